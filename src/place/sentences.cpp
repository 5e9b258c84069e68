// SPDX-License-Identifier: MIT
#include "place/sentences.hpp"

#include "place/characters.hpp"
#include "place/word_set.hpp"

#include <algorithm>

namespace cordon::place {

namespace {

/// Words that a stop may follow within a sentence, folded.
constexpr auto abbreviations = make_word_set(
    "adj", "adm", "apr", "art", "aug", "av", "ave", "bd", "blvd", "brig", "capt", "cdt", "cf", "ch",
    "cie", "cmdr", "co", "col", "corp", "cpl", "dec", "dept", "dr", "env", "feb", "fig", "fr", "ft",
    "gen", "gov", "hon", "inc", "jan", "janv", "jr", "jul", "jun", "lt", "ltd", "m", "maj", "me",
    "mgr", "mlle", "mm", "mme", "mr", "mrs", "ms", "mt", "nov", "oct", "ph", "pl", "pr", "prof",
    "pvt", "rd", "rep", "reps", "rev", "sen", "sens", "sep", "sept", "sgt", "sr", "st", "ste",
    "tel", "u", "vs", "vol");

/// Words that open a sentence after an initialism: `in the U.S. The army …`.
constexpr auto openers =
    make_word_set("a", "after", "an", "and", "as", "at", "but", "for", "he", "her", "his", "i",
                  "if", "in", "it", "its", "on", "she", "that", "the", "their", "there", "these",
                  "they", "this", "we", "when", "while", "il", "elle", "le", "la", "les", "un",
                  "une", "des", "ce", "cette", "dans", "en", "mais");

bool is_closing(std::string_view sign) {
    return sign == "\"" || sign == "»" || sign == "”" || sign == "’" || sign == "'" ||
           sign == ")" || sign == "]";
}

bool is_opening(std::string_view sign) {
    return sign == "\"" || sign == "«" || sign == "“" || sign == "‘" || sign == "'" ||
           sign == "(" || sign == "[" || sign == "-" || sign == "–" || sign == "—" || sign == "•" ||
           sign == "*";
}

bool is_final(std::string_view sign) {
    return sign == "." || sign == "!" || sign == "?" || sign == "…";
}

class Splitter {
  public:
    explicit Splitter(TokenizedText& text) : text_(text) {}

    void run() {
        const bool wrapped = is_wrapped();
        std::size_t first = 0;
        for (std::size_t i = 1; i <= text_.tokens.size(); ++i) {
            if (i < text_.tokens.size() && !ends_paragraph(i, wrapped)) continue;
            paragraph(first, i);
            first = i;
        }
    }

  private:
    [[nodiscard]] const Token& token(std::size_t i) const { return text_.tokens[i]; }

    /// Number of line breaks in the gap before a token; CR LF counts once.
    [[nodiscard]] int breaks_before(std::size_t i) const {
        int breaks = 0;
        char last = 0;
        for (std::uint32_t at = token(i - 1).span.end; at < token(i).span.begin; ++at) {
            const char c = text_.text[at];
            if (c == '\n' && last != '\r') ++breaks;
            if (c == '\r') ++breaks;
            last = c;
        }
        return breaks;
    }

    /// A quarter of the lines go on with a lower-case word: the text was wrapped.
    [[nodiscard]] bool is_wrapped() {
        std::size_t lines = 0;
        std::size_t going_on = 0;
        std::size_t line_begin = 0;
        for (std::size_t i = 1; i < text_.tokens.size(); ++i) {
            if (!token(i).line_break_before) continue;
            ++lines;
            const std::size_t length = token(i - 1).span.end - line_begin;
            longest_line_ = std::max(longest_line_, length);
            line_begin = token(i).span.begin;
            if (token(i).kind == TokenKind::word && !token(i).capitalised) ++going_on;
        }
        return lines >= 3 && going_on * 4 >= lines && longest_line_ <= 120;
    }

    [[nodiscard]] bool ends_paragraph(std::size_t i, bool wrapped) {
        if (!token(i).line_break_before) return false;
        const std::size_t length = token(i - 1).span.end - line_begin_;
        line_begin_ = token(i).span.begin;
        return !wrapped || breaks_before(i) > 1 || length * 10 < longest_line_ * 6;
    }

    void paragraph(std::size_t first, std::size_t end) {
        const auto number = static_cast<std::uint32_t>(text_.paragraphs.size());
        text_.paragraphs.push_back({token(first).span.begin, token(end - 1).span.end});
        for (std::size_t i = first; i < end; ++i) text_.tokens[i].paragraph = number;
        std::size_t from = first;
        for (std::size_t i = first; i < end; ++i) {
            if (!ends_sentence(i, end)) continue;
            std::size_t stop = i + 1;
            while (stop < end && !token(stop).space_before && is_closing(text_.words(stop))) ++stop;
            // « … . » with a space before the closing sign.
            if (stop < end && text_.words(stop) == "»") ++stop;
            sentence(from, stop);
            from = stop;
            i = stop - 1;
        }
        if (from < end) sentence(from, end);
    }

    /// The token behind the signs without spaces between them, final or closing, that follow token
    /// `i`. Kept for the other signs of the run: a line of dots is walked over once.
    [[nodiscard]] std::size_t behind_signs(std::size_t i, std::size_t end) {
        std::size_t next = i + 1;
        if (next <= signs_end_) return signs_end_;
        while (next < end && !token(next).space_before &&
               (is_closing(text_.words(next)) || is_final(text_.words(next))))
            ++next;
        signs_end_ = next;
        return next;
    }

    [[nodiscard]] bool ends_sentence(std::size_t i, std::size_t end) {
        if (token(i).kind == TokenKind::word)
            return i + 1 < end && is_initialism(i) && token(i + 1).capitalised &&
                   openers.contains(text_.fold(i + 1));
        const std::string_view sign = text_.words(i);
        if (!is_final(sign)) return false;
        std::size_t next = behind_signs(i, end);
        if (next < end && text_.words(next) == "»") ++next;
        if (next >= end) return true;
        if (is_final(text_.words(next - 1)) && next > i + 1) return false; // the last of `...` ends
        if (!token(next).space_before) return false;
        if (sign == "." && i > 0 && !token(i).space_before && is_abbreviation(i - 1)) return false;
        while (next < end && is_opening(text_.words(next))) ++next;
        return next >= end || token(next).kind != TokenKind::word || token(next).capitalised;
    }

    [[nodiscard]] bool is_initialism(std::size_t i) const {
        const std::string_view words = text_.words(i);
        return words.size() > 2 && words.back() == '.';
    }

    [[nodiscard]] bool is_abbreviation(std::size_t i) const {
        if (token(i).kind != TokenKind::word) return false;
        if (abbreviations.contains(text_.fold(i))) return true;
        return token(i).capitalised && text_.fold(i).size() == 1;
    }

    void sentence(std::size_t first, std::size_t end) {
        const auto number = static_cast<std::uint32_t>(text_.sentences.size());
        text_.sentences.push_back({token(first).span.begin, token(end - 1).span.end});
        bool begun = false;
        for (std::size_t i = first; i < end; ++i) {
            Token& t = text_.tokens[i];
            t.sentence = number;
            if (!begun && t.kind != TokenKind::punctuation) {
                t.sentence_start = true;
                begun = true;
            }
        }
    }

    TokenizedText& text_;
    std::size_t longest_line_ = 0;
    std::size_t line_begin_ = 0;
    std::size_t signs_end_ = 0;
};

} // namespace

bool is_abbreviation(std::string_view folded) {
    return abbreviations.contains(folded);
}

void split_sentences(TokenizedText& text) {
    if (!text.tokens.empty()) Splitter(text).run();
}

} // namespace cordon::place

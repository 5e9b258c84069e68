// SPDX-License-Identifier: MIT
#include "place/tokens.hpp"

#include "core/diagnostic.hpp"
#include "core/unicode.hpp"
#include "place/characters.hpp"
#include "place/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::place {

namespace {

constexpr std::size_t max_text_bytes = std::size_t{16} << 20U;

/// What may stand before the apostrophe of a French elision.
constexpr std::array<std::string_view, 13> elisions = {
    "l", "d", "qu", "n", "s", "j", "c", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"};

/// Elisions stand before a vowel or a mute h only: `N'Djamena` and `M'bour` are names.
bool opens_with_vowel(std::string_view rest) {
    std::string folded = fold_name(rest.substr(0, std::min<std::size_t>(rest.size(), 4)));
    return !folded.empty() && std::string_view("aeiouyh").find(folded.front()) != std::string::npos;
}

class Tokenizer {
  public:
    explicit Tokenizer(TokenizedText& out) : out_(out), text_(out.text) {}

    void run() {
        constexpr std::size_t bytes_of_token = 5; // with the space behind it; fewer are rare
        out_.tokens.reserve(text_.size() / bytes_of_token);
        out_.folded.reserve(text_.size());
        while (at_ < text_.size()) step();
    }

  private:
    void step() {
        const Character c = character_at(text_, at_);
        switch (c.kind) {
        case CharClass::line_break:
            line_break_ = space_ = true;
            at_ += c.length;
            break;
        case CharClass::space:
        case CharClass::invisible:
            space_ = space_ || c.kind == CharClass::space;
            at_ += c.length;
            break;
        case CharClass::letter: word(); break;
        case CharClass::digit: number(); break;
        case CharClass::hyphen:
            if (joins(c.length)) {
                hyphen_ = true;
                at_ += c.length;
                break;
            }
            [[fallthrough]];
        default: sign(c); break;
        }
    }

    /// A hyphen between two letters or digits joins them.
    [[nodiscard]] bool joins(std::uint32_t length) const {
        if (space_ || out_.tokens.empty() || out_.tokens.back().span.end != at_) return false;
        const CharClass next = character_at(text_, at_ + length).kind;
        return out_.tokens.back().kind != TokenKind::punctuation &&
               (next == CharClass::letter || next == CharClass::digit);
    }

    void sign(const Character& c) {
        Token token = begin(TokenKind::punctuation);
        if (c.code == 0xFFFD && c.length == 1)
            out_.folded += '?';
        else if (c.kind == CharClass::apostrophe)
            out_.folded += '\'';
        else
            out_.folded += text_.substr(at_, c.length);
        at_ += c.length;
        end(token);
    }

    /// Most words: letters of ASCII with a space or a sign behind them. False, and nothing is done,
    /// for single letters and for words that may go on.
    bool plain_word() {
        std::size_t to = at_;
        std::size_t upper = 0;
        while (to < text_.size() && is_ascii(text_[to]) && ascii(text_[to]) == CharClass::letter) {
            upper += text_[to] >= 'A' && text_[to] <= 'Z' ? 1 : 0;
            ++to;
        }
        if (to < at_ + 2) return false;
        if (to < text_.size()) {
            const CharClass next = is_ascii(text_[to]) ? ascii(text_[to]) : CharClass::letter;
            if (next == CharClass::digit || next == CharClass::apostrophe ||
                next == CharClass::letter)
                return false;
        }
        Token token = begin(TokenKind::word);
        token.capitalised = text_[at_] <= 'Z'; // in ASCII all capitals come first
        token.all_caps = upper == to - at_;
        constexpr char small = 'a' - 'A'; // the bit that tells a small letter from its capital
        out_.folded += text_.substr(at_, to - at_);
        for (std::size_t i = token.folded; i < out_.folded.size(); ++i)
            out_.folded[i] = static_cast<char>(out_.folded[i] | small);
        at_ = to;
        end(token);
        return true;
    }

    static bool is_ascii(char c) { return static_cast<unsigned char>(c) < ascii_classes.size(); }
    static CharClass ascii(char c) { return ascii_classes[static_cast<unsigned char>(c)]; }

    void word() {
        if (plain_word() || initialism()) return;
        Token token = begin(TokenKind::word);
        const std::size_t first = at_;
        std::size_t to = at_;
        while (to < text_.size()) {
            const Character c = character_at(text_, to);
            if (c.kind == CharClass::apostrophe) {
                const CharClass next = character_at(text_, to + c.length).kind;
                if (next != CharClass::letter || possessive(to, c.length)) break;
                if (is_elision(text_.substr(first, to - first), to + c.length)) {
                    token.elided = true;
                    break;
                }
            } else if (c.kind != CharClass::letter && c.kind != CharClass::mark &&
                       c.kind != CharClass::digit && c.kind != CharClass::invisible) {
                break;
            }
            to += c.length;
        }
        measure_case(token, first, to);
        out_.folded += fold_name(text_.substr(first, to - first));
        if (token.elided) to += character_at(text_, to).length;
        at_ = to;
        end(token);
        if (!token.elided) possessive_mark();
    }

    /// `'s` (or `'S` in titles) at the end of a word.
    [[nodiscard]] bool possessive(std::size_t apostrophe, std::uint32_t length) const {
        const std::size_t s = apostrophe + length;
        if (s >= text_.size() || (text_[s] != 's' && text_[s] != 'S')) return false;
        const CharClass behind = character_at(text_, s + 1).kind;
        return behind != CharClass::letter && behind != CharClass::digit &&
               behind != CharClass::apostrophe;
    }

    void possessive_mark() {
        const Character c = character_at(text_, at_);
        if (c.kind != CharClass::apostrophe || !possessive(at_, c.length)) return;
        Token token = begin(TokenKind::word);
        token.possessive = true;
        out_.folded += 's';
        at_ += c.length + 1;
        end(token);
    }

    [[nodiscard]] bool is_elision(std::string_view head, std::size_t rest) const {
        // Asked at each apostrophe of a word: a long head is not folded again and again.
        constexpr std::size_t longest_head = 32;
        if (head.size() > longest_head) return false;
        const std::string folded = fold_name(head);
        return std::find(elisions.begin(), elisions.end(), folded) != elisions.end() &&
               opens_with_vowel(text_.substr(rest));
    }

    /// `U.S.`, `D.C.`, `U.S`: single letters with stops between them are one word.
    bool initialism() {
        if (at_ < no_initialism_before_) return false;
        std::size_t to = at_;
        int letters = 0;
        while (true) {
            const Character letter = character_at(text_, to);
            if (letter.kind != CharClass::letter || !letter.upper) break;
            const std::size_t dot = to + letter.length;
            const bool has_dot = dot < text_.size() && text_[dot] == '.';
            if (!has_dot) {
                const CharClass behind = character_at(text_, dot).kind;
                if (letters > 0 && behind != CharClass::letter && behind != CharClass::digit) {
                    to = dot;
                    ++letters;
                }
                break;
            }
            to = dot + 1;
            ++letters;
        }
        if (letters < 2) return false;
        const CharClass behind = character_at(text_, to).kind;
        if (behind == CharClass::letter) {
            // So does the rest of the run, which is not read again from each of its letters.
            no_initialism_before_ = to;
            return false;
        }
        Token token = begin(TokenKind::word);
        token.capitalised = token.all_caps = true;
        out_.folded += fold_name(text_.substr(at_, to - at_));
        at_ = to;
        end(token);
        possessive_mark();
        return true;
    }

    void number() {
        Token token = begin(TokenKind::number);
        std::size_t to = digits(at_);
        const bool can_group = to - at_ <= 3;
        while (true) {
            const Character c = character_at(text_, to);
            const std::size_t next = to + c.length;
            if (character_at(text_, next).kind != CharClass::digit) break;
            const std::size_t stop = digits(next);
            if (c.kind == CharClass::space) {
                if (!can_group || stop - next != 3) break;
            } else if (c.code != U'.' && c.code != U',') {
                break;
            }
            to = stop;
        }
        for (std::size_t i = at_; i < to;) {
            const Character c = character_at(text_, i);
            if (c.kind != CharClass::space) out_.folded += text_.substr(i, c.length);
            i += c.length;
        }
        at_ = to;
        end(token);
    }

    [[nodiscard]] std::size_t digits(std::size_t from) const {
        while (from < text_.size()) {
            const Character c = character_at(text_, from);
            if (c.kind != CharClass::digit) break;
            from += c.length;
        }
        return from;
    }

    void measure_case(Token& token, std::size_t from, std::size_t to) const {
        int letters = 0;
        int upper = 0;
        for (std::size_t i = from; i < to;) {
            const Character c = character_at(text_, i);
            if (c.kind == CharClass::letter) {
                if (letters == 0) token.capitalised = c.upper;
                ++letters;
                upper += c.upper ? 1 : 0;
            }
            i += c.length;
        }
        token.all_caps = letters >= 2 && upper == letters;
    }

    [[nodiscard]] Token begin(TokenKind kind) const {
        return {.span = {static_cast<std::uint32_t>(at_), 0},
                .folded = static_cast<std::uint32_t>(out_.folded.size()),
                .kind = kind,
                .space_before = space_,
                .line_break_before = line_break_,
                .hyphen_before = hyphen_};
    }

    void end(Token& token) {
        token.span.end = static_cast<std::uint32_t>(at_);
        token.folded_length = static_cast<std::uint32_t>(out_.folded.size()) - token.folded;
        out_.tokens.push_back(token);
        space_ = line_break_ = hyphen_ = false;
    }

    TokenizedText& out_;
    std::string_view text_;
    std::size_t at_ = 0;
    bool space_ = false;
    bool line_break_ = false;
    bool hyphen_ = false;
    std::size_t no_initialism_before_ = 0;
};

} // namespace

std::size_t TokenizedText::token_at(std::uint32_t at) const {
    const auto found =
        std::upper_bound(tokens.begin(), tokens.end(), at,
                         [](std::uint32_t value, const Token& t) { return value < t.span.end; });
    return static_cast<std::size_t>(found - tokens.begin());
}

TokenizedText tokenize(std::string text, std::optional<TextLanguage> language) {
    if (text.size() > max_text_bytes)
        throw Error(
            fmt::format("the text has {} bytes; at most {} are read", text.size(), max_text_bytes),
            "give one article at a time");
    TokenizedText out;
    out.text = std::move(text);
    Tokenizer(out).run();
    out.language = language ? *language : guess_language(out);
    split_sentences(out);
    return out;
}

} // namespace cordon::place

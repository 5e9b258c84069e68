// SPDX-License-Identifier: MIT
#include "incident/extract/text_mending.hpp"

#include "core/ascii.hpp"
#include "core/unicode.hpp"
#include "incident/extract/html_date.hpp"
#include "incident/extract/page_furniture.hpp"

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

/// First parts of compounds, which keep their hyphen, folded; numbers and directions among them.
constexpr auto compound_heads = std::to_array<std::string_view>({
    "sous",   "vice",  "quatre", "vingt",   "trente", "quarante", "cinquante", "soixante",
    "dix",    "cent",  "demi",   "mi",      "nord",   "sud",      "est",       "ouest",
    "centre", "peut",  "ci",     "non",     "ex",     "self",     "anti",      "pro",
    "semi",   "mid",   "north",  "south",   "east",   "west",     "twenty",    "thirty",
    "forty",  "fifty", "sixty",  "seventy", "eighty", "ninety",   "al",        "el",
    "well",   "c",     "a",      "y",
});
/// Words behind a hyphen that stands for itself: "pre- and postwar".
constexpr auto joining_words = std::to_array<std::string_view>({"and", "or", "et", "ou", "to"});

bool is_letter_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z') || byte >= 0x80;
}

/// The letters that end at `end`.
std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && is_letter_byte(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}
std::string_view word_at(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_letter_byte(text[end])) ++end;
    return text.substr(begin, end - begin);
}

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Where the word goes on when a line ends in the hyphen at `at`; 0 when it does not.
std::size_t next_part(std::string_view text, std::size_t at) {
    if (at == 0 || !is_letter_byte(text[at - 1])) return 0;
    std::size_t next = at + 1;
    if (next < text.size() && text[next] == '\r') ++next;
    if (next >= text.size() || text[next] != '\n') return 0;
    ++next;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
    const std::string_view word = word_at(text, next);
    if (word.empty() || to_lower(word) != word || is_one_of(joining_words, word)) return 0;
    return next;
}

/// "a-t-⏎on", "quatre-⏎vingts": the hyphen belongs to the word.
bool keeps_hyphen(std::string_view text, std::size_t at) {
    const std::string_view head = word_before(text, at);
    const bool second = at > head.size() && text[at - head.size() - 1] == '-';
    return second || is_one_of(compound_heads, fold_name(head));
}

class Mender {
  public:
    explicit Mender(std::string_view text) : text_(text) {}

    MendedText run() {
        for (std::size_t at = 0; at < text_.size();) {
            if (const std::size_t unseen = width_of_unseen(text_.substr(at)); unseen > 0) {
                skip_to(at + unseen, at);
                at += unseen;
                continue;
            }
            if (owes_break_ && (text_[at] == ' ' || text_[at] == '\n')) pay_break(at);
            const std::size_t next = text_[at] == '-' ? next_part(text_, at) : 0;
            if (next == 0) {
                ++at;
                continue;
            }
            skip_to(next, keeps_hyphen(text_, at) ? at + 1 : at);
            owes_break_ = true;
            at = next;
        }
        if (done_ == 0) return {};
        take(text_.size());
        return std::move(mended_);
    }

  private:
    /// Takes what stands before `from`, and goes on at `to`.
    void skip_to(std::size_t to, std::size_t from) {
        take(from);
        done_ = to;
    }
    /// The line ends behind the joined word: lines as long as before tell that the text is wrapped.
    void pay_break(std::size_t at) {
        owes_break_ = false;
        if (text_[at] == '\n') return;
        take(at);
        mended_.origins.emplace_back(static_cast<std::uint32_t>(mended_.text.size()),
                                     static_cast<std::uint32_t>(at));
        mended_.text += '\n';
        done_ = at + 1;
    }
    void take(std::size_t to) {
        if (to <= done_) return;
        mended_.origins.emplace_back(static_cast<std::uint32_t>(mended_.text.size()),
                                     static_cast<std::uint32_t>(done_));
        mended_.text += text_.substr(done_, to - done_);
    }

    std::string_view text_;
    std::size_t done_ = 0;    ///< bytes that were taken or left out
    bool owes_break_ = false; ///< a line end was left out within a word
    MendedText mended_;
};

bool is_list_item(std::string_view line) {
    line = trimmed(line);
    if (line.size() > 1 && std::string_view("-*+").find(line[0]) != std::string_view::npos)
        return line[1] == ' ';
    if (line.starts_with("•")) return true;
    std::size_t digits = 0;
    while (digits < line.size() && is_digit(line[digits])) ++digits;
    return digits > 0 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
           line[digits + 1] == ' ';
}

/// The words of a line without the marks of Markdown around them.
std::string_view bare(std::string_view line) {
    constexpr std::string_view marks = "#*_>[]` \t\r:";
    const std::size_t first = line.find_first_not_of(marks);
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(marks) - first + 1);
}

/// A label that points to other articles; "Latest news" may as well head the text itself.
bool is_pointer_label(std::string_view words) {
    if (!is_furniture_label(words)) return false;
    const std::string folded = " " + fold_name(words) + " ";
    const std::array<std::string_view, 14> pointing = {
        " related ", " similar ", " similaires ", " connexes ", " associes ",
        " lies ",    " lire ",    " read ",       " also ",     " aussi ",
        " sujet ",   " theme ",   " rubrique ",   " see "};
    return std::any_of(pointing.begin(), pointing.end(), [&](std::string_view word) {
        return folded.find(word) != std::string::npos;
    });
}

/// Which lines of a text point elsewhere, one after the other.
class PointerFinder {
  public:
    bool points(std::string_view line) {
        constexpr std::size_t longest = 300; // bytes: a longer line is a paragraph
        const std::string_view words = bare(line);
        if (words.empty()) {
            after_gap_ = true;
            return false;
        }
        if (in_list_ && goes_on(line, words)) {
            after_gap_ = false;
            return true;
        }
        in_list_ = is_pointer_label(words);
        after_gap_ = false;
        was_item_ = false;
        return in_list_ ||
               (words.size() <= longest && is_teaser_line(words, false) && is_worded(words));
    }

  private:
    /// Items of the list, or short lines directly below each other.
    bool goes_on(std::string_view line, std::string_view words) {
        constexpr std::size_t longest_title = 140;
        if (is_list_item(line)) {
            was_item_ = true;
            return true;
        }
        const bool title = words.size() <= longest_title && words.back() != '.' && !after_gap_;
        return title && !was_item_;
    }
    /// "Lire aussi", "READ ALSO": single words such as "Read" or "More" say too little here.
    static bool is_worded(std::string_view words) {
        const std::string head = fold_name(words.substr(0, words.find_first_of(":|>")));
        return head.find(' ') != std::string::npos;
    }

    bool in_list_ = false;
    bool was_item_ = false;
    bool after_gap_ = false;
};

} // namespace

std::size_t width_of_unseen(std::string_view text) {
    constexpr std::string_view leads = "\xC2\xE2\xEF";
    if (text.empty() || leads.find(text.front()) == std::string_view::npos) return 0;
    if (text.starts_with("\u00AD")) return 2;
    for (const std::string_view unseen : {"\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF"})
        if (text.starts_with(unseen)) return unseen.size();
    return 0;
}

MendedText mend_text(std::string text) {
    MendedText mended = Mender(text).run();
    if (mended.origins.empty()) mended.text = std::move(text);
    return mended;
}

std::size_t blank_pointers(std::string& text) {
    std::size_t lines = 0;
    PointerFinder finder;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (finder.points(std::string_view(text).substr(at, end - at))) {
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
                      text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
            ++lines;
        }
        at = end + 1;
    }
    return lines;
}

std::size_t front_matter_end(std::string_view text) {
    constexpr std::size_t longest = 16384;
    const std::string_view mark = text.substr(0, 3);
    if (mark != "---" && mark != "+++") return 0;
    bool has_member = false;
    for (std::size_t at = text.find('\n'); at < longest;) {
        const std::size_t begin = at + 1;
        at = text.find('\n', begin);
        const std::string_view line =
            trimmed(text.substr(begin, at == std::string_view::npos ? at : at - begin));
        if (line == mark) return has_member ? begin + line.size() : 0;
        const bool member = line.find(mark == "---" ? ':' : '=') != std::string_view::npos;
        has_member = has_member || member;
        const bool first_is_text = !has_member && !line.empty() && !line.starts_with('#');
        if (first_is_text) return 0;
    }
    return 0;
}

std::optional<Date> front_matter_date(std::string_view front_matter) {
    for (std::string_view rest = front_matter; !rest.empty();) {
        const std::string_view line = trimmed(take_part(rest, '\n'));
        const std::size_t sign = line.find_first_of(":=");
        if (sign == std::string_view::npos) continue;
        const std::string key = fold_name(line.substr(0, sign));
        const bool wanted = key == "date" || key == "published" || key == "pubdate" ||
                            key == "publishdate" || key == "publish date" ||
                            key == "date published" || key == "datepublished" ||
                            key == "published at" || key == "published time";
        if (!wanted) continue;
        std::string_view value = trimmed(line.substr(sign + 1));
        while (!value.empty() && (value.front() == '"' || value.front() == '\''))
            value.remove_prefix(1);
        if (auto day = day_of_stamp(value)) return day;
    }
    return std::nullopt;
}

} // namespace cordon::incident

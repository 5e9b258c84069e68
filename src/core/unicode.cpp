// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"

#include "core/diagnostic.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace cordon {

namespace {

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

const icu::Normalizer2& nfkd() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status) != 0 || normalizer == nullptr)
        throw Error("ICU has no normalization data", "install libicu72 with its data");
    return *normalizer;
}

/// Letters that NFKD leaves whole although readers take them for plain ones; 0 = none.
std::u16string_view plain_form(char16_t c) {
    switch (c) {
    case u'\u0153': return u"oe";
    case u'\u00E6': return u"ae";
    case u'\u00DF': return u"ss";
    case u'\u00F8': return u"o";
    case u'\u0142': return u"l";
    case u'\u0111': return u"d";
    case u'\u0131': return u"i";
    default: return {};
    }
}

/// Appends a code point of the folded text; `gap` remembers a break between words.
void add_folded(UChar32 c, icu::UnicodeString& out, bool& gap) {
    const int8_t kind = u_charType(c);
    if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return;
    // Modifier letters such as U+02BC are apostrophes in names.
    if (u_isalnum(c) == 0 || kind == U_MODIFIER_LETTER) {
        gap = out.length() > 0;
        return;
    }
    if (gap) out.append(u' ');
    gap = false;
    const std::u16string_view plain =
        c <= 0xFFFF ? plain_form(static_cast<char16_t>(c)) : std::u16string_view();
    if (plain.empty())
        out.append(c);
    else
        out.append(plain.data(), static_cast<int32_t>(plain.size()));
}

/// The folded text by ICU, whatever its letters.
std::string fold_any(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString lower =
        nfkd().normalize(from_utf8(text), status).toLower(icu::Locale::getRoot());
    icu::UnicodeString out;
    bool gap = false;
    for (int32_t i = 0; i < lower.length(); i = lower.moveIndex32(i, 1))
        add_folded(lower.char32At(i), out, gap);
    std::string utf8;
    return out.toUTF8String(utf8);
}

/// What one character becomes: up to two letters, a gap between words, nothing, or by ICU only.
struct Folded {
    enum class Kind : std::uint8_t { letters, gap, nothing, by_icu };
    Kind kind = Kind::by_icu;
    std::array<char, 2> letters{}; ///< the second is 0 when there is one
};

Folded fold_one(const std::string& character) {
    // Between two letters a gap shows, and what is dropped leaves nothing.
    const std::string between = fold_any("x" + character + "x");
    const std::string_view middle = std::string_view(between).substr(1, between.size() - 2);
    if (middle.empty()) return {Folded::Kind::nothing, {}};
    if (middle == " ") return {Folded::Kind::gap, {}};
    const bool plain = middle.size() <= 2 && std::all_of(middle.begin(), middle.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                       });
    if (!plain) return {};
    return {Folded::Kind::letters, {middle[0], middle.size() > 1 ? middle[1] : '\0'}};
}

/// U+0000 … U+017F, asked from ICU once: nearly all names of places need no more.
constexpr std::size_t latin_size = 0x180;
const std::array<Folded, latin_size>& latin_table() {
    static const std::array<Folded, latin_size> table = [] {
        std::array<Folded, latin_size> made;
        for (std::size_t c = 1; c < latin_size; ++c) {
            std::string character;
            icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(character);
            made.at(c) = fold_one(character);
        }
        return made;
    }();
    return table;
}

/// What the characters of ASCII become; 0 is a gap between words.
constexpr std::array<char, 0x80> ascii_table = [] {
    std::array<char, 0x80> made{};
    for (char c = '0'; c <= '9'; ++c) made[static_cast<unsigned char>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) {
        made[static_cast<unsigned char>(c)] = c;
        made[static_cast<unsigned char>(c - 'a' + 'A')] = c;
    }
    return made;
}();

/// Writes what folding makes of a text, character by character. It never needs more room than the
/// text itself: a gap takes one byte at most, a letter of two bytes becomes two at most.
class Folding {
  public:
    explicit Folding(std::size_t room) : out_(room, '\0') {}
    void add_ascii(char c) {
        const char letter = ascii_table[static_cast<unsigned char>(c)];
        if (letter == '\0')
            add_gap();
        else
            add(letter);
    }
    void add(const Folded& one) {
        if (one.kind == Folded::Kind::gap) add_gap();
        if (one.kind != Folded::Kind::letters) return;
        add(one.letters[0]);
        if (one.letters[1] != '\0') out_[end_++] = one.letters[1];
    }
    void add_gap() { gap_ = end_ > 0; }
    [[nodiscard]] std::string take() {
        out_.resize(end_);
        return std::move(out_);
    }

  private:
    void add(char letter) {
        if (gap_) out_[end_++] = ' ';
        gap_ = false;
        out_[end_++] = letter;
    }

    std::string out_;
    std::size_t end_ = 0;
    bool gap_ = false;
};

/// The common case in one pass; false for a letter or sign that only ICU knows.
bool fold_latin(std::string_view text, std::string& out) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    Folding folding(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (byte(i) < 0x80) {
            folding.add_ascii(text[i]);
        } else if (byte(i) >= 0xC2 && byte(i) <= 0xC5 && continues(i + 1)) {
            const Folded& one = latin_table().at((byte(i) & 0x1FU) << 6U | (byte(i + 1) & 0x3FU));
            if (one.kind == Folded::Kind::by_icu) return false;
            folding.add(one);
            i += 1;
        } else if (byte(i) == 0xE2 && byte(i + 1) == 0x80 && byte(i + 2) >= 0x90 &&
                   byte(i + 2) <= 0xA7) {
            folding.add_gap(); // U+2010 … U+2027: dashes, quotation marks, dots
            i += 2;
        } else {
            return false;
        }
    }
    out = folding.take();
    return true;
}

/// Does the character belong to a word, and not part two of them?
bool in_word(UChar32 c) {
    const int8_t kind = u_charType(c);
    const bool mark = kind == U_NON_SPACING_MARK || kind == U_COMBINING_SPACING_MARK ||
                      kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR;
    return mark || (u_isalnum(c) != 0 && kind != U_MODIFIER_LETTER);
}

} // namespace

std::string fold_name(std::string_view text) {
    std::string quick;
    return fold_latin(text, quick) ? quick : fold_any(text);
}

std::vector<Word> split_words(std::string_view text) {
    std::vector<Word> words;
    const icu::UnicodeString units = from_utf8(text);
    int32_t begin = 0;
    const auto finish = [&](int32_t end) {
        std::string given;
        units.tempSubStringBetween(begin, end).toUTF8String(given);
        std::string folded = fold_name(given);
        if (!folded.empty()) words.push_back({std::move(given), std::move(folded)});
    };
    for (int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
        if (in_word(units.char32At(i))) continue;
        finish(i);
        begin = units.moveIndex32(i, 1);
    }
    finish(units.length());
    return words;
}

std::string to_upper(std::string_view text, const std::string& language) {
    std::string out;
    return from_utf8(text).toUpper(icu::Locale(language.c_str())).toUTF8String(out);
}

std::string to_lower(std::string_view text, const std::string& language) {
    std::string out;
    return from_utf8(text).toLower(icu::Locale(language.c_str())).toUTF8String(out);
}

std::string capitalised(std::string_view text, const std::string& language) {
    std::size_t size = text.empty() ? 0 : 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
    return to_upper(text.substr(0, size), language) + std::string(text.substr(size));
}

std::string with_apostrophes(std::string_view text) {
    const auto is_letter = [&](std::size_t i) {
        const auto c = static_cast<unsigned char>(text[i]);
        return c >= 0x80U || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool inner = i > 0 && i + 1 < text.size();
        if (text[i] == '\'' && inner && is_letter(i - 1) && is_letter(i + 1))
            out += "\u2019";
        else
            out += text[i];
    }
    return out;
}

} // namespace cordon

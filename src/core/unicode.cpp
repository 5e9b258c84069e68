// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"

#include "core/diagnostic.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

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
    if (!u_isalnum(c) || kind == U_MODIFIER_LETTER) {
        gap = !out.isEmpty();
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

/// The common case in one pass; false when the text is not ASCII.
bool fold_ascii(std::string_view text, std::string& out) {
    bool gap = false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!upper && !plain) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return true;
}

} // namespace

std::string fold_name(std::string_view text) {
    std::string quick;
    if (fold_ascii(text, quick)) return quick;
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

std::string to_upper(std::string_view text, const std::string& language) {
    std::string out;
    return from_utf8(text).toUpper(icu::Locale(language.c_str())).toUTF8String(out);
}

std::string to_lower(std::string_view text, const std::string& language) {
    std::string out;
    return from_utf8(text).toLower(icu::Locale(language.c_str())).toUTF8String(out);
}

} // namespace cordon

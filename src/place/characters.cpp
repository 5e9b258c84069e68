// SPDX-License-Identifier: MIT
#include "place/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace cordon::place {

namespace {

CharClass classify(char32_t code) {
    switch (code) {
    case 0x85:
    case 0x2028:
    case 0x2029: return CharClass::line_break;
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x02BB:
    case 0x2032:
    case 0xFF07: return CharClass::apostrophe;
    case 0x2010:
    case 0x2011: return CharClass::hyphen;
    default: break;
    }
    const auto c = static_cast<UChar32>(code);
    if (u_isalpha(c) != 0) return CharClass::letter;
    if (u_isdigit(c) != 0) return CharClass::digit;
    switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return CharClass::mark;
    case U_FORMAT_CHAR: return CharClass::invisible;
    case U_SPACE_SEPARATOR: return CharClass::space;
    default: return CharClass::sign;
    }
}

} // namespace

Character wide_character_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {.code = 0, .length = 0, .kind = CharClass::line_break};
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);
    const auto left = static_cast<std::int32_t>(text.size() - at < 4 ? text.size() - at : 4);
    std::int32_t used = 0;
    UChar32 code = 0;
    U8_NEXT(bytes, used, left, code);
    if (code < 0) return {.code = 0xFFFD, .length = 1, .kind = CharClass::sign};
    return {.code = static_cast<char32_t>(code),
            .length = static_cast<std::uint32_t>(used),
            .kind = classify(static_cast<char32_t>(code)),
            .upper = u_isUUppercase(code) != 0 || u_istitle(code) != 0};
}

Character character_before(std::string_view text, std::size_t at) {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
        const auto byte = static_cast<unsigned char>(text[at - back]);
        if ((byte & 0xC0U) == 0x80U) continue;
        const Character c = character_at(text, at - back);
        if (c.length == back) return c;
        break;
    }
    if (at == 0) return {.code = 0, .length = 0, .kind = CharClass::line_break};
    return {.code = 0xFFFD, .length = 1, .kind = CharClass::sign};
}

} // namespace cordon::place

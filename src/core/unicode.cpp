// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace cordon {

namespace {

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

} // namespace

std::string to_upper(std::string_view text, const std::string& language) {
    std::string out;
    return from_utf8(text).toUpper(icu::Locale(language.c_str())).toUTF8String(out);
}

std::string to_lower(std::string_view text, const std::string& language) {
    std::string out;
    return from_utf8(text).toLower(icu::Locale(language.c_str())).toUTF8String(out);
}

} // namespace cordon

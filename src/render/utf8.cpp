// SPDX-License-Identifier: MIT
#include "render/utf8.hpp"

namespace cordon::render {

namespace {

/// Length that a first byte announces; 0 for a byte that cannot start a character.
std::size_t announced_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return 2;
    if (first >= 0xE0 && first <= 0xEF) return 3;
    if (first >= 0xF0 && first <= 0xF4) return 4;
    return 0;
}

/// Smallest value that needs `length` bytes.
constexpr char32_t smallest(std::size_t length) {
    return length == 4 ? 0x10000 : length == 3 ? 0x800 : length == 2 ? 0x80 : 0;
}

} // namespace

CodePoint decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const std::size_t length = announced_length(byte(0));
    if (length == 0 || at + length > text.size()) return {};
    if (length == 1) return {byte(0), 1, true};
    char32_t value = byte(0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {};
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest(length) || value > 0x10FFFF || surrogate) return {};
    return {value, length, true};
}

bool is_legal_character(char32_t value) {
    if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
    if (value >= 0x7F && value <= 0x9F) return false; // C1 controls are legal but only ever noise
    return value < 0xD800 || (value > 0xDFFF && value < 0xFFFE) || value > 0xFFFF;
}

bool is_clean_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        if (!c.valid || !is_legal_character(c.value)) return false;
        i += c.length;
    }
    return true;
}

std::string clean_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        if (!c.valid)
            out += "\uFFFD";
        else if (is_legal_character(c.value))
            out += text.substr(i, c.length);
        i += c.length;
    }
    return out;
}

} // namespace cordon::render

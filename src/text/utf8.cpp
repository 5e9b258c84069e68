// SPDX-License-Identifier: MIT
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace cordon::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// What a first byte promises: how many bytes follow, and the range of the second one (Unicode,
/// table 3-7).
struct Lead {
    std::size_t following = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    char32_t bits = 0;
};

Lead lead_of(std::uint8_t byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF, byte & 0x1FU};
    if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};
    if (byte == 0xED) return {2, 0x80, 0x9F, 0xD};
    if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF, byte & 0x0FU};
    if (byte == 0xF0) return {3, 0x90, 0xBF, 0};
    if (byte == 0xF4) return {3, 0x80, 0x8F, 4};
    if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF, byte & 0x07U};
    return {};
}

/// What becomes of a character: itself, another one, or 0 for nothing.
char32_t cleaned(char32_t code) {
    if (code == U'\n' || code == 0x2028 || code == 0x2029) return U'\n';
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return 0;
    if (code == 0xAD || code == 0xFEFF)
        return 0; // texts are not hyphenated, so a soft hyphen never shows
    if ((code & 0xFFFEU) == 0xFFFEU) return replacement;
    return code;
}

} // namespace

Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    if (byte(at) < 0x80) return {byte(at), 1};
    Lead lead = lead_of(byte(at));
    if (lead.following == 0) return {replacement, 1};
    char32_t code = lead.bits;
    for (std::size_t i = 1; i <= lead.following; ++i) {
        if (at + i >= text.size() || byte(at + i) < lead.low || byte(at + i) > lead.high)
            return {replacement, i};
        code = (code << 6U) | (byte(at + i) & 0x3FU);
        lead.low = 0x80;
        lead.high = 0xBF;
    }
    return {code, lead.following + 1};
}

void append_utf8(std::string& text, char32_t code) {
    const auto put = [&](char32_t bits) {
        text += static_cast<char>(static_cast<std::uint8_t>(bits));
    };
    const auto follow = [&](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        follow(0);
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        follow(6);
        follow(0);
    } else {
        put(0xF0U | (code >> 18U));
        follow(12);
        follow(6);
        follow(0);
    }
}

CleanText clean_text(std::string_view raw, const TextLimits& limits) {
    CleanText out;
    out.text.reserve(std::min(raw.size(), limits.max_bytes));
    for (std::size_t at = 0; at < raw.size();) {
        const Character character = character_at(raw, at);
        at += character.length;
        const char32_t code = cleaned(character.code);
        if (code == 0) continue;
        const std::size_t before = out.text.size();
        append_utf8(out.text, code);
        if (out.text.size() > limits.max_bytes || out.characters == limits.max_characters) {
            out.text.resize(before);
            out.cut = true;
            break;
        }
        ++out.characters;
    }
    return out;
}

bool is_breaking_space(char32_t code) {
    return code == U' ' || code == 0x1680 || (code >= 0x2000 && code <= 0x200B && code != 0x2007) ||
           code == 0x205F || code == 0x3000;
}

bool is_space(char32_t code) {
    return is_breaking_space(code) || code == 0xA0 || code == 0x2007 || code == 0x202F;
}

} // namespace cordon::text

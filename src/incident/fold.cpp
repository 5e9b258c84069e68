// SPDX-License-Identifier: MIT
#include "incident/words.hpp"

#include <array>

namespace cordon::incident {

namespace {

/// Base letters of U+00C0 … U+00FF in their order; a space where there is none.
constexpr std::array<std::string_view, 64> latin1_bases = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "y"};

/// ASCII for a two-byte UTF-8 sequence; empty when it has no base letter here.
std::string_view base_of(unsigned char lead, unsigned char trail) {
    if (lead == 0xC3) return latin1_bases.at(trail & 0x3FU);
    if (lead == 0xC5 && (trail == 0x92 || trail == 0x93)) return "oe"; // U+0152, U+0153
    return {};
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

} // namespace

std::string fold(std::string_view text) {
    std::string out;
    const auto add = [&](char c) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (is_letter_or_digit(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            add(text[i]);
            continue;
        }
        const bool pair = (byte == 0xC3 || byte == 0xC5) && i + 1 < text.size();
        const std::string_view base =
            pair ? base_of(byte, static_cast<unsigned char>(text[i + 1])) : std::string_view();
        if (!base.empty()) {
            for (const char c : base) add(c);
            ++i;
        } else if ((byte & 0xC0U) != 0x80U) {
            add(' '); // any other sign parts words; its following bytes add nothing
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

} // namespace cordon::incident

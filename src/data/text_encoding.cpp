// SPDX-License-Identifier: MIT
#include "data/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace cordon::data {

namespace {

/// Length of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = lead == 0xED && byte(1) > 0x9F;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool overlong = lead == 0xF0 && byte(1) < 0x90;
        const bool beyond = lead == 0xF4 && byte(1) > 0x8F;
        return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

/// Code points of the bytes 0x80..0x9F (WHATWG Encoding Standard, index windows-1252; unassigned =
/// U+FFFD).
constexpr std::array<std::uint16_t, 32> high_controls = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void append_utf8(std::string& out, unsigned code_point) {
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
        return;
    }
    if (code_point < 0x800) {
        out += static_cast<char>(0xC0U | (code_point >> 6U));
    } else if (code_point >= 0x10000) {
        out += static_cast<char>(0xF0U | (code_point >> 18U));
        out += static_cast<char>(0x80U | ((code_point >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU));
    } else {
        out += static_cast<char>(0xE0U | (code_point >> 12U));
        out += static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU));
    }
    out += static_cast<char>(0x80U | (code_point & 0x3FU));
}

} // namespace

bool is_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        // Eight ASCII bytes at once: most tables hold little else.
        std::uint64_t word = 0;
        if (at + sizeof word <= bytes.size()) {
            std::memcpy(&word, bytes.data() + at, sizeof word);
            if ((word & 0x8080808080808080ULL) == 0) {
                at += sizeof word;
                continue;
            }
        }
        const std::size_t length = sequence_length(bytes, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::string from_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const unsigned byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            append_utf8(out, byte < 0xA0 ? high_controls[byte - 0x80] : byte);
        }
    }
    return out;
}

std::optional<std::string> from_utf16(std::string_view bytes) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const bool little = bytes.starts_with("\xFF\xFE");
    const auto unit = [&](std::size_t at) {
        const auto byte = [&](std::size_t i) {
            return unsigned{static_cast<unsigned char>(bytes[i])};
        };
        return little ? byte(at) | (byte(at + 1) << 8U) : (byte(at) << 8U) | byte(at + 1);
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 2; at < bytes.size(); at += 2) {
        unsigned code_point = unit(at);
        if (code_point >= 0xDC00 && code_point < 0xE000) return std::nullopt;
        if (code_point >= 0xD800 && code_point < 0xDC00) {
            at += 2;
            const unsigned low = at < bytes.size() ? unit(at) : 0;
            if (low < 0xDC00 || low >= 0xE000) return std::nullopt;
            code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (low - 0xDC00);
        }
        append_utf8(out, code_point);
    }
    return out;
}

std::optional<std::string> from_mostly_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 64);
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequence_length(bytes, at);
        if (length > 1) ++good;
        if (length == 0) {
            ++bad;
            out += from_windows_1252(bytes.substr(at, 1));
        } else {
            out += bytes.substr(at, length);
        }
        at += std::max<std::size_t>(length, 1);
    }
    if (good <= bad) return std::nullopt;
    return out;
}

std::string to_utf8(std::string_view bytes) {
    return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

} // namespace cordon::data

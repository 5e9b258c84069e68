// SPDX-License-Identifier: MIT
#pragma once

#include "core/file.hpp"
#include "core/json.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident::test {

/// The lines of a JSON Lines file as values; empty when the file is absent.
inline std::vector<Json> read_lines(const std::filesystem::path& path) {
    std::vector<Json> lines;
    if (!std::filesystem::exists(path)) return lines;
    const std::string text = read_file(path);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(parse_json(text.substr(at, end - at), path.string()));
        at = end + 1;
    }
    return lines;
}

/// Byte offset of each code point of a UTF-8 text, and of its end.
inline std::vector<std::uint32_t> code_points(std::string_view text) {
    std::vector<std::uint32_t> offsets;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
            offsets.push_back(static_cast<std::uint32_t>(i));
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

/// Precision, recall and their harmonic mean.
struct Score {
    double precision = 0.0;
    double recall = 0.0;
    [[nodiscard]] double f() const {
        const double sum = precision + recall;
        return sum > 0.0 ? 2.0 * precision * recall / sum : 0.0;
    }
};

} // namespace cordon::incident::test

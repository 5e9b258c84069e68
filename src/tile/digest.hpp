// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>

namespace cordon::tile {

/// 128 bits of a SHA-256 and the length: equal keys mean equal tiles.
struct ContentKey {
    std::array<std::uint64_t, 2> digest{};
    std::uint32_t length = 0;
    friend bool operator==(const ContentKey&, const ContentKey&) = default;
};

[[nodiscard]] ContentKey key_of(std::string_view bytes);
/// CRC-32 as in PNG and gzip (polynomial 0xEDB88320).
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes);
/// A gzip file without name and time (RFC 1952; operating system 255), `level` 1..12.
[[nodiscard]] std::string gzip(std::string_view bytes, int level = 6);
/// The content of such a file of at most `most` bytes. Throws Error when it is damaged.
[[nodiscard]] std::string gunzip(std::string_view bytes, std::size_t most);

struct ContentHash {
    std::size_t operator()(const ContentKey& key) const {
        return static_cast<std::size_t>(key.digest[0]);
    }
};

} // namespace cordon::tile

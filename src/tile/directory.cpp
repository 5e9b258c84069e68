// SPDX-License-Identifier: MIT
#include "tile/directory.hpp"

#include "tile/digest.hpp"

#include <algorithm>
#include <span>

namespace cordon::tile {

namespace {

void put(std::string& out, std::uint64_t value) {
    while (value >= 0x80U) {
        out += static_cast<char>(value | 0x80U);
        value >>= 7U;
    }
    out += static_cast<char>(value);
}

std::string compressed(std::span<const Entry> entries) {
    return gzip(serialise({entries.begin(), entries.end()}));
}

} // namespace

std::string serialise(const std::vector<Entry>& entries) {
    std::string out;
    put(out, entries.size());
    std::uint64_t last = 0;
    for (const Entry& entry : entries) {
        put(out, entry.id - last);
        last = entry.id;
    }
    for (const Entry& entry : entries) put(out, entry.run_length);
    for (const Entry& entry : entries) put(out, entry.length);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool follows =
            i > 0 && entries[i].offset == entries[i - 1].offset + entries[i - 1].length;
        put(out, follows ? 0 : entries[i].offset + 1);
    }
    return out;
}

Directories build_directories(const std::vector<Entry>& entries) {
    Directories out;
    constexpr std::size_t most = first_bytes - header_bytes;
    constexpr std::size_t try_root = 16384; // entries; more never fit into the root
    if (entries.size() <= try_root) {
        out.root = compressed(entries);
        if (out.root.size() <= most) return out;
    }
    for (std::size_t leaf = 4096;; leaf *= 2) {
        std::vector<Entry> root;
        out.leaves.clear();
        for (std::size_t at = 0; at < entries.size(); at += leaf) {
            const auto part = std::span(entries).subspan(at, std::min(leaf, entries.size() - at));
            const std::string bytes = compressed(part);
            root.push_back(
                {part.front().id, out.leaves.size(), static_cast<std::uint32_t>(bytes.size()), 0});
            out.leaves += bytes;
        }
        out.root = compressed(root);
        if (out.root.size() <= most) return out;
    }
}

} // namespace cordon::tile

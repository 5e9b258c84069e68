// SPDX-License-Identifier: MIT
#include "tile/directory.hpp"

#include "core/diagnostic.hpp"
#include "tile/digest.hpp"

#include <fmt/format.h>

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

/// Reads varints and knows where the bytes end.
class Varints {
  public:
    explicit Varints(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t next() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (at_ == bytes_.size()) throw Error("a tile directory ends too early");
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        throw Error("a number of a tile directory is longer than 64 bits");
    }
    std::uint32_t next_small(const char* what) {
        const std::uint64_t value = next();
        if (value > 0xFFFFFFFFU)
            throw Error(fmt::format("a {} of a tile directory is too large: {}", what, value));
        return static_cast<std::uint32_t>(value);
    }
    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

  private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

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

std::vector<Entry> parse_directory(std::string_view bytes) {
    Varints in(bytes);
    const std::uint64_t count = in.next();
    constexpr std::uint64_t least = 4; // bytes an entry
    if (count == 0 || count > in.left() / least)
        throw Error(fmt::format("a tile directory says that it has {} entries in {} bytes", count,
                                bytes.size()));
    std::vector<Entry> entries(count);
    std::uint64_t id = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::uint64_t step = in.next();
        if (i > 0 && step == 0) throw Error("the tiles of a directory are not in order");
        id += step;
        entries[i].id = id;
    }
    for (Entry& entry : entries) entry.run_length = in.next_small("run length");
    for (Entry& entry : entries) {
        entry.length = in.next_small("length");
        if (entry.length == 0) throw Error(fmt::format("tile {} has no bytes", entry.id));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::uint64_t offset = in.next();
        if (offset == 0 && i == 0) throw Error("the first tile of a directory has no place");
        entries[i].offset = offset > 0 ? offset - 1 : entries[i - 1].offset + entries[i - 1].length;
    }
    return entries;
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

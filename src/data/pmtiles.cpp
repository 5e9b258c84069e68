// SPDX-License-Identifier: MIT
// PMTiles specification, version 3.
#include "core/diagnostic.hpp"
#include "data/mapped_file.hpp"
#include "data/tile_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <vector>

namespace cordon::data {

namespace {

constexpr std::size_t header_size = 127;
constexpr std::size_t max_entries = 10'000'000; ///< of one directory
constexpr int max_depth = 3;                    ///< of directories below the first one

struct Entry {
    std::uint64_t tile = 0;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::uint64_t run = 0; ///< 0 = the entry is a directory
};

/// Number of a tile along the Hilbert curves of all zooms.
std::uint64_t tile_number(const TileId& tile) {
    std::uint64_t number = 0;
    for (int z = 0; z < tile.z; ++z) number += std::uint64_t{1} << (2U * static_cast<unsigned>(z));
    std::uint64_t x = tile.x;
    std::uint64_t y = tile.y;
    for (std::uint64_t s = tile.z == 0 ? 0 : std::uint64_t{1} << static_cast<unsigned>(tile.z - 1);
         s > 0; s /= 2) {
        const bool right = (x & s) != 0;
        const bool down = (y & s) != 0;
        number += s * s * ((right ? 3U : 0U) ^ (down ? 1U : 0U));
        if (down) continue;
        if (right) {
            x = s - 1 - (x & (s - 1));
            y = s - 1 - (y & (s - 1));
        }
        std::swap(x, y);
    }
    return number;
}

class Pmtiles final : public TileStore {
  public:
    explicit Pmtiles(const std::filesystem::path& path) : path_(path.string()), file_(path) {
        if (file_.bytes().size() < header_size || !file_.bytes().starts_with("PMTiles") ||
            file_.bytes()[7] != 3)
            refuse("its header is not that of PMTiles version 3");
        internal_ = byte(97);
        tile_packing_ = byte(98);
        if (internal_ > 2 || tile_packing_ > 2) refuse("it is packed in a way other than gzip");
        root_ = directory(slice(number(8), number(16)));
    }

    std::optional<std::string> read(const TileId& tile) override {
        const std::uint64_t wanted = tile_number(tile);
        const std::vector<Entry>* entries = &root_;
        for (int depth = 0; depth <= max_depth; ++depth) {
            const auto after =
                std::upper_bound(entries->begin(), entries->end(), wanted,
                                 [](std::uint64_t t, const Entry& e) { return t < e.tile; });
            if (after == entries->begin()) return std::nullopt;
            const Entry& entry = *(after - 1);
            if (entry.run > 0) {
                if (wanted >= entry.tile + entry.run) return std::nullopt;
                return unpacked(std::string(slice(number(56) + entry.offset, entry.length)));
            }
            entries = &leaf(entry);
        }
        refuse("its directories are nested too deeply");
    }

    Json description() override {
        return Json(Json::Object{{"minzoom", Json(static_cast<double>(byte(100))), 0},
                                 {"maxzoom", Json(static_cast<double>(byte(101))), 0}});
    }

  private:
    [[noreturn]] void refuse(const char* why) const {
        throw Error(fmt::format("'{}' cannot be read as PMTiles: {}", path_, why));
    }
    [[nodiscard]] std::uint8_t byte(std::size_t at) const {
        return static_cast<std::uint8_t>(file_.bytes()[at]);
    }
    [[nodiscard]] std::uint64_t number(std::size_t at) const {
        std::uint64_t value = 0;
        std::memcpy(&value, file_.bytes().data() + at, sizeof value); // little-endian
        return value;
    }
    [[nodiscard]] std::string_view slice(std::uint64_t offset, std::uint64_t length) const {
        const std::string_view all = file_.bytes();
        if (offset > all.size() || length > all.size() - offset) refuse("it ends too early");
        if (length > max_tile_bytes) refuse("a tile or directory is too large");
        return all.substr(offset, length);
    }

    const std::vector<Entry>& leaf(Entry entry) { // a copy: its directory may go below
        const auto known = leaves_.find(entry.offset);
        if (known != leaves_.end()) return known->second;
        constexpr std::size_t kept = 64; // directories; more are read again
        if (leaves_.size() >= kept) leaves_.clear();
        return leaves_
            .emplace(entry.offset, directory(slice(number(40) + entry.offset, entry.length)))
            .first->second;
    }

    /// A directory: column by column, each value a varint.
    [[nodiscard]] std::vector<Entry> directory(std::string_view packed) const {
        const std::string bytes = unpacked(std::string(packed));
        std::size_t at = 0;
        const auto varint = [&] {
            std::uint64_t value = 0;
            for (unsigned shift = 0; shift < 64 && at < bytes.size(); shift += 7) {
                const auto part = static_cast<std::uint8_t>(bytes[at++]);
                value |= static_cast<std::uint64_t>(part & 0x7FU) << shift;
                if ((part & 0x80U) == 0) return value;
            }
            refuse("a directory is broken");
        };
        const std::uint64_t count = varint();
        if (count > max_entries || count > bytes.size()) refuse("a directory is too large");
        std::vector<Entry> entries(count);
        std::uint64_t last = 0;
        for (Entry& entry : entries) last = entry.tile = last + varint();
        for (Entry& entry : entries) entry.run = varint();
        for (Entry& entry : entries) entry.length = varint();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const std::uint64_t value = varint();
            if (value == 0 && i == 0) refuse("a directory is broken");
            entries[i].offset =
                value == 0 ? entries[i - 1].offset + entries[i - 1].length : value - 1;
        }
        return entries;
    }

    std::string path_;
    MappedFile file_;
    std::uint8_t internal_ = 0;
    std::uint8_t tile_packing_ = 0;
    std::vector<Entry> root_;
    std::map<std::uint64_t, std::vector<Entry>> leaves_;
};

} // namespace

std::unique_ptr<TileStore> open_pmtiles(const std::filesystem::path& path) {
    return std::make_unique<Pmtiles>(path);
}

} // namespace cordon::data

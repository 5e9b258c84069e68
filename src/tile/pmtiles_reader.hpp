// SPDX-License-Identifier: MIT
#pragma once

#include "tile/directory.hpp"
#include "tile/pyramid.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cordon::tile {

/// The header of a PMTiles v3 archive (specification, section 3).
struct PmtilesHeader {
    std::uint64_t root_offset = 0;
    std::uint64_t root_length = 0;
    std::uint64_t metadata_offset = 0;
    std::uint64_t metadata_length = 0;
    std::uint64_t leaves_offset = 0;
    std::uint64_t leaves_length = 0;
    std::uint64_t data_offset = 0;
    std::uint64_t data_length = 0;
    std::uint64_t tiles = 0;
    std::uint64_t entries = 0;
    std::uint64_t contents = 0;
    bool clustered = false;
    int internal_compression = 0;
    int tile_compression = 0;
    int tile_type = 0;
    int min_zoom = 0;
    int max_zoom = 0;
    geom::LonLatBox bounds;
    int center_zoom = 0;
};

/// Reads archives with gzip or uncompressed directories. Everything is checked before it is used.
class PmtilesReader {
  public:
    /// Throws Error when it is no such archive, or damaged.
    explicit PmtilesReader(std::filesystem::path path);

    [[nodiscard]] const PmtilesHeader& header() const { return header_; }
    /// All runs of tiles, leaves resolved, in their order.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] std::string metadata() const; ///< JSON text
    [[nodiscard]] std::optional<std::string> tile(std::uint64_t id) const;
    [[nodiscard]] std::string content(const Entry& entry) const;
    /// What is wrong with the archive, sentence by sentence: order, counts, sections, zooms,
    /// bounds.
    [[nodiscard]] std::vector<std::string> faults() const;

  private:
    [[nodiscard]] std::string bytes(std::uint64_t offset, std::uint64_t length) const;
    void read_entries();

    std::filesystem::path path_;
    std::uint64_t size_ = 0;
    PmtilesHeader header_;
    std::vector<Entry> entries_;
};

} // namespace cordon::tile

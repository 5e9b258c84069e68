// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "data/feature_layer.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::data {

/// Tiles in a folder or a container file, read one by one. Bytes come out unpacked.
class TileStore {
  public:
    TileStore() = default;
    TileStore(const TileStore&) = delete;
    TileStore& operator=(const TileStore&) = delete;
    TileStore(TileStore&&) = delete;
    TileStore& operator=(TileStore&&) = delete;
    virtual ~TileStore() = default;

    /// The tile, or empty when the store has none; an empty text is a tile without contents.
    [[nodiscard]] virtual std::optional<std::string> read(const TileId& tile) = 0;
    /// Says which tiles will be read, so that a store that is far away gets several at once.
    virtual void expect(const std::vector<TileId>& tiles) { (void)tiles; }
    /// What the store says about itself in the words of TileJSON: minzoom, maxzoom, bounds,
    /// attribution. An object, empty when it says nothing.
    [[nodiscard]] virtual Json description() { return Json(Json::Object()); }
    /// What an archive's metadata say under `name`, anything but text as JSON; empty when it says
    /// nothing.
    [[nodiscard]] virtual std::string metadata(const std::string& name) {
        (void)name;
        return {};
    }
};

/// Puts `by` in the place of each `what`, which is not empty.
void replace_all(std::string& text, std::string_view what, const std::string& by);
/// A template with {z}, {x}, {y} (rows from the north), {-y} (from the south) and {ratio} (empty)
/// of a tile filled in.
[[nodiscard]] std::string filled_template(std::string pattern, const TileId& tile);

/// Tiles as files. `pattern` is a path with {z}, {x}, {y} or {-y} (TMS rows), each of which may be
/// missing.
[[nodiscard]] std::unique_ptr<TileStore> open_tile_folder(std::string pattern);
/// MBTiles 1.3: an SQLite file. Throws Error when it is none.
[[nodiscard]] std::unique_ptr<TileStore> open_mbtiles(const std::filesystem::path& path);
/// PMTiles version 3. Throws Error when it is none.
[[nodiscard]] std::unique_ptr<TileStore> open_pmtiles(const std::filesystem::path& path);

/// Bytes of an archive that is read piece by piece.
class ByteSource {
  public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    ByteSource(ByteSource&&) = delete;
    ByteSource& operator=(ByteSource&&) = delete;
    virtual ~ByteSource() = default;

    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// `length` bytes from `offset` on, all of them within size().
    [[nodiscard]] virtual std::string read(std::uint64_t offset, std::size_t length) = 0;
};
/// The same from anywhere; `name` is for messages.
[[nodiscard]] std::unique_ptr<TileStore> open_pmtiles(std::unique_ptr<ByteSource> bytes,
                                                      std::string name);
/// By the name's ending; a folder holds {z}/{x}/{y} with the ending of the first file found.
[[nodiscard]] std::unique_ptr<TileStore> open_tiles(const std::string& path_or_pattern);

/// Most bytes of one unpacked tile.
inline constexpr std::size_t max_tile_bytes = std::size_t{64} << 20U;
/// Unpacks gzip data; other data are given back as they are. Throws Error above max_tile_bytes.
[[nodiscard]] std::string unpacked(std::string bytes);

} // namespace cordon::data

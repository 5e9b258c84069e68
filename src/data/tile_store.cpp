// SPDX-License-Identifier: MIT
#include "data/tile_store.hpp"

#include "core/diagnostic.hpp"
#include "core/file.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace cordon::data {

namespace fs = std::filesystem;

namespace {

class TileFolder final : public TileStore {
  public:
    explicit TileFolder(std::string pattern) : pattern_(std::move(pattern)) {}

    std::optional<std::string> read(const TileId& tile) override {
        const std::string path = filled_template(pattern_, tile);
        std::error_code ignored;
        if (!fs::is_regular_file(path, ignored)) return std::nullopt;
        return unpacked(read_file(path, max_tile_bytes));
    }

  private:
    std::string pattern_;
};

/// The ending of the files in a folder of tiles: `.pbf`, `.png`; empty when it holds none.
std::string ending_in(const fs::path& folder) {
    constexpr int deep_enough = 3;
    std::error_code ignored;
    for (fs::recursive_directory_iterator entry(folder, ignored), end; entry != end;
         entry.increment(ignored))
        if (entry.depth() == deep_enough - 1 && entry->is_regular_file(ignored))
            return entry->path().extension().string();
    return {};
}

} // namespace

void replace_all(std::string& text, std::string_view what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::string filled_template(std::string pattern, const TileId& tile) {
    const std::uint32_t rows = 1U << static_cast<unsigned>(tile.z);
    replace_all(pattern, "{z}", std::to_string(tile.z));
    replace_all(pattern, "{x}", std::to_string(tile.x));
    replace_all(pattern, "{y}", std::to_string(tile.y));
    replace_all(pattern, "{-y}", std::to_string(rows - 1 - tile.y));
    replace_all(pattern, "{ratio}", "");
    return pattern;
}

std::string unpacked(std::string bytes) {
    if (bytes.size() < 18 || !bytes.starts_with("\x1F\x8B")) return bytes;
    // The last four bytes of a gzip member are the size of its contents.
    std::uint32_t size = 0;
    for (int k = 0; k < 4; ++k)
        size |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(
                    bytes[bytes.size() - 4 + static_cast<std::size_t>(k)]))
                << (8U * static_cast<unsigned>(k));
    if (size > max_tile_bytes)
        throw Error(
            fmt::format("a tile of {} bytes is above the limit of {}", size, max_tile_bytes));
    struct Free {
        void operator()(libdeflate_decompressor* handle) const {
            libdeflate_free_decompressor(handle);
        }
    };
    const std::unique_ptr<libdeflate_decompressor, Free> handle(libdeflate_alloc_decompressor());
    std::string out(size, '\0');
    std::size_t written = 0;
    if (!handle || libdeflate_gzip_decompress(handle.get(), bytes.data(), bytes.size(), out.data(),
                                              out.size(), &written) != LIBDEFLATE_SUCCESS)
        throw Error("a packed tile is broken");
    out.resize(written);
    return out;
}

std::unique_ptr<TileStore> open_tile_folder(std::string pattern) {
    return std::make_unique<TileFolder>(std::move(pattern));
}

std::unique_ptr<TileStore> open_tiles(const std::string& path_or_pattern) {
    if (path_or_pattern.find('{') != std::string::npos) return open_tile_folder(path_or_pattern);
    const fs::path path(path_or_pattern);
    if (path.extension() == ".mbtiles") return open_mbtiles(path);
    if (path.extension() == ".pmtiles") return open_pmtiles(path);
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) return open_tile_folder(path_or_pattern);
    return open_tile_folder((path / "{z}/{x}/{y}").string() + ending_in(path));
}

} // namespace cordon::data

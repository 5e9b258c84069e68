// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "tile/digest.hpp"
#include "tile/sink.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace cordon::tile {

namespace fs = std::filesystem;

namespace {

class FolderSink final : public TileSink {
  public:
    FolderSink(fs::path folder, TileFormat format, RowOrder rows)
        : folder_(std::move(folder)), format_(format), rows_(rows) {}

    void add(std::uint64_t id, std::string_view bytes) override {
        const TileId tile = tile_of(id);
        const std::uint32_t side = std::uint32_t{1} << static_cast<unsigned>(tile.z);
        const std::uint32_t row = rows_ == RowOrder::tms ? side - 1 - tile.y : tile.y;
        const fs::path column = folder_ / std::to_string(tile.z) / std::to_string(tile.x);
        if (column != last_column_) {
            std::error_code error;
            fs::create_directories(column, error);
            if (error)
                throw Error(fmt::format("folder '{}' cannot be made: {}", column.string(),
                                        error.message()));
            last_column_ = column;
        }
        const fs::path file = column / fmt::format("{}.{}", row, name_of(format_));
        const auto [known, fresh] = contents_.try_emplace(key_of(bytes), file);
        ++counts_.tiles;
        if (!fresh && linked(known->second, file)) return;
        write_file(file, bytes);
        counts_.bytes += bytes.size();
    }

    SinkCounts finish(const TilesetInfo& info) override {
        if (counts_.tiles == 0) throw Error("there is no tile to write");
        const auto number = [](double value) { return Json(value); };
        const Json bounds(Json::Array{number(info.bounds.min_x), number(info.bounds.min_y),
                                      number(info.bounds.max_x), number(info.bounds.max_y)});
        const std::string ending(name_of(format_));
        Json::Object object{
            {"tilejson", Json(std::string("3.0.0")), 0},
            {"name", Json(info.name), 0},
            {"attribution", Json(info.attribution), 0},
            {"version", Json(info.version), 0},
            {"scheme", Json(std::string(rows_ == RowOrder::tms ? "tms" : "xyz")), 0},
            {"tiles", Json(Json::Array{Json("{z}/{x}/{y}." + ending)}), 0},
            {"minzoom", number(info.min_zoom), 0},
            {"maxzoom", number(info.max_zoom), 0},
            {"bounds", bounds, 0}};
        if (!info.vector_layers.empty())
            object.push_back({"vector_layers", parse_json(info.vector_layers, "layers"), 0});
        if (!info.record.empty())
            object.push_back({record_key, parse_json(info.record, record_key), 0});
        write_file(folder_ / "tiles.json", to_pretty_text(Json(std::move(object))));
        counts_.distinct = contents_.size();
        return counts_;
    }

  private:
    /// A second name for an equal tile costs a directory entry instead of a block.
    static bool linked(const fs::path& known, const fs::path& file) {
        std::error_code error;
        fs::remove(file, error);
        fs::create_hard_link(known, file, error);
        return !error; // too many links, or a file system without them
    }

    fs::path folder_;
    TileFormat format_;
    RowOrder rows_;
    fs::path last_column_;
    std::unordered_map<ContentKey, fs::path, ContentHash> contents_;
    SinkCounts counts_;
};

} // namespace

std::unique_ptr<TileSink> folder_sink(const fs::path& folder, TileFormat format, RowOrder rows) {
    return std::make_unique<FolderSink>(folder, format, rows);
}

} // namespace cordon::tile

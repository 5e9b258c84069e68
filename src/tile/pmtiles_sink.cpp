// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "tile/digest.hpp"
#include "tile/directory.hpp"
#include "tile/output_file.hpp"
#include "tile/sink.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace cordon::tile {

namespace {

void put_number(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
}

void put_degrees(std::string& out, double degrees) {
    put_number(out, static_cast<std::uint32_t>(std::lround(degrees * 1e7)), 4);
}

std::string metadata_json(const TilesetInfo& info) {
    Json::Object object;
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) object.push_back({key, Json(text), 0});
    };
    add("name", info.name);
    add("description", info.description);
    add("attribution", info.attribution);
    add("version", info.version);
    add("type", info.overlay ? "overlay" : "baselayer");
    if (!info.vector_layers.empty())
        object.push_back({"vector_layers", parse_json(info.vector_layers, "layers"), 0});
    if (!info.record.empty())
        object.push_back({record_key, parse_json(info.record, record_key), 0});
    return to_text(Json(std::move(object)));
}

/// Offsets and lengths of the four sections.
struct Layout {
    std::uint64_t root = 0;
    std::uint64_t metadata = 0;
    std::uint64_t leaves = 0;
    std::uint64_t data = 0;
};

class PmtilesSink final : public TileSink {
  public:
    explicit PmtilesSink(const std::filesystem::path& path) : file_(path) {
        file_.write(std::string(first_bytes, '\0')); // header and root are written at the end
    }

    void add(std::uint64_t id, std::string_view bytes) override {
        if (tiles_ > 0 && id <= last_)
            throw Error(fmt::format("tile {} comes after tile {}", id, last_));
        const ContentKey key = key_of(bytes);
        const auto [known, fresh] = contents_.try_emplace(key, size_);
        if (fresh) {
            file_.write(bytes);
            size_ += bytes.size();
        }
        const bool continues = !entries_.empty() && entries_.back().offset == known->second &&
                               entries_.back().id + entries_.back().run_length == id;
        if (continues) {
            ++entries_.back().run_length;
        } else {
            entries_.push_back({id, known->second, static_cast<std::uint32_t>(bytes.size()), 1});
        }
        last_ = id;
        ++tiles_;
    }

    SinkCounts finish(const TilesetInfo& info) override {
        if (tiles_ == 0)
            throw Error("there is no tile to write: an archive without tiles is not possible");
        const Directories directories = build_directories(entries_);
        const std::string metadata = gzip(metadata_json(info));
        file_.write(metadata);
        file_.write(directories.leaves);
        const Layout lengths{directories.root.size(), metadata.size(), directories.leaves.size(),
                             size_};
        file_.seek(0);
        file_.write(header(info, lengths));
        file_.write(directories.root);
        file_.finish();
        return {tiles_, contents_.size(),
                first_bytes + size_ + metadata.size() + directories.leaves.size()};
    }

  private:
    /// PMTiles v3, section 3.
    [[nodiscard]] std::string header(const TilesetInfo& info, const Layout& lengths) const {
        std::string out = "PMTiles\3";
        const auto section = [&](std::uint64_t offset, std::uint64_t length) {
            put_number(out, offset, 8);
            put_number(out, length, 8);
        };
        const std::uint64_t metadata = first_bytes + lengths.data;
        section(header_bytes, lengths.root);
        section(metadata, lengths.metadata);
        section(metadata + lengths.metadata, lengths.leaves);
        section(first_bytes, lengths.data);
        put_number(out, tiles_, 8);
        put_number(out, entries_.size(), 8);
        put_number(out, contents_.size(), 8);
        constexpr int gzipped = 2;
        constexpr int stored = 1;
        const int type = info.format == TileFormat::mvt    ? 1
                         : info.format == TileFormat::webp ? 4
                         : info.format == TileFormat::jpeg ? 3
                                                           : 2;
        put_number(out, 1, 1); // clustered
        put_number(out, gzipped, 1);
        put_number(out, info.format == TileFormat::mvt ? gzipped : stored, 1);
        put_number(out, static_cast<std::uint64_t>(type), 1);
        put_number(out, static_cast<std::uint64_t>(tile_of(entries_.front().id).z), 1);
        put_number(out, static_cast<std::uint64_t>(tile_of(last_).z), 1);
        put_degrees(out, info.bounds.min_x);
        put_degrees(out, info.bounds.min_y);
        put_degrees(out, info.bounds.max_x);
        put_degrees(out, info.bounds.max_y);
        put_number(out, static_cast<std::uint64_t>(middle_zoom()), 1);
        put_degrees(out, info.bounds.center().x);
        put_degrees(out, info.bounds.center().y);
        return out;
    }
    [[nodiscard]] int middle_zoom() const {
        return (tile_of(entries_.front().id).z + tile_of(last_).z) / 2;
    }

    OutputFile file_;
    std::vector<Entry> entries_;
    std::unordered_map<ContentKey, std::uint64_t, ContentHash> contents_; ///< key → offset
    std::uint64_t size_ = 0;                                              ///< bytes of tile data
    std::uint64_t last_ = 0;
    std::uint64_t tiles_ = 0;
};

} // namespace

geom::LonLatBox padded(const geom::LonLatBox& box) {
    constexpr double least = 1e-4; // degrees; about 10 m
    geom::LonLatBox out = box;
    if (out.width() < least) {
        out.min_x -= least;
        out.max_x += least;
    }
    if (out.height() < least) {
        out.min_y -= least;
        out.max_y += least;
    }
    return out;
}

std::unique_ptr<TileSink> pmtiles_sink(const std::filesystem::path& path) {
    return std::make_unique<PmtilesSink>(path);
}

} // namespace cordon::tile

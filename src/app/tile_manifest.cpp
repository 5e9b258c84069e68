// SPDX-License-Identifier: MIT
#include "app/tile_manifest.hpp"

#include "core/file.hpp"
#include "core/sha256.hpp"
#include "data/tile_id.hpp"
#include "data/tile_store.hpp"
#include "tile/tile_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace cordon::app {

namespace {

constexpr std::size_t most_bytes = std::size_t{2} << 30U; // of the list of some 20 million tiles

/// The id of `z/x/y`; throws what `fail` throws.
template <typename Fail>
std::uint64_t id_of(std::string_view name, Fail fail) {
    std::array<std::uint32_t, 3> parts{};
    const char* at = name.data();
    const char* end = name.data() + name.size();
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const auto [next, failure] = std::from_chars(at, end, parts[k]);
        const bool last = k + 1 == parts.size();
        if (failure != std::errc() || (last ? next != end : next == end || *next != '/')) fail();
        at = next + (last ? 0 : 1);
    }
    const auto [z, x, y] = parts;
    if (z > static_cast<std::uint32_t>(tile::max_zoom) || (std::uint64_t{x} >> z) != 0 ||
        (std::uint64_t{y} >> z) != 0)
        fail();
    return tile::hilbert_id({static_cast<int>(z), x, y});
}

bool is_before(const DigestList::value_type& a, const DigestList::value_type& b) {
    return a.first < b.first;
}

std::string_view digest_in(const DigestList& list, std::uint64_t id) {
    const auto found =
        std::lower_bound(list.begin(), list.end(), DigestList::value_type{id, {}}, is_before);
    return found == list.end() || found->first != id ? std::string_view() : found->second;
}

Json list_json(const DigestList& list) {
    Json::Object out;
    out.reserve(list.size());
    for (const auto& [id, digest] : list) out.push_back({tile_name(id), Json(digest), 0});
    return Json(std::move(out));
}

template <typename Fail>
DigestList list_from(const Json& json, Fail fail) {
    if (!json.is_object()) fail();
    DigestList list;
    for (const Json::Member& tile : json.members()) {
        if (!tile.value.is_string()) fail();
        list.emplace_back(id_of(tile.key, fail), tile.value.string());
    }
    std::sort(list.begin(), list.end());
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (std::adjacent_find(list.begin(), list.end(), same) != list.end()) fail();
    return list;
}

} // namespace

std::string tile_digest(std::string_view bytes, tile::TileFormat format) {
    if (format != tile::TileFormat::mvt) return sha256(bytes);
    return sha256(data::unpacked(std::string(bytes)));
}

std::string tile_name(std::uint64_t id) {
    const tile::TileId tile = tile::tile_of(id);
    return fmt::format("{}/{}/{}", tile.z, tile.x, tile.y);
}

std::string_view TileManifest::find(std::uint64_t id) const {
    return digest_in(tiles, id);
}

std::string_view TileManifest::find(const tile::Job& square) const {
    return digest_in(squares, square.first());
}

void write_tile_manifest(TileManifest& manifest, const std::filesystem::path& path) {
    std::sort(manifest.tiles.begin(), manifest.tiles.end(), is_before);
    std::sort(manifest.squares.begin(), manifest.squares.end(), is_before);
    Json::Object out{{"schema", Json(std::string("cordon-tiles/1")), 0},
                     {"plan", finished_plan(manifest.plan), 0},
                     {"tiles", list_json(manifest.tiles), 0}};
    if (!manifest.drawn_by.empty()) {
        out.push_back({"drawn_by", Json(manifest.drawn_by), 0});
        out.push_back({"squares", list_json(manifest.squares), 0});
    }
    if (!manifest.files.empty()) {
        out.push_back({"asked", Json(manifest.asked), 0});
        Json::Object files; // without their state: the same run gives the same manifest
        for (const KnownFile& file : manifest.files)
            files.push_back({file.path, Json(file.sha256), 0});
        out.push_back({"files", Json(std::move(files)), 0});
    }
    write_file(path, to_pretty_text(Json(std::move(out))) + "\n");
}

TileManifest read_tile_manifest(const std::filesystem::path& path) {
    JsonLimits limits;
    limits.max_bytes = most_bytes;
    const Json json = parse_json(read_file(path, most_bytes), path.string(), limits);
    const auto fail = [&] {
        throw Error(fmt::format("'{}' is no manifest of tiles", path.string()),
                    "make one with cordon tiles … --manifest FILE");
    };
    const Json* plan = json.find("plan");
    const Json* tiles = json.find("tiles");
    if (json.text_or("schema", "") != "cordon-tiles/1" || plan == nullptr || tiles == nullptr)
        fail();
    TileManifest manifest;
    manifest.plan = plan_from(*plan, path.string());
    manifest.tiles = list_from(*tiles, fail);
    if (const Json* squares = json.find("squares")) {
        manifest.drawn_by = json.text_or("drawn_by", "");
        manifest.squares = list_from(*squares, fail);
    }
    if (const Json* files = json.find("files"); files != nullptr && files->is_object()) {
        manifest.asked = json.text_or("asked", "");
        for (const Json::Member& file : files->members())
            if (file.value.is_string())
                manifest.files.push_back({file.key, {}, file.value.string()});
    }
    return manifest;
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
// Lists of tiles and plans. The id of a plan is a digest that anybody can compute, so each input is
// read once as it is and once with the id that its content asks for.
#include "app/tile_manifest.hpp"
#include "core/json.hpp"
#include "fuzz/support.hpp"
#include "tile/tile_id.hpp"

namespace cordon::fuzz {

namespace {

void read_list(std::string_view bytes) {
    const MemoryFile file(bytes);
    const app::TileManifest manifest = app::read_tile_manifest(file.path());
    for (const auto& [id, digest] : manifest.tiles) {
        require(tile::hilbert_id(tile::tile_of(id)) == id, "a tile that is none");
        require(manifest.find(id) == digest, "a tile is not found");
    }
}

/// A plan that was read can be cut and drawn: its ranges hold.
void read_plan(const Json& json) {
    const app::TilePlan plan = app::plan_from(json, "plan.json");
    const tile::Pyramid& pyramid = plan.options.pyramid;
    require(pyramid.min_zoom >= 0 && pyramid.max_zoom <= tile::max_zoom &&
                pyramid.min_zoom <= pyramid.max_zoom,
            "zooms that no pyramid has");
    require(plan.shards() >= 1, "a plan without shards");
    for (std::size_t k = 0; k + 1 < plan.cuts.size(); ++k)
        require(plan.cuts[k] <= plan.cuts[k + 1], "cuts that go back");
}

} // namespace

void run(std::string_view input) {
    try {
        read_list(input);
    } catch (const Error&) { // most are none: the plan goes on
    }
    const Json json = parse_json(input, "input");
    const Json* inside = json.find("plan");
    const Json& given = inside == nullptr ? json : *inside;
    app::TilePlan plan = app::plan_content(given, "plan.json");
    const Json finished = app::finished_plan(plan);
    read_plan(finished);
    app::TileManifest again;
    again.plan = plan;
    if (const Json* tiles = json.find("tiles"); tiles != nullptr && tiles->is_object())
        read_list(to_text(Json(Json::Object{{"schema", Json(std::string("cordon-tiles/1")), 0},
                                            {"plan", finished, 0},
                                            {"tiles", *tiles, 0}})));
}

} // namespace cordon::fuzz

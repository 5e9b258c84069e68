// SPDX-License-Identifier: MIT
#include "app/tile_plan.hpp"

#include "core/file.hpp"
#include "core/json.hpp"
#include "core/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace cordon::app {

namespace {

std::string build_text() {
    return fmt::format("cordon {}, PROJ {}, GEOS {}", CORDON_VERSION, CORDON_PROJ_VERSION,
                       CORDON_GEOS_VERSION);
}

Json number(double value) {
    return Json(value);
}

Json texts(const std::vector<std::string>& values) {
    Json::Array out;
    for (const std::string& value : values) out.emplace_back(value);
    return Json(std::move(out));
}

Json pyramid_json(const TileOptions& options) {
    const tile::Pyramid& p = options.pyramid;
    return Json(Json::Object{{"zoom", Json(Json::Array{number(p.min_zoom), number(p.max_zoom)}), 0},
                             {"box",
                              Json(Json::Array{number(p.box.min_x), number(p.box.min_y),
                                               number(p.box.max_x), number(p.box.max_y)}),
                              0},
                             {"size", number(p.tile_size), 0},
                             {"scale", number(p.scale), 0},
                             {"format", Json(std::string(tile::name_of(p.format))), 0},
                             {"skip_empty", Json(p.empty == tile::EmptyTiles::skip), 0},
                             {"compression", number(p.compression), 0},
                             {"quality", number(p.quality), 0},
                             {"tms", Json(options.tms), 0}});
}

Json map_json(const RenderOptions& options) {
    Json::Object map{{"inputs", texts(options.inputs), 0}};
    if (options.style) map.push_back({"style", Json(*options.style), 0});
    if (options.lang) map.push_back({"lang", Json(std::string(code(*options.lang))), 0});
    return Json(std::move(map));
}

Json input_json(const std::pair<std::string, std::string>& input) {
    return Json(Json::Object{{"path", Json(input.first), 0}, {"sha256", Json(input.second), 0}});
}

Json plan_json(const TilePlan& plan) {
    Json::Array inputs;
    for (const auto& input : plan.inputs) inputs.push_back(input_json(input));
    Json::Array cuts;
    for (const std::size_t cut : plan.cuts) cuts.push_back(number(static_cast<double>(cut)));
    Json::Object out{{"cordon_plan", number(1), 0},
                     {"build", Json(plan.build), 0},
                     {"map", map_json(plan.map), 0},
                     {"tiles", pyramid_json(plan.options), 0},
                     {"name", Json(plan.name), 0},
                     {"attribution", Json(plan.attribution), 0},
                     {"description", Json(plan.description), 0},
                     {"vector_layers", Json(plan.vector_layers), 0},
                     {"inputs", Json(std::move(inputs)), 0},
                     {"cuts", Json(std::move(cuts)), 0}};
    if (!plan.options.record) out.push_back({"record", Json(false), 0});
    return Json(std::move(out));
}

constexpr int most_tiles = 100'000'000; // of a pyramid; it has no more jobs

/// Reads members and fails with the plan's name.
class PlanReader {
  public:
    PlanReader(const Json& json, std::string file) : json_(json), file_(std::move(file)) {}

    [[nodiscard]] TilePlan plan() const {
        TilePlan plan;
        plan.id = json_.text_or("id", "");
        plan.build = json_.text_or("build", "");
        plan.name = json_.text_or("name", "");
        plan.attribution = json_.text_or("attribution", "");
        plan.description = json_.text_or("description", "");
        plan.vector_layers = json_.text_or("vector_layers", "");
        read_run(plan);
        for (const Json& input : array(json_, "inputs"))
            plan.inputs.emplace_back(input.text_or("path", ""), input.text_or("sha256", ""));
        for (const Json& cut : array(json_, "cuts"))
            plan.cuts.push_back(static_cast<std::size_t>(whole(cut, {0, most_tiles})));
        const Json* record = json_.find("record");
        plan.options.record = record == nullptr || !record->is_bool() || record->boolean();
        if (plan.cuts.size() < 2 || !std::is_sorted(plan.cuts.begin(), plan.cuts.end())) fail();
        return plan;
    }

    /// Map and tiles alone, which stand in the record of a run as well.
    void read_run(TilePlan& plan) const {
        const Json& map = member(json_, "map");
        for (const Json& input : array(map, "inputs"))
            if (input.is_string()) plan.map.inputs.push_back(input.string());
        if (const Json* style = map.find("style")) plan.map.style = text(*style);
        if (const Json* lang = map.find("lang"))
            plan.map.lang = text(*lang) == "fr" ? Language::fr : Language::en;
        read_pyramid(member(json_, "tiles"), plan.options);
    }

  private:
    [[noreturn]] void fail() const {
        throw Error(fmt::format("'{}' is not a plan of tiles", file_),
                    "make one with cordon tiles plan");
    }
    [[nodiscard]] const Json& member(const Json& object, const char* key) const {
        const Json* found = object.find(key);
        if (found == nullptr) fail();
        return *found;
    }
    [[nodiscard]] const Json::Array& array(const Json& object, const char* key) const {
        const Json& found = member(object, key);
        if (!found.is_array()) fail();
        return found.items();
    }
    [[nodiscard]] const std::string& text(const Json& json) const {
        if (!json.is_string()) fail();
        return json.string();
    }
    struct Limits {
        int least;
        int most;
    };
    [[nodiscard]] int whole(const Json& json, Limits limits) const {
        const bool fits = json.is_number() && json.number() >= limits.least &&
                          json.number() <= limits.most &&
                          json.number() == std::floor(json.number());
        if (!fits) fail();
        return static_cast<int>(json.number());
    }
    /// Degrees; a box over the antimeridian may go on beyond 180.
    [[nodiscard]] double degrees(const Json& json, double most) const {
        if (!json.is_number() || !(std::abs(json.number()) <= most)) fail();
        return json.number();
    }
    void read_pyramid(const Json& json, TileOptions& options) const {
        tile::Pyramid& p = options.pyramid;
        const Json::Array& zoom = array(json, "zoom");
        const Json::Array& box = array(json, "box");
        if (zoom.size() != 2 || box.size() != 4) fail();
        p.min_zoom = whole(zoom[0], {0, tile::max_zoom});
        p.max_zoom = whole(zoom[1], {p.min_zoom, tile::max_zoom});
        p.box = {degrees(box[0], 540.0), degrees(box[1], 90.0), degrees(box[2], 540.0),
                 degrees(box[3], 90.0)};
        if (p.box.empty() || p.tile_count() > most_tiles) fail();
        options.box = p.box;
        p.tile_size = whole(member(json, "size"), {256, 512});
        p.scale = whole(member(json, "scale"), {1, 2});
        const std::string format = json.text_or("format", "png");
        for (const auto known : {tile::TileFormat::png, tile::TileFormat::webp,
                                 tile::TileFormat::jpeg, tile::TileFormat::mvt})
            if (format == tile::name_of(known)) p.format = known;
        const auto is_true = [&](const char* key) {
            const Json* flag = json.find(key);
            return flag != nullptr && flag->is_bool() && flag->boolean();
        };
        p.empty = is_true("skip_empty") ? tile::EmptyTiles::skip : tile::EmptyTiles::store;
        p.compression = whole(member(json, "compression"), {1, 12});
        p.quality = whole(member(json, "quality"), {1, 100});
        options.tms = is_true("tms");
    }

    const Json& json_;
    std::string file_;
};

std::string id_of(const TilePlan& plan) {
    return sha256(to_text(plan_json(plan)));
}

} // namespace

Json run_json(const RenderOptions& map, const TileOptions& options) {
    return Json(Json::Object{{"map", map_json(map), 0}, {"tiles", pyramid_json(options), 0}});
}

std::string record_of(const TilePlan& plan) {
    Json::Array inputs;
    std::set<std::pair<std::string, std::string>> told;
    for (const auto& input : plan.inputs)
        if (told.insert(input).second) inputs.push_back(input_json(input));
    return to_text(
        Json(Json::Object{{"generated_by", Json(std::string("cordon ") + CORDON_VERSION), 0},
                          {"build", Json(build_text()), 0},
                          {"projection", Json(std::string("EPSG:3857")), 0},
                          {"map", map_json(plan.map), 0},
                          {"tiles", pyramid_json(plan.options), 0},
                          {"inputs", Json(std::move(inputs)), 0}}));
}

TilePlan run_of_record(const Json& record, const std::string& file) {
    TilePlan plan;
    PlanReader(record, file).read_run(plan);
    return plan;
}

tile::TilesetInfo info_of(const TilePlan& plan) {
    const tile::Pyramid& pyramid = plan.options.pyramid;
    tile::TilesetInfo info;
    info.name = plan.name;
    info.description = plan.description;
    info.attribution = plan.attribution;
    info.vector_layers = plan.vector_layers;
    info.overlay = pyramid.format == tile::TileFormat::mvt;
    info.format = pyramid.format;
    info.min_zoom = pyramid.min_zoom;
    info.max_zoom = pyramid.max_zoom;
    info.bounds = tile::padded(pyramid.box);
    if (plan.options.record) info.record = record_of(plan);
    return info;
}

Json finished_plan(TilePlan& plan) {
    plan.build = build_text();
    plan.id = id_of(plan);
    Json::Object members = plan_json(plan).members();
    members.insert(members.begin() + 1, {"id", Json(plan.id), 0});
    return Json(std::move(members));
}

void write_plan(TilePlan& plan, const std::filesystem::path& path) {
    write_file(path, to_pretty_text(finished_plan(plan)) + "\n");
}

TilePlan plan_content(const Json& json, const std::string& file) {
    return PlanReader(json, file).plan();
}

TilePlan plan_from(const Json& json, const std::string& file) {
    TilePlan plan = plan_content(json, file);
    if (plan.id != id_of(plan))
        throw Error(fmt::format("the plan '{}' was changed after it was made", file),
                    "make it anew with cordon tiles plan");
    if (plan.build != build_text())
        throw Error(
            fmt::format("the plan '{}' was made by {}, this is {}", file, plan.build, build_text()),
            "all shards must be drawn by one build");
    return plan;
}

TilePlan read_plan(const std::filesystem::path& path) {
    constexpr std::size_t most = std::size_t{64} << 20U; // bytes
    return plan_from(parse_json(read_file(path, most), path.string()), path.string());
}

} // namespace cordon::app

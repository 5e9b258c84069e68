// SPDX-License-Identifier: MIT
#include "conformance/render_fixture.hpp"

#include "app/sprites.hpp"
#include "app/style_sources.hpp"
#include "compose/map_painter.hpp"
#include "compose/web_mercator.hpp"
#include "conformance/pixel_compare.hpp"
#include "conformance/style_replay.hpp"
#include "core/file.hpp"
#include "render/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cordon::conformance {

namespace fs = std::filesystem;

namespace {

/// Sources whose features carry the states that a fixture sets.
class StatefulSources final : public compose::LayerSource {
  public:
    StatefulSources(app::StyleSources& inner, const ReplayedStyle& style)
        : inner_(inner), style_(style) {}

    data::LayerPtr layer(const std::string& source, const std::string& source_layer,
                         const geom::LonLatBox& window) override {
        return layer_at(source, source_layer, {.window = window});
    }
    data::LayerPtr layer_at(const std::string& source, const std::string& source_layer,
                            const compose::SourceView& view) override {
        data::LayerPtr plain = inner_.layer_at(source, source_layer, view);
        const auto states = style_.feature_states.find(source);
        if (!plain || states == style_.feature_states.end()) return plain;
        std::vector<std::size_t> all(plain->size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        auto out = std::make_shared<data::FeatureLayer>(data::subset(*plain, all));
        out->tiles = plain->tiles;
        std::set<std::string> names;
        for (const auto& [id, values] : states->second)
            for (const auto& [name, value] : values) names.insert(name);
        for (const std::string& name : names) {
            data::Column& column = out->add_column(state_attribute(name));
            for (std::size_t i = 0; i < out->size(); ++i)
                push(column, state(states->second, plain->value(i, "id"), name));
        }
        return out;
    }
    compose::RasterSet raster(const std::string& source, const compose::SourceView& view) override {
        return inner_.raster(source, view);
    }

  private:
    static const Json* state(const std::map<std::string, std::map<std::string, Json>>& states,
                             const data::Value& id, const std::string& name) {
        std::string key;
        if (const auto* number = std::get_if<double>(&id)) key = to_text(Json(*number));
        if (const auto* text = std::get_if<std::string_view>(&id)) key = std::string(*text);
        const auto feature = states.find(key);
        if (feature == states.end()) return nullptr;
        const auto value = feature->second.find(name);
        return value == feature->second.end() ? nullptr : &value->second;
    }
    static void push(data::Column& column, const Json* value) {
        value == nullptr ? column.push_null() : column.push(*value);
    }

    app::StyleSources& inner_;
    const ReplayedStyle& style_;
};

/// The camera of a web map keeps the world's upper and lower side out of the picture.
compose::MapFrame frame_of(const ReplayedStyle& style, double width, double height) {
    constexpr double tile = 512.0;
    const double zoom = std::max(style.zoom, std::log2(height / tile));
    const double pixels = tile * std::exp2(zoom); // of the world
    geom::Projected center = compose::to_square({style.longitude, style.latitude});
    const double half = height / 2 / pixels;
    center.y = half >= 0.5 ? 0.5 : std::clamp(center.y, half, 1.0 - half);
    const compose::MapFrame frame(proj::Projection("EPSG:3857"), {0, 0, width, height},
                                  compose::square_to_metres(center),
                                  compose::world_metres / pixels);
    return style.bearing == 0.0 ? frame : frame.turned(style.bearing);
}

void add_images(const ReplayedStyle& style, const fs::path& assets, compose::StyleImages& images) {
    for (const auto& [name, added] : style.images) {
        if (added.file.empty()) continue;
        data::RgbaBitmap bitmap =
            data::decode_bitmap(read_file((assets / added.file).lexically_normal()), added.file);
        const int width = bitmap.width;
        const int height = bitmap.height;
        // A sprite of one image.
        Json::Object entry{{"x", Json(0.0), 0},
                           {"y", Json(0.0), 0},
                           {"width", Json(static_cast<double>(width)), 0},
                           {"height", Json(static_cast<double>(height)), 0}};
        if (added.options.is_object())
            for (const Json::Member& option : added.options.members()) entry.push_back(option);
        images.add_sprite(Json(Json::Object{{name, Json(std::move(entry)), 0}}), bitmap.rgba, width,
                          height, "");
    }
}

struct Shot {
    double width = 512;
    double height = 512;
    double pixel_ratio = 1;
    bool cross_source_collisions = true;
};

Shot shot_of(const Json& style) {
    Shot shot;
    const Json* metadata = style.find("metadata");
    const Json* test = metadata == nullptr ? nullptr : metadata->find("test");
    if (test == nullptr) return shot;
    shot.width = test->number_or("width", shot.width);
    shot.height = test->number_or("height", shot.height);
    shot.pixel_ratio = test->number_or("pixelRatio", shot.pixel_ratio);
    const Json* cross = test->find("crossSourceCollisions");
    shot.cross_source_collisions = cross == nullptr || !cross->is_bool() || cross->boolean();
    return shot;
}

data::RgbaBitmap draw(const Json& original, const fs::path& assets) {
    const Shot shot = shot_of(original);
    const ReplayedStyle replayed = replay(original, assets);
    if (!replayed.unsupported.empty())
        throw Error(fmt::format("operation '{}' cannot be replayed", replayed.unsupported));
    CollectingReporter reporter;
    const style::ParsedStyle parsed = style::parse_style(replayed.style, "style.json");
    if (!parsed.style) throw Error("the style cannot be used");
    const app::FileFinder finder = [&](const std::string& address) -> std::optional<std::string> {
        for (const std::string_view prefix : {"local://", "http://localhost:2900/"})
            if (address.starts_with(prefix))
                return (assets / address.substr(prefix.size())).string();
        return std::nullopt;
    };
    app::StyleSources sources(*parsed.style, finder, reporter);
    StatefulSources stateful(sources, replayed);
    compose::StyleImages images =
        app::read_sprites(*parsed.style, finder, shot.pixel_ratio, reporter);
    add_images(replayed, assets, images);
    text::Shaper shaper(reporter);
    compose::MapPainter::Inputs inputs{*parsed.style, stateful, shaper, reporter, "en"};
    inputs.manner = compose::Manner::web;
    inputs.pixel_ratio = shot.pixel_ratio;
    inputs.images = &images;
    inputs.collide_across_sources = shot.cross_source_collisions;
    compose::MapPainter painter(inputs, frame_of(replayed, shot.width, shot.height));
    painter.draw_shapes();
    scene::Scene scene;
    scene.width = shot.width;
    scene.height = shot.height;
    scene.background = {0, 0, 0, 0};
    scene.root.add(painter.finish());
    render::Bitmap bitmap = render::to_bitmap(scene, shot.pixel_ratio);
    return {bitmap.width, bitmap.height, std::move(bitmap.rgba)};
}

} // namespace

std::vector<RenderFixture> render_fixtures(const fs::path& folder) {
    std::vector<RenderFixture> out;
    const Json index = parse_json(read_file(folder / "render/index.json"), "index.json");
    const std::string flat = "\n" + read_file(folder / "render/flat.txt") + "\n";
    for (const Json& entry : index.items()) {
        RenderFixture fixture;
        fixture.id = entry.text_or("id", "");
        fixture.group = entry.text_or("class", "");
        fixture.threshold = entry.number_or("threshold", fixture.threshold);
        fixture.allowed = entry.number_or("allowed", fixture.allowed);
        fixture.flat = flat.find("\n" + fixture.id + "\n") != std::string::npos;
        out.push_back(std::move(fixture));
    }
    return out;
}

RenderResult run_fixture(const fs::path& folder, const RenderFixture& fixture) {
    RenderResult result;
    const fs::path own = folder / "render" / fixture.id;
    try {
        const Json style = parse_json(read_file(own / "style.json"), fixture.id);
        result.actual = draw(style, folder / "assets");
    } catch (const std::exception& error) {
        result.trouble = error.what();
        return result;
    }
    std::vector<fs::path> images;
    for (const auto& entry : fs::directory_iterator(own))
        if (entry.path().extension() == ".png") images.push_back(entry.path());
    std::sort(images.begin(), images.end());
    for (const fs::path& image : images) {
        data::RgbaBitmap expected = data::decode_bitmap(read_file(image), image.string());
        if (result.expected.rgba.empty()) result.expected = expected;
        if (expected.width != result.actual.width || expected.height != result.actual.height)
            continue;
        const double share =
            static_cast<double>(differing_pixels(result.actual, expected, fixture.threshold)) /
            (static_cast<double>(expected.width) * expected.height);
        if (share >= result.share) continue;
        result.share = share;
        result.expected = std::move(expected);
    }
    return result;
}

} // namespace cordon::conformance

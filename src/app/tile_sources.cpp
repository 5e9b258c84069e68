// SPDX-License-Identifier: MIT
#include "app/tile_sources.hpp"

#include "app/extent.hpp"
#include "app/focus_countries.hpp"
#include "app/network_files.hpp"
#include "app/place_lookup.hpp"
#include "app/sheet_layers.hpp"
#include "app/situation_sheet.hpp"
#include "app/sprites.hpp"
#include "compose/level_parts.hpp"
#include "compose/page_layers.hpp"

#include <algorithm>

namespace cordon::app {

namespace {

/// Pixels within which neighbours belong to one circle: more than on a sheet, because a reader of
/// tiles parts them by zooming in.
constexpr double tile_reach = 18.0;

/// Longitudes within ±180°; a box across the antimeridian becomes the whole band.
geom::LonLatBox within_square(geom::LonLatBox box) {
    constexpr double top = 85.0511287798066;
    if (box.max_x > 180 || box.min_x < -180 || box.min_x > box.max_x) {
        box.min_x = -180;
        box.max_x = 180;
    }
    box.min_y = std::clamp(box.min_y, -top, top);
    box.max_y = std::clamp(box.max_y, -top, top);
    return box;
}

} // namespace

MapDocument document_for_tiles(const RenderOptions& map, Reporter& reporter) {
    MapDocument document = load_document(map, reporter);
    if (document.map.centre && !document.map.centre->position)
        document.map.centre->position =
            find_place(document.map.centre->name, reporter, chosen_file(document));
    return document;
}

TileSources::TileSources(MapDocument document, const TileOptions& options, Reporter& reporter,
                         Record record)
    : document_(std::move(document)), reporter_(reporter), pyramid_(options.pyramid),
      style_(open_style_of(document_, reporter)), evidence_(gather_evidence(document_, reporter)) {
    if (document_.analyse) situation_ = run_situation(document_, evidence_, reporter);
    routes_ = read_routes(document_, situation_.get(), reporter);
    evidence_.place_names.insert(routes_.names.begin(), routes_.names.end());
    ground_ = make_ground_layers(document_, reporter);
    pyramid_.box = within_square(options.box ? *options.box : own_extent());
    layers_.emplace(MapLayers::Inputs{document_, evidence_, *style_.style, style_.folder, reporter,
                                      record, &ground_});
    layers_->set_focus(focus_countries(evidence_, document_).codes);
    images_ = read_sprites(*style_.style, network_files(style_.folder, document_.network),
                           pyramid_.scale, reporter, document_.network);
    fonts_ = read_font_faces(*style_.style,
                             {document_.map.style.given,
                              network_files(style_.folder, document_.network), document_.network},
                             reporter);
    provide_layers(
        *layers_, {document_, evidence_, routes_},
        [this](const compose::SourceView& view) {
            // Of the zoom, not of the sheet: the same neighbours are one circle on every tile.
            return CrowdOptions{mercator_, tile_reach * view.resolution, document_.map.lang};
        },
        reporter);
    const auto add = [&](const std::string& name, const data::LayerPtr& layer) {
        if (layer && layer->size() > 0) vectors_.push_back({name, layer});
    };
    const auto shared = [](const data::FeatureLayer& layer) {
        return data::LayerPtr(std::shared_ptr<void>(), &layer); // the evidence owns it
    };
    if (document_.map.uncertainty) add("areas", shared(evidence_.layers.areas));
    add("stretches", shared(evidence_.layers.stretches));
    add("routes", routes_.layer);
    for (const auto& [name, layer] : ground_) add(name, layer.areas);
    if (situation_)
        for (auto& [name, layer] : situation_layers(document_, *situation_)) {
            add(name.substr(name.find('/') + 1), layer);
            layers_->provide(name, std::move(layer));
        }
    add("incidents", shared(evidence_.layers.points));
}

geom::LonLatBox TileSources::own_extent() {
    LayerBoxes boxes;
    if (needs_layer_boxes(document_, evidence_, routes_))
        boxes = layer_boxes(document_, ground_, reporter_);
    return choose_extent(document_, evidence_, routes_, {}, boxes).box;
}

std::unique_ptr<tile::TileMaker> TileSources::maker(int first_zoom, tile::IsKnown is_known) {
    if (pyramid_.format == tile::TileFormat::mvt) return tile::vector_maker(vectors_, pyramid_);
    return tile::raster_maker({*style_.style, *layers_, reporter_,
                               std::string(code(document_.map.lang)), pyramid_, first_zoom,
                               &images_, fonts_.files, std::move(is_known)});
}

std::unique_ptr<tile::TileMaker> TileSources::picture_maker(int zoom, int scale) {
    tile::Pyramid pyramid = pyramid_;
    pyramid.scale = scale;
    return tile::raster_maker({*style_.style, *layers_, reporter_,
                               std::string(code(document_.map.lang)), pyramid, zoom, &images_});
}

std::unique_ptr<compose::LevelMap> TileSources::level(int z, text::Shaper& shaper) {
    return std::make_unique<compose::LevelMap>(
        compose::MapPainter::Inputs{*style_.style, *layers_, shaper, reporter_,
                                    std::string(code(document_.map.lang))},
        tile::level_page(pyramid_, z));
}

void TileSources::read_all_credits() {
    if (pyramid_.format == tile::TileFormat::mvt) return;
    for (int z = pyramid_.min_zoom; z <= pyramid_.max_zoom; ++z) {
        const compose::Level level = tile::level_page(pyramid_, z);
        const geom::PageBox whole{0, 0, static_cast<double>(level.width),
                                  static_cast<double>(level.height)};
        const compose::SourceView view =
            compose::view_of(level, whole, compose::PageLayers::margin);
        // Of bitmaps one pixel is enough to open the source.
        const compose::SourceView pixel = compose::view_of(level, {0, 0, 1, 1}, 0);
        for (const style::Layer& layer : style_.style->layers) {
            if (layer.source.empty() || !layer.shown_at(std::max(0.0, level.zoom))) continue;
            (void)layers_->layer_at(layer.source, layer.source_layer, view);
            (void)layers_->raster(layer.source, pixel);
        }
    }
}

tile::TilesetInfo TileSources::info() {
    tile::TilesetInfo info;
    info.name = std::string(document_.map.title.in(document_.map.lang));
    info.description = std::string(document_.map.subtitle.in(document_.map.lang));
    Credits credits;
    add_credits(credits, evidence_, document_.map.lang);
    credits.add(layers_->credits());
    credits.add("", routes_.attribution);
    info.attribution = credits.line(document_.map.lang);
    info.format = pyramid_.format;
    info.min_zoom = pyramid_.min_zoom;
    info.max_zoom = pyramid_.max_zoom;
    info.bounds = tile::padded(pyramid_.box);
    if (pyramid_.format == tile::TileFormat::mvt)
        info.vector_layers = tile::vector_layers_json(vectors_, pyramid_);
    info.overlay = pyramid_.format == tile::TileFormat::mvt;
    return info;
}

std::vector<std::pair<std::string, std::string>> TileSources::inputs() {
    std::vector<std::pair<std::string, std::string>> out;
    out.emplace_back(document_.map.style.given, style_.sha256);
    out.insert(out.end(), evidence_.inputs.begin(), evidence_.inputs.end());
    for (const auto& [name, digest] : layers_->inputs_read()) out.emplace_back(name, digest);
    out.insert(out.end(), fonts_.inputs.begin(), fonts_.inputs.end());
    add_fetched(document_.network, out);
    return out;
}

bool is_tile_archive(std::string_view output) {
    return output.ends_with(".pmtiles") || output.ends_with(".mbtiles");
}

std::unique_ptr<tile::TileSink> sink_for(const std::string& output, tile::TileFormat format,
                                         bool tms) {
    if (output.ends_with(".pmtiles")) return tile::pmtiles_sink(output);
    if (output.ends_with(".mbtiles")) return tile::mbtiles_sink(output);
    return tile::folder_sink(output, format, tms ? tile::RowOrder::tms : tile::RowOrder::xyz);
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#include "app/map_layers.hpp"

#include "app/boundary_view.hpp"
#include "app/label_names.hpp"
#include "app/network_files.hpp"
#include "app/own_layers.hpp"
#include "app/place_marks.hpp"
#include "app/source_keys.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"
#include "data/reader.hpp"
#include "geom/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace cordon::app {

namespace fs = std::filesystem;
using data::FeatureLayer;

namespace {

constexpr double widest_detailed = 25.0; // degrees

/// How wide a window is, in degrees of longitude. Near a pole, where a map of any size has many of
/// them, in degrees of a great circle: across it, or across the map round the pole.
double width_of(const geom::LonLatBox& window) {
    constexpr double polar = 70.0; // as maps are projected round the pole
    const double south = std::max(window.min_y, -90.0);
    const double north = std::min(window.max_y, 90.0);
    const double middle = (south + north) / 2;
    const bool round_pole = window.width() >= 360.0 && (south <= -90.0) != (north >= 90.0);
    if (round_pole) return std::numbers::sqrt2 * (north - south); // its corners lie farthest out
    if (std::abs(middle) < polar) return window.width();
    const double nearest_equator = std::min(std::abs(south), std::abs(north));
    const double shrink = std::cos(nearest_equator * std::numbers::pi / 180.0);
    return std::min(window.width(), std::max(window.width() * shrink, north - south));
}

/// Which of the shipped scales suits a window: 10m below 25°, 50m below 70°, else 110m where it
/// exists.
std::vector<std::string> scale_folders(const geom::LonLatBox& window) {
    const double width = width_of(window);
    if (width < widest_detailed) return {"world_10m", "world_50m", "world_110m"};
    if (width < 70.0) return {"world_50m", "world_10m", "world_110m"};
    return {"world_110m", "world_50m", "world_10m"};
}

/// File of a base map layer relative to geodata/; empty when it is not shipped.
std::string base_file(const fs::path& geodata, const std::string& name,
                      const geom::LonLatBox& window) {
    std::error_code ignored;
    if (fs::exists(geodata / (name + ".fgb"), ignored)) return name + ".fgb";
    for (const std::string& folder : scale_folders(window)) {
        std::string file = fmt::format("{}/{}.fgb", folder, name);
        if (fs::exists(geodata / file, ignored)) return file;
    }
    return {};
}

std::vector<std::string> base_columns(const std::string& name) {
    if (name == "countries") return {"name", "name_fr", "name_ar", "iso_a2", "area_km2"};
    if (name == "boundaries") return {"kind"};
    if (name == "rivers") return {"name", "name_fr", "scalerank", "featurecla"};
    if (name == "places")
        return {"name",    "name_en",    "name_fr", "ascii",  "class",
                "country", "population", "rank",    "capital"};
    if (name == "admin1_lines") return {"iso_a2"};
    if (name == "lakes") return {"river"};
    return {};
}

void add_labels(FeatureLayer& layer, const MapDocument& document) {
    const std::vector<std::string> languages = label_languages(document);
    data::Column& label = layer.add_column("label");
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const std::string name = label_of(layer, i, languages, document.labels.also);
        name.empty() ? label.push_null() : label.push(name);
    }
}

void mark_focus(FeatureLayer& layer, const std::string& country_column,
                const std::set<std::string>& focus) {
    std::vector<bool> inside(layer.size());
    for (std::size_t i = 0; i < layer.size(); ++i)
        inside[i] = focus.contains(std::string(layer.text(i, country_column)));
    // A map about no country in particular has no quiet neighbours either.
    data::Column& marks = layer.add_column("focus");
    for (const bool flag : inside) marks.push(focus.empty() || flag);
    data::Column& subject = layer.add_column("subject");
    for (const bool flag : inside) subject.push(flag);
}

constexpr std::string_view own_urls = "cordon:";

/// Under which name a layer of a `cordon:` source is provided: `incidents/areas`.
std::string provided_name(const style::Source& source, const std::string& source_layer) {
    const std::string name = source.url.substr(std::min(own_urls.size(), source.url.size()));
    return source_layer.empty() ? name : name + "/" + source_layer;
}

} // namespace

MapLayers::MapLayers(Inputs inputs)
    : in_(std::move(inputs)), geodata_(data_folder() / "geodata"),
      manifest_(read_manifest(geodata_)),
      tiles_(in_.style, network_files(in_.style_folder, in_.document.network), in_.reporter,
             in_.document.network) {}

void MapLayers::provide(const std::string& name, data::LayerPtr layer) {
    provided_[name] = std::move(layer);
}

void MapLayers::provide(const std::string& name, LayerFor layer) {
    by_view_[name] = std::move(layer);
}

data::LayerPtr MapLayers::layer(const std::string& source, const std::string& source_layer,
                                const geom::LonLatBox& window) {
    return find(source, source_layer, {window});
}

/// The layer of the map file that takes the place of a source of the style; null when there is
/// none.
const app::LayerSource* MapLayers::document_layer(const std::string& source) const {
    const auto& named = in_.document.layers;
    const auto own = std::find_if(named.begin(), named.end(), [&](const app::LayerSource& layer) {
        // Areas made of roads are no roads: they replace a source only when it is named.
        if (layer.source.empty() && layer.makes_areas()) return false;
        return (layer.source.empty() ? layer.name : layer.source) == source;
    });
    return own == named.end() ? nullptr : &*own;
}

data::LayerPtr MapLayers::find(const std::string& source, const std::string& source_layer,
                               Part part) {
    if (const app::LayerSource* own = document_layer(source)) return from_document(*own, part);
    const style::Source* found = in_.style.source(source);
    if (found == nullptr) return nullptr;
    if (!found->url.starts_with(own_urls)) return user_file(*found, source_layer, part);
    const std::string_view name = std::string_view(found->url).substr(own_urls.size());
    if (name == "basemap") return base_map(source_layer, part);
    if (name == "roads" && in_.document.data.roads)
        return from_document(*in_.document.data.roads, part);
    if (name == "layers") return own_layers(source_layer, part);
    const auto provided = provided_.find(provided_name(*found, source_layer));
    return provided == provided_.end() ? nullptr : provided->second;
}

data::LayerPtr MapLayers::layer_at(const std::string& source, const std::string& source_layer,
                                   const compose::SourceView& view) {
    const style::Source* found = in_.style.source(source);
    if (found != nullptr && is_clustered(*found) && !found->url.starts_with(own_urls))
        return clustered(*found).at(view.zoom, view.window);
    if (found == nullptr || !is_tile_set(*found)) {
        data::LayerPtr same = find(source, source_layer, {view.window, view.detail, view.scale});
        if (same || found == nullptr) return same;
        const auto made = by_view_.find(provided_name(*found, source_layer));
        return made == by_view_.end() ? nullptr : made->second(view);
    }
    data::LayerPtr out = tiles_.layer_at(source, source_layer, view);
    credit_tiles();
    return out;
}

compose::RasterSet MapLayers::raster(const std::string& source, const compose::SourceView& view) {
    compose::RasterSet out = tiles_.raster(source, view);
    credit_tiles();
    return out;
}

void MapLayers::credit_tiles() {
    const bool french = in_.document.map.lang == Language::fr;
    for (const std::string& credit : tiles_.attributions())
        credits_.add(french ? "Fond de carte" : "Base map", credit);
}

std::string MapLayers::kind_of(const std::string& name) const {
    const bool french = in_.document.map.lang == Language::fr;
    if (name == "places") return french ? "Lieux" : "Places";
    return french ? "Fond de carte" : "Base map";
}

void MapLayers::expect(const style::Style& style, const geom::LonLatBox& window,
                       Credits& credits) const {
    for (const style::Layer& layer : style.layers) {
        const style::Source* source = style.source(layer.source);
        if (source == nullptr || source->url != "cordon:basemap") continue;
        const auto entry = manifest_.find(base_file(geodata_, layer.source_layer, window));
        if (entry != manifest_.end())
            for (const std::string& credit : entry->second.attributions())
                credits.add(kind_of(layer.source_layer), credit);
    }
}

data::LayerPtr MapLayers::base_map(const std::string& name, Part part) {
    if (name == "boundaries" && in_.document.data.boundaries) return own_boundaries(part);
    if (data::LayerPtr fine = fine_base_map(name, part)) return fine;
    const std::string file = base_file(geodata_, name, part.window);
    if (file.empty()) return nullptr;
    data::ReadOptions options;
    options.window = part.window;
    options.detail = part.detail;
    options.columns = base_columns(name);
    return finished(data::read_layer(geodata_ / file, options, in_.reporter), name, file);
}

data::LayerPtr MapLayers::finished(FeatureLayer read, const std::string& name,
                                   const std::string& file) {
    auto layer = std::make_shared<FeatureLayer>(std::move(read));
    layer->name = name;
    const ManifestEntry& entry = manifest_[file];
    if (layer->size() > 0) {
        for (const std::string& credit : entry.attributions()) credits_.add(kind_of(name), credit);
        read_[file] = entry.sha256;
        origins_[file] = layer->metadata;
    }
    const bool labelled = name == "countries" || name == "rivers" || name == "places";
    if (labelled) add_labels(*layer, in_.document);
    if (name == "countries") mark_focus(*layer, "iso_a2", focus_);
    if (name == "places") {
        mark_focus(*layer, "country", focus_);
        const auto suppliers = provided_.find("analysis/suppliers");
        mark_places(*layer, {in_.document.labels, in_.evidence,
                             suppliers == provided_.end() ? nullptr : suppliers->second.get(),
                             is_many(in_.document, in_.evidence) || in_.document.map.cluster});
        add_isolation(*layer, places_round(geodata_ / file, *layer, in_.reporter));
    }
    return layer;
}

const std::optional<FineCoast>& MapLayers::fine_coast(const geom::LonLatBox& window) {
    if (!last_coast_ || last_coast_->first != window)
        last_coast_.emplace(window,
                            read_fine_coast(geodata_ / fine_coast_file("countries"), window));
    return last_coast_->second;
}

data::LayerPtr MapLayers::fine_base_map(const std::string& name, Part part) {
    // A whole continent of tiles would be too much to be read at once.
    if (part.scale <= 0.0 || part.scale > fine_coast_scale ||
        width_of(part.window) >= widest_detailed)
        return nullptr;
    const std::string file = fine_coast_file(name);
    if (file.empty()) return nullptr;
    note_opened(geodata_ / file); // a coast that set-up makes later changes the map
    std::error_code ignored;
    if (!fs::exists(geodata_ / file, ignored)) return nullptr;
    if (name == "countries" || name == "coast") {
        const std::optional<FineCoast>& fine = fine_coast(part.window);
        if (!fine) return nullptr;
        const FeatureLayer& layer = name == "coast" ? fine->coast : fine->countries;
        std::vector<std::size_t> rows(layer.size());
        std::iota(rows.begin(), rows.end(), 0);
        return finished(data::subset(layer, rows), name, file);
    }
    // Lakes have a fine shore wherever they lie; lines end at the coast that is drawn.
    if (name != "lakes" && !fine_coast(part.window)) return nullptr;
    data::ReadOptions options;
    options.window = part.window;
    options.detail = part.detail;
    options.columns = base_columns(name);
    return finished(data::read_layer(geodata_ / file, options, in_.reporter), name, file);
}

data::LayerPtr MapLayers::own_boundaries(Part part) {
    data::ReadOptions options;
    options.window = part.window;
    options.detail = part.detail;
    const FeatureLayer lines = read_document_layer(*in_.document.data.boundaries, options);
    auto layer = std::make_shared<FeatureLayer>(seen_from(lines, in_.document.map.boundary_view));
    layer->name = "boundaries";
    return layer;
}

void MapLayers::note_input(const std::string& given, const fs::path& path) {
    // The fetcher knows the digests of what it brought.
    if (in_.record == Record::none || hashing_.contains(given) || net::is_address(given)) return;
    std::error_code failure;
    const std::uintmax_t bytes = fs::file_size(path, failure);
    if (in_.record == Record::small && !failure && bytes > record_limit) {
        read_[given] = fmt::format("not hashed, {} bytes", bytes);
        return;
    }
    // A large extract takes as long to hash as to draw: beside the drawing, not before it.
    hashing_.emplace(given, hasher_.hash(path));
}

std::map<std::string, std::string> MapLayers::inputs_read() {
    for (auto& [given, digest] : hashing_) read_[given] = digest.get();
    hashing_.clear();
    return read_;
}

const GroundLayer* MapLayers::made_of(const app::LayerSource& named) const {
    if (in_.ground == nullptr) return nullptr;
    const auto made = in_.ground->find(named.name);
    return made == in_.ground->end() ? nullptr : &made->second;
}

data::LayerPtr MapLayers::own_layers(const std::string& kind, Part part) {
    auto out = std::make_shared<FeatureLayer>("layers");
    for (const app::LayerSource& named : in_.document.layers) {
        const bool feeds =
            (!named.source.empty() || !named.makes_areas()) &&
            in_.style.source(named.source.empty() ? named.name : named.source) != nullptr;
        if (feeds) continue;
        const data::LayerPtr layer = from_document(named, part);
        const auto order = static_cast<double>(&named - in_.document.layers.data()) + 1.0;
        append_kind(*layer, kind, {made_of(named) == nullptr ? named.name : "", order}, *out);
    }
    return out->size() == 0 ? nullptr : out;
}

data::LayerPtr MapLayers::from_document(const app::LayerSource& named, Part part) {
    if (const GroundLayer* made = made_of(named)) {
        for (const std::string& credit : made->credits) credits_.add(named.name, credit);
        note_input(named.file.given, named.file.resolved);
        origins_[named.file.given] = made->areas->metadata;
        return made->areas;
    }
    LastRead& last = last_read_[&named];
    if (last.layer && last.window == part.window && last.detail == part.detail) return last.layer;
    data::ReadOptions options;
    options.window = part.window;
    options.detail = part.detail;
    last = {part.window, part.detail,
            std::make_shared<FeatureLayer>(read_document_layer(named, options))};
    return last.layer;
}

FeatureLayer MapLayers::read_document_layer(const app::LayerSource& named,
                                            const data::ReadOptions& options) {
    FeatureLayer layer = read_source(named, options, in_.reporter);
    if (layer.metadata.attribution.empty() && named.licence.empty()) {
        const std::string what =
            named.name.empty() ? "the layer" : fmt::format("layer '{}'", named.name);
        in_.reporter.warn(what + " has neither attribution nor licence",
                          {named.file.given, 0, 0, {}},
                          {"add attribution = \"…\" to its table in the map file"});
    }
    credits_.add(named.name, layer.metadata.attribution);
    note_input(named.file.given, named.file.resolved);
    origins_[named.file.given] = layer.metadata;
    return layer;
}

data::LayerPtr MapLayers::user_file(const style::Source& source, const std::string& source_layer,
                                    Part part) {
    data::ReadOptions options;
    options.window = part.window;
    options.detail = part.detail;
    return std::make_shared<FeatureLayer>(
        styled(read_user_file(source, source_layer, options), source));
}

FeatureLayer MapLayers::read_user_file(const style::Source& source, const std::string& source_layer,
                                       data::ReadOptions options) {
    if (const Json* inline_data = source.definition.find("data");
        inline_data != nullptr && inline_data->is_object())
        return data::read_geojson(*inline_data, source.id, in_.reporter);
    std::string name = source.url;
    if (name.starts_with("gdal://")) name.erase(0, 7);
    if (name.empty() || name.find("://") != std::string::npos)
        return read_fetched(source, source_layer, options);
    options.layer = source_layer;
    const fs::path path = fs::path(name).is_absolute() ? fs::path(name) : in_.style_folder / name;
    note_input(name, path);
    FeatureLayer layer = data::read_layer(path, options, in_.reporter);
    origins_[name] = layer.metadata;
    return layer;
}

FeatureLayer MapLayers::read_fetched(const style::Source& source, const std::string& source_layer,
                                     data::ReadOptions options) {
    const std::string address = network_address(source.url);
    const net::FetcherPtr& network = in_.document.network;
    if (!network || !network->permits(address)) {
        const char* instead = "download the data and name the file";
        throw Error({Severity::error,
                     fmt::format("source '{}' of the style points to '{}', which is not a local "
                                 "file",
                                 source.id, net::shown(source.url)),
                     {},
                     address.empty() ? std::vector<std::string>{instead}
                                     : network_hints(address, network, instead)});
    }
    options.layer = source_layer;
    const net::Fetched got = network->get(address);
    FeatureLayer layer = read_fetched_layer(got, net::shown(address), options, in_.reporter);
    origins_[net::shown(address)] = layer.metadata;
    return layer;
}

ClusteredSource& MapLayers::clustered(const style::Source& source) {
    std::unique_ptr<ClusteredSource>& slot = clustered_[source.id];
    if (slot) return *slot;
    const app::LayerSource* named = document_layer(source.id);
    FeatureLayer layer =
        named == nullptr ? styled(read_user_file(source, {}, {}), source)
                         : with_source_keys(read_document_layer(*named, {}), source, in_.reporter);
    slot = std::make_unique<ClusteredSource>(std::move(layer), source);
    return *slot;
}

FeatureLayer MapLayers::styled(FeatureLayer layer, const style::Source& source) {
    credits_.add(source.id, source.definition.text_or("attribution", layer.metadata.attribution));
    return with_source_keys(std::move(layer), source, in_.reporter);
}

} // namespace cordon::app

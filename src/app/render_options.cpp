// SPDX-License-Identifier: MIT
#include "app/render_options.hpp"

#include "app/map_reader.hpp"
#include "app/network_files.hpp"
#include "core/file.hpp"
#include "core/json.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::app {

namespace {

namespace fs = std::filesystem;

/// A name from the command line is relative to the current folder.
FilePath from_here(const std::string& name) {
    return {name, name};
}

/// A `.json` file whose root has the keys of a MapLibre style. Anything else, unreadable files too,
/// is for the reader of incidents, which says what is wrong with it.
bool is_style(const fs::path& name) {
    if (name.extension() != ".json") return false;
    // The largest published styles are below 1 MB; a larger file is data and is not read twice.
    constexpr std::uintmax_t largest_style = 16U << 20U;
    std::error_code failure;
    const std::uintmax_t bytes = fs::file_size(name, failure);
    if (failure || bytes > largest_style) return false;
    try {
        const Json root = parse_json(read_file(name), name.string());
        return root.find("version") != nullptr && root.find("layers") != nullptr &&
               root.find("sources") != nullptr;
    } catch (const Error&) {
        return false;
    }
}

MapDocument document_of_inputs(const RenderOptions& options, Reporter& reporter) {
    const std::string& first = options.inputs.front();
    if (fs::path(first).extension() == ".toml" || options.map_on_input) {
        if (options.inputs.size() > 1)
            throw Error("a project file is drawn alone, but more inputs were given",
                        "name the incident files in the project file, under [data]");
        Json tree = read_map_file(first);
        if (options.edit_map) tree = options.edit_map(tree);
        const MapPlace place =
            options.folder.empty() ? place_of_map(first) : MapPlace{"the map", options.folder};
        return read_map_tree(tree, place, reporter);
    }
    MapDocument document;
    if (options.edit_map) {
        const MapPlace made{"the columns of the row", {}};
        document = read_map_tree(options.edit_map(Json(Json::Object{})), made, reporter);
        document.file.clear(); // nobody wrote it
    }
    if (options.inputs.size() == 1) {
        const FilePath file = fetched(from_here(first), options.network);
        if (is_style(file.resolved)) {
            document.map.style = file;
            return document;
        }
    }
    for (const std::string& input : options.inputs) {
        IncidentSource source = options.columns;
        source.file = fetched(from_here(input), options.network);
        document.data.incidents.push_back(std::move(source));
    }
    return document;
}

template <typename T, typename U>
void overlay(T& target, const std::optional<U>& given) {
    if (given) target = *given;
}

void overlay_extent(MapSection& map, const RenderOptions& options) {
    // The newest word counts: an extent from the command line takes the place of every kind in the
    // file.
    if (options.bbox || options.centre || options.width || options.extent) {
        if (options.bbox || options.extent) map.width.reset();
        if (!options.bbox) map.bbox.reset();
        if (!options.extent) map.extent = ExtentFrom::automatic;
    }
    overlay(map.bbox, options.bbox);
    overlay(map.centre, options.centre);
    overlay(map.width, options.width);
    overlay(map.extent, options.extent);
    overlay(map.projection, options.projection);
}

void overlay_symbols(MapSection& map, const RenderOptions& options) {
    overlay(map.size_by, options.size_by);
    overlay(map.shape_by, options.shape_by);
    overlay(map.decay, options.decay);
    overlay(map.half_life_days, options.half_life_days);
    if (options.half_life_days && !options.decay) map.decay = AgeRule::half_life;
    overlay(map.cluster, options.cluster);
}

void overlay_map(MapSection& map, const RenderOptions& options) {
    if (options.title) map.title = Localised(*options.title);
    if (options.subtitle) map.subtitle = Localised(*options.subtitle);
    overlay(map.lang, options.lang);
    if (options.style) map.style = from_here(*options.style);
    overlay(map.size, options.size);
    overlay(map.dpi, options.dpi);
    overlay(map.scale, options.scale);
    overlay(map.from, options.from);
    overlay(map.to, options.to);
    overlay(map.as_of, options.as_of);
    overlay(map.profile, options.profile);
    overlay(map.number, options.number);
    overlay(map.panels, options.panels);
    overlay_symbols(map, options);
    overlay(map.buffer.all, options.buffer.all);
    for (const auto& [type, radius] : options.buffer.by_type)
        map.buffer.by_type.insert_or_assign(type, radius);
    if (!options.buffer.rings.empty()) map.buffer.rings = options.buffer.rings;
    overlay_extent(map, options);
}

void overlay_print(SheetSection& sheet, const RenderOptions& options) {
    overlay(sheet.bleed_mm, options.bleed_mm);
    if (options.cmyk_profile) {
        sheet.cmyk_profile = from_here(*options.cmyk_profile);
        sheet.colour = Colour::cmyk;
    }
    overlay(sheet.colour, options.colour);
    overlay(sheet.name, options.name);
    overlay(sheet.short_name, options.short_name);
    sheet.crop_marks = sheet.crop_marks || options.crop_marks;
    sheet.geo = sheet.geo || options.geo;
}

void overlay_sheet(SheetSection& sheet, const RenderOptions& options) {
    const auto shown = [](bool on) { return on ? Piece::Show::yes : Piece::Show::no; };
    for (const auto& [piece, on] : options.pieces) (sheet.*piece).show = shown(on);
    if (options.print_width) sheet.print_width = options.print_width;
    overlay_print(sheet, options);
    if (options.inset) sheet.inset.piece.show = shown(*options.inset);
    if (options.disclaimer) sheet.disclaimer = *options.disclaimer;
}

void report_new_faults(const MapDocument& document, const Diagnostics& known, Reporter& reporter) {
    int errors = 0;
    for (const Diagnostic& fault : rule_faults(document)) {
        const bool repeated = std::any_of(known.begin(), known.end(), [&](const Diagnostic& other) {
            return other.message == fault.message && other.where.key == fault.where.key;
        });
        if (repeated) continue;
        reporter.report(fault);
        if (fault.severity == Severity::error) ++errors;
    }
    if (errors > 0)
        throw Error(fmt::format("{} {} in the options; nothing was drawn", errors,
                                errors == 1 ? "error" : "errors"));
}

} // namespace

MapDocument load_document(const RenderOptions& options, Reporter& reporter) {
    MapDocument document = document_of_inputs(options, reporter);
    // What a project file is faulted for was reported when it was read.
    const Diagnostics known = document.file.empty() ? Diagnostics{} : rule_faults(document);
    overlay_map(document.map, options);
    overlay_sheet(document.sheet, options);
    overlay(document.data.pending, options.pending);
    if (options.locate) document.data.locate = options.locate;
    if (!options.countries.empty()) document.data.countries = options.countries;
    if (options.places) document.data.places = from_here(*options.places);
    for (const std::string& file : options.gazetteers)
        document.data.gazetteers.push_back(from_here(file));
    document.analyse = document.analyse || options.analyse;
    const auto take_layer = [](const std::optional<std::string>& file,
                               std::optional<LayerSource>& layer) {
        if (file) layer.emplace().file = from_here(*file);
    };
    take_layer(options.roads, document.data.roads);
    take_layer(options.districts, document.data.districts);
    if (options.crossings) document.data.crossings = from_here(*options.crossings);
    for (const std::string& name : options.layers) {
        LayerSource layer;
        layer.name = fs::path(name.substr(0, name.find('?'))).stem().string();
        layer.file = from_here(name);
        document.layers.push_back(std::move(layer));
    }
    report_new_faults(document, known, reporter);
    document.network = options.network;
    fetch_files(document);
    return document;
}

} // namespace cordon::app

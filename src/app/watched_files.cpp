// SPDX-License-Identifier: MIT
#include "app/watched_files.hpp"

#include "app/font_faces.hpp"
#include "app/style_file.hpp"
#include "app/style_sources.hpp"

#include <algorithm>
#include <set>

namespace cordon::app {

namespace fs = std::filesystem;

namespace {

using Files = std::set<fs::path>;

void add(Files& files, const FilePath& file) {
    if (!file.empty() && file.given != "-" && !file.resolved.empty()) files.insert(file.resolved);
}

void add(Files& files, const std::optional<FilePath>& file) {
    if (file) add(files, *file);
}

/// `tiles/{z}/{x}/{y}.png` stands for the folder that holds the tiles.
void add_address(Files& files, const FileFinder& finder, const std::string& address) {
    const auto file = finder(address.substr(0, address.find('{')));
    if (file) files.insert(*file);
}

void add_style(Files& files, const FilePath& given) {
    CollectingReporter ignored;
    files.insert(find_style(given));
    const OpenStyle style = open_style(given, ignored);
    const FileFinder finder = local_files(style.folder);
    for (const style::Source& source : style.style->sources) {
        if (!source.url.starts_with("cordon:")) add_address(files, finder, source.url);
        const Json* tiles = source.definition.find("tiles");
        if (tiles == nullptr || !tiles->is_array()) continue;
        for (const Json& tile : tiles->items())
            if (tile.is_string()) add_address(files, finder, tile.string());
    }
    for (const std::string& address : font_addresses(*style.style))
        add_address(files, finder, address);
    const Json* sprite = style.style->definition.find("sprite");
    if (sprite != nullptr && sprite->is_string())
        for (const char* ending : {".json", ".png"})
            add_address(files, finder, sprite->string() + ending);
}

void add_document(Files& files, const MapDocument& document) {
    for (const IncidentSource& source : document.data.incidents) add(files, source.file);
    if (document.data.roads) add(files, document.data.roads->file);
    if (document.data.boundaries) add(files, document.data.boundaries->file);
    if (document.data.districts) add(files, document.data.districts->file);
    for (const FilePath& gazetteer : document.data.gazetteers) add(files, gazetteer);
    add(files, document.data.crossings);
    add(files, document.data.places);
    add(files, document.data.corridors);
    add(files, document.data.precision);
    add(files, document.data.suppliers);
    for (const LayerSource& layer : document.layers) add(files, layer.file);
    for (const RouteChoice& route : document.routes) add(files, route.file);
    add(files, document.labels.nudges);
    add_style(files, document.map.style);
}

} // namespace

std::vector<fs::path> watched_files(const RenderOptions& map) {
    Files files;
    for (const std::string& input : map.inputs)
        if (input != "-") files.insert(input);
    CollectingReporter ignored;
    try {
        add_document(files, load_document(map, ignored));
    } catch (const Error&) {
        // What cannot be read yet is watched all the same: the inputs, and what was found so far.
    }
    return {files.begin(), files.end()};
}

FileStamps stamps_of(const std::vector<fs::path>& files) {
    FileStamps out;
    for (const fs::path& file : files) {
        FileStamp stamp;
        std::error_code failure;
        const auto modified = fs::last_write_time(file, failure);
        stamp.exists = !failure;
        if (stamp.exists) stamp.modified = modified.time_since_epoch().count();
        const std::uintmax_t bytes = fs::file_size(file, failure);
        if (!failure) stamp.bytes = bytes;
        out.emplace(file, stamp);
    }
    return out;
}

} // namespace cordon::app

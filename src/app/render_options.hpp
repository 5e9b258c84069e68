// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cordon::app {

/// What the command line says about a map; every value that was given takes the place of the
/// project file's.
struct RenderOptions {
    /// One `map.toml`, one MapLibre style, or files of incidents; "-" = incidents on standard
    /// input.
    std::vector<std::string> inputs;
    bool map_on_input = false; ///< "-" is a project file; names in it start at the current folder
    /// Names in the project file are relative to it, and messages call the file `the map`: for maps
    /// that another program keeps in a file of its own. Empty = the file's folder.
    std::string folder;
    /// Changes the project file before it is read; an empty one for other inputs. Not set = as it
    /// is.
    std::function<Json(const Json&)> edit_map;
    /// Fetches addresses that the map and its style name; null = nothing is fetched.
    std::shared_ptr<net::Fetcher> network;
    IncidentSource columns; ///< column names for incident files; `file` is not used

    std::optional<std::string> title;
    std::optional<std::string> subtitle;
    std::optional<Language> lang;
    std::optional<std::string> style;
    std::optional<SheetSize> size;
    std::optional<double> dpi;
    std::optional<double> scale;
    std::optional<SheetSize> print_width;
    std::optional<double> bleed_mm;
    std::optional<Colour> colour;
    std::optional<std::string> cmyk_profile; ///< a file; asks for CMYK as well
    std::optional<FileNaming> name;
    std::optional<std::string> short_name;
    bool crop_marks = false;
    bool geo = false;

    std::optional<geom::LonLatBox> bbox;
    std::optional<NamedPlace> centre;
    std::optional<Metres> width;
    std::optional<ExtentFrom> extent;
    std::optional<std::string> projection;

    std::optional<Date> from;
    std::optional<Date> to;
    std::optional<Moment> as_of;
    std::optional<Profile> profile;
    Buffers buffer;
    std::optional<std::string> panels;
    std::optional<bool> number;
    std::optional<std::string> size_by;
    std::optional<std::string> shape_by;
    std::optional<AgeRule> decay;
    std::optional<double> half_life_days;
    std::optional<Metres> cluster;
    bool analyse = false; ///< run the analysis although the project file has no `[analysis]`
    std::optional<bool> pending;
    std::optional<bool> locate;          ///< read places from their words
    std::optional<std::string> places;   ///< file of chosen places
    std::vector<std::string> countries;  ///< of places in words, ISO codes
    std::vector<std::string> gazetteers; ///< files

    std::optional<std::string> roads;
    std::optional<std::string> districts;
    std::optional<std::string> crossings;
    std::vector<std::string> layers;

    /// Furniture that was switched on or off.
    std::vector<std::pair<Piece SheetSection::*, bool>> pieces;
    std::optional<bool> inset;
    std::optional<std::vector<Disclaimer>> disclaimer; ///< empty list = "none"
};

/// Reads the project file, or makes a document for incident files or a style, and lays the options
/// over it. Findings go to the reporter; throws Error when one of them is an error.
[[nodiscard]] MapDocument load_document(const RenderOptions& options, Reporter& reporter);

} // namespace cordon::app

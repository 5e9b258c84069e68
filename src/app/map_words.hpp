// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/language.hpp"
#include "data/feature_layer.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cordon::app {

struct NoteFacts;

/// A name from a file format with how often it occurs.
using NamedCount = std::pair<std::string, int>;

/// A file that a map was made from.
struct InputDigest {
    std::string path;   ///< as the user named it, or relative to the shipped data
    std::string sha256; ///< or its size, for large files that were not hashed
    std::string crs{};  ///< of its coordinates; empty = it has none, or they were not read
    std::vector<data::CrsOperation> operations{}; ///< from there to WGS 84
    friend bool operator==(const InputDigest&, const InputDigest&) = default;
};

/// A finished map in words, for those who do not see it and for the document it stands in. All
/// texts are in `language`, the names in counts are those of the file formats.
struct MapWords {
    Language language = Language::en;
    std::string title;    ///< as printed
    std::string subtitle; ///< as printed
    std::string caption;  ///< title, subtitle and sources as one paragraph
    std::string alt;      ///< one short sentence, then the facts
    std::string credits;  ///< as the data's licences ask for
    std::string author;
    std::string map_number;
    std::vector<std::string> sources;   ///< publishers, in the order of first use
    std::optional<DateInterval> window; ///< asked for, else of what is drawn
    std::string as_of;                  ///< cut-off of the data, in words; empty = not known
    std::vector<NamedCount> by_type;    ///< incidents in the frame
    std::vector<NamedCount> by_claim;   ///< the same, the surest first
    std::vector<NamedCount> by_status;  ///< roads that were asked for, the worst first
    std::vector<InputDigest> inputs;
    friend bool operator==(const MapWords&, const MapWords&) = default;
};

/// The words for a map; `title` is the printed one. Inputs are left empty.
[[nodiscard]] MapWords describe_map(const NoteFacts& facts, const std::string& title);

/// The alternative text alone, for the inside of the files.
[[nodiscard]] std::string alternative_text(const NoteFacts& facts, const std::string& title);

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"
#include "core/language.hpp"
#include "data/feature_layer.hpp"

#include <optional>
#include <string>
#include <vector>

/// Border crossings with the status that a source gives them (`[data] crossings`).
namespace cordon::app {

/// Classes of OCHA's maps of crossings. Silence is `unknown` and never `open`.
enum class CrossingStatus { open, sporadic, closed, authorised, unknown };

/// One border crossing.
struct Crossing {
    std::string name;
    geom::LonLat at{};
    CrossingStatus status = CrossingStatus::unknown;
    std::string source;
    std::optional<DateInterval> date; ///< of the status
    double angle = 0.0;               ///< of the border there, degrees clockwise from east
};

/// The status for the text of a table: `open`, `sporadically open`, `fermé`; empty when it is none.
[[nodiscard]] std::optional<CrossingStatus> crossing_status_from(std::string_view text);

/// Points of a table or vector file as crossings: columns name, status, source, date (or nom,
/// statut, état). A status without a source, or in words that are not known, becomes `unknown` with
/// a warning. Throws Error for a file without a column of status.
[[nodiscard]] std::vector<Crossing> crossings_of(const data::FeatureLayer& points,
                                                 Reporter& reporter);

/// Reads the file of the document and turns each crossing by the border next to it; one that is far
/// from every border is a warning.
[[nodiscard]] std::vector<Crossing> read_crossings(const FilePath& file, Reporter& reporter);

/// Points with `name`, `status` (open, sporadic, closed, unknown), `authorised`, `angle`, `source`,
/// `date`, `description`.
[[nodiscard]] data::LayerPtr crossing_layer(const std::vector<Crossing>& crossings,
                                            Language language);

/// A sentence that lists them with source and date, for the notes, and one that counts them.
[[nodiscard]] std::string crossing_notes(const std::vector<Crossing>& crossings, Language language);
[[nodiscard]] std::string crossing_counts(const std::vector<Crossing>& crossings,
                                          Language language);

} // namespace cordon::app

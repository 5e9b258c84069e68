// SPDX-License-Identifier: MIT
#pragma once

#include "app/gate.hpp"
#include "app/map_words.hpp"
#include "app/record.hpp"
#include "core/diagnostic.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// What is asked of a run, and what it did.
namespace cordon::app {

/// `key_csv` is the keyed list as a table, `sidecar`, `caption` and `alt` are the map in words, the
/// `world` the world file of a PNG, the others are the map.
enum class OutputFormat { png, svg, pdf, scene, key_csv, sidecar, caption, alt, world };

/// Is it made of words about the map, rather than drawn?
[[nodiscard]] constexpr bool is_words(OutputFormat format) {
    return format == OutputFormat::sidecar || format == OutputFormat::caption ||
           format == OutputFormat::alt;
}

/// A file to write.
struct Output {
    std::string path; ///< "-" = standard output
    OutputFormat format = OutputFormat::png;
};

/// How a document is to be drawn. What the map shows is in the document, options of the command
/// line included.
struct RenderRequest {
    std::vector<Output> outputs;
    bool outline_text = false;     ///< SVG text as outlines instead of live text
    Record record = Record::small; ///< inputs, versions and parameters inside the files
    bool explain_labels = false;   ///< fill RenderOutcome::label_report
    std::string frames;  ///< unit of a series of pictures, as cut_window(); empty = one map
    Diagnostics earlier; ///< findings of the reading of the document, for the sidecar
};

/// A file that was written.
struct WrittenOutput {
    std::string path;
    OutputFormat format = OutputFormat::png;
    std::size_t bytes = 0;
    std::string size; ///< `180 × 120 mm`, `1600 × 1200 px` or `15 rows`
};

/// Size of a finished sheet, as it is after the cut.
struct SheetMeasure {
    double width = 0.0;       ///< CSS pixels, 1/96 inch
    double height = 0.0;      ///< the same
    double pixel_ratio = 1.0; ///< pixels of a PNG for one CSS pixel
    double border = 0.0;      ///< paper round the sheet on each side, CSS pixels: bleed and marks
    double bleed = 0.0;       ///< the part of it that is drawn on, CSS pixels
    friend bool operator==(const SheetMeasure&, const SheetMeasure&) = default;
};

/// What became of the incidents. `drawn + unlocated + outside_* + pending + held_back = total`.
struct IncidentCounts {
    int total = 0;
    int drawn = 0;
    int unlocated = 0;      ///< no place: counted and listed, not drawn
    int outside_window = 0; ///< of time
    int outside_extent = 0;
    int pending = 0;   ///< waiting for a review
    int held_back = 0; ///< by the profile
};

/// What a run did, for the summary and the exit code. Warnings went to the Reporter.
struct RenderOutcome {
    std::vector<WrittenOutput> written; ///< in the order of the request
    IncidentCounts incidents;
    int routes_drawn = 0;
    int labels_placed = 0;
    int labels_dropped = 0;
    std::string projection;                ///< name for people, in the map's language
    std::string projection_definition;     ///< PROJ string, code or WKT
    std::string projection_reason;         ///< why it was chosen; "given by the user" otherwise
    std::vector<std::string> notes;        ///< the generated method note, sentence by sentence
    std::vector<std::string> label_report; ///< one line a dropped label and why, when asked for
    GateOutcome gate;
    MapWords words;
    SheetMeasure sheet;
    Diagnostics findings; ///< what was reported while drawing
};

} // namespace cordon::app

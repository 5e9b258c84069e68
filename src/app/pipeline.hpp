// SPDX-License-Identifier: MIT
#pragma once

#include "app/gate.hpp"
#include "app/map_document.hpp"
#include "app/map_words.hpp"
#include "app/record.hpp"
#include "core/diagnostic.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

/// A map that was drawn, but not written yet.
struct DrawnMap {
    RenderOutcome outcome;          ///< `written` has names, formats and sizes
    std::vector<std::string> files; ///< bytes in the order of the request; words are left empty
};

/// How texts stand in SVG: as text that can be edited, or as outlines that look alike everywhere.
enum class SvgTexts : bool { live, outlines };

/// One picture of a series: all have one size, one extent and one legend.
struct Frame {
    DateInterval window;
    std::string title;
    std::string counts; ///< of incidents and sources
};

/// A document drawn in memory, to be encoded as often as wanted.
class Drawing {
  public:
    /// Reads and composes everything; of `request` only what concerns the drawing, not the outputs.
    /// Throws Error; findings that let the run go on are reported.
    /// `reporter` must outlive the drawing.
    Drawing(const MapDocument& given, const RenderRequest& request, Reporter& reporter);
    ~Drawing();
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;
    Drawing(Drawing&&) = delete;
    Drawing& operator=(Drawing&&) = delete;

    [[nodiscard]] const RenderOutcome& outcome() const; ///< without `written`
    [[nodiscard]] const std::string& title() const;     ///< as printed
    /// Inputs, versions and parameters (JSON), as the files carry them; empty with Record::none.
    [[nodiscard]] const std::string& record() const;
    /// Are texts set in fonts that the style brings along? An SVG has them as outlines.
    [[nodiscard]] bool has_own_fonts() const;
    [[nodiscard]] double width() const;  ///< CSS pixels, with the paper round the sheet
    [[nodiscard]] double height() const; ///< the same
    /// The pictures of a series, in the order of time; empty unless the request asked for one.
    [[nodiscard]] const std::vector<Frame>& frames() const;
    [[nodiscard]] std::string encode_frame(std::size_t i, OutputFormat format) const;
    /// The bytes of a file. Not for several threads at once.
    [[nodiscard]] std::string encode(OutputFormat format, SvgTexts texts = SvgTexts::live) const;
    /// `180 × 120 mm`, `1600 × 1200 px` or `15 rows`.
    [[nodiscard]] std::string size_text(OutputFormat format) const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Draws the `given` document to all outputs. Nothing is written when anything fails before the
/// first output is complete. Throws Error; findings that let the run go on are reported.
[[nodiscard]] RenderOutcome render(const MapDocument& given, const RenderRequest& request,
                                   Reporter& reporter);

/// The same without writing anything.
[[nodiscard]] DrawnMap draw(const MapDocument& given, const RenderRequest& request,
                            Reporter& reporter);

/// Writes a drawn map under the names of its request; makes the words about it.
void write_outputs(DrawnMap& map, const RenderRequest& request);

/// Reads everything that the `given` document names (style, incidents, layers) and reports all
/// faults; draws nothing.
void check(const MapDocument& given, Reporter& reporter);

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "app/render_request.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace cordon::app {

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

} // namespace cordon::app

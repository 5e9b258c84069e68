// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "app/render_request.hpp"
#include "compose/sheet.hpp"
#include "render/cmyk.hpp"
#include "render/pdf_options.hpp"

#include <filesystem>
#include <optional>
#include <string>

/// What a map needs for a press: paper round the sheet, inks, positions in a PDF.
namespace cordon::app {

/// Paper round the finished sheet, in pixels of its scene.
[[nodiscard]] compose::PrintBorder border_of(const MapDocument& document);

/// A colour profile and how the record of a run names it.
struct NamedProfile {
    std::string given; ///< as the user named it; of a default one the file's name alone
    std::string sha256;
    render::CmykProfile profile;
};

/// Where the default CMYK profiles of an installation lie, the best first.
[[nodiscard]] std::vector<std::filesystem::path> default_cmyk_profiles();

/// The profile that the document names, else the first default one that is installed; empty when
/// the sheet is not for CMYK. Throws Error when there is none or it is of another kind.
[[nodiscard]] std::optional<NamedProfile> open_cmyk_profile(const MapDocument& document);

/// What a run prepares for the PDF of its map.
class PrintJob {
  public:
    /// Opens the profile of a sheet in CMYK. That there is none is told by pdf_options(): other
    /// formats can be had without.
    explicit PrintJob(const MapDocument& document);

    [[nodiscard]] const std::optional<NamedProfile>& profile() const { return profile_; }
    /// `CMYK, FOGRA39L Coated`; empty for the colours of screens.
    [[nodiscard]] std::string ink_text() const;
    /// Boxes, inks and positions of a composed sheet with its border. Throws Error when the profile
    /// is missing, when a corner of the map lies beyond the world's edge, or when the projection
    /// has no WKT.
    [[nodiscard]] render::PdfOptions pdf_options(const compose::Sheet& sheet,
                                                 const compose::MapFrame& frame) const;

  private:
    compose::PrintBorder border_;
    bool with_positions_;
    std::optional<NamedProfile> profile_;
    std::optional<Diagnostic> failure_; ///< why there is none
};

/// Gives a composed sheet its scale on paper and its border, and the border to its measure.
void put_on_paper(compose::Sheet& sheet, const MapDocument& document, SheetMeasure& measure);
/// The same for a picture of a series.
void put_on_paper(scene::Scene& picture, const MapDocument& document);

/// `180 × 120 mm + 3 mm bleed + crop marks`, or the pixels of a PNG when the document counts in
/// pixels.
[[nodiscard]] std::string size_text(const MapDocument& document, const SheetMeasure& sheet);

/// Only a PDF can hold inks: a note when there are other pictures.
void note_screen_colours(const SheetSection& sheet, const RenderRequest& request,
                         Reporter& reporter);

} // namespace cordon::app

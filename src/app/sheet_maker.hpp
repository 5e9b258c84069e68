// SPDX-License-Identifier: MIT
#pragma once

#include "app/drawing.hpp"
#include "app/map_material.hpp"
#include "app/panels.hpp"
#include "compose/map_frame.hpp"
#include "compose/sheet.hpp"
#include "incident/key.hpp"
#include "render/render.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cordon::app {

/// Sets the material of a map on its sheet, or on one sheet for each period.
class SheetMaker {
  public:
    /// Reads all that the document names. `document` and `reporter` must outlive it. Throws Error.
    SheetMaker(const MapDocument& document, const RenderRequest& wanted, Reporter& reporter);

    /// The finished sheet, with its paper; fills `outcome` but for `written` and `findings`. Once.
    [[nodiscard]] compose::Sheet compose(RenderOutcome& outcome);

    /// What the PDF gets beyond the drawing. Throws Error when that cannot be had.
    [[nodiscard]] render::PdfOptions pdf_options(const compose::Sheet& sheet) const;
    /// `CMYK, FOGRA39L Coated`; empty for the colours of screens.
    [[nodiscard]] std::string ink_text() const { return material_.print.ink_text(); }
    /// Six lines: size of a pixel, rotation (none), centre of the upper left pixel in map metres.
    /// `ratio`: pixels of the picture for one CSS pixel. Throws Error for small multiples.
    [[nodiscard]] std::string world_file(const compose::Sheet& sheet, double ratio) const;
    /// The keyed list for another program, with what the frame leaves out; call after compose().
    [[nodiscard]] std::vector<incident::KeyEntry> key_entries() const;
    [[nodiscard]] std::size_t key_size() const { return material_.evidence.key.size(); }

    /// The periods of a series; empty unless the request asked for one.
    [[nodiscard]] const std::vector<Frame>& frames() const { return frames_; }
    [[nodiscard]] const scene::Scene& frame_scene(std::size_t i) const {
        return frame_scenes_.at(i);
    }

  private:
    [[nodiscard]] compose::MapFrame frame_of(const compose::Sheet& sheet) const;
    [[nodiscard]] compose::SheetRequest sheet_request();
    void add_panels(compose::SheetRequest& request);
    /// Key and notes anew when the frame leaves out other incidents than the ones they name.
    std::optional<compose::SheetWords> words_for(const geom::ProjectedBox& shown);
    /// Composes, and once more when what was drawn differs from what the notes say.
    compose::Sheet compose_with_notes(compose::SheetRequest& request);
    /// Each period on a sheet of its own, all of one size.
    void compose_frames(compose::SheetRequest request, const scene::Metadata& metadata);
    void warn_of_room(const compose::Sheet& sheet);
    void report(const compose::Sheet& sheet, RenderOutcome& outcome);
    void report_labels(const compose::Sheet& sheet, RenderOutcome& outcome);

    MapMaterial material_;
    bool explain_labels_;
    Cut cut_;
    Reporter& reporter_;
    std::optional<text::Shaper> shaper_;
    std::vector<Panel> panels_; ///< small multiples, when the document asks for them
    std::vector<Frame> frames_;
    std::vector<scene::Scene> frame_scenes_; ///< of `frames_`
};

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "compose/sheet.hpp"
#include "render/cmyk.hpp"
#include "render/pdf_options.hpp"

#include <filesystem>
#include <optional>
#include <string>

/// What a map needs for a press: paper round the sheet, inks, positions in a PDF.
namespace cordon::app {

/// Paper round the finished sheet.
[[nodiscard]] compose::PrintBorder border_of(const SheetSection& sheet);

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

/// Cut and bleed of a sheet with its border; empty when it has none.
[[nodiscard]] std::optional<render::PdfBoxes> boxes_of(const compose::Sheet& sheet,
                                                       const SheetSection& asked);

/// The map of a composed sheet with the positions of its corners. Throws Error when a corner lies
/// beyond the world, or when the projection has no WKT.
[[nodiscard]] render::PdfViewport viewport_of(const compose::Sheet& sheet,
                                              const compose::MapFrame& frame);

} // namespace cordon::app

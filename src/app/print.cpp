// SPDX-License-Identifier: MIT
#include "app/print.hpp"

#include "core/file.hpp"
#include "core/opened_files.hpp"
#include "core/sha256.hpp"
#include "core/units.hpp"
#include "proj/wkt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::app {

namespace fs = std::filesystem;

compose::PrintBorder border_of(const MapDocument& document) {
    const SheetSection& sheet = document.sheet;
    return {.bleed = sheet.bleed_mm * pixels_per_mm / document.map.scale,
            .crop_marks = sheet.crop_marks};
}

std::vector<fs::path> default_cmyk_profiles() {
    // Offset printing on coated paper by ISO 12647-2 (free of rights), where distributions put it;
    // then the profile that Ghostscript brings along.
    return {"/usr/share/color/icc/colord/FOGRA39L_coated.icc",
            "/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc",
            "/usr/share/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc",
            "/usr/share/color/icc/ghostscript/default_cmyk.icc"};
}

namespace {

NamedProfile read_profile(const FilePath& file) {
    constexpr std::size_t most_bytes = std::size_t{32} << 20U; // the largest have 3 MB
    std::string bytes = read_file(file.resolved, most_bytes);
    std::string digest = cordon::sha256(bytes);
    return {file.given, std::move(digest), render::read_cmyk_profile(std::move(bytes), file.given)};
}

} // namespace

std::optional<NamedProfile> open_cmyk_profile(const MapDocument& document) {
    if (document.sheet.colour != Colour::cmyk) return std::nullopt;
    if (document.sheet.cmyk_profile) return read_profile(*document.sheet.cmyk_profile);
    for (const fs::path& file : default_cmyk_profiles()) {
        note_opened(file); // its absence decides as well
        std::error_code ignored;
        if (fs::exists(file, ignored)) return read_profile({file.filename().string(), file});
    }
    throw Error("no colour profile for CMYK is installed",
                "name the printer's with --cmyk-profile FILE.icc, or install one: the Debian "
                "package libgs-common has default_cmyk.icc, texlive-base FOGRA39L_coated.icc");
}

namespace {

/// Cut and bleed of a sheet with its border; empty when it has none.
std::optional<render::PdfBoxes> boxes_of(const compose::Sheet& sheet,
                                         const compose::PrintBorder& border) {
    if (border.width() <= 0.0) return std::nullopt;
    return render::PdfBoxes{sheet.trim, sheet.trim.grown(border.bleed)};
}

/// The map with the positions of its corners.
render::PdfViewport viewport_of(const compose::Sheet& sheet, const compose::MapFrame& frame) {
    render::PdfViewport viewport;
    const geom::PageBox& box = frame.box();
    viewport.box = box;
    viewport.name = sheet.scene.metadata.title;
    viewport.wkt = proj::exchange_wkt(frame.projection());
    const std::array<geom::PagePoint, 4> corners{geom::PagePoint{box.min_x, box.max_y},
                                                 {box.min_x, box.min_y},
                                                 {box.max_x, box.min_y},
                                                 {box.max_x, box.max_y}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const auto place = frame.projection().inverse(frame.to_map(corners.at(i)));
        if (!place)
            throw Error("the PDF cannot be georeferenced: a corner of the map lies beyond the "
                        "world's edge in this projection",
                        "show a part of the world (--bbox), or leave out --geo");
        viewport.corners.at(i) = *place;
    }
    return viewport;
}

} // namespace

PrintJob::PrintJob(const MapDocument& document)
    : border_(border_of(document)), with_positions_(document.sheet.geo) {
    try {
        profile_ = open_cmyk_profile(document);
    } catch (const Error& error) {
        failure_ = error.diagnostic();
    }
}

std::string PrintJob::ink_text() const {
    return profile_ ? "CMYK, " + profile_->profile.name : std::string();
}

render::PdfOptions PrintJob::pdf_options(const compose::Sheet& sheet,
                                         const compose::MapFrame& frame) const {
    if (failure_) throw Error(*failure_);
    render::PdfOptions options;
    options.boxes = boxes_of(sheet, border_);
    if (profile_) options.cmyk = profile_->profile;
    if (with_positions_) options.viewport = viewport_of(sheet, frame);
    return options;
}

void put_on_paper(compose::Sheet& sheet, const MapDocument& document, SheetMeasure& measure) {
    const compose::PrintBorder border = border_of(document);
    sheet.scene.scale = document.map.scale;
    compose::add_border(sheet, border);
    measure.border = border.width() * document.map.scale;
    measure.bleed = border.bleed * document.map.scale;
}

void put_on_paper(scene::Scene& picture, const MapDocument& document) {
    compose::Sheet sheet;
    sheet.scene = std::move(picture);
    sheet.trim = {0, 0, sheet.scene.width, sheet.scene.height};
    compose::add_border(sheet, border_of(document));
    picture = std::move(sheet.scene);
    picture.scale = document.map.scale;
}

std::string size_text(const MapDocument& document, const SheetMeasure& sheet) {
    const bool pixels = document.map.size && document.map.size->unit == SheetSize::Unit::pixels;
    if (pixels) {
        const auto side = [&](double length) {
            return std::round((length + 2 * sheet.border) * sheet.pixel_ratio);
        };
        return fmt::format("{:.0f} × {:.0f} px", side(sheet.width), side(sheet.height));
    }
    std::string text = fmt::format("{:.0f} × {:.0f} mm", sheet.width / pixels_per_mm,
                                   sheet.height / pixels_per_mm);
    if (sheet.bleed > 0.0) text += fmt::format(" + {:g} mm bleed", sheet.bleed / pixels_per_mm);
    if (sheet.border > sheet.bleed) text += " + crop marks";
    return text;
}

void note_screen_colours(const SheetSection& sheet, const RenderRequest& request,
                         Reporter& reporter) {
    const bool has_picture =
        std::any_of(request.outputs.begin(), request.outputs.end(), [](const Output& output) {
            return output.format == OutputFormat::png || output.format == OutputFormat::svg;
        });
    if (sheet.colour != Colour::cmyk || !has_picture) return;
    const bool has_pdf =
        std::any_of(request.outputs.begin(), request.outputs.end(),
                    [](const Output& output) { return output.format == OutputFormat::pdf; });
    if (!has_pdf)
        reporter.warn("nothing is in the inks of a press: CMYK is for PDF", {}, {"add -o map.pdf"});
    else
        reporter.note("PNG and SVG have the colours of screens: CMYK is for PDF");
}

} // namespace cordon::app

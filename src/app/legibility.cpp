// SPDX-License-Identifier: MIT
#include "app/legibility.hpp"

#include "core/units.hpp"
#include "scene/legibility.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::app {

namespace {

/// Width at which the sheet meets its readers, CSS pixels.
double final_width(const MapDocument& document, const scene::Scene& scene) {
    const SheetSection& sheet = document.sheet;
    if (sheet.print_width) return sheet.print_width->width * pixels_per_mm;
    const auto& size = document.map.size;
    constexpr double on_screen = 800.0; // of a page or a slide; more pixels make it sharper
    if (size && size->unit == SheetSize::Unit::pixels) return std::min(size->width, on_screen);
    return scene.width * document.map.scale;
}

/// `90 mm`, or `400 px` for a picture that goes to a screen.
std::string width_text(const MapDocument& document, const scene::Scene& scene) {
    const double width = final_width(document, scene);
    const auto& size = document.map.size;
    if (!document.sheet.print_width && size && size->unit == SheetSize::Unit::pixels)
        return fmt::format("{:.0f} px", width);
    return fmt::format("{:.0f} mm", width / pixels_per_mm);
}

/// `layer-towns 4.2 pt, notes 3.9 pt and 2 more`.
std::string listed(const std::vector<scene::SmallPart>& parts, int decimals) {
    constexpr std::size_t most = 8;
    std::string out;
    for (std::size_t i = 0; i < std::min(parts.size(), most); ++i)
        out += fmt::format("{}{} {:.{}f} pt", i == 0 ? "" : ", ", parts[i].name, parts[i].smallest,
                           decimals);
    if (parts.size() > most) out += fmt::format(" and {} more", parts.size() - most);
    return out;
}

double smallest(const std::vector<scene::SmallPart>& parts) {
    return std::min_element(parts.begin(), parts.end(),
                            [](const scene::SmallPart& a, const scene::SmallPart& b) {
                                return a.smallest < b.smallest;
                            })
        ->smallest;
}

/// The scale that would make the smallest part large enough, rounded up to what people write.
double scale_for(double factor, const MapDocument& document) {
    return std::ceil(document.map.scale * factor * 10.0 - 1e-6) / 10.0;
}

} // namespace

double points_per_pixel(const MapDocument& document, const scene::Scene& scene) {
    return final_width(document, scene) / scene.width / pixels_per_point;
}

void check_legibility(const MapDocument& document, const scene::Scene& scene, Reporter& reporter) {
    const SheetSection& sheet = document.sheet;
    const scene::LegibilityLimits limits{points_per_pixel(document, scene), sheet.min_text_pt,
                                         sheet.min_line_pt};
    const scene::SmallParts found = scene::small_parts(scene, limits);
    const std::string width = width_text(document, scene);
    const auto hint = [&](double factor) {
        return fmt::format("make the sheet for the width at which it is used (--size), or enlarge "
                           "symbols, lines and type: --scale {:g}",
                           scale_for(factor, document));
    };
    if (!found.texts.empty())
        reporter.warn(fmt::format("text is too small at a width of {}: {}; at least {:g} pt can be "
                                  "read",
                                  width, listed(found.texts, 1), sheet.min_text_pt),
                      document.where("sheet.min_text_pt"),
                      {hint(sheet.min_text_pt / smallest(found.texts))});
    if (!found.lines.empty())
        reporter.warn(fmt::format("lines are too thin at a width of {}: {}; at least {:g} pt can "
                                  "be printed",
                                  width, listed(found.lines, 2), sheet.min_line_pt),
                      document.where("sheet.min_line_pt"),
                      {hint(sheet.min_line_pt / smallest(found.lines))});
}

} // namespace cordon::app

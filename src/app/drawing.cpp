// SPDX-License-Identifier: MIT
#include "app/drawing.hpp"

#include "app/sheet_layers.hpp"
#include "app/sheet_maker.hpp"
#include "render/render.hpp"

#include <fmt/format.h>

namespace cordon::app {

namespace {

std::string picture(const scene::Scene& scene, OutputFormat format, double ratio, SvgTexts texts) {
    switch (format) {
    case OutputFormat::png:
        return render::to_png(
            scene, {.pixel_ratio = ratio, .compression = 6, .dpi = 96.0 * ratio / scene.scale});
    case OutputFormat::svg:
        return render::to_svg(scene, {.text = texts == SvgTexts::outlines ? render::SvgText::outline
                                                                          : render::SvgText::live});
    default: return scene::to_text(scene);
    }
}

/// A series shows its periods as small multiples do, one on each sheet.
MapDocument with_periods(MapDocument document, const RenderRequest& request) {
    if (!request.frames.empty()) document.map.panels = request.frames;
    return document;
}

} // namespace

struct Drawing::Parts {
    Parts(MapDocument given, const RenderRequest& request, Reporter& reporter)
        : document(std::move(given)), maker(document, request, reporter),
          sheet(maker.compose(outcome)) {}

    MapDocument document;
    RenderOutcome outcome;
    SheetMaker maker; ///< keeps what the scene points to
    compose::Sheet sheet;
};

Drawing::Drawing(const MapDocument& given, const RenderRequest& request, Reporter& reporter)
    : parts_(std::make_unique<Parts>(with_periods(with_positions(given, reporter), request),
                                     request, reporter)) {}
Drawing::~Drawing() = default;

const RenderOutcome& Drawing::outcome() const {
    return parts_->outcome;
}

const std::string& Drawing::title() const {
    return parts_->sheet.scene.metadata.title;
}

const std::string& Drawing::record() const {
    return parts_->sheet.scene.metadata.record;
}

bool Drawing::has_own_fonts() const {
    return app::has_own_fonts(parts_->sheet.scene.root);
}

double Drawing::width() const {
    return parts_->sheet.scene.width;
}

double Drawing::height() const {
    return parts_->sheet.scene.height;
}

const std::vector<Frame>& Drawing::frames() const {
    return parts_->maker.frames();
}

std::string Drawing::encode_frame(std::size_t i, OutputFormat format) const {
    const scene::Scene& scene = parts_->maker.frame_scene(i);
    if (format == OutputFormat::pdf)
        return render::to_pdf(scene, parts_->maker.pdf_options(parts_->sheet));
    return picture(scene, format, pixel_ratio(parts_->document), SvgTexts::live);
}

std::string Drawing::encode(OutputFormat format, SvgTexts texts) const {
    const scene::Scene& scene = parts_->sheet.scene;
    const double ratio = pixel_ratio(parts_->document);
    switch (format) {
    case OutputFormat::pdf: return render::to_pdf(scene, parts_->maker.pdf_options(parts_->sheet));
    case OutputFormat::key_csv: return incident::key_csv(parts_->maker.key_entries());
    case OutputFormat::world: return parts_->maker.world_file(parts_->sheet, ratio);
    default: return picture(scene, format, ratio, texts);
    }
}

std::string Drawing::size_text(OutputFormat format) const {
    const std::size_t rows = parts_->maker.key_size();
    if (format == OutputFormat::key_csv)
        return fmt::format("{} {}", rows, rows == 1 ? "row" : "rows");
    if (format == OutputFormat::world) return "georeference";
    std::string text = app::size_text(parts_->document, parts_->outcome.sheet);
    const std::string inks = parts_->maker.ink_text();
    if (format == OutputFormat::pdf && !inks.empty()) text += ", " + inks;
    return text;
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "render/pdf_file.hpp"
#include "render/pdf_page.hpp"
#include "render/pdf_painter.hpp"
#include "render/render.hpp"
#include "render/utf8.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

namespace cordon::render {

namespace {

constexpr double points = 0.75;      ///< in a CSS pixel
constexpr double max_points = 14400; ///< a PDF page's largest side (ISO 32000-1, annex C)

cairo_status_t append(void* out, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

/// Noon of the given day, else SOURCE_DATE_EPOCH (reproducible-builds.org), else a fixed day; never
/// the clock.
std::string creation_time(const std::optional<Date>& date) {
    if (date) return to_iso(*date) + "T12:00:00Z";
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    long long seconds = -1;
    if (epoch != nullptr) {
        const char* end = epoch + std::strlen(epoch);
        const auto [stop, error] = std::from_chars(epoch, end, seconds);
        if (error != std::errc{} || stop != end) seconds = -1;
    }
    constexpr long long last_second = 253402300799; // of the year 9999
    if (seconds < 0 || seconds > last_second) return "2000-01-01T12:00:00Z";
    const long long rest = seconds % 86400;
    return fmt::format("{}T{:02}:{:02}:{:02}Z",
                       to_iso(Date::from_days(static_cast<int>(seconds / 86400))), rest / 3600,
                       rest / 60 % 60, rest % 60);
}

void set_metadata(cairo_surface_t* surface, const scene::Metadata& metadata) {
    const auto set = [surface](cairo_pdf_metadata_t key, const std::string& value) {
        if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, clean_utf8(value).c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, metadata.title);
    set(CAIRO_PDF_METADATA_AUTHOR, metadata.author);
    set(CAIRO_PDF_METADATA_SUBJECT, metadata.description);
    set(CAIRO_PDF_METADATA_KEYWORDS, fmt::format("{}", fmt::join(metadata.keywords, ", ")));
    set(CAIRO_PDF_METADATA_CREATOR, "cordon " CORDON_VERSION);
    set(CAIRO_PDF_METADATA_CREATE_DATE, creation_time(metadata.date));
}

} // namespace

std::string to_pdf(const scene::Scene& scene, const PdfOptions& options, Reporter* reporter) {
    const double width = scene.width * points;
    const double height = scene.height * points;
    if (!(width > 0 && height > 0 && width <= max_points && height <= max_points))
        throw Error(fmt::format("a PDF page of {:.0f} x {:.0f} mm cannot be written: its sides "
                                "must be above 0 and at most 5080 mm",
                                width * 25.4 / 72, height * 25.4 / 72));
    std::string bytes;
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, width, height));
    check(cairo_surface_status(surface.get()), "the PDF");
    // Without object streams, whichever Cairo it is; complete_pdf then names the version that the
    // whole file follows.
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    set_metadata(surface.get(), scene.metadata);
    const Context cr(cairo_create(surface.get()));
    cairo_scale(cr.get(), points, points);
    PdfPainter painter(cr.get(), scene.metadata);
    painter.paint_document(scene);
    cairo_show_page(cr.get());
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), "the PDF");
    const std::string entries = page_entries(options, scene.height);
    std::optional<std::string> complete =
        complete_pdf(bytes, painter.notes(), scene.metadata, entries);
    if (complete) return options.cmyk ? to_cmyk(*complete, *options.cmyk) : std::move(*complete);
    if (!entries.empty())
        throw Error(fmt::format("the PDF gets no boxes and no positions: Cairo {} wrote a "
                                "structure that is not known",
                                cairo_version_string()),
                    "leave out --bleed, --crop-marks and --geo");
    if (reporter != nullptr)
        reporter->warn(fmt::format("the PDF has no alternative texts and no record: Cairo {} wrote "
                                   "a structure that is not known",
                                   cairo_version_string()));
    return options.cmyk ? to_cmyk(bytes, *options.cmyk) : bytes;
}

std::string to_pdf(const scene::Scene& scene, Reporter* reporter) {
    return to_pdf(scene, PdfOptions(), reporter);
}

} // namespace cordon::render

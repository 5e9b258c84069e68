// SPDX-License-Identifier: MIT
#include "render/artwork.hpp"

#include "core/plugin.hpp"
#include "core/sha256.hpp"
#include "render/art_surface.hpp"
#include "render/bitmap_painter.hpp"
#include "render/icon/interface.hpp"
#include "render/png.hpp"

#include <cairo-svg.h>
#include <fmt/format.h>

#include <cmath>
#include <map>

namespace cordon::render {

using scene::Artwork;
using scene::ArtworkPtr;

namespace {

constexpr std::size_t most_output = std::size_t{4} << 20U; ///< bytes of a resolved icon

/// What stands for currentColor while a file is resolved: a colour that nobody chooses, and how
/// Cairo writes it.
constexpr std::string_view tint = "#010203";
constexpr std::string_view tint_text = "rgb(0.392157%,0.784314%,1.176471%)";
constexpr std::string_view tint_text_new = "rgb(0.392157%, 0.784314%, 1.176471%)"; // Cairo 1.18

/// The plugin's answer. Throws Error with its reason when it could not do what is asked.
icon::Answer ask(const icon::Request& request) {
    static const auto draw = reinterpret_cast<icon::DrawFunction>(
        plugin_function({"cordon_icons.so", CORDON_PLUGIN_FILE, "which draws SVG icons",
                         "install cordon again, with all of lib/cordon beside the program, or use "
                         "a sprite of PNG and JSON"},
                        icon::draw_function_name));
    icon::Answer answer;
    draw(&request, &answer);
    if (!answer.done) throw Error(answer.reason.data());
    return answer;
}

icon::Request request_of(std::string_view svg) {
    icon::Request request;
    request.svg = svg.data();
    request.size = svg.size();
    return request;
}

void paint_svg(std::string_view svg, cairo_t* cr, const Artwork& art) {
    icon::Request request = request_of(svg);
    request.target = cr;
    request.width = art.width;
    request.height = art.height;
    (void)ask(request);
}

void measure(std::string_view svg, Artwork& art) {
    const icon::Answer answer = ask(request_of(svg));
    art.width = answer.width;
    art.height = answer.height;
    const bool drawable = art.width > 0 && art.height > 0 && art.width <= most_icon_side &&
                          art.height <= most_icon_side;
    if (!drawable)
        throw Error(fmt::format("its size is {} x {} px; at most {} a side can be drawn", art.width,
                                art.height, most_icon_side));
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
    auto& text = *static_cast<std::string*>(out);
    if (text.size() + count > most_output) return CAIRO_STATUS_WRITE_ERROR;
    text.append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

/// The drawing as Cairo writes it: shapes, gradients, clips, masks and bitmaps only.
std::string resolved(std::string_view svg, const Artwork& art) {
    std::string text;
    {
        const Surface surface(
            cairo_svg_surface_create_for_stream(append, &text, art.width, art.height));
        const Context cr(cairo_create(surface.get()));
        paint_svg(svg, cr.get(), art);
        cairo_surface_finish(surface.get());
        if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
            throw Error("its drawing is too large");
    }
    const std::size_t root = text.find("<svg");
    const std::size_t begin = root == std::string::npos ? root : text.find('>', root);
    const std::size_t end = text.rfind("</svg>");
    if (begin == std::string::npos || end == std::string::npos || end <= begin)
        return {}; // nothing is drawn
    return text.substr(begin + 1, end - begin - 1);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Gives all ids names of their own, `prefix` and a number by their first appearance: Cairo's run
/// through the whole process, and two icons may lie in one document.
std::string renamed(const std::string& text, const std::string& prefix) {
    struct Mark {
        std::string_view before;
        char end;
    };
    constexpr std::array<Mark, 3> marks{{{" id=\"", '"'}, {"url(#", ')'}, {"href=\"#", '"'}}};
    std::map<std::string, std::string> names;
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const Mark* here = nullptr;
        for (const Mark& mark : marks)
            if (text.compare(at, mark.before.size(), mark.before) == 0) here = &mark;
        if (here == nullptr) {
            out += text[at++];
            continue;
        }
        at += here->before.size();
        const std::size_t end = std::min(text.find(here->end, at), text.size());
        const auto [name, fresh] = names.try_emplace(text.substr(at, end - at));
        if (fresh) name->second = fmt::format("{}-{}", prefix, names.size());
        out += here->before;
        out += name->second;
        at = end;
    }
    return out;
}

/// The file inside of a document whose colours it inherits: what it leaves open is tinted.
std::string inherited(std::string_view svg, const Artwork& art) {
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
                       "viewBox=\"0 0 {0} {1}\" color=\"{2}\" fill=\"{2}\">{3}</svg>",
                       art.width, art.height, tint, svg.substr(root_of(svg)));
}

/// A document that shows the drawing in `ink`.
std::string document_of(const Artwork& art, const Color& ink) {
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                       "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{0}\" height=\"{1}\" "
                       "viewBox=\"0 0 {0} {1}\" color=\"{2}\">{3}</svg>",
                       art.width, art.height, to_hex(ink), art.svg);
}

} // namespace

ArtworkPtr read_artwork(std::string_view svg, std::string_view name) {
    check_icon(svg, name);
    auto art = std::make_shared<Artwork>();
    try {
        measure(svg, *art);
        std::string text = resolved(inherited(svg, *art), *art);
        art->tinted = text.find(tint_text) != std::string::npos ||
                      text.find(tint_text_new) != std::string::npos;
        replace_all(text, tint_text, "currentColor");
        replace_all(text, tint_text_new, "currentColor");
        art->has_bitmap = text.find("<image") != std::string::npos;
        art->id = "icon-" + sha256(svg).substr(0, 10);
        art->svg = renamed(text, art->id);
    } catch (const Error& error) {
        Diagnostic found = error.diagnostic();
        found.message = fmt::format("icon '{}' cannot be used: {}", name, found.message);
        throw Error(std::move(found));
    }
    return art;
}

Surface art_surface(const Artwork& art, const Color& ink) {
    const cairo_rectangle_t extents{0, 0, art.width, art.height};
    Surface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
    const Context cr(cairo_create(surface.get()));
    paint_svg(document_of(art, ink), cr.get(), art);
    check(cairo_status(cr.get()), "an icon");
    return surface;
}

Bitmap to_bitmap(const Artwork& art, const Color& ink, double pixel_ratio) {
    const auto pixels = [&](double side) {
        return static_cast<int>(std::clamp(std::round(side * pixel_ratio), 1.0, most_icon_side));
    };
    const int width = pixels(art.width);
    const int height = pixels(art.height);
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    const Context cr(cairo_create(surface.get()));
    cairo_scale(cr.get(), width / art.width, height / art.height);
    paint_svg(document_of(art, ink), cr.get(), art);
    cairo_surface_flush(surface.get());
    check(cairo_status(cr.get()), "an icon");
    return copy_of({cairo_image_surface_get_data(surface.get()), width, height,
                    static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())),
                    PixelSource::Layout::cairo_argb});
}

} // namespace cordon::render

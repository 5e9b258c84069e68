// SPDX-License-Identifier: MIT
#include "render/pdf_painter.hpp"

#include "render/font_face.hpp"
#include "render/outline_font.hpp"
#include "render/utf8.hpp"

#include <cairo-ft.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace cordon::render {

using scene::Group;
using scene::Role;
using scene::Text;

namespace {

std::string tag_of(Role role) {
    switch (role) {
    case Role::map:
    case Role::legend:
    case Role::scale_bar:
    case Role::north_arrow:
    case Role::inset: return "Figure";
    case Role::title: return "H1";
    case Role::subtitle: return "H2";
    case Role::paragraph: return "P";
    case Role::list: return "L";
    case Role::list_item: return "LI";
    case Role::layer:
    case Role::incident:
    case Role::none: break;
    }
    return {};
}

bool is_layered(const Group& group) {
    return group.opacity < 1 || group.blend != scene::Blend::normal;
}

void close_face(void* face) {
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): Cairo owned it through a void pointer
    delete static_cast<FontFace*>(face);
}

std::vector<cairo_glyph_t> to_cairo(std::span<const scene::Glyph> glyphs) {
    std::vector<cairo_glyph_t> out;
    out.reserve(glyphs.size());
    for (const scene::Glyph& g : glyphs) out.push_back({g.id, g.x, g.y});
    return out;
}

bool is_ascending(const Cluster& a, const Cluster& b) {
    return b.text_begin == a.text_end;
}
bool is_descending(const Cluster& a, const Cluster& b) {
    return b.text_end == a.text_begin;
}

bool is_drawable(const Text& text) {
    double sum = text.origin.x * 0.0 + text.origin.y * 0.0 + text.angle * 0.0;
    for (const scene::GlyphRun& run : text.runs) {
        sum += run.size * 0.0;
        for (const scene::Glyph& g : run.glyphs) sum += g.x * 0.0 + g.y * 0.0 + g.angle * 0.0;
    }
    return sum == 0.0;
}

} // namespace

void PdfPainter::paint_document(const scene::Scene& scene) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr(), options);
    cairo_font_options_destroy(options);
    // Before the first tag: Cairo's recording forgets all that an opaque background covers, open
    // tags included.
    paint_background(scene);
    begin_tag({.type = "Document", .alternative = {}, .title = {}, .language = {}});
    paint_content(scene);
    end_tag();
}

void PdfPainter::begin_tag(StructureNote note) {
    cairo_tag_begin(cr(), note.type.c_str(), nullptr);
    open_tags_.push_back(note.type);
    notes_.push_back(std::move(note));
}

void PdfPainter::end_tag() {
    cairo_tag_end(cr(), open_tags_.back().c_str());
    open_tags_.pop_back();
}

StructureNote PdfPainter::note_of(const Group& group) const {
    StructureNote note{
        .type = tag_of(group.role), .alternative = {}, .title = group.title, .language = {}};
    if (note.type == "Figure") {
        note.alternative = group.description.empty() ? group.title : group.description;
        if (note.alternative.empty() && group.role == Role::map)
            note.alternative =
                metadata_.description.empty() ? metadata_.title : metadata_.description;
    }
    // A translucent group is painted when it ends, so that its content needs one element around it.
    if (note.type.empty() && is_layered(group)) note.type = "Div";
    return note;
}

void PdfPainter::add_to_leaf(const StructureNote& note) {
    StructureNote& leaf = notes_[leaf_];
    if (note.type != "Figure" || leaf.type != "Figure" || note.alternative.empty()) return;
    leaf.alternative += (leaf.alternative.empty() ? "" : "\n") + note.alternative;
}

void PdfPainter::begin_group(const Group& group) {
    StructureNote note = note_of(group);
    groups_.push_back(Open::nothing);
    if (note.type.empty()) return;
    if (leaf_ != none) return add_to_leaf(note);
    const bool in_list = open_tags_.back() == "L";
    if (in_list && note.type == "L") return; // its items join the outer list
    if (in_list) note.type = "LI";
    if (!in_list && note.type == "LI") note.type = "P";
    const bool container = note.type == "L" && !is_layered(group);
    if (!container && note.type == "L") note.type = "Div";
    groups_.back() = container ? Open::container : Open::leaf;
    if (!container) leaf_ = notes_.size();
    begin_tag(std::move(note));
}

void PdfPainter::end_group(const Group& /*group*/) {
    const Open open = groups_.back();
    groups_.pop_back();
    if (open == Open::nothing) return;
    if (open == Open::leaf) leaf_ = none;
    end_tag();
}

cairo_operator_t PdfPainter::operator_of(scene::Blend blend) const {
    // PDF has no additive blend mode (ISO 32000-1, 11.3.5) and Cairo would write a bitmap; screen
    // is its nearest kin.
    return blend == scene::Blend::plus_lighter ? CAIRO_OPERATOR_SCREEN
                                               : CairoPainter::operator_of(blend);
}

void PdfPainter::draw(const Text& text) {
    if (!is_drawable(text)) return;
    const bool alone = leaf_ == none;
    if (alone) {
        const bool foreign = text.language != code(metadata_.language);
        begin_tag({.type = open_tags_.back() == "L" ? "LI" : "P",
                   .alternative = {},
                   .title = {},
                   .language = foreign ? text.language : std::string()});
    }
    if (text.halo) {
        const Path path = outline_of(text, outlines_);
        set_path(path, PathRange::whole(path));
        stroke_halo(*text.halo);
        cairo_new_path(cr());
    }
    draw_letters(text);
    if (alone) end_tag();
}

void PdfPainter::draw_letters(const Text& text) {
    set_source(text.color);
    cairo_save(cr());
    cairo_translate(cr(), text.origin.x, text.origin.y);
    cairo_rotate(cr(), text.angle * std::numbers::pi / 180);
    const std::vector<Cluster> clusters = clusters_of(text);
    if (clusters.empty()) {
        show_whole(text);
    } else {
        for (std::size_t run = 0; run < text.runs.size(); ++run) show_run(text, run, clusters);
    }
    cairo_restore(cr());
}

cairo_font_face_t* PdfPainter::face_of(const scene::Font& font) {
    CairoFace& face = faces_[{font.file, font.index}];
    if (face) return face.get();
    if (!font.installed) {
        face.reset(make_outline_font(font));
        return face.get();
    }
    static const cairo_user_data_key_t key{};
    auto opened = std::make_unique<FontFace>(font);
    face.reset(cairo_ft_font_face_create_for_ft_face(opened->get(), FT_LOAD_NO_HINTING));
    // Cairo may keep the face longer than we do; it closes the file with it.
    check(cairo_font_face_set_user_data(face.get(), &key, opened.get(), close_face), "a letter");
    // NOLINTNEXTLINE(bugprone-unused-return-value): owned by the face from here
    (void)opened.release();
    return face.get();
}

/// Shows the clusters of one run in pieces whose characters and glyphs go the same way.
void PdfPainter::show_run(const Text& text, std::size_t run, const std::vector<Cluster>& clusters) {
    if (!text.runs[run].font || !(text.runs[run].size > 0)) return;
    cairo_set_font_face(cr(), face_of(*text.runs[run].font));
    cairo_set_font_size(cr(), text.runs[run].size);
    const auto in_run = [run](const Cluster& c) { return c.run == run; };
    const auto begin = std::find_if(clusters.begin(), clusters.end(), in_run);
    const auto end = std::find_if_not(begin, clusters.end(), in_run);
    const auto last = static_cast<std::size_t>(end - clusters.begin());
    for (auto first = static_cast<std::size_t>(begin - clusters.begin()); first < last;) {
        std::size_t next = first + 1;
        const bool up = next < last && is_ascending(clusters[first], clusters[next]);
        while (!text.curved && next < last &&
               (up ? is_ascending : is_descending)(clusters[next - 1], clusters[next]))
            ++next;
        show_segment(text, clusters, first, next);
        first = next;
    }
}

void PdfPainter::show_segment(const Text& text, const std::vector<Cluster>& clusters,
                              std::size_t first, std::size_t last) {
    const Cluster& left = clusters[first];
    const Cluster& right = clusters[last - 1];
    const bool backward = right.text_begin < left.text_begin;
    const std::size_t begin = std::min(left.text_begin, right.text_begin);
    const std::size_t end = std::max(left.text_end, right.text_end);
    std::vector<cairo_text_cluster_t> sizes;
    std::size_t count = 0;
    for (std::size_t i = first; i < last; ++i) {
        sizes.push_back({static_cast<int>(clusters[i].text_end - clusters[i].text_begin),
                         static_cast<int>(clusters[i].glyph_count)});
        count += clusters[i].glyph_count;
    }
    if (backward) std::reverse(sizes.begin(), sizes.end());
    const std::span<const scene::Glyph> run(text.runs[left.run].glyphs);
    std::vector<cairo_glyph_t> glyphs = to_cairo(run.subspan(left.first_glyph, count));
    const double angle = text.curved ? run[left.first_glyph].angle : 0;
    cairo_save(cr());
    if (angle != 0) {
        const cairo_glyph_t start = glyphs.front();
        const double c = std::cos(angle * std::numbers::pi / 180);
        const double s = std::sin(angle * std::numbers::pi / 180);
        for (cairo_glyph_t& g :
             glyphs) { // further glyphs of a cluster (marks), seen from its first
            const double dx = g.x - start.x;
            const double dy = g.y - start.y;
            g.x = c * dx + s * dy;
            g.y = -s * dx + c * dy;
        }
        cairo_translate(cr(), start.x, start.y);
        cairo_rotate(cr(), angle * std::numbers::pi / 180);
    }
    cairo_show_text_glyphs(
        cr(), text.text.data() + begin, static_cast<int>(end - begin), glyphs.data(),
        static_cast<int>(glyphs.size()), sizes.data(), static_cast<int>(sizes.size()),
        backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
    cairo_restore(cr());
}

/// Letters whose characters are known only as a whole: the first run carries the text.
void PdfPainter::show_whole(const Text& text) {
    std::string_view words = is_clean_utf8(text.text) ? text.text : std::string_view();
    for (const scene::GlyphRun& run : text.runs) {
        if (!run.font || run.glyphs.empty() || !(run.size > 0)) continue;
        cairo_set_font_face(cr(), face_of(*run.font));
        cairo_set_font_size(cr(), run.size);
        const bool turned = std::any_of(run.glyphs.begin(), run.glyphs.end(),
                                        [](const auto& g) { return g.angle != 0; });
        if (turned) {
            show_turned(run);
            continue;
        }
        std::vector<cairo_glyph_t> glyphs = to_cairo(run.glyphs);
        const cairo_text_cluster_t all{static_cast<int>(words.size()),
                                       static_cast<int>(glyphs.size())};
        if (words.empty())
            cairo_show_glyphs(cr(), glyphs.data(), all.num_glyphs);
        else
            cairo_show_text_glyphs(cr(), words.data(), all.num_bytes, glyphs.data(), all.num_glyphs,
                                   &all, 1, {});
        words = {};
    }
}

/// Letters one by one, each at its own angle.
void PdfPainter::show_turned(const scene::GlyphRun& run) {
    for (const scene::Glyph& glyph : run.glyphs) {
        cairo_save(cr());
        cairo_translate(cr(), glyph.x, glyph.y);
        cairo_rotate(cr(), glyph.angle * std::numbers::pi / 180);
        const cairo_glyph_t one{glyph.id, 0, 0};
        cairo_show_glyphs(cr(), &one, 1);
        cairo_restore(cr());
    }
}

} // namespace cordon::render

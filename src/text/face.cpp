// SPDX-License-Identifier: MIT
#include "text/face.hpp"

#include "core/diagnostic.hpp"
#include "core/handle.hpp"
#include "core/opened_files.hpp"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb.h>

namespace cordon::text {
namespace {

using Blob = CHandle<hb_blob_t, hb_blob_destroy>;
using FaceHandle = CHandle<hb_face_t, hb_face_destroy>;

/// The content of a font file, mapped into memory, or of the font packed into it.
hb_blob_t* content_of(const FaceInfo& info) {
    if (!info.unpacked) return hb_blob_create_from_file_or_fail(info.file.c_str());
    auto owner = std::make_unique<std::shared_ptr<const std::string>>(info.unpacked);
    const std::string& bytes = **owner;
    return hb_blob_create(
        bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, owner.release(),
        [](void* kept) { delete static_cast<std::shared_ptr<const std::string>*>(kept); });
}

hb_font_t* open_font(const FaceInfo& info) {
    const Blob blob(content_of(info));
    const auto index = static_cast<unsigned>(info.index);
    const FaceHandle face(blob ? hb_face_create(blob.get(), index & 0xFFFFU) : nullptr);
    if (!face || hb_face_get_glyph_count(face.get()) == 0)
        throw Error(fmt::format("cannot read the font file '{}'", info.file),
                    "reinstall the font, or remove the file and run fc-cache");
    note_opened(info.file);
    hb_font_t* font = hb_font_create(face.get());
    const auto units = static_cast<int>(hb_face_get_upem(face.get()));
    hb_font_set_scale(font, units, units);
    // FreeType's and fontconfig's convention: 1 + the number of the named instance in the upper
    // half of the index.
    if ((index >> 16U) != 0) hb_font_set_var_named_instance(font, (index >> 16U) - 1);
    return font;
}

geom::PageBox box_of(const hb_glyph_extents_t& e, double units) {
    geom::PageBox box;
    if (e.width == 0 || e.height == 0) return box;
    box.add(geom::PagePoint{e.x_bearing / units, -e.y_bearing / units});
    box.add(geom::PagePoint{(e.x_bearing + e.width) / units, -(e.y_bearing + e.height) / units});
    return box;
}

FaceMetrics measure(hb_font_t* font, double units) {
    FaceMetrics metrics;
    hb_font_extents_t line = {};
    hb_font_get_h_extents(font, &line);
    metrics.ascent = line.ascender / units;
    metrics.descent = -line.descender / units;
    hb_position_t cap = 0;
    if (hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap) != 0 && cap > 0) {
        metrics.cap_height = cap / units;
    } else {
        metrics.cap_height =
            0.7 * metrics.ascent; // fonts without the entry: about what Latin capitals have
    }
    return metrics;
}

} // namespace

void Face::Destroy::operator()(hb_font_t* font) const {
    hb_font_destroy(font);
}

Face::Face(const FaceInfo& info)
    : font_(std::make_shared<const scene::Font>(scene::Font{info.family, info.style.weight,
                                                            info.style.slanted, info.file,
                                                            info.index, info.installed})),
      handle_(open_font(info)), units_per_em_(hb_face_get_upem(hb_font_get_face(handle_.get()))),
      metrics_(measure(handle_.get(), units_per_em_)) {}

const geom::PageBox& Face::extents(std::uint32_t glyph) {
    const auto [entry, is_new] = extents_.try_emplace(glyph);
    hb_glyph_extents_t extents = {};
    if (is_new && hb_font_get_glyph_extents(handle_.get(), glyph, &extents) != 0)
        entry->second = box_of(extents, units_per_em_);
    return entry->second;
}

} // namespace cordon::text

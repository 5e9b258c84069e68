// SPDX-License-Identifier: MIT
#include "text/run_shaper.hpp"

#include <hb.h>

#include <algorithm>
#include <array>

namespace cordon::text {
namespace {

constexpr std::uint32_t tag(char a, char b, char c, char d) {
    return HB_TAG(a, b, c, d);
}

constexpr std::array cursive_scripts = {
    tag('A', 'r', 'a', 'b'), tag('N', 'k', 'o', 'o'), tag('S', 'y', 'r', 'c'),
    tag('M', 'o', 'n', 'g'), tag('M', 'a', 'n', 'd'), tag('P', 'h', 'a', 'g'),
    tag('A', 'd', 'l', 'm'), tag('R', 'o', 'h', 'g'),
};

// Ligatures would glue letters that letter-spacing is to part (CSS Text 3, section 8.2).
constexpr std::array no_ligatures = {
    hb_feature_t{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    hb_feature_t{HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};

} // namespace

bool is_cursive(std::uint32_t script) {
    return std::ranges::find(cursive_scripts, script) != cursive_scripts.end();
}

void RunShaper::Destroy::operator()(hb_buffer_t* buffer) const {
    hb_buffer_destroy(buffer);
}

RunShaper::RunShaper() : buffer_(hb_buffer_create()) {}

std::span<const ShapedGlyph> RunShaper::shape(const Run& run, std::string_view paragraph,
                                              const Face& face) {
    hb_buffer_t* buffer = buffer_.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, paragraph.data(), static_cast<int>(paragraph.size()), run.begin,
                       static_cast<int>(run.end - run.begin));
    hb_buffer_set_direction(buffer, (run.level & 1U) != 0 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(run.script));
    hb_buffer_set_language(
        buffer, hb_language_from_string(language_.data(), static_cast<int>(language_.size())));
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    const bool plain = ligatures_ == Ligatures::on || is_cursive(run.script);
    hb_shape(face.handle(), buffer, plain ? nullptr : no_ligatures.data(),
             plain ? 0 : no_ligatures.size());

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const double em = face.units_per_em();
    glyphs_.clear();
    for (unsigned i = 0; i < count; ++i) {
        glyphs_.push_back({infos[i].codepoint, infos[i].cluster, positions[i].x_advance / em,
                           positions[i].x_offset / em, -positions[i].y_offset / em});
    }
    return glyphs_;
}

} // namespace cordon::text

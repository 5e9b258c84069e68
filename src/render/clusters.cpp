// SPDX-License-Identifier: MIT
#include "render/clusters.hpp"

#include "render/utf8.hpp"

#include <algorithm>

namespace cordon::render {

namespace {

bool starts_character(const std::string& text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Groups of neighbouring glyphs with equal cluster numbers; text_end is not yet set.
std::vector<Cluster> groups_of(const scene::Text& text) {
    std::vector<Cluster> groups;
    for (std::size_t r = 0; r < text.runs.size(); ++r) {
        const auto& glyphs = text.runs[r].glyphs;
        for (std::size_t g = 0; g < glyphs.size(); ++g) {
            const bool same = g > 0 && glyphs[g].cluster == glyphs[g - 1].cluster;
            if (same)
                ++groups.back().glyph_count;
            else
                groups.push_back({r, g, 1, glyphs[g].cluster, 0});
        }
    }
    return groups;
}

} // namespace

std::vector<Cluster> clusters_of(const scene::Text& text) {
    std::vector<Cluster> groups = groups_of(text);
    if (groups.empty() || !is_clean_utf8(text.text)) return {};
    std::vector<std::size_t> starts;
    for (const Cluster& group : groups) {
        if (!starts_character(text.text, group.text_begin)) return {};
        starts.push_back(group.text_begin);
    }
    std::sort(starts.begin(), starts.end());
    if (std::adjacent_find(starts.begin(), starts.end()) != starts.end()) return {};
    const bool unknown = groups.size() == 1 && groups[0].glyph_count > 1;
    if (unknown) return {};
    starts.push_back(text.text.size());
    for (Cluster& group : groups) {
        const auto next = std::upper_bound(starts.begin(), starts.end(), group.text_begin);
        group.text_end = *next;
    }
    // Characters before the first cluster (leading marks without a glyph) go with it.
    std::min_element(groups.begin(), groups.end(), [](const Cluster& a, const Cluster& b) {
        return a.text_begin < b.text_begin;
    })->text_begin = 0;
    return groups;
}

} // namespace cordon::render

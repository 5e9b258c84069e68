// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "text/font_catalog.hpp"
#include "text/shaper.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace cordon::text {

/// A shaper with a reporter that collects, on a machine that has the fonts which the tests are
/// written for.
class TextTest : public ::testing::Test {
  protected:
    void SetUp() override {
        const FontCatalog catalog;
        for (const char* name :
             {"Inter Regular", "Inter Bold", "Noto Sans Regular", "Noto Sans Arabic Regular",
              "Noto Sans NKo Regular", "Noto Sans Tifinagh Regular", "DejaVu Sans"}) {
            ASSERT_TRUE(catalog.by_full_name(name)) << "the font '" << name
                                                    << "' is not installed; these tests need the "
                                                       "packages fonts-inter, fonts-noto-core and "
                                                       "fonts-dejavu-core";
        }
    }

    const ShapedText& shape(std::string_view text, const TextStyle& style = {}) {
        return shaper.shape(text, style);
    }

    CollectingReporter reporter;
    Shaper shaper{reporter};
};

/// All runs of a block, from the top, in visual order.
inline std::vector<scene::GlyphRun> runs_of(const ShapedText& shaped) {
    std::vector<scene::GlyphRun> runs;
    for (const Line& line : shaped.lines)
        for (const Line::Segment& segment : line.segments)
            runs.insert(runs.end(), segment.runs.begin(), segment.runs.end());
    return runs;
}

/// All glyph ids of a block, in visual order.
inline std::vector<std::uint32_t> glyphs_of(const ShapedText& shaped) {
    std::vector<std::uint32_t> ids;
    for (const scene::GlyphRun& run : runs_of(shaped))
        for (const scene::Glyph& glyph : run.glyphs) ids.push_back(glyph.id);
    return ids;
}

/// File names (without folder) of the fonts of a block, in visual order.
inline std::vector<std::string> files_of(const ShapedText& shaped) {
    std::vector<std::string> files;
    for (const scene::GlyphRun& run : runs_of(shaped))
        files.push_back(std::filesystem::path(run.font->file).filename().string());
    return files;
}

/// The text of each line.
inline std::vector<std::string> lines_of(const ShapedText& shaped) {
    std::vector<std::string> lines;
    for (const Line& line : shaped.lines) {
        lines.emplace_back();
        for (const Line::Segment& segment : line.segments) lines.back() += segment.text;
    }
    return lines;
}

} // namespace cordon::text

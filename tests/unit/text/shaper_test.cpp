// SPDX-License-Identifier: MIT
#include "unit/text/text_fixture.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_BBOX_H
#include <cmath>
#include <limits>

using namespace cordon;
using namespace cordon::text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

/// FreeType's own view of a font file, in font units.
class FreeTypeFace {
  public:
    explicit FreeTypeFace(const scene::Font& font) {
        EXPECT_EQ(FT_Init_FreeType(&library_), 0);
        EXPECT_EQ(FT_New_Face(library_, font.file.c_str(), font.index, &face_), 0);
    }
    ~FreeTypeFace() { FT_Done_FreeType(library_); }
    FreeTypeFace(const FreeTypeFace&) = delete;
    FreeTypeFace& operator=(const FreeTypeFace&) = delete;
    FreeTypeFace(FreeTypeFace&&) = delete;
    FreeTypeFace& operator=(FreeTypeFace&&) = delete;

    [[nodiscard]] double units_per_em() const { return face_->units_per_EM; }
    /// In ems.
    double advance(std::uint32_t glyph) {
        EXPECT_EQ(FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE), 0);
        return static_cast<double>(face_->glyph->metrics.horiAdvance) / units_per_em();
    }
    /// In ems, y down.
    geom::PageBox box(std::uint32_t glyph) {
        EXPECT_EQ(FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE), 0);
        FT_BBox box;
        FT_Outline_Get_BBox(&face_->glyph->outline, &box);
        const double em = units_per_em();
        return {static_cast<double>(box.xMin) / em, -static_cast<double>(box.yMax) / em,
                static_cast<double>(box.xMax) / em, -static_cast<double>(box.yMin) / em};
    }

  private:
    FT_Library library_ = nullptr;
    FT_Face face_ = nullptr;
};

using Shaping = TextTest;

} // namespace

TEST_F(Shaping, WidthsAreFreeTypesUnhintedAdvances) {
    // Letter-spacing of nothing but a trace turns ligatures off; words without kerning pairs.
    for (const char* name : {"Inter Regular", "Noto Sans Regular", "DejaVu Sans"}) {
        TextStyle style;
        style.fonts = {name};
        style.size = 11.3;
        const ShapedText& shaped = shape("nnnnmmm", style);
        const scene::GlyphRun run = runs_of(shaped).at(0);
        FreeTypeFace face(*run.font);
        double x = 0.0;
        for (const scene::Glyph& glyph : run.glyphs) {
            EXPECT_NEAR(glyph.x, x, 1e-9) << name;
            x += face.advance(glyph.id) * style.size;
        }
        EXPECT_NEAR(shaped.width, x, 1e-9) << name;
    }
}

TEST_F(Shaping, WidthsGrowWithTheSizeWithoutRounding) {
    const double width = shape("Niafunké – Gao", {.size = 10.0}).width;
    for (const double size : {7.0, 9.33, 12.5, 100.0})
        EXPECT_NEAR(shape("Niafunké – Gao", {.size = size}).width, width * size / 10.0, 1e-9);
}

TEST_F(Shaping, PairsAreKerned) {
    const auto width = [&](const char* text) { return shape(text).width; };
    EXPECT_LT(width("AV"), width("A") + width("V") - 0.1);
}

TEST_F(Shaping, LetterSpacingPartsLettersAndLigatures) {
    TextStyle style;
    style.fonts = {"DejaVu Sans"};
    EXPECT_EQ(glyphs_of(shape("fi", style)).size(), 1U) << "a ligature";
    const double without = shape("nnn", style).width;
    style.letter_spacing = 0.5;
    EXPECT_EQ(glyphs_of(shape("fi", style)).size(), 2U);
    EXPECT_NEAR(shape("nnn", style).width, without + 2 * 0.5 * 12.0, 1e-9)
        << "between letters only";
    EXPECT_NEAR(shape("nnn", style).letter_spacing, 6.0, 1e-9);
}

TEST_F(Shaping, LetterSpacingDoesNotTearJoinedScripts) {
    EXPECT_NEAR(shape("تمبكتو", {.letter_spacing = 0.5}).width, shape("تمبكتو").width, 1e-9);
    EXPECT_EQ(shape("تمبكتو", {.letter_spacing = 0.5}).letter_spacing, 0.0) << "nor in a browser";
}

TEST_F(Shaping, InkIsTheBoxOfTheOutlines) {
    const TextStyle style = {.size = 20.0};
    const ShapedText& shaped = shape("Ég", style);
    geom::PageBox expected;
    for (const scene::GlyphRun& run : runs_of(shaped)) {
        FreeTypeFace face(*run.font);
        for (const scene::Glyph& glyph : run.glyphs) {
            const geom::PageBox box = face.box(glyph.id);
            const double baseline = shaped.lines[0].baseline;
            expected.add(
                geom::PageBox{glyph.x + box.min_x * 20, glyph.y + baseline + box.min_y * 20,
                              glyph.x + box.max_x * 20, glyph.y + baseline + box.max_y * 20});
        }
    }
    EXPECT_NEAR(shaped.ink.min_x, expected.min_x, 0.02);
    EXPECT_NEAR(shaped.ink.max_x, expected.max_x, 0.02);
    EXPECT_NEAR(shaped.ink.min_y, expected.min_y, 0.02);
    EXPECT_NEAR(shaped.ink.max_y, expected.max_y, 0.02);
}

TEST_F(Shaping, CapHeightAndAscentAreTheFonts) {
    const ShapedText& shaped = shape("H", {.size = 100.0});
    EXPECT_NEAR(shaped.cap_height, -(shaped.ink.min_y - shaped.lines[0].baseline), 0.5);
    EXPECT_NEAR(shaped.ascent, 96.875, 0.01) << "Inter: 2728 of 2816 units";
}

TEST_F(Shaping, BaselinesFollowFromHalfLeading) {
    const ShapedText& shaped = shape("one\ntwo\nthree", {.size = 10.0, .line_height = 1.5});
    ASSERT_EQ(shaped.lines.size(), 3U);
    EXPECT_NEAR(shaped.height, 45.0, 1e-9);
    // Inter: ascent 2728, descent 680 of 2816 units
    const double first = (15.0 - 10.0 * (2728 + 680) / 2816.0) / 2 + 10.0 * 2728 / 2816.0;
    for (int i = 0; i < 3; ++i) EXPECT_NEAR(shaped.lines[i].baseline, first + i * 15.0, 1e-9);
}

TEST_F(Shaping, AnEmptyTextIsOneEmptyLine) {
    for (const char* text : {"", "   "}) {
        const ShapedText& shaped = shape(text);
        ASSERT_EQ(shaped.lines.size(), 1U);
        EXPECT_EQ(shaped.width, 0.0);
        EXPECT_NEAR(shaped.height, 14.4, 1e-9);
        EXPECT_TRUE(shaped.ink.empty());
        EXPECT_THAT(place(shaped, {}, {}), IsEmpty());
    }
}

TEST_F(Shaping, ResultsAreKeptForTheSameTextAndStyle) {
    const ShapedText* first = &shape("Gao");
    EXPECT_EQ(&shape("Gao"), first);
    EXPECT_NE(&shape("Gao", {.size = 13.0}), first);
    EXPECT_NE(&shape("Gao", {.fonts = {"Inter Bold"}}), first);
    for (int i = 0; i < 2000; ++i) (void)shape(std::to_string(i));
    EXPECT_EQ(&shape("Gao"), first) << "the reference stays valid";
    EXPECT_EQ(first->lines[0].segments[0].text, "Gao");
}

TEST_F(Shaping, TwoShapersAgree) {
    Shaper other(reporter);
    for (const char* text : {"Tombouctou تمبكتو", "Réseau national N\u202F12", "ߓߊߡߊߞߐ߫ ⵜⵉⵏ"}) {
        const auto a = runs_of(shape(text));
        const auto b = runs_of(other.shape(text, {}));
        ASSERT_EQ(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            EXPECT_EQ(a[i].font->file, b[i].font->file);
            ASSERT_EQ(a[i].glyphs.size(), b[i].glyphs.size());
            for (std::size_t k = 0; k < a[i].glyphs.size(); ++k) {
                EXPECT_EQ(a[i].glyphs[k].id, b[i].glyphs[k].id);
                EXPECT_EQ(a[i].glyphs[k].x, b[i].glyphs[k].x);
            }
        }
    }
}

TEST_F(Shaping, SpansChangeFontSizeAndColour) {
    const Color red = {1, 0, 0, 1};
    const ShapedText shaped = shaper.shape({{.text = "N "},
                                            {.text = "12 ", .fonts = {"Inter Bold"}},
                                            {.text = "closed", .scale = 2.0, .color = red}},
                                           {});
    ASSERT_EQ(shaped.lines.size(), 1U);
    const Line& line = shaped.lines[0];
    ASSERT_EQ(line.segments.size(), 2U) << "a new font is no new segment, a new colour is";
    EXPECT_EQ(line.segments[0].text, "N 12 ");
    EXPECT_EQ(line.segments[1].text, "closed");
    EXPECT_EQ(line.segments[1].color, red);
    EXPECT_NEAR(line.segments[1].start, line.segments[0].width, 1e-9);
    EXPECT_NEAR(line.width, line.segments[0].width + line.segments[1].width, 1e-9);
    EXPECT_EQ(line.segments[1].runs[0].size, 24.0);
    EXPECT_NEAR(shaped.height, 2 * 14.4, 1e-9) << "the largest size makes the line";
    EXPECT_THAT(files_of(shaped),
                ElementsAre("Inter-Regular.otf", "Inter-Bold.otf", "Inter-Regular.otf"));
}

TEST_F(Shaping, SpansMayHoldLineBreaks) {
    const ShapedText shaped = shaper.shape(
        {{.text = "a\nb"}, {.text = "c\n", .fonts = {"Inter Bold"}}, {.text = "d"}}, {});
    EXPECT_THAT(lines_of(shaped), ElementsAre("a", "bc", "d"));
    EXPECT_THAT(files_of(shaped), ElementsAre("Inter-Regular.otf", "Inter-Regular.otf",
                                              "Inter-Bold.otf", "Inter-Regular.otf"));
}

TEST_F(Shaping, WrongUtf8IsDrawnAsReplacementCharacter) {
    EXPECT_EQ(shape("G\xFF"
                    "o")
                  .lines[0]
                  .segments[0]
                  .text,
              "G\uFFFDo");
}

TEST_F(Shaping, LongTextsAreCutWithAWarning) {
    const ShapedText& shaped = shape(std::string(70'000, 'n'));
    EXPECT_EQ(glyphs_of(shaped).size(), 10'000U);
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "text 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…' is cut: longer than 10000 "
              "characters or 64 KiB");
}

TEST_F(Shaping, SizesThatAreNoNumbersAreRefused) {
    EXPECT_THROW((void)shape("Gao", {.size = -1.0}), Error);
    EXPECT_THROW((void)shape("Gao", {.size = std::nan("")}), Error);
    EXPECT_THROW((void)shape("Gao", {.max_width = std::nan("")}), Error);
    try {
        (void)shape("Gao", {.letter_spacing = std::numeric_limits<double>::infinity()});
        FAIL() << "an infinite letter spacing was taken";
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "letter spacing inf cannot be used to set a text");
    }
}

TEST_F(Shaping, SizeZeroIsInvisibleButValid) {
    EXPECT_EQ(shape("Gao", {.size = 0.0}).width, 0.0);
    EXPECT_EQ(shape("Gao Mopti", {.size = 0.0, .max_width = 0.0}).height, 0.0);
}

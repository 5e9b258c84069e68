// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "core/sha256.hpp"
#include "unit/text/text_fixture.hpp"

#include <algorithm>

using namespace cordon;
using namespace cordon::text;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

class Fonts : public TextTest {
  protected:
    scene::Font font_for(const std::vector<std::string>& names) {
        TextStyle style;
        style.fonts = names;
        return *runs_of(shape("Gao", style)).at(0).font;
    }
};

} // namespace

TEST_F(Fonts, AreFoundByTheirExactFullName) {
    const scene::Font font = font_for({"Inter Semi Bold Italic"});
    EXPECT_EQ(font.family, "Inter");
    EXPECT_EQ(font.weight, 600);
    EXPECT_TRUE(font.italic);
    EXPECT_EQ(font.index, 0);
    EXPECT_THAT(font.file, HasSubstr("Inter-SemiBoldItalic"));
    EXPECT_THAT(font_for({"DejaVu Sans Bold"}).file, HasSubstr("DejaVuSans-Bold.ttf"));
    EXPECT_THAT(font_for({"Inter SemiBold"}).file, HasSubstr("Inter-SemiBold.otf"))
        << "blanks do not count";
    EXPECT_THAT(reporter.diagnostics, IsEmpty());
}

TEST_F(Fonts, AreFoundByFamilyAndStyleWords) {
    EXPECT_THAT(font_for({"DejaVu Sans Book"}).file, HasSubstr("DejaVuSans.ttf"));
    EXPECT_THAT(font_for({"Inter"}).file, HasSubstr("Inter-Regular"));
    EXPECT_THAT(font_for({"Inter Demi"}).file, HasSubstr("Inter-SemiBold.otf"));
    EXPECT_THAT(files_of(shape("ߓߊ", {.fonts = {"Noto Sans NKo Bold"}})),
                ElementsAre("NotoSansNKo-Regular.ttf"))
        << "the nearest face of the family";
    EXPECT_THAT(reporter.diagnostics, IsEmpty());
}

TEST_F(Fonts, TheNextNameIsTakenSilently) {
    EXPECT_THAT(font_for({"Metropolis Regular", "Noto Sans Bold"}).file,
                HasSubstr("NotoSans-Bold.ttf"));
    EXPECT_THAT(reporter.diagnostics, IsEmpty());
}

TEST_F(Fonts, AMissingStackIsWarnedOnceWithItsNameAndReplacedInItsStyle) {
    EXPECT_THAT(font_for({"Metropolis Bold Italic"}).file, HasSubstr("Inter-BoldItalic"));
    (void)shape("Mopti", {.fonts = {"Metropolis Bold Italic"}});
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(to_text(reporter.diagnostics[0]),
              "font 'Metropolis Bold Italic' not found: 'Inter Bold Italic' is used");
}

TEST_F(Fonts, AMistypedNameGetsAHint) {
    (void)font_for({"Noto Snas Bold"});
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_THAT(to_text(reporter.diagnostics[0]), HasSubstr("did you mean 'Noto Sans'"));
}

TEST_F(Fonts, ALetterThatTheFontLacksComesFromTheNextName) {
    TextStyle style;
    style.fonts = {"Inter Regular", "DejaVu Sans Bold"};
    EXPECT_THAT(files_of(shape("ⴰ", style)), ElementsAre("DejaVuSans-Bold.ttf"));
}

TEST_F(Fonts, FallbackFacesComeNearTheWeight) {
    EXPECT_THAT(files_of(shape("غاو", {.fonts = {"Inter Bold"}})),
                ElementsAre("NotoSansArabic-Bold.ttf"));
}

TEST_F(Fonts, ALetterOutsideTheStandardFallbacksIsWarnedOnce) {
    EXPECT_THAT(files_of(shape("ⲁ")), ElementsAre("NotoSansCoptic-Regular.ttf"));
    (void)shape("ⲁⲃ");
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "letter 'ⲁ' (U+2C81) is neither in 'Inter Regular' nor in the standard "
              "fallback fonts: 'Noto Sans Coptic' of this machine is used");
}

TEST_F(Fonts, ALetterOfNoFontIsAnEmptyBoxWithAWarning) {
    EXPECT_THAT(glyphs_of(shape("\U0010FFF0")), ElementsAre(0U));
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "letter '\U0010FFF0' (U+10FFF0) is in no installed font: an empty box is drawn");
}

TEST_F(Fonts, UsedFilesAreListedWithTheirHashes) {
    EXPECT_THAT(shaper.fonts_used(), IsEmpty());
    (void)shape("Gao غاو");
    const auto fonts = shaper.fonts_used();
    ASSERT_EQ(fonts.size(), 2U);
    EXPECT_EQ(fonts[0].first, "Inter-Regular.otf");
    EXPECT_EQ(fonts[1].first, "NotoSansArabic-Regular.ttf");
    EXPECT_EQ(fonts[0].second, sha256(read_file(runs_of(shape("Gao"))[0].font->file)));
}

TEST_F(Fonts, CatalogPrefersStaticFilesAndIsSorted) {
    const FontCatalog catalog;
    for (FaceId id = 1; id < catalog.size(); ++id) {
        const bool instance_before = (catalog[id - 1].index >> 16) != 0;
        const bool instance = (catalog[id].index >> 16) != 0;
        ASSERT_LE(std::make_pair(instance_before, catalog[id - 1].file),
                  std::make_pair(instance, catalog[id].file));
    }
}

// SPDX-License-Identifier: MIT
#include "text/utf8.hpp"

using namespace cordon::text;

TEST(CleanText, KeepsWhatIsValid) {
    EXPECT_EQ(clean_text("Niafunké ߓߊ \U0001F600\n").text, "Niafunké ߓߊ \U0001F600\n");
}

TEST(CleanText, ReplacesEachMaximalWrongPart) {
    EXPECT_EQ(clean_text("a\xFFz").text, "a\uFFFDz");
    EXPECT_EQ(clean_text("a\xE2\x82z").text, "a\uFFFDz")
        << "a character that is cut off is one wrong part";
    EXPECT_EQ(clean_text("\xC0\xAF").text, "\uFFFD\uFFFD") << "an overlong form";
    EXPECT_EQ(clean_text("\xED\xA0\x80").text, "\uFFFD\uFFFD\uFFFD") << "a surrogate";
    EXPECT_EQ(clean_text("\xF4\x90\x80\x80").text, "\uFFFD\uFFFD\uFFFD\uFFFD") << "beyond U+10FFFF";
    EXPECT_EQ(clean_text("\xE2\x82").text, "\uFFFD");
}

TEST(CleanText, DropsControlsAndReplacesWhatXmlForbids) {
    EXPECT_EQ(clean_text(std::string("a\0b\tc\r\nd\x7F\u0085\u00AD\uFEFF", 17)).text, "abc\nd");
    EXPECT_EQ(clean_text("a\u2028b\u2029c").text, "a\nb\nc");
    EXPECT_EQ(clean_text("\uFFFE\uFFFF").text, "\uFFFD\uFFFD");
}

TEST(CleanText, CutsBetweenCharacters) {
    const CleanText clean = clean_text("ŋŋŋ", {.max_bytes = 5, .max_characters = 10});
    EXPECT_EQ(clean.text, "ŋŋ");
    EXPECT_EQ(clean.characters, 2U);
    EXPECT_TRUE(clean.cut);
    EXPECT_EQ(clean_text("ŋŋŋ", {.max_bytes = 50, .max_characters = 1}).text, "ŋ");
    EXPECT_FALSE(clean_text("ŋŋŋ", {.max_bytes = 6, .max_characters = 3}).cut);
}

TEST(Utf8, ReadsBackWhatItWrites) {
    for (const char32_t code : {U'a', U'é', U'ߓ', U'ⴰ', U'\U0001F600', char32_t{0x10FFFF}}) {
        std::string text;
        append_utf8(text, code);
        const Character read = character_at(text, 0);
        EXPECT_EQ(read.code, code);
        EXPECT_EQ(read.length, text.size());
    }
}

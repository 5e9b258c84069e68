// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"

#include <gtest/gtest.h>

namespace {

using cordon::fold_name;

TEST(FoldName, DropsAccentsCaseAndPunctuation) {
    EXPECT_EQ(fold_name("Ouélessébougou-l’Est"), "ouelessebougou l est");
    EXPECT_EQ(fold_name("  N'Djaména (Tchad) "), "n djamena tchad");
    EXPECT_EQ(fold_name("CÔTE D’IVOIRE"), "cote d ivoire");
}

TEST(FoldName, SpellsSpecialLettersOut) {
    EXPECT_EQ(fold_name("Œuvre"), "oeuvre");
    EXPECT_EQ(fold_name("Łódź, Ærø, Straße"), "lodz aero strasse");
    EXPECT_EQ(fold_name("İstanbul, Diyarbakır"), "istanbul diyarbakir");
}

TEST(FoldName, KeepsOtherScriptsAndLetters) {
    EXPECT_EQ(fold_name("بماكو"), "بماكو");
    EXPECT_EQ(fold_name("Ŋɔnɔ"), "ŋɔnɔ");
}

TEST(FoldName, IsEmptyForSigns) {
    EXPECT_EQ(fold_name(""), "");
    EXPECT_EQ(fold_name("— …"), "");
}

TEST(FoldName, ReadsColumnNamesAndTypographicSigns) {
    EXPECT_EQ(fold_name("event_id_cnty"), "event id cnty");
    EXPECT_EQ(fold_name("Date de l’Événement – ça…"), "date de l evenement ca");
    EXPECT_EQ(fold_name("n.º 5, 2ª"), "n o 5 2a");
}

TEST(FoldName, QuickWayForLatinLettersGivesWhatIcuGives) {
    // A Hebrew letter beside the character sends the text the long way.
    const std::string hebrew = "\u05D0";
    for (char32_t c = 0x80; c < 0x180; ++c) {
        std::string character(1, static_cast<char>(0xC0U | c >> 6U));
        character += static_cast<char>(0x80U | (c & 0x3FU));
        const std::string slow = fold_name("a" + character + "b " + hebrew);
        EXPECT_EQ(fold_name("a" + character + "b") + " " + hebrew, slow)
            << "U+" << std::hex << static_cast<unsigned>(c);
    }
}

TEST(FoldName, DropsInvisibleCharactersAndCombiningMarks) {
    EXPECT_EQ(fold_name("Ba\u00ADma\u200Bko"), "bamako");
    EXPECT_EQ(fold_name("Se\u0301gou"), "segou");
    EXPECT_EQ(fold_name("a\xFF\xC3"), "a");
}

TEST(SplitWords, KeepsEachWordAsWrittenAndFolded) {
    std::vector<std::string> given;
    std::vector<std::string> folded;
    for (const cordon::Word& word : cordon::split_words(" L’État-major, «N'Djaména»… بماكو ")) {
        given.push_back(word.given);
        folded.push_back(word.folded);
    }
    EXPECT_EQ(given, (std::vector<std::string>{"L", "État", "major", "N", "Djaména", "بماكو"}));
    EXPECT_EQ(folded, (std::vector<std::string>{"l", "etat", "major", "n", "djamena", "بماكو"}));
}

TEST(SplitWords, InvisibleCharactersHideNoWord) {
    const auto words = cordon::split_words("en\u00ADcir\u200Bcled \u200B l\u02BCassaut");
    ASSERT_EQ(words.size(), 3U);
    EXPECT_EQ(words[0].folded, "encircled");
    EXPECT_EQ(words[2].folded, "assaut");
    EXPECT_TRUE(cordon::split_words("").empty());
    EXPECT_TRUE(cordon::split_words("\xFF — …").empty());
}

} // namespace

TEST(Unicode, ApostrophesBetweenLettersAreThoseOfPrint) {
    EXPECT_EQ(cordon::with_apostrophes("N'Djamena, Côte d'Ivoire"), "N’Djamena, Côte d’Ivoire");
    EXPECT_EQ(cordon::with_apostrophes("34°00'36\"N, 'so', 6' 2\", the rebels' base"),
              "34°00'36\"N, 'so', 6' 2\", the rebels' base");
}

TEST(Unicode, TheFirstLetterBecomesACapital) {
    EXPECT_EQ(cordon::capitalised("évasion de Croix"), "Évasion de Croix");
    EXPECT_EQ(cordon::capitalised(""), "");
}

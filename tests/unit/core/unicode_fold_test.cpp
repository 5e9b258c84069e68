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

} // namespace

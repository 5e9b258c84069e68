// SPDX-License-Identifier: MIT
#include "incident/extract/words_view.hpp"

using namespace cordon;
using namespace cordon::incident;

TEST(WordsView, FindsAWordOfAList) {
    const auto text = place::tokenize("Rebels attacked the town.", place::TextLanguage::english);
    const WordsView words(text);
    EXPECT_TRUE(words.is_any(0, {"rebel", "rebels"}));
    EXPECT_FALSE(words.is_any(0, {"rebel", "rebellion", "reb"}));
    EXPECT_TRUE(words.is_any(4, {"!", "."}));
    EXPECT_FALSE(words.is_any(5, {"", "."}));
}

TEST(WordsView, FindsPhrasesByWholeWords) {
    const auto text =
        place::tokenize("In the townships of the north. Of", place::TextLanguage::english);
    const WordsView words(text);
    EXPECT_EQ(words.phrase(0, "in the"), 2U);
    EXPECT_EQ(words.phrase(1, "the town"), 0U);
    EXPECT_EQ(words.phrase(1, "t"), 0U);
    EXPECT_EQ(words.phrase(4, "the north of"), 0U); // not into the next sentence
    EXPECT_EQ(words.phrase(5, "north of"), 0U);
    EXPECT_EQ(words.any_phrase(0, {"in", "in the", "on the"}), 2U);
    EXPECT_EQ(words.any_phrase(0, {"on", "of"}), 0U);
    EXPECT_EQ(words.phrase_before(2, "in the"), 0U);
}

TEST(WordsView, TokensOfSeveralWordsArePartsOfPhrases) {
    const auto text = place::tokenize("Dans l'U.S. Navy", place::TextLanguage::french);
    const WordsView words(text);
    ASSERT_EQ(words.fold(2), "u s");
    EXPECT_EQ(words.phrase(2, "u s navy"), 4U);
    EXPECT_EQ(words.phrase(2, "u s"), 3U);
    EXPECT_EQ(words.phrase(2, "u"), 0U);
}

// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "place/tokens.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using cordon::place::TextLanguage;
using cordon::place::Token;
using cordon::place::tokenize;
using cordon::place::TokenizedText;
using cordon::place::TokenKind;
using testing::ElementsAre;

std::vector<std::string> folded(const TokenizedText& text) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.tokens.size(); ++i) out.emplace_back(text.fold(i));
    return out;
}

std::vector<std::string> sentences(const TokenizedText& text) {
    std::vector<std::string> out;
    for (const auto& span : text.sentences) out.emplace_back(text.words(span));
    return out;
}

TEST(Tokens, SplitElisionsWithBothApostrophes) {
    const TokenizedText text = tokenize("Qu’en dit l'Italie ? L’armée d’Alger n'a rien dit.");
    EXPECT_THAT(folded(text), ElementsAre("qu", "en", "dit", "l", "italie", "?", "l", "armee", "d",
                                          "alger", "n", "a", "rien", "dit", "."));
    EXPECT_TRUE(text.tokens[3].elided);
    EXPECT_EQ(text.words(3), "l'");
    EXPECT_EQ(text.words(6), "L’");
}

TEST(Tokens, LeaveNamesWithAnApostropheWhole) {
    EXPECT_THAT(folded(tokenize("N'Djamena et M'bour, aujourd’hui")),
                ElementsAre("n djamena", "et", "m bour", ",", "aujourd hui"));
}

TEST(Tokens, SplitThePossessiveOff) {
    const TokenizedText text = tokenize("Mali's army and the rebels’ camp");
    EXPECT_THAT(folded(text),
                ElementsAre("mali", "s", "army", "and", "the", "rebels", "'", "camp"));
    EXPECT_TRUE(text.tokens[1].possessive);
}

TEST(Tokens, ReadNumbersWithSeparators) {
    const TokenizedText text =
        tokenize("3 000 hommes, 12\u00A0500 \u20AC, 1,5 km, 10.000, 50km, 14h30, RN24, 2025 300");
    EXPECT_THAT(folded(text), ElementsAre("3000", "hommes", ",", "12500", "\u20AC", ",", "1,5",
                                          "km", ",", "10.000", ",", "50", "km", ",", "14", "h30",
                                          ",", "rn24", ",", "2025", "300"));
    EXPECT_EQ(text.tokens[0].kind, TokenKind::number);
    EXPECT_EQ(text.words(0), "3 000");
}

TEST(Tokens, RememberHyphensSpacesAndCase) {
    const TokenizedText text = tokenize("Saint-Louis – BAMAKO (le 30-km-long)");
    EXPECT_THAT(folded(text),
                ElementsAre("saint", "louis", "–", "bamako", "(", "le", "30", "km", "long", ")"));
    EXPECT_TRUE(text.tokens[1].hyphen_before);
    EXPECT_FALSE(text.tokens[1].space_before);
    EXPECT_TRUE(text.tokens[1].capitalised);
    EXPECT_TRUE(text.tokens[3].all_caps);
    EXPECT_TRUE(text.tokens[8].hyphen_before);
}

TEST(Tokens, KeepInitialismsAsOneWord) {
    EXPECT_THAT(folded(tokenize("the U.S. and Washington D.C. of J. Smith")),
                ElementsAre("the", "u s", "and", "washington", "d c", "of", "j", ".", "smith"));
}

TEST(Sentences, EndAtStopsButNotAtAbbreviations) {
    const TokenizedText text =
        tokenize("M. Diallo et le Dr. Keïta sont à St. Louis. « C'est vrai. » Il est parti ! Où ?");
    EXPECT_THAT(sentences(text), ElementsAre("M. Diallo et le Dr. Keïta sont à St. Louis.",
                                             "« C'est vrai. »", "Il est parti !", "Où ?"));
    EXPECT_TRUE(text.tokens[text.token_at(static_cast<std::uint32_t>(text.text.find("C'est")))]
                    .sentence_start);
}

TEST(Sentences, EndAfterAnInitialismBeforeAnOpener) {
    EXPECT_THAT(sentences(tokenize("He left the U.S. The U.S. Army stayed. All 3.5 km.")),
                ElementsAre("He left the U.S.", "The U.S. Army stayed.", "All 3.5 km."));
}

TEST(Sentences, LinesAreParagraphs) {
    const TokenizedText text =
        tokenize("MALI : ATTAQUE PRÈS DE KATI\r\n30 octobre 2025\r\nLe convoi brûle.");
    EXPECT_EQ(text.paragraphs.size(), 3U);
    EXPECT_TRUE(text.tokens[6].line_break_before);
    EXPECT_EQ(text.tokens[6].paragraph, 1U);
}

TEST(Sentences, WrappedLinesStayTogether) {
    const TokenizedText text =
        tokenize("The convoy left the town of\nBamako early and was hit on\n"
                 "its way to the north of the\ncountry.\n\nNobody was hurt.");
    EXPECT_EQ(text.paragraphs.size(), 2U);
    EXPECT_EQ(text.sentences.size(), 2U);
}

// Each of these took time by the square of its length: minutes for a megabyte.
TEST(Tokens, ReadSignsWithoutEndInOnePass) {
    constexpr std::size_t repeats = 300'000;
    const auto repeated = [](std::string_view unit) {
        std::string text;
        for (std::size_t i = 0; i < repeats; ++i) text += unit;
        return text + "a";
    };
    const TokenizedText dots = tokenize(repeated("."));
    EXPECT_EQ(dots.tokens.size(), repeats + 1);
    EXPECT_EQ(dots.sentences.size(), 1U);
    EXPECT_EQ(tokenize(repeated(".'")).sentences.size(), 1U);
    EXPECT_EQ(tokenize(repeated("x'")).tokens.size(), 1U) << "no elision: one long word";
    EXPECT_EQ(tokenize(repeated("A.")).tokens.size(), 2 * repeats + 1)
        << "initials that end in a word";
}

TEST(Language, IsGuessedFromFunctionWords) {
    const auto language = [](const char* text) { return tokenize(text).language; };
    EXPECT_EQ(language("Le convoi a été attaqué dans la région de Mopti."), TextLanguage::french);
    EXPECT_EQ(language("The convoy was attacked in the region."), TextLanguage::english);
    EXPECT_EQ(language("Attaque à Kati, à Kita, à Banamba"), TextLanguage::french)
        << "without its accent it would be the English article";
    EXPECT_EQ(language("A attack, a convoy"), TextLanguage::english);
    EXPECT_EQ(language(""), TextLanguage::english);
}

TEST(Tokens, CoverEveryByteOfBrokenUtf8Once) {
    std::string garbage;
    std::uint32_t state = 7;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 1664525U + 1013904223U;
        garbage += static_cast<char>(state >> 24U);
    }
    const TokenizedText text = tokenize(garbage);
    ASSERT_FALSE(text.tokens.empty());
    std::uint32_t last = 0;
    for (const Token& token : text.tokens) {
        ASSERT_LE(last, token.span.begin);
        ASSERT_LT(token.span.begin, token.span.end);
        last = token.span.end;
    }
    EXPECT_LE(last, garbage.size());
    EXPECT_EQ(text.token_at(last), text.tokens.size());
}

TEST(Tokens, RefuseHugeTexts) {
    EXPECT_THROW((void)tokenize(std::string((std::size_t{16} << 20U) + 1, 'a')), cordon::Error);
}

TEST(Tokens, SkipAByteOrderMark) {
    const TokenizedText text = tokenize("\uFEFFBamako");
    ASSERT_EQ(text.tokens.size(), 1U);
    EXPECT_EQ(text.tokens[0].span.begin, 3U);
}

} // namespace

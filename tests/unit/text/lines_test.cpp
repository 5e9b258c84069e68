// SPDX-License-Identifier: MIT
#include "text/line_breaker.hpp"
#include "unit/text/text_fixture.hpp"

#include <algorithm>
#include <cmath>
#include <random>

using namespace cordon;
using namespace cordon::text;
using ::testing::ElementsAre;

namespace {

using Lines = TextTest;

/// Stops of words with the given widths and a space of 1 between them.
std::vector<Stop> stops_of(const std::vector<double>& words) {
    std::vector<Stop> stops = {Stop{}};
    double x = 0.0;
    double ink = 0.0;
    for (const double word : words) {
        ink += word;
        stops.push_back({x + word, x + word + 1.0, false, ink});
        x += word + 1.0;
    }
    return stops;
}

/// What MapLibre GL's rule says against lines that end at `ends`.
double badness(const std::vector<Stop>& stops, double max_width,
               const std::vector<std::size_t>& ends) {
    const double total = stops.back().end;
    const double even = total / std::ceil(total / max_width);
    double sum = 0.0;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        const double off = stops[end].ink - stops[begin].ink - even;
        const bool last = end + 1 == stops.size();
        sum += off * off * (last ? (off < 0 ? 0.5 : 2.0) : 1.0);
        begin = end;
    }
    return sum;
}

/// The least badness over all ways to set the words.
double least_badness(const std::vector<Stop>& stops, double max_width) {
    double best = std::numeric_limits<double>::infinity();
    const std::size_t words = stops.size() - 1;
    for (unsigned mask = 0; mask < 1U << (words - 1); ++mask) {
        std::vector<std::size_t> ends;
        for (std::size_t i = 1; i < words; ++i)
            if ((mask >> (i - 1) & 1U) != 0) ends.push_back(i);
        ends.push_back(words);
        best = std::min(best, badness(stops, max_width, ends));
    }
    return best;
}

} // namespace

TEST(LineBreaker, FillsLines) {
    EXPECT_THAT(break_lines(stops_of({4, 4, 4, 2}), 9.0, Fill::full), ElementsAre(2, 4));
    EXPECT_THAT(break_lines(stops_of({4, 4, 4, 2}), 100.0, Fill::full), ElementsAre(4));
    EXPECT_THAT(break_lines(stops_of({4, 40, 4}), 9.0, Fill::full), ElementsAre(1, 2, 3))
        << "a word that is too wide";
}

TEST(LineBreaker, BalancesLines) {
    EXPECT_THAT(break_lines(stops_of({6, 8, 2, 9}), 20.0, Fill::balanced), ElementsAre(2, 4));
    EXPECT_THAT(break_lines(stops_of({6, 8, 2, 9}), 100.0, Fill::balanced), ElementsAre(4));
    EXPECT_THAT(break_lines(stops_of({6, 8, 2}), 0.0, Fill::balanced), ElementsAre(1, 2, 3));
}

TEST(LineBreaker, BalancedLinesMayBeALittleLongerThanTheWidth) {
    // With its blank the first line has 12.
    EXPECT_THAT(break_lines(stops_of({5, 6, 8}), 11.0, Fill::balanced), ElementsAre(2, 3));
}

TEST(LineBreaker, LabelsAreBalancedOverAllTheirParagraphs) {
    // Alone, 22 pixels in 20 are two lines; beside 20 more, three of 14 are wanted of both.
    EXPECT_THAT(break_lines(stops_of({3, 18}), 20.0, Fill::balanced), ElementsAre(1, 2));
    EXPECT_THAT(break_lines(stops_of({3, 18}), 20.0, Fill::balanced, {42.0, false}),
                ElementsAre(2));
    // The last line of the text, not of each paragraph, may rather be short than long.
    EXPECT_THAT(break_lines(stops_of({10, 9}), 20.0, Fill::balanced, {42.0, true}),
                ElementsAre(1, 2));
    EXPECT_THAT(break_lines(stops_of({10, 9}), 20.0, Fill::balanced, {42.0, false}),
                ElementsAre(2));
}

TEST(LineBreaker, BalancedLinesAreTheBestOfAll) {
    const unsigned seed = 20251028;
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> words(2 + random() % 9);
        for (double& word : words) word = 1.0 + static_cast<double>(random() % 12);
        const std::vector<Stop> stops = stops_of(words);
        const double max_width = 5.0 + static_cast<double>(random() % 25);
        const auto balanced = break_lines(stops, max_width, Fill::balanced);
        ASSERT_EQ(balanced.back(), words.size());
        EXPECT_NEAR(badness(stops, max_width, balanced), least_badness(stops, max_width), 1e-9);
    }
}

TEST_F(Lines, AreBrokenBetweenWordsAndNotLongerThanAllowed) {
    const ShapedText& shaped =
        shape("the road between Gao and Kidal is closed", {.max_width = 100.0});
    EXPECT_GT(shaped.lines.size(), 1U);
    for (const Line& line : shaped.lines) EXPECT_LE(line.width, 100.0);
    EXPECT_THAT(lines_of(shaped), ElementsAre("the road", "between Gao", "and Kidal is", "closed"));
}

TEST_F(Lines, ATextSetToItsOwnWidthStaysWhole) {
    for (const double spacing : {0.0, 0.1}) {
        const double width = shape("Route nationale 6", {.letter_spacing = spacing}).width;
        EXPECT_EQ(shape("Route nationale 6", {.letter_spacing = spacing, .max_width = width})
                      .lines.size(),
                  1U);
        EXPECT_EQ(shape("Route nationale 6", {.letter_spacing = spacing, .max_width = width - 0.01})
                      .lines.size(),
                  2U);
    }
}

TEST_F(Lines, NoBreakSpacesHoldWordsTogether) {
    EXPECT_THAT(lines_of(shape("à 1\u202F400\u00A0km", {.max_width = 55.0})),
                ElementsAre("à", "1\u202F400\u00A0km"));
    EXPECT_THAT(lines_of(shape("à 1 400 km", {.max_width = 55.0})), ElementsAre("à 1 400", "km"));
}

TEST_F(Lines, BreakAfterHyphensAsUnicodeSays) {
    EXPECT_THAT(lines_of(shape("Saraféré-Niafunké", {.max_width = 60.0})),
                ElementsAre("Saraféré-", "Niafunké"));
}

TEST_F(Lines, ALongWordIsBrokenInParagraphsAndKeptInLabels) {
    const std::string word = "Tombouctou-Tombouctoutombouctou";
    TextStyle style = {.max_width = 80.0};
    for (const Line& line : shape(word, style).lines) EXPECT_LE(line.width, 80.0);
    EXPECT_EQ(shape(word, style).lines.size(), 3U);
    EXPECT_EQ(lines_of(shape("Le Tombouctoutombouctou", style)).front(), "Le")
        << "a new line before a new word";
    style.balanced = true;
    EXPECT_THAT(lines_of(shape(word, style)), ElementsAre("Tombouctou-", "Tombouctoutombouctou"));
}

TEST_F(Lines, BalancedLabelsHaveLinesOfAboutEqualLength) {
    TextStyle style = {.max_width = 120.0};
    const std::string name = "Réserve de biosphère du Ferlo et environs";
    style.balanced = true;
    const ShapedText& shaped = shape(name, style);
    EXPECT_GT(shaped.lines.size(), 1U);
    for (const Line& line : shaped.lines) EXPECT_GT(line.width, 0.6 * shaped.width);
}

TEST_F(Lines, ArabicParagraphsAreBrokenInReadingOrder) {
    const ShapedText& shaped = shape("الطريق بين غاو وكيدال مغلق", {.max_width = 80.0});
    ASSERT_GT(shaped.lines.size(), 1U);
    EXPECT_TRUE(lines_of(shaped)[0].starts_with("الطريق"));
    for (const Line& line : shaped.lines) {
        EXPECT_LE(line.width, 80.0);
        EXPECT_TRUE(line.segments[0].right_to_left);
    }
}

TEST_F(Lines, AreAlignedWithinTheLongest) {
    const auto offsets = [&](Align align) {
        const ShapedText& shaped = shape("Gao\nTombouctou", {.align = align});
        EXPECT_NEAR(shaped.width, shaped.lines[1].width, 1e-9);
        EXPECT_NEAR(shaped.lines[1].x, 0.0, 1e-9);
        return shaped.lines[0].x;
    };
    const double room = shape("Tombouctou").width - shape("Gao").width;
    EXPECT_NEAR(offsets(Align::left), 0.0, 1e-9);
    EXPECT_NEAR(offsets(Align::center), room / 2, 1e-9);
    EXPECT_NEAR(offsets(Align::right), room, 1e-9);
}

TEST_F(Lines, SpacesAtTheirEndsDoNotCount) {
    EXPECT_NEAR(shape("  Gao  ").width, shape("Gao").width, 1e-9);
    EXPECT_THAT(lines_of(shape("  Gao  \n Mopti")), ElementsAre("Gao", "Mopti"));
}

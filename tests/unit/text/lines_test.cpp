// SPDX-License-Identifier: MIT
#include "text/line_breaker.hpp"
#include "unit/text/text_fixture.hpp"

#include <algorithm>
#include <random>

using namespace cordon;
using namespace cordon::text;
using ::testing::ElementsAre;

namespace {

using Lines = TextTest;

/// Stops of words with the given widths and a space of 1 between them.
std::vector<Stop> stops_of(const std::vector<double>& words) {
    std::vector<Stop> stops = {{0.0, 0.0}};
    double x = 0.0;
    for (const double word : words) {
        stops.push_back({x + word, x + word + 1.0});
        x += word + 1.0;
    }
    return stops;
}

double squares(const std::vector<Stop>& stops, const std::vector<std::size_t>& ends) {
    const double mean = stops.back().end / static_cast<double>(ends.size());
    double sum = 0.0;
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        const double width = stops[end].end - stops[begin].start;
        sum += (width - mean) * (width - mean);
        begin = end;
    }
    return sum;
}

/// The least sum of squares over all ways to set the words in `lines` lines of at most `max_width`.
double least_squares(const std::vector<Stop>& stops, double max_width, std::size_t lines) {
    double best = std::numeric_limits<double>::infinity();
    const std::size_t words = stops.size() - 1;
    for (unsigned mask = 0; mask < 1U << (words - 1); ++mask) {
        std::vector<std::size_t> ends;
        for (std::size_t i = 1; i < words; ++i)
            if ((mask >> (i - 1) & 1U) != 0) ends.push_back(i);
        ends.push_back(words);
        if (ends.size() != lines) continue;
        bool fits = true;
        std::size_t begin = 0;
        for (const std::size_t end : ends) {
            fits = fits && (stops[end].end - stops[begin].start <= max_width || end == begin + 1);
            begin = end;
        }
        if (fits) best = std::min(best, squares(stops, ends));
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
    EXPECT_THAT(break_lines(stops_of({5, 5, 5, 5, 5, 5, 5}), 18.0, Fill::balanced),
                ElementsAre(3, 5, 7));
}

TEST(LineBreaker, BalancedLinesAreTheBestOfAllWithTheSameNumber) {
    const unsigned seed = 20251028;
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> words(2 + random() % 9);
        for (double& word : words) word = 1.0 + static_cast<double>(random() % 12);
        const std::vector<Stop> stops = stops_of(words);
        const double max_width = 5.0 + static_cast<double>(random() % 25);
        const auto full = break_lines(stops, max_width, Fill::full);
        const auto balanced = break_lines(stops, max_width, Fill::balanced);
        ASSERT_EQ(balanced.size(), full.size());
        ASSERT_EQ(balanced.back(), words.size());
        EXPECT_NEAR(squares(stops, balanced), least_squares(stops, max_width, full.size()), 1e-9);
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
    const std::size_t full = shape(name, style).lines.size();
    style.balanced = true;
    const ShapedText& shaped = shape(name, style);
    EXPECT_EQ(shaped.lines.size(), full);
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

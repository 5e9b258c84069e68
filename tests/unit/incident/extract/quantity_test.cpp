// SPDX-License-Identifier: MIT
#include "incident/extract/casualties.hpp"
#include "incident/extract/quantity.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace cordon::incident {
namespace {

std::string text_of(const CountRange& range) {
    return range.high ? fmt::format("{}..{}", range.low, *range.high)
                      : fmt::format("{}..", range.low);
}

TEST(Quantity, keeps_what_hedges_say) {
    struct Row {
        const char* text;
        const char* range;
    };
    const Row rows[] = {{"15", "15..15"},
                        {"au moins 15", "15.."},
                        {"plus de vingt", "20.."},
                        {"une quarantaine de", "35..45"},
                        {"une dizaine de", "8..12"},
                        {"une centaine de", "90..110"},
                        {"4 ou 5", "4..5"},
                        {"entre quatre et six", "4..6"},
                        {"environ 40", "36..44"},
                        {"près de 40", "36..40"},
                        {"moins de 20", "0..20"},
                        {"jusqu’à 20", "0..20"},
                        {"des dizaines de", "20.."},
                        {"quatre-vingt-dix", "90..90"},
                        {"vingt et un", "21..21"},
                        {"3 000", "3000..3000"},
                        {"1,5", "1.5..1.5"}};
    for (const Row& row : rows) {
        const auto text = place::tokenize(row.text, place::TextLanguage::french);
        const auto quantity = read_quantity(WordsView(text), 0);
        ASSERT_TRUE(quantity) << row.text;
        EXPECT_EQ(text_of(quantity->range), row.range) << row.text;
    }
    const Row english[] = {
        {"at least nine", "9.."},    {"more than 20", "20.."}, {"between six and eight", "6..8"},
        {"a dozen", "10..14"},       {"about 50", "45..55"},   {"1,500", "1500..1500"},
        {"two hundred", "200..200"}, {"dozens of", "24.."}};
    for (const Row& row : english) {
        const auto text = place::tokenize(row.text, place::TextLanguage::english);
        const auto quantity = read_quantity(WordsView(text), 0);
        ASSERT_TRUE(quantity) << row.text;
        EXPECT_EQ(text_of(quantity->range), row.range) << row.text;
    }
}

std::string counts_in(const char* sentence) {
    const auto text = place::tokenize(sentence);
    const WordsView words(text);
    std::string out;
    for (const StatedCount& stated : find_counts(words, 0, words.size(), {}))
        out += stated.count.name + " " + text_of(stated.count.range) + "; ";
    return out;
}

TEST(Casualties, are_read_with_what_happened_to_them) {
    EXPECT_EQ(counts_in("Au moins 15 camions-citernes ont été incendiés dans la nuit."),
              "tankers_burnt 15..; ");
    EXPECT_EQ(counts_in("L’attaque a fait 4 ou 5 morts et dix blessés dans la ville."),
              "killed 4..5; injured 10..10; ");
    EXPECT_EQ(counts_in("Le convoi d’une quarantaine de camions-citernes est parti dans la nuit."),
              "convoy_tankers 35..45; ");
    EXPECT_EQ(counts_in("The bombs went off, killing 12 people and wounding more than 20."),
              "killed 12..12; injured 20..; ");
    EXPECT_EQ(counts_in("Les hommes ont enlevé six chauffeurs sur la route."), "kidnapped 6..6; ");
    // A part of two halves, verbs of murder, and a toll without its noun.
    EXPECT_EQ(counts_in("Au moins 28 personnes, dont 19 soldats et neuf volontaires, ont été "
                        "tuées lundi."),
              "killed 28..; ");
    EXPECT_EQ(counts_in("Deux pêcheurs ont été égorgés mardi sur une île."), "killed 2..2; ");
    EXPECT_EQ(counts_in("Four civilians were beheaded in the village."), "killed 4..4; ");
    EXPECT_EQ(counts_in("A police spokesman put the death toll at 12 on Friday."),
              "killed 12..12; ");
    EXPECT_EQ(counts_in("The group has several houses and 40 members in the town."), "");
}

} // namespace
} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "small_world.hpp"

#include "place/toponym.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using cordon::kilometres;
using cordon::place::DistanceHint;
using cordon::place::NameRole;
using cordon::place::recognize;
using cordon::place::resolve;
using cordon::place::ResolveOptions;
using cordon::place::TextLanguage;
using cordon::place::tokenize;
using cordon::place::TokenizedText;
using cordon::place::Toponym;
using cordon::test::small_world;

constexpr auto french = TextLanguage::french;
constexpr auto english = TextLanguage::english;

std::vector<Toponym> resolved(const TokenizedText& text, const ResolveOptions& options = {},
                              const std::vector<DistanceHint>& hints = {}) {
    auto toponyms = recognize(text, small_world(), options);
    resolve(text, small_world(), toponyms, options, hints);
    return toponyms;
}

/// The id that a name got in a sentence; 0 when it was not resolved.
std::int64_t id_of(const std::string& sentence, const std::string& name, TextLanguage language,
                   const ResolveOptions& options = {}) {
    const TokenizedText text = tokenize(sentence, language);
    for (const Toponym& toponym : resolved(text, options))
        if (text.words(toponym.span) == name && toponym.is_resolved())
            return small_world().place(toponym.candidates.front().place).id;
    return 0;
}

TEST(Resolve, ChoosesTheLargerTownWithoutEvidence) {
    EXPECT_EQ(id_of("Il vit à Paris.", "Paris", french), 2988507);
    EXPECT_EQ(id_of("Il vit à Kati.", "Kati", french), 2455558);
}

TEST(Resolve, BelievesTheContainerThatIsNamed) {
    EXPECT_EQ(id_of("He lives in Paris, Texas, alone.", "Paris", english), 4717560);
    EXPECT_EQ(id_of("A fire in Athens, Ga., was put out.", "Athens", english), 4180386);
    EXPECT_EQ(id_of("A fire in Athens, Georgia, was put out.", "Georgia", english), 4197000);
    EXPECT_EQ(id_of("Une attaque à Kati (Tombouctou).", "Kati", french), 2455557);
}

TEST(Resolve, TakesARiverOrSeaBeforeADivisionThatBearsItsName) {
    EXPECT_EQ(id_of("A boat sank on the Nile in Egypt.", "Nile", english), -5);
    EXPECT_EQ(id_of("A boat sank on the Nile in Sudan.", "Nile", english), -5);
    EXPECT_EQ(id_of("Un navire a été attaqué en mer Rouge.", "mer Rouge", french), -7);
    EXPECT_EQ(id_of("Fighting in Nile state, Sudan.", "Nile state", english), 408664);
}

TEST(Resolve, OneSensePerDiscourse) {
    const TokenizedText text = tokenize("Paris, Texas, is small. Paris has a fair.", english);
    std::int64_t ids[2] = {0, 0}; // NOLINT(*-avoid-c-arrays)
    std::size_t n = 0;
    for (const Toponym& toponym : resolved(text))
        if (text.words(toponym.span) == "Paris")
            ids[n++] = small_world().place(toponym.candidates.front().place).id;
    ASSERT_EQ(n, 2U);
    EXPECT_EQ(ids[0], 4717560);
    EXPECT_EQ(ids[1], 4717560);
}

TEST(Resolve, ABareNameIsTheSeatATypeWordTheDivision) {
    EXPECT_EQ(id_of("Des tirs à Mopti hier.", "Mopti", french), 2453348);
    EXPECT_EQ(id_of("Des tirs dans la région de Mopti hier.", "région de Mopti", french), 2453347);
    EXPECT_EQ(id_of("Dans le cercle de Kita.", "cercle de Kita", french), 2454198);
}

TEST(Resolve, DistancesChooseAmongHomonyms) {
    const TokenizedText text =
        tokenize("À Kati, loin de Gao et de Mopti, près de Tombouctou.", french);
    const auto without = resolved(text);
    EXPECT_EQ(small_world().place(without.at(0).candidates.front().place).id, 2455558);
    const auto with = resolved(text, {}, {{.index = 0, .other = 3, .at_most = kilometres(150)}});
    EXPECT_EQ(small_world().place(with.at(0).candidates.front().place).id, 2455557);
}

TEST(Resolve, TheKatiNearBamakoIsTaken) {
    const TokenizedText text =
        tokenize("À une cinquantaine de kilomètres de Kati, non loin de Bamako.", french);
    const auto toponyms =
        resolved(text, {}, {{.index = 0, .other = 1, .at_most = kilometres(110)}});
    EXPECT_EQ(small_world().place(toponyms.at(0).candidates.front().place).id, 2455558);
    EXPECT_GT(toponyms.at(0).margin, 2.0);
}

TEST(Resolve, ExpectedCountriesCount) {
    EXPECT_EQ(id_of("Fire in Paris.", "Paris", english, {.countries = {"US"}}), 4717560);
}

TEST(Resolve, CloseHomonymsAreAmbiguous) {
    const TokenizedText text = tokenize("Le convoi a quitté Didiéni.", french);
    const auto toponyms = resolved(text);
    ASSERT_EQ(toponyms.size(), 1U);
    EXPECT_TRUE(toponyms[0].is_ambiguous());
    EXPECT_EQ(toponyms[0].candidates.size(), 2U);
}

TEST(Resolve, KeepsAsManyCandidatesAsAsked) {
    const TokenizedText text = tokenize("Il vit à Kati.", french);
    EXPECT_EQ(resolved(text, {.keep_candidates = 1}).at(0).candidates.size(), 1U);
    EXPECT_FALSE(resolved(text, {.keep_candidates = 1}).at(0).is_ambiguous());
}

TEST(Resolve, GivesTheSameAnswerEachTime) {
    const TokenizedText text = tokenize(
        "De Kati à Didiéni, de Kayes à Mopti, de Paris à Athens: le Mali et la France.", french);
    const auto first = resolved(text);
    for (int i = 0; i < 3; ++i) {
        const auto again = resolved(text);
        ASSERT_EQ(again.size(), first.size());
        for (std::size_t k = 0; k < first.size(); ++k) {
            ASSERT_EQ(again[k].candidates.size(), first[k].candidates.size());
            for (std::size_t c = 0; c < first[k].candidates.size(); ++c) {
                EXPECT_EQ(again[k].candidates[c].place, first[k].candidates[c].place);
                EXPECT_EQ(again[k].candidates[c].score, first[k].candidates[c].score);
            }
        }
    }
}

} // namespace

// SPDX-License-Identifier: MIT
#include "place/expression/words.hpp"

#include <gtest/gtest.h>

#include <string>

using namespace cordon::place;
using namespace cordon::place::expression;

namespace {

constexpr auto fr = TextLanguage::french;
constexpr auto en = TextLanguage::english;

/// Reads at the first token of a text.
template <typename Reader>
auto read(Reader reader, const std::string& words, TextLanguage language) {
    const TokenizedText text = tokenize(words, language);
    const std::vector<Toponym> none;
    const Tape tape(text, none);
    return reader(tape, 0);
}

double number(const std::string& words, TextLanguage language) {
    const auto value = read(read_number, words, language);
    return value ? value->value.value : -1.0;
}

double azimuth(const std::string& words, TextLanguage language) {
    const auto value = read(read_bearing, words, language);
    return value ? value->value.azimuth_deg : -1.0;
}

Distance distance(const std::string& words, TextLanguage language) {
    const auto value = read(read_distance, words, language);
    return value ? value->value : Distance{.km = -1.0};
}

} // namespace

TEST(Numbers, AreReadInDigitsOfBothLanguages) {
    EXPECT_EQ(number("50", fr), 50);
    EXPECT_EQ(number("1,5", fr), 1.5);
    EXPECT_EQ(number("1.5", en), 1.5);
    EXPECT_EQ(number("3 000", fr), 3000);
    EXPECT_EQ(number("3.000", fr), 3000);
    EXPECT_EQ(number("3,000", en), 3000);
    EXPECT_EQ(number("3\u202F000", fr), 3000);
    EXPECT_EQ(number("1,234.5", en), 1234.5);
    EXPECT_EQ(number("1.2.3.4", en), -1.0);
}

TEST(Numbers, AreReadInWords) {
    EXPECT_EQ(number("cinquante", fr), 50);
    EXPECT_EQ(number("vingt et un", fr), 21);
    EXPECT_EQ(number("soixante-quinze", fr), 75);
    EXPECT_EQ(number("quatre-vingt-dix-sept", fr), 97);
    EXPECT_EQ(number("deux cent cinquante", fr), 250);
    EXPECT_EQ(number("mille deux cents", fr), 1200);
    EXPECT_EQ(number("twenty-five", en), 25);
    EXPECT_EQ(number("one hundred and twenty", en), 120);
    EXPECT_EQ(number("two thousand", en), 2000);
    EXPECT_EQ(number("beaucoup", fr), -1.0);
}

TEST(Directions, AreReadInFourEightAndSixteenPoints) {
    EXPECT_EQ(azimuth("nord", fr), 0);
    EXPECT_EQ(azimuth("ouest", fr), 270);
    EXPECT_EQ(azimuth("sud-est", fr), 135);
    EXPECT_EQ(azimuth("nord-nord-ouest", fr), 337.5);
    EXPECT_EQ(azimuth("est-sud-est", fr), 112.5);
    EXPECT_EQ(azimuth("N-E", fr), 45);
    EXPECT_EQ(azimuth("NNO", fr), 337.5);
    EXPECT_EQ(azimuth("northwest", en), 315);
    EXPECT_EQ(azimuth("north-west", en), 315);
    EXPECT_EQ(azimuth("south east", en), 135);
    EXPECT_EQ(azimuth("north-northwest", en), 337.5);
    EXPECT_EQ(azimuth("south-western", en), 225);
    EXPECT_EQ(azimuth("WSW", en), 247.5);
}

TEST(Directions, AreNotReadInOrdinaryWords) {
    EXPECT_EQ(azimuth("ne", fr), -1.0);
    EXPECT_EQ(azimuth("no", en), -1.0);
    EXPECT_EQ(azimuth("se", fr), -1.0);
    // "au nord est située": the second word is a verb.
    EXPECT_EQ(azimuth("nord est située", fr), 0);
    EXPECT_EQ(azimuth("nord-est", fr), 45);
    EXPECT_EQ(azimuth("north south", en), 0);
}

TEST(Distances, KnowTheirUnits) {
    EXPECT_EQ(distance("50 km", fr).km, 50);
    EXPECT_EQ(distance("50km", fr).km, 50);
    EXPECT_EQ(distance("1500 mètres", fr).km, 1.5);
    EXPECT_NEAR(distance("30 miles", en).km, 48.28, 0.01);
    EXPECT_NEAR(distance("10 nautical miles", en).km, 18.52, 1e-9);
    EXPECT_EQ(distance("30-km", en).km, 30);
    EXPECT_EQ(distance("un kilomètre et demi", fr).km, 1.5);
    EXPECT_EQ(distance("half a mile", en).km, 0.5 * 1.609344);
    EXPECT_EQ(distance("50 personnes", fr).km, -1.0);
    EXPECT_EQ(distance("50 km/h", fr).km, -1.0);
    EXPECT_EQ(distance("30 km de long", fr).km, -1.0);
    EXPECT_EQ(distance("50 km²", fr).km, 50); // a square sign is not part of the word
    EXPECT_EQ(distance("900 000 km", fr).km, -1.0);
}

TEST(Distances, KnowHedgesAndBounds) {
    EXPECT_TRUE(distance("environ 50 km", fr).hedged);
    EXPECT_TRUE(distance("50 km environ", fr).hedged);
    EXPECT_TRUE(distance("une cinquantaine de kilomètres", fr).hedged);
    EXPECT_TRUE(distance("roughly 50 km", en).hedged);
    EXPECT_TRUE(distance("50 miles or so", en).hedged);
    EXPECT_FALSE(distance("50 km", en).hedged);
    EXPECT_EQ(distance("près de 50 km", fr).bound, Bound::nearly);
    EXPECT_EQ(distance("à peine 5 km", fr).bound, Bound::less);
    EXPECT_EQ(distance("moins d'une dizaine de km", fr).bound, Bound::less);
    EXPECT_EQ(distance("no more than 5 km", en).bound, Bound::less);
    EXPECT_EQ(distance("au moins 20 km", fr).bound, Bound::more);
    EXPECT_EQ(distance("over 20 miles", en).bound, Bound::more);
    EXPECT_EQ(distance("de 30 à 40 km", fr).max_km, 40);
    EXPECT_EQ(distance("30-40 km", en).max_km, 40);
    EXPECT_EQ(distance("quelques dizaines de kilomètres", fr).max_km, 60);
    EXPECT_EQ(distance("several kilometres", en).km, 3);
}

TEST(Distances, TakeTheFirstOfTwoUnits) {
    const TokenizedText text = tokenize("20 miles (32 km) from", en);
    const std::vector<Toponym> none;
    const auto read = read_distance(Tape(text, none), 0);
    ASSERT_TRUE(read);
    EXPECT_NEAR(read->value.km, 32.19, 0.01);
    EXPECT_EQ(read->end, 6U);
}

TEST(Grain, FollowsTheCard) {
    // Best Practices: uncertainty is half of it.
    EXPECT_EQ(distance("10.5 km", en).grain_km, 0.5);
    EXPECT_EQ(distance("33 km", en).grain_km, 1);
    EXPECT_EQ(distance("140 km", en).grain_km, 10);
    EXPECT_EQ(distance("100 km", en).grain_km, 10);
    EXPECT_NEAR(distance("1000 m", en).grain_km, 0.1, 1e-12);
    // French -aine forms.
    EXPECT_EQ(distance("une dizaine de km", fr).grain_km, 4);
    EXPECT_EQ(distance("une quinzaine de km", fr).grain_km, 5);
    EXPECT_EQ(distance("une vingtaine de km", fr).grain_km, 10);
    EXPECT_EQ(distance("une centaine de km", fr).grain_km, 20);
    // Ferson et al. 2015: hedged 100 is 18 to 24 km wide; 200 25 to 31.
    EXPECT_NEAR(distance("environ 100 km", fr).grain_km, 21, 3);
    EXPECT_NEAR(distance("environ 200 km", fr).grain_km, 28, 3.01);
    // A hedge adds nothing to a round number.
    EXPECT_EQ(distance("environ 50 km", fr).grain_km, distance("50 km", fr).grain_km);
}

TEST(Durations, AreHours) {
    const auto hours = [](const std::string& words, TextLanguage language) {
        const auto value = read(read_duration, words, language);
        return value ? value->value.hours_max : -1.0;
    };
    EXPECT_EQ(hours("deux heures", fr), 2);
    EXPECT_EQ(hours("deux heures et demie", fr), 2.5);
    EXPECT_EQ(hours("une demi-heure", fr), 0.5);
    EXPECT_EQ(hours("trois jours", fr), 72);
    EXPECT_NEAR(hours("une vingtaine de minutes", fr), 1.0 / 3.0, 1e-9);
    EXPECT_EQ(hours("two-hour", en), 2);
    EXPECT_EQ(hours("half an hour", en), 0.5);
    EXPECT_EQ(hours("a few hours", en), 6);
    EXPECT_EQ(hours("two years", en), -1.0);
}

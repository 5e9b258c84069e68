// SPDX-License-Identifier: MIT
#include "small_world.hpp"

#include "place/toponym.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace {

using cordon::place::NameRole;
using cordon::place::recognize;
using cordon::place::TextLanguage;
using cordon::place::tokenize;
using cordon::place::TokenizedText;
using cordon::place::Toponym;
using cordon::test::small_world;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto french = TextLanguage::french;
constexpr auto english = TextLanguage::english;

/// The names that were taken for places, as written.
std::vector<std::string> places(const std::string& sentence, TextLanguage language) {
    const TokenizedText text = tokenize(sentence, language);
    std::vector<std::string> out;
    for (const Toponym& toponym : recognize(text, small_world()))
        if (toponym.role == NameRole::place) out.emplace_back(text.words(toponym.span));
    return out;
}

/// The rule that rejected (or accepted) a name.
std::string rule(const std::string& sentence, const std::string& name, TextLanguage language) {
    const TokenizedText text = tokenize(sentence, language);
    for (const Toponym& toponym : recognize(text, small_world()))
        if (text.words(toponym.span) == name) return toponym.rule;
    return "not found";
}

TEST(Recognize, FindsPlacesInFrenchSentences) {
    EXPECT_THAT(places("Un convoi a été attaqué à une cinquantaine de kilomètres de Kati, non loin "
                       "de Bamako.",
                       french),
                ElementsAre("Kati", "Bamako"));
    EXPECT_THAT(places("Des combats entre Mopti et Gao, puis à Ségou.", french),
                ElementsAre("Mopti", "Gao", "Ségou"));
}

TEST(Recognize, SplitsElisions) {
    EXPECT_THAT(places("L’armée d'Italie quitte l'Italie pour N'Djamena.", french),
                ElementsAre("Italie", "Italie", "N'Djamena"));
}

TEST(Recognize, PrefersTheLongestName) {
    EXPECT_THAT(places("L'attaque de Nioro du Sahel inquiète le Sahel.", french),
                ElementsAre("Nioro du Sahel", "Sahel"));
    EXPECT_THAT(places("He flew from St. Louis to London.", english),
                ElementsAre("St. Louis", "London"));
}

TEST(Recognize, TakesNoHalfOfAHyphenatedName) {
    EXPECT_THAT(places("Une attaque à Gao-Sonde et sur l'axe Mopti-Gao.", french),
                ElementsAre("Mopti", "Gao"));
    EXPECT_EQ(rule("An attack in Kati-Sonde.", "Kati", english), "half-a-name");
}

TEST(Recognize, TakesNoCityForTheSeaOfItsName) {
    EXPECT_THAT(places("Un navire a été attaqué dans le golfe d'Aden.", french),
                ElementsAre("golfe d'Aden"));
    EXPECT_THAT(places("Un navire a été attaqué en mer Rouge.", french), ElementsAre("mer Rouge"));
    EXPECT_THAT(places("Un navire a quitté Aden.", french), ElementsAre("Aden"));
}

TEST(Recognize, TakesTheSmallLastWordsOfAreas) {
    EXPECT_THAT(places("Une attaque en République centrafricaine et en Corée du sud.", french),
                ElementsAre("République centrafricaine", "Corée du sud"));
    EXPECT_THAT(places("Le pétrole du Niger delta.", french), ElementsAre("Niger delta"));
    // A town of that name is not meant.
    EXPECT_THAT(places("Une attaque à Ségou nord de la ville.", french), ElementsAre("Ségou"));
}

TEST(Recognize, KnowsBothHalvesOfAPairOfCountries) {
    for (const auto& [text, language] : {std::pair{"À la frontière tchado-soudanaise.", french},
                                         std::pair{"On the Chadian-Sudanese border.", english}}) {
        const TokenizedText words = tokenize(text, language);
        const auto toponyms = recognize(words, small_world());
        ASSERT_EQ(toponyms.size(), 2U) << text;
        for (const auto& toponym : toponyms) EXPECT_EQ(toponym.role, NameRole::demonym) << text;
        EXPECT_EQ(small_world().place(toponyms[0].candidates.at(0).place).country, "TD");
        EXPECT_EQ(small_world().place(toponyms[1].candidates.at(0).place).country, "SD");
    }
    const TokenizedText alone = tokenize("Le malo de la rue.", french);
    EXPECT_TRUE(recognize(alone, small_world()).empty());
}

TEST(Recognize, NeverCrossesACommaOrALine) {
    EXPECT_THAT(places("À Ségou, Nord et Sud s'opposent.", french), ElementsAre("Ségou"));
    EXPECT_THAT(places("Attaque à Nioro\ndu Sahel", french), ElementsAre("Nioro", "Sahel"));
}

TEST(Recognize, DirectionsAreNoPlaces) {
    EXPECT_THAT(places("Des alliances entre groupes séparatistes du Nord et combattants.", french),
                IsEmpty());
    EXPECT_THAT(places("Ces opérations dans le Sud, le Centre et le Nord continuent.", french),
                IsEmpty());
}

TEST(Recognize, PeopleWhoseNamesAreVillages) {
    EXPECT_THAT(places("Selon le prédicateur Bina Diarra, Amadou Koufa reste introuvable.", french),
                IsEmpty());
    EXPECT_EQ(rule("Le journaliste Moussa Sangaré écrit.", "Sangaré", french), "person-name");
    EXPECT_EQ(rule("Le colonel Goïta a parlé.", "Goïta", french), "title");
    EXPECT_EQ(rule("Hier, Moussa dormait.", "Moussa", french), "given-name");
}

TEST(Recognize, FamilyNamesAreRemembered) {
    EXPECT_EQ(rule("Abraham Lincoln spoke. Later, Lincoln left.", "Lincoln", english),
              "person-name");
    const TokenizedText text = tokenize("Later, Lincoln left. Abraham Lincoln spoke.", english);
    const auto toponyms = recognize(text, small_world());
    ASSERT_FALSE(toponyms.empty());
    EXPECT_EQ(toponyms[0].role, NameRole::person);
    EXPECT_EQ(toponyms[0].rule, "surname");
}

TEST(Recognize, TitlesAndInitialsMakePeople) {
    EXPECT_EQ(rule("Mr. Lincoln said no.", "Lincoln", english), "title");
    EXPECT_EQ(rule("George W. Paris said no.", "Paris", english), "person-name");
    EXPECT_EQ(rule("The poet T. Reading wrote.", "Reading", english), "initial");
}

TEST(Recognize, ParticlesMakePeople) {
    EXPECT_THAT(places("Iyad Ag Gao est un chef.", french), IsEmpty());
}

TEST(Recognize, DictionaryWordsNeedMore) {
    EXPECT_EQ(rule("Selon la presse, rien.", "Selon", french), "function-word");
    EXPECT_EQ(rule("Nice work, they said: a nice day.", "Nice", english), "common-word");
    EXPECT_EQ(rule("Hope remains high.", "Hope", english), "given-name");
    EXPECT_THAT(places("They live in Hope.", english), ElementsAre("Hope"));
    EXPECT_EQ(rule("Reading is fun, and reading helps.", "Reading", english), "common-word");
}

TEST(Recognize, OrganisationsHoldAPlaceInTheirName) {
    const std::string text = "L'ambassade des États-Unis a fermé.";
    EXPECT_THAT(places(text, french), IsEmpty());
    EXPECT_EQ(rule(text, "États-Unis", french), "organisation");
    EXPECT_EQ(rule("The London Times wrote.", "London", english), "institution");
    EXPECT_THAT(places("The London Fire Department came.", english), ElementsAre("London"));
}

TEST(Recognize, StreetsAreNoPlaces) {
    EXPECT_EQ(rule("He lives on Lincoln Avenue now.", "Lincoln", english), "street");
}

TEST(Recognize, DemonymsAreEvidenceOnly) {
    const TokenizedText text = tokenize("L'armée malienne et des soldats italiens.", french);
    const auto toponyms = recognize(text, small_world());
    ASSERT_EQ(toponyms.size(), 2U);
    EXPECT_EQ(toponyms[0].role, NameRole::demonym);
    EXPECT_EQ(small_world().place(toponyms[0].candidates.at(0).place).name, "Mali");
    EXPECT_EQ(text.words(toponyms[1].span), "italiens");
    EXPECT_THAT(places("French and Malian troops", english), IsEmpty());
}

TEST(Recognize, TypeWordsExtendTheSpan) {
    const TokenizedText text =
        tokenize("Dans le cercle de Kita et la région de Kayes, près du lac Débo.", french);
    const auto toponyms = recognize(text, small_world());
    ASSERT_EQ(toponyms.size(), 3U);
    EXPECT_EQ(text.words(toponyms[0].span), "cercle de Kita");
    EXPECT_EQ(toponyms[0].type_word, "cercle");
    EXPECT_EQ(text.words(toponyms[1].span), "région de Kayes");
    EXPECT_EQ(toponyms[2].type_word, "lac");
    EXPECT_EQ(toponyms[2].rule, "type-word");
    EXPECT_THAT(places("Troops left the Kidal region and Fairfax County.", english),
                ElementsAre("Kidal region", "Fairfax County"));
}

TEST(Recognize, FeaturesNeedACue) {
    EXPECT_EQ(rule("Les pêcheurs aiment Débo.", "Débo", french), "feature-class");
}

TEST(Recognize, CapitalTitlesAreRead) {
    EXPECT_THAT(places("ATTAQUE MEURTRIÈRE PRÈS DE KATI AU MALI", french),
                ElementsAre("KATI", "MALI"));
}

TEST(Recognize, AcronymsAndShortNames) {
    EXPECT_EQ(rule("Le groupe GAO recrute.", "GAO", french), "acronym");
    EXPECT_THAT(places("The US left; tell us why.", english), ElementsAre("US"));
}

TEST(Recognize, AbbreviationsOfStatesFollowATown) {
    EXPECT_THAT(places("He was born in Athens, Ga., and in Paris, Texas.", english),
                ElementsAre("Athens", "Ga", "Paris", "Texas"));
}

TEST(Recognize, ListsOfPlacesShareTheirCue) {
    EXPECT_THAT(places("Fires burned in Kita, Nara and Hope.", english),
                ElementsAre("Kita", "Nara", "Hope"));
}

TEST(Recognize, MoneyIsNoPlace) {
    EXPECT_EQ(rule("It cost US$22 million.", "US", english), "currency");
    EXPECT_EQ(rule("It cost $US 15 million.", "US", english), "currency");
    EXPECT_THAT(places("It cost the US $22 million.", english), ElementsAre("US"));
}

TEST(Recognize, IllnessesAreNoPlaces) {
    EXPECT_EQ(rule("The Kita virus is back.", "Kita", english), "illness");
    EXPECT_EQ(rule("A Kita hemorrhagic fever is feared.", "Kita", english), "illness");
    EXPECT_EQ(rule("La fièvre de Kita est revenue.", "Kita", french), "illness");
    EXPECT_EQ(rule("Deaths from Spanish influenza rose.", "Spanish", english), "illness");
    // Later in the same text only where nothing says that a place is meant.
    const std::string text = "Many had the Kita virus. They feared Kita. It came back in Kita.";
    EXPECT_THAT(places(text, english), ElementsAre("Kita"));
}

TEST(Recognize, BrandsInAListAreNoPlaces) {
    EXPECT_THAT(
        places("The eggs were sold under the labels Bamako, Albertsonx, and Mopti.", english),
        IsEmpty());
    EXPECT_THAT(places("The eggs were sold in Bamako, Ségou and Mopti.", english),
                ElementsAre("Bamako", "Ségou", "Mopti"));
}

TEST(Recognize, EndsOfARoadAreKnownByTheWordBesideThem) {
    EXPECT_THAT(places("Un drone a frappé une voiture sur la route Xenodora-Kati.", french),
                ElementsAre("Kati"));
    EXPECT_THAT(places("A drone hit a car on the Xenodora-Kati road.", english),
                ElementsAre("Kati"));
}

TEST(Recognize, ClubsNewspapersAndOffices) {
    EXPECT_EQ(rule("They played Real Kita.", "Kita", english), "club");
    EXPECT_EQ(rule("He told the Mali Tribune so.", "Mali", english), "institution");
    EXPECT_EQ(rule("Selon l'Agence France-Presse.", "France", french), "institution");
    EXPECT_EQ(rule("The Department of Hope said so.", "Hope", english), "institution");
    EXPECT_EQ(rule("It lies in North Western Nara.", "Nara", english), "cue");
}

TEST(Recognize, AgesStandBeforeHomes) {
    EXPECT_EQ(rule("A man, 18, of Hope, was hurt.", "Hope", english), "cue");
}

TEST(Recognize, DemonymsThatSpeakOfNoCountry) {
    EXPECT_EQ(rule("The Malian Army moved.", "Malian", english), "demonym");
    EXPECT_EQ(rule("The Malian Red Cross moved.", "Malian", english), "organisation-name");
    EXPECT_EQ(rule("It has African markets.", "African", english), "continent");
    EXPECT_EQ(rule("She speaks French.", "French", english), "language");
    EXPECT_EQ(rule("She studied French law.", "French", english), "demonym");
    EXPECT_EQ(rule("Native American art.", "American", english), "inhabitants");
}

TEST(Recognize, TypeWordsStayWithTheirOwnName) {
    EXPECT_THAT(places("In the Republic of Mali, in the Kita district area.", english),
                ElementsAre("Republic of Mali", "Kita district"));
}

TEST(Recognize, RejectedNamesCanBeLeftOut) {
    const TokenizedText text = tokenize("Le colonel Goïta est à Gao.", french);
    EXPECT_EQ(recognize(text, small_world()).size(), 2U);
    EXPECT_EQ(recognize(text, small_world(), {.keep_rejected = false}).size(), 1U);
}

TEST(Recognize, SpansAreInOrderAndDoNotOverlap) {
    const TokenizedText text = tokenize(
        "À Nioro du Sahel, Moussa Sangaré, le colonel Goïta, la région de Kayes et Ségou Nord.",
        french);
    std::uint32_t last = 0;
    for (const Toponym& toponym : recognize(text, small_world())) {
        EXPECT_LE(last, toponym.span.begin);
        last = toponym.span.end;
        EXPECT_EQ(text.tokens[toponym.first_token].span.begin, toponym.span.begin);
        EXPECT_EQ(text.tokens[toponym.first_token + toponym.token_count - 1].span.end,
                  toponym.span.end);
    }
}

TEST(Recognize, SurvivesAMegabyteOfGarbage) {
    std::string garbage;
    std::uint32_t state = 11;
    while (garbage.size() < 1'000'000) {
        state = state * 1664525U + 1013904223U;
        garbage += static_cast<char>(state >> 24U);
        if (state % 97 == 0) garbage += " Kati de Bamako. Nioro du";
    }
    const TokenizedText text = tokenize(garbage);
    const auto first = recognize(text, small_world());
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(first.size(), recognize(text, small_world()).size());
}

} // namespace

// SPDX-License-Identifier: MIT
#include "region_fixture.hpp"

#include "place/expression/slots.hpp"
#include "place/region_json.hpp"

#include <random>

using namespace cordon;
using namespace cordon::place;

namespace {

class Robustness : public test::RegionTest {
  protected:
    static std::string everything(std::string_view source, TextLanguage language) {
        test::MarkedText m = test::marked(source, language);
        test::choose(m, *gazetteer);
        std::string all;
        for (const auto& e : parse_expressions(m.text, m.toponyms, gazetteer.get()))
            for (const Region& r : regions_of(e, m.text, m.toponyms, *gazetteer, options()))
                all += to_text(to_geojson(r, {m.text, m.toponyms, *gazetteer})) + "\n";
        return all;
    }
};

} // namespace

TEST_F(Robustness, GivesTheSameBytesEachTime) {
    const std::string text =
        "à une cinquantaine de kilomètres de [Kati], non loin de [Bamako], sur la RN24. Entre "
        "[Bamako] et [Ségou], près de la frontière {ivoirienne}. Dans le cercle de [Kita].";
    const std::string first = everything(text, TextLanguage::french);
    EXPECT_GT(first.size(), 10'000U);
    EXPECT_EQ(everything(text, TextLanguage::french), first);
}

TEST_F(Robustness, SurvivesWordsInAnyOrder) {
    // Every word of the grammar, shuffled.
    const std::vector<std::string> words{
        "à",          "50",         "km",       "de",      "[Kati]",    "au",          "nord",
        "entre",      "et",         "[Bamako]", "sur",     "la",        "RN6",         "route",
        "(",          ")",          ",",        "une",     "aine",      "dizaine",     "près",
        "loin",       "moins",      "plus",     "jusqu'à", "-",         "heures",      "jours",
        "marche",     "dans",       "le",       "cercle",  "région",    "frontière",   "avec",
        "[Mali]",     "{malienne}", "capitale", "pays",    "rive",      "gauche",      "fleuve",
        "[Niger]",    "amont",      "large",    "pont",    "mi-chemin", "rayon",       "PK",
        "12.5,",      "-8.25",      "°",        "N",       "W",         "quelques",    "environ",
        "cent",       "mille",      "d'",       "l'",      "ouest",     "est",         "trois",
        "frontières", "\xff",       "\u202f",   "’",       "…",         "999999999999"};
    constexpr unsigned seed = 7;
    std::mt19937 random(seed);
    for (int i = 0; i < 150; ++i) {
        std::string text;
        for (int k = 0; k < 40; ++k) text += words[random() % words.size()] + " ";
        EXPECT_NO_THROW(static_cast<void>(everything(text, TextLanguage::french)))
            << "seed " << seed << ": " << text;
        EXPECT_NO_THROW(static_cast<void>(test::read_all(text, TextLanguage::english)));
    }
}

TEST_F(Robustness, ReadsTypographyAndMissingAccents) {
    const auto rule = [](std::string_view text) { return french(text).rule; };
    EXPECT_EQ(rule("à l’est de [Kati]"), "18-direction");
    EXPECT_EQ(rule("a une cinquantaine de kilometres de [Kati]"), "3-about-distance");
    EXPECT_EQ(rule("À UNE CINQUANTAINE DE KILOMÈTRES DE [KATI]"), "3-about-distance");
    EXPECT_EQ(rule("à\u00A050\u202Fkm de [Kati]"), "2-distance");
    EXPECT_EQ(rule("« à 50 km de [Kati] »"), "2-distance");
    EXPECT_EQ(rule("\xEF\xBB\xBFà 50 km de [Kati]"), "2-distance");
}

TEST_F(Robustness, DoesNotJoinClausesAcrossSentences) {
    const test::MarkedText m =
        test::marked("Un camp à 50 km de [Kati]. Près de [Gao], rien.", TextLanguage::french);
    EXPECT_EQ(parse_expressions(m.text, m.toponyms).size(), 2U);
}

TEST_F(Robustness, LeavesPersonsAlone) {
    const test::MarkedText m =
        test::marked("à 50 km de <Diarra>, près de <Koufa>", TextLanguage::french);
    EXPECT_TRUE(parse_expressions(m.text, m.toponyms).empty());
}

TEST_F(Robustness, SaysWhenANameIsInNoGazetteer) {
    const Region r = french("à 50 km de [Zzyzx]");
    EXPECT_FALSE(r.is_located());
    EXPECT_NE(r.clauses.front().remark.find("Zzyzx is in no gazetteer"), std::string::npos);
}

TEST_F(Robustness, SaysWhenAVillageIsInNoGazetteer) {
    const Region r = french("dans le village de Mukondo");
    EXPECT_FALSE(r.is_located());
    EXPECT_NE(r.clauses.front().remark.find("Mukondo is in no gazetteer"), std::string::npos);
}

TEST_F(Robustness, DrawsAcrossTheAntimeridian) {
    const Region ring = english("300 km east of [Suva]");
    ASSERT_TRUE(ring.is_located());
    EXPECT_LE(ring.credible.box().max_x, 180.0);
    EXPECT_GE(ring.credible.box().min_x, -180.0);
    EXPECT_TRUE(holds(ring.credible, proj::direct(at("Suva"), Degrees(90), kilometres(280))));
    const Region disc = english("within 400 km of [Suva]");
    EXPECT_TRUE(holds(disc.credible, proj::direct(at("Suva"), Degrees(90), kilometres(350))));
    EXPECT_TRUE(holds(disc.credible, proj::direct(at("Suva"), Degrees(270), kilometres(350))));
    const double r = 400.0 + gazetteer->place(disc.clauses[0].places[0]).radius().value() / 1000.0;
    EXPECT_NEAR(area(disc.credible), 3.14159265 * r * r, 0.005 * 3.14159265 * r * r);
}

TEST_F(Robustness, DrawsRoundThePole) {
    const Region cap = english("within 1500 km of [Longyearbyen]");
    ASSERT_TRUE(cap.is_located());
    const double r = 1501.0;
    EXPECT_NEAR(area(cap.credible), 3.14159265 * r * r, 0.02 * 3.14159265 * r * r);
    EXPECT_TRUE(english("1000 km north of [Longyearbyen]").is_located());
}

TEST(Slots, AreReadOnlyWhereTheyAreSaidToBePossible) {
    const std::vector<std::string> words{
        "à",      "50",       "km",       "de",     "[Kati]", "au",       "nord",    "entre",
        "et",     "sur",      "la",       "RN6",    "route",  "une",      "dizaine", "près",
        "moins",  "plus",     "-",        "heures", "jours",  "le",       "cercle",  "frontière",
        "[Mali]", "{Malian}", "capitale", "pays",   "fleuve", "quelques", "environ", "cent",
        "mille",  "ouest",    "NE",       "about",  "half",   "a",        "an",      "few",
        "miles",  "several",  "nautical", "the",    "border", "town",     "of",      "Northern",
        "there",  "Foo",      "highway",  "1",      "dozens", "from",     "hours",   "."};
    constexpr unsigned seed = 5;
    std::mt19937 random(seed);
    for (int i = 0; i < 400; ++i) {
        std::string source;
        for (int k = 0; k < 30; ++k) source += words[random() % words.size()] + " ";
        const auto language = i % 2 == 0 ? TextLanguage::french : TextLanguage::english;
        const test::MarkedText m = test::marked(source, language);
        const expression::Tape tape(m.text, m.toponyms);
        for (std::size_t at = 0; at < tape.size(); ++at) {
            const expression::SlotSet possible = expression::possible_slots(tape, at);
            for (int slot = 0; slot < static_cast<int>(expression::Slot::stop); ++slot) {
                expression::Captures captures;
                const auto one = static_cast<expression::Slot>(slot);
                if (expression::read_slot(one, tape, at, captures)) {
                    EXPECT_TRUE(possible.has(one))
                        << "seed " << seed << ", slot " << slot << " at " << at << ": " << source;
                }
            }
            // Measures are read within a sentence.
            const auto distance = expression::read_distance(tape, at);
            if (distance && tape.same_sentence(distance->end - 1, at)) {
                EXPECT_TRUE(possible.has(expression::Slot::q)) << at << ": " << source;
            }
            const auto duration = expression::read_duration(tape, at);
            if (duration && tape.same_sentence(duration->end - 1, at)) {
                EXPECT_TRUE(possible.has(expression::Slot::t)) << at << ": " << source;
            }
        }
    }
}

TEST(ClauseReader, ReadsAnewWhenANameIsNoPlaceAnyMore) {
    test::MarkedText m = test::marked("à 50 km de [Kati] et près de [Gao]", TextLanguage::french);
    const ClauseReader reader(m.text, m.toponyms);
    const std::size_t before = reader.expressions().front().clauses.size();
    m.toponyms.back().role = NameRole::person;
    const auto now = reader.expressions();
    ASSERT_EQ(now.size(), 1U);
    EXPECT_LT(now.front().clauses.size(), before);
    EXPECT_EQ(now.front().clauses.size(), parse_expressions(m.text, m.toponyms)[0].clauses.size());
}

// SPDX-License-Identifier: MIT
#include "app/gate.hpp"

using namespace cordon;
using namespace cordon::app;

namespace {

GateOutcome judge(std::string title, GateFacts facts = {}, Language language = Language::en) {
    return judge_title({std::move(title), {}, "Bamako", language, facts});
}

bool refuses(std::string title) {
    return judge(std::move(title)).refused;
}

constexpr GateFacts enough{8, 4, 0.6, 0.9};

} // namespace

TEST(Gate, RefusesEveryFormOfEncircledInBothLanguages) {
    for (const char* title :
         {"Bamako encircled", "The ENCIRCLEMENT of Bamako", "Jihadists are encircling Bamako",
          "Bamako surrounded", "Groups surrounding Bamako", "Bamako encercl\u00E9e",
          "Bamako encerclee", "Bamako ENCERCL\u00C9E", "L\u2019encerclement de Bamako",
          "l'encerclement", "Villes encercl\u00E9s", "Bamako cern\u00E9e par les groupes",
          "Bamako entour\u00E9e"})
        EXPECT_TRUE(refuses(title)) << title;
}

TEST(Gate, RefusesEveryFormOfBesieged) {
    for (const char* title : {"Besieged Bamako", "Bamako under siege", "The siege of Bamako",
                              "Bamako assi\u00E9g\u00E9e", "Bamako assi\u00E9g\u00E9",
                              "\u00C9tat de si\u00E8ge \u00E0 Bamako", "Le si\u00E8ge de Bamako",
                              "Vers la lev\u00E9e du si\u00E8ge", "Le si\u00E8ge de la capitale"})
        EXPECT_TRUE(refuses(title)) << title;
}

TEST(Gate, SeesThroughAccentsWrittenApartAndHiddenHyphens) {
    EXPECT_TRUE(refuses("Bamako encercle\u0301e"));
    EXPECT_TRUE(refuses("Bamako en\u00ADcir\u00ADcled"));
    EXPECT_TRUE(refuses("Bamako en\u200Bcircled"));
}

TEST(Gate, LeavesOrdinaryTitlesAlone) {
    for (const char* title :
         {"Reported attacks on roads to Bamako", "Incidents in Bamako and surrounding areas",
          "Le si\u00E8ge du parti attaqu\u00E9", "Si\u00E8ge social de la banque",
          "Bamako and its surroundings", "Blocus du carburant", "", "Fuel blockade, autumn 2025"}) {
        const GateOutcome outcome = judge(title);
        EXPECT_FALSE(outcome.refused) << title;
        EXPECT_EQ(outcome.title, title);
    }
}

TEST(Gate, ReplacesARefusedTitleByWhatWasReported) {
    EXPECT_EQ(judge("Bamako encircled").title, "Reported attacks on roads to Bamako");
    EXPECT_EQ(judge("Bamako encercl\u00E9e", {}, Language::fr).title,
              "Attaques signal\u00E9es sur les routes vers Bamako");
    EXPECT_EQ(judge_title({"Encircled", {}, {}, Language::en, {}}).title,
              "Reported attacks on roads");
}

TEST(Gate, DropsARefusedSubtitleAndKeepsTheTitle) {
    const GateOutcome outcome =
        judge_title({"Roads to Bamako", "A city encircled", "Bamako", Language::en, {}});
    EXPECT_TRUE(outcome.refused);
    EXPECT_EQ(outcome.title, "Roads to Bamako");
    EXPECT_EQ(outcome.subtitle, "");
    EXPECT_THAT(outcome.words, testing::ElementsAre("encircled"));
}

TEST(Gate, PassesOnlyWhenAllFourTestsHold) {
    EXPECT_FALSE(judge("Bamako encircled", enough).refused);
    const auto fails = [](GateFacts facts, std::size_t test) {
        const GateOutcome outcome = judge("Bamako encircled", facts);
        EXPECT_TRUE(outcome.refused) << test;
        for (std::size_t i = 0; i < outcome.tests.size(); ++i)
            EXPECT_EQ(outcome.tests[i].passed, i != test) << test;
    };
    fails({4, 4, 0.6, 0.9}, 0);
    fails({8, 2, 0.6, 0.9}, 1);
    fails({8, 4, 0.49, 0.9}, 2);
    fails({8, 4, 0.6, 0.79}, 3);
}

TEST(Gate, TakesAMissingMeasureAsNotPassed) {
    const GateOutcome outcome = judge("Bamako encircled", {20, 10, {}, {}});
    EXPECT_TRUE(outcome.refused);
    EXPECT_FALSE(outcome.tests[2].value.has_value());
    EXPECT_FALSE(outcome.tests[2].passed);
}

TEST(Gate, TakesTheThresholdsThemselvesAsPassed) {
    EXPECT_TRUE(judge("x", {5, 3, 0.5, 0.8}).evidence_passed);
}

TEST(Gate, NeverPrintsBesiegedFromGeometry) {
    EXPECT_TRUE(judge("Besieged Bamako", enough).refused);
    EXPECT_TRUE(judge("Bamako assi\u00E9g\u00E9e", enough, Language::fr).refused);
}

TEST(Gate, SaysThatOneIncidentAllowsNoStatementWhateverTheTitle) {
    EXPECT_EQ(judge("Roads to Bamako", {1, 1, {}, {}}).sentence,
              "one located incident: no statement on encirclement");
    EXPECT_EQ(judge("Bamako encircled", {1, 1, {}, {}}).sentence,
              "one located incident: no statement on encirclement");
    EXPECT_EQ(judge("Roads", {1, 1, {}, {}}, Language::fr).sentence,
              "un seul incident localis\u00E9\u202F: aucune conclusion sur un encerclement");
    EXPECT_EQ(judge("Roads to Bamako", {2, 1, {}, {}}).sentence, "");
    EXPECT_EQ(judge("Roads to Bamako", {0, 0, {}, {}}).sentence, "");
}

TEST(Gate, ReportsTheWordsAsTheUserWroteThem) {
    EXPECT_THAT(judge("Si\u00E8ge de Bamako, ville Encercl\u00E9e").words,
                testing::ElementsAre("Si\u00E8ge", "Encercl\u00E9e"));
}

TEST(Gate, KnowsThePlaceByTheFirstOfItsWords) {
    GateRequest request;
    request.language = Language::fr;
    request.place = "El Fasher";
    request.title = "Le si\u00E8ge d\u2019El Fasher";
    EXPECT_TRUE(judge_title(request).refused);
    request.title = "Le si\u00E8ge d\u2019une soci\u00E9t\u00E9 \u00E0 El Fasher";
    EXPECT_FALSE(judge_title(request).refused);
}

// SPDX-License-Identifier: MIT
#include "unit/incident/extract/article_reader.hpp"

#include <gtest/gtest.h>

#include <string>

/// Forms of reports that were read wrongly once: lists under headings, asides, what is only
/// supposed, and who did what in the sentences around.
namespace cordon::incident {
namespace {

const std::string head = "ABUJA, November 18, 2026\n\n";
const std::string tete = "Bamako, 18 novembre 2026 (AFP) – ";

TEST(Supposed, attacks_are_no_incidents) {
    EXPECT_EQ(told(tete + "Si l'armée quittait la ville, elle tomberait en quelques heures."), "");
    EXPECT_EQ(told(tete + "S'ils attaquaient la base lundi, qui viendrait ?"), "");
    EXPECT_EQ(told(head + "If rockets are fired at the town on Monday, the army will strike."), "");
    EXPECT_EQ(told(head + "Partners warn that attacks on water points on Monday could force "
                          "clinics to close."),
              "");
    // What could not be verified may have happened.
    EXPECT_EQ(told(head + "An attack on Monday on a village could not be confirmed."),
              "2026-11-16 attack_on_civilians; ");
}

TEST(Words, of_weapons_and_witnesses_name_no_other_kind) {
    // The police only tell of it, and a bomb is made of a shell.
    EXPECT_EQ(told(head + "A homemade bomb exploded on Monday, killing five passengers and "
                          "wounding at least 16, police said. The device, fashioned from a mortar "
                          "shell, went off beside a bus."),
              "2026-11-16 explosive_device police=mentioned killed 5 injured 16; ");
    EXPECT_EQ(told(head + "Troops killed two men in a shootout on Monday and recovered a rifle."),
              "2026-11-16 armed_clash army=agent killed 2; ");
    // Where the lorries stood.
    EXPECT_EQ(told(head + "A convoy reached Dilling on Monday after six days at a checkpoint near "
                          "Kadugli."),
              "2026-11-16 passage; ");
    EXPECT_EQ(told(tete + "La police a fait usage de gaz lacrymogène lundi pour disperser des "
                          "enseignants."),
              "2026-11-16 protest_dispersed police=agent; ");
}

TEST(Counts, hold_those_who_die_in_the_active_voice) {
    EXPECT_EQ(told(tete + "Un minibus a sauté sur une mine lundi. Une femme est morte sur le coup "
                          "et cinq autres passagers ont été grièvement blessés."),
              "2026-11-16 explosive_device killed 1 injured 5; ");
    EXPECT_EQ(told(tete + "Un détachement militaire a été visé lundi. Six soldats et deux "
                          "supplétifs de l'armée y ont laissé la vie."),
              "2026-11-16 armed_clash army=target killed 8; ");
}

TEST(Dates, of_reflexive_verbs_are_past) {
    // A Thursday; "samedi" would else be the next one.
    EXPECT_EQ(told("Bamako, 12 mars 2026 (AFP) – L'attaque s'est produite samedi et a fait trois "
                   "morts."),
              "2026-03-07 attack_on_civilians killed 3; ");
    EXPECT_EQ(told(head + "Gunmen stopped two vehicles on Monday; three staff were taken and "
                          "released the following day."),
              "2026-11-16 kidnapping armed_men=agent kidnapped 3; ");
}

TEST(Actors, are_the_parties_of_a_fight_and_those_who_are_blamed) {
    EXPECT_EQ(told(tete + "Des affrontements entre le M23 et les Wazalendo ont éclaté lundi."),
              "2026-11-16 armed_clash m23=agent wazalendo=agent; ");
    EXPECT_EQ(told(head + "A truck bomb killed two people on Monday. The ministry blamed the "
                          "Jaime Martinez front, a dissident faction of the demobilized FARC."),
              "2026-11-16 explosive_device farc_dissidents=agent killed 2; ");
}

TEST(Claims, are_not_confirmed_by_a_fire) {
    const auto claim_of = [](const std::string& text) {
        const Extraction extraction = extract_incidents(head + text);
        return extraction.events.empty() ? Claim::disputed
                                         : extraction.incidents.incidents.front().claim;
    };
    EXPECT_EQ(claim_of("Drones struck a depot on Monday. The governor confirmed a fire at the "
                       "site."),
              Claim::reported);
    EXPECT_EQ(claim_of("Drones struck a depot on Monday. The governor confirmed the strike."),
              Claim::confirmed);
}

TEST(Headings, that_name_an_area_frame_the_list_below) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const std::string list = "Semaine du 13 au 19 avril 2026\n\nTerritoire de Masisi\n"
                             "- 15 avril : deux agriculteurs enlevés dans leur champ à Kitchanga, "
                             "une rançon est exigée.\n\n";
    EXPECT_EQ(placed(list), "masisi kidnapping kidnapped 2; ");
    // Another heading ends it.
    EXPECT_EQ(placed("Semaine du 13 au 19 avril 2026\n\nTerritoire de Masisi\n\nAutres incidents\n"
                     "- 15 avril : deux agriculteurs enlevés dans leur champ.\n"),
              " kidnapping kidnapped 2; ");
}

TEST(Capitals, of_commerce_and_provinces_are_not_the_country_s) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(placed("N'Djamena, le 9 juin 2026\n\nLa police a dispersé lundi une marche à "
                     "Moundou, capitale économique du pays."),
              "moundou protest_dispersed; ");
    EXPECT_EQ(placed("N'Djamena, le 9 juin 2026\n\nLa police a dispersé lundi une marche dans la "
                     "capitale économique du pays."),
              " protest_dispersed; ");
}

} // namespace
} // namespace cordon::incident

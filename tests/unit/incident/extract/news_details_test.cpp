// SPDX-License-Identifier: MIT
#include "unit/incident/extract/article_reader.hpp"

#include <gtest/gtest.h>

#include <string>

/// Counts, actors, days and second acts of reports that were read wrongly once.
namespace cordon::incident {
namespace {

const std::string head = "ABUJA, November 18, 2026\n\n";
const std::string tete = "Bamako, 18 novembre 2026 (AFP) – ";

TEST(Counts, know_the_missing) {
    EXPECT_EQ(told(tete + "Neuf personnes ont été tuées et 12 autres sont portées disparues après "
                          "une attaque lundi."),
              "2026-11-16 attack_on_civilians killed 9 missing 12; ");
    EXPECT_EQ(told(head + "Gunmen attacked a village on Monday. Three farmers are still missing."),
              "2026-11-16 attack_on_civilians armed_men=agent missing 3; ");
    EXPECT_EQ(told(head + "Three aid workers went missing on Friday while travelling."),
              "2026-11-13 kidnapping missing 3; ");
}

TEST(Counts, reach_over_asides_and_know_volunteers_and_bodies) {
    EXPECT_EQ(told(tete + "Une cinquantaine de personnes, dont 38 volontaires pour la défense de "
                          "la patrie (VDP), ont été tuées lundi."),
              "2026-11-16 attack_on_civilians vdp=target killed 45; ");
    EXPECT_EQ(told(tete + "Trois policiers de l'Unité départementale de maintien de l'ordre (UDMO) "
                          "ont été tués lundi."),
              "2026-11-16 armed_clash police=target killed 3; ");
    EXPECT_EQ(told(tete + "Un poste a été attaqué lundi : 24 VDP sont tombés."),
              "2026-11-16 attack_on_position vdp=mentioned killed 24; ");
    EXPECT_EQ(told(head + "Three bodies were found inside a burning truck on Monday."),
              "2026-11-16 goods_burnt killed 3; ");
}

TEST(Counts, are_one_of_a_victim_with_a_name_or_an_office) {
    EXPECT_EQ(told(head + "Gunmen shot dead community leader Maria Rosero on Monday."),
              "2026-11-16 attack_on_civilians armed_men=agent killed 1; ");
    EXPECT_EQ(told(tete + "Le chef du village a été tué lundi à son domicile."),
              "2026-11-16 attack_on_civilians killed 1; ");
    EXPECT_EQ(told(tete +
                   "Une embuscade a tué deux soldats lundi dans le nord du pays, selon une source "
                   "militaire."),
              "2026-11-16 ambush army=target killed 2; ");
    EXPECT_EQ(told(tete + "Un prêtre catholique, l'abbé John Tatah, a été enlevé lundi."),
              "2026-11-16 kidnapping kidnapped 1; ");
}

TEST(Counts, of_a_toll_that_rose_or_was_corrected) {
    EXPECT_EQ(told(head + "The death toll from Monday's bombing at a mosque in the town, near the "
                          "border, has risen to 11, officials said."),
              "2026-11-16 explosive_device killed 11; ");
    EXPECT_EQ(told(head + "Eight people, not 12, were killed in a bomb blast on Monday."),
              "2026-11-16 explosive_device killed 8; ");
    EXPECT_EQ(told(tete + "Huit personnes, et non douze, ont été tuées lundi dans un attentat à la "
                          "bombe."),
              "2026-11-16 explosive_device killed 8; ");
    EXPECT_EQ(told(head + "A bomb exploded on Monday. At least 7 killed, 12 wounded."),
              "2026-11-16 explosive_device killed 7 injured 12; ");
    EXPECT_EQ(told(tete + "Des hommes ont attaqué un village lundi. 0nze personnes ont été tuées."),
              "2026-11-16 attack_on_civilians; ")
        << "no zero of a letter that was read wrongly";
    EXPECT_EQ(told(tete + "Trois ingénieurs indiens ont été enlevés lundi."),
              "2026-11-16 kidnapping kidnapped 3; ");
}

TEST(Words, of_exchanges_demands_and_projects_name_the_kind) {
    EXPECT_EQ(told(tete + "Des agents ont échangé des tirs lundi avec des policiers."),
              "2026-11-16 armed_clash police=target; ");
    EXPECT_EQ(told(head + "Residents marched on Monday to demand the release of two abducted "
                          "teachers."),
              "2026-11-16 protest civilians=agent freed 2; ");
    EXPECT_EQ(told(head + "The road projects were executed by army engineers on Monday."), "");
    EXPECT_EQ(told(head + "The attackers struck the communities late on Monday, burning homes."),
              "2026-11-16 attack_on_civilians armed_men=agent; ");
    EXPECT_EQ(told(head + "A drone believed to belong to the RSF hit an airport on Monday."),
              "2026-11-16 air_strike rsf=mentioned; ");
    EXPECT_EQ(told(head + "A militia said it had seized a junta outpost on the Mandalay-Madaya "
                          "road on Monday, killing 15 soldiers and capturing a cache of weapons."),
              "2026-11-16 capture army=target killed 15; ");
    // The men are armed; the soldiers' vehicle is no traffic.
    EXPECT_EQ(told(tete + "Un bus a été intercepté lundi par des hommes armés. Trois passagers ont "
                          "été enlevés."),
              "2026-11-16 kidnapping armed_men=agent kidnapped 3; ");
    EXPECT_EQ(told(tete + "Des rebelles ont tendu lundi une embuscade à un véhicule du Bataillon "
                          "d'intervention rapide : trois soldats ont péri."),
              "2026-11-16 ambush rebels=agent cameroon_army=target army=target killed 3; ");
}

TEST(Actors, stand_behind_their_kind_an_aside_or_a_weapon) {
    EXPECT_EQ(told(tete + "Quatorze civils ont été tués lundi par les rebelles des ADF."),
              "2026-11-16 attack_on_civilians civilians=target adf=agent killed 14; ");
    EXPECT_EQ(told(tete + "Les combats ont repris lundi entre les FARDC, appuyées par les "
                          "Wazalendo, et l'AFC/M23."),
              "2026-11-16 armed_clash fardc=agent wazalendo=agent m23=agent; ");
    EXPECT_EQ(told(head + "A Russian guided bomb killed three people on Monday."),
              "2026-11-16 air_strike russian_forces=agent killed 3; ");
    EXPECT_EQ(told(head + "The SPLM-N faction led by a general shelled a market on Monday, killing "
                          "four people."),
              "2026-11-16 shelling splm_n=agent killed 4; ");
    EXPECT_EQ(told(tete + "Un soldat a été tué lundi lors d'une attaque."),
              "2026-11-16 armed_clash army=target killed 1; ");
}

TEST(Actors, own_the_base_that_is_attacked_and_conduct_strikes) {
    EXPECT_EQ(told(tete + "Des miliciens ont attaqué lundi la base des forces armées "
                          "centrafricaines."),
              "2026-11-16 attack_on_position faca=target; ");
    EXPECT_EQ(told(tete + "L'Armée nationale libyenne du maréchal Haftar a annoncé avoir mené "
                          "dimanche des frappes aériennes."),
              "2026-11-15 air_strike lna=agent; ");
}

TEST(Merging, takes_arrests_and_captures_to_the_fight_before_them) {
    EXPECT_EQ(told(tete + "Un conflit entre éleveurs et agriculteurs a fait 21 morts lundi. La "
                          "gendarmerie a procédé à une dizaine d'interpellations."),
              "2026-11-16 mob_violence police=agent killed 21 arrested 8; ");
    EXPECT_EQ(told(tete + "Une marche non autorisée des orpailleurs a été dispersée lundi. Sept "
                          "meneurs ont été interpellés."),
              "2026-11-16 protest_dispersed arrested 7; ");
    EXPECT_EQ(told(head + "Al-Shabaab fighters attacked an army base on Monday, officials said. "
                          "Al-Shabaab claimed it had overrun the base and killed 31 soldiers."),
              "2026-11-16 attack_on_position al_shabaab=agent army=target killed 31; ");
}

TEST(Merging, counts_the_dead_of_the_next_paragraph) {
    EXPECT_EQ(told(head + "Israeli warplanes struck a port and a cement factory on Monday.\n\nAt "
                          "least four people were killed and 39 wounded, the health ministry "
                          "said."),
              "2026-11-16 air_strike israeli_forces=agent killed 4 injured 39; ");
    EXPECT_EQ(told(head + "The police arrested two suspected gunrunners on Monday."),
              "2026-11-16 arrest police=agent arrested 2; ");
}

TEST(Merging, knows_what_points_back_and_what_does_not) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(placed(head + "Houthi shelling killed three children in the city of Taiz on "
                            "Monday.\n\nThe shells landed on a residential area in the north of "
                            "the city, wounding seven people."),
              "taiz shelling killed 3 injured 7; ");
    // "that" is no article.
    EXPECT_EQ(placed("BAMAKO, Nov 18, 2026 - In Gao, two brothers were shot dead by gunmen on "
                     "Monday.\n\nThe hospital reported that artillery shells fell on a quarter of "
                     "Kidal on Monday, killing a child."),
              "gao attack_on_civilians killed 2; kidal shelling killed 1; ");
}

TEST(Dates, of_evenings_nights_and_single_days_are_the_event_s) {
    // Before the report, and not after the day that was named last.
    EXPECT_EQ(told("PESHAWAR, June 3, 2026 - Militants attacked a police station on Monday.\n\n"
                   "Meanwhile, unidentified persons torched a school overnight."),
              "2026-06-01 attack_on_position rebels=agent police=target; "
              "2026-06-02/2026-06-03 property_destruction; ");
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(placed(tete +
                     "Huit personnes ont été tuées jeudi dans un bar de Gao.\n\nLe même soir "
                     "à Kidal, un engin explosif a détruit la façade d'un commissariat."),
              "gao attack_on_civilians killed 8; kidal explosive_device; ");
    const Extraction extraction =
        extract("ABUJA, Feb 1 2026 - Militants attacked a base in Kano on Saturday.\n\nIn Zaria, "
                "gunmen shot dead five labourers.");
    ASSERT_EQ(extraction.events.size(), 2U);
    EXPECT_EQ(iso(extraction.incidents.incidents[1]), "2026-01-31");
}

TEST(Events, go_on_since_a_day_of_the_week) {
    EXPECT_EQ(told(tete + "Une quarantaine de militaires sont retenus depuis lundi par des "
                          "paysans."),
              "2026-11-16/2026-11-18 kidnapping army=target; ");
    EXPECT_EQ(told(head + "Angry landowners have barricaded the highway since Monday."),
              "2026-11-16/2026-11-18 riot; ");
    EXPECT_EQ(told(head + "More than 260 people have been killed in ethnic violence since May."),
              "");
    EXPECT_EQ(told(tete + "Onze personnes sont mortes depuis le début des émeutes lundi."), "");
}

TEST(Events, are_pointed_to_by_the_hour_and_by_what_came_of_them) {
    EXPECT_EQ(told(head +
                   "Four reservists were killed on Monday when a roadside bomb went off. The "
                   "11 a.m. attack also wounded two officers."),
              "2026-11-16 explosive_device killed 4 injured 2; ");
    EXPECT_EQ(told(head + "A riot in a prison left 14 inmates dead on Monday. The fighting broke "
                          "out between two gangs."),
              "2026-11-16 riot gang_coalition=agent killed 14; ");
    EXPECT_EQ(told(tete + "Quatre personnes ont été tuées lundi lors de heurts avec la police. Les "
                          "jeunes ont incendié la gendarmerie et trois véhicules."),
              "2026-11-16 riot police=agent killed 4 vehicles_burnt 3; ");
}

TEST(Words, of_weapons_that_people_carry_are_no_blows) {
    EXPECT_EQ(told(head + "Armed persons opened fire on Monday with small arms and RPGs."),
              "2026-11-16 attack_on_civilians; ");
    EXPECT_EQ(told(head + "Gunmen sprayed a bus with bullets on Monday, killing the driver."),
              "2026-11-16 attack_on_traffic armed_men=agent killed 1; ");
    EXPECT_EQ(told(head + "Pirates took five crew members hostage on Monday."),
              "2026-11-16 kidnapping kidnapped 5; ");
    EXPECT_EQ(told(head + "Police have recaptured 13 of the fugitives since Monday."), "");
    EXPECT_EQ(told(tete + "Une voiture piégée a explosé lundi devant le siège de la sécurité."),
              "2026-11-16 explosive_device; ");
    EXPECT_EQ(told(tete + "Trois personnes ont été tuées et vingt-deux blessées lundi dans une "
                          "attaque."),
              "2026-11-16 attack_on_civilians killed 3 injured 22; ");
}

TEST(Days, before_after_are_those_of_what_came_next) {
    EXPECT_EQ(told(tete + "Un couvre-feu a été instauré mardi après des affrontements qui ont fait "
                          "deux morts lundi."),
              "2026-11-16 armed_clash killed 2; ");
}

TEST(Words, of_beatings_bombs_thrown_and_ages_are_read) {
    EXPECT_EQ(told(head + "Masked men beat up two politicians outside parliament on Monday."),
              "2026-11-16 attack_on_civilians; ");
    EXPECT_EQ(told(head + "Crude bombs were hurled at a polling office on Monday."),
              "2026-11-16 explosive_device; ");
    EXPECT_EQ(told(head + "Hit men shot and killed a union leader on Monday."),
              "2026-11-16 attack_on_civilians killed 1; ");
    EXPECT_EQ(told(tete + "Un adolescent de 15 ans a été blessé lundi lors d'affrontements."),
              "2026-11-16 armed_clash injured 1; ");
    EXPECT_EQ(told(head + "There was a clash on Monday in which 13 prisoners and one guard lost "
                          "their lives."),
              "2026-11-16 armed_clash killed 13; ");
    EXPECT_EQ(told(head + "Rebels killed five people on Monday in a raid close to the border."),
              "2026-11-16 armed_clash rebels=agent killed 5; ");
    EXPECT_EQ(told(head + "The military pushes to retake the town."), "");
    EXPECT_EQ(told(head + "Miscreants set a bus on fire on Monday, ahead of a strike."),
              "2026-11-16 property_destruction; ");
}

} // namespace
} // namespace cordon::incident

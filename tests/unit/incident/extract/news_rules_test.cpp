// SPDX-License-Identifier: MIT
#include "unit/incident/extract/article_reader.hpp"

#include <gtest/gtest.h>

#include <string>

/// What new articles showed: each test is a sort of sentence that was read wrongly once.
namespace cordon::incident {
namespace {

const std::string head = "ABUJA, November 18, 2026\n\n";
const std::string tete = "Bamako, 18 novembre 2026 (AFP) – ";

TEST(PlainNews, words_that_only_look_like_violence_are_no_incidents) {
    for (const char* text : {
             "The party's executive director resigned in Abuja on Monday.",
             "Firefighters reached the market in Abuja on Monday.",
             "The union protested on Monday against the Yanacocha mine and its mine workers.",
             "Farmers slaughtered 4,000 chickens in Abuja on Monday.",
             "A man was stung in a bee attack in Abuja on Monday.",
             "Police in Abuja said on Monday they had seized drugs and cash.",
             "The army arrived in Dukku on Monday and recovered the bodies.",
             "Residents drive to the shops from Abuja on Monday.",
             "The Joint Forces issued a statement in Abuja on Monday.",
             "A miner works at the Sakadi gold mine near Abuja, owners said on Monday.",
         })
        for (const EventRecord& event : extract(head + text).events)
            EXPECT_EQ(event.kind, EventKind::protest) << text;
    EXPECT_EQ(told(tete + "La police dit avoir récupéré lundi trois fusils d'assaut."),
              "2026-11-16 weapons_seized police=agent; ");
}

TEST(PlainNews, illness_petty_crime_and_business_are_no_incidents) {
    EXPECT_EQ(told(head + "Cholera has killed 60 people in the state since Friday."), "");
    EXPECT_EQ(told(head + "Seven family members died on Friday when they contracted the virus."),
              "");
    EXPECT_EQ(told(tete + "L'épidémie de rougeole a tué douze enfants vendredi."), "");
    EXPECT_EQ(told(head + "Police arrested two people on drug and theft charges on Friday."), "");
    EXPECT_EQ(told(head + "The two companies signed an agreement in Abuja on Friday."), "");
    // Armed people make it one.
    EXPECT_EQ(told(head + "Police arrested two kidnappers and found stolen cattle on Friday."),
              "2026-11-13 arrest police=agent arrested 2; ");
}

TEST(PlainNews, sums_habits_and_what_was_called_off_are_no_incidents) {
    EXPECT_EQ(told(head + "The conflict has killed more than 800 people over four decades."), "");
    EXPECT_EQ(told(tete + "Entre janvier et juin, plus de 2.600 personnes ont été tuées dans le "
                          "pays."),
              "");
    EXPECT_EQ(told(head + "The region has been plagued by bandits who kidnap for ransom."), "");
    EXPECT_EQ(
        told(head + "The number of IED incidents rose from 14 in September to 19 in October."), "");
    EXPECT_EQ(told(tete + "Son parti appelle à un rassemblement lundi place de la Nation."), "");
    EXPECT_EQ(told(head + "A demonstration planned for Saturday was cancelled."), "");
    EXPECT_EQ(told(tete + "La marche prévue samedi a été annulée."), "");
}

TEST(PlainNews, jails_fires_and_surnames_are_no_incidents) {
    for (const char* text : {
             "The suspect was still in the county jail on Monday.",
             "The fire destroyed the home on Monday.",
             "The list is closed, Mr. Lynch said on Monday.",
             "The army has gained the upper hand over the groups in Abuja since Monday.",
             "Cholera has spread in Abuja. Officials on Monday reported 45 people dead.",
             "Police were called to a report in which a woman was injured.",
             "He lives in the 700 block of Knox Road in Abuja, neighbours said on Monday.",
             "She drove back to Abuja on Monday.",
             "Visitors push a button and find out more in Abuja on Monday.",
             "He had to surrender his passport in Abuja on Monday.",
             "Police have identified the man who died in a boat on Monday.",
             "The total in Abuja was lower in February and March.",
         })
        EXPECT_EQ(told(head + text), "") << text;
    EXPECT_EQ(told(tete + "Un incendie a ravagé lundi le marché central."), "");
    EXPECT_EQ(told("March 30, 2026\n\nMs Moore was arrested at her home on Wednesday, March, 25, "
                   "police said."),
              "2026-03-25 arrest police=mentioned; ");
}

TEST(PlainNews, prosecutors_who_count_the_dead_hold_no_trial) {
    EXPECT_EQ(told("KYIV, July 21, 2026\n\nTwo people were killed on Monday when a missile hit a "
                   "house, prosecutors said."),
              "2026-07-20 shelling killed 2; ");
}

TEST(Counts, know_the_words_of_dying_and_single_victims) {
    EXPECT_EQ(told(head + "Unidentified men shot dead a schoolteacher on Friday."),
              "2026-11-13 attack_on_civilians killed 1; ");
    EXPECT_EQ(told(head + "Two soldiers lost their lives on Friday when a bomb went off and one "
                          "was injured."),
              "2026-11-13 explosive_device army=target killed 2 injured 1; ");
    EXPECT_EQ(told(head + "A shell landed in a clinic on Friday, injuring three patients and a "
                          "midwife."),
              "2026-11-13 shelling injured 4; ");
    EXPECT_EQ(told(tete + "Un berger de 17 ans a été grièvement blessé vendredi par l'explosion "
                          "d'une mine."),
              "2026-11-13 explosive_device injured 1; ");
    EXPECT_EQ(told(tete + "Un Palestinien de 16 ans a été tué vendredi par des tirs de l'armée."),
              "2026-11-13 attack_on_civilians army=mentioned killed 1; ");
    EXPECT_EQ(told(tete + "Un motocycliste et sa passagère ont été enlevés vendredi par des "
                          "inconnus."),
              "2026-11-13 kidnapping kidnapped 2; ");
    EXPECT_EQ(told(tete + "Cinq passagers d'un autobus assurant la liaison entre deux villes du "
                          "centre ont été abattus vendredi."),
              "2026-11-13 attack_on_civilians killed 5; ");
    EXPECT_EQ(told(head + "Gunmen attacked a market on Friday, wounding seven officers. A private "
                          "security agent was shot and killed outside."),
              "2026-11-13 attack_on_civilians armed_men=agent injured 7 killed 1; ");
    EXPECT_EQ(told(head + "A shell killed 14 people and wounded 37 on Friday. Six more died when "
                          "the roof fell."),
              "2026-11-13 shelling killed 6 injured 37; ");
    EXPECT_EQ(told(tete + "Au moins vingt soldats ont été tués jeudi dans une embuscade. Un bilan "
                          "précédent faisait état de treize morts."),
              "2026-11-12 ambush army=target killed 20; ");
    // "Tuesday" and "mortars" are no states of people.
    EXPECT_EQ(told(head + "Eight soldiers on Tuesday fired mortars at a rebel base."),
              "2026-11-17 shelling army=agent; ");
}

TEST(Counts, of_a_table_stand_under_their_heading) {
    EXPECT_EQ(told("Week 33, 10-16 August 2026\n\n| Date | Area | Summary | Killed | Injured |\n"
                   "|------|------|---------|--------|---------|\n"
                   "| 10 Aug 2026 | Dukku | Gunmen ambushed a patrol | 4 | 2 |\n"
                   "| 12 Aug 2026 | Gombe | A shell hit a school | 0 | 7 |\n"),
              "2026-08-10 ambush armed_men=agent killed 4 injured 2; "
              "2026-08-12 shelling injured 7; ");
    EXPECT_EQ(told("<html><body><p>16 August 2026</p><table><tr><th>Date</th><th>Area</th>"
                   "<th>Summary</th><th>Deaths</th></tr><tr><td>10 August</td><td></td>"
                   "<td>Gunmen ambushed a patrol</td><td>4</td></tr></table></body></html>"),
              "2026-08-10 ambush armed_men=agent killed 4; ");
}

TEST(Parting, gives_each_place_its_own_counts) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(placed("KYIV, July 21, 2026\n\nRussian shelling on Monday killed seven people in "
                     "Kherson, four in Nikopol and two in Kramatorsk."),
              "kherson shelling killed 7; nikopol shelling killed 4; kramatorsk shelling killed "
              "2; ");
    EXPECT_EQ(placed("Kiev, 21 juillet 2026 (AFP) – Sept personnes ont été tuées lundi à Kherson "
                     "et quatre autres à Nikopol dans des bombardements russes."),
              "kherson shelling killed 7; nikopol shelling killed 4; ");
    // A sentence about another town is not about the first one.
    EXPECT_EQ(placed("KYIV, July 21, 2026\n\nA guided bomb killed two people in Kramatorsk on "
                     "Monday. Three people were wounded in Kherson."),
              "kramatorsk air_strike killed 2; kherson attack_on_civilians injured 3; ");
    EXPECT_EQ(
        placed("BOGOTA, July 14, 2026\n\nThe clashes began on Friday near Ocaña and spread to "
               "El Tarra, where a drone dropped explosives on a house, killing two people."),
        "ocana armed_clash; el tarra air_strike killed 2; ");
    // A part of the whole is no second place.
    EXPECT_EQ(placed("KYIV, July 21, 2026\n\nRussian shelling on Monday killed seven people in "
                     "Kherson, including four in a market."),
              "kherson shelling killed 7; ");
}

TEST(Places, of_governments_hospitals_comparisons_and_persons_are_not_those_of_events) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(placed(tete + "Quinze blessés ont été évacués sur l'hôpital de Gao après l'attaque "
                            "de lundi près de Ménaka."),
              "menaka attack_on_civilians injured 15; ");
    EXPECT_EQ(placed("Publié le 18 novembre 2026\n\nParis, Rome et Washington ont appelé leurs "
                     "ressortissants à quitter le pays."),
              " advisory; ");
    EXPECT_EQ(placed(tete + "Comme à Farabougou en 2020, les jihadistes cherchent à négocier. Ils "
                            "ont interdit lundi l'importation de carburant."),
              " blockade; ");
}

TEST(Places, on_a_road_between_two_towns_are_no_river) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(placed("PESHAWAR, June 8, 2026\n\nMeanwhile, in North Waziristan, a bomb planted "
                     "along the Mir Ali-Miramshah road went off on Sunday."),
              "north waziristan explosive_device; ");
}

TEST(Places, are_framed_by_areas_and_not_by_the_town_of_the_date_line) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Extraction masisi =
        extract("Goma (RDC), 19 juin 2026 (AFP) - Six civils ont été tués jeudi par des bombes "
                "tombées sur un quartier de Mwesox, dans le territoire de Masisi.");
    ASSERT_EQ(masisi.events.size(), 1U);
    EXPECT_EQ(reference_of(masisi, masisi.events[0]), "masisi");
    EXPECT_TRUE(is_located(masisi.incidents.incidents[0].location));
    // Half of a name is no place, even with the type of place before it.
    EXPECT_EQ(placed("Publié le 26 février 2026\n\nLe 14 janvier, un différend a dégénéré dans le "
                     "département des Lacs Weyx, au Tchad : 42 morts."),
              "tchad mob_violence killed 42; ");
    // The one who tells it has the name of a town.
    EXPECT_EQ(placed("Publié le 19 juin 2026\n\n« Trois bombes sont tombées jeudi sur le marché », "
                     "a raconté Innocent Beni, un enseignant."),
              " shelling; ");
    // What follows tells where and when the first sentence's strike was.
    EXPECT_EQ(placed("YANGON: A junta air strike on a monastery killed nine people, a local group "
                     "said on Friday.\n\nA fighter jet dropped two bombs on the compound in "
                     "Sagaing on Thursday.\n\n(Published: 12 June 2026)"),
              "sagaing air_strike killed 9; ");
}

TEST(Dates, of_the_attackers_way_and_of_the_sentence_of_a_statement_count) {
    EXPECT_EQ(told("ABUJA, Oct 13, 2026 (Reuters) - Gunmen raided three villages, killing 17 "
                   "people, a local official said on Tuesday.\n\nThe attackers arrived shortly "
                   "before midnight on Sunday."),
              "2026-10-11/2026-10-12 attack_on_civilians armed_men=agent killed 17; ");
    EXPECT_EQ(told("ABUJA, Oct 13, 2026 (Reuters) - A mine killed four men on Friday.\n\nThe army "
                   "said on Monday its jets had bombed a camp the previous day."),
              "2026-10-09 explosive_device killed 4; 2026-10-11 air_strike army=agent; ");
    // Items of a list name their day without the year.
    EXPECT_EQ(
        told("Semaine du 12 au 18 octobre 2026\n\n• 12/10 – Le village a été attaqué par des "
             "hommes armés ; 5 morts.\n• 14/10 – Deux employés d'une ONG enlevés en ville.\n"),
        "2026-10-12 attack_on_civilians armed_men=agent killed 5; "
        "2026-10-14 kidnapping kidnapped 2; ");
    // The copy carries the day that was given with it.
    const Extraction given =
        extract("La société civile déplore samedi 15 août 2026 des incursions. À "
                "Beni, des jeunes ont manifesté samedi matin.",
                Date::from_civil(2026, 8, 15));
    ASSERT_FALSE(given.events.empty());
    EXPECT_EQ(iso(given.incidents.incidents.back()), "2026-08-15");
    EXPECT_EQ(told("Ouagadougou, 11 mai 2026 (AFP) – Trente civils ont été tués au cours du "
                   "week-end, ont indiqué lundi des habitants."),
              "2026-05-09/2026-05-10 attack_on_civilians civilians=target killed 30; ");
}

TEST(Merging, leaves_no_sum_beside_its_parts_and_tells_one_sentence_once) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(placed("Ouagadougou, 11 mai 2026 (AFP) – Trente civils ont été tués au cours du "
                     "week-end dans des attaques contre deux villages du Burkina Faso.\n\nSamedi, "
                     "des hommes armés ont attaqué Djibo : dix-neuf morts.\n\nDimanche, Dori a été "
                     "attaquée à son tour, onze personnes ont péri."),
              "djibo attack_on_civilians killed 19; dori attack_on_civilians killed 11; ");
    EXPECT_EQ(told("Bunia, le 3 février 2026\n\nÀ Mahagix, une marche pacifique des élèves a été "
                   "dispersée samedi ; trois manifestants ont été interpellés."),
              "2026-01-31 protest_dispersed protesters=target arrested 3; ");
    EXPECT_EQ(
        told("19th November, 2025\n\nGunmen invaded a church on Tuesday, whisking away 30 people. "
             "The police confirmed the attack on Wednesday."),
        "2025-11-18 kidnapping armed_men=agent police=mentioned kidnapped 30; ");
    EXPECT_EQ(told(tete + "L'armée dit avoir neutralisé 11 terroristes lundi lors d'une frappe de "
                          "drone."),
              "2026-11-16 air_strike army=mentioned terrorists=target killed 11; ");
    // What was claimed or confirmed on another day.
    EXPECT_EQ(
        told("Publié le 21 mars 2026\n\nVingt soldats ont été tués jeudi dans une embuscade.\n\n"
             "L'EIS a revendiqué l'assaut vendredi."),
        "2026-03-19 ambush army=target isgs=claimant killed 20; ");
    EXPECT_EQ(told(tete + "La police annonce la mort de onze bandits dans une opération menée "
                          "lundi."),
              "2026-11-16 state_operation police=mentioned bandits=target killed 11; ");
}

TEST(Triggers, of_other_people_or_of_trade_are_not_taken) {
    // The fighters are not those who were killed.
    EXPECT_EQ(told(head + "Some 20 persons were killed on Sunday when fighters stormed a village."),
              "2026-11-15 attack_on_civilians killed 18; ");
    EXPECT_EQ(told(head + "Seven people were killed on Sunday in fighting between two groups."),
              "2026-11-15 armed_clash killed 7; ");
    EXPECT_EQ(told(head + "A truck bomb went off on Sunday, injuring 13 people, four of them "
                          "police officers."),
              "2026-11-15 explosive_device police=mentioned injured 13; ");
    EXPECT_EQ(told(tete + "L'explosion de l'offre a fait chuter lundi les cours. Une offensive de "
                          "charme a été lancée lundi."),
              "");
    EXPECT_EQ(told(head + "Locals said on Sunday that the shooting had stopped."), "");
    EXPECT_EQ(told(tete + "Un poste a été attaqué lundi par des individus armés ; la riposte a "
                          "permis d'en abattre quinze."),
              "2026-11-16 attack_on_position armed_men=agent; ");
}

TEST(Triggers, of_new_articles_are_known) {
    EXPECT_EQ(told(tete + "Des jeunes ont barricadé l'avenue principale lundi."),
              "2026-11-16 riot; ");
    EXPECT_EQ(told(tete + "Des milliers de personnes ont défilé lundi pour la paix."),
              "2026-11-16 protest; ");
    EXPECT_EQ(told(tete + "Lundi, une marche d'éleveurs réclamant justice s'est tenue sans "
                          "incident."),
              "2026-11-16 protest; ");
    EXPECT_EQ(told(tete + "Un détachement a détruit lundi une base terroriste."),
              "2026-11-16 armed_clash; ");
    EXPECT_EQ(told(tete + "Une patrouille a été violemment accrochée vendredi par une colonne de "
                          "terroristes."),
              "2026-11-13 armed_clash terrorists=agent; ");
    EXPECT_EQ(told(tete + "Un échange de coups de feu a fait un mort vendredi."),
              "2026-11-13 armed_clash killed 1; ");
    EXPECT_EQ(told(head + "Rebel troops had taken the village on Friday, they said."),
              "2026-11-13 capture rebels=agent; ");
    EXPECT_EQ(told(tete + "Des hommes armés ont fait irruption vendredi dans un village."),
              "2026-11-13 attack_on_civilians armed_men=agent; ");
}

} // namespace
} // namespace cordon::incident

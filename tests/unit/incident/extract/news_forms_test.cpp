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
    EXPECT_EQ(placed(list), "kitchanga kidnapping kidnapped 2; ");
    EXPECT_TRUE(is_located(extract(list).incidents.incidents.front().location));
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

TEST(Supposed, sequels_and_what_was_pushed_back_are_none) {
    EXPECT_EQ(told(head + "The raid of Monday killed three people. It comes barely two months "
                          "after a similar incident in Eruku, in which two persons were shot dead "
                          "and 38 others abducted."),
              "2026-11-16 attack_on_civilians killed 3; ");
    EXPECT_EQ(told(head + "The company has pushed back the resumption of its gas project on "
                          "Monday."),
              "");
    // The worst of many is background, where the article has news.
    EXPECT_EQ(told(head + "A bomb killed two people on Monday. In the worst recent attack, a "
                          "bomber killed 31 people in July."),
              "2026-11-16 explosive_device killed 2; ");
}

TEST(Words, of_rescue_surrender_and_ships_name_the_kind) {
    EXPECT_EQ(told(head + "Troops rescued eleven kidnap victims after a gun duel on Monday. Three "
                          "bandits were neutralised."),
              "2026-11-16 armed_clash army=agent killed 3; ");
    EXPECT_EQ(told(tete + "Cinq membres présumés de Boko Haram se sont rendus le week-end dernier "
                          "avec leurs armes."),
              "2026-11-14/2026-11-15 agreement boko_haram=target; ");
    EXPECT_EQ(told(head + "A bulk carrier was hit by a projectile off the coast on Monday."),
              "2026-11-16 attack_on_traffic; ");
    EXPECT_EQ(told(head + "Three aid workers were taken from their homes on Monday."),
              "2026-11-16 kidnapping kidnapped 3; ");
    // A suicide attack, and no checkpoint besides.
    EXPECT_EQ(told(head + "A suicide bomber rammed a rickshaw into a security checkpoint in Abuja "
                          "on Monday."),
              "2026-11-16 suicide_attack; ");
}

TEST(Counts, stand_below_a_bilan_and_after_an_aside) {
    EXPECT_EQ(told("Bamako, 2 février 2026\n\nDimanche 1er février 2026, une patrouille des "
                   "Forces de défense et de sécurité a accroché un groupe armé terroriste.\n\n"
                   "Bilan provisoire :\nCôté ami : 02 blessés légers ;\nCôté ennemi : 09 "
                   "terroristes neutralisés, 05 motos saisies et 01 engin explosif désamorcé.\n"),
              "2026-02-01 armed_clash army=agent terrorists=target killed 9 injured 2; ");
    EXPECT_EQ(told(head + "Jets struck a village on Monday. Seven civilians, most of them women "
                          "and children, were killed."),
              "2026-11-16 air_strike civilians=target killed 7; ");
    EXPECT_EQ(told(head + "Gunmen whisked away 30 worshippers on Monday. The police put the number "
                          "of abducted persons at 18."),
              "2026-11-16 kidnapping armed_men=agent police=mentioned kidnapped 18; ");
}

TEST(Dates, of_a_statement_are_not_the_event_s) {
    EXPECT_EQ(told("Niamey (AFP) – 24 septembre 2026 – Onze militaires ont été tués dans la nuit "
                   "de mardi à mercredi lors de l'attaque d'un poste. Des assaillants ont pris "
                   "d'assaut la position, précise le texte daté du 24 septembre 2026."),
              "2026-09-22/2026-09-23 attack_on_position army=target armed_men=agent killed 11; ");
}

TEST(Actors, counted_in_words_stand_behind_by) {
    EXPECT_EQ(told(tete + "Un de nos camions a été braqué lundi par six hommes armés."),
              "2026-11-16 vehicles_looted armed_men=agent; ");
}

TEST(Districts, are_named_after_towns_of_their_country) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    // Nara is a province of Japan too.
    const Extraction extraction = extract("Bamako, 2 février 2026\n\nUn drone a frappé une base "
                                          "terroriste dimanche dans le cercle de Nara, à l'est de "
                                          "Nioro du Sahel.");
    ASSERT_FALSE(extraction.places.toponyms.empty());
    for (const place::Toponym& name : extraction.places.toponyms) {
        if (!place::is_place_name(name) || !name.is_resolved()) continue;
        EXPECT_EQ(gazetteer()->place(name.candidates.front().place).country, "ML");
    }
}

TEST(Supposed, floods_and_launchers_are_no_attacks) {
    EXPECT_EQ(told(tete + "Lundi, 34 personnes ont péri dans les inondations."), "");
    EXPECT_EQ(told(head + "Engineers of the army dismantled a rocket launcher on Monday."),
              "2026-11-16 weapons_seized army=agent; ");
}

TEST(Dates, that_own_a_noun_are_its_own) {
    EXPECT_EQ(told(head + "The minister, who arrived on Tuesday, condemned last month's bombing "
                          "that killed 21 recruits."),
              "2026-10-01/2026-10-31 explosive_device killed 21; ");
    // The day of what was said gives way to the day of the operation.
    EXPECT_EQ(told("MOGADISHU, June 3, 2026 (Xinhua) -- At least 13 militants were killed in an "
                   "operation by Somali forces, the ministry said Wednesday.\n\nThe operation, "
                   "conducted on Tuesday, led to the destruction of two tunnels."),
              "2026-06-02 armed_clash rebels=target somali_army=agent killed 13; ");
}

TEST(Actors, own_their_drones_and_say_that_they_were_behind_it) {
    EXPECT_EQ(told(tete + "Des drones des FARDC ont bombardé lundi une localité, tuant six "
                          "personnes."),
              "2026-11-16 air_strike fardc=agent killed 6; ");
    EXPECT_EQ(told(head + "A roadside bomb wounded three officers on Monday. Al-Shabab said on "
                          "its radio that it was behind the blast."),
              "2026-11-16 explosive_device al_shabaab=claimant injured 3; ");
    EXPECT_EQ(told(tete + "Un camion a été détourné lundi par des membres présumés de la "
                          "coalition Viv Ansanm ; son conducteur est retenu en otage."),
              "2026-11-16 vehicles_looted viv_ansanm=agent; ");
    // A crowd riots, armed men close roads.
    EXPECT_EQ(told(head + "Gunmen blocked the road with burning trucks on Monday."),
              "2026-11-16 blockade armed_men=agent; ");
}

TEST(Tables, lend_their_period_to_rows_without_a_day) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Extraction extraction =
        extract("Lebanon: daily brief\nReporting period: 0600 on 11 November to 0600 on 12 "
                "November 2026\n\n| Time | Location | Event | Killed |\n|---|---|---|---|\n"
                "| 1130 | Outskirts of Tyre | Artillery shelling, 6 rounds | 0 |\n");
    ASSERT_EQ(extraction.events.size(), 1U);
    EXPECT_EQ(iso(extraction.incidents.incidents.front()), "2026-11-11/2026-11-12");
    EXPECT_EQ(reference_of(extraction, extraction.events.front()), "tyre");
}

TEST(Homonyms, far_from_what_the_text_speaks_of_are_not_drawn) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    // Xindian near Taipei is spelt so, too.
    EXPECT_EQ(placed("Dakar, 6 avril 2026 – Deux militaires ont été tués vendredi par l'explosion "
                     "d'une mine à Sindian, dans le nord de la Casamance."),
              "casamance explosive_device killed 2; ");
    // An airport that is named after a person, whose name is that of a city.
    EXPECT_EQ(placed("MOGADISHU, June 3, 2026\n\nMortar rounds fell in the vicinity of Aden Adde "
                     "International Airport on Tuesday."),
              " shelling; ");
    // Beside both districts, and not in the town.
    EXPECT_EQ(placed("Goma, 11 août 2026\n\nLes rebelles ont pris le contrôle vendredi de Luvungi, "
                     "à la limite entre les territoires de Walungu et d'Uvira."),
              " capture; ");
    // The government, and not its city.
    EXPECT_EQ(placed("Goma, 11 août 2026\n\nDe son côté, Kinshasa reproche aux rebelles d'avoir "
                     "pris le contrôle d'une localité vendredi."),
              " capture; ");
}

TEST(Supposed, what_dates_back_is_background) {
    EXPECT_EQ(told(tete + "L'histoire de Jean remonte à 2021 ; ce jour-là, les rebelles avaient "
                          "tendu une embuscade à un convoi."),
              "");
}

TEST(Words, of_guns_songs_and_cleared_mines_name_the_kind) {
    EXPECT_EQ(told(tete + "L'armée a lancé lundi des frappes d'artillerie sur la forêt."),
              "2026-11-16 shelling army=agent; ");
    EXPECT_EQ(told(head + "Three people were detained on Monday for sharing a protest song."),
              "2026-11-16 arrest arrested 3; ");
    EXPECT_EQ(told(head + "Engineers removed 14 explosive devices from the road on Monday."),
              "2026-11-16 weapons_seized; ");
    EXPECT_EQ(told(tete + "Deux gendarmes ont été tués lundi dans l'explosion de leur pick-up."),
              "2026-11-16 explosive_device police=target killed 2; ");
    EXPECT_EQ(told(tete + "Le sous-préfet a été emmené lundi par des hommes armés."),
              "2026-11-16 kidnapping armed_men=agent; ");
    EXPECT_EQ(told(tete + "Des manifestants ont brûlé des pneus lundi."),
              "2026-11-16 riot protesters=agent; ");
    EXPECT_EQ(told(head + "Rival militias fought over grazing land on Sunday and Monday, leaving "
                          "22 people dead."),
              "2026-11-15/2026-11-16 armed_clash killed 22; ");
    // One blow with its toll.
    EXPECT_EQ(told(head + "On Monday drones struck a house; media say nine people were killed."),
              "2026-11-16 air_strike killed 9; ");
}

TEST(Counts, are_not_of_societies_and_know_who_was_mortally_hit) {
    EXPECT_EQ(told(tete + "Deux employés d'une société de téléphonie ont été enlevés lundi."),
              "2026-11-16 kidnapping kidnapped 2; ");
    EXPECT_EQ(told(tete + "Lors de heurts lundi, un apprenti de 19 ans a été mortellement touché "
                          "par un projectile."),
              "2026-11-16 riot killed 1; ");
}

TEST(Actors, who_deny_a_role_are_only_mentioned) {
    EXPECT_EQ(told(head + "Gunmen whisked away 30 worshippers on Monday. The Police Public "
                          "Relations Officer, who confirmed the incident, put the number of "
                          "abducted persons at 18."),
              "2026-11-16 kidnapping armed_men=agent police=mentioned kidnapped 18; ");
    EXPECT_EQ(told(head + "Gunmen shot dead a priest on Monday. The diocese blamed the Oromo "
                          "Liberation Army, which denied any role."),
              "2026-11-16 attack_on_civilians armed_men=agent ola=mentioned killed 1; ");
}

TEST(Homonyms, of_groups_buildings_and_far_ends_are_not_drawn) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    // A base in Baghdad, and the state of Australia.
    EXPECT_EQ(placed("ERBIL, July 30, 2026\n\nIn Baghdad, air defences fired at two rockets near "
                     "the Victoria base on Thursday."),
              "baghdad shelling; ");
    // The province of Iran is not Iraq's.
    EXPECT_EQ(placed("ERBIL, July 30, 2026\n\nTwo drones struck a gas field in Iraq's Kurdistan "
                     "region on Wednesday."),
              "kurdistan air_strike; ");
    // The Desse of Ethiopia is the only one that the gazetteer has.
    EXPECT_EQ(placed("Niamey, 15 mars 2026\n\nLe 9 mars, un engin a visé un camion militaire "
                     "entre Dessa et Ayorou, dans la région de Tillabéri."),
              "ayorou attack_on_traffic; ");
    EXPECT_EQ(placed("LOIKAW, March 7, 2026\n\nMilitary jets bombed a monastery in Kyaukse Gyi "
                     "village, in southern Shan State, on Friday."),
              "shan state air_strike; ");
    // Of the capital, and not of the middle of the country.
    EXPECT_EQ(placed("NAIROBI, May 13, 2026\n\nA bomb killed two people about 370 kilometers "
                     "northeast of Ethiopia's capital on Monday."),
              "ethiopia explosive_device killed 2; ");
}

TEST(Supposed, trials_and_remains_handed_over_are_none) {
    EXPECT_EQ(told("Bamako, 8 décembre 2026\n\nAttentat de lundi : le procureur requiert la "
                   "perpétuité\n\nLe verdict est attendu vendredi."),
              "");
    EXPECT_EQ(told(head + "Hamas said it had handed over the remains of a hostage in Gaza City on "
                          "Monday."),
              "");
}

TEST(Words, of_bombs_and_tanks_name_who_used_them) {
    EXPECT_EQ(told(tete + "Un drone a largué lundi trois bombes sur un dépôt de carburant."),
              "2026-11-16 air_strike; ");
    EXPECT_EQ(told(head + "Tank fire killed two brothers on Monday."),
              "2026-11-16 shelling killed 2; ");
    EXPECT_EQ(told(head + "The Air Force said it bombed a bandit camp on Monday."),
              "2026-11-16 air_strike; ");
    EXPECT_EQ(told(tete + "Lundi, sept soldats avaient perdu la vie dans des accrochages avec des "
                          "combattants des FSR."),
              "2026-11-16 armed_clash army=target rsf=agent killed 7; ");
}

TEST(Dates, do_not_count_from_days_on_which_nothing_was) {
    EXPECT_EQ(told(tete + "Un village a été attaqué samedi. Aucune revendication n'avait été "
                          "enregistrée lundi.\n\nLe même jour, un camion a sauté sur une mine."),
              "2026-11-14 attack_on_civilians; 2026-11-14 explosive_device; ");
}

TEST(Places, of_witnesses_meetings_and_months_are_not_the_event_s) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(placed("Bamako, 4 mai 2026 (AFP) – Des hommes armés ont attaqué samedi un village "
                     "dans le cercle de Koro, tuant quinze civils.\n\n« Ils sont venus vers 17 "
                     "heures, ont brûlé les greniers », a affirmé un élu de Koro."),
              "koro attack_on_civilians killed 15; ");
    EXPECT_EQ(placed("QUETTA, Pakistan, Nov 5 2026 (Reuters) - Afghan and Pakistani forces "
                     "exchanged fire on Wednesday near the crossing of Chaman.\n\nThe clash came "
                     "as negotiators met in Istanbul. Islamabad wants Kabul to rein in fighters "
                     "who killed 12 soldiers in an ambush in South Waziristan last Saturday."),
              "chaman armed_clash; waziristan ambush killed 12; ");
}

} // namespace
} // namespace cordon::incident

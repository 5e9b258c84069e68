// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "incident/extract/incident_table.hpp"
#include "incident/reader.hpp"
#include "incident/words.hpp"
#include "place/expression/lines.hpp"
#include "place/locate.hpp"
#include "proj/geodesic.hpp"
#include "unit/incident/extract/article_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace cordon::incident {
namespace {

const std::filesystem::path articles =
    std::filesystem::path(CORDON_SOURCE_DIR) / "tests/data/articles";

void expect_counts(const Json& wanted, const Incident& incident, const std::string& where) {
    for (const Json::Member& member : wanted.members()) {
        const auto count = incident.count(member.key);
        ASSERT_TRUE(count) << where << " " << member.key;
        EXPECT_EQ(count->low, member.value.items()[0].number()) << where << " " << member.key;
        const Json& high = member.value.items()[1];
        EXPECT_EQ(count->high.has_value(), !high.is_null()) << where << " " << member.key;
        if (count->high && !high.is_null()) {
            EXPECT_EQ(*count->high, high.number()) << where << " " << member.key;
        }
    }
}

void expect_actors(const Json& wanted, const EventRecord& event, const std::string& where) {
    for (const Json::Member& member : wanted.members()) {
        const auto found =
            std::find_if(event.actors.begin(), event.actors.end(),
                         [&](const EventActor& actor) { return actor.actor->id == member.key; });
        ASSERT_NE(found, event.actors.end()) << where << " " << member.key;
        EXPECT_EQ(name(found->role), member.value.string()) << where << " " << member.key;
    }
}

void expect_incident(const Json& wanted, const Extraction& extraction, std::size_t i,
                     const std::string& where) {
    const Incident& incident = extraction.incidents.incidents[i];
    const EventRecord& event = extraction.events[i];
    EXPECT_EQ(name(incident.type), wanted.text_or("type", "")) << where;
    EXPECT_EQ(name(incident.claim), wanted.text_or("claim", "")) << where;
    EXPECT_EQ(incident.review, Review::pending) << where;
    if (wanted.find("days") != nullptr) {
        EXPECT_EQ(iso(incident), wanted.text_or("days", "")) << where;
    }
    if (wanted.find("trigger") != nullptr) {
        EXPECT_NE(extracted(incident, "trigger").find(wanted.text_or("trigger", "")),
                  std::string::npos)
            << where << " " << extracted(incident, "trigger");
    }
    EXPECT_EQ(reference_of(extraction, event), wanted.text_or("reference", "")) << where;
    EXPECT_EQ(is_located(incident.location), (wanted.find("located") == nullptr)) << where;
    if (wanted.find("model") != nullptr) {
        EXPECT_EQ(model_name(incident.location.said), wanted.text_or("model", "")) << where;
    }
    if (const Json* counts = wanted.find("counts")) expect_counts(*counts, incident, where);
    if (const Json* actors = wanted.find("actors")) expect_actors(*actors, event, where);
}

TEST(Articles, give_the_incidents_that_a_reader_would_list) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    std::size_t count = 0;
    for (int number = 1; number <= 74; ++number) {
        const std::string start = (number < 10 ? "0" : "") + std::to_string(number) + "-";
        for (const auto& entry : std::filesystem::directory_iterator(articles)) {
            const std::string file = entry.path().filename().string();
            if (!file.starts_with(start) || !file.ends_with(".txt")) continue;
            auto expected_path = entry.path();
            const Json expected =
                parse_json(read_file(expected_path.replace_extension(".json")), file);
            std::optional<Date> date;
            if (const auto days = parse_iso_date(expected.text_or("date", ""))) date = days->from;
            const Extraction extraction = extract(read_file(entry.path()), date);
            const auto& wanted = expected.find("incidents")->items();
            ASSERT_EQ(extraction.events.size(), wanted.size())
                << file << "\n"
                << incident_table(extraction, Language::en);
            for (std::size_t i = 0; i < wanted.size(); ++i)
                expect_incident(wanted[i], extraction, i, file + " #" + std::to_string(i + 1));
            for (const Json& reason : expected.find("left_out")->items())
                EXPECT_TRUE(std::any_of(
                    extraction.left_out.begin(), extraction.left_out.end(),
                    [&](const LeftOut& item) { return item.reason == reason.string(); }))
                    << file << ": nothing left out as " << reason.string();
            ++count;
        }
    }
    EXPECT_EQ(count, 74U);
}

TEST(Articles, of_the_first_case_give_one_located_incident) {
    const auto path = std::filesystem::path(CORDON_SHARED_DIR) / "data/seed/article.txt";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the seed article is absent";
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Extraction extraction = extract(read_file(path));
    std::vector<std::size_t> located;
    for (std::size_t i = 0; i < extraction.events.size(); ++i)
        if (is_located(extraction.incidents.incidents[i].location)) located.push_back(i);
    ASSERT_EQ(located.size(), 1U) << incident_table(extraction, Language::en);
    const Incident& incident = extraction.incidents.incidents[located.front()];
    EXPECT_EQ(iso(incident), "2025-10-28");
    EXPECT_EQ(incident.type, Type::attack_on_traffic);
    EXPECT_EQ(incident.claim, Claim::claimed);
    const auto* ring = std::get_if<Ring>(&incident.location.said);
    ASSERT_NE(ring, nullptr);
    EXPECT_EQ(ring->center_name, "Kati");
    EXPECT_NEAR(ring->center.x, -8.07, 0.02);
    EXPECT_NEAR(ring->inner.value(), 45e3, 500.0);
    EXPECT_NEAR(ring->outer.value(), 55e3, 500.0);
    // Comparison and biography.
    for (const Incident& other : extraction.incidents.incidents)
        for (const char* country : {"Kaboul", "Liban", "Libye", "Tchad"})
            EXPECT_EQ(other.place.in(Language::fr).find(country), std::string_view::npos);
    // Persons are no places.
    for (const place::Toponym& toponym : extraction.places.toponyms) {
        if (toponym.role != place::NameRole::place) continue;
        for (const char* person : {"ghaly", "koufa", "diarra", "bane", "sangare", "bina"})
            EXPECT_NE(toponym.folded, person);
    }
}

TEST(Places, of_the_world_are_drawn_as_they_are_meant) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    struct Row {
        std::string text;
        std::string_view rule;
        double least_km2; ///< of the credible region
        double most_km2;
    };
    const std::vector<Row> rows = {
        // A lake is its waters, and not the country of its name.
        {"Une patrouille a été attaquée sur le lac Tchad.", "1-in", 9'000, 16'000},
        {"Boats were attacked near Lake Chad.", "9-near", 5'000, 12'000},
        // The country says which coast is meant; the sea on the far side of the land is not.
        {"A boat was attacked off Hodeidah, Yemen.", "27-offshore", 3'000, 7'000},
        // Counties of the first level have outlines.
        {"Cattle were stolen in Nairobi County.", "20-district", 500, 1'000},
        // A district by itself is no town, a country's territory no district.
        {"Cercle de Niono : un village a été attaqué.", "20-district", 5'000, 40'000},
        {"Des civils ont été tués dans le territoire de Djugu.", "20-district", 1'000, 40'000},
        {"Des civils ont été tués sur le territoire du Mali.", "36-everywhere", 1'200'000,
         1'300'000},
        {"Cinq personnes ont été tuées dans l'Extrême-Nord du Cameroun.", "19-part", 34'000,
         35'500},
        {"Cinq personnes ont été tuées dans l'Est du Burkina Faso.", "19-part", 130'000, 140'000},
        {"Cinq personnes ont été tuées dans la région de l'Est, au Burkina Faso.", "21-region",
         45'000, 47'000},
        {"Cinq civils ont été tués au sud-Kivu.", "1-in", 60'000, 66'000},
        // The road leads into the region from another one.
        {"Un convoi a été attaqué entre Bourzanga et Djibo, dans la région du Sahel.", "21-region",
         400, 500},
        // No outline of that province is known: it must not overrule the towns.
        {"Un convoi a été attaqué entre Wajir et Garissa, dans la région de Mandera.", "13-between",
         22'000, 23'500},
    };
    const auto lines = place::shipped_lines({});
    place::LocateOptions options;
    options.region.lines = lines.get();
    for (const Row& row : rows) {
        const place::LocatedText located = place::locate(row.text, *gazetteer(), options);
        ASSERT_EQ(located.expressions.size(), 1U) << row.text;
        ASSERT_EQ(located.expressions[0].regions.size(), 1U) << row.text;
        const place::Region& region = located.expressions[0].regions[0];
        EXPECT_EQ(region.rule, row.rule) << row.text;
        const double km2 = proj::area_m2(region.credible.view()) / 1e6;
        EXPECT_GE(km2, row.least_km2) << row.text;
        EXPECT_LE(km2, row.most_km2) << row.text;
        EXPECT_EQ(std::count(region.flags.begin(), region.flags.end(), "inconsistent"), 0)
            << row.text;
    }
}

TEST(Places, with_half_of_their_name_or_far_from_all_others_are_none) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    // Villages that the worldwide gazetteer does not have: what is left of their names lies in
    // Yemen, Bosnia and Mali.
    const auto rule_of = [](const std::string& text, std::string_view name) -> std::string {
        const Extraction extraction = extract(text);
        for (const place::Toponym& toponym : extraction.places.toponyms)
            if (toponym.folded == name)
                return place::is_place_name(toponym) ? "place" : toponym.rule;
        return "absent";
    };
    EXPECT_EQ(rule_of("Fighters overran a base near Adan Yabaal, north of Mogadishu.", "adan"),
              "name-goes-on");
    EXPECT_EQ(rule_of("Gunmen stormed Gidan Turbe village in Zamfara State, Nigeria.", "turbe"),
              "name-before");
    EXPECT_EQ(rule_of("Dix-neuf civils ont été tués à Masala, dans le territoire de Beni "
                      "(Nord-Kivu), a dit un élu de Goma. L'armée congolaise est à Bukavu, à "
                      "Uvira et à Kinshasa, en République démocratique du Congo.",
                      "masala"),
              "far-village");
    // Neither is the only name of its country among towns that lie round it.
    EXPECT_EQ(
        rule_of("Cables were damaged north-east of Rønne. Ships left Kalmar, Visby, Norrköping "
                "and Västervik in Sweden, Porvoo in Finland, Kunda in Estonia and Ventspils "
                "in Latvia.",
                "ronne"),
        "place");
    // A large town of another country that only some spell so, and an airport's code.
    EXPECT_EQ(rule_of("Quinze civils ont été tués en territoire de Mambasa (Ituri).", "mambasa"),
              "place");
    EXPECT_EQ(rule_of("La base de la PNH à Kenscoff, en Haïti, a été attaquée.", "pnh"), "acronym");
    // Both ends of a road, however small.
    EXPECT_EQ(rule_of("Un convoi a sauté sur une mine sur l’axe Kongoussi-Bourzanga.", "kongoussi"),
              "place");
}

TEST(Places, at_sea_have_its_outline_unless_it_is_as_large_as_a_country) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const auto is_drawn = [](const std::string& text) {
        const Extraction extraction = extract(text);
        return extraction.incidents.incidents.size() == 1 &&
               is_located(extraction.incidents.incidents.front().location);
    };
    EXPECT_TRUE(is_drawn("Le 8 mars 2025, un cargo a été attaqué en mer Rouge."));
    EXPECT_TRUE(is_drawn("On 8 March 2025 gunmen killed five people in Donbas."));
    EXPECT_FALSE(is_drawn("On 8 March 2025 gunmen attacked a dhow in the Arabian Sea."));
}

TEST(Places, as_worded_lie_where_the_other_words_allow) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Extraction extraction =
        extract("On 3 November 2026 a cargo ship came under missile fire in "
                "the Red Sea, 45 nautical miles off Port Sudan.");
    ASSERT_EQ(extraction.incidents.incidents.size(), 1U);
    const auto* said = std::get_if<Area>(&extraction.incidents.incidents.front().location.said);
    ASSERT_NE(said, nullptr) << "no ring that lies ashore for its greater part";
    EXPECT_TRUE(geom::contains(said->polygon.view(), geom::LonLat{38.01, 19.617}));
    EXPECT_FALSE(geom::contains(said->polygon.view(), geom::LonLat{36.42, 19.617}));
}

TEST(Places, outside_a_town_are_near_it) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const auto place_of = [](const std::string& where) {
        const Extraction extraction =
            extract("Gunmen killed four people " + where + " on 4 November 2026.");
        return extraction.events.size() == 1 ? reference_of(extraction, extraction.events.front())
                                             : "no event";
    };
    EXPECT_EQ(place_of("just outside Nyala"), "nyala");
    EXPECT_EQ(place_of("outside Darfur"), "");
    EXPECT_EQ(place_of("outside Sudan"), "");
}

TEST(Places, of_sources_are_not_those_of_events) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const auto place_of = [](const std::string& text) {
        const Extraction extraction = extract(text);
        return extraction.events.empty() ? "no event"
                                         : reference_of(extraction, extraction.events.front());
    };
    EXPECT_EQ(place_of("N'Djamena, 19 septembre 2026 (AFP) – Deux pêcheurs ont été égorgés mardi "
                       "dans la province du Ouaddaï, a dit un élu."),
              "ouaddai");
    EXPECT_EQ(place_of("KYIV, Jan. 21, 2026\n\nThe General Staff in Kyiv said drones had struck a "
                       "refinery in Russia's Saratov region on Tuesday."),
              "saratov");
    EXPECT_EQ(place_of("Cotonou, 22 avril 2026 (AFP) – Huit militaires ont été tués mardi dans "
                       "une attaque à la frontière avec le Burkina Faso, dit un officier basé à "
                       "Kandi."),
              "burkina faso");
    EXPECT_EQ(place_of("Islamabad, 2 March 2026 (AFP) – Islamabad accuses Kabul of sheltering the "
                       "TTP, which killed 11 troops in an ambush near Quetta last Wednesday."),
              "quetta");
    // "un village du Tigré" lies in the region of that name.
    EXPECT_EQ(place_of("Une frappe de drone a tué mardi 23 civils dans un village du Tigré."),
              "tigre");
}

/// Folded reference, kind, days, counts and flags of the first event of a text.
std::string first_told(const std::string& text) {
    const Extraction extraction = extract(text);
    if (extraction.events.empty()) return "no event";
    const Incident& incident = extraction.incidents.incidents.front();
    std::string out = reference_of(extraction, extraction.events.front()) + " " +
                      extracted(incident, "kind") + " " + iso(incident);
    out += is_located(incident.location) ? " located" : " nowhere";
    for (const std::string& flag : extraction.events.front().flags)
        if (flag == "unknown_place") out += " " + flag;
    return out;
}

TEST(Places, that_no_gazetteer_has_are_places_all_the_same) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    // The division of the paragraph holds it; the town named before is not where it happened.
    const std::string head = "KYIV, Sept. 9, 2026\n\nIn Donetsk Oblast, troops repelled assaults "
                             "near Pokrovsk on Sept. 8. ";
    const Extraction two = extract(head + "Russian forces occupied the village of Zapovidnex on "
                                          "Sept. 7.");
    ASSERT_EQ(two.events.size(), 2U);
    EXPECT_EQ(reference_of(two, two.events[1]), "zapovidnex");
    EXPECT_TRUE(is_located(two.incidents.incidents[1].location));
    EXPECT_EQ(extracted(two.incidents.incidents[1], "kind"), "capture"); // not of its own country
    // A ring round the town that is known.
    EXPECT_EQ(first_told("Khartoum, 18 August 2026\n\nArmed men attacked the village of Umgarfax, "
                         "about 40 km north of El Obeid, on Monday."),
              "el obeid attack_on_civilians 2026-08-17 located");
    // One end of a road is known.
    EXPECT_EQ(first_told("Maputo, 12 February 2026\n\nGunmen ambushed a patrol between Awassex and "
                         "Macomia, in northern Mozambique, on Tuesday."),
              "macomia ambush 2026-02-10 located unknown_place");
    // Nothing is known: not the last town before.
    EXPECT_EQ(
        first_told("Bamako, 22 juillet 2026 (AFP) – Un village situé à une quinzaine de "
                   "kilomètres au nord de Diabalyx a été attaqué lundi, dit un élu de Niono."),
        "diabalyx attack_on_civilians 2026-07-20 nowhere");
    // The sentence names another place than the one before.
    const Extraction peace =
        extract("Beirut, 12 March 2026 (BBC)\n\nRockets were fired from Lebanon towards Haifa on "
                "Thursday.\n\nTwo soldiers were wounded when a drone dropped a grenade outside "
                "Yarounx on Thursday.");
    ASSERT_EQ(peace.events.size(), 2U);
    EXPECT_EQ(reference_of(peace, peace.events[0]), "haifa");
    EXPECT_EQ(reference_of(peace, peace.events[1]), "yarounx");
}

TEST(Places, far_from_where_their_expression_says_are_others_of_the_name) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    // The gazetteer's Birak lies in Libya, its Kamianske is on the other side of Orikhiv.
    EXPECT_EQ(
        first_told("N'Djamena (AFP) – 12 décembre 2026\n\nQuatre gendarmes ont été tués jeudi "
                   "dans une attaque à Birak, à une quarantaine de kilomètres au nord d'Adré, "
                   "au Tchad."),
        "adre armed_clash 2026-12-10 located");
    EXPECT_EQ(first_told("KYIV, July 21, 2026\n\nRussian forces seized Kamianske, southwest of "
                         "Orikhiv, on Monday."),
              "orikhiv capture 2026-07-20 located");
    // One end of a road, whether the gazetteer has the other one or not.
    EXPECT_EQ(
        first_told("Beyrouth, 3 juin 2026 (AFP) – Deux personnes ont été tuées mercredi par un "
                   "drone sur la route Naqoura-Tyr, au Liban."),
        "tyr air_strike 2026-06-03 located unknown_place");
}

TEST(Places, near_two_towns_and_in_the_division_of_a_heading) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    // Near each of the two, not near both at once.
    const Extraction two =
        extract("Bogota, le 27 avril 2026 (AFP) – Les combats entre l'ELN et ses "
                "rivaux ont repris vendredi autour de Tibú et d'El Tarra.");
    ASSERT_EQ(two.events.size(), 1U);
    EXPECT_TRUE(is_located(two.incidents.incidents[0].location));
    EXPECT_TRUE(std::holds_alternative<Several>(two.incidents.incidents[0].location.said));
    // The heading's division holds the town of its event; the next event has another place.
    const Extraction headed = extract("Attentat au camion piégé contre une base dans le "
                                      "Guaviare\n\nBogota, le 27 avril 2026 (AFP) – Sept "
                                      "soldats ont été tués dimanche dans un attentat au camion "
                                      "piégé à San José del Guaviare.\n\nUn "
                                      "leader communautaire a été assassiné samedi.");
    ASSERT_EQ(headed.events.size(), 2U);
    EXPECT_EQ(reference_of(headed, headed.events[1]), "");
}

TEST(Places, of_buildings_and_marches_and_not_of_those_who_are_quoted) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    EXPECT_EQ(first_told("Port-au-Prince, le 14 avril 2026 – Des hommes armés ont attaqué lundi "
                         "l'hôpital universitaire de Mirebalais."),
              "mirebalais attack_on_civilians 2026-04-13 located");
    EXPECT_EQ(first_told("Goma, le 14 avril 2026 – Des milliers de personnes ont marché de Goma à "
                         "Sake lundi."),
              "goma protest 2026-04-13 located");
    EXPECT_EQ(first_told("Port-Soudan, le 9 mars 2026 – « Des hommes armés ont ouvert le feu jeudi "
                         "dans la salle d'urgence », témoigne Omar Ali, coordinateur de MSF à "
                         "Khartoum. L'hôpital de Kassala est fermé."),
              "port soudan attack_on_civilians 2026-03-05 located");
    EXPECT_EQ(first_told("Ouagadougou, 2 décembre 2026 – Ouagadougou a par ailleurs annoncé mardi "
                         "la libération de 25 otages lors d'une opération près de Fada N'Gourma."),
              "fada n gourma state_operation 2026-12-01 located");
}

TEST(Places, lie_in_the_division_that_stands_beside_them) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Extraction extraction =
        extract("Quinze civils ont été tués en territoire de Mambasa (Ituri), en RDC.");
    ASSERT_FALSE(extraction.places.toponyms.empty());
    const place::Toponym& territory = extraction.places.toponyms.front();
    ASSERT_TRUE(territory.is_resolved());
    EXPECT_EQ(gazetteer()->place(territory.candidates.front().place).country, "CD");
}

const char* const convoy =
    "Mali\n12 novembre 2025\n\nUn convoi a été attaqué mardi près de Ségou. Six "
    "chauffeurs ont été enlevés mercredi 5 novembre à Kayes.\n";

TEST(Extraction, is_the_same_on_every_run) {
    const std::string first = to_geojson(extract(convoy).incidents);
    EXPECT_EQ(first, to_geojson(extract(convoy).incidents));
}

TEST(Extraction, writes_incidents_that_the_reader_takes_back) {
    const Extraction extraction = extract(convoy);
    CollectingReporter reporter;
    const IncidentSet read =
        read_incidents_text(to_geojson(extraction.incidents), "test", {}, reporter);
    EXPECT_TRUE(reporter.diagnostics.empty()) << to_text(reporter.diagnostics.front());
    ASSERT_EQ(read.incidents.size(), 2U);
    EXPECT_EQ(read.incidents[0].review, Review::pending);
    EXPECT_EQ(extracted(read.incidents[0], "kind"), "attack_on_traffic");
    EXPECT_EQ(to_geojson(read), to_geojson(extraction.incidents));
}

TEST(Extraction, points_into_the_text_with_bytes_and_characters) {
    const Extraction extraction = extract(convoy);
    const EventMention& mention = extraction.events[1].mentions.front();
    const WordsView words(extraction.text);
    const place::Span span = words.span(mention.trigger.begin, mention.trigger.end);
    EXPECT_EQ(std::string(convoy).substr(span.begin, span.length()), "enlevés");
}

TEST(Extraction, works_without_a_gazetteer_and_on_empty_text) {
    const Extraction extraction = extract_incidents(convoy);
    ASSERT_EQ(extraction.events.size(), 2U);
    EXPECT_FALSE(is_located(extraction.incidents.incidents[0].location));
    EXPECT_TRUE(extract_incidents("").events.empty());
    EXPECT_TRUE(extract_incidents("\n\n…\n").events.empty());
}

TEST(Extraction, reads_only_texts_with_events_on_request) {
    ExtractOptions options;
    options.gazetteer = gazetteer();
    options.events_only = true;
    const auto written = [](const Extraction& found) { return to_geojson(found.incidents); };
    const std::string captured = "GOMA, Nov. 3, 2025 (AP) — On Sunday the rebels seized Walikale.";
    for (const std::string& text : {std::string(convoy), captured}) {
        const Extraction some = extract_incidents(text, options);
        EXPECT_FALSE(some.dates.empty());
        EXPECT_EQ(written(some), written(extract(text)));
    }
    const std::string rain = "BAMAKO, 3 novembre 2025\n\nIl a plu lundi à Kayes et à Kita.";
    const Extraction none = extract_incidents(rain, options);
    EXPECT_TRUE(none.dates.empty());
    EXPECT_TRUE(none.places.toponyms.empty());
    EXPECT_EQ(written(none), written(extract(rain)));
    const DecisionList review; // may place an incident
    options.decisions = &review;
    EXPECT_FALSE(extract_incidents(rain, options).dates.empty());
}

TEST(Extraction, dates_parts_of_days_by_the_day_of_the_event) {
    EXPECT_EQ(told("PORT-AU-PRINCE, 14 Sept. 2026 (AFP) - Gang members attacked a village at dawn "
                   "on Saturday, killing 40 people."),
              "2026-09-12 attack_on_civilians gang_coalition=agent killed 40; ");
    EXPECT_EQ(told("KYIV, Jan. 21, 2026\n\nRussian drones hit a market overnight, killing three "
                   "people, officials said on Wednesday."),
              "2026-01-20/2026-01-21 air_strike russian_forces=agent killed 3; ");
}

TEST(Extraction, names_whose_weapon_it_was) {
    EXPECT_EQ(told("Beyrouth, 13 janvier 2026 (AFP) – Cinq personnes, dont une fillette de neuf "
                   "ans, ont péri lundi dans une frappe aérienne israélienne."),
              "2026-01-12 air_strike israeli_forces=agent killed 5; ");
    EXPECT_EQ(told("BOGOTA, May 6 2026 (AP) — Two soldiers died Monday when an explosive device "
                   "went off. The governor blamed the attack on the ELN."),
              "2026-05-04 explosive_device army=target eln=agent killed 2; ");
}

TEST(Extraction, knows_who_acted_and_who_suffered) {
    EXPECT_EQ(told("PORT-AU-PRINCE, 26 Aug. 2025 (AFP) - Members of the \"400 Mawozo\" gang "
                   "kidnapped six people on Saturday."),
              "2025-08-23 kidnapping mawozo_400=agent kidnapped 6; ");
    EXPECT_EQ(told("Islamabad, 2 March 2026 (AFP) – The capital accuses its neighbour of "
                   "sheltering the TTP, which killed 11 paramilitary troops in an ambush last "
                   "Wednesday."),
              "2026-02-25 ambush ttp=agent army=target killed 11; ");
    EXPECT_EQ(told("Mogadishu, 5 June 2026 (AFP) – Government troops backed by clan fighters "
                   "recaptured the town on Thursday."),
              "2026-06-04 recapture army=agent; ");
    EXPECT_EQ(told("Bunia, 17 avril 2026 (AFP) – Des combattants des ADF ont attaqué le village "
                   "jeudi. Le porte-parole de l’armée confirme l’attaque."),
              "2026-04-16 attack_on_civilians adf=agent army=mentioned; ");
}

TEST(Extraction, tells_events_apart_and_leaves_play_and_nature_out) {
    EXPECT_EQ(told("Niamey, 26 août 2026 (ANP) – Les pluies qui s’abattent sur le pays ont fait "
                   "47 morts. La route est coupée depuis samedi, un pont ayant cédé. Trois "
                   "enfants ont été tués lundi dans l’effondrement d’un mur."),
              "");
    EXPECT_EQ(told("Blackburn, 7 February 2026\n\nPlymouth attacked on Saturday from the first "
                   "whistle. Their captain and striker shot wide and the substitute equalised. "
                   "\"We were bombarded for half an hour,\" the manager said."),
              "");
    EXPECT_EQ(told("Goma, 9 October 2026 (AFP) – A drone hit a car on Thursday, killing two "
                   "people. One person was killed on Thursday in a second strike."),
              "2026-10-08 air_strike killed 2; 2026-10-08 attack_on_civilians killed 1; ");
    EXPECT_EQ(told("Cairo, 9 October 2026 (AFP) – Hamas denied on Friday that its fighters had "
                   "fired rockets at the town."),
              "");
}

TEST(Extraction, counts_each_toll_once_and_drops_corrected_ones) {
    // Whoever they are, and a single one.
    EXPECT_EQ(
        told("YANGON, May 3 2026 (Reuters) - A jet dropped two bombs on Friday, killing eight "
             "monks and 12 villagers."),
        "2026-05-01 air_strike civilians=mentioned killed 20; ");
    EXPECT_EQ(told("KYIV, Sept. 9, 2026\n\nA drone hit a car on Tuesday, killing a 61-year-old "
                   "woman and wounding her husband."),
              "2026-09-08 air_strike killed 1 injured 1; ");
    // Corrected figures, and those of the side that boasts.
    EXPECT_EQ(told("BOGOTA, June 15, 2026\n\nThree people were killed on Saturday when a bomb "
                   "exploded. Authorities first reported five dead."),
              "2026-06-13 explosive_device killed 3; ");
    EXPECT_EQ(
        told("Port-au-Prince, le 14 avril 2026 – Des hommes armés ont attaqué lundi un "
             "village. Le bilan, d'abord établi à trois morts, a été porté mardi à sept morts "
             "et onze blessés."),
        "2026-04-13 attack_on_civilians armed_men=agent killed 7 injured 11; ");
    // Both halves of a list, and no dead where there were none.
    EXPECT_EQ(
        told("Ouagadougou, 2 décembre 2026 – La colonne a sauté sur une mine vendredi. Bilan : "
             "dix-sept militaires et quatre volontaires pour la défense de la patrie (VDP) "
             "tués."),
        "2026-11-27 explosive_device killed 21; ");
    EXPECT_EQ(told("Bamako, 22 juillet 2026 (AFP) – Le village a été incendié lundi. Il n'y a pas "
                   "eu de mort, mais une centaine d'habitants ont fui."),
              "2026-07-20 property_destruction; ");
}

TEST(Extraction, gives_the_captives_to_the_kidnapping_and_the_dead_to_the_ambush) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Extraction both =
        extract("Bamako, 22 juillet 2026 (AFP) – Deux soldats ont été tués et six civils enlevés "
                "lundi dans une embuscade tendue par des jihadistes entre Sokolo et Farabougou.");
    ASSERT_EQ(both.incidents.incidents.size(), 2U);
    EXPECT_EQ(extracted(both.incidents.incidents[0], "kind"), "kidnapping");
    EXPECT_TRUE(both.incidents.incidents[0].count("kidnapped"));
    EXPECT_FALSE(both.incidents.incidents[0].count("killed"));
    EXPECT_EQ(extracted(both.incidents.incidents[1], "kind"), "ambush");
    EXPECT_TRUE(both.incidents.incidents[1].count("killed"));
    EXPECT_FALSE(both.incidents.incidents[1].count("kidnapped"));
}

TEST(Extraction, counts_relatives_and_does_not_spread_a_death) {
    EXPECT_EQ(told("Yangon, Aug 2, 2026 (AFP) — A plane bombed a camp on Thursday, killing four "
                   "children and their grandmother. Eleven others were hurt."),
              "2026-07-30 air_strike killed 5 injured 11; ");
    EXPECT_EQ(told("Yangon, Aug 2, 2026 (AFP) — A landmine exploded under a van on Wednesday; the "
                   "driver died and three passengers lost limbs."),
              "2026-07-29 explosive_device killed 1; ");
    EXPECT_EQ(told("Goma, 12 avril 2026\n\nAu total, 41 civils ont été tués cette semaine, "
                   "contre 58 la semaine précédente."),
              "");
}

TEST(Extraction, knows_captures_claims_and_warnings) {
    EXPECT_EQ(told("Yangon, Aug 2, 2026 (AFP) — Resistance fighters captured the junta's "
                   "headquarters on Thursday after a five-month siege. More than 120 soldiers "
                   "surrendered and at least 18 were killed, figures that could not be confirmed."),
              "2026-07-30 capture army=target killed 18; ");
    EXPECT_EQ(
        told("KYIV, July 21, 2026\n\nPartisans blew up a military vehicle on Saturday, killing "
             "five servicemen."),
        "2026-07-18 explosive_device killed 5; ");
    EXPECT_EQ(told("ABUJA, November 18, 2026\n\nResidents had been warned of an imminent attack on "
                   "the town."),
              "");
    const Extraction claimed =
        extract_incidents("ABUJA, November 18, 2026\n\nA roadside bomb hit a patrol on Sunday, "
                          "wounding seven men. JNIM claimed the blast.");
    ASSERT_EQ(claimed.incidents.incidents.size(), 1U);
    EXPECT_EQ(claimed.incidents.incidents[0].claim, Claim::claimed);
}

TEST(Extraction, takes_no_event_from_what_is_counted_from_it) {
    EXPECT_EQ(
        told("Niamey, 26 juin 2026 (ANP) – Les habitants ont marché vendredi pour la paix.\n\n"
             "« Nous vivons dans la peur depuis l'attaque de mars », a déclaré leur "
             "porte-parole."),
        "2026-06-26 protest civilians=agent; ");
    EXPECT_EQ(
        told("PORT-AU-PRINCE, March 4, 2026 (AP) — The U.S. Embassy on Tuesday urged Americans "
             "to leave as soon as possible."),
        "2026-03-03 advisory; ");
    EXPECT_EQ(told("Niamey, 26 juin 2026 (ANP) – Une patrouille est tombée mercredi dans une "
                   "embuscade tendue par des éléments de l'État islamique au Sahel."),
              "2026-06-24 ambush isgs=agent; ");
}

TEST(Extraction, tells_two_blows_of_one_sentence_apart) {
    if (gazetteer() == nullptr)
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Extraction two =
        extract("KYIV, July 21, 2026\n\nDebris fell on a house in Dnipro on Monday, killing one "
                "civilian and injuring 14, and a missile struck a port facility in Pivdenne, Odesa "
                "Oblast, wounding three workers.");
    ASSERT_EQ(two.events.size(), 2U);
    EXPECT_EQ(reference_of(two, two.events[0]), "dnipro");
    EXPECT_EQ(two.incidents.incidents[0].count("injured")->low, 14.0);
    EXPECT_EQ(reference_of(two, two.events[1]), "pivdenne");
    EXPECT_EQ(two.incidents.incidents[1].count("injured")->low, 3.0);
}

TEST(Extraction, gives_each_act_of_a_sentence_its_day) {
    EXPECT_EQ(told("Maputo, 13 February 2026\n\nIslamic State Mozambique (ISM) militants killed "
                   "five fishermen on Sunday, and beheaded two farmers the following day."),
              "2026-02-08 attack_on_civilians ism=agent killed 5; "
              "2026-02-09 attack_on_civilians ism=agent killed 2; ");
}

TEST(Extraction, leaves_out_money_matches_in_passing_and_old_news) {
    EXPECT_EQ(told("Port-au-Prince, 14 avril 2026 – L'attaque des spéculateurs contre la gourde "
                   "s'est poursuivie lundi. À la Bourse, les titres du sucre ont explosé lundi."),
              "");
    EXPECT_EQ(told("BOGOTA, June 15, 2026\n\nA bomb killed two people on Saturday.\n\nJunior won "
                   "2-1 on Sunday; their striker attacked from the left."),
              "2026-06-13 explosive_device killed 2; ");
    EXPECT_EQ(told("BOGOTA, June 15, 2026\n\nA bomb killed two people on Saturday.\n\nA year ago, "
                   "on June 10, 2025, an attack killed seven people."),
              "2026-06-13 explosive_device killed 2; ");
    // To condemn an attack is no trial.
    EXPECT_EQ(told("Paris, 9 mars 2026 – MSF condamne l'attaque de jeudi, qui a coûté la vie à "
                   "trois patients et à une infirmière."),
              "2026-03-05 attack_on_civilians killed 4; ");
}

TEST(Extraction, takes_a_raid_with_its_captives_as_one_and_a_rescue_as_none) {
    EXPECT_EQ(told("Kaduna, 19 January 2026 (AFP) – Bandits on Sunday invaded a church in a "
                   "village and whisked away no fewer than 35 worshippers."),
              "2026-01-18 kidnapping bandits=agent kidnapped 35; ");
    EXPECT_EQ(told("Kaduna, 19 January 2026 (AFP) – Troops rescued 18 kidnapped victims on "
                   "Saturday and killed three bandits."),
              "2026-01-17 armed_clash army=agent bandits=target freed 18 killed 3; ");
    EXPECT_EQ(told("Une frappe de drone tue 23 civils\n\nAddis-Abeba, 7 juillet 2026 (AFP) – Une "
                   "frappe de drone a tué au moins 23 civils samedi. Des combats étaient en cours "
                   "lundi.\n"),
              "2026-07-04 air_strike civilians=target killed 23; 2026-07-06 armed_clash; ");
}

TEST(IncidentTable, has_a_line_for_each_incident) {
    const std::string table = incident_table(extract(convoy), Language::fr);
    EXPECT_NE(table.find("2 incident(s)"), std::string::npos) << table;
    EXPECT_NE(table.find("attaque d’un convoi"), std::string::npos) << table;
    EXPECT_NE(table.find("enlèvement"), std::string::npos) << table;
    EXPECT_NE(table.find("6 enlevés"), std::string::npos) << table;
}

} // namespace
} // namespace cordon::incident

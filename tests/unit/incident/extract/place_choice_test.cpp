// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "incident/regions.hpp"
#include "proj/geodesic.hpp"
#include "unit/incident/extract/article_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

/// Which of the places that an article names is that of an event, and what region stands for it.
namespace cordon::incident {
namespace {

const std::string dateline = "GENEVA, November 18, 2026 (Reuters) - ";
const std::string tete = "Genève, 18 novembre 2026 (AFP) – ";

/// The credible region of an event.
geom::LonLatShape region_of(const std::string& text, std::size_t event = 0) {
    const Extraction extraction = extract(text);
    if (event >= extraction.incidents.incidents.size())
        return geom::LonLatShape(geom::Kind::polygon);
    const Location& location = extraction.incidents.incidents[event].location;
    return is_located(location) ? polygon_of(location.region())
                                : geom::LonLatShape(geom::Kind::polygon);
}

/// The region holds a point and is no larger than a disc of so many km.
::testing::AssertionResult holds(const geom::LonLatShape& region, geom::LonLat at, double km) {
    if (region.empty()) return ::testing::AssertionFailure() << "not located";
    const double radius = std::sqrt(std::abs(proj::area_m2(region.view())) / 3.1416) / 1000.0;
    if (!geom::contains(region.view(), at))
        return ::testing::AssertionFailure() << "lies elsewhere, radius " << radius;
    return radius <= km ? ::testing::AssertionSuccess()
                        : ::testing::AssertionFailure() << "radius " << radius;
}

class PlaceChoice : public ::testing::Test {
  protected:
    void SetUp() override {
        if (gazetteer() == nullptr)
            GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    }
};

TEST_F(PlaceChoice, is_the_place_within_the_area_that_was_named_first) {
    EXPECT_EQ(placed(dateline +
                     "A bomb killed two soldiers in Guanajuato state in Mexico on Monday. "
                     "The blast happened outside a barracks in the city of Salamanca."),
              "salamanca explosive_device killed 2; ");
    // A heading that names the town of the district adds nothing.
    EXPECT_EQ(placed("Two shot dead in Jiribam\n\nImphal, Oct 30, 2025: Two volunteers were shot "
                     "dead in Manipur's Jiribam district on Thursday."),
              "jiribam attack_on_civilians killed 2; ");
}

TEST_F(PlaceChoice, of_an_island_is_its_division_and_not_the_town_of_that_name) {
    EXPECT_TRUE(holds(region_of(dateline + "Three people were killed in a clash on the island of "
                                           "Basilan in the Philippines on Monday."),
                      {121.97, 6.42}, 30.0));
}

TEST_F(PlaceChoice, takes_the_town_that_holds_most_of_its_district) {
    EXPECT_TRUE(holds(region_of(dateline + "Gunmen shot dead a councilwoman in Durán, across the "
                                           "river from Guayaquil in Ecuador, on Monday."),
                      {-79.855, -2.176}, 12.0));
}

TEST_F(PlaceChoice, of_a_village_is_the_one_told_of_and_never_the_date_line) {
    const std::string text = "Antananarivo, le 3 septembre 2026 – Des zébus ont été volés dans un "
                             "hameau situé à une douzaine de kilomètres à l'ouest de Betroka, "
                             "dimanche. Une centaine d'hommes ont fait irruption dans le village "
                             "et blessé par balles quatre bouviers.";
    EXPECT_TRUE(holds(region_of(text), {45.98, -23.27}, 20.0));
    EXPECT_EQ(
        placed("Antananarivo, le 3 septembre 2026 – Des hommes armés ont fait irruption lundi "
               "dans le village et blessé par balles quatre bouviers."),
        " attack_on_civilians injured 4; ");
}

TEST_F(PlaceChoice, of_an_unknown_village_lies_in_the_only_division_of_the_article) {
    const std::string text =
        "Lomé, 17 juillet 2026 (AFP) - Huit soldats ont été tués mercredi dans "
        "l'attaque d'un poste dans la région des Savanes, au Togo.\n\n"
        "Samedi dernier, sept jeunes gens avaient péri dans l'explosion d'un "
        "engin artisanal à Margba, dans la préfecture voisine.";
    EXPECT_TRUE(holds(region_of(text, 1), {0.2, 10.88}, 60.0));
    // Another country stands in its paragraph.
    EXPECT_TRUE(region_of("Lomé, 17 juillet 2026 (AFP) - Huit soldats ont été tués mercredi dans "
                          "l'attaque d'un poste dans la région des Savanes, au Togo.\n\n"
                          "Au Bénin, sept jeunes gens avaient péri samedi dans l'explosion d'un "
                          "engin artisanal à Margba.",
                          1)
                    .empty());
}

TEST_F(PlaceChoice, of_a_report_under_a_run_in_head_lies_in_that_region) {
    EXPECT_TRUE(holds(region_of("Mercredi 10 juin 2026\n\nSégou. Le chef du village de Sarro a été "
                                "enlevé à son domicile lundi au Mali."),
                      {-5.24, 13.72}, 160.0));
}

TEST_F(PlaceChoice, is_told_by_sentences_that_only_refer_to_the_event) {
    EXPECT_EQ(placed(dateline + "At least 26 men were shot dead in an ambush in Papua New Guinea's "
                                "Enga province. The killings took place on Wednesday near the town "
                                "of Wabag."),
              "wabag ambush killed 26; ");
    EXPECT_EQ(placed(tete + "Deux personnes ont été tuées lundi dans une attaque en République "
                            "démocratique du Congo. Les faits se sont produits à Goma."),
              "goma attack_on_civilians killed 2; ");
    EXPECT_EQ(placed(dateline + "The incident happened in Nairobi on Monday."), "");
}

TEST_F(PlaceChoice, lies_between_the_ends_of_a_journey) {
    EXPECT_TRUE(holds(region_of(dateline + "Gunmen kidnapped two employees of an oil company in "
                                           "Yemen on Friday as they drove from Ataq to Nisab."),
                      {46.65, 14.52}, 30.0));
}

TEST_F(PlaceChoice, along_the_border_of_two_divisions_is_not_that_of_their_country) {
    EXPECT_TRUE(holds(region_of(dateline + "Fighting killed seven soldiers on Monday along the "
                                           "border between Taiz and Lahj governorates in Yemen."),
                      {44.3, 13.4}, 70.0));
}

TEST_F(PlaceChoice, between_two_names_of_one_town_takes_another_of_them) {
    EXPECT_FALSE(region_of(dateline + "A bomb exploded on Monday near railway tracks between "
                                      "Tanyong Mat and Rueso stations in Thailand.")
                     .empty());
}

TEST_F(PlaceChoice, of_a_town_is_not_measured_from_what_stands_before) {
    // "de là": from the town of the sentence before.
    EXPECT_TRUE(holds(region_of(tete + "Un drone chargé d'explosifs s'est écrasé lundi sur la base "
                                       "militaire de Suárez, à 35 km de là, dans le Cauca, en "
                                       "Colombie, blessant deux soldats."),
                      {-76.69, 2.95}, 15.0));
    // "de la capitale économique": of something that is no place known.
    EXPECT_TRUE(holds(region_of("Bujumbura, 18 septembre 2026 – Des hommes armés ont attaqué mardi "
                                "une position militaire à Gatumba, à une quinzaine de kilomètres à "
                                "l'ouest de la capitale économique."),
                      {29.25, -3.33}, 5.0));
    // "15 kilometres to the north-west" of an unknown village: of the town named before.
    EXPECT_TRUE(holds(region_of(dateline + "Two people died on Monday when a guided bomb hit "
                                           "Kostiantynivka in Ukraine, while a woman was killed by "
                                           "shelling in the village of Oleksiievo-Druzhkivka, 15 "
                                           "kilometres to the north-west.",
                                1),
                      {37.6, 48.58}, 25.0));
}

TEST_F(PlaceChoice, of_a_road_out_of_the_town_begins_there) {
    EXPECT_TRUE(
        holds(region_of("BANGUI, 5 novembre 2026 – À Bouar, un véhicule de la gendarmerie a "
                        "sauté samedi sur un engin explosif à la sortie de la ville, sur la "
                        "route de Bocaranga."),
              {15.6, 5.95}, 12.0));
}

TEST_F(PlaceChoice, knows_towns_whose_names_look_like_persons) {
    EXPECT_EQ(
        placed(
            "Nov. 6, 2026\n\nIn Brazil's west, a 23-year-old Guarani Kaiowa man was shot dead on "
            "Wednesday "
            "near the town of Antonio Joao, on the border with Paraguay."),
        "antonio joao attack_on_civilians killed 1; ");
    EXPECT_EQ(
        placed("Tunis, le 27 janvier 2026. Des échauffourées ont éclaté lundi à Sidi Bouzid."),
        "sidi bouzid riot; ");
    EXPECT_EQ(placed(dateline + "Gunmen ambushed a vehicle in Deir ez Zor, Syria, on Monday."),
              "deir ez zor ambush; ");
}

TEST_F(PlaceChoice, is_no_water_that_is_called_after_a_town) {
    EXPECT_EQ(placed("November 18, 2026\n\nSix men boarded a tanker in the Singapore Strait on "
                     "Monday."),
              " attack_on_traffic; ");
}

TEST_F(PlaceChoice, of_counts_in_two_clauses_is_that_of_each) {
    EXPECT_EQ(placed(dateline +
                     "Two people died on Monday when a guided bomb hit Kostiantynivka in "
                     "Ukraine, while a woman was killed by shelling in Kramatorsk."),
              "kostiantynivka air_strike killed 2; kramatorsk shelling killed 1; ");
}

TEST_F(PlaceChoice, of_an_unknown_village_in_a_town_is_the_district_of_the_town) {
    // The name has a possessive in it, and is that of a town and of its district.
    EXPECT_TRUE(
        holds(region_of("DHAKA, January 15, 2026 - Two brothers were shot dead at a camp in "
                        "Ukhiya, Cox's Bazar, on Wednesday."),
              {92.15, 21.2}, 45.0));
    // "À Guayaquil, dans le secteur de …": a part of the city.
    EXPECT_TRUE(holds(region_of("12 mars 2026\n\nÀ Guayaquil, dans le secteur de Nueva Prosperina, "
                                "deux commerçants ont été tués lundi en Équateur."),
                      {-79.95, -2.12}, 20.0));
}

TEST_F(PlaceChoice, knows_divisions_whose_direction_stands_behind) {
    EXPECT_TRUE(
        holds(region_of("PORT-SOUDAN, 5 décembre 2026 (AFP) – Trente personnes ont été tuées "
                        "jeudi dans le Kordofan-Sud."),
              {30.9, 10.9}, 260.0));
    EXPECT_EQ(placed("PORT-SOUDAN, 5 décembre 2026 (AFP) – Dans le Darfour-Sud, l'armée affirme "
                     "avoir abattu mercredi un avion-cargo à l'aéroport de Nyala."),
              "nyala attack_on_civilians; ");
}

TEST_F(PlaceChoice, is_no_county_town_where_the_county_is_named) {
    EXPECT_FALSE(holds(region_of("NAIROBI, 3 juin 2026 (AFP) – Deux personnes ont été tuées lundi "
                                 "dans le comté de Wajir, au Kenya."),
                       {40.06, 1.75}, 20.0));
}

TEST_F(PlaceChoice, is_not_where_a_line_or_a_road_leads) {
    EXPECT_EQ(placed("3 juin 2026\n\nÀ Kisumu, des étudiants bloquaient lundi la route de Busia."),
              "kisumu blockade; ");
    EXPECT_EQ(placed("3 juin 2026\n\nUn autocar reliant Mandera à Nairobi a été mitraillé mardi "
                     "près d'El Wak au Kenya, tuant huit passagers."),
              "el wak attack_on_traffic killed 8; ");
    EXPECT_EQ(placed("June 3, 2026\n\nGunmen boarded a Liberia-flagged tanker on Monday."),
              " attack_on_traffic; ");
}

TEST_F(PlaceChoice, of_a_valley_is_not_the_town_of_that_name) {
    EXPECT_EQ(placed("LIMA, June 23, 2026 - Two protesters were killed on Monday in clashes with "
                     "police at Cocachacra, in the Tambo Valley of southern Peru."),
              "cocachacra riot killed 2; ");
}

TEST_F(PlaceChoice, looks_back_no_farther_than_the_date) {
    EXPECT_EQ(placed("KAMPALA, Dec 9, 2026 - Soldiers killed two rebels on Tuesday in Fort Portal. "
                     "The attack is the deadliest in the district since June 2023, when 42 people "
                     "were killed at a school in Mpondwe."),
              "fort portal armed_clash killed 2; ");
}

TEST_F(PlaceChoice, of_a_second_act_is_its_own) {
    EXPECT_EQ(
        placed("Pemba, 24 Aug 2026 - Insurgents beheaded four farmers in Ancuabe on Friday and, "
               "two days later, raided Chiure in Mozambique, where seven people were killed."),
        "ancuabe attack_on_civilians killed 4; chiure attack_on_civilians killed 7; ");
}

TEST_F(PlaceChoice, is_no_part_of_a_name_that_hyphens_join) {
    EXPECT_EQ(
        placed("Police d'Haïti – 5 mars 2026\n\nAu Cap-Haïtien, un commissaire de police a été "
               "arrêté vendredi."),
        "cap haitien arrest arrested 1; ");
    EXPECT_EQ(
        placed("5 mars 2026\n\nSix civils ont été tués mardi à Village-de-Dieu, à l'entrée sud "
               "de Port-au-Prince."),
        "port au prince attack_on_civilians killed 6; ");
}

} // namespace
} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "geom/measure.hpp"
#include "incident/regions.hpp"
#include "unit/incident/extract/article_reader.hpp"

#include <gtest/gtest.h>

#include <string>

/// Places whose names no gazetteer has, and homonyms of them that it has elsewhere.
namespace cordon::incident {
namespace {

/// Quoted words, first known name ("-" when there is none) and whether it is located, of each
/// event.
std::string where(const std::string& text) {
    std::string out;
    const Extraction extraction = extract(text);
    for (std::size_t i = 0; i < extraction.events.size(); ++i) {
        const Incident& incident = extraction.incidents.incidents[i];
        std::string name = "-";
        if (const auto& place = extraction.events[i].place)
            for (const place::Clause& clause : extraction.places.expressions[*place].clauses)
                if (name == "-" && !clause.toponyms.empty())
                    name = extraction.places.toponyms[clause.toponyms.front()].folded;
        out += std::string(incident.place.in(Language::en)) + " > " + name +
               (is_located(incident.location) ? "; " : " nowhere; ");
    }
    return out;
}

class UnlistedNames : public ::testing::Test {
  protected:
    void SetUp() override {
        if (gazetteer() == nullptr)
            GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    }
};

TEST_F(UnlistedNames, lie_in_the_area_that_stands_in_apposition) {
    // The gazetteer's Makoko is a quarter of Lagos.
    EXPECT_EQ(where("Lubero, 6 octobre 2026 – Des civils ont été tués dimanche à Makoko, une "
                    "agglomération de la chefferie des Baswagha, dans le territoire de Lubero "
                    "(Nord-Kivu)."),
              "à Makoko, une agglomération de la chefferie des Baswagha, dans le territoire de "
              "Lubero (Nord-Kivu) > lubero; ");
    // Its Petite Rivière lies on Mauritius, and Jean and Denis are given names.
    EXPECT_EQ(where("Port-au-Prince, 12 novembre 2026 – Neuf personnes ont été tuées mardi à "
                    "Jean-Denis, localité de la commune de Petite-Rivière de l'Artibonite."),
              "à Jean-Denis, localité de la commune de Petite-Rivière de l'Artibonite > "
              "artibonite; ");
    // Its Gedeb lies in another region of the country.
    EXPECT_EQ(where("ADDIS ABABA, Oct 13 2026 - A drone hit a health post in Gedeb, East Gojjam "
                    "Zone of the Amhara region, on Saturday."),
              "in Gedeb, East Gojjam Zone of the Amhara region > amhara; ");
    // A district that bears the name of another state.
    EXPECT_EQ(where("There was panic in Eruku, Ekiti Local Government Area of Kwara State, "
                    "Nigeria, on November 18, 2025, when gunmen kidnapped 30 worshippers."),
              "in Eruku, Ekiti Local Government Area of Kwara State, Nigeria > kwara state; ");
}

TEST_F(UnlistedNames, are_not_the_town_of_the_date_line) {
    EXPECT_EQ(where("Goma, 3 mai 2026 – Des hommes armés ont enlevé lundi deux chauffeurs à "
                    "Kinyamba."),
              "à Kinyamba > - nowhere; ");
    EXPECT_EQ(where("Goma, 3 mai 2026 – Des hommes armés ont enlevé lundi deux chauffeurs sur la "
                    "route de Brital."),
              "route de Brital > - nowhere; ");
    EXPECT_EQ(where("Port-au-Prince, 2 mars 2026 – Des bandits ont pris dimanche le contrôle du "
                    "commissariat de Saut-d'Eau."),
              "commissariat de Saut-d'Eau > - nowhere; ");
    // Another name of Orchies in France.
    EXPECT_EQ(where("GENEVA, April 14, 2026 - Households fled North Darfur after clashes.\n\nOn 10 "
                    "April, RSF fighters raided the village of Orshi and abducted 14 men. In West "
                    "Kordofan, all was calm."),
              "village of Orshi > - nowhere; ");
    // Neither County Mayo nor Sava in Madagascar, nor the Sahel of the paper's name.
    EXPECT_EQ(where("MAROUA, 3 septembre 2026 (L'Œil du Sahel) - Un véhicule a sauté mardi sur une "
                    "mine à Kerawa, dans le département du Mayo-Sava."),
              "à Kerawa, dans le département du Mayo-Sava > - nowhere; ");
}

TEST_F(UnlistedNames, lie_beside_the_road_or_in_the_town_of_their_sentence) {
    EXPECT_EQ(where("KATSINA, November 4, 2026 - Gunmen blocked the Jibia-Batsari road on Tuesday "
                    "and kidnapped four travellers near Kukar Babangida."),
              "near Kukar Babangida > -; ");
    EXPECT_EQ(where("MOGADISHU, Somalia, Sept 22, 2026 - Fighters attacked a base near Baidoa on "
                    "Monday.\n\nIn Mogadishu, a former commissioner was shot dead by men armed "
                    "with pistols near the Bakara market on Sunday."),
              "near Baidoa > baidoa; near the Bakara > -; ");
    // All that the article names lies in one division.
    EXPECT_EQ(where("KATSINA, November 4, 2026 - Bandits raided Jibia and Batsari in Katsina State "
                    "on Monday.\n\nKatsina State has many gangs. On Tuesday, gunmen kidnapped 11 "
                    "men in the Rugu forest."),
              "in the Rugu forest > -; ");
    // A quarter of the town before it.
    EXPECT_EQ(where("GAO (Mali), 5 juin 2026 – Des éléments armés ont incendié mercredi la mairie "
                    "de Ouattagouna. À Ménaka, trois habitants sont morts mercredi dans "
                    "l'explosion d'un obus dans le quartier d'Adjabar."),
              "mairie de Ouattagouna > - nowhere; À Ménaka > menaka; ");
}

TEST_F(UnlistedNames, at_the_other_end_of_a_road_lie_in_the_region_that_is_named) {
    const Extraction extraction =
        extract("OUAGADOUGOU, 6 novembre 2026 (AFP) - Des hommes armés ont incendié mardi quatre "
                "camions sur l'axe Dori-Gorgadjiba, dans la région du Sahel.");
    ASSERT_EQ(extraction.incidents.incidents.size(), 1U);
    const Location& place = extraction.incidents.incidents.front().location;
    const geom::LonLatShape region = polygon_of(place.region());
    ASSERT_FALSE(region.empty());
    EXPECT_TRUE(geom::contains(region.view(), geom::LonLat{-0.3, 14.1}));
    EXPECT_FALSE(geom::contains(region.view(), geom::LonLat{0.48, 14.1})) << "Niger, 56 km away";
}

TEST_F(UnlistedNames, alone_make_no_event_of_vague_words) {
    EXPECT_EQ(where("Mixed martial arts fighter Conor McGregor has been arrested at Barclays "
                    "Center."),
              "");
}

TEST_F(UnlistedNames, in_two_words_are_found_in_one) {
    EXPECT_EQ(where("Port-au-Prince, 14 avril 2026 – Des inconnus ont enlevé lundi deux marchands "
                    "à Pétion-Ville."),
              "à Pétion-Ville > petionville; ");
}

TEST_F(UnlistedNames, leave_parts_of_the_country_and_districts_of_lebanon_are_read) {
    EXPECT_EQ(where("YANGON, Jan 20, 2026 - A drone struck a monastery in the country's west on "
                    "Sunday."),
              "in the country's west > -; ");
    EXPECT_EQ(where("Beyrouth, 18 février 2026 – Un drone a visé mercredi un pick-up sur la route "
                    "de Brital, dans le caza de Baalbek."),
              "route de Brital, dans le caza de Baalbek > baalbek; ");
}

} // namespace
} // namespace cordon::incident

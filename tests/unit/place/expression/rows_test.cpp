// SPDX-License-Identifier: MIT
#include "marked.hpp"

#include <gtest/gtest.h>

using namespace cordon::place;
using cordon::place::test::read_all;

namespace {

/// A phrase with its names marked, and what is read in it: rule, places, numbers.
struct Row {
    const char* text;
    const char* read;
};

constexpr Row french[] = {
    // NOLINT(*-avoid-c-arrays)
    {"à [Kati]", "1-in Kati"},
    {"dans la ville de [Kati]", "1-in Kati type=ville"},
    {"dans le village de [Négala]", "1-in Négala type=village"},
    {"à 50 km de [Kati]", "2-distance Kati 50km g10"},
    {"distant de 35,5 km de [Kati]", "2-distance Kati 35.5km g0.5"},
    {"situé à 3.000 mètres de [Kati]", "2-distance Kati 3km g0.465"},
    {"à 50 km de [Kati] à vol d'oiseau", "2-distance Kati 50km g10 straight"},
    {"à 50 km par la route de [Kati]", "2-distance Kati 50km g10 road"},
    {"à une cinquantaine de kilomètres de [Kati]", "3-about-distance Kati 50km g10"},
    {"à une dizaine de km de [Kati]", "3-about-distance Kati 10km g4"},
    {"à une quinzaine de km de [Kati]", "3-about-distance Kati 15km g5"},
    {"à une centaine de kilomètres de [Kati]", "3-about-distance Kati 100km g20"},
    {"à environ 33 km de [Kati]", "3-about-distance Kati 33km g6.06632"},
    {"à près de 40 km de [Kati]", "3-about-distance Kati 40km g10 nearly"},
    {"à quelque vingt-cinq kilomètres de [Kati]", "3-about-distance Kati 25km g5.07536"},
    {"à quelques kilomètres de [Kati]", "3-about-distance Kati 2..6km g0 between"},
    {"à moins de 20 km de [Kati]", "4-bounds Kati 20km g10 less"},
    {"à plus de 100 km de [Kati]", "4-bounds Kati 100km g10 more"},
    {"jusqu'à 30 km de [Kati]", "4-bounds Kati 30km g10 less"},
    {"entre 30 et 40 km de [Kati]", "4-bounds Kati 30..40km g10 between"},
    {"à 12 milles marins au large de [Dakar]", "2-distance Dakar 22.224km g1.852 straight"},
    {"à 30 km de la ville portuaire de [Dakar]", "2-distance Dakar 30km g10 type=ville"},
    {"à 30 km au nord-ouest de [Kati]", "5-distance-bearing Kati 30km g10 az315/8"},
    {"12 km N-E de [Kati]", "5-distance-bearing Kati 12km g1 az45/8"},
    {"à 12 km au nord-nord-est de [Kati]", "5-distance-bearing Kati 12km g1 az22.5/16"},
    {"au nord de [Kati], à 20 km", "5-distance-bearing Kati 20km g10 az0/4"},
    {"à 30 km au nord et 20 km à l'est de [Gao]", "6-offsets Gao 30km g10 az0/4 +20km az90"},
    {"à deux heures de route de [Gao]", "7-travel-time Gao 2..2h x 30..80"},
    {"à trois jours de marche de [Gao]", "7-travel-time Gao 24..24h x 4..5"},
    {"à une demi-heure de piste de [Gao]", "7-travel-time Gao 0.5..0.5h x 30..60"},
    {"dans un rayon de 50 km autour de [Bamako]", "8-radius Bamako 50km g10"},
    {"près de [Bamako]", "9-near Bamako soft"},
    {"non loin de [Bamako]", "9-near Bamako soft"},
    {"aux alentours de [Bamako]", "9-near Bamako soft"},
    {"aux portes de [Bamako]", "10-outskirts Bamako"},
    {"à la périphérie nord de [Bamako]", "10-outskirts Bamako az0/4"},
    {"à la sortie nord de [Ségou]", "11-gateway Ségou az0/4"},
    {"à l'entrée de [Ségou]", "11-gateway Ségou"},
    {"dans la banlieue de [Bamako]", "12-suburb Bamako"},
    {"entre [Bamako] et [Ségou]", "13-between Bamako Ségou"},
    {"entre les villes de [Kati] et [Kita]", "13-between Kati Kita"},
    {"à mi-chemin entre [Bamako] et [Ségou]", "14-halfway Bamako Ségou"},
    {"sur l'axe [Bamako]-[Ségou]", "15-axis Bamako Ségou"},
    {"la route reliant [Bamako] à [Kita]", "15-axis Bamako Kita"},
    {"sur la route de [Ségou]", "15-axis-to Ségou"},
    {"les axes routiers menant à [Bamako]", "15-axes-to Bamako"},
    {"sur la RN6", "16-road line=RN6"},
    {"sur la nationale 6, entre [Bamako] et [Ségou]", "16-road line=RN6 & 13-between Bamako Ségou"},
    {"à hauteur de [Fana]", "17-at-level Fana"},
    {"au PK 45 de la RN6", "17-milestone 45km g1 line=RN6"},
    {"au nord de [Ségou]", "18-direction Ségou az0/4 soft"},
    {"dans le nord du [Mali]", "19-part Mali az0/4"},
    {"dans le centre du [Mali]", "19-part Mali type=centre"},
    {"dans le cercle de [Kita]", "20-district Kita type=cercle"},
    {"dans la région de [Kayes]", "21-region Kayes type=region"},
    {"dans la commune rurale de [Siby]", "22-commune Siby type=commune"},
    {"à la frontière entre le [Mali] et le [Niger]", "23-border Mali Niger"},
    {"près de la frontière {ivoirienne}", "23-border ivoirienne"},
    {"dans la zone des trois frontières", "23-tri-border"},
    {"à 20 km de la frontière avec le [Niger]", "24-from-border Niger 20km g10"},
    {"le long du fleuve [Niger]", "25-along-water line=Niger type=fleuve"},
    {"sur la rive gauche du fleuve [Niger]", "25-bank line=Niger type=fleuve"},
    {"au bord du lac Débo", "25-along-water line=Débo type=lac"},
    {"en amont de [Ségou]", "26-upstream Ségou"},
    {"en aval de [Ségou]", "26-downstream Ségou"},
    {"au large de [Dakar]", "27-offshore Dakar"},
    {"sur la côte ouest de [Madagascar]", "39-coast Madagascar az270/4"},
    {"le long du littoral du [Sénégal]", "39-coast Sénégal"},
    {"dans la forêt de [Faya]", "28-nature Faya type=foret"},
    {"au poste de contrôle de [Kati]", "29-facility Kati type=poste"},
    {"[Négala], à 45 km de [Kati]", "1-named Négala & 2-distance Kati 45km g1"},
    {"[Siby] (région de [Koulikoro])",
     "1-named Siby & 31-container Koulikoro type=region container"},
    {"[Siby], dans la région de [Koulikoro]",
     "1-named Siby & 21-region Koulikoro type=region container"},
    {"à [Kati] et [Kita]", "several: 1-in Kati & 1-named Kita"},
    {"à [Kati], [Kita] et [Nara]", "several: 1-in Kati & 1-named Kita & 1-named Nara"},
    {"à [Didiéni] ou à [Kolokani]", "rivals: 1-in Didiéni & 1-in Kolokani"},
    {"soit à [Didiéni], soit à [Kolokani]", "rivals: 1-in Didiéni & 1-in Kolokani"},
    {"à [Kati], [Kita] ou [Nara]", "rivals: 1-in Kati & 1-named Kita & 1-named Nara"},
    {"près de [Kati] ou à 20 km de [Kita]", "rivals: 9-near Kati soft & 2-distance Kita 20km g10"},
    {"à [Kidal] ou dans la région de [Gao]", "rivals: 1-in Kidal & 21-region Gao type=region"},
    {"à [Barkédji], capitale de l'État du Kordofan-Nord", "1-in Barkédji"},
    {"à 20 km de [Ségou], chef-lieu de la région", "2-distance Ségou 20km g10"},
    {"sur la route reliant [Bunia] à Komanda", "15-axis Bunia"},
    {"en territoire de [Lubero]", "20-district Lubero type=territoire"},
    {"non loin de la frontière {malienne}", "23-border malienne"},
    {"sur les hauteurs de [Port-au-Prince]", "10-outskirts Port-au-Prince"},
    {"dans le quartier de Karrari, à [Omdourman]", "12-suburb Omdourman"},
    {"dans le village de Mukondo", "1-in"},
    {"vers [Kayes]", "33-towards Kayes role"},
    {"en provenance de [Dakar]", "33-from Dakar role"},
    {"de [Kayes] à [Bamako]", "33-route Kayes Bamako role"},
    {"dans la capitale {malienne}", "34-anaphora malienne ana=capital"},
    {"à 30 km de la capitale", "2-distance 30km g10 ana=capital"},
    {"l'ambassade de [France] a fermé", "35-embassy France role"},
    {"devant l'ambassade de [France] à [Bamako]", "35-embassy France Bamako"},
    {"dans tout le pays", "36-everywhere ana=country"},
    {"partout au [Mali]", "36-everywhere Mali"},
    {R"(à 12°44'38"N 8°04'21"W)", "37-coordinates at 12.7439,-8.0725"},
    {"12.7441, -8.0726", "37-coordinates at 12.7441,-8.0726"},
    {"en dehors de [Bamako]", "38-outside Bamako excludes"},
    {"à une cinquantaine de kilomètres de [Kati], non loin de [Bamako]",
     "3-about-distance Kati 50km g10 & 9-near Bamako soft"},
    {"[Kati], 30 km au nord", "5-distance-bearing Kati 30km g10 az0/4"},
    {"au nord de [Kati], à 50 km de [Bamako]",
     "18-direction Kati az0/4 soft & 2-distance Bamako 50km g10"},
};

constexpr Row english[] = {
    // NOLINT(*-avoid-c-arrays)
    {"77 nautical miles west of [Aden]",
     "5-distance-bearing Aden 142.604km g1.852 az270/4 straight"},
    {"13NM southwest of [Aden]", "5-distance-bearing Aden 24.076km g1.852 az225/8 straight"},
    {"59 km south of the {Malian} town of [Didiéni]",
     "5-distance-bearing Didiéni 59km g1 az180/4 type=town"},
    {"20 km from the {Yemeni} port of [Aden]", "2-distance Aden 20km g10"},
    {"20 km from [Yemen]'s southern port city of [Aden]", "2-distance Aden 20km g10 type=city"},
    {"30 km from [Mali]'s capital, [Bamako]", "2-distance Bamako 30km g10 type=ville"},
    {"in the southern {Malian} town of [Sikasso]", "1-in Sikasso type=town"},
    {"in the eastern city of [Goma]", "1-in Goma az90/4"},
    {"in southern [Mali]", "19-part Mali az180/4"},
    {"near [Niger]'s border with [Mali]", "23-border Niger Mali"},
    {"near the border town of [Gao]", "9-near Gao type=town soft"},
    {"in the town of Kabkabiya", "1-in"},
    {"150 km west of [El Fasher], the capital of North Darfur state",
     "5-distance-bearing El Fasher 150km g10 az270/4"},
    {"north of [Bukavu], capital of [South Kivu]", "18-direction Bukavu az0/4 soft"},
    {"on the road linking [Bunia] and Komanda", "15-axis Bunia"},
    {"in the Solino neighbourhood of [Port-au-Prince]", "12-suburb Port-au-Prince"},
    {"in [Donetsk] oblast", "21-region Donetsk type=oblast"},
    {"in [Kanbalu] township", "20-district Kanbalu type=township"},
    {"in [Djugu] territory", "20-district Djugu type=territory"},
    {"in [Guma] local government area", "20-district Guma type=district"},
    {"at [Mogadishu]'s airport", "29-facility Mogadishu type=airport"},
    {"the outskirts of [Djibo]", "10-outskirts Djibo"},
    {"in the hills above [Kenscoff]", "10-outskirts Kenscoff"},
    {"in [Mozambique]'s northern [Cabo Delgado] province", "21-region Cabo Delgado type=province"},
    {"either in [Kati] or in [Kita]", "rivals: 1-in Kati & 1-in Kita"},
    {"in [Kati] or [Kita]", "rivals: 1-in Kati & 1-named Kita"},
    {"near [Kati] or possibly near [Kita]", "rivals: 9-near Kati soft & 9-near Kita soft"},
    {"in [Kati]", "1-in Kati"},
    {"in the city of [Kati]", "1-in Kati type=city"},
    {"at [Kati]", "1-in Kati"},
    {"50 km from [Kati]", "2-distance Kati 50km g10"},
    {"10.5 kilometres from [Kati]", "2-distance Kati 10.5km g0.5"},
    {"50 km outside [Kati]", "2-distance Kati 50km g10"},
    {"50 km from [Kati] as the crow flies", "2-distance Kati 50km g10 straight"},
    {"50 km by road from [Kati]", "2-distance Kati 50km g10 road"},
    {"about 50 km from [Kati]", "3-about-distance Kati 50km g10"},
    {"some 20 kilometres from [Kati]", "3-about-distance Kati 20km g10"},
    {"nearly 40 km from [Kati]", "3-about-distance Kati 40km g10 nearly"},
    {"20 miles (32 km) from [Kati]", "2-distance Kati 32.1869km g16.0934"},
    {"a few kilometres from [Kati]", "3-about-distance Kati 2..6km g0 between"},
    {"two dozen miles from [Kati]", "3-about-distance Kati 38.6243km g12.8748"},
    {"less than 10 km from [Gao]", "4-bounds Gao 10km g1 less"},
    {"more than 100 km from [Gao]", "4-bounds Gao 100km g10 more"},
    {"up to 30 km from [Gao]", "4-bounds Gao 30km g10 less"},
    {"between 30 and 40 km from [Gao]", "4-bounds Gao 30..40km g10 between"},
    {"30 km northwest of [Kati]", "5-distance-bearing Kati 30km g10 az315/8"},
    {"30 km to the north-west of [Kati]", "5-distance-bearing Kati 30km g10 az315/8"},
    {"7 miles west-northwest of [Kati]", "5-distance-bearing Kati 11.2654km g1.60934 az292.5/16"},
    {"8.7 miles (14.0 km) east south-east of [Kati]",
     "5-distance-bearing Kati 14.0013km g0.160934 az112.5/16"},
    {"30 km north and 20 km east of [Gao]", "6-offsets Gao 30km g10 az0/4 +20km az90"},
    {"a two-hour drive from [Gao]", "7-travel-time Gao 2..2h x 30..80"},
    {"two hours' drive north of [Gao]", "7-travel-time Gao az0/4 2..2h x 30..80"},
    {"a day's walk from [Kidal]", "7-travel-time Kidal 8..8h x 4..5"},
    {"within 50 km of [Bamako]", "8-radius Bamako 50km g10"},
    {"within a 50-km radius of [Bamako]", "8-radius Bamako 50km g10"},
    {"near [Bamako]", "9-near Bamako soft"},
    {"not far from [Bamako]", "9-near Bamako soft"},
    {"around [Bamako]", "9-around Bamako soft"},
    {"in the [Kati] area", "9-near Kati soft"},
    {"on the outskirts of [Bamako]", "10-outskirts Bamako"},
    {"[Bamako]'s southern outskirts", "10-outskirts Bamako az180/4"},
    {"at the gates of [Bamako]", "10-outskirts Bamako"},
    {"at the northern entrance to [Ségou]", "11-gateway Ségou az0/4"},
    {"in a suburb of [Bamako]", "12-suburb Bamako"},
    {"in [Bamako]'s northern suburbs", "12-suburb Bamako az0/4"},
    {"between [Bamako] and [Ségou]", "13-between Bamako Ségou"},
    {"a 30-km-long stretch between [Kati] and [Kita]", "13-between Kati Kita"},
    {"halfway between [Bamako] and [Ségou]", "14-halfway Bamako Ségou"},
    {"on the [Bamako]-[Ségou] road", "15-axis Bamako Ségou"},
    {"on the highway linking [Bamako] and [Kita]", "15-axis Bamako Kita"},
    {"on the road to [Ségou]", "15-axis-to Ségou"},
    {"the roads leading to [Bamako]", "15-axes-to Bamako"},
    {"on the RN6", "16-road line=RN6"},
    {"along Highway 6", "16-road line=HWY6"},
    {"on the RN24 between [Kati] and [Kita]", "16-road line=RN24 & 13-between Kati Kita"},
    {"at the level of [Fana]", "17-at-level Fana"},
    {"near kilometre 45 of the RN6", "17-milestone 45km g1 line=RN6"},
    {"north of [Ségou]", "18-direction Ségou az0/4 soft"},
    {"in northern [Mali]", "19-part Mali az0/4"},
    {"in the north of [Mali]", "19-part Mali az0/4"},
    {"in central [Mali]", "19-part Mali type=centre"},
    {"in [Kita] district", "20-district Kita type=district"},
    {"in the region of [Kayes]", "21-region Kayes type=region"},
    {"in [Kayes] region", "21-region Kayes type=region"},
    {"in the commune of [Siby]", "22-commune Siby type=commune"},
    {"on the border between [Mali] and [Niger]", "23-border Mali Niger"},
    {"near the [Mali]-[Niger] border", "23-border Mali Niger"},
    {"near the {Malian} border", "23-border Malian"},
    {"in the tri-border area", "23-tri-border"},
    {"20 km from the border with [Niger]", "24-from-border Niger 20km g10"},
    {"along the [Niger] River", "25-along-water line=Niger type=river"},
    {"on the left bank of the [Niger] River", "25-bank line=Niger type=river"},
    {"upstream of [Ségou]", "26-upstream Ségou"},
    {"downstream from [Ségou]", "26-downstream Ségou"},
    {"off the coast of [Dakar]", "27-offshore Dakar"},
    {"along the coast of [Somalia]", "39-coast Somalia"},
    {"on [Libya]'s coast", "39-coast Libya"},
    {"in the forest of [Faya]", "28-nature Faya type=forest"},
    {"at [Gao] airport", "29-facility Gao type=airport"},
    {"at the [Kati] military camp", "29-facility Kati type=camp"},
    {"[Négala], 45 km from [Kati]", "1-named Négala & 2-distance Kati 45km g1"},
    {"[Siby] ([Koulikoro] region)", "1-named Siby & 31-container Koulikoro type=region container"},
    {"[Siby], [Koulikoro] region", "1-named Siby & 21-region Koulikoro type=region container"},
    {"in [Kati] and [Kita]", "several: 1-in Kati & 1-named Kita"},
    {"in [Kati], [Kita] and [Nara]", "several: 1-in Kati & 1-named Kita & 1-named Nara"},
    {"towards [Kayes]", "33-towards Kayes role"},
    {"[Kati]-based gunmen", "33-based Kati role"},
    {"from [Dakar] to [Bamako]", "33-route Dakar Bamako role"},
    {"in the {Malian} capital", "34-anaphora Malian ana=capital"},
    {"30 km from the {Malian} capital, [Bamako]", "2-distance Bamako 30km g10 type=ville"},
    {"outside the {French} embassy in [Bamako]", "35-embassy French Bamako"},
    {"the {French} embassy closed", "35-embassy French role"},
    {"across the country", "36-everywhere ana=country"},
    {"throughout [Mali]", "36-everywhere Mali"},
    {R"(at 12°44'38"N 8°04'21"W)", "37-coordinates at 12.7439,-8.0725"},
    {"12.5° N, 8.1° W", "37-coordinates at 12.5000,-8.1000"},
    {"outside [Bamako]", "38-outside Bamako excludes"},
    {"in the northern town of [Kidal]", "1-in Kidal az0/4"},
    {"about 50 km from [Kati], not far from [Bamako]",
     "3-about-distance Kati 50km g10 & 9-near Bamako soft"},
};

/// Rows of the card's table that a language's phrases reach.
std::vector<int> rows_of(std::span<const Row> table, TextLanguage language) {
    std::vector<int> rows;
    for (const Row& row : table) {
        const test::MarkedText m = test::marked(row.text, language);
        for (const PlaceExpression& e : parse_expressions(m.text, m.toponyms)) {
            for (const Clause& c : e.clauses) rows.push_back(c.row());
            if (e.several) rows.push_back(32);
            if (e.clauses.size() == 2 && e.clauses[0].is_named && e.clauses[1].row() == 2)
                rows.push_back(30);
        }
    }
    return rows;
}

} // namespace

TEST(Rows, AreReadInFrench) {
    for (const Row& row : french)
        EXPECT_EQ(read_all(row.text, TextLanguage::french), row.read) << row.text;
}

TEST(Rows, AreReadInEnglish) {
    for (const Row& row : english)
        EXPECT_EQ(read_all(row.text, TextLanguage::english), row.read) << row.text;
}

TEST(Rows, AreAllReachedInBothLanguages) {
    const std::vector<int> fr = rows_of(french, TextLanguage::french);
    const std::vector<int> en = rows_of(english, TextLanguage::english);
    for (int row = 1; row <= 38; ++row) {
        EXPECT_NE(std::find(fr.begin(), fr.end(), row), fr.end()) << "row " << row << ", French";
        EXPECT_NE(std::find(en.begin(), en.end(), row), en.end()) << "row " << row << ", English";
    }
}

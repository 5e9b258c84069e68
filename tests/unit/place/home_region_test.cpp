// SPDX-License-Identifier: MIT
// What a text says of the region that it is written in, and names that only fit together.
#include "place/area_codes.hpp"
#include "place/given_names.hpp"
#include "place/home_evidence.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace cordon::place {
namespace {

constexpr auto french = TextLanguage::french;
constexpr auto english = TextLanguage::english;

/// Homonyms of two continents. Numbers, positions and populations are GeoNames', rounded.
const Gazetteer& homonyms() {
    static const Gazetteer gazetteer = [] {
        namespace fs = std::filesystem;
        const fs::path file =
            fs::temp_directory_path() / ("cordon-homonyms-" + std::to_string(::getpid()) + ".csv");
        std::ofstream(file) << R"(id,name,lat,lon,class,code,country,admin1,population,alternates
6251999,Canada,60.1,-113.6,A,PCLI,CA,,33679000,
2635167,United Kingdom,54.8,-2.7,A,PCLI,GB,,62348000,
6252001,United States,39.8,-98.5,A,PCLI,US,,310000000,
272103,Lebanon,33.8,35.8,A,PCLI,LB,,4125000,
2960313,Luxembourg,49.8,6.2,A,PCLI,LU,,498000,
99237,Iraq,33,44,A,PCLI,IQ,,29672000,
130758,Iran,32,53,A,PCLI,IR,,76923000,
2361809,Burkina Faso,12.5,-1.7,A,PCLI,BF,,16241000,
6093943,Ontario,49.3,-84.5,A,ADM1,CA,08,12861940,
6115047,Quebec,52,-71.8,A,ADM1,CA,10,6906959,Québec
4736286,Texas,31.25,-99.25,A,ADM1,US,TX,22900000,
5165418,Ohio,40.3,-83,A,ADM1,US,OH,11500000,
4921868,Indiana,40,-86.2,A,ADM1,US,IN,6500000,
2643743,London,51.51,-0.13,P,PPLC,GB,ENG,8961989,
6058560,London,42.98,-81.23,P,PPL,CA,08,346765,
4795467,Charlotte Amalie,18.34,-64.93,P,PPLC,VI,030,20000,St. Thomas
6158357,St. Thomas,42.78,-81.18,P,PPL,CA,08,38909,
6174151,Strathroy,42.96,-81.62,P,PPL,CA,08,14401,
6325494,Québec,46.8,-71.2,P,PPLA,CA,10,531902,Quebec|Quebec City
4513575,Hamilton,39.4,-84.6,P,PPLA2,US,OH,62407,
5969785,Hamilton,43.25,-79.85,P,PPL,CA,08,519949,
4671540,Athens,32.2,-95.85,P,PPLA2,US,TX,12788,
264371,Athens,37.98,23.73,P,PPLC,GR,,664046,
4259418,Lebanon,40.05,-86.47,P,PPLA2,US,IN,15792,
2960316,Luxembourg,49.61,6.13,P,PPLC,LU,,76684,
143083,Arāk,34.09,49.69,P,PPLA,IR,34,526182,Iraq
300377,Solhan,38.97,41.06,P,PPLA2,TR,12,15303,
2361000,Fada N'Gourma,12.06,0.36,P,PPLA,BF,08,51421,
2433000,Fada,17.2,21.6,P,PPLA,TD,01,23786,
)";
        Gazetteer made = Gazetteer::open_only({file});
        fs::remove(file);
        return made;
    }();
    return gazetteer;
}

/// The id of the place that the last mention of a name got; 0 when it is none.
std::int64_t id_of(const std::string& words, const std::string& name,
                   TextLanguage language = english) {
    const TokenizedText text = tokenize(words, language);
    auto toponyms = recognize(text, homonyms());
    resolve(text, homonyms(), toponyms);
    std::int64_t id = 0;
    for (const Toponym& toponym : toponyms)
        if (text.words(toponym.span) == name && toponym.is_resolved())
            id = homonyms().place(toponym.candidates.front().place).id;
    return id;
}

TEST(AreaCode, IsOfAStateOrProvince) {
    EXPECT_EQ(division_of_area_code(903)->admin1, "TX");
    EXPECT_EQ(division_of_area_code(519)->country, "CA");
    EXPECT_EQ(division_of_area_code(519)->admin1, "08");
    EXPECT_FALSE(division_of_area_code(800));
    EXPECT_FALSE(division_of_area_code(12));
    EXPECT_FALSE(division_of_area_code(0));
}

TEST(HomeEvidence, ReadsTelephoneNumbers) {
    for (const char* number : {"903-675-8477", "(903) 675-8477", "1-903-675-8477"}) {
        const HomeEvidence home =
            home_evidence(tokenize("Call " + std::string(number) + ".", english));
        ASSERT_EQ(home.shares.size(), 1U) << number;
        EXPECT_EQ(home.shares[0].admin1, "TX");
    }
    for (const char* number : {"675-8477", "800-675-8477", "903 675", "2024-10-31", "903"})
        EXPECT_TRUE(
            home_evidence(tokenize("See " + std::string(number) + ".", english)).shares.empty())
            << number;
}

TEST(HomeEvidence, ReadsOfficesOnce) {
    const auto home = home_evidence(
        tokenize("The sheriff and the county commissioners met; the sheriff spoke.", english));
    ASSERT_EQ(home.shares.size(), 1U);
    EXPECT_EQ(home.shares[0].country, "US");
    EXPECT_DOUBLE_EQ(home.shares[0].weight, 0.8);
    const auto congo = home_evidence(tokenize("Les FARDC ont repris la colline.", french));
    ASSERT_EQ(congo.shares.size(), 1U);
    EXPECT_EQ(congo.shares[0].country, "CD");
}

TEST(HomeEvidence, ReadsTheSpelling) {
    EXPECT_EQ(home_evidence(tokenize("The color of the center.", english)).spelling, 1);
    EXPECT_EQ(home_evidence(tokenize("The colour of the centre.", english)).spelling, -1);
    EXPECT_EQ(home_evidence(tokenize("A plain text.", english)).spelling, 0);
    EXPECT_EQ(home_evidence(tokenize("Le centre de la ville.", french)).spelling, 0);
}

TEST(HomeRegion, TelephoneNumbersChooseTheTown) {
    EXPECT_EQ(id_of("Police in Athens ask for help.", "Athens"), 264371);
    EXPECT_EQ(id_of("Police in Athens ask for help. Call 903-675-8477.", "Athens"), 4671540);
    EXPECT_EQ(id_of("A fire in Hamilton. Call (513) 868-5811.", "Hamilton"), 4513575);
    EXPECT_EQ(id_of("A fire in Hamilton. Call (905) 868-5811.", "Hamilton"), 5969785);
}

TEST(HomeRegion, TownsOfOneRegionAreReadTogether) {
    EXPECT_EQ(id_of("The mayor of London spoke.", "London"), 2643743);
    EXPECT_EQ(id_of("A convoy went from London to St. Thomas and Strathroy in Ontario.", "London"),
              6058560);
    EXPECT_EQ(
        id_of("A convoy went from London to St. Thomas and Strathroy in Ontario.", "St. Thomas"),
        6158357);
}

TEST(HomeRegion, ACountryHasNoWomanOfItsBareName) {
    EXPECT_EQ(id_of("The Lebanon border is closed.", "Lebanon"), 272103);
    EXPECT_EQ(id_of("In Indiana, a Lebanon woman was charged.", "Lebanon"), 4259418);
}

TEST(HomeRegion, ACountryIsNoOtherNameOfATown) {
    EXPECT_EQ(id_of("Talks with Georgia, Iraq, Iran and Syria.", "Iraq"), 99237);
}

TEST(HomeRegion, TheProvinceIsBareAndItsSeatACity) {
    EXPECT_EQ(id_of("It became legal in Quebec in 2003.", "Quebec"), 6115047);
    EXPECT_EQ(id_of("It became legal in Quebec City in 2003.", "Quebec City"), 6325494);
    EXPECT_EQ(id_of("Il vit à Québec depuis deux ans.", "Québec", french), 6325494);
    EXPECT_EQ(id_of("Le gouvernement du Québec a protesté.", "Québec", french), 6115047);
    EXPECT_EQ(id_of("Les ministres se sont réunis à Luxembourg.", "Luxembourg", french), 2960316);
    EXPECT_EQ(id_of("Les ministres sont allés au Luxembourg.", "Luxembourg", french), 2960313);
}

TEST(HomeRegion, AVillageThatIsMissingIsInTheContainerThatIsNamed) {
    EXPECT_EQ(id_of("L'attaque de Solhan, au Burkina Faso, a duré.", "Solhan", french), 2361809);
    EXPECT_EQ(id_of("L'attaque de Solhan a duré.", "Solhan", french), 300377);
}

TEST(HomeRegion, AShortFormIsTheLongNameBefore) {
    EXPECT_EQ(
        id_of("Un convoi de Fada N'Gourma a quitté la ville de Fada.", "ville de Fada", french),
        2361000);
    EXPECT_EQ(id_of("Un convoi a quitté la ville de Fada.", "ville de Fada", french), 2433000);
}

std::vector<std::int64_t> given(const std::string& words, const std::vector<std::string>& names,
                                std::vector<std::string>* rules = nullptr) {
    const TokenizedText text = tokenize(words, english);
    std::vector<Span> spans;
    for (const std::string& name : names) {
        const auto at = static_cast<std::uint32_t>(words.find(name));
        spans.push_back({at, at + static_cast<std::uint32_t>(name.size())});
    }
    std::vector<std::int64_t> ids;
    for (const Toponym& one : resolve_spans(text, homonyms(), spans)) {
        ids.push_back(one.candidates.empty() ? 0
                                             : homonyms().place(one.candidates.front().place).id);
        if (rules != nullptr) rules->push_back(one.rule);
    }
    return ids;
}

TEST(GivenNames, AreReadWithoutFilters) {
    EXPECT_EQ(given("Mr. Hamilton left for North London, Ont., late.",
                    {"Hamilton", "North London", "Ont."}),
              (std::vector<std::int64_t>{5969785, 6058560, 6093943}));
}

TEST(GivenNames, LieNearTheOthersWhenTheGazetteerHasNone) {
    std::vector<std::string> rules;
    EXPECT_EQ(given("Rain in Hamilton, Ohio. Heaton Street was wet.",
                    {"Hamilton", "Ohio", "Heaton Street"}, &rules),
              (std::vector<std::int64_t>{4513575, 5165418, 4513575}));
    EXPECT_EQ(rules[2], "near-others");
    EXPECT_EQ(given("Heaton Street was wet.", {"Heaton Street"}), std::vector<std::int64_t>{0});
    EXPECT_EQ(given("Rain.", {""}), std::vector<std::int64_t>{0});
    EXPECT_EQ(given("...", {".", "..."}), (std::vector<std::int64_t>{0, 0}));
}

} // namespace
} // namespace cordon::place

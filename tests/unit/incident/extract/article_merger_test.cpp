// SPDX-License-Identifier: MIT
#include "../../place/small_world.hpp"

#include "incident/extract/article_copies.hpp"
#include "incident/extract/article_merger.hpp"
#include "incident/extract/extract.hpp"
#include "incident/reader.hpp"
#include "incident/regions.hpp"
#include "proj/geodesic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace cordon::incident {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

FoundArticle article(const std::string& name, std::string text) {
    ExtractOptions options;
    options.gazetteer = &test::small_world();
    options.date = Date::from_civil(2025, 10, 30);
    return {extract_incidents(std::move(text), options), name};
}

const std::string convoy_fr =
    "Le 28 octobre 2025, un convoi de carburant a été attaqué à une cinquantaine de kilomètres de "
    "Kati, non loin de Bamako. Au moins 15 camions-citernes ont été incendiés par le JNIM.\n";
const std::string convoy_en =
    "Jihadists from JNIM ambushed a fuel convoy north-west of Kati on 28 October 2025, burning 20 "
    "tankers.\n";

double credible_km2(const Incident& incident) {
    double area = 0.0;
    for (const PlaceLeaf& leaf : places_of(incident.location))
        area += proj::area_m2(polygon_of(leaf.location->region()).view()) / 1e6;
    return area;
}

/// The one incident that the articles are merged to.
struct One {
    MergedArticles merged;
    explicit One(const std::vector<FoundArticle>& articles) : merged(merge_articles(articles)) {
        if (merged.incidents.incidents.size() != 1)
            throw std::runtime_error("not one incident but:\n" +
                                     merged_table(merged, Language::en));
    }
    [[nodiscard]] const Incident& incident() const { return merged.incidents.incidents.front(); }
    [[nodiscard]] const std::vector<std::string>& flags() const {
        return merged.events.front().flags;
    }
};

TEST(Merge, of_two_articles_on_one_event_is_one_incident_with_two_sources) {
    const One one({article("a.txt", convoy_fr), article("b.txt", convoy_en)});
    EXPECT_EQ(one.merged.joined, 1U);
    EXPECT_EQ(one.incident().sources.size(), 2U);
    EXPECT_NE(one.incident().sources[0].id, one.incident().sources[1].id);
    EXPECT_EQ(independent_sources(one.incident()), 2);
    EXPECT_EQ(one.incident().type, Type::attack_on_traffic);
    EXPECT_EQ(one.incident().date.from, Date::from_civil(2025, 10, 28));
    EXPECT_THAT(merged_table(one.merged, Language::en), HasSubstr("merged from 2 articles"));
}

TEST(Merge, cuts_the_regions_to_what_they_share) {
    const FoundArticle ring = article("a.txt", convoy_fr);
    const FoundArticle side = article("b.txt", convoy_en);
    const One one({ring, side});
    const double least = std::min(credible_km2(ring.extraction.incidents.incidents.front()),
                                  credible_km2(side.extraction.incidents.incidents.front()));
    EXPECT_LT(credible_km2(one.incident()), least);
    EXPECT_GT(credible_km2(one.incident()), 0.02 * least);
    EXPECT_EQ(model_name(one.incident().location.said), "area");
    EXPECT_THAT(one.flags(), Not(Contains("rival_places")));
}

TEST(Merge, keeps_the_model_of_a_report_that_the_others_hold) {
    const One one({article("a.txt", "Le 28 octobre 2025, un convoi a été attaqué à Kati.\n"),
                   article("b.txt", "On 28 October 2025 a convoy was attacked near Kati.\n")});
    EXPECT_EQ(model_name(one.incident().location.said), "point");
    EXPECT_EQ(one.incident().place.in(Language::en), "à Kati");
}

TEST(Merge, does_not_depend_on_the_order_of_the_files) {
    std::vector<FoundArticle> articles;
    articles.push_back(article("a.txt", convoy_fr));
    articles.push_back(article("b.txt", convoy_en));
    articles.push_back(article("c.txt", convoy_fr + "\nLe bilan reste provisoire.\n"));
    articles.push_back(article("d.txt", "Gunmen kidnapped three people near Sikasso on 28 October "
                                        "2025.\n"));
    const std::string first = to_geojson(merge_articles(articles).incidents);
    std::sort(articles.begin(), articles.end(),
              [](const FoundArticle& a, const FoundArticle& b) { return a.name < b.name; });
    do {
        EXPECT_EQ(to_geojson(merge_articles(articles).incidents), first);
    } while (std::next_permutation(
        articles.begin(), articles.end(),
        [](const FoundArticle& a, const FoundArticle& b) { return a.name < b.name; }));
}

TEST(Merge, counts_one_text_of_ten_outlets_as_one_source) {
    std::vector<FoundArticle> articles;
    for (int i = 0; i < 10; ++i)
        articles.push_back(article("outlet" + std::to_string(i) + ".txt",
                                   convoy_fr + (i % 2 == 0 ? "" : "\nA lire aussi.\n")));
    const One one(articles);
    EXPECT_EQ(one.incident().sources.size(), 10U);
    EXPECT_EQ(independent_sources(one.incident()), 1);
    EXPECT_EQ(one.merged.copies, 9U);
}

TEST(Merge, counts_two_articles_of_one_agency_as_one_source) {
    const One one(
        {article("a.txt", "Bamako, 29 oct. 2025 (AFP) - " + convoy_fr),
         article("b.txt", "A fuel convoy was attacked north-west of Kati on 28 October 2025 and 20 "
                          "tankers were burnt, a JNIM statement sent to AFP said.\n")});
    for (const Source& source : one.incident().sources) EXPECT_EQ(source.origin, "AFP");
    EXPECT_EQ(independent_sources(one.incident()), 1);
}

TEST(Merge, keeps_contradictions_and_says_so) {
    const One one(
        {article("a.txt", "On 28 October 2025, four soldiers were killed in an ambush at Kati.\n"),
         article("b.txt", "Le 29 octobre 2025, neuf soldats ont été tués dans une embuscade à "
                          "Kati.\n")});
    EXPECT_THAT(one.flags(), Contains("rival_counts"));
    EXPECT_THAT(one.flags(), Contains("rival_dates"));
    EXPECT_EQ(one.incident().date.length_days(), 2);
    EXPECT_EQ(one.incident().count("killed")->low, 4.0);
    EXPECT_EQ(one.incident().count("killed")->high, 9.0);
    ASSERT_EQ(one.incident().sources.size(), 2U);
    EXPECT_FALSE(one.incident().sources[0].event_date.empty());
    EXPECT_EQ(one.incident().sources[0].values.front().range.low +
                  one.incident().sources[1].values.front().range.low,
              13.0);
}

TEST(Merge, takes_two_equal_numbers_for_two_things_in_common) {
    const std::string first = "On 28 October 2025 gunmen attacked Kati, killing two soldiers and "
                              "wounding six.\n";
    const One one({article("a.txt", first),
                   article("b.txt", "Two soldiers were killed and six others wounded.\n")});
    EXPECT_EQ(one.incident().sources.size(), 2U);
    EXPECT_EQ(to_iso(one.incident().date.from), "2025-10-28") << "the stated day";
    const MergedArticles apart =
        merge_articles({article("a.txt", first),
                        article("b.txt", "Two soldiers were killed and nine others wounded.\n")});
    EXPECT_EQ(apart.incidents.incidents.size(), 2U);
}

TEST(Merge, makes_rival_places_alternatives) {
    const One one({article("a.txt", "Le 28 octobre 2025, 15 camions-citernes ont été incendiés par "
                                    "le JNIM dans l'attaque d'un convoi à Kati.\n"),
                   article("b.txt", "On 28 October 2025 JNIM attacked a convoy at Bamako and burnt "
                                    "15 tankers.\n")});
    EXPECT_EQ(model_name(one.incident().location.said), "alternatives");
    EXPECT_THAT(one.flags(), Contains("rival_places"));
    EXPECT_THAT(std::string(one.incident().place.in(Language::en)), HasSubstr(" / "));
}

TEST(RivalPlaces, of_one_text_are_alternatives) {
    for (const char* text :
         {"Le 28 octobre 2025, un convoi a été attaqué à Kati ou à Didiéni.\n",
          "On 28 October 2025 a convoy was attacked either in Kati or in Didiéni.\n"}) {
        const FoundArticle found = article("a.txt", text);
        ASSERT_EQ(found.extraction.incidents.incidents.size(), 1U) << text;
        const Incident& incident = found.extraction.incidents.incidents.front();
        EXPECT_EQ(model_name(incident.location.said), "alternatives") << text;
        EXPECT_EQ(places_of(incident.location).size(), 2U) << text;
        EXPECT_THAT(found.extraction.events.front().flags, Contains("rival_places"));
    }
}

TEST(RivalPlaces, are_settled_by_another_article) {
    const One one({article("a.txt", "Le 28 octobre 2025, un convoi a été attaqué à Kati ou à "
                                    "Didiéni.\n"),
                   article("b.txt", "A convoy was attacked in Kati on 28 October 2025.\n")});
    EXPECT_EQ(model_name(one.incident().location.said), "point");
    EXPECT_THAT(one.flags(), Not(Contains("rival_places")));
}

TEST(Merge, keeps_events_of_other_days_places_and_kinds_apart) {
    const MergedArticles merged = merge_articles(
        {article("a.txt", "On 28 October 2025 a convoy was attacked at Kati.\n"),
         article("b.txt", "On 25 October 2025 a convoy was attacked at Kati.\n"),
         article("c.txt", "On 28 October 2025 a convoy was attacked at Gao.\n"),
         article("d.txt", "On 28 October 2025 gunmen kidnapped three people at Kati.\n")});
    EXPECT_EQ(merged.incidents.incidents.size(), 4U);
    EXPECT_EQ(merged.joined, 0U);
}

TEST(Merge, asks_for_more_than_a_wide_region) {
    const MergedArticles merged = merge_articles(
        {article("a.txt", "On 28 October 2025 a convoy was attacked in the region of Koulikoro.\n"),
         article("b.txt", "Le 28 octobre 2025, deux civils ont été tués dans une embuscade à "
                          "Kati.\n")});
    EXPECT_EQ(merged.incidents.incidents.size(), 2U);
}

TEST(Merge, confirms_only_by_two_origins) {
    const std::string confirmed =
        "On 28 October 2025 a convoy was attacked at Kati; the army confirmed the attack.\n";
    const One alone({article("a.txt", confirmed), article("b.txt", confirmed + "Read more.\n")});
    EXPECT_EQ(alone.incident().claim, Claim::reported);
    EXPECT_THAT(alone.flags(), Contains("one_origin"));
    const One two({article("a.txt", confirmed), article("b.txt", convoy_en)});
    EXPECT_EQ(two.incident().claim, Claim::confirmed);
}

TEST(Shingles, see_copies_through_accents_and_line_breaks) {
    const auto shingles = [](std::string text) {
        return Shingles(place::tokenize(std::move(text)));
    };
    const Shingles original = shingles(convoy_fr);
    std::string broken = convoy_fr;
    std::replace(broken.begin(), broken.end(), ' ', '\n');
    EXPECT_EQ(original.likeness(shingles(broken)), 1.0);
    EXPECT_FALSE(original.copies(shingles(convoy_en)));
    EXPECT_EQ(original.likeness(shingles("")), 0.0);
    EXPECT_TRUE(shingles("Bamako").copies(shingles("Bamako")));
}

TEST(Agency, is_read_at_head_and_foot_but_not_of_pictures) {
    const auto agency = [](std::string text) {
        const auto tokens = place::tokenize(std::move(text));
        return credited_agency(WordsView(tokens));
    };
    EXPECT_EQ(agency("Bamako, 30 oct. 2025 (AFP) - Un convoi a brûlé."), "AFP");
    EXPECT_EQ(agency("GOMA, Oct 30 (Reuters) - Rebels advanced."), "Reuters");
    EXPECT_EQ(agency("Un convoi a brûlé. Avec Reuters"), "Reuters");
    EXPECT_EQ(agency("Un convoi a brûlé. Photo : John Doe (AFP)"), "");
    EXPECT_EQ(agency("Les rebelles ont avancé."), "");
}

} // namespace
} // namespace cordon::incident

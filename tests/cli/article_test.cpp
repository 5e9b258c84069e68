// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

using namespace cordon::test;
using testing::HasSubstr;
using testing::Not;

namespace {

/// Rows of a GeoNames dump: Bamako and Kati, and a second Kati far away.
const std::string dump =
    "2460596\tBamako\tBamako\t\t12.65\t-8.0\tP\tPPLC\tML\t\t01\t\t\t\t1297281\t\t350\tAfrica/"
    "Bamako\t2020-01-01\n"
    "2455558\tKati\tKati\t\t12.74409\t-8.07257\tP\tPPLA2\tML\t\t07\t\t\t\t42922\t\t400\tAfrica/"
    "Bamako\t2020-01-01\n"
    "2455559\tKati\tKati\t\t16.11\t-3.73\tP\tPPL\tML\t\t08\t\t\t\t0\t\t270\tAfrica/"
    "Bamako\t2020-01-01\n";

const std::string article =
    "30 octobre 2025\n\nLe 28 octobre 2025, un convoi de carburant a été attaqué à une "
    "cinquantaine "
    "de kilomètres de Kati, non loin de Bamako. Au moins 15 camions-citernes ont été incendiés.\n";

struct Newsroom {
    Workplace place{Data::shipped};
    Newsroom() {
        place.put("ML.txt", dump);
        place.put("article.txt", article);
    }
    [[nodiscard]] RunResult cordon(std::vector<std::string> arguments) const {
        if (arguments.front() != "gazetteer") {
            arguments.emplace_back("--gazetteer");
            arguments.emplace_back("ML.txt");
        }
        return place.cordon(arguments);
    }
};

} // namespace

TEST(Extract, WritesOneLocatedPendingIncident) {
    const Newsroom room;
    const RunResult result = room.cordon({"extract", "article.txt", "-o", "incidents.geojson"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.out, "") << "standard output is for programs";
    EXPECT_THAT(result.err, HasSubstr("1 incident, 1 located"));
    const std::string file = room.place.get("incidents.geojson");
    EXPECT_THAT(file, HasSubstr("\"type\": \"attack_on_traffic\""));
    EXPECT_THAT(file, HasSubstr("\"review\": \"pending\""));
    EXPECT_THAT(file, HasSubstr("\"inner_km\": 45"));
    EXPECT_THAT(file, HasSubstr("\"date\": \"2025-10-28\""));
}

TEST(Extract, GivesTheSameBytesFromStandardInputToStandardOutput) {
    const Newsroom room;
    ASSERT_EQ(room.cordon({"extract", "article.txt", "-o", "incidents.geojson"}).code, 0);
    const RunResult piped =
        room.place.cordon({"extract", "-", "-o", "-", "-q", "--gazetteer", "ML.txt"}, article);
    EXPECT_EQ(piped.code, 0) << piped.err;
    EXPECT_EQ(piped.out, room.place.get("incidents.geojson"));
    EXPECT_EQ(piped.err, "");
}

TEST(Extract, FeedsRender) {
    const Newsroom room;
    ASSERT_EQ(room.cordon({"extract", "article.txt", "-o", "incidents.geojson"}).code, 0);
    const RunResult hidden = room.place.cordon({"render", "incidents.geojson", "-o", "a.svg"});
    EXPECT_THAT(hidden.err, HasSubstr("none of the 1 incidents is left to draw"));
    const RunResult drawn = room.place.cordon(
        {"render", "incidents.geojson", "--with-pending", "--profile", "internal", "-o", "b.svg"});
    EXPECT_EQ(drawn.code, 0) << drawn.err;
    EXPECT_THAT(drawn.out, HasSubstr("1 incident drawn"));
}

TEST(Extract, WritesAReviewPageWithASmallMap) {
    const Newsroom room;
    ASSERT_EQ(room.cordon({"extract", "article.txt", "--html", "review.html"}).code, 0);
    const std::string page = room.place.get("review.html");
    EXPECT_THAT(page, HasSubstr("<!DOCTYPE html>"));
    EXPECT_THAT(page, HasSubstr("data:image/svg+xml;base64,"));
    EXPECT_THAT(page, Not(HasSubstr("http://"))) << "nothing is fetched";
}

TEST(Extract, MergesArticlesOnOneEvent) {
    const Newsroom room;
    room.place.put("copy.txt", article + "\nA lire aussi.\n");
    room.place.put("other.txt", "30 October 2025\n\nOn 28 October 2025 a fuel convoy was ambushed "
                                "north-west of Kati; 20 tankers were burnt.\n");
    const RunResult merged = room.cordon(
        {"extract", "article.txt", "copy.txt", "other.txt", "--merge", "-o", "incidents.geojson"});
    EXPECT_EQ(merged.code, 0) << merged.err;
    EXPECT_THAT(merged.err, HasSubstr("1 incident, 1 located, merged from 3 articles"));
    EXPECT_THAT(merged.err, HasSubstr("merged from 3 articles, 2 independent"));
    ASSERT_EQ(room.cordon({"extract", "other.txt", "copy.txt", "article.txt", "--merge", "-o",
                           "turned.geojson", "-q"})
                  .code,
              0);
    EXPECT_EQ(room.place.get("incidents.geojson"), room.place.get("turned.geojson"));
    const RunResult listed =
        room.cordon({"extract", "article.txt", "other.txt", "-o", "listed.geojson"});
    EXPECT_THAT(listed.err, HasSubstr("2 incidents, 2 located"));
    const RunResult names = room.cordon({"extract", "article.txt", "copy.txt", "other.txt",
                                         "--publisher", "A", "--publisher", "B"});
    EXPECT_EQ(names.code, 1);
    EXPECT_THAT(names.err, HasSubstr("2 values of --publisher for 3 articles"));
}

TEST(Extract, ListsTheNamesOfTextsWithoutEvents) {
    const Newsroom room;
    room.place.put("rain.txt", "3 November 2025\n\nIt rained in Kayes on Monday.\n");
    const RunResult result = room.cordon({"extract", "rain.txt", "--names", "names.jsonl"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(room.place.get("names.jsonl"), HasSubstr("\"name\":\"Kayes\""));
}

TEST(Extract, NeverWritesOverItsInput) {
    const Newsroom room;
    room.place.put("decisions.json", R"({"schema":"cordon-decisions/1","decisions":[]})");
    const std::string before = room.place.get("article.txt");
    for (const std::vector<std::string>& options :
         {std::vector<std::string>{"-o", "article.txt"},
          {"--html", "./article.txt"},
          {"--names", "article.txt"},
          {"--decisions", "decisions.json", "-o", "decisions.json"},
          {"-o", "x", "--html", "x"},
          {"-o", "-", "--names", "-"}}) {
        std::vector<std::string> arguments = {"extract", "article.txt"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const RunResult result = room.cordon(arguments);
        EXPECT_EQ(result.code, 1) << options.back();
        EXPECT_THAT(result.err, testing::AnyOf(HasSubstr("would overwrite the"),
                                               HasSubstr("would write the same file")));
    }
    EXPECT_EQ(room.place.get("article.txt"), before);
    EXPECT_THAT(room.place.get("decisions.json"), HasSubstr("cordon-decisions/1"));
}

TEST(Extract, WritesNothingWhenOneOfItsFilesCannotBeWritten) {
    const Newsroom room;
    room.place.put("kept.geojson", "as before");
    const RunResult result =
        room.cordon({"extract", "article.txt", "-o", "kept.geojson", "--html", "no/r.html"});
    EXPECT_EQ(result.code, 1);
    EXPECT_THAT(result.err, HasSubstr("there is no folder no"));
    EXPECT_EQ(room.place.get("kept.geojson"), "as before");
}

TEST(Extract, NamesTheArticleThatCannotBeRead) {
    const Newsroom room;
    room.place.put("paper.pdf", "%PDF-1.4 ...");
    room.place.put("empty.html", "<html><body><div id=\"root\"></div></body></html>");
    const RunResult pdf = room.cordon({"extract", "article.txt", "paper.pdf"});
    EXPECT_EQ(pdf.code, 1);
    EXPECT_THAT(pdf.err, HasSubstr("paper.pdf: the article is a PDF"));
    const RunResult empty = room.cordon({"extract", "empty.html", "article.txt"});
    EXPECT_EQ(empty.code, 0) << empty.err;
    EXPECT_THAT(empty.err, HasSubstr("empty.html: the article has no words"));
    EXPECT_THAT(room.cordon({"extract", "-", "-"}).err, HasSubstr("standard input is given twice"));
    EXPECT_THAT(room.cordon({"extract", "article.txt", "--roads", "none.geojson"}).err,
                HasSubstr("none.geojson: --roads cannot be read"));
}

TEST(Extract, KeepsDecisionsThatFitNothing) {
    const Newsroom room;
    room.place.put("decisions.json", R"({"schema":"cordon-decisions/1","decisions":[)"
                                     R"({"do":"accept","quote":"Nothing of that is here."}]})");
    const RunResult result = room.cordon({"extract", "article.txt", "--decisions", "decisions.json",
                                          "-o", "i.geojson", "--html", "r.html"});
    EXPECT_EQ(result.code, 0) << result.err;
    const std::string sentence =
        "decisions.json:1: decision 'accept' fits no incident: Nothing of that is here.";
    EXPECT_THAT(result.err, HasSubstr("warning: " + sentence));
    EXPECT_THAT(room.place.get("i.geojson"), HasSubstr(sentence));
    EXPECT_THAT(room.place.get("r.html"), HasSubstr("&quot;quote&quot;:&quot;Nothing of that"));
}

TEST(Extract, SaysWhatIsWrongWithItsInput) {
    const Newsroom room;
    const RunResult missing = room.cordon({"extract", "nothing.txt"});
    EXPECT_EQ(missing.code, 1);
    EXPECT_THAT(missing.err, HasSubstr("nothing.txt"));
    const RunResult country = room.cordon({"extract", "article.txt", "--country", "Mali"});
    EXPECT_EQ(country.code, 2);
    EXPECT_THAT(country.err, HasSubstr("'Mali' is no country code"));
    EXPECT_EQ(room.place.cordon({"extract"}).code, 2);
}

TEST(Locate, ExplainsEachStep) {
    const Newsroom room;
    const RunResult result =
        room.cordon({"locate", "à une cinquantaine de kilomètres de Kati, non loin de Bamako"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("is read by rule 3-about-distance"));
    EXPECT_THAT(result.out, HasSubstr("Kati is PPLA2 in ML"));
    EXPECT_THAT(result.out, HasSubstr("said: 45 to 55 km from Kati"));
}

TEST(Locate, DrawsAndWritesGeoJson) {
    const Newsroom room;
    const RunResult result =
        room.cordon({"locate", "20 km north of Kati", "-o", "place.geojson", "-o", "place.svg"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(room.place.get("place.geojson"), HasSubstr("\"FeatureCollection\""));
    EXPECT_THAT(room.place.get("place.svg"), HasSubstr("<svg"));
}

TEST(Locate, OfNothingDrawsNothing) {
    const Newsroom room;
    const RunResult text = room.cordon({"locate", "nowhere in particular"});
    EXPECT_EQ(text.code, 0);
    const RunResult picture = room.cordon({"locate", "nowhere in particular", "-o", "a.png"});
    EXPECT_EQ(picture.code, 1);
    EXPECT_THAT(picture.err, HasSubstr("there is nothing to draw"));
    EXPECT_FALSE(room.place.has("a.png"));
}

TEST(GazetteerCommand, BuildsAndSearches) {
    const Newsroom room;
    const RunResult built = room.cordon({"gazetteer", "build", "ML.txt", "-o", "mali.bin"});
    EXPECT_EQ(built.code, 0) << built.err;
    EXPECT_THAT(built.out, HasSubstr("mali.bin: 3 places"));
    const RunResult found =
        room.cordon({"gazetteer", "search", "kati", "--country", "ml", "--gazetteer", "mali.bin"});
    EXPECT_EQ(found.code, 0) << found.err;
    EXPECT_THAT(found.out, HasSubstr("2455558"));
    EXPECT_THAT(found.out, HasSubstr("2455559"));
    const RunResult verb = room.cordon({"gazetteer", "serch", "kati"});
    EXPECT_EQ(verb.code, 2);
    EXPECT_THAT(verb.err, HasSubstr("did you mean 'search'?"));
}

TEST(Locate, ListsCandidatesAndKeepsTheChosenOneInAFile) {
    const Newsroom room;
    const RunResult listed = room.cordon({"locate", "20 km from Kati"});
    EXPECT_EQ(listed.code, 0) << listed.err;
    EXPECT_THAT(listed.out, HasSubstr("candidates of \"Kati\":\n* 1  Kati  PPLA2  ML"));
    EXPECT_THAT(listed.out, HasSubstr("score"));
    EXPECT_THAT(listed.out, HasSubstr("km from 1"));
    const std::string own = "# my own words\n\n[[place]] # kept as it is\nname = \"Elsewhere\"\n"
                            "lat = 1\nlon = 2";
    room.place.put("places.toml", own);
    const RunResult chosen =
        room.cordon({"locate", "20 km from Kati", "--choose", "2", "--places", "places.toml"});
    EXPECT_EQ(chosen.code, 0) << chosen.err;
    EXPECT_THAT(chosen.out, HasSubstr("places.toml: 'Kati' is "));
    EXPECT_THAT(room.place.get("places.toml"), testing::StartsWith(own + "\n\n[[place]]\n"));
    const RunResult later = room.cordon({"locate", "20 km from Kati", "--places", "places.toml"});
    EXPECT_THAT(later.out, HasSubstr("* 2  K"));
    EXPECT_THAT(later.out, Not(HasSubstr("Kati is PPLA2 in ML")));
}

TEST(Locate, RefusesChoicesThatCannotBeKept) {
    const Newsroom room;
    EXPECT_EQ(room.cordon({"locate", "Kati", "--choose", "2"}).code, 2);
    EXPECT_EQ(room.cordon({"locate", "Kati", "--choose", "x", "--places", "p.toml"}).code, 2);
    const RunResult far = room.cordon({"locate", "Kati", "--choose", "77", "--places", "p.toml"});
    EXPECT_EQ(far.code, 1);
    EXPECT_THAT(far.err, HasSubstr("'Kati' has no candidate 77"));
    EXPECT_FALSE(room.place.has("p.toml"));
    const RunResult which =
        room.cordon({"locate", "between Kati and Bamako", "--choose", "1", "--places", "p.toml"});
    EXPECT_EQ(which.code, 1);
    EXPECT_THAT(which.err, HasSubstr("it is not said which name is chosen"));
    room.place.put("p.toml", "[[place]]\nname = \"Kati\"\nlatt = 1\n");
    const RunResult wrong = room.cordon({"locate", "Kati", "--places", "p.toml"});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("p.toml:3: unknown key 'latt' of a place"));
}

TEST(ChosenPlace, IsTheCentreOfALaterMap) {
    const Workplace place(Data::shipped);
    place.put("places.toml", "[[place]]\nname = \"Bamako\"\nlat = 13.2\nlon = -9.1\n");
    place.put("map.toml", "[map]\ncentre = \"Bamako\"\nwidth = \"80km\"\n[data]\nplaces = "
                          "\"places.toml\"\n");
    const RunResult result = place.cordon({"render", "map.toml", "-o", "map.scene.txt", "-q"});
    EXPECT_EQ(result.code, 0) << result.err;
    // 150 km north-west of Bamako, which is not on the map.
    EXPECT_THAT(place.get("map.scene.txt"), Not(HasSubstr("Bamako")));
    EXPECT_THAT(place.get("map.scene.txt"), HasSubstr("13.25"));
}

// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <regex>
#include <sstream>

/// Maps for a press and for GIS, their names, and whether they match their inputs.
using namespace cordon::test;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

const std::string incidents = "lat,lon,date,type,place\n12.84,-8.52,2025-10-28,armed_attack,RN24\n"
                              "13.44,-6.26,2025-10-12,checkpoint,Segou\n";

struct Desk {
    Workplace place{Data::shipped};
    Desk() { place.put("in.csv", incidents); }
    [[nodiscard]] RunResult render(std::vector<std::string> options) const {
        options.insert(options.begin(), {"render", "in.csv"});
        return place.cordon(options);
    }
    [[nodiscard]] std::string path(const std::string& name) const {
        return (place.folder() / name).string();
    }
};

/// What another program prints; empty when it is missing.
std::string output_of(const std::string& command) {
    std::string out;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>/dev/null").c_str(), "r"),
                                                     pclose);
    std::array<char, 4096> part{};
    for (std::size_t n = 0; (n = fread(part.data(), 1, part.size(), pipe.get())) > 0;)
        out.append(part.data(), n);
    return out;
}

/// The numbers behind `key` in a text.
std::vector<double> numbers_behind(const std::string& text, const std::string& key) {
    std::vector<double> out;
    const std::size_t at = text.find(key);
    if (at == std::string::npos) return out;
    std::istringstream words(text.substr(at + key.size(), 400));
    std::string word;
    while (words >> word && !word.starts_with("]")) {
        std::erase_if(word, [](char c) { return c == ','; });
        if (!word.empty()) out.push_back(std::strtod(word.c_str(), nullptr));
    }
    return out;
}

bool has_profile() {
    namespace fs = std::filesystem;
    return fs::exists("/usr/share/color/icc/ghostscript/default_cmyk.icc") ||
           fs::exists(
               "/usr/share/texlive/texmf-dist/tex/generic/colorprofiles/FOGRA39L_coated.icc");
}

} // namespace

TEST(Print, BleedAndMarksEnlargeThePageAndSayWhereItIsCut) {
    const Desk desk;
    const RunResult result = desk.render({"-o", "a.pdf", "-o", "a.png", "--size", "180mmx120mm",
                                          "--dpi", "100", "--bleed", "3mm", "--crop-marks"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, HasSubstr("a.pdf: 180 × 120 mm + 3 mm bleed + crop marks, "));
    const std::string pdf = desk.place.get("a.pdf");
    // 8 mm of border on each side: 3 of bleed and 5 of marks
    EXPECT_THAT(pdf, HasSubstr("/MediaBox [ 0 0 555.590551 385.511811 ]"));
    EXPECT_THAT(pdf, HasSubstr("/TrimBox [ 22.67717 22.67717 532.91339 362.83465 ]"));
    EXPECT_THAT(pdf, HasSubstr("/BleedBox [ 14.17323 14.17323 541.41732 371.33858 ]"));
    EXPECT_EQ(desk.place.get("a.png").substr(16, 8), std::string("\0\0\x03\x04\0\0\x02\x18", 8));
}

TEST(Print, BleedDoesNotMoveTheFinishedLayout) {
    const Desk desk;
    ASSERT_EQ(desk.render({"-o", "plain.svg", "--size", "120mmx90mm"}).code, 0);
    ASSERT_EQ(desk.render({"-o", "bleed.svg", "--size", "120mmx90mm", "--bleed", "3"}).code, 0);
    const auto places = [&](const std::string& file, double shift) {
        std::vector<std::string> out;
        const std::string svg = desk.place.get(file);
        const std::regex text(R"re(<text[^>]* x="([-0-9.]+)" y="([-0-9.]+)")re");
        for (std::sregex_iterator it(svg.begin(), svg.end(), text), end; it != end; ++it) {
            std::ostringstream place;
            place << std::lround(std::stod((*it)[1]) - shift) << ' '
                  << std::lround(std::stod((*it)[2]) - shift);
            out.push_back(place.str());
        }
        return out;
    };
    const std::vector<std::string> plain = places("plain.svg", 0.0);
    EXPECT_GT(plain.size(), 10U);
    EXPECT_EQ(places("bleed.svg", 3 * 96 / 25.4), plain);
}

TEST(Print, AMapAtTheEdgeGoesOnIntoTheBleed) {
    const Desk desk;
    desk.place.put("map.toml", "[map]\nsize = \"120mmx90mm\"\n[data]\nincidents = \"in.csv\"\n"
                               "[sheet]\nmargins = 0\ngraticule = false\nbleed_mm = 3\n");
    ASSERT_EQ(desk.place.cordon({"render", "map.toml", "-o", "edge.svg"}).code, 0);
    EXPECT_THAT(desk.place.get("edge.svg"), HasSubstr("<g id=\"bleed-map\""));
    ASSERT_EQ(desk.render({"-o", "inside.svg", "--bleed", "3mm"}).code, 0);
    EXPECT_THAT(desk.place.get("inside.svg"), Not(HasSubstr("bleed-map")));
}

TEST(Print, InksAreNamedInTheSummaryAndAreForPdf) {
    if (!has_profile()) GTEST_SKIP() << "libgs-common is not installed";
    const Desk desk;
    const RunResult result = desk.render({"-o", "a.pdf", "-o", "a.svg", "--colour", "cmyk", "-v"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, testing::ContainsRegex("a\\.pdf: 180 × [0-9]+ mm, CMYK, .*kB\n"));
    EXPECT_THAT(result.err, HasSubstr("PNG and SVG have the colours of screens: CMYK is for PDF"));
    EXPECT_THAT(desk.place.get("a.pdf"), HasSubstr("/OutputIntents"));
    EXPECT_THAT(desk.place.get("a.pdf"), HasSubstr("/Alt"));
}

TEST(Print, AProfileThatIsMissingOrOfAnotherKindEndsTheRun) {
    const Desk desk;
    const RunResult missing = desk.render({"-o", "a.pdf", "--cmyk-profile", "press.icc"});
    EXPECT_EQ(missing.code, 1);
    EXPECT_THAT(missing.err, HasSubstr("press.icc: cannot be read: No such file"));
    EXPECT_FALSE(desk.place.has("a.pdf"));
    const RunResult wrong = desk.render({"-o", "a.pdf", "--cmyk-profile", "in.csv"});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.err, HasSubstr("cannot print by the colour profile 'in.csv': it is no ICC"));
    EXPECT_EQ(desk.render({"-o", "a.png", "--cmyk-profile", "press.icc"}).code, 0)
        << "a PNG needs no profile";
    EXPECT_EQ(desk.render({"-o", "a.pdf", "--bleed", "80mm"}).code, 2);
}

TEST(Print, GdalReadsThePositionsOfAPdfWithinAPixel) {
    if (output_of("gdalinfo --formats").find("PDF") == std::string::npos)
        GTEST_SKIP() << "no gdalinfo that reads PDF";
    const Desk desk;
    for (const std::string projection : {"", "EPSG:32629", "EPSG:3857", "+proj=eqearth +lon_0=0"}) {
        std::vector<std::string> options{"-o",          "a.pdf",   "-o",  "a.png",
                                         "--geo",       "--dpi",   "150", "--size",
                                         "180mmx120mm", "--bleed", "3mm"};
        if (!projection.empty()) options.insert(options.end(), {"--crs", projection});
        const RunResult result = desk.render(options);
        ASSERT_EQ(result.code, 0) << result.err;
        std::istringstream world(desk.place.get("a.pgw"));
        std::vector<double> w(6);
        for (double& value : w) world >> value;
        const std::string info =
            output_of("gdalinfo -json --config GDAL_PDF_DPI 150 " + desk.path("a.pdf"));
        const std::vector<double> g = numbers_behind(info, "\"geoTransform\":[");
        ASSERT_EQ(g.size(), 6U) << projection << info;
        const std::vector<double> size = numbers_behind(info, "\"size\":[");
        ASSERT_EQ(size.size(), 2U);
        for (const double column : {0.0, size[0]})
            for (const double row : {0.0, size[1]}) {
                const double x = w[4] + (column - 0.5) * w[0];
                const double y = w[5] + (row - 0.5) * w[3];
                EXPECT_NEAR(g[0] + column * g[1] + row * g[2], x, w[0]) << projection;
                EXPECT_NEAR(g[3] + column * g[4] + row * g[5], y, w[0]) << projection;
            }
    }
}

TEST(Print, PositionsNeedAFormatThatHoldsThem) {
    const Desk desk;
    const RunResult result = desk.render({"-o", "a.svg", "--geo"});
    EXPECT_EQ(result.code, 2);
    EXPECT_THAT(result.err, HasSubstr("--geo needs a PDF, or a PNG with a name"));
    const RunResult panels = desk.render({"-o", "a.pdf", "--geo", "--panels", "month"});
    EXPECT_EQ(panels.code, 1);
    EXPECT_THAT(panels.err, HasSubstr("small multiples cannot be georeferenced"));
}

TEST(Naming, OchasConventionNamesTheFileAndStandsInTheFooter) {
    const Desk desk;
    desk.place.put("map.toml",
                   "[map]\nsize = \"A4\"\nas_of = 2025-10-30\n[data]\nincidents = \"in.csv\"\n"
                   "[sheet]\nmap_number = \"MLI012\"\nshort_name = \"roads\"\n");
    const RunResult result = desk.place.cordon({"render", "map.toml", "--name", "ocha"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_THAT(result.out, StartsWith("MLI012_roads_A4_20251030.pdf: 210 × 297 mm, "));
    ASSERT_EQ(desk.place
                  .cordon({"render", "map.toml", "--name", "ocha", "-o", "maps-{name}.svg",
                           "--lang", "fr", "--sidecar"})
                  .code,
              0);
    const std::string svg = desk.place.get("maps-MLI012_roads_A4_20251030.svg");
    EXPECT_THAT(svg, HasSubstr("MLI012 · A4 · 30\u00A0oct.\u00A02025."));
    EXPECT_TRUE(desk.place.has("maps-MLI012_roads_A4_20251030.json"));
}

TEST(Naming, SaysWhatANameLacks) {
    const Desk desk;
    const RunResult nameless = desk.render({"-o", "{name}.pdf"});
    EXPECT_EQ(nameless.code, 2);
    EXPECT_THAT(nameless.err, HasSubstr("the output '{name}.pdf' asks for a name"));
    const RunResult numberless = desk.render({"--name", "ocha"});
    EXPECT_EQ(numberless.code, 1);
    EXPECT_THAT(numberless.err, HasSubstr("the map has no number"));
    EXPECT_THAT(numberless.err, HasSubstr("map_number"));
    EXPECT_EQ(desk.render({"--name", "un", "-o", "a.pdf"}).code, 2);
}

TEST(Verify, SaysWhetherTheInputsAtHandMatch) {
    const Desk desk;
    ASSERT_EQ(desk.render({"-o", "a.png", "-o", "a.svg", "-o", "a.pdf", "--sidecar"}).code, 0);
    for (const std::string file : {"a.png", "a.svg", "a.pdf", "a.json"}) {
        const RunResult same = desk.place.cordon({"verify", file});
        EXPECT_EQ(same.code, 0) << same.out << same.err;
        EXPECT_THAT(same.out, HasSubstr("same     in.csv"));
        EXPECT_THAT(same.out, testing::ContainsRegex(file + ": all [0-9]+ inputs match"));
    }
    EXPECT_EQ(desk.place.cordon({"tiles", "verify", "a.pdf"}).code, 0);
    desk.place.put("in.csv", incidents + "13.0,-8.0,2025-10-13,checkpoint,Kati\n");
    const RunResult changed = desk.place.cordon({"verify", "a.pdf"});
    EXPECT_EQ(changed.code, 1);
    EXPECT_THAT(changed.out, testing::ContainsRegex("changed  in\\.csv +SHA-256 "));
    EXPECT_THAT(changed.out, testing::ContainsRegex("a\\.pdf: 1 of [0-9]+ inputs differs"));
    EXPECT_EQ(desk.place.cordon({"tiles", "verify", "a.pdf"}).code, 1);
    std::filesystem::remove(desk.path("in.csv"));
    const RunResult missing = desk.place.cordon({"verify", "a.svg"});
    EXPECT_EQ(missing.code, 1);
    EXPECT_THAT(missing.out, testing::ContainsRegex("missing  in\\.csv +it was not found"));
}

TEST(Verify, TilesSayWhatTheyWereDrawnFrom) {
    const Desk desk;
    const std::vector<std::string> outputs = {"a.pmtiles", "a.mbtiles", "tiles"};
    for (const std::string& output : outputs)
        ASSERT_EQ(desk.place.cordon({"tiles", "in.csv", "-o", output, "--zoom", "4-5"}).code, 0);
    for (const std::string& output : outputs) {
        const RunResult same = desk.place.cordon({"verify", output});
        EXPECT_EQ(same.code, 0) << same.out << same.err;
        EXPECT_THAT(same.out, HasSubstr("same     in.csv"));
    }
    desk.place.put("in.csv", incidents + "13.0,-8.0,2025-10-13,checkpoint,Kati\n");
    for (const std::string& output : outputs) {
        const RunResult changed = desk.place.cordon({"verify", output});
        EXPECT_EQ(changed.code, 1);
        EXPECT_THAT(changed.out, testing::ContainsRegex("changed  in\\.csv +SHA-256 "));
    }
    ASSERT_EQ(
        desk.place.cordon({"tiles", "in.csv", "-o", "b.pmtiles", "--zoom", "4", "--no-record"})
            .code,
        0);
    EXPECT_THAT(desk.place.cordon({"verify", "b.pmtiles"}).err,
                HasSubstr("'b.pmtiles' carries no record of its inputs"));
}

TEST(Verify, ComparesParametersWithAProjectFile) {
    const Desk desk;
    const auto map = [](const std::string& to) {
        return "[map]\nfrom = 2025-10-01\nto = " + to + "\n[data]\nincidents = \"in.csv\"\n";
    };
    desk.place.put("map.toml", map("2025-10-30"));
    ASSERT_EQ(desk.place.cordon({"render", "map.toml", "-o", "a.pdf"}).code, 0);
    const RunResult same = desk.place.cordon({"verify", "a.pdf", "--map", "map.toml"});
    EXPECT_EQ(same.code, 0) << same.out;
    desk.place.put("map.toml", map("2025-10-20"));
    EXPECT_EQ(desk.place.cordon({"verify", "a.pdf"}).code, 0) << "the inputs are the same";
    const RunResult other = desk.place.cordon({"verify", "a.pdf", "--map", "map.toml"});
    EXPECT_EQ(other.code, 1);
    EXPECT_THAT(other.out, HasSubstr("projection or notes differ"));
}

TEST(Verify, RefusesWhatHasNoRecord) {
    const Desk desk;
    ASSERT_EQ(desk.render({"-o", "a.pdf", "--no-record"}).code, 0);
    const RunResult bare = desk.place.cordon({"verify", "a.pdf"});
    EXPECT_EQ(bare.code, 1);
    EXPECT_THAT(bare.err, HasSubstr("'a.pdf' carries no record of its inputs"));
    const RunResult other = desk.place.cordon({"verify", "in.csv"});
    EXPECT_EQ(other.code, 1);
    EXPECT_THAT(other.err, HasSubstr("cannot verify 'in.csv': it is neither a PNG nor"));
    EXPECT_EQ(desk.place.cordon({"verify"}).code, 2);
}

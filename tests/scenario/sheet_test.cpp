// SPDX-License-Identifier: MIT
// What a reader would notice first on a finished sheet, read from the scene.
#include "app/map_reader.hpp"
#include "app/pipeline.hpp"
#include "core/file.hpp"
#include "scene/scene.hpp"

#include <filesystem>
#include <regex>

using namespace cordon;
namespace fs = std::filesystem;

namespace {

/// A line of text in a scene's listing.
struct Label {
    std::string text;
    std::string group; ///< innermost layer group
    double x = 0;
    double y = 0;
    double width = 0;
    double size = 0;
    double angle = 0;
};

struct Listing {
    std::string text;
    geom::PageBox frame;
    std::vector<Label> labels; ///< of the map, not of the furniture
};

Listing draw(const std::string& example, Language language, const std::string& size = {}) {
    CollectingReporter reporter;
    app::MapDocument document = app::read_map(
        std::string(CORDON_SOURCE_DIR) + "/examples/" + example + "/map.toml", reporter);
    document.map.lang = language;
    if (size == "85mm")
        document.map.size = app::SheetSize{85.0, 0.0, app::SheetSize::Unit::millimetres};
    // Tests run side by side: the file carries the name of its test.
    std::string owner = testing::UnitTest::GetInstance()->current_test_info()->name();
    std::replace(owner.begin(), owner.end(), '/', '_');
    const fs::path out =
        fs::path(testing::TempDir()) / ("cordon_" + owner + "_" + example + ".scene");
    app::RenderRequest request;
    request.outputs.push_back({out.string(), app::OutputFormat::scene});
    (void)app::render(document, request, reporter);
    Listing listing;
    listing.text = read_file(out);
    std::istringstream lines(listing.text);
    std::string line;
    std::string layer;
    bool in_map = false;
    const std::regex clip("clip \\[([-0-9.]+) ([-0-9.]+) ([-0-9.]+) ([-0-9.]+)\\]");
    const std::regex text("text \"(.*)\" at ([-0-9.]+) ([-0-9.]+) width ([-0-9.]+)( curved| angle "
                          "([-0-9.]+))? .* ([0-9.]+)( italic)?( rtl)? #.*");
    while (std::getline(lines, line)) {
        std::smatch m;
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent == 2) in_map = line.find("map \"map\"") != std::string::npos;
        if (in_map && indent == 2 && std::regex_search(line, m, clip))
            listing.frame = {std::stod(m[1]), std::stod(m[2]), std::stod(m[3]), std::stod(m[4])};
        if (indent == 4) layer = line.substr(4, 40);
        if (in_map && std::regex_search(line, m, text))
            listing.labels.push_back({m[1], layer, std::stod(m[2]), std::stod(m[3]),
                                      std::stod(m[4]), std::stod(m[7]),
                                      m[6].matched   ? std::stod(m[6])
                                      : m[5].matched ? 90.0
                                                     : 0.0});
    }
    return listing;
}

/// Box of the letters of an upright label: capitals above the baseline, a little below.
geom::PageBox box_of(const Label& label) {
    return {label.x, label.y - 0.7 * label.size, label.x + label.width,
            label.y + 0.05 * label.size};
}

} // namespace

class Sheet : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Sheet, HasNoLabelsOnOneAnotherAndNoneCutAtTheFrame) {
    const auto [example, size] = GetParam();
    const Listing listing = draw(example, Language::en, size);
    ASSERT_FALSE(listing.frame.empty());
    ASSERT_GT(listing.labels.size(), 10U);
    for (std::size_t i = 0; i < listing.labels.size(); ++i) {
        const Label& a = listing.labels[i];
        if (a.angle != 0) continue;
        EXPECT_TRUE(listing.frame.contains(box_of(a))) << a.text << " is cut at the frame";
        for (std::size_t k = i + 1; k < listing.labels.size(); ++k) {
            const Label& b = listing.labels[k];
            if (b.angle != 0) continue;
            EXPECT_FALSE(box_of(a).intersects(box_of(b))) << a.text << " and " << b.text;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, Sheet,
                         testing::Values(std::make_pair("bamako-2025", ""),
                                         std::make_pair("bamako-2025", "85mm"),
                                         std::make_pair("bamako-article", "")),
                         [](const auto& instance) {
                             std::string name =
                                 std::string(instance.param.first) + instance.param.second;
                             std::erase(name, '-');
                             return name;
                         });

TEST(BamakoSheet, NamesItsProjectionSourcesAndCutOff) {
    const std::string text = draw("bamako-2025", Language::en).text;
    for (const char* words :
         {"Lambert azimuthal equal-area", "Natural Earth", "GeoNames, CC BY 4.0",
          "30\u00A0Oct.\u00A02025, 18:00 UTC", "absence of a symbol does not mean safety"})
        EXPECT_NE(text.find(words), std::string::npos) << words;
}

TEST(BamakoSheet, SpeaksFrenchWhenAsked) {
    const std::string text = draw("bamako-2025", Language::fr).text;
    for (const char* words :
         {"Attaques rapportées", "MAURITANIE", "28\u00A0oct.", "Fond de carte", "Ségou"})
        EXPECT_NE(text.find(words), std::string::npos) << words;
    EXPECT_EQ(text.find("Reported attacks"), std::string::npos);
}

TEST(BamakoSheet, DrawsEachLocatedIncidentOnce) {
    const std::string text = draw("bamako-2025", Language::en).text;
    EXPECT_NE(text.find("incident \"incident-2025-10-28-rn24\""), std::string::npos);
    EXPECT_EQ(text.find("incident \"incident-2025-09-05"), std::string::npos)
        << "a bus burnt nobody knows where";
}

TEST(ArticleSheet, DrawsOneRingAndNoCentreDot) {
    const Listing listing = draw("bamako-article", Language::fr);
    EXPECT_NE(listing.text.find("layer \"layer-area-credible\""), std::string::npos);
    std::size_t markers = 0;
    for (std::size_t at = 0;
         (at = listing.text.find("incident \"incident-", at)) != std::string::npos; ++at)
        ++markers;
    EXPECT_EQ(markers, 1U);
    EXPECT_NE(listing.text.find("aucune conclusion sur un encerclement"), std::string::npos);
}

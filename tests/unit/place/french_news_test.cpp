// SPDX-License-Identifier: MIT
// Own short articles in the style of the African and the French press. `[[Kati|12.7|-8.1]]` is a
// place with its latitude and longitude, `[[Mali|ML]]` a country; all the rest, among it people who
// are called like towns, directions, roads and streets, is none.
#include "core/file.hpp"
#include "place/toponym.hpp"
#include "proj/geodesic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>
#include <vector>

namespace cordon::place {
namespace {

namespace fs = std::filesystem;

constexpr double close_by = 25'000.0; ///< metres, from a town
constexpr double in_area = 161'000.0; ///< from the point of a region

struct MarkedName {
    Span span;
    std::string country; ///< ISO code of a country that is meant
    geom::LonLat at{};
};

struct MarkedText {
    std::string text;
    std::vector<MarkedName> names;
};

double to_number(std::string_view digits) {
    double value = 0.0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

MarkedText read_marked(const fs::path& path) {
    const std::string marked = read_file(path);
    MarkedText out;
    std::size_t at = 0;
    for (;;) {
        const std::size_t open = marked.find("[[", at);
        out.text += marked.substr(at, open - at);
        if (open == std::string::npos) return out;
        const std::size_t close = marked.find("]]", open);
        const std::string inner = marked.substr(open + 2, close - open - 2);
        const std::size_t bar = inner.find('|');
        const std::size_t second = inner.find('|', bar + 1);
        MarkedName name;
        name.span.begin = static_cast<std::uint32_t>(out.text.size());
        out.text += inner.substr(0, bar);
        name.span.end = static_cast<std::uint32_t>(out.text.size());
        if (second == std::string::npos)
            name.country = inner.substr(bar + 1);
        else
            name.at = {to_number(std::string_view(inner).substr(second + 1)),
                       to_number(std::string_view(inner).substr(bar + 1, second - bar - 1))};
        out.names.push_back(name);
        at = close + 2;
    }
}

bool is_right(const MarkedName& name, const Place& place) {
    if (!name.country.empty())
        return place.feature_code.starts_with("PCL") && place.country == name.country;
    return proj::distance(name.at, place.at).value() <=
           (place.feature_class == 'P' ? close_by : in_area);
}

struct Counts {
    int marked = 0, found = 0, right = 0, wrong_alarms = 0;
};

void count(const MarkedText& article, const Gazetteer& gazetteer, Counts& counts) {
    const TokenizedText text = tokenize(article.text);
    EXPECT_EQ(text.language, TextLanguage::french);
    std::vector<Toponym> toponyms = recognize(text, gazetteer, {.keep_rejected = false});
    resolve(text, gazetteer, toponyms);
    std::erase_if(toponyms, [](const Toponym& one) { return !one.is_resolved(); });
    std::vector<bool> used(toponyms.size(), false);
    for (const MarkedName& name : article.names) {
        ++counts.marked;
        std::size_t i = 0;
        while (i < toponyms.size() && (used[i] || !toponyms[i].span.touches(name.span))) ++i;
        const std::string words(text.words(name.span));
        if (i == toponyms.size()) {
            std::printf("missed: %s\n", words.c_str());
            continue;
        }
        used[i] = true;
        ++counts.found;
        const Place& place = gazetteer.place(toponyms[i].candidates.front().place);
        if (is_right(name, place))
            ++counts.right;
        else
            std::printf("elsewhere: %s as %s %s\n", words.c_str(), place.name.c_str(),
                        place.country.c_str());
    }
    for (std::size_t i = 0; i < toponyms.size(); ++i) {
        if (used[i]) continue;
        ++counts.wrong_alarms;
        std::printf("no place: %s\n", std::string(text.words(toponyms[i].span)).c_str());
    }
}

TEST(FrenchNews, HasItsPlacesFoundAndPlaced) {
    if (!fs::exists(fs::path(CORDON_SOURCE_DIR) / "geodata/built/world.txt"))
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Gazetteer gazetteer = Gazetteer::open();
    std::vector<fs::path> files;
    for (const auto& entry :
         fs::directory_iterator(fs::path(CORDON_SOURCE_DIR) / "tests/data/places_french"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    ASSERT_EQ(files.size(), 5U);
    Counts counts;
    for (const fs::path& file : files) {
        SCOPED_TRACE(file.filename().string());
        count(read_marked(file), gazetteer, counts);
    }
    const double precision =
        static_cast<double>(counts.found) / (counts.found + counts.wrong_alarms);
    const double recall = static_cast<double>(counts.found) / counts.marked;
    const double placed = static_cast<double>(counts.right) / counts.marked;
    std::printf("French: P %.3f R %.3f, found and placed %.3f of %d\n", precision, recall, placed,
                counts.marked);
    EXPECT_GE(2.0 * precision * recall / (precision + recall), .90);
    EXPECT_GE(placed, .85);
}

} // namespace
} // namespace cordon::place

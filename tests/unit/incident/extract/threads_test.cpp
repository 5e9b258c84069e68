// SPDX-License-Identifier: MIT
#include "core/threads.hpp"
#include "incident/reader.hpp"
#include "place/expression/lines.hpp"
#include "unit/incident/extract/article_reader.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <string>
#include <vector>

using namespace cordon;
using namespace cordon::incident;

namespace {

constexpr std::array articles{
    "BAMAKO, 12 novembre 2025 - Mardi, des hommes armés ont attaqué un convoi à 50 km de Kati, non "
    "loin de Bamako. Trois soldats ont été tués.",
    "GAO, 3 mai 2025 - Une mine a explosé lundi entre Gao et Ansongo, près de la frontière entre "
    "le "
    "Mali et le Niger. Deux civils sont morts.",
    "NAIROBI, 7 July 2025 - Gunmen attacked a village 30 km north of Garissa on Sunday, killing "
    "four people. A second attack hit the north of Kenya on Monday.",
    "MOGADISHU, 9 June 2025 - A bomb exploded on Saturday on the road between Afgooye and "
    "Mogadishu. Pirates seized a ship off Somalia on Friday.",
    "SÉGOU, 4 avril 2025 - Jeudi, des combats ont éclaté dans le nord du Mali et dans la région de "
    "Ségou. Cinq combattants ont été tués."};

/// All that is written of an article.
std::string written(const char* article, const place::Lines* lines) {
    ExtractOptions options;
    options.gazetteer = gazetteer();
    options.region.lines = lines;
    return to_geojson(std::move(extract_incidents(article, options).incidents));
}

} // namespace

TEST(Threads, OfSeveralThatReadArticlesEachFindsWhatOneFinds) {
    if (gazetteer() == nullptr) GTEST_SKIP() << "the gazetteer was not built";
    const auto lines = place::shipped_lines();
    std::vector<std::string> found(4 * articles.size());
    std::atomic<std::size_t> next = 0;
    // First by several, so that what is made on first use is made by them.
    run_on_threads(4, [&] {
        for (std::size_t i = next++; i < found.size(); i = next++)
            found[i] = written(articles.at(i % articles.size()), lines.get());
    });
    for (std::size_t i = 0; i < found.size(); ++i)
        EXPECT_EQ(found[i], written(articles.at(i % articles.size()), lines.get()));
    EXPECT_NE(found.front().find("\"Polygon\""), std::string::npos);
}

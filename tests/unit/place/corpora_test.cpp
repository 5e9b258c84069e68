// SPDX-License-Identifier: MIT
// Floors a little below what recognition and resolution reach on annotated news.
#include "core/file.hpp"
#include "support/toponym_score.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace {

namespace fs = std::filesystem;
using cordon::place::Gazetteer;
using cordon::test::read_corpus;
using cordon::test::score_corpus;

struct Floor {
    const char* corpus;
    double f;         ///< recognition, demonyms in
    double plain_f;   ///< without demonyms
    double found_161; ///< found and placed within 161 km
    double found_25;
    double given_161; ///< resolution alone
};

class Corpora : public testing::TestWithParam<Floor> {};

TEST_P(Corpora, StaysAboveItsFloor) {
    const Floor floor = GetParam();
    const fs::path file =
        fs::path(CORDON_SHARED_DIR) / "data/corpora" / (std::string(floor.corpus) + ".dev.jsonl");
    if (!fs::exists(file)) GTEST_SKIP() << "the corpus " << floor.corpus << " is absent";
    if (!fs::exists(fs::path(CORDON_SOURCE_DIR) / "geodata/built/world.txt"))
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    static const Gazetteer gazetteer = Gazetteer::open();
    const auto documents = read_corpus(file);
    const auto score = score_corpus(documents, gazetteer);
    EXPECT_GE(score.f(), floor.f);
    EXPECT_GE(score.plain_f(), floor.plain_f);
    EXPECT_GE(score.found_161(), floor.found_161);
    EXPECT_GE(score.found_25(), floor.found_25);
    const auto given = score_corpus(documents, gazetteer, {.gold_spans = true, .each = {}});
    EXPECT_GE(given.found_161(), floor.given_161);
}

INSTANTIATE_TEST_SUITE_P(Development, Corpora,
                         testing::Values(Floor{"lgl", .858, .853, .829, .806, .883},
                                         Floor{"trnews", .919, .917, .889, .880, .935},
                                         Floor{"gwn", .878, .877, .734, .706, .862},
                                         Floor{"geovirus", .900, .900, .887, .581, .905}),
                         [](const testing::TestParamInfo<Floor>& one) {
                             return std::string(one.param.corpus);
                         });

TEST(FirstArticle, AllPlacesAndNoPeople) {
    const fs::path file = fs::path(CORDON_SHARED_DIR) / "data/seed/article.txt";
    if (!fs::exists(file)) GTEST_SKIP() << "the first article is absent";
    if (!fs::exists(fs::path(CORDON_SOURCE_DIR) / "geodata/built/world.txt"))
        GTEST_SKIP() << "geodata/built/world.txt is absent: run geodata/build.sh";
    const Gazetteer gazetteer = Gazetteer::open();
    const auto text = cordon::place::tokenize(cordon::read_file(file));
    auto toponyms = cordon::place::recognize(text, gazetteer, {.keep_rejected = false});
    cordon::place::resolve(text, gazetteer, toponyms);
    std::vector<std::string> names;
    for (const auto& toponym : toponyms)
        if (toponym.is_resolved())
            names.push_back(gazetteer.place(toponym.candidates.front().place).name);
    EXPECT_THAT(names,
                testing::ElementsAre("Mali", "Bamako", "Kati", "Bamako", "Bamako", "Bamako", "Mali",
                                     "Kabul", "Mali", "Sahel", "Lebanon", "Libya", "Chad"));
}

} // namespace

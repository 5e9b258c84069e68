// SPDX-License-Identifier: MIT
#include "unit/incident/extract/kind_score.hpp"
#include "unit/incident/extract/time_score.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace cordon::incident {
namespace {

const std::filesystem::path corpora = std::filesystem::path(CORDON_SHARED_DIR) / "data/corpora";

TEST(Corpora, dates_of_the_french_timebank_stay_above_the_published_figures) {
    const auto documents = test::read_lines(corpora / "frtimebank.dev.jsonl");
    if (documents.empty()) GTEST_SKIP() << "the evaluation corpora are absent";
    test::TimeScore score;
    for (const Json& document : documents) test::score_times(document, score);
    // Published for this corpus: strict 86.0, relaxed 91.0, value 73.6.
    EXPECT_GT(score.of(score.strict).f(), 0.92);
    EXPECT_GT(score.of(score.relaxed).f(), 0.94);
    EXPECT_GT(score.of(score.same_value).f(), 0.86);
}

TEST(Corpora, kinds_of_case_2021_stay_above_the_first_draft) {
    const auto documents = test::read_lines(corpora / "case2021.dev.jsonl");
    if (documents.empty()) GTEST_SKIP() << "the evaluation corpora are absent";
    const auto results = test::classify_all(documents);
    EXPECT_GT(test::weighted_f1(results, test::beyond_25), 0.80);
    EXPECT_GT(test::weighted_f1(results, test::beyond_28), 0.80);
    EXPECT_GT(test::weighted_f1(results, {}), 0.80);
}

} // namespace
} // namespace cordon::incident

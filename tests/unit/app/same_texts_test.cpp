// SPDX-License-Identifier: MIT
#include "app/same_texts.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <thread>
#include <vector>

using cordon::app::SameTexts;

TEST(SameTexts, TheFirstOfEqualTextsStandsForAll) {
    SameTexts texts;
    EXPECT_EQ(texts.first_of("two were killed", "", 0), 0U);
    EXPECT_EQ(texts.first_of("two were hurt", "", 1), 1U);
    EXPECT_EQ(texts.first_of("two were killed", "", 2), 0U);
    EXPECT_EQ(texts.first_of("two were hurt", "", 3), 1U);
}

TEST(SameTexts, TextsOfAnotherOutletAreReadForThemselves) {
    SameTexts texts;
    EXPECT_EQ(texts.first_of("two were killed", "one", 4), 4U);
    EXPECT_EQ(texts.first_of("two were killed", "other", 5), 5U);
    EXPECT_EQ(texts.first_of("two were killed", "other", 6), 5U);
}

TEST(SameTexts, ThreadsAgreeOnTheFirst) {
    SameTexts texts;
    std::array<std::vector<std::size_t>, 4> answers;
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < answers.size(); ++thread)
        threads.emplace_back([&, thread] {
            for (std::size_t i = 0; i < 200; ++i)
                answers.at(thread).push_back(
                    texts.first_of(std::to_string(i % 50), "", 1000 * thread + i));
        });
    for (std::thread& thread : threads) thread.join();
    std::set<std::size_t> firsts;
    for (const std::vector<std::size_t>& one : answers) {
        EXPECT_EQ(one, answers.front());
        firsts.insert(one.begin(), one.end());
    }
    EXPECT_EQ(firsts.size(), 50U);
}

// SPDX-License-Identifier: MIT
#include "place/word_set.hpp"
#include "place/word_table.hpp"

#include <deque>
#include <map>
#include <random>
#include <string>

using cordon::place::first_word;
using cordon::place::WordTable;

TEST(WordTable, HoldsWhatAMapHolds) {
    constexpr unsigned seed = 3;
    std::mt19937 random(seed);
    std::deque<std::string> words;
    std::map<std::string, int> map;
    WordTable<int> table;
    for (int i = 0; i < 5000; ++i) {
        std::string word;
        for (std::size_t n = 1 + random() % 12; n > 0; --n)
            word += static_cast<char>('a' + random() % 3);
        words.push_back(word);
        map[word] += i;
        table[words.back()] += i;
    }
    EXPECT_EQ(table.size(), map.size());
    for (const auto& [word, value] : map) {
        ASSERT_NE(table.find(word), nullptr) << "seed " << seed << ": " << word;
        EXPECT_EQ(*table.find(word), value) << "seed " << seed << ": " << word;
    }
    for (const std::string& word : words) EXPECT_EQ(table.find(word + "d"), nullptr);
}

TEST(WordSet, HoldsItsWordsAndNoOthers) {
    constexpr auto set = cordon::place::make_word_set("in", "at", "a", "à", "au sud", "in", "");
    for (const char* const word : {"in", "at", "a", "à", "au sud", ""})
        EXPECT_TRUE(set.contains(word)) << word;
    for (std::string word : {"  ", "    "})
        for (char first = 'a'; first <= 'z'; ++first)
            for (char last = 'a'; last <= 'z'; ++last) {
                word.front() = first;
                word.back() = last;
                EXPECT_EQ(set.contains(word), word == "in" || word == "at") << word;
            }
}

TEST(WordTable, TellsLongWordsApartByTheirMiddle) {
    WordTable<int> table;
    table["beginningxxendingend"] = 1;
    table["beginningyyendingend"] = 2;
    EXPECT_EQ(table.size(), 2U);
    EXPECT_EQ(*table.find("beginningxxendingend"), 1);
    EXPECT_EQ(*table.find("beginningyyendingend"), 2);
    EXPECT_EQ(table.find("beginningzzendingend"), nullptr);
}

TEST(WordTable, KeepsItsWordsWhenRoomIsMade) {
    WordTable<int> table;
    table["mali"] = 1;
    table.reserve(5000);
    table.reserve(2);
    ASSERT_NE(table.find("mali"), nullptr);
    EXPECT_EQ(*table.find("mali"), 1);
    EXPECT_EQ(table.find("niger"), nullptr);
    EXPECT_EQ(table.size(), 1U);
}

TEST(WordTable, KnowsNothingBeforeItIsFilled) {
    EXPECT_EQ(WordTable<int>().find("mali"), nullptr);
    WordTable<int> table;
    table["mali"] = 1;
    EXPECT_EQ(table.find(""), nullptr);
}

TEST(WordTable, TakesTheFirstOfSeveralWords) {
    EXPECT_EQ(first_word("aujourd hui"), "aujourd");
    EXPECT_EQ(first_word("hier"), "hier");
    EXPECT_EQ(first_word(""), "");
}

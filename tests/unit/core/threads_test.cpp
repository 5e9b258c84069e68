// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/threads.hpp"

#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>

using namespace cordon;

TEST(Threads, OnlyProcessorsThatTheProcessMayUseAreCounted) {
    cpu_set_t before;
    ASSERT_EQ(sched_getaffinity(0, sizeof before, &before), 0);
    EXPECT_EQ(usable_processors(), CPU_COUNT(&before));
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);
    EXPECT_EQ(usable_processors(), 1);
    sched_setaffinity(0, sizeof before, &before);
}

TEST(Threads, WorkRunsOnTheThreadsThatAreAskedFor) {
    for (const auto& [wanted, runs] : {std::pair(-1, 1U), {0, 1U}, {1, 1U}, {3, 3U}}) {
        std::mutex mutex;
        std::set<std::thread::id> seen;
        run_on_threads(wanted, [&] {
            const std::lock_guard lock(mutex);
            seen.insert(std::this_thread::get_id());
        });
        EXPECT_EQ(seen.size(), runs);
        EXPECT_TRUE(seen.contains(std::this_thread::get_id()));
    }
}

TEST(Threads, AnErrorIsThrownAfterAllHaveEnded) {
    std::atomic<int> ended = 0;
    EXPECT_THROW(run_on_threads(4,
                                [&] {
                                    if (++ended == 2) throw Error("the second");
                                }),
                 Error);
    EXPECT_EQ(ended, 4);
}

TEST(Team, EachIndexIsVisitedOnceWithAndWithoutHelp) {
    for (const int threads : {1, 2, 5}) {
        Team team;
        std::atomic<bool> over = false;
        std::atomic<bool> first = true;
        std::vector<std::atomic<int>> visits(2000);
        run_on_threads(threads, [&] {
            if (!first.exchange(false)) return team.help_until([&] { return over.load(); });
            team.for_each_index(visits.size(), [&](std::size_t i) { ++visits[i]; });
            team.for_each_index(0, [](std::size_t) { FAIL(); });
            over = true;
            team.wake();
        });
        for (const std::atomic<int>& count : visits) EXPECT_EQ(count, 1);
    }
}

TEST(Team, ThoseWhoWaitTakeAShare) {
    Team team;
    std::atomic<bool> over = false;
    std::atomic<bool> first = true;
    std::atomic<int> present = 0;
    // Each share waits for the other: one thread alone would wait for ever.
    run_on_threads(2, [&] {
        if (!first.exchange(false)) return team.help_until([&] { return over.load(); });
        team.for_each_index(2, [&](std::size_t) {
            ++present;
            while (present < 2) std::this_thread::yield();
        });
        over = true;
        team.wake();
    });
    EXPECT_EQ(present, 2);
}

TEST(Team, TheErrorOfTheSmallestIndexIsThrownAndNoMoreBegin) {
    Team team;
    std::size_t last = 0;
    try {
        team.for_each_index(100, [&](std::size_t i) {
            last = i;
            if (i >= 3) throw Error("number " + std::to_string(i));
        });
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "number 3");
    }
    EXPECT_EQ(last, 3U);
}

TEST(Team, SharesOfSeveralBatchesDoNotMix) {
    Team team;
    std::atomic<int> open = 4;
    std::vector<std::atomic<int>> sums(4);
    std::atomic<std::size_t> number = 0;
    run_on_threads(6, [&] {
        const std::size_t mine = number++;
        if (mine < 4) {
            team.for_each_index(500,
                                [&, mine](std::size_t i) { sums[mine] += static_cast<int>(i); });
            --open;
            team.wake();
        }
        team.help_until([&] { return open == 0; });
    });
    for (const std::atomic<int>& sum : sums) EXPECT_EQ(sum, 500 * 499 / 2);
}

TEST(TeamOffer, ThoseWhoWaitDoItMeanwhile) {
    Team team;
    std::atomic<bool> over = false;
    std::atomic<bool> first = true;
    std::atomic<bool> done = false;
    std::thread::id worker;
    run_on_threads(2, [&] {
        if (!first.exchange(false)) return team.help_until([&] { return over.load(); });
        Team::Offer offer(team, [&] {
            worker = std::this_thread::get_id();
            done = true;
        });
        while (!done) std::this_thread::yield();
        offer.finish();
        EXPECT_NE(worker, std::this_thread::get_id());
        over = true;
        team.wake();
    });
}

TEST(TeamOffer, WithoutHelpTheOneWhoWantsItDoesIt) {
    Team team;
    int runs = 0;
    Team::Offer offer(team, [&] { ++runs; });
    team.for_each_index(3, [](std::size_t) {});
    EXPECT_EQ(runs, 0);
    offer.finish();
    EXPECT_EQ(runs, 1);
}

TEST(TeamOffer, WhatNobodyWantsIsNotDone) {
    Team team;
    int runs = 0;
    {
        const Team::Offer offer(team, [&] { ++runs; });
    }
    team.help_until([] { return true; });
    EXPECT_EQ(runs, 0);
}

TEST(TeamOffer, ItsErrorIsThrownWhereTheResultIsWanted) {
    Team team;
    Team::Offer offer(team, [] { throw Error("no such file"); });
    EXPECT_THROW(offer.finish(), Error);
    team.for_each_index(2, [](std::size_t) {}); // the team goes on
}

// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "tile/maker.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace cordon::tile {
namespace {

/// Makes one tile of each job, its column as the id, and notes which job began when.
class NotingMaker final : public TileMaker {
  public:
    explicit NotingMaker(int together = 1) : together_(together) {}

    std::vector<Tile> make(const Job& job, Team& /*team*/) override {
        {
            const std::lock_guard lock(mutex_);
            begun.push_back(job.x);
        }
        ++present_;
        while (present_ < together_) std::this_thread::yield();
        if (job.x == fails) throw Error("cannot be drawn");
        Tile tile;
        tile.id = job.x;
        std::vector<Tile> tiles;
        tiles.push_back(std::move(tile));
        return tiles;
    }
    void forget_below(int zoom) override {
        EXPECT_GE(zoom, least_);
        least_ = zoom;
    }

    std::vector<std::uint32_t> begun;
    std::uint32_t fails = 1'000'000;

  private:
    int together_; ///< calls that wait for each other
    std::mutex mutex_;
    std::atomic<int> present_ = 0;
    int least_ = 0;
};

/// Jobs in columns 0, 1, 2 … of zoom 5, with so many tiles.
std::vector<Job> jobs_with(const std::vector<std::uint32_t>& tiles) {
    std::vector<Job> jobs;
    for (const std::uint32_t count : tiles)
        jobs.push_back({5, static_cast<std::uint32_t>(jobs.size()), 0, 8, count});
    return jobs;
}

std::vector<std::uint64_t> delivered(const std::vector<Job>& jobs, TileMaker& maker, int threads) {
    std::vector<std::uint64_t> out;
    run_jobs({jobs, 0, jobs.size()}, maker, threads,
             [&](std::size_t index, std::vector<Tile>&& tiles) {
                 EXPECT_EQ(index, out.size());
                 out.push_back(tiles.at(0).id);
             });
    return out;
}

TEST(RunJobs, results_come_in_the_order_of_the_jobs_for_any_threads) {
    std::vector<std::uint32_t> tiles;
    std::vector<std::uint64_t> all;
    for (std::uint32_t i = 0; i < 50; ++i) {
        tiles.push_back(i * 7 % 64);
        all.push_back(i);
    }
    for (const int threads : {1, 2, 5}) {
        NotingMaker maker;
        EXPECT_EQ(delivered(jobs_with(tiles), maker, threads), all) << threads << " threads";
        EXPECT_EQ(maker.begun.size(), tiles.size());
    }
}

TEST(RunJobs, near_the_end_the_largest_begin_first) {
    NotingMaker maker(2);
    EXPECT_EQ(delivered(jobs_with({1, 4, 2, 9}), maker, 2),
              (std::vector<std::uint64_t>{0, 1, 2, 3}));
    ASSERT_EQ(maker.begun.size(), 4U);
    // Either thread may be the first.
    EXPECT_EQ(std::min(maker.begun[0], maker.begun[1]), 1U);
    EXPECT_EQ(std::max(maker.begun[0], maker.begun[1]), 3U);
}

TEST(RunJobs, no_zoom_begins_before_the_jobs_of_the_one_below_it) {
    std::vector<Job> jobs = jobs_with({1, 2, 60, 64});
    jobs[2].z = jobs[3].z = 6;
    NotingMaker maker(2);
    (void)delivered(jobs, maker, 2);
    EXPECT_EQ(maker.begun[0] + maker.begun[1], 0U + 1U);
}

TEST(RunJobs, one_thread_keeps_the_order) {
    NotingMaker maker;
    (void)delivered(jobs_with({1, 4, 2, 9}), maker, 1);
    EXPECT_EQ(maker.begun, (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

TEST(RunJobs, an_error_ends_the_run) {
    for (const int threads : {1, 3}) {
        NotingMaker maker;
        maker.fails = 2;
        EXPECT_THROW((void)delivered(jobs_with({1, 4, 2, 9}), maker, threads), Error);
    }
}

} // namespace
} // namespace cordon::tile

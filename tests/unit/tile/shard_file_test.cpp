// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "tile/shard_file.hpp"
#include "tile/shard_lease.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace cordon::tile {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string plan_id(64, 'a');

std::vector<Tile> tiles_of_job(std::uint64_t job) {
    std::vector<Tile> tiles;
    for (std::uint64_t id = job * 4; id < job * 4 + 4; ++id)
        tiles.push_back({id, id % 2 == 0 ? "sea" : fmt::format("land {}", id), id % 2 == 0});
    tiles.back().bytes.clear(); // left out
    return tiles;
}

class ShardFileTest : public testing::Test {
  protected:
    void SetUp() override {
        log_ = fs::temp_directory_path() / fmt::format("cordon-shard-{}.log", getpid());
        done_ = log_.string() + ".done";
        fs::remove(log_);
        fs::remove(done_);
    }
    void TearDown() override { SetUp(); }
    void write(std::uint64_t first, std::uint64_t last) const {
        ShardWriter writer(log_, {plan_id, 3});
        for (std::uint64_t job = first; job < last; ++job) writer.add(job, tiles_of_job(job));
    }
    void finish() const { ShardWriter(log_, {plan_id, 3}).finish(done_); }
    [[nodiscard]] std::uint64_t jobs_read() const {
        std::uint64_t next = 0;
        read_shard(done_, {plan_id, 3}, [&](ShardRecord&& record) {
            EXPECT_EQ(record.job, next);
            const auto expected = tiles_of_job(next++);
            ASSERT_EQ(record.tiles.size(), expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                EXPECT_EQ(record.tiles[i].id, expected[i].id);
                EXPECT_EQ(record.tiles[i].bytes, expected[i].bytes);
                EXPECT_EQ(record.tiles[i].blank, expected[i].blank);
            }
        });
        return next;
    }

    fs::path log_;
    fs::path done_;
};

TEST_F(ShardFileTest, gives_back_what_was_added) {
    write(0, 10);
    finish();
    EXPECT_EQ(jobs_read(), 10U);
}

TEST_F(ShardFileTest, stopped_anywhere_it_goes_on_and_ends_in_the_same_bytes) {
    write(0, 10);
    const std::string whole = read_file(log_);
    for (std::size_t length = 0; length <= whole.size(); length += 7) {
        write_file(log_, whole.substr(0, length));
        const auto next = ShardWriter(log_, {plan_id, 3}).next_job();
        write(next.value_or(0), 10);
        ASSERT_EQ(read_file(log_), whole) << "stopped after " << length << " bytes";
    }
}

TEST_F(ShardFileTest, every_flipped_byte_is_noticed_and_repaired) {
    write(0, 6);
    const std::string whole = read_file(log_);
    fs::rename(log_, done_);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        write_file(done_, damaged);
        EXPECT_THROW(read_shard(done_, {plan_id, 3}, [](ShardRecord&&) {}), Error) << at;
    }
    std::string damaged = whole;
    damaged[whole.size() / 2] ^= 1;
    write_file(log_, damaged);
    const auto next = ShardWriter(log_, {plan_id, 3}).next_job();
    ASSERT_TRUE(next);
    EXPECT_LT(*next, 6U);
    write(*next, 6);
    EXPECT_EQ(read_file(log_), whole);
}

TEST_F(ShardFileTest, of_another_plan_or_number_is_refused) {
    write(0, 2);
    try {
        const ShardWriter writer(log_, {std::string(64, 'b'), 3});
        FAIL() << "a foreign log was taken";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("another plan"));
    }
    EXPECT_THROW(ShardWriter(log_, {plan_id, 4}), Error);
    finish();
    EXPECT_THROW(read_shard(done_, {plan_id, 4}, [](ShardRecord&&) {}), Error);
}

TEST_F(ShardFileTest, a_lease_keeps_others_out_while_its_owner_is_heard) {
    const fs::path path = log_.string() + ".lease";
    write_file(path, "another-host 1\n");
    int pauses = 0;
    const auto owner_works = [&] {
        if (++pauses == 3)
            fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(1));
    };
    EXPECT_THROW(ShardLease(path, {1000, owner_works}), Error);
    EXPECT_EQ(pauses, 3);
    EXPECT_TRUE(fs::exists(path)) << "the other's lease stays";
    fs::remove(path);
}

TEST_F(ShardFileTest, a_lease_of_a_lost_host_is_waited_for_and_taken_over) {
    const fs::path path = log_.string() + ".lease";
    write_file(path, "another-host 1\n");
    int pauses = 0;
    const LeasePatience patience{40, [&] { ++pauses; }};
    { const ShardLease lease(path, patience); }
    EXPECT_EQ(pauses, 40) << "seconds of silence";
    write_file(path, "another-host 1\n");
    const auto old = fs::last_write_time(path) - std::chrono::seconds(2000);
    fs::last_write_time(path, old);
    {
        const ShardLease lease(path, patience);
        EXPECT_EQ(pauses, 40) << "silent long enough already";
        lease.renew();
        EXPECT_GT(fs::last_write_time(path), old);
        write_file(path, "another-host 2\n");
        EXPECT_THROW(lease.renew(), Error) << "taken over by another";
    }
    EXPECT_TRUE(fs::exists(path)) << "the other's lease stays";
    fs::remove(path);
}

TEST_F(ShardFileTest, a_lease_of_a_dead_process_of_this_host_is_taken_over) {
    const fs::path path = log_.string() + ".lease";
    { const ShardLease lease(path); }
    EXPECT_FALSE(fs::exists(path));
    std::string host(256, '\0');
    ASSERT_EQ(gethostname(host.data(), 255), 0);
    write_file(path, fmt::format("{} 999999999\n", host.c_str()));
    { const ShardLease lease(path); }
    write_file(path, fmt::format("{} 1\n", host.c_str()));
    EXPECT_THROW(ShardLease{path}, Error) << "process 1 lives";
    fs::remove(path);
}

} // namespace
} // namespace cordon::tile

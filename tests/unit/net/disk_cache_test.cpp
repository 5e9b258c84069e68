// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "core/sha256.hpp"
#include "net/disk_cache.hpp"

#include <unistd.h>

using namespace cordon;
using net::DiskCache;
using net::Stored;

namespace fs = std::filesystem;

namespace {

class DiskCacheTest : public testing::Test {
  protected:
    ~DiskCacheTest() override { fs::remove_all(folder_); }
    static Stored entry_of(const std::string& body) {
        return {sha256(body), ".json", "application/json", "\"v1\"", "", "", 1000, 60};
    }
    fs::path folder_ =
        fs::temp_directory_path() / ("cordon-disk-cache-test-" + std::to_string(::getpid()));
    std::string key_ = sha256("key");
};

} // namespace

TEST_F(DiskCacheTest, GivesBackWhatWasStored) {
    DiskCache cache(folder_);
    EXPECT_FALSE(cache.find(key_));
    cache.store(key_, entry_of("{}"), "{}");
    const auto found = cache.find(key_);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->etag, "\"v1\"");
    EXPECT_EQ(found->stored, 1000);
    EXPECT_EQ(found->fresh, 60);
    EXPECT_EQ(read_file(cache.body(*found)), "{}");
    EXPECT_EQ(cache.body(*found).extension(), ".json");
    EXPECT_EQ(fs::status(folder_).permissions(), fs::perms::owner_all);
}

TEST_F(DiskCacheTest, TakesDamageForAbsence) {
    DiskCache cache(folder_);
    cache.store(key_, entry_of("{}"), "{}");
    const fs::path body = cache.body(*cache.find(key_));
    write_file(body, "{]");
    EXPECT_FALSE(cache.find(key_)) << "altered body";
    fs::remove(body);
    EXPECT_FALSE(cache.find(key_)) << "no body";
    cache.store(key_, entry_of("{}"), "{}");
    const fs::path entry = folder_ / key_.substr(0, 2) / (key_ + ".entry");
    write_file(entry, R"({"sha256":"../../../../etc/passwd","ending":".json"})");
    EXPECT_FALSE(cache.find(key_)) << "a name that leads elsewhere";
    write_file(entry, "{");
    EXPECT_FALSE(cache.find(key_)) << "a torn entry";
}

TEST_F(DiskCacheTest, StaysWithinItsRoom) {
    constexpr std::uintmax_t room = 20'000;
    DiskCache cache(folder_, room);
    for (int i = 0; i < 30; ++i) {
        const std::string body(1000, static_cast<char>('a' + i % 26));
        const std::string unique = body + std::to_string(i);
        cache.store(sha256(std::to_string(i)), entry_of(unique), unique);
    }
    cache.trim();
    std::uintmax_t total = 0;
    for (const auto& file : fs::recursive_directory_iterator(folder_))
        if (file.is_regular_file()) total += file.file_size();
    EXPECT_LE(total, room);
    EXPECT_GT(total, room / 2);
}

// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"
#include "core/file.hpp"
#include "core/text_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>

using namespace cordon;
namespace fs = std::filesystem;

namespace {

/// A file in a folder of its own, which goes with it.
class OwnFile {
  public:
    OwnFile() : folder_(fs::path(testing::TempDir()) / "cordon_text_parts") {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    OwnFile(const OwnFile&) = delete;
    OwnFile& operator=(const OwnFile&) = delete;
    OwnFile(OwnFile&&) = delete;
    OwnFile& operator=(OwnFile&&) = delete;
    ~OwnFile() { fs::remove_all(folder_); }

    [[nodiscard]] fs::path path() const { return folder_ / "text.json"; }
    [[nodiscard]] std::ptrdiff_t files() const {
        return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
    }

  private:
    fs::path folder_;
};

} // namespace

TEST(TextParts, ALongCollectionComesInPiecesAndIsTheSameText) {
    const Json::Object head{{"type", Json(std::string("list")), 0}};
    const auto item = [](std::size_t i) {
        return Json(
            Json::Object{{"text", Json(std::string(200'000, static_cast<char>('a' + i))), 0}});
    };
    std::string all;
    std::size_t pieces = 0;
    std::size_t longest = 0;
    write_pretty_text(head, "items", 20, item, [&](std::string_view piece) {
        all += piece;
        ++pieces;
        longest = std::max(longest, piece.size());
    });
    EXPECT_EQ(all, to_pretty_text(head, "items", 20, item));
    EXPECT_GE(pieces, 3U);
    EXPECT_LT(longest, std::size_t{1'500'000});
}

TEST(TextParts, AFileHoldsThePiecesInTheirOrder) {
    const OwnFile file;
    write_file_by_parts(file.path(), [](const TextSink& sink) {
        sink("one, ");
        sink("");
        sink("two");
    });
    EXPECT_EQ(read_file(file.path(), 100), "one, two");
    EXPECT_EQ(file.files(), 1);
}

TEST(TextParts, WhatFailsHalfWayLeavesTheOldFile) {
    const OwnFile file;
    write_file(file.path(), "old");
    EXPECT_THROW(write_file_by_parts(file.path(),
                                     [](const TextSink& sink) {
                                         sink("new");
                                         throw Error("no more");
                                     }),
                 Error);
    EXPECT_EQ(read_file(file.path(), 100), "old");
    EXPECT_EQ(file.files(), 1);
}

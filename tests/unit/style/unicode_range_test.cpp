// SPDX-License-Identifier: MIT
#include "style/unicode_range.hpp"

#include <string>

namespace cordon::style {

namespace {

std::string range(std::string_view text) {
    const auto found = read_unicode_range(text);
    return found ? std::to_string(found->first) + "-" + std::to_string(found->last) : "none";
}

} // namespace

TEST(UnicodeRange, IsReadInTheThreeWaysOfCss) {
    EXPECT_EQ(range("U+26"), "38-38");
    EXPECT_EQ(range("u+0-7f"), "0-127");
    EXPECT_EQ(range("U+0600-06FF"), "1536-1791");
    EXPECT_EQ(range("U+4??"), "1024-1279");
    EXPECT_EQ(range("U+??"), "0-255");
    EXPECT_EQ(range("U+1?????"), "1048576-1114111") << "what there is of it";
}

TEST(UnicodeRange, IsNoneForAllElse) {
    for (const char* text : {"", "U+", "26", "U+G", "U+1234567", "U+1-", "U+-5", "U+4?2", "U+1-2-3",
                             "U+0-FFFFFFF", "U+ 26", "U+???????"})
        EXPECT_EQ(range(text), "none") << text;
}

} // namespace cordon::style

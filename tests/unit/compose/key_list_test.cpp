// SPDX-License-Identifier: MIT
#include "compose/sheet_texts.hpp"

#include <gtest/gtest.h>

using namespace cordon;
using namespace cordon::compose;

namespace {

/// A list of 12 incidents in a column of 200 pixels.
class KeyList : public testing::Test {
  protected:
    KeyList() {
        for (int i = 0; i < 12; ++i)
            request_.words.key.push_back(
                {"", Json(), "2 Feb. Omdurman", "Shelling; killed: 54; reported", "Sudan Tribune"});
        request_.style = &style_;
    }
    style::Style style_;
    CollectingReporter reporter_;
    text::Shaper shaper_{reporter_};
    Theme theme_;
    Workshop shop_{theme_, shaper_};
    SheetRequest request_;
};

} // namespace

TEST_F(KeyList, OnASmallSheetTheRowsGetShorterBeforeTheListIsLeftOut) {
    SheetTexts texts(request_, shop_);
    const double all = texts.key(200.0, 1).height;
    const double without_sources = texts.short_key(200.0, 1, all).height;
    EXPECT_LT(without_sources, all);
    const double headings = texts.short_key(200.0, 1, without_sources - 1.0).height;
    EXPECT_LT(headings, without_sources);
    EXPECT_GT(headings, 0.0);
    EXPECT_EQ(texts.short_key(200.0, 1, headings - 1.0).height, 0.0);
    EXPECT_LT(texts.short_key(310.0, 1, headings - 1.0).height, headings) << "in two columns";
    EXPECT_GT(texts.short_key(310.0, 1, headings - 1.0).height, 0.0);
}

// SPDX-License-Identifier: MIT
#include "app/credits.hpp"

#include <gtest/gtest.h>

namespace {

using cordon::Language;
using cordon::app::Credits;

TEST(Credits, ColonsAreThoseOfTheLanguage) {
    Credits credits;
    credits.add("Lieux", "GeoNames");
    EXPECT_EQ(credits.line(Language::fr), "Lieux\u202F: GeoNames.");
    EXPECT_EQ(credits.line(), "Lieux: GeoNames.");
}

TEST(Credits, OneHeadingForAllOfItsSources) {
    Credits credits;
    credits.add("Base map", "Natural Earth");
    credits.add("Base map", "GSHHG (LGPL)");
    credits.add("Incidents", "GeoNames");
    credits.add("Places", "GeoNames");
    EXPECT_EQ(credits.line(),
              "Base map: Natural Earth; GSHHG (LGPL). Incidents, Places: GeoNames.");
}

} // namespace

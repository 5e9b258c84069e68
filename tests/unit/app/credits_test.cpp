// SPDX-License-Identifier: MIT
#include "app/credits.hpp"
#include "core/file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace {

using cordon::Language;
using cordon::app::Credits;

TEST(Credits, ColonsAndSemicolonsAreThoseOfTheLanguage) {
    Credits credits;
    credits.add("Fond", "Natural Earth");
    credits.add("Fond", "GSHHG (LGPL)");
    EXPECT_EQ(credits.line(Language::fr), "Fond\u202F: Natural Earth\u202F; GSHHG (LGPL).");
    EXPECT_EQ(credits.line(), "Fond: Natural Earth; GSHHG (LGPL).");
}

TEST(Credits, OneHeadingForAllOfItsSources) {
    Credits credits;
    credits.add("Base map", "Natural Earth");
    credits.add("Base map", "GSHHG (LGPL)");
    credits.add("Incidents", "GeoNames");
    credits.add("Places", "GeoNames");
    EXPECT_EQ(credits.line(),
              "Base map: Natural Earth; GSHHG (LGPL). Incidents, places: GeoNames.");
}

TEST(Credits, AFileOfTwoSourcesNamesBoth) {
    const cordon::app::ManifestEntry entry{"Natural Earth; GSHHG (LGPL)", "", ""};
    EXPECT_EQ(entry.attributions(), (std::vector<std::string>{"Natural Earth", "GSHHG (LGPL)"}));
    EXPECT_TRUE(cordon::app::ManifestEntry{}.attributions().empty());
}

TEST(Credits, TheManifestOfWhatSetUpMadeTellsItsDigests) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(testing::TempDir()) / "cordon_manifest";
    fs::remove_all(folder);
    fs::create_directories(folder / "built");
    cordon::write_file(folder / "manifest.toml",
                       "[[layer]]\nfile = 'a.fgb'\nattribution = 'A'\nsha256 = '12'\n"
                       "[[built]]\nfile = 'built/b.fgb'\nattribution = 'A; B'\n");
    EXPECT_EQ(cordon::app::read_manifest(folder)["built/b.fgb"].sha256, "");
    cordon::write_file(folder / "built/manifest.toml",
                       "[[built]]\nfile = 'built/b.fgb'\nsha256 = '34'\nbytes = 5\n");
    auto manifest = cordon::app::read_manifest(folder);
    EXPECT_EQ(manifest["a.fgb"].sha256, "12");
    EXPECT_EQ(manifest["built/b.fgb"].sha256, "34");
    EXPECT_EQ(manifest["built/b.fgb"].attribution, "A; B");
}

} // namespace

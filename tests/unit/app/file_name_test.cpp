// SPDX-License-Identifier: MIT
#include "app/file_name.hpp"
#include "app/values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cordon;
using namespace cordon::app;

namespace {

MapDocument numbered() {
    MapDocument document;
    document.map.size = parse_size("A4").value();
    document.map.title = Localised("Routes vers Bamako");
    document.map.as_of = parse_moment("2025-10-30T18:00Z").value();
    document.sheet.map_number = "MLI012";
    document.sheet.name = FileNaming::ocha;
    return document;
}

std::string paper(const char* size) {
    MapSection map;
    map.size = parse_size(size).value();
    return paper_name(map);
}

std::string refusal(const MapDocument& document) {
    try {
        return file_name_of(document);
    } catch (const Error& error) {
        return error.diagnostic().message;
    }
}

} // namespace

TEST(FileName, IsNumberShortNamePaperAndDay) {
    MapDocument document = numbered();
    document.sheet.short_name = "roads";
    EXPECT_EQ(file_name_of(document), "MLI012_roads_A4_20251030");
    document.map.created = parse_day("2025-11-02").value();
    EXPECT_EQ(file_name_of(document), "MLI012_roads_A4_20251102");
}

TEST(FileName, TakesTheTitleWhenThereIsNoShortNameAndHoldsNoSignsOfPaths) {
    MapDocument document = numbered();
    EXPECT_EQ(file_name_of(document), "MLI012_routes-vers-bamako_A4_20251030");
    document.map.title = Localised("Une très longue phrase sur les routes du Mali");
    EXPECT_EQ(file_name_of(document), "MLI012_une-tres-longue-phrase-sur-les_A4_20251030");
    document.sheet.short_name = "../é/roads";
    document.sheet.map_number = "../MLI 012";
    EXPECT_EQ(file_name_of(document), "MLI-012_roads_A4_20251030");
}

TEST(FileName, SaysWhichPartIsMissing) {
    MapDocument document = numbered();
    document.map.as_of.reset();
    EXPECT_EQ(refusal(document),
              "the file cannot be named by OCHA's convention: the map has no date");
    document.map.title = {};
    EXPECT_EQ(refusal(document),
              "the file cannot be named by OCHA's convention: the map has no short name");
    document.sheet.map_number.clear();
    EXPECT_EQ(refusal(document),
              "the file cannot be named by OCHA's convention: the map has no number");
}

TEST(FileName, PaperIsNamedAsPeopleNameIt) {
    EXPECT_EQ(paper("A4"), "A4");
    EXPECT_EQ(paper("A3-landscape"), "A3");
    EXPECT_EQ(paper("180mmx120mm"), "180x120mm");
    EXPECT_EQ(paper("180mm"), "180mm");
    EXPECT_EQ(paper("1600x1200"), "1600x1200px");
    EXPECT_EQ(paper_name(MapSection()), "180mm");
}

TEST(FileName, FooterRepeatsNumberPaperAndDay) {
    MapDocument document = numbered();
    EXPECT_EQ(footer_number(document), "MLI012 · A4 · 30\u00A0Oct.\u00A02025");
    document.map.lang = Language::fr;
    EXPECT_EQ(footer_number(document), "MLI012 · A4 · 30\u00A0oct.\u00A02025");
    document.sheet.name.reset();
    EXPECT_EQ(footer_number(document), "MLI012");
}

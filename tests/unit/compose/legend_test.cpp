// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"
#include "style/style.hpp"

#include <algorithm>

using namespace cordon;
using namespace cordon::compose;

namespace {

/// A style with one fill layer whose legend entry has this label, and features with a text `reach`.
struct Drawing {
    std::shared_ptr<const style::Style> style;
    std::vector<DrawnLayer> drawn;

    Drawing(const std::string& label, const std::vector<std::string>& reaches,
            const std::string& more = "") {
        const std::string json =
            R"({"version": 8, "sources": {"s": {"type": "vector", "url": "x"}}, "layers": [{"id": "a",
                "type": "fill", "source": "s", "source-layer": "a",
                "metadata": {"cordon:legend": [{"group": "g", "label": {"en": ")" +
            label + R"("})" + more + R"(}]}}]})";
        style = style::parse_style(parse_json(json, "style.json"), "style.json").style;
        auto layer = std::make_shared<data::FeatureLayer>("a");
        DrawnLayer one{&style->layers.front(), layer, {}};
        for (const std::string& reach : reaches) {
            one.drawn.push_back(layer->size());
            layer->shapes.begin(geom::Kind::polygon);
            layer->set("reach", std::string_view(reach));
            layer->set("grade", static_cast<double>(one.drawn.size()));
            layer->finish_feature();
        }
        drawn.push_back(std::move(one));
    }
    [[nodiscard]] std::vector<std::string> labels() const {
        std::vector<std::string> out;
        for (const LegendEntry& entry : legend_entries(drawn, Language::en))
            out.push_back(entry.label);
        return out;
    }
};

} // namespace

TEST(Legend, WordsWithoutAttributesGiveOneRow) {
    EXPECT_EQ(Drawing("near", {"5 km", "10 km"}).labels(), std::vector<std::string>{"near"});
}

TEST(Legend, WordsThatNameAnAttributeGiveARowForEachOfItsValues) {
    EXPECT_EQ(Drawing("within {reach}", {"5 km", "10 km", "5 km"}).labels(),
              (std::vector<std::string>{"within 5 km", "within 10 km"}));
}

TEST(Legend, NumbersAreFilledInAndUnknownAttributesAreNothing) {
    EXPECT_EQ(Drawing("grade {grade}{nothing}", {"5 km"}).labels(),
              std::vector<std::string>{"grade 1"});
    EXPECT_EQ(Drawing("an open { brace", {"5 km"}).labels(),
              std::vector<std::string>{"an open { brace"});
}

TEST(Legend, OneEntryGivesAtMostTwelveRows) {
    std::vector<std::string> many;
    for (int i = 0; i < 40; ++i) many.push_back(std::to_string(i));
    EXPECT_EQ(Drawing("{reach}", many).labels().size(), 12U);
}

TEST(Legend, SampleOfARowLooksLikeItsOwnFeature) {
    const Drawing drawing("within {reach}", {"5 km", "10 km"});
    const auto entries = legend_entries(drawing.drawn, Language::en);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[1].properties.number_or("grade", 0), 2.0);
}

TEST(Legend, RowsOfSeveralPanelsStandInOneOrderTheLargestFirst) {
    Drawing drawing("{reach}", {"a", "b"}, R"(, "sort": "-grade")");
    const Drawing other("{reach}", {"c", "d", "e"});
    drawing.drawn.push_back(other.drawn.front());
    drawing.drawn.back().layer = drawing.drawn.front().layer;
    EXPECT_EQ(drawing.labels(), (std::vector<std::string>{"e", "b", "d", "a", "c"}));
}

TEST(Legend, SamplesShareTheFirstListedValueThatIsDrawn) {
    const Drawing drawing("within {reach}", {"5 km", "10 km"},
                          R"(, "first_of": {"grade": [7, 2, 1]})");
    for (const LegendEntry& entry : legend_entries(drawing.drawn, Language::en)) {
        const auto& members = entry.properties.members(); // what stands first counts
        const auto grade = std::find_if(members.begin(), members.end(),
                                        [](const Json::Member& m) { return m.key == "grade"; });
        ASSERT_NE(grade, members.end());
        EXPECT_EQ(grade->value.number(), 2.0);
    }
}

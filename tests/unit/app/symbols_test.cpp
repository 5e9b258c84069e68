// SPDX-License-Identifier: MIT
#include "app/symbol_columns.hpp"
#include "app/symbols.hpp"

#include <cmath>

using namespace cordon;
using namespace cordon::app;
using incident::Incident;

namespace {

/// An incident on the equator, one degree east of the one before.
struct Table {
    incident::IncidentSet set;
    MapDocument document;
    CollectingReporter reporter;
    incident::FeatureLayers layers;

    Incident& add(const std::string& date = "2025-10-01") {
        Incident incident;
        incident.id = "i" + std::to_string(set.incidents.size());
        incident.date = *parse_iso_date(date);
        incident.location.said = incident::Point{
            {static_cast<double>(set.incidents.size()), 0.0}, Metres(1000.0), "town"};
        set.incidents.push_back(std::move(incident));
        return set.incidents.back();
    }
    void killed(double low, std::optional<double> high) {
        add().counts.push_back({"killed", {low, high}});
    }
    void word(const std::string& text) {
        Incident& incident = add();
        if (!text.empty()) incident.extra.push_back({"side_b", Json(text), 0});
    }
    SymbolFacts drawn(Many many = Many::no) {
        layers = incident::to_features(set, {});
        return symbolise(document, set, many, layers, reporter);
    }
    [[nodiscard]] std::string fault() {
        try {
            (void)drawn();
        } catch (const Error& error) {
            return to_text(error.diagnostic());
        }
        return {};
    }
    /// The row of the points that stands for an incident.
    [[nodiscard]] std::size_t row(const std::string& id) const {
        for (std::size_t i = 0; i < layers.points.size(); ++i)
            if (layers.points.text(i, "id") == id) return i;
        ADD_FAILURE() << id;
        return 0;
    }
};

} // namespace

TEST(SizeBy, AreasAreInProportionToTheNumbers) {
    Table table;
    table.killed(5, 5.0);
    table.killed(20, 20.0);
    table.document.map.size_by = "killed";
    const SymbolFacts facts = table.drawn();
    ASSERT_TRUE(facts.sizes);
    const double small = table.layers.points.number(table.row("i0"), "size", 0);
    const double large = table.layers.points.number(table.row("i1"), "size", 0);
    EXPECT_NEAR(large / small, 2.0, 1e-9);
    EXPECT_NEAR(large * 16.0, 44.0, 1e-9);
    EXPECT_TRUE(facts.in_place);
    EXPECT_EQ(facts.sizes->numbers, 2);
}

TEST(SizeBy, LegendHasThreeRoundValuesOnTheScaleOfTheSymbols) {
    Table table;
    table.killed(1, 1.0);
    table.killed(101, 101.0);
    table.document.map.size_by = "fatalities"; // a table's name of the same count
    const SymbolFacts facts = table.drawn();
    ASSERT_EQ(facts.sizes->steps.size(), 3U);
    EXPECT_EQ(facts.sizes->steps[0].label, "100");
    EXPECT_EQ(facts.sizes->steps[1].label, "30");
    EXPECT_EQ(facts.sizes->steps[2].label, "6");
    const double largest = table.layers.points.number(table.row("i1"), "size", 0);
    EXPECT_NEAR(facts.sizes->steps[0].size, largest * std::sqrt(100.0 / 101.0), 1e-9);
    std::vector<std::pair<std::string, std::string>> titles = {{"sizes", "How many"}};
    std::optional<compose::LegendEntry> nested;
    add_symbol_legend(facts, Language::en, titles, nested);
    EXPECT_EQ(titles[0].second, "Killed (area)");
    ASSERT_TRUE(nested);
    EXPECT_EQ(nested->nested.size(), 3U);
}

TEST(SizeBy, ASpreadOverAFactorOfTwoIsABarAndAFactorOfTwoIsNot) {
    Table table;
    table.killed(10, 20.0);
    table.killed(10, 21.0);
    table.document.map.size_by = "killed";
    const SymbolFacts facts = table.drawn();
    EXPECT_EQ(table.layers.points.text(table.row("i0"), "sized"), "value");
    EXPECT_EQ(table.layers.points.number(table.row("i0"), "value", 0), 15.0);
    EXPECT_EQ(table.layers.points.text(table.row("i1"), "sized"), "range");
    EXPECT_EQ(table.layers.points.text(table.row("i1"), "value_words"), "10–21");
    EXPECT_NEAR(table.layers.points.number(table.row("i1"), "range_share", 0),
                std::sqrt(10.0 / 21.0), 1e-9);
    EXPECT_EQ(facts.sizes->ranges, 1);
    ASSERT_EQ(table.reporter.diagnostics.size(), 1U);
    EXPECT_NE(table.reporter.diagnostics[0].message.find("factor of 2"), std::string::npos);
}

TEST(SizeBy, ABestEstimateIsTheFigureAndItsRangeStandsBehindIt) {
    Table table;
    table.add().counts.push_back({"killed", {22, 87.0, 40.0}});
    table.killed(40, 40.0);
    table.document.map.size_by = "killed";
    // Tables of UCDP keep the column beside the count.
    table.set.incidents[0].extra.push_back({"best", Json(40.0), 0});
    EXPECT_EQ(column_number(table.set.incidents[0], "best"),
              (incident::CountRange{22, 87.0, 40.0}));
    EXPECT_EQ(further_column_text(table.set.incidents[0], "best", Language::en), "");
    const SymbolFacts facts = table.drawn();
    const std::size_t best = table.row("i0");
    EXPECT_EQ(table.layers.points.text(best, "sized"), "value");
    EXPECT_EQ(table.layers.points.number(best, "value", 0), 40.0);
    EXPECT_EQ(table.layers.points.text(best, "value_words"), "40 (22–87)");
    EXPECT_EQ(table.layers.points.number(best, "size", 0),
              table.layers.points.number(table.row("i1"), "size", 0));
    EXPECT_EQ(facts.sizes->best, 1);
    EXPECT_NE(symbol_sentences(facts, Language::en).at(0).find("1 of them a best estimate"),
              std::string::npos);
}

TEST(SizeBy, AMissingNumberIsNeverZero) {
    Table table;
    table.killed(8, 8.0);
    table.add();
    table.killed(0, 0.0);
    table.document.map.size_by = "killed";
    const SymbolFacts facts = table.drawn();
    EXPECT_EQ(table.layers.points.text(table.row("i1"), "sized"), "missing");
    EXPECT_EQ(table.layers.points.text(table.row("i2"), "sized"), "none");
    EXPECT_EQ(facts.sizes->missing, 1);
    const auto sentences = symbol_sentences(facts, Language::fr);
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_NE(sentences[0].find("1 fait sans nombre, ce qui n’est pas zéro"), std::string::npos)
        << sentences[0];
}

TEST(SizeBy, TakesANumericColumnOfTheTable) {
    Table table;
    table.add().extra.push_back({"Displaced", Json(std::string("1200")), 0});
    table.document.map.size_by = "displaced";
    (void)table.drawn();
    EXPECT_EQ(table.layers.points.number(0, "value", 0), 1200.0);
}

TEST(SizeBy, AnUnknownColumnIsAnErrorWithTheNamesThatExist) {
    Table table;
    table.killed(1, 1.0);
    table.document.map.size_by = "kiled";
    EXPECT_EQ(table.fault(), "size_by is 'kiled', but no incident has a number of that name\n"
                             "  hint: did you mean 'killed'?\n"
                             "  hint: the incidents have killed");
}

TEST(SizeBy, AColumnWithoutAnyNumberIsAnErrorAndNoMapOfOutlines) {
    Table table;
    table.word("many");
    table.document.map.size_by = "side_b";
    EXPECT_THAT(table.fault(), testing::HasSubstr("no incident has a number of that name"));
    EXPECT_THAT(table.fault(), testing::HasSubstr("hint: they have none that could be drawn"));
    Table none;
    none.document.map.size_by = "killed";
    EXPECT_EQ(none.fault(), "") << "nothing happened: nothing to draw";
}

TEST(SizeBy, NumbersWithoutMeaningAreNoSizes) {
    Table table;
    table.word("1e308");
    table.word("12");
    table.document.map.size_by = "side_b";
    const SymbolFacts facts = table.drawn();
    ASSERT_TRUE(facts.sizes);
    EXPECT_EQ(facts.sizes->missing, 1U);
    EXPECT_EQ(facts.sizes->most, 12.0);
}

TEST(ShapeBy, GivesTheMostFrequentClassTheFirstShape) {
    Table table;
    for (const char* side : {"IS", "JNIM", "JNIM ", "jnim", ""}) table.word(side);
    table.document.map.shape_by = "side b";
    const SymbolFacts facts = table.drawn();
    ASSERT_EQ(facts.shapes->classes.size(), 2U);
    EXPECT_EQ(facts.shapes->classes[0], (std::pair<std::string, int>("JNIM", 3)));
    EXPECT_EQ(facts.shapes->missing, 1);
    EXPECT_EQ(table.layers.points.text(table.row("i1"), "shape"), "circle");
    EXPECT_EQ(table.layers.points.text(table.row("i0"), "shape"), "square");
    EXPECT_EQ(table.layers.points.text(table.row("i4"), "shape_class"), "not stated");
    table.document.map.shape_order = {"is"};
    EXPECT_EQ(table.drawn().shapes->classes[0].first, "IS");
}

TEST(ShapeBy, MoreThanSixClassesAreAnErrorThatNamesThem) {
    Table table;
    for (const char* side : {"a", "b", "c", "d", "e", "f", "g", "g"}) table.word(side);
    table.document.map.shape_by = "side_b";
    const std::string fault = table.fault();
    EXPECT_NE(fault.find("gives 7 classes, more than the 6 that can be told apart: g (2), a (1)"),
              std::string::npos)
        << fault;
    EXPECT_NE(fault.find("gather classes"), std::string::npos);
}

TEST(Decay, StepsAreHalfLivesBeforeTheCutOff) {
    Table table;
    for (const char* day : {"2025-10-30", "2025-10-16", "2025-10-15", "2025-10-01"})
        (void)table.add(day);
    table.document.map.decay = AgeRule::half_life;
    table.document.map.as_of = Moment{parse_iso_date("2025-10-30")->to, {}};
    const SymbolFacts facts = table.drawn();
    EXPECT_EQ(facts.ages->half_life_days, 14.0);
    EXPECT_EQ(facts.ages->counts, (std::array<int, 3>{2, 1, 1}));
    EXPECT_EQ(table.layers.points.number(table.row("i1"), "age_step", -1), 0.0);
    EXPECT_EQ(table.layers.points.number(table.row("i2"), "age_step", -1), 1.0);
    EXPECT_EQ(table.layers.points.text(table.row("i3"), "age_words"), "older than 28 days");
    EXPECT_FALSE(facts.in_place);
    EXPECT_TRUE(table.drawn(Many::yes).in_place);
}

TEST(Decay, KeepsInStepWithTheAnalysis) {
    Table table;
    (void)table.add();
    table.document.map.decay = AgeRule::half_life;
    table.document.analysis = Json(Json::Object{{"half_life_days", Json(30.0), 0}});
    EXPECT_EQ(table.drawn().ages->half_life_days, 30.0);
    EXPECT_TRUE(table.drawn().ages->of_last_incident);
    table.document.map.half_life_days = 7.0;
    EXPECT_EQ(table.drawn().ages->half_life_days, 7.0);
}

TEST(Symbols, AreNotDrawnOverOneAnotherWithoutAWarning) {
    CollectingReporter reporter;
    warn_of_cover(312'000.0, 9000, reporter);
    EXPECT_TRUE(reporter.diagnostics.empty());
    warn_of_cover(2'090'000.0, 100'000, reporter);
    ASSERT_EQ(reporter.diagnostics.size(), 1U);
    EXPECT_EQ(reporter.diagnostics[0].message,
              "100,000 symbols hide one another: they would cover the map 6.7 times");
}

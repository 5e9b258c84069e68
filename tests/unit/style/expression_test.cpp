// SPDX-License-Identifier: MIT
#include "style/expression/expression.hpp"

namespace cordon::style {

namespace {

/// The value of a feature-less expression as JSON, or the message of what is wrong with it.
std::string evaluated(const std::string& text, const PropertySpec* spec = nullptr,
                      double zoom = 0.0) {
    const auto parsed = parse_expression(parse_json(text, "e.json"), spec);
    if (!parsed) return parsed.error()[0].key + " " + parsed.error()[0].message;
    try {
        Context context;
        context.zoom = zoom;
        return to_json_text((*parsed)->evaluate(context));
    } catch (const EvaluationError& error) {
        return error.key() + " " + error.what();
    }
}

} // namespace

TEST(Expression, RefusesVariablesThatDoubleTheWorkWithEachLevel) {
    // The innermost names are bound outermost.
    std::string nested = R"(["var","v0"])";
    for (int level = 0; level < 40; ++level) {
        const std::string below = R"(["var","v)" + std::to_string(level + 1) + "\"]";
        nested = R"(["let","v)" + std::to_string(level) + R"(",["concat",)" + below + "," + below +
                 "]," + nested + "]";
    }
    const auto bound = [&](const std::string& start) {
        return evaluated(R"(["let","v40",)" + start + "," + nested + "]");
    };
    EXPECT_THAT(bound(R"(["to-string",["zoom"]])"), testing::HasSubstr("Expression is too large."));
    EXPECT_THAT(bound("\"constant\""), testing::HasSubstr("Text is too long."));
}

TEST(Expression, ArithmeticFollowsTheReference) {
    EXPECT_EQ(evaluated(R"(["+",1,["*",2,3],["-",4]])"), "3");
    EXPECT_EQ(evaluated(R"(["round",-2.5])"), "-3");
    EXPECT_EQ(evaluated(R"(["%",-7,3])"), "-1");
    EXPECT_EQ(evaluated(R"(["min"])"), "null");
    EXPECT_EQ(evaluated(R"(["^",1,["/",1,0]])"), "null");
}

TEST(Expression, ConstantsAreFoldedIntoLiterals) {
    const auto parsed =
        parse_expression(parse_json(R"(["concat","a",["to-string",["+",1,2]]])", "e"), nullptr);
    ASSERT_TRUE(parsed);
    EXPECT_EQ((*parsed)->root().form(), Form::literal);
    EXPECT_EQ((*parsed)->kind(), EvaluationKind::constant);
}

TEST(Expression, KindTellsWhatTheValueDependsOn) {
    const auto kind = [](const std::string& text) {
        return (*parse_expression(parse_json(text, "e"), nullptr))->kind();
    };
    EXPECT_EQ(kind(R"(["get","x"])"), EvaluationKind::source);
    EXPECT_EQ(kind(R"(["step",["zoom"],1,5,2])"), EvaluationKind::camera);
    EXPECT_EQ(kind(R"(["step",["zoom"],1,5,["get","x"]])"), EvaluationKind::composite);
    EXPECT_EQ(kind(R"(["global-state","x"])"), EvaluationKind::constant);
}

TEST(Expression, ErrorsNameThePathOfThePart) {
    EXPECT_EQ(evaluated(R"(["+",1,["*",2,"x"]])"),
              "[2][2] Expected number but found string instead.");
    EXPECT_EQ(evaluated(R"(["nonsense",1])"), "[0] Unknown expression \"nonsense\". If you wanted "
                                              "a literal array, use [\"literal\", [...]].");
    EXPECT_EQ(evaluated(R"(["number",["global-state","x"]])"),
              " Expected value to be of type number, but found null instead.");
}

TEST(Expression, TextFunctionsCountCharacters) {
    EXPECT_EQ(evaluated(R"(["length","a😀é"])"), "3");
    EXPECT_EQ(evaluated(R"(["slice","a😀é",1,2])"), R"("😀")");
    EXPECT_EQ(evaluated(R"(["index-of","é","a😀é"])"), "2");
    EXPECT_EQ(evaluated(R"(["split","a,b,,c",","])"), R"(["a","b","","c"])");
    EXPECT_EQ(evaluated(R"(["upcase","straße"])"), R"("STRASSE")");
}

TEST(Expression, ComparisonsOfTextsKnowLanguages) {
    EXPECT_EQ(evaluated(R"(["==","a","A"])"), "false");
    EXPECT_EQ(evaluated(R"(["==","a","Ä",["collator",{}]])"), "true");
    EXPECT_EQ(evaluated(R"(["==","a","Ä",["collator",{"diacritic-sensitive":true}]])"), "false");
    EXPECT_EQ(evaluated(R"(["resolved-locale",["collator",{"locale":"fr-CA-u-co-eor"}]])"),
              R"("fr-CA")");
    EXPECT_EQ(evaluated(R"(["number-format",1234.5,{"locale":"de","min-fraction-digits":2}])"),
              R"("1.234,50")");
}

TEST(Expression, ColoursMixInThreeSpaces) {
    EXPECT_EQ(
        evaluated(
            R"(["to-string",["interpolate",["linear"],0.5,0,["to-color","red"],1,["to-color","blue"]]])"),
        R"x("rgba(128,0,128,1)")x");
    EXPECT_EQ(evaluated(R"(["to-string",["interpolate-lab",["linear"],0.5,0,"white",1,"black"]])"),
              R"x("rgba(119,119,119,1)")x");
    EXPECT_EQ(evaluated(R"(["to-string",["interpolate-hcl",["linear"],0.5,0,"red",1,"blue"]])"),
              R"x("rgba(245,0,134,1)")x");
}

TEST(Expression, RampsTakeZoomOnlyOnTop) {
    const PropertySpec& spec = property_spec(Property::line_width);
    const auto nested = parse_property_expression(parse_json(R"(["+",1,["zoom"]])", "e"), spec);
    ASSERT_FALSE(nested);
    EXPECT_EQ(nested.error()[0].message,
              "\"zoom\" expression may only be used as input to a top-level "
              "\"step\" or \"interpolate\" expression.");
    EXPECT_EQ(evaluated(R"(["interpolate",["exponential",2],["zoom"],0,0,10,1023])", &spec, 5.0),
              "31");
}

TEST(Expression, HostileInputEndsSoonInsteadOfExploding) {
    std::string deep = "0";
    for (int i = 0; i < 190; ++i) deep = R"(["all",)" + deep + ",true]";
    const auto parsed = parse_expression(parse_json(deep, "deep"), nullptr);
    ASSERT_FALSE(parsed);
    EXPECT_LE(parsed.error().size(), 10U);
}

TEST(Expression, OutlivesTheTextThatItWasReadFrom) {
    ExpressionPtr expression;
    {
        const Json json = parse_json(
            R"(["concat",["literal",["long enough to be on the heap","b"]],["to-string",["zoom"]]])",
            "e");
        expression = *parse_expression(json, nullptr);
    }
    const Value value = expression->evaluate(Context{});
    EXPECT_EQ(to_display_text(value), R"(["long enough to be on the heap","b"]0)");
}

TEST(Expression, NamesOfCurvesAreTexts) {
    EXPECT_EQ(evaluated(R"(["interpolate",[["linear"]],["zoom"],0,0,1,1])"),
              "[1][0] Unknown interpolation type linear");
}

TEST(Expression, EveryScriptIsSupported) {
    EXPECT_EQ(evaluated(R"(["is-supported-script","\u05e9\u05dc"])"), "true");
}

} // namespace cordon::style

// SPDX-License-Identifier: MIT
#include "style/expression/color_parse.hpp"
#include "style/expression/legacy_function.hpp"
#include "style/expression/number_text.hpp"
#include "style/expression/type.hpp"

#include <cmath>
#include <limits>

namespace cordon::style {

TEST(ParseColor, KnowsTheFormsOfCss) {
    const Color red{1.0, 0.0, 0.0, 1.0};
    for (const auto* text :
         {"red", " RED ", "#f00", "#ff0000", "#ff0000ff", "rgb(255,0,0)", "rgb(100% 0% 0%)",
          "rgba(255, 0, 0, 1)", "rgb(255 0 0 / 100%)", "hsl(0,100%,50%)", "hsl(360deg 100% 50%)"}) {
        ASSERT_TRUE(parse_color(text).has_value()) << text;
        EXPECT_EQ(*parse_color(text), red) << text;
    }
    EXPECT_EQ(parse_color("transparent")->a, 0.0);
    EXPECT_EQ(parse_color("rgba(0,0,0,.25)")->a, 0.25);
    EXPECT_EQ(parse_color("rgb(300,-5,0)")->r, 1.0);
}

TEST(ParseColor, RefusesWhatIsNoColour) {
    for (const auto* text : {"", "reddish", "#ff", "#12345", "rgb(1,2)", "rgb(1 2,3)",
                             "rgb(1,2,3 / 1)", "rgb(1 2 3 4)", "rgb(1%,2,3)", "hsl(1,2,3)",
                             "rgb(1,2,3", "hsl(1turn 2% 3%)", "rgb(none 0 0)"}) {
        EXPECT_FALSE(parse_color(text).has_value()) << text;
    }
}

TEST(NumberText, WritesAsEcmaScriptDoes) {
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(-0.0), "0");
    EXPECT_EQ(number_text(100.0), "100");
    EXPECT_EQ(number_text(1e21), "1e+21");
    EXPECT_EQ(number_text(123456789012345680000.0), "123456789012345680000");
    EXPECT_EQ(number_text(1e-7), "1e-7");
    EXPECT_EQ(number_text(0.000001), "0.000001");
    EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN()), "NaN");
}

TEST(NumberText, ReadsAsEcmaScriptDoes) {
    EXPECT_EQ(text_number(" 12 "), 12.0);
    EXPECT_EQ(text_number(""), 0.0);
    EXPECT_EQ(text_number("0x10"), 16.0);
    EXPECT_EQ(text_number("1e3"), 1000.0);
    EXPECT_EQ(text_number("-Infinity"), -std::numeric_limits<double>::infinity());
    EXPECT_EQ(text_number("\u00A05\u3000"), 5.0);
    for (const auto* text : {"12px", "nan", "inf", "1 2", "0xg", "+-1", "."})
        EXPECT_TRUE(std::isnan(text_number(text))) << text;
}

TEST(NumberText, OrdersTextsByUtf16) {
    EXPECT_LT(compare_utf16("a", "b"), 0);
    EXPECT_GT(compare_utf16("b", "abc"), 0);
    EXPECT_EQ(compare_utf16("é", "é"), 0);
    EXPECT_LT(compare_utf16("ab", "abc"), 0);
    // U+1F600 is a pair of surrogates and sorts below U+FF01.
    EXPECT_LT(compare_utf16("\U0001F600", "\uFF01"), 0);
}

TEST(Type, ArraysFitByItemAndLength) {
    EXPECT_TRUE(is_subtype(Type::array(Kind::value), Type::array(Kind::number, 2)));
    EXPECT_FALSE(is_subtype(Type::array(Kind::number, 3), Type::array(Kind::number, 2)));
    EXPECT_TRUE(is_subtype(Type::array(Kind::string), Type::array(Kind::value, 0)));
    EXPECT_FALSE(is_subtype(Kind::value, Kind::collator));
    EXPECT_TRUE(is_subtype(Kind::color, Kind::error));
    EXPECT_EQ(type_text(Type::array(Kind::number, 2)), "array<number, 2>");
}

TEST(LegacyFunction, BecomesAnExpression) {
    const auto converted = [](const char* text, Property property) {
        return to_text(*convert_function(parse_json(text, "f"), property_spec(property)));
    };
    EXPECT_EQ(converted(R"({"stops":[[0,1],[5,2]],"base":1.5})", Property::line_width),
              R"(["interpolate",["exponential",1.5],["zoom"],0,1,5,2])");
    EXPECT_EQ(
        converted(R"({"type":"categorical","property":"p","stops":[["a","red"]],"default":"blue"})",
                  Property::line_color),
        R"(["match",["get","p"],"a","red","blue"])");
    EXPECT_EQ(converted(R"({"stops":[[0,"butt"],[5,"round"]]})", Property::line_cap),
              R"(["step",["zoom"],"butt",5,"round"])");
    EXPECT_FALSE(
        convert_function(parse_json(R"({"stops":[]})", "f"), property_spec(Property::line_width)));
}

TEST(LegacyFunction, TokensBecomeLookUps) {
    EXPECT_EQ(to_text(convert_tokens("{name}")), R"(["to-string",["get","name"]])");
    EXPECT_EQ(to_text(convert_tokens("a {b} c")), R"(["concat","a ",["get","b"]," c"])");
    EXPECT_EQ(to_text(convert_tokens("no { tokens {}")), R"("no { tokens {}")");
}

} // namespace cordon::style

// SPDX-License-Identifier: MIT
#include "core/json.hpp"
#include "core/json_decimals.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <random>

using cordon::Json;
using cordon::parse_json;

TEST(Json, RemembersTheLineOfEachValueAndKey) {
    const Json json = parse_json("{\n \"a\": 1,\n \"b\":\n [true,\n 12]\n}", "x.json");
    EXPECT_EQ(json.line(), 1);
    EXPECT_EQ(json.members()[0].key_line, 2);
    EXPECT_EQ(json.members()[0].value.line(), 2);
    EXPECT_EQ(json.members()[1].key_line, 3);
    EXPECT_EQ(json.members()[1].value.line(), 4);
    EXPECT_EQ(json.members()[1].value.items()[1].line(), 5);
}

TEST(Json, WritesBackWhatItRead) {
    const std::string text = R"({"a":[1,2.5,-3e-7,"é\n\"",null,true],"b":{}})";
    EXPECT_EQ(to_text(parse_json(text, "x")), R"({"a":[1,2.5,-3e-07,"é\n\"",null,true],"b":{}})");
}

TEST(Json, NamesFileLineAndColumnOfASyntaxError) {
    try {
        (void)parse_json("{\"a\": 1,\n  }", "bad.json");
        FAIL() << "no error";
    } catch (const cordon::Error& error) {
        EXPECT_STREQ(error.what(),
                     "bad.json:2:3: not valid JSON: Missing a name for object member");
    }
}

TEST(Json, ReadsNumbersToTheLastBit) {
    const auto number = [](const std::string& text) { return parse_json(text, "n").number(); };
    EXPECT_EQ(number("0e50"), 0.0) << "was undefined: the number of leading zeros of nought";
    EXPECT_EQ(number("0.1"), 0.1);
    EXPECT_EQ(number("9007199254740993"), 9007199254740992.0);
    EXPECT_EQ(number("18446744073709551615"), 18446744073709551615.0);
    EXPECT_EQ(number("2.2250738585072011e-308"), 2.2250738585072011e-308);
    EXPECT_FALSE(std::signbit(number("-0")));
    EXPECT_TRUE(std::signbit(number("-0.0")));
    EXPECT_EQ(number("1e-999"), 0.0);
    EXPECT_EQ(number("-0." + std::string(400, '0') + "1"), 0.0);
    EXPECT_THROW((void)number("1e999"), cordon::Error);
    EXPECT_THROW((void)number(std::string(400, '9')), cordon::Error);
}

TEST(Json, WritesTheShortestTextOfANumber) {
    const auto shortest = [](double number) { return fmt::format("{}", number); };
    const auto written = [](double number) { return to_text(Json(number)); };
    for (const double number :
         {1.0, 50.0, 0.5, 12.6392317, 0.0001, 0.00009999999, 99999999.0, 99999999.9999999, 1e8,
          123456789.5, 1e15, 1e16, 1e300, 5e-324, 0.1 + 0.2, 1.0 / 3.0, 0.1234567, 0.12345678})
        for (const double signed_number : {number, -number})
            EXPECT_EQ(written(signed_number), shortest(signed_number));
    EXPECT_EQ(written(-0.0), "0");
    constexpr unsigned seed = 7;
    std::mt19937_64 random(seed);
    for (int i = 0; i < 100'000; ++i) {
        const auto units = static_cast<double>(static_cast<std::int64_t>(random() >> 13U));
        for (const double one : {1e3, 1e7, 1e9, 1e13})
            ASSERT_EQ(written(units / one), shortest(units / one)) << "seed " << seed;
    }
}

TEST(Json, RoundsToSevenDecimalsAsTheRoundedNumberIsWritten) {
    std::vector<double> numbers{
        0.0,   -0.0,       0.5e-7,     -0.5e-7, 0.4999e-7,  1e-7,      9.99995e-5, 1e-4,
        -1e-4, 0.00012345, 12.5,       -180.0,  179.999999, 1.5e-7,    8.49999995, -8.49999995,
        1e8,   -1e8,       99999999.5, 1.7e308, -1e15,      1.0 / 3.0, HUGE_VAL,   std::nan("")};
    std::uint64_t seed = 17;
    for (int i = 0; i < 20'000; ++i) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        const double share = static_cast<double>(seed >> 11U) / 9007199254740992.0;
        numbers.push_back((share - 0.5) * (i % 3 == 0 ? 1e-3 : 360.0));
        // Halves of the last decimal, as near as a number comes.
        numbers.push_back(std::floor(share * 1e9) / 1e7 + 0.5e-7);
    }
    for (const double number : numbers) {
        std::string wanted;
        cordon::append_text(wanted, std::round(number * 1e7) / 1e7);
        std::array<char, cordon::rounded_length> text{};
        EXPECT_EQ(std::string(text.data(), cordon::write_rounded(text.data(), number)), wanted)
            << number;
    }
}

TEST(Json, RefusesDeepNestingInsteadOfOverflowingTheStack) {
    EXPECT_THROW((void)parse_json(std::string(100000, '['), "deep"), cordon::Error);
}

TEST(Json, RefusesInvalidUtf8) {
    EXPECT_THROW((void)parse_json("\"\xff\"", "bytes"), cordon::Error);
}

TEST(Json, ComparesObjectsWithoutRegardToOrder) {
    EXPECT_EQ(parse_json(R"({"a":1,"b":[2]})", "x"), parse_json(R"({"b":[2],"a":1})", "y"));
    EXPECT_FALSE(parse_json("[1]", "x") == parse_json("[2]", "x"));
}

TEST(Json, WritesACollectionItemByItemAsItWouldAsAWhole) {
    const Json whole = parse_json(
        R"({"type":"FeatureCollection","as_of":"2025-11-23","features":[{"id":"a","geometry":)"
        R"({"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]},"words":"in one of the )"
        R"(longer lines of this test, which does not fit into a hundred columns"},{"id":"b"}]})",
        "x.json");
    Json::Object head(whole.members().begin(), whole.members().end() - 1);
    const Json::Array& features = whole.find("features")->items();
    EXPECT_EQ(cordon::to_pretty_text(head, "features", features.size(),
                                     [&](std::size_t i) { return features[i]; }),
              cordon::to_pretty_text(whole));
}

TEST(Json, WritesAnArrayMadeAsTextAsItWouldItsValues) {
    const std::string ring = "[[1,2],[3,4.5],[5,6],[1,2]]";
    for (const std::string& padding : {std::string(), std::string(90, 'a')}) {
        const auto polygon = [&](Json ring_value, Json point) {
            return Json(Json::Object{
                {"words", Json(padding), 0},
                {"at", std::move(point), 0},
                {"geometry",
                 Json(Json::Object{{"type", Json(std::string("Polygon")), 0},
                                   {"coordinates", Json(Json::Array{std::move(ring_value)}), 0}}),
                 0}});
        };
        const Json text = polygon(Json(Json::ArrayText{ring}), Json(Json::ArrayText{"[1,2]"}));
        const Json values = polygon(parse_json(ring, "x"), parse_json("[1,2]", "x"));
        EXPECT_EQ(to_pretty_text(text), to_pretty_text(values));
        EXPECT_EQ(to_text(text), to_text(values));
        EXPECT_EQ(text.find("at")->type_name(), "array");
        EXPECT_EQ(text, text);
    }
}

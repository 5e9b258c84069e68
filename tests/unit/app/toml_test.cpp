// SPDX-License-Identifier: MIT
#include "app/toml.hpp"

using namespace cordon;
using cordon::app::parse_toml;
using cordon::app::to_toml;

TEST(Toml, KeepsTheOrderAndTheLinesOfTheFile) {
    const Json tree = parse_toml("z = 1\na = \"x\"\n\n[t]\nk = [1, true]\n", "m.toml");
    ASSERT_EQ(tree.members().size(), 3U);
    EXPECT_EQ(tree.members()[0].key, "z");
    EXPECT_EQ(tree.members()[1].key_line, 2);
    EXPECT_EQ(tree.find("t")->members()[0].key_line, 5);
    EXPECT_EQ(to_text(tree), R"({"z":1,"a":"x","t":{"k":[1,true]}})");
}

TEST(Toml, TurnsDatesIntoIso8601) {
    const Json tree =
        parse_toml("d = 2025-10-28\nt = 2025-10-30T18:00:00Z\no = 2025-10-30T19:00:00+01:00", "m");
    EXPECT_EQ(to_text(tree),
              R"({"d":"2025-10-28","t":"2025-10-30T18:00:00Z","o":"2025-10-30T19:00:00+01:00"})");
}

TEST(Toml, NamesFileLineAndColumnOfAFault) {
    try {
        (void)parse_toml("a = 1\nb = = 2\n", "bad.toml");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.diagnostic().where.file, "bad.toml");
        EXPECT_EQ(error.diagnostic().where.line, 2);
        EXPECT_THAT(error.what(), testing::HasSubstr("not valid TOML: "));
    }
}

TEST(Toml, HelpsWithATimeWithoutSeconds) {
    try {
        (void)parse_toml("t = 2025-10-30T18:00Z\n", "m.toml");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("hint: write seconds, 2025-10-30T18:00:00Z"));
    }
}

TEST(Toml, RefusesAKeyGivenTwiceAndDeepNesting) {
    EXPECT_THROW((void)parse_toml("a = 1\na = 2", "m"), Error);
    EXPECT_THROW((void)parse_toml("a = " + std::string(5000, '['), "m"), Error);
    EXPECT_THROW((void)parse_toml("a = \"\xFF\"", "m"), Error);
}

TEST(Toml, SaysInItsOwnWordsWhatTheParserGarbles) {
    const auto message = [](const std::string& text) {
        try {
            (void)parse_toml(text, "m.toml");
        } catch (const Error& error) {
            return to_text(error.diagnostic());
        }
        return std::string();
    };
    EXPECT_EQ(message("\"Kati\" = [1, 2]\n\"Kati\" = [1, 2]\n"),
              "m.toml:2:10: not valid TOML: a key or table is given twice");
    EXPECT_THAT(message("a = " + std::string(5000, '[')),
                testing::HasSubstr("values are nested too deeply"));
}

TEST(Toml, RefusesAKeyOfManyParts) {
    std::string key = "a";
    for (int i = 0; i < 100'000; ++i) key += ".a"; // once the parser's stack
    for (const std::string& text :
         {key + " = 1", "[" + key + "]\nb = 1", "x = {" + key + " = 1}", "s = 'it''s'\n" + key}) {
        try {
            (void)parse_toml(text, "m.toml");
            FAIL() << text.substr(0, 20);
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), testing::HasSubstr("a key has more than 64 parts"));
        }
    }
}

TEST(Toml, CountsNoDotsOfTextsAndComments) {
    const std::string dots(1000, '.');
    const std::string text = "# " + dots + "\na = \"" + dots + "\\\"" + dots + "\"\nb = '" + dots +
                             "'\nc = \"\"\"\n" + dots + "\n\"" + dots + "\"\"\"\nd = 1.5\n";
    EXPECT_EQ(parse_toml(text, "m").members().size(), 4U);
}

TEST(Toml, ReadsBackWhatItWrote) {
    const std::string text =
        "top = \"q\\\"\\n\\\\\"\n\n[map]\ntitle = {en = \"A\", \"f r\" = \"B\"}\nn = [1, 2.5]\n"
        "\n[[layers]]\nfile = \"a\"\n\n[[layers]]\nfile = \"b\"\n";
    const Json tree = parse_toml(text, "m");
    EXPECT_EQ(to_toml(tree), text);
    EXPECT_EQ(parse_toml(to_toml(tree), "m"), tree);
}

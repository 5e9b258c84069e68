// SPDX-License-Identifier: MIT
#include "core/file.hpp"
#include "incident/extract/time_expression.hpp"
#include "incident/extract/time_rule_index.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>

namespace cordon::incident {
namespace {

DateAnchor anchor_of(const char* iso) {
    DateAnchor anchor;
    anchor.day = parse_iso_date(iso)->from;
    anchor.rule = "given";
    return anchor;
}

std::string iso(const std::optional<DateInterval>& days) {
    if (!days) return "none";
    return days->is_one_day() ? to_iso(days->from) : to_iso(days->from) + "/" + to_iso(days->to);
}

struct Case {
    const char* text;
    const char* words; ///< of the expression
    const char* value;
    const char* days;
    const char* rule;
};

void expect_found(const Case& row, place::TextLanguage language, const DateAnchor& anchor) {
    const auto text = place::tokenize(row.text, language);
    const auto found = find_dates(text, anchor);
    std::string all;
    for (const TimeExpression& expression : found) {
        const std::string words(text.words(expression.span));
        all += fmt::format("[{}] {} {} {}; ", words, expression.value, iso(expression.interval),
                           expression.rule);
        if (words != row.words) continue;
        EXPECT_EQ(expression.value, row.value) << row.text;
        EXPECT_EQ(iso(expression.interval), row.days) << row.text;
        EXPECT_EQ(expression.rule, row.rule) << row.text;
        return;
    }
    ADD_FAILURE() << row.text << "\n  found " << all;
}

// Anchor: Thursday, 30 October 2025.
TEST(TimeExpression, reads_the_french_forms_of_a_date) {
    const Case rows[] = {
        {"Attaqué le 28 octobre 2025.", "le 28 octobre 2025", "2025-10-28", "2025-10-28",
         "full-day"},
        {"Attaqué le 28/10/2025.", "28/10/2025", "2025-10-28", "2025-10-28", "numeric-day"},
        {"Attaqué le 28.10.2025 ici.", "28.10.2025", "2025-10-28", "2025-10-28", "numeric-day"},
        {"Vu : 2025-10-28, ici.", "2025-10-28", "2025-10-28", "2025-10-28", "iso-day"},
        {"Il a été vu le 1er octobre.", "le 1er octobre", "2025-10-01", "2025-10-01", "day-month"},
        {"Il a été vu le 12 novembre.", "le 12 novembre", "2024-11-12", "2024-11-12", "day-month"},
        {"Il sera vu le 12 novembre.", "le 12 novembre", "2025-11-12", "2025-11-12", "day-month"},
        {"Il a été vu mardi 28 octobre.", "mardi 28 octobre", "2025-10-28", "2025-10-28",
         "day-month"},
        {"Il a été vu mardi.", "mardi", "2025-10-28", "2025-10-28", "weekday"},
        {"Il a été vu jeudi.", "jeudi", "2025-10-23", "2025-10-23", "weekday"},
        {"Il a été vu ce jeudi.", "ce jeudi", "2025-10-30", "2025-10-30", "weekday"},
        {"Il a été vu mardi dernier.", "mardi dernier", "2025-10-28", "2025-10-28", "weekday"},
        {"Il arrivera lundi prochain.", "lundi prochain", "2025-11-03", "2025-11-03", "weekday"},
        {"Il a été vu mardi soir.", "mardi soir", "2025-10-28TEV", "2025-10-28", "weekday"},
        {"Il a été vu hier.", "hier", "2025-10-29", "2025-10-29", "deictic-day"},
        {"Il a été vu avant-hier.", "avant-hier", "2025-10-28", "2025-10-28", "deictic-day"},
        {"Il est là aujourd’hui.", "aujourd’hui", "2025-10-30", "2025-10-30", "deictic-day"},
        {"Il a été vu ce matin.", "ce matin", "2025-10-30TMO", "2025-10-30", "deictic-part"},
        {"Tué dans la nuit de lundi à mardi.", "la nuit de lundi à mardi", "2025-10-27TNI",
         "2025-10-27/2025-10-28", "night-between"},
        {"Tué dans la nuit du 27 au 28 octobre.", "la nuit du 27 au 28 octobre", "2025-10-27TNI",
         "2025-10-27/2025-10-28", "night-between"},
        {"Tués la semaine dernière.", "la semaine dernière", "2025-W43", "2025-10-20/2025-10-26",
         "calendar-period"},
        {"Tués le week-end dernier.", "le week-end dernier", "2025-W43-WE", "2025-10-25/2025-10-26",
         "calendar-period"},
        {"Tués le mois dernier.", "le mois dernier", "2025-09", "2025-09-01/2025-09-30",
         "calendar-period"},
        {"Tués il y a trois jours.", "il y a trois jours", "2025-10-27", "2025-10-27", "ago"},
        {"Tués en octobre.", "octobre", "2025-10", "2025-10-01/2025-10-31", "month"},
        {"Tués début octobre.", "début octobre", "2025-10", "2025-10-01/2025-10-10", "month"},
        {"Tués à la mi-octobre.", "mi-octobre", "2025-10", "2025-10-11/2025-10-20", "month"},
        {"Tués fin septembre 2024.", "fin septembre 2024", "2024-09", "2024-09-21/2024-09-30",
         "month-year"},
        {"Depuis plusieurs semaines, il attend.", "plusieurs semaines", "PXW",
         "2025-09-04/2025-10-30", "since-duration"},
        {"Bloqué depuis le 3 septembre.", "le 3 septembre", "2025-09-03", "2025-09-03/2025-10-30",
         "day-month"},
        {"Vu entre le 3 et le 5 octobre.", "le 5 octobre", "2025-10-05", "2025-10-03/2025-10-05",
         "day-month+range"},
        {"Vu du 3 au 5 septembre.", "3", "2025-09-03", "2025-09-03/2025-09-05",
         "day-of-list+range"},
        {"La prise de la ville en 2021.", "2021", "2021", "2021-01-01/2021-12-31", "year"},
        {"Dans les années 1990, déjà.", "les années 1990", "199", "1990-01-01/1999-12-31",
         "decade"},
        {"Tués récemment.", "récemment", "PAST_REF", "2025-09-30/2025-10-30", "vague-reference"},
        {"Tués ces derniers jours.", "ces derniers jours", "PAST_REF", "2025-10-23/2025-10-30",
         "vague-reference"},
        {"Tués hier vers 14h30.", "14h30", "2025-10-29T14:30", "2025-10-29", "clock"},
        {"Tués mardi à l’aube.", "mardi", "2025-10-28", "2025-10-28", "weekday"},
        {"Il pleut chaque jour.", "chaque jour", "P1D", "none", "habit"},
    };
    for (const Case& row : rows)
        expect_found(row, place::TextLanguage::french, anchor_of("2025-10-30"));
}

TEST(TimeExpression, reads_the_english_forms_of_a_date) {
    const Case rows[] = {
        {"It was hit on October 28, 2025.", "October 28, 2025", "2025-10-28", "2025-10-28",
         "full-day"},
        {"It was hit on 28 October 2025.", "28 October 2025", "2025-10-28", "2025-10-28",
         "full-day"},
        {"It was hit on Oct 28.", "Oct 28", "2025-10-28", "2025-10-28", "day-month"},
        {"It was hit on Tuesday.", "Tuesday", "2025-10-28", "2025-10-28", "weekday"},
        {"It was hit last Tuesday.", "last Tuesday", "2025-10-28", "2025-10-28", "weekday"},
        {"It will meet next Monday.", "next Monday", "2025-11-03", "2025-11-03", "weekday"},
        {"It was hit on Tuesday night.", "Tuesday night", "2025-10-28TNI", "2025-10-28/2025-10-29",
         "weekday"},
        {"It was hit yesterday.", "yesterday", "2025-10-29", "2025-10-29", "deictic-day"},
        {"It was hit last night.", "last night", "2025-10-29TNI", "2025-10-29/2025-10-30",
         "deictic-part"},
        {"It was hit last week.", "last week", "2025-W43", "2025-10-20/2025-10-26",
         "calendar-period"},
        {"It was hit three days ago.", "three days ago", "2025-10-27", "2025-10-27", "ago"},
        {"It was hit in early October.", "early October", "2025-10", "2025-10-01/2025-10-10",
         "month"},
        {"It has lasted for several weeks.", "several weeks", "PXW", "2025-09-04/2025-10-30",
         "since-duration"},
        {"It was hit from Monday to Wednesday.", "Monday", "2025-10-27", "2025-10-27/2025-10-29",
         "weekday+range"},
        {"It was hit at 10:30 p.m. on Tuesday.", "10:30 p.m.", "2025-10-28T22:30", "2025-10-28",
         "clock"},
    };
    for (const Case& row : rows)
        expect_found(row, place::TextLanguage::english, anchor_of("2025-10-30"));
}

TEST(TimeExpression, counts_the_next_day_from_the_last_event) {
    const Case rows[] = {{"Il a été vu le 3 octobre. Le lendemain, il est parti.", "Le lendemain",
                          "2025-10-04", "2025-10-04", "chain-day"},
                         {"Il a été vu le 3 octobre. La veille, il était là.", "La veille",
                          "2025-10-02", "2025-10-02", "chain-day"},
                         {"Il a été vu le 3 octobre. Deux jours plus tard, rien.",
                          "Deux jours plus tard", "2025-10-05", "2025-10-05", "chain-distance"},
                         {"Il a été vu le 3 octobre. Le même jour, rien.", "Le même jour",
                          "2025-10-03", "2025-10-03", "chain-day"},
                         {"Il a été vu le 3 octobre. Le soir même, rien.", "Le soir même",
                          "2025-10-03TEV", "2025-10-03", "chain-part"}};
    for (const Case& row : rows)
        expect_found(row, place::TextLanguage::french, anchor_of("2025-10-30"));
}

TEST(TimeExpression, marks_a_weekday_that_does_not_fit) {
    const auto text =
        place::tokenize("Il a été vu lundi 13 septembre 2025.", place::TextLanguage::french);
    const auto found = find_dates(text, anchor_of("2025-10-30"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].weekday_mismatch); // it was a Saturday
    EXPECT_EQ(found[0].value, "2025-09-13");
}

TEST(TimeExpression, keeps_comparisons_plans_and_states_from_dating_events) {
    for (const char* sentence :
         {"C’est un scénario à la Kaboul en 2021.", "Il sera vu le 12 novembre.",
          "Il attend depuis lundi.", "Cela rappelle octobre 2012.", "Il a attendu trois jours."}) {
        const auto text = place::tokenize(sentence, place::TextLanguage::french);
        const auto found = find_dates(text, anchor_of("2025-10-30"));
        ASSERT_EQ(found.size(), 1U) << sentence;
        EXPECT_FALSE(found[0].can_date_an_event()) << sentence;
    }
}

TEST(TimeExpression, leaves_ages_and_other_numbers_alone) {
    for (const char* sentence : {"Une fillette de 6 ans est là.", "Awa, 34 ans, est là.",
                                 "Il y avait 2000 personnes.", "Une seconde fois, il est là."}) {
        const auto text = place::tokenize(sentence, place::TextLanguage::french);
        EXPECT_TRUE(find_dates(text, anchor_of("2025-10-30")).empty()) << sentence;
    }
}

struct AnchorCase {
    const char* text;
    const char* day;
    const char* rule;
};

TEST(DateAnchor, is_found_where_articles_state_it) {
    const AnchorCase rows[] = {
        {"Un titre\n30 octobre 2025\nDu texte suit ici.", "2025-10-30", "date-line"},
        {"Un titre\nPublié le 30/10/2025 à 10h\nDu texte suit ici.", "2025-10-30", "published"},
        {"Bamako, 30 oct. 2025 (AFP) - Du texte suit ici.", "2025-10-30", "dateline"},
        {"MAIDUGURI, June 2, 2024 (Wire) - A text follows here.", "2024-06-02", "dateline"},
        {"Un titre, 2025-10-30\nDu texte suit ici.", "2025-10-30", "iso"},
        {"Flash update\nAs of 30 October 2025\nSince 3 June 2026 nothing.", "2025-10-30", "as-of"},
        {"A title\n(Mizzima) Oct 30, 2025 — A text follows.", "2025-10-30", "dateline"},
        {"Situation au 30 octobre 2025\nDu texte suit ici.", "2025-10-30", "as-of"},
        {"Jeune Afrique, 30 octobre 2025 à 18h07\nDu texte.", "2025-10-30", "dateline"},
        {"By Awa Sow, Jos On Oct 30, 2025\nA text follows.", "2025-10-30", "byline"},
        {"From: Desk\nDate: Thu, 30 Oct 2025 08:12:44 +0000\nA text.", "2025-10-30", "published"},
        {"Le convoi a brûlé mardi. Il était là le 3 octobre 2025.", "2025-10-03", "latest-date"},
        {"Le convoi a brûlé mardi.", "none", "none"}};
    for (const AnchorCase& row : rows) {
        const auto anchor = find_anchor(place::tokenize(row.text));
        EXPECT_EQ(anchor.day ? to_iso(*anchor.day) : "none", row.day) << row.text;
        EXPECT_EQ(anchor.rule, row.rule) << row.text;
    }
}

TEST(DateAnchor, takes_the_given_day_when_the_text_has_none) {
    const auto text =
        place::tokenize("Bamako, 30 oct. (AFP) - Du texte.", place::TextLanguage::french);
    const Date given = *Date::from_civil(2025, 11, 2);
    EXPECT_EQ(to_iso(*find_anchor(text, given).day), "2025-10-30"); // the year comes from it
    const auto bare = place::tokenize("Du texte.", place::TextLanguage::french);
    EXPECT_EQ(find_anchor(bare, given).rule, "given");
}

TEST(DateAnchor, of_a_page_s_metadata_stands_before_the_day_on_which_it_was_saved) {
    const Date given = *Date::from_civil(2025, 10, 31);
    const auto saved = place::tokenize("Mardi 2 décembre 2025\nUn titre\nDu texte suit ici.");
    EXPECT_EQ(find_anchor(saved, given, GivenBy::user).rule, "date-line");
    const DateAnchor anchor = find_anchor(saved, given, GivenBy::page);
    EXPECT_EQ(anchor.rule, "page");
    EXPECT_EQ(*anchor.day, given);
    EXPECT_TRUE(anchor.same_day_weekdays) << "a page that says Friday on a Friday means its day";
    const auto agency = place::tokenize("BAMAKO, Oct 30 (Wire) - A text follows here.");
    EXPECT_EQ(to_iso(*find_anchor(agency, given, GivenBy::page).day), "2025-10-30");
}

/// Names of the rules that read something at each token: asked one by one, or by the index.
void expect_same_rules(std::string source, place::TextLanguage language) {
    const auto text = place::tokenize(std::move(source), language);
    const DateAnchor anchor = anchor_of("2025-10-30");
    const WordsView words(text);
    const TimeContext context{words, anchor, std::nullopt};
    const TimeRuleIndex index{&day_rules(),    &calendar_rules(), &relative_rules(),
                              &period_rules(), &vague_rules(),    &clock_rules()};
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string all;
        for (const auto* family : {&day_rules(), &calendar_rules(), &relative_rules(),
                                   &period_rules(), &vague_rules(), &clock_rules()})
            for (const TimeRule& rule : *family)
                if (const auto read = rule.read(context, i)) all += read->rule + " ";
        std::string indexed;
        index.read(context, i, [&](const TimeExpression& read) {
            indexed += read.rule + " ";
            return false;
        });
        EXPECT_EQ(indexed, all) << "at '" << words.raw(i) << "' of: " << text.text;
    }
}

TEST(TimeRuleIndex, AsksEveryRuleThatReadsSomethingInTheArticles) {
    const auto folder = std::filesystem::path(CORDON_SOURCE_DIR) / "tests/data/articles";
    for (const auto& file : std::filesystem::directory_iterator(folder))
        for (const auto language : {place::TextLanguage::french, place::TextLanguage::english})
            if (file.path().extension() == ".txt")
                expect_same_rules(read_file(file.path()), language);
}

TEST(TimeRuleIndex, AsksEveryRuleThatReadsSomethingInShuffledWords) {
    std::vector<std::string> words{"2025", "28", "10", "-", "/", ".", ",", ":", "h", "heures"};
    for (const auto* family : {&day_rules(), &calendar_rules(), &relative_rules(), &period_rules(),
                               &vague_rules(), &clock_rules()})
        for (const TimeRule& rule : *family)
            for (const std::string_view phrase : rule.openings.words) words.emplace_back(phrase);
    for (const char* more : {"jours", "weeks", "ago", "plus tard", "later", "dernier", "prochaine",
                             "semaine", "matin", "night", "same day", "of", "de", "et", "and"})
        words.emplace_back(more);
    constexpr unsigned seed = 9;
    std::mt19937 random(seed);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (int k = 0; k < 30; ++k) text += words[random() % words.size()] + " ";
        expect_same_rules(text,
                          i % 2 == 0 ? place::TextLanguage::french : place::TextLanguage::english);
    }
}

} // namespace
} // namespace cordon::incident

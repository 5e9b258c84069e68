// SPDX-License-Identifier: MIT
#include "../../place/small_world.hpp"

#include "core/sha256.hpp"
#include "incident/extract/extract.hpp"
#include "incident/extract/review_page.hpp"
#include "incident/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace cordon::incident {
namespace {

using testing::HasSubstr;
using testing::Not;

const char* const convoy =
    "Mali\n12 novembre 2025\n\nUn convoi a été attaqué mardi près de Ségou. Six "
    "chauffeurs ont été enlevés mercredi 5 novembre à Kayes.\n";

Extraction extract(std::string text, const DecisionList* decisions = nullptr) {
    ExtractOptions options;
    options.gazetteer = &test::small_world();
    options.decisions = decisions;
    return extract_incidents(std::move(text), options);
}

std::string extracted(const Incident& incident, std::string_view key) {
    for (const Json::Member& member : incident.extra)
        if (member.key == "extraction") return member.value.text_or(key, "");
    return {};
}

TEST(Decisions, are_found_again_in_a_changed_text) {
    const Extraction first = extract(convoy);
    ASSERT_EQ(first.events.size(), 2U);
    DecisionList list;
    list.file = "decisions.json";
    list.decisions.push_back(
        {.kind = DecisionKind::remove, .fingerprint = first.events[0].fingerprint});
    list.decisions.push_back({.kind = DecisionKind::retype,
                              .fingerprint = "0000",
                              .quote = extracted(first.incidents.incidents[1], "quote"),
                              .trigger = "enlevés",
                              .type = Type::checkpoint});
    list.decisions.push_back(
        {.kind = DecisionKind::accept, .fingerprint = "1111", .quote = "Rien de tel ici."});
    // The file form keeps everything.
    list = read_decisions(to_json_text(list), "decisions.json");
    std::string changed = convoy;
    changed.insert(changed.find("Un convoi"), "Une phrase de plus. ");
    changed.replace(changed.find("Six chauffeurs"), 14, "Six chauffeurs routiers");
    const Extraction second = extract(changed, &list);
    ASSERT_EQ(second.events.size(), 2U);
    EXPECT_EQ(second.incidents.incidents[0].review, Review::rejected);
    EXPECT_EQ(second.incidents.incidents[1].review, Review::accepted);
    EXPECT_EQ(second.incidents.incidents[1].type, Type::checkpoint);
    ASSERT_EQ(second.unmatched_decisions.size(), 1U);
    EXPECT_NE(second.unmatched_decisions[0].find("Rien de tel ici"), std::string::npos);
}

TEST(Decisions, move_and_add_incidents) {
    const Extraction first = extract(convoy);
    const std::string json =
        R"({"schema":"cordon-decisions/1","decisions":[{"do":"move","fingerprint":")" +
        first.events[0].fingerprint +
        R"(","location":{"said":{"model":"point","at":[-6.2,13.4],"radius_km":2}}},)"
        R"({"do":"add","feature":{"type":"Feature","id":"mine","geometry":null,"properties":)"
        R"({"date":"2025-11-01","type":"other","claim":"reported","location":{"said":{"model":)"
        R"("unknown"}}}}}]})";
    const DecisionList list = read_decisions(json, "decisions.json");
    const Extraction second = extract(convoy, &list);
    ASSERT_EQ(second.incidents.incidents.size(), 3U);
    ASSERT_EQ(second.events.size(), 3U);
    const auto* point = std::get_if<Point>(&second.incidents.incidents[0].location.said);
    ASSERT_NE(point, nullptr);
    EXPECT_DOUBLE_EQ(point->at.x, -6.2);
    EXPECT_EQ(second.incidents.incidents[2].id, "mine");
    EXPECT_TRUE(second.unmatched_decisions.empty());
}

TEST(Decisions, say_what_is_wrong_with_their_file) {
    const auto error_of = [](const char* json) -> std::string {
        try {
            static_cast<void>(read_decisions(json, "d.json"));
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    EXPECT_NE(error_of("{}").find("schema '' is not 'cordon-decisions/1'"), std::string::npos);
    EXPECT_NE(error_of(R"({"schema":"cordon-decisions/1","decisions":[{"do":"burn"}]})")
                  .find("decision 'burn' is not known"),
              std::string::npos);
    EXPECT_NE(error_of(R"({"schema":"cordon-decisions/1","decisions":[{"do":"accept"}]})")
                  .find("names no incident"),
              std::string::npos);
}

/// What the page's script makes of a click, with the data of a card.
std::string decision(const Extraction& extraction, std::size_t card, const std::string& rest) {
    const Incident& incident = extraction.incidents.incidents[card];
    return R"({"do":)" + rest + R"(,"fingerprint":")" + extraction.events[card].fingerprint +
           R"(","trigger":")" + extracted(incident, "trigger") + R"(","quote":")" +
           extracted(incident, "quote") + R"("})";
}

TEST(Decisions, place_incidents_by_words) {
    const Extraction first = extract(convoy);
    const std::string json =
        R"({"schema":"cordon-decisions/1","decisions":[)" +
        decision(first, 0, R"("move","place":"à 30 km au nord de Kati")") + "," +
        decision(first, 0, R"("redate","days":"2025-11-10/2025-11-11")") + "," +
        decision(first, 1, R"("move","place":"nulle part")") + "," +
        R"({"do":"add","place":"near Mopti","feature":{"type":"Feature","id":"mine","geometry":null,)"
        R"("properties":{"date":"2025-11-01","type":"checkpoint","claim":"reported",)"
        R"("location":{"said":{"model":"unknown"}}}}}]})";
    const DecisionList list = read_decisions(json, "decisions.json");
    EXPECT_EQ(to_json_text(read_decisions(to_json_text(list), "decisions.json")),
              to_json_text(list));
    const Extraction second = extract(convoy, &list);
    ASSERT_EQ(second.incidents.incidents.size(), 3U);
    const Incident& moved = second.incidents.incidents[0];
    const auto* ring = std::get_if<Ring>(&moved.location.said);
    ASSERT_NE(ring, nullptr) << model_name(moved.location.said);
    EXPECT_EQ(ring->center_name, "Kati");
    EXPECT_EQ(moved.place.in(Language::fr), "à 30 km au nord de Kati");
    EXPECT_EQ(moved.date.length_days(), 2);
    EXPECT_EQ(moved.review, Review::accepted);
    EXPECT_EQ(second.incidents.incidents[1].review, Review::pending) << "it stays as it was";
    EXPECT_TRUE(is_located(second.incidents.incidents[2].location));
    ASSERT_EQ(second.unmatched_decisions.size(), 1U);
    EXPECT_THAT(second.unmatched_decisions[0],
                HasSubstr("decision 'move' cannot place 'nulle part'"));
}

TEST(Decisions, are_found_again_when_the_article_is_dated_otherwise) {
    const Extraction first = extract(convoy);
    const std::string json = R"({"schema":"cordon-decisions/1","decisions":[)" +
                             decision(first, 0, R"("delete","date":"2025-11-11/2025-11-11")") +
                             "]}";
    const DecisionList list = read_decisions(json, "decisions.json");
    std::string changed = convoy;
    changed.replace(changed.find("12 novembre"), 11, "19 novembre");
    const Extraction second = extract(changed, &list);
    ASSERT_EQ(second.incidents.incidents.size(), 2U);
    EXPECT_EQ(second.incidents.incidents[0].review, Review::rejected);
    EXPECT_TRUE(second.unmatched_decisions.empty());
    // Other words on another day are another event.
    changed.replace(changed.find("près de Ségou"), 14, "près de Kati, dans le centre du Mali");
    changed.replace(changed.find("Un convoi"), 9, "Un convoi de camions chargés de riz");
    const Extraction third = extract(changed, &list);
    EXPECT_EQ(third.unmatched_decisions.size(), 1U);
}

TEST(Decisions, tell_two_incidents_of_one_sentence_apart) {
    const std::string text =
        "12 novembre 2025\n\nSept personnes ont été tuées samedi à Ségou, quatre à Kayes.\n";
    const Extraction first = extract(text);
    ASSERT_EQ(first.events.size(), 2U);
    EXPECT_NE(first.events[0].fingerprint, first.events[1].fingerprint);
    const std::string json = R"({"schema":"cordon-decisions/1","decisions":[)" +
                             decision(first, 0, "\"accept\"") + "," +
                             decision(first, 1, "\"delete\"") + "]}";
    const DecisionList list = read_decisions(json, "decisions.json");
    for (const char* day : {"12 novembre", "19 novembre"}) {
        std::string dated = text;
        dated.replace(0, 11, day);
        const Extraction second = extract(dated, &list);
        ASSERT_EQ(second.events.size(), 2U);
        EXPECT_EQ(second.incidents.incidents[0].review, Review::accepted) << day;
        EXPECT_EQ(second.incidents.incidents[1].review, Review::rejected) << day;
    }
}

TEST(Decisions, on_an_added_incident_name_it) {
    const std::string add =
        R"({"do":"add","feature":{"type":"Feature","id":"mine","geometry":null,"properties":)"
        R"({"date":"2025-11-01","type":"other","claim":"reported","location":{"said":{"model":)"
        R"("unknown"}}}}})";
    const std::string head = R"({"schema":"cordon-decisions/1","decisions":[)";
    const DecisionList once = read_decisions(head + add + "]}", "d.json");
    const Extraction first = extract(convoy, &once);
    const std::string fingerprint = first.events.back().fingerprint;
    ASSERT_FALSE(fingerprint.empty()) << "a decision without a mark could not be read again";
    const DecisionList twice = read_decisions(
        head + add + R"(,{"do":"delete","fingerprint":")" + fingerprint + "\"}]}", "d.json");
    const Extraction second = extract(convoy, &twice);
    EXPECT_EQ(second.incidents.incidents.back().review, Review::rejected);
}

TEST(ReviewPage, keeps_the_decisions_of_earlier_reviews) {
    const Extraction first = extract(convoy);
    const std::string json =
        R"({"schema":"cordon-decisions/1","decisions":[)" + decision(first, 0, "\"accept\"") + "]}";
    const DecisionList list = read_decisions(json, "decisions.json");
    std::string changed = convoy;
    changed.insert(changed.find("convoi") + 6, " militaire");
    const Extraction second = extract(changed, &list);
    ASSERT_EQ(second.applied_decisions.size(), 1U);
    EXPECT_EQ(second.applied_decisions[0].fingerprint, second.events[0].fingerprint)
        << "it names the incident as it is now";
    ReviewPageOptions options;
    options.kept_decisions.push_back(
        {.kind = DecisionKind::remove, .fingerprint = "", .quote = "Rien de \"tel\" <ici>"});
    const std::string page = review_page(second, options);
    EXPECT_THAT(page, HasSubstr("data-earlier=\"[{&quot;do&quot;:&quot;accept&quot;"));
    EXPECT_THAT(page, HasSubstr("Rien de \\&quot;tel\\&quot; &lt;ici&gt;"));
}

TEST(ReviewPage, speaks_one_language) {
    const Extraction extraction = extract(convoy);
    const std::string page = review_page(extraction, {.language = Language::fr});
    EXPECT_THAT(page, HasSubstr("à relire"));
    EXPECT_THAT(page, Not(HasSubstr(">pending<")));
    EXPECT_THAT(page, Not(HasSubstr("(target)")));
    EXPECT_THAT(review_page(extraction), HasSubstr("pending"));
}

TEST(ReviewPage, marks_the_text_and_escapes_it) {
    const Extraction extraction =
        extract(std::string(convoy) + "<script>alert(1)</script> & fin\n");
    const std::string page = review_page(extraction, {.language = Language::fr});
    EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &amp; fin"));
    EXPECT_THAT(page, HasSubstr("<mark class=\"trigger\""));
    EXPECT_THAT(page, HasSubstr("<mark class=\"date\""));
    EXPECT_THAT(page, HasSubstr("<mark class=\"actor\""));
    EXPECT_THAT(page, HasSubstr("id=\"incident-2\""));
    EXPECT_THAT(page, Not(HasSubstr("http:"))) << "the page loads nothing";
    EXPECT_THAT(page, Not(HasSubstr("https:")));
}

TEST(ReviewPage, offers_every_kind_of_decision) {
    const std::string page = review_page(extract(convoy));
    for (const char* part :
         {"data-do=\"accept\"", "data-do=\"delete\"", "data-open=\"move\"", "data-open=\"retype\"",
          "data-open=\"redate\"", "data-form=\"add\"", "data-undo"})
        EXPECT_THAT(page, HasSubstr(part));
    for (const std::string& type : type_names())
        EXPECT_THAT(page, HasSubstr("<option value=\"" + type + "\""));
    EXPECT_THAT(page, HasSubstr("<option value=\"attack_on_traffic\" selected>"));
    EXPECT_THAT(page, HasSubstr("name=\"from\" type=\"date\" value=\"2025-11-05\""));
}

/// The text between two marks.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t at = text.find(begin) + begin.size();
    return text.substr(at, text.find(end, at) - at);
}

TEST(ReviewPage, allows_its_own_script_and_style_only) {
    const std::string page = review_page(extract(convoy));
    const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\">");
    EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    EXPECT_THAT(page, Not(HasSubstr(" style=\""))) << "inline styles would be refused";
    EXPECT_THAT(page, Not(HasSubstr("onclick")));
    // The digest of the script in base 64, decoded again.
    const std::string digest = between(policy, "script-src 'sha256-", "='");
    const std::string script = between(page, "<script>", "</script>");
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bits;
    for (const char c : digest)
        for (int bit = 5; bit >= 0; --bit)
            bits += (alphabet.find(c) >> static_cast<unsigned>(bit)) & 1U ? '1' : '0';
    std::string hex;
    for (std::size_t i = 0; i + 4 <= 256; i += 4)
        hex += "0123456789abcdef"[std::stoul(bits.substr(i, 4), nullptr, 2)];
    EXPECT_EQ(hex, sha256(script));
}

TEST(ReviewPage, numbers_the_cards_of_several_articles) {
    const Extraction first = extract(convoy);
    const Extraction second = extract("On 28 October 2025 a convoy was attacked at Kati.\n");
    const std::string page = review_page({{&first, "a.txt"}, {&second, "b & c.txt"}}, {});
    EXPECT_THAT(page, HasSubstr("id=\"incident-3\""));
    EXPECT_THAT(page, HasSubstr("href=\"#incident-3\""));
    EXPECT_THAT(page, HasSubstr("<h1>b &amp; c.txt</h1>"));
    EXPECT_THAT(page, HasSubstr("<section lang=\"fr\">"));
    EXPECT_THAT(page, HasSubstr("<section lang=\"en\">"));
}

} // namespace
} // namespace cordon::incident

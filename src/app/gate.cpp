// SPDX-License-Identifier: MIT
#include "app/gate.hpp"

#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace cordon::app {

namespace {

/// What a word claims.
enum class Claim { none, encirclement, siege };

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> stems) {
    return std::any_of(stems.begin(), stems.end(),
                       [&](std::string_view stem) { return word.substr(0, stem.size()) == stem; });
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// The words round the one that is judged, folded; empty at the ends.
struct Neighbours {
    std::string_view before_last;
    std::string_view before;
    std::string_view after;
    std::string_view after_next;
};

/// French "siège" is a seat or headquarters as well ("le siège du parti"): it is a siege in set
/// phrases and when it is that of a city or of the map's place.
bool is_french_siege(const Neighbours& near, std::string_view place) {
    if (is_any(near.before, {"en", "sous"})) return true;
    const bool state = near.before == "de" && near.before_last == "etat";
    const bool lifted = is_any(near.before, {"le", "du"}) &&
                        starts_with_any(near.before_last, {"lev", "bris", "fin", "debut", "romp"});
    const bool of_place =
        is_any(near.after, {"de", "d", "a"}) && !place.empty() && near.after_next == place;
    const bool of_city = is_any(near.after_next, {"capitale", "ville", "cite"}) ||
                         (is_any(near.after, {"de", "d"}) && is_any(near.after_next, {"la"}));
    return state || lifted || of_place || (of_city && near.after == "de");
}

Claim claim_of(const Word& word, const Neighbours& near, std::string_view place) {
    const std::string_view w = word.folded;
    if (starts_with_any(w, {"besieg", "assieg"})) return Claim::siege;
    if (is_any(w, {"siege", "sieges"})) {
        // Without its accent the word is English, or French in capitals: both are refused.
        const bool french = word.given.find("\u00E8") != std::string::npos;
        return !french || is_french_siege(near, place) ? Claim::siege : Claim::none;
    }
    if (starts_with_any(w, {"encircl", "encercl"})) return Claim::encirclement;
    if (is_any(w, {"surround", "surrounds", "surrounded", "cerne", "cernee", "cernes", "cernees",
                   "entoure", "entouree", "entoures", "entourees"}))
        return Claim::encirclement;
    // "and surrounding areas" says where, "groups surrounding Bamako" says that it is surrounded.
    const bool adjective = is_any(near.before, {"the", "and", "its", "their"});
    return w == "surrounding" && !adjective ? Claim::encirclement : Claim::none;
}

std::vector<GateTest> run_tests(const GateFacts& facts, const GateLimits& limits) {
    const auto test = [](std::string id, std::string text, std::optional<double> value,
                         double least) {
        const bool passed = value.has_value() && *value >= least;
        return GateTest{std::move(id), std::move(text), value, least, passed};
    };
    return {test("g1", "located incidents", facts.located_incidents, limits.incidents),
            test("g2", "independent sources", facts.independent_sources, limits.sources),
            test("g3", "share of gateways cut or contested at one radius", facts.gateway_share,
                 limits.gateway_share),
            test("g4", "share of draws in which the statement holds", facts.draw_share,
                 limits.draw_share)};
}

/// Words of one text that are not allowed, as the user wrote them.
std::vector<std::string> refused_words(std::string_view text, std::string_view place, bool passed) {
    const std::vector<Word> words = split_words(text);
    std::vector<std::string> refused;
    const auto at = [&](std::size_t i) {
        return i < words.size() ? std::string_view(words[i].folded) : std::string_view();
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Neighbours near{i > 1 ? at(i - 2) : "", i > 0 ? at(i - 1) : "", at(i + 1), at(i + 2)};
        const Claim claim = claim_of(words[i], near, place);
        if (claim == Claim::siege || (claim == Claim::encirclement && !passed))
            refused.push_back(words[i].given);
    }
    return refused;
}

/// The French preposition and article of a place are not known here, so "vers" is used, which takes
/// none.
std::string neutral_title(std::string_view place, Language language) {
    const bool french = language == Language::fr;
    if (place.empty())
        return french ? "Attaques signal\u00E9es sur les routes" : "Reported attacks on roads";
    return french ? fmt::format("Attaques signal\u00E9es sur les routes vers {}", place)
                  : fmt::format("Reported attacks on roads to {}", place);
}

std::string few_incidents_sentence(int located, Language language) {
    const bool french = language == Language::fr;
    if (located == 1)
        return french
                   ? "un seul incident localis\u00E9\u202F: aucune conclusion sur un encerclement"
                   : "one located incident: no statement on encirclement";
    return french ? "aucun incident localis\u00E9\u202F: aucune conclusion sur un encerclement"
                  : "no located incident: no statement on encirclement";
}

std::string failed_tests_sentence(const GateFacts& facts, Language language) {
    if (language == Language::fr)
        return fmt::format(
            "incidents localis\u00E9s\u202F: {}, sources ind\u00E9pendantes\u202F: {}\u202F; les "
            "conditions d\u2019une conclusion sur un encerclement ne sont pas r\u00E9unies",
            facts.located_incidents, facts.independent_sources);
    return fmt::format(
        "located incidents: {}, independent sources: {}; the tests for a statement on "
        "encirclement are not passed",
        facts.located_incidents, facts.independent_sources);
}

} // namespace

GateOutcome judge_title(const GateRequest& request) {
    GateOutcome outcome;
    outcome.title = request.title;
    outcome.subtitle = request.subtitle;
    outcome.tests = run_tests(request.facts, request.limits);
    outcome.evidence_passed = std::all_of(outcome.tests.begin(), outcome.tests.end(),
                                          [](const GateTest& test) { return test.passed; });
    // Of a name of several words ("El Fasher") the first tells that the place is meant.
    const std::vector<Word> place_words = split_words(request.place);
    const std::string place = place_words.empty() ? "" : place_words.front().folded;
    const auto in_title = refused_words(request.title, place, outcome.evidence_passed);
    const auto in_subtitle = refused_words(request.subtitle, place, outcome.evidence_passed);
    if (!in_title.empty()) outcome.title = neutral_title(request.place, request.language);
    if (!in_subtitle.empty()) outcome.subtitle.clear();
    outcome.words = in_title;
    outcome.words.insert(outcome.words.end(), in_subtitle.begin(), in_subtitle.end());
    outcome.refused = !outcome.words.empty();
    if (request.facts.located_incidents == 1 ||
        (outcome.refused && request.facts.located_incidents == 0))
        outcome.sentence =
            few_incidents_sentence(request.facts.located_incidents, request.language);
    else if (outcome.refused && !outcome.evidence_passed)
        outcome.sentence = failed_tests_sentence(request.facts, request.language);
    return outcome;
}

} // namespace cordon::app

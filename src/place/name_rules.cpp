// SPDX-License-Identifier: MIT
#include "place/name_rules.hpp"

#include "core/ascii.hpp"
#include "place/sentences.hpp"
#include "place/word_lists.hpp"

#include <algorithm>
#include <array>

namespace cordon::place {

namespace {

// Populations above which a doubtful name stands for the place (measured defaults, section 2).
constexpr double common_word_people = 200'000.0;
constexpr double common_word_people_with_cue = 2'000.0;
constexpr double given_name_people = 500'000.0;
constexpr double stop_word_people_with_cue = 50'000.0;
constexpr double doubtful_people_with_cue = 5'000.0;
constexpr double common_word_people_in_sentence = 10'000.0;
constexpr double neighbour_people = 300'000.0;
constexpr double family_name_people = 200'000.0;
constexpr double weak_people = 50'000.0;
constexpr double common_phrase_people = 5'000.0;
constexpr double second_name_people = 1'000'000.0;
constexpr double half_name_people = 50'000.0;
constexpr std::size_t shortest_name = 3;
constexpr std::size_t longest_acronym = 5;

using Rule = Verdict (*)(const NameCase&);

constexpr Verdict silent{NameRole::place, {}};

bool is_street(const NameCase& name) {
    const auto next = name.context.behind(name.last());
    if (name.context.capitalised(next) && words::streets_behind.contains(name.context.word(next)))
        return true;
    auto before = name.context.before(name.match.first);
    const std::string_view w = name.context.word(before);
    if (before && (w == "de" || w == "du" || w == "d" || w == "des" || w == "la"))
        before = name.context.before(*before);
    return before && name.context.text().language == TextLanguage::french &&
           words::streets_before.contains(name.context.word(before));
}

/// `the Department of Justice`: an office, unless it is a division's name (`of Cauca`).
bool is_department(const NameCase& name) {
    if (name.context.text().language != TextLanguage::english) return false;
    const auto link = name.context.before(name.match.first);
    if (name.context.word(link) != "of") return false;
    const auto head = name.context.before(*link);
    return name.context.capitalised(head) && name.context.word(head) == "department" &&
           name.context.is_common(name.match.key);
}

Verdict never_rule(const NameCase& name) {
    if (name.single() && is_department(name)) return {NameRole::other, "institution"};
    if (words::never.contains(name.match.key)) return {NameRole::other, "stop-word"};
    if (name.single() && words::function_words.contains(name.match.key) &&
        !(words::acronyms.contains(name.match.key) && name.token().all_caps))
        return {NameRole::other, "function-word"};
    return silent;
}

/// `US$22`, `$US 15`
Verdict currency_rule(const NameCase& name) {
    const TokenizedText& text = name.context.text();
    const auto is_sign = [&](std::size_t i) {
        const std::string_view w = text.words(i);
        return w == "$" || w == "€" || w == "£";
    };
    const std::size_t next = name.match.end();
    const bool behind =
        next < text.tokens.size() && !text.tokens[next].space_before && is_sign(next);
    const bool before =
        name.match.first > 0 && !name.token().space_before && is_sign(name.match.first - 1);
    return behind || before ? Verdict{NameRole::other, "currency"} : silent;
}

/// `the Marburg virus`, and `Marburg` in the same text. Countries stay: `the Zaire ebolavirus`.
Verdict illness_rule(const NameCase& name) {
    if (name.match.facts.country) return silent;
    const bool later = name.single() && !name.strong_cue && name.illnesses.knows(name.match.key);
    return later || name.illnesses.holds(name.last()) ? Verdict{NameRole::other, "illness"}
                                                      : silent;
}

/// "sold under the labels Lucerne, Albertson, Lund": names in a list of brands.
Verdict brand_rule(const NameCase& name) {
    const TokenizedText& text = name.context.text();
    const auto& tokens = text.tokens;
    std::size_t i = name.match.first;
    while (i > 0 && tokens[i - 1].sentence == tokens[i].sentence) {
        const Token& before = tokens[i - 1];
        const std::string_view word = text.fold(i - 1);
        const bool sign = before.kind == TokenKind::punctuation && text.words(i - 1) == ",";
        if (!sign && !before.capitalised && word != "and" && word != "et") break;
        --i;
    }
    if (i == 0) return silent;
    constexpr std::array<std::string_view, 7> brands = {"brand",  "brands",  "label",     "labels",
                                                        "marque", "marques", "trademarks"};
    if (std::find(brands.begin(), brands.end(), text.fold(i - 1)) == brands.end()) return silent;
    return {NameRole::other, "brand"};
}

Verdict person_rule(const NameCase& name) {
    const std::string_view rule = name.people.rule_at(name.match.first);
    if (rule.empty()) return silent;
    const std::string_view last = name.people.rule_at(name.last());
    // `Fort Wayne`, `Virginia Beach`: a known name of several words is no person, unless the
    // person's name goes on behind it.
    const auto next = name.context.behind(name.last());
    const bool goes_on = next && !name.people.rule_at(*next).empty();
    if (!name.single() && name.match.facts.town && !goes_on && rule != "title" && last.empty())
        return silent;
    if (!name.single() && name.large()) return silent;
    // "heurts à Sidi Bouzid": a town whose name begins like a person's.
    constexpr double known_town = 10'000.0;
    const bool is_there =
        name.strong_cue || (name.cue && name.match.facts.population >= known_town);
    if (!name.single() && is_there && name.match.facts.town && !goes_on && rule == "person-name")
        return silent;
    return {NameRole::person, rule};
}

Verdict surname_rule(const NameCase& name) {
    if (!name.single() || !name.people.knows(name.match.key) || name.type_word) return silent;
    if (name.match.facts.country || (name.strong_cue && name.large())) return silent;
    if (name.between_places && name.match.facts.town) return silent;
    if (name.strong_cue && name.match.facts.population >= stop_word_people_with_cue) return silent;
    return {NameRole::person, "surname"};
}

/// "Willis said": towns of no size do not speak.
Verdict speaker_rule(const NameCase& name) {
    constexpr auto speaking = make_word_set("said", "says", "added", "told", "explained", "tweeted",
                                            "wrote", "asked", "replied", "recalled", "testified");
    if (!name.single() || name.cue || name.type_word || name.after_place || name.large() ||
        name.match.facts.population >= neighbour_people)
        return silent;
    if (!speaking.contains(name.context.word(name.context.behind(name.last())))) return silent;
    return {NameRole::person, "speaker"};
}

Verdict organisation_rule(const NameCase& name) {
    auto before = name.context.before(name.match.first);
    const auto skip = [&](std::initializer_list<std::string_view> list) {
        if (!before) return;
        const std::string_view w = name.context.word(before);
        if (std::find(list.begin(), list.end(), w) != list.end())
            before = name.context.before(*before);
    };
    skip({"la", "le", "l", "the", "les"});
    const std::string_view link = name.context.word(before);
    if (link != "of" && link != "de" && link != "du" && link != "des" && link != "d") return silent;
    skip({"of", "de", "du", "des", "d"});
    if (before && words::organisations_before.contains(name.context.word(before)))
        return {NameRole::organisation, "organisation"};
    return silent;
}

/// `Dec. 6`, `Sen. Smith`, `Energy Inc.`
Verdict abbreviation_rule(const NameCase& name) {
    const TokenizedText& text = name.context.text();
    const std::size_t stop = name.match.end();
    if (!name.single() || stop >= text.tokens.size() || text.words(stop) != ".") return silent;
    if (text.tokens[stop].space_before || !is_abbreviation(name.match.key)) return silent;
    return {NameRole::other, "abbreviation"};
}

/// `South China Morning Post` is a name of its own; `China Daily`, `New England Journal of
/// Medicine`, `Agence France-Presse`.
Verdict publication_rule(const NameCase& name) {
    if (name.context.in_title(name.match.first)) return silent;
    auto next = name.context.behind(name.last());
    if (name.type_word && next && words::types_behind.contains(name.context.word(next)))
        next = name.context.behind(*next);
    const std::string_view w = name.context.word(next);
    const bool paper = name.context.capitalised(next) && words::publications_behind.contains(w);
    const bool agency = w == "presse" && name.context.text().tokens[*next].hyphen_before;
    return paper || agency ? Verdict{NameRole::other, "institution"} : silent;
}

/// `Real Madrid`, `United Russia`
Verdict club_name_rule(const NameCase& name) {
    const auto before = name.context.before(name.match.first);
    if (!name.context.capitalised(before)) return silent;
    const std::string_view w = name.context.word(before);
    const bool party = w == "united" && name.match.facts.country;
    if (!party && !words::clubs_before.contains(w)) return silent;
    if (name.context.text().tokens[*before].sentence_start && name.match.facts.country && !party)
        return silent;
    return {NameRole::other, "club"};
}

Verdict institution_rule(const NameCase& name) {
    const auto next = name.context.behind(name.last());
    if (!name.context.capitalised(next)) return silent;
    if (!words::institutions_behind.contains(name.context.word(next))) return silent;
    if (name.match.facts.country || name.context.in_title(name.match.first)) return silent;
    return {NameRole::other, "institution"};
}

Verdict club_rule(const NameCase& name) {
    const auto next = name.context.behind(name.last());
    if (name.context.capitalised(next) && words::clubs_behind.contains(name.context.word(next)) &&
        !name.context.in_title(name.match.first))
        return {NameRole::organisation, "organisation"};
    return silent;
}

/// A direction of two words, `north western`.
bool is_double_direction(std::string_view key) {
    const std::size_t space = key.find(' ');
    return space != std::string_view::npos && words::directions.contains(key.substr(0, space)) &&
           words::directions.contains(key.substr(space + 1));
}

Verdict direction_rule(const NameCase& name) {
    // "la région de l'Est" is a division of that name; "the North region" may be any north.
    const bool is_division = name.type_before && name.match.facts.division &&
                             name.context.text().language == TextLanguage::french;
    if (words::directions.contains(name.match.key) && !is_division)
        return {NameRole::other, "direction"};
    // `North-Western Sydney`; the North West of Cameroon is a region.
    if (is_double_direction(name.match.key) && !name.type_word &&
        name.context.capitalised(name.context.behind(name.last())))
        return {NameRole::other, "direction"};
    // `the Southern District of Ohio`, `Seoul Central District Court`
    const std::size_t space = name.match.key.find(' ');
    if (space != std::string_view::npos && name.match.key.substr(space + 1) == "district" &&
        words::directions.contains(name.match.key.substr(0, space)))
        return {NameRole::other, "direction"};
    if (name.single() && words::calendar.contains(name.match.key))
        return {NameRole::other, "calendar"};
    // "QUETTA, Nov 5 (Reuters)"
    constexpr auto short_months =
        make_word_set("jan", "feb", "fev", "mar", "apr", "avr", "jun", "jul", "juil", "aug", "sep",
                      "sept", "oct", "nov", "dec");
    const std::size_t behind = name.last() + 1;
    if (name.single() && short_months.contains(name.match.key) &&
        behind < name.context.text().tokens.size() &&
        name.context.text().tokens[behind].kind == TokenKind::number)
        return {NameRole::other, "calendar"};
    return silent;
}

Verdict short_rule(const NameCase& name) {
    const bool known = words::acronyms.contains(name.match.key);
    if (known) {
        if (name.token().all_caps) return silent;
        return name.match.key.size() <= shortest_name ? Verdict{NameRole::other, "short"} : silent;
    }
    if (!name.single()) return silent;
    if (name.match.key.size() < shortest_name) return {NameRole::other, "short"};
    // Codes of airports and offices: "la base de la PNH". Names are spoken, so they have vowels.
    constexpr std::size_t longest_code = 4;
    if (name.match.key.size() <= longest_code &&
        name.match.key.find_first_of("aeiouy") == std::string::npos && is_ascii(name.match.key))
        return {NameRole::other, "acronym"};
    if (!name.token().all_caps || name.context.in_capitals(name.match.first)) return silent;
    const bool spelled_out = name.match.facts.country || name.match.facts.division ||
                             name.match.facts.population >= weak_people;
    if (name.match.key.size() <= longest_acronym && !(spelled_out && name.match.key.size() > 3))
        return {NameRole::other, "acronym"};
    return silent;
}

Verdict street_rule(const NameCase& name) {
    return is_street(name) ? Verdict{NameRole::other, "street"} : silent;
}

bool all_common(const NameCase& name) {
    const TokenizedText& text = name.context.text();
    for (std::size_t i = name.match.first; i < name.match.end(); ++i)
        if (text.tokens[i].kind == TokenKind::word && !name.context.is_common(text.fold(i)) &&
            text.fold(i).size() > 2)
            return false;
    return true;
}

/// "la Mission multinationale": towns have no article in French, unless it is their own.
bool is_french_thing(const NameCase& name) {
    if (name.context.text().language != TextLanguage::french || name.cue || name.type_word)
        return false;
    const std::string_view article = name.context.word(name.context.before(name.match.first));
    return article == "la" || article == "les" || article == "le";
}

Verdict common_rule(const NameCase& name) {
    const NameFacts& facts = name.match.facts;
    if (name.match.facts.country || !all_common(name)) return silent;
    if (!name.single() && name.large()) return silent;
    if (!name.single()) {
        if (name.cue || name.type_word || facts.population >= common_phrase_people) return silent;
        return {NameRole::other, "common-word"};
    }
    if (facts.population >= common_word_people &&
        !(name.token().sentence_start && name.context.occurs_in_lower_case(name.match.key)))
        return silent;
    const bool in_sentence =
        !name.token().sentence_start && !name.context.in_title(name.match.first);
    const bool french_cue = name.context.text().language == TextLanguage::french && in_sentence;
    const bool next_is_capital = name.context.capitalised(name.context.behind(name.last()));
    const bool people = facts.population > common_word_people_with_cue || facts.division;
    if (name.cue && ((people && !next_is_capital) || french_cue)) return silent;
    // Always in capitals within sentences: `Concord police`.
    const bool alone = in_sentence && !next_is_capital &&
                       !name.context.capitalised(name.context.before(name.match.first));
    if (is_french_thing(name)) return {NameRole::other, "common-word"};
    if (alone && facts.population >= common_word_people_in_sentence &&
        !name.context.occurs_in_lower_case(name.match.key))
        return silent;
    if (name.type_word && in_sentence) return silent;
    return {NameRole::other, "common-word"};
}

Verdict given_name_rule(const NameCase& name) {
    if (!name.single() || !name.context.lexicon().is_given_name(name.match.key)) return silent;
    if (name.match.facts.country || name.type_word) return silent;
    if (name.strong_cue && !name.context.in_title(name.match.first)) return silent;
    if (name.match.facts.population >= given_name_people) return silent;
    return {NameRole::person, "given-name"};
}

Verdict family_name_rule(const NameCase& name) {
    if (!name.single() || name.large() || name.type_word) return silent;
    if (words::doubtful.contains(name.match.key)) {
        if (name.strong_cue && name.match.facts.population > doubtful_people_with_cue)
            return silent;
        if (name.cue && name.match.facts.population > stop_word_people_with_cue) return silent;
        return {NameRole::person, "stop-word"};
    }
    if (!words::family_names.contains(name.match.key)) return silent;
    if (name.strong_cue || name.match.facts.population >= family_name_people) return silent;
    return {NameRole::person, "family-name"};
}

/// "sur la route Naqoura-Tyr", "the Biakato-Mambasa road": one end of a road, joined to the other
/// by a hyphen, whether the gazetteer has that one or not.
bool ends_road(const NameCase& name) {
    const auto& tokens = name.context.text().tokens;
    const auto next = name.context.behind(name.last());
    const bool first = next && tokens[*next].hyphen_before;
    if (!first && !tokens[name.match.first].hyphen_before) return false;
    const auto is_road = [&](std::optional<std::size_t> at) {
        constexpr std::array<std::string_view, 7> roads = {"route",   "axe",  "troncon", "road",
                                                           "highway", "axis", "corridor"};
        return at && std::find(roads.begin(), roads.end(), name.context.word(at)) != roads.end();
    };
    const auto before = name.context.before(name.match.first);
    if (is_road(before) || is_road(next)) return true;
    return first ? next && is_road(name.context.behind(*next))
                 : before && is_road(name.context.before(*before));
}

/// "Adde International Airport" behind the first word of a name.
bool names_airport(const NameContext& context, std::size_t second) {
    constexpr std::size_t reach = 2;
    auto at = context.behind(second);
    for (std::size_t i = 0; at && i < reach; ++i) {
        if (context.word(at) == "airport") return true;
        at = context.behind(*at);
    }
    return false;
}

/// "Gyi village" behind the first word of a name.
bool names_village(const NameContext& context, std::size_t second) {
    const auto kind = context.behind(second);
    if (!kind || context.capitalised(kind)) return false;
    const std::string_view word = context.word(kind);
    return word == "village" || word == "township" || word == "hamlet";
}

/// "Aden Adde International Airport" is named after a person ("İstanbul Atatürk International
/// Airport" after its city, too); "in Kyaukse Gyi village": the village has both words.
bool opens_other_name(const NameCase& name, std::size_t next) {
    constexpr double world_city = 1e6;
    if (!name.single() || name.match.facts.country || name.match.facts.population >= world_city)
        return false;
    return names_airport(name.context, next) ||
           (!name.type_word && names_village(name.context, next));
}

/// The token behind the name; "Ain al-Hilweh": the article belongs to what follows.
std::optional<std::size_t> neighbour_behind(const NameCase& name) {
    constexpr auto articles = make_word_set("al", "ar", "el", "es");
    const auto next = name.context.behind(name.last());
    const bool is_article = next && articles.contains(name.context.word(next)) &&
                            name.context.text().tokens[*next].folded_length == 2;
    return is_article ? name.context.behind(*next) : next;
}

Verdict neighbour_rule(const NameCase& name) {
    if (name.context.in_title(name.match.first) || name.context.in_capitals(name.match.first))
        return silent;
    if (name.match.facts.country || ends_road(name)) return silent;
    const bool prominent =
        name.match.facts.population >= neighbour_people || (name.large() && !name.single());
    const auto next = neighbour_behind(name);
    const bool unknown_behind = name.context.is_unknown_capital(next) && !name.joins_place;
    if (unknown_behind && opens_other_name(name, *next)) return {NameRole::other, "name-goes-on"};
    // `Virginia Chapman`: a family's name, whatever stands before.
    if (next && name.single() && !name.cue && !name.type_word &&
        words::family_names.contains(name.context.word(next)) &&
        !name.context.is_common(name.context.word(next)) && name.context.capitalised(next) &&
        !name.context.text().tokens[*next].hyphen_before)
        return {NameRole::person, "family-name"};
    if (unknown_behind && !name.cue && !name.type_word && !prominent && !name.large())
        return {NameRole::other, "name-goes-on"};
    // "le département des Lacs Wey" is not that of the lakes in Chile.
    // A person may follow: "le gouverneur de la province de l'Ituri Johnny Luboya".
    if (unknown_behind && name.type_before && name.single() &&
        name.match.facts.population < half_name_people &&
        !name.context.lexicon().is_given_name(name.context.word(next)))
        return {NameRole::other, "name-goes-on"};
    // "near Adan Yabaal": a cue does not make the first half of a small place's name a place.
    if (unknown_behind && name.single() && !name.type_word && !prominent &&
        name.match.facts.population < half_name_people &&
        !(name.match.facts.division && name.match.facts.first_name))
        return {NameRole::other, "name-goes-on"};
    const auto before = name.context.before(name.match.first);
    if (!before || name.after_place) return silent;
    const Token& first = name.context.text().tokens[*before];
    // `CTV Winnipeg`, `RFI Bamako`: an office of the broadcaster.
    const bool broadcaster = first.all_caps && first.folded_length <= longest_acronym &&
                             name.match.facts.population >= weak_people;
    const bool unknown_before = name.context.is_unknown_capital(before) && !broadcaster &&
                                !(name.context.text().tokens[*before].sentence_start &&
                                  name.context.is_common(name.context.word(before)));
    if (unknown_before && name.match.facts.population < second_name_people &&
        !name.match.facts.division)
        return {NameRole::other, "name-before"};
    return silent;
}

Verdict weak_rule(const NameCase& name) {
    const NameFacts& facts = name.match.facts;
    if (name.large() || name.type_word) return silent;
    if (facts.natural) {
        if (name.cue) return silent;
        return {NameRole::other, "feature-class"};
    }
    if (facts.town || facts.second_division || !name.single()) return silent;
    if (name.cue || facts.any_population >= weak_people) return silent;
    return {NameRole::other, "other-name"};
}

constexpr std::array<Rule, 21> rules = {
    never_rule,       currency_rule,     publication_rule,  club_name_rule,   illness_rule,
    brand_rule,       abbreviation_rule, organisation_rule, person_rule,      surname_rule,
    speaker_rule,     direction_rule,    short_rule,        street_rule,      given_name_rule,
    family_name_rule, common_rule,       club_rule,         institution_rule, neighbour_rule,
    weak_rule,
};

} // namespace

Verdict judge(const NameCase& name) {
    for (const Rule rule : rules) {
        const Verdict verdict = rule(name);
        if (!verdict.rule.empty()) return verdict;
    }
    return {NameRole::place, name.type_word ? "type-word" : name.cue ? "cue" : "name"};
}

} // namespace cordon::place

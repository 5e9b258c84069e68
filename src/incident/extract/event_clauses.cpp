// SPDX-License-Identifier: MIT
// Sentences in their parts: clauses, second acts and other blows.
#include "incident/extract/event_context.hpp"
#include "incident/extract/time_words.hpp"

#include <algorithm>

namespace cordon::incident {

namespace {

/// "the town of Quila", "la localité de Quila".
bool names_town(const WordsView& words, std::size_t i) {
    return words.is_any(i, {"the", "la", "le"}) &&
           words.is_any(i + 1, {"town", "village", "city", "ville", "localite"}) &&
           words.is_any(i + 2, {"of", "de", "d"}) && words.follows(i + 3) &&
           words.token(i + 3).capitalised;
}

/// "and a missile struck a port in Pivdenne": another weapon or group, and another place.
bool begins_other_blow(const WordsView& words, std::size_t i, std::size_t end) {
    if (!words.is_any(i, {"a", "an", "another", "un", "une"})) return false;
    std::size_t verb = i + 1;
    const auto strikes = [&](std::size_t at) {
        // "and a guard was wounded in Quila"
        if (words.is_any(at, {"was", "were"}) &&
            words.is_any(at + 1, {"killed", "wounded", "injured", "abducted", "kidnapped"}))
            return true;
        return words.is_any(at, {"struck", "hit", "exploded", "attacked", "targeted", "landed",
                                 "detonated", "frappe", "explose", "vise", "attaque", "touche"});
    };
    while (verb < std::min(i + 5, end) && !strikes(verb)) ++verb;
    if (verb >= std::min(i + 5, end)) return false;
    for (std::size_t at = verb + 1; at + 1 < end; ++at)
        if (words.is_any(at, {"in", "at", "near", "outside", "a", "pres"}) &&
            (words.token(at + 1).capitalised || names_town(words, at + 1)))
            return true;
    return false;
}

} // namespace

bool happens_there(const WordsView& words, std::size_t comma) {
    if (!words.is_sign(comma, ",")) return false;
    if (!words.is(comma + 1, "where") && words.raw(comma + 1) != "où") return false;
    constexpr std::size_t reach = 7;
    for (std::size_t i = comma + 2; i < comma + reach && words.follows(i); ++i)
        if (starts_with_any(words.fold(i),
                            {"attack", "struck", "bomb", "shell", "drone", "clash", "explo",
                             "gunmen", "attaqu", "frapp", "affront", "enlev", "kidnap", "abduct"}))
            return true;
    return false;
}

bool is_second_act(const WordsView& words, std::size_t comma) {
    if (happens_there(words, comma)) return true;
    // "beheaded four in X on Friday and, two days later, raided Y"
    const bool aside = comma > 0 && words.is_any(comma - 1, {"and", "et"});
    if (!words.is_sign(comma, ",") ||
        !(aside || words.is_any(comma + 1, {"and", "et", "puis", "then"})))
        return false;
    const std::size_t end = words.sentence_end(comma);
    if (begins_other_blow(words, comma + 2, end)) return true;
    bool acts = false;
    const std::size_t reach = aside ? 9 : 5;
    for (std::size_t i = comma + 2; i < comma + reach && i < end && !acts; ++i)
        acts = starts_with_any(words.fold(i),
                               {"kill",    "behead", "attack", "ambush",  "wound",   "injur",
                                "abduct",  "kidnap", "torch",  "burn",    "loot",    "shell",
                                "bomb",    "raid",   "storm",  "tue",     "enlev",   "attaqu",
                                "incendi", "pill",   "egorg",  "decapit", "bombard", "frapp"});
    if (!acts) return false;
    for (std::size_t i = comma + 1; i < end; ++i)
        if (weekday_word(words, i) || month_word(words, i, false) ||
            words.any_phrase(i, {"the following day", "the next day", "a day later", "le lendemain",
                                 "the day before", "la veille", "days later", "jours plus tard"}) !=
                0)
            return true;
    return false;
}

std::vector<TokenRange> clauses_of(const WordsView& words, const TokenRange& sentence) {
    std::vector<TokenRange> clauses;
    std::size_t begin = sentence.begin;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
        const bool stop =
            words.is_sign(i, ";") || (words.is_sign(i, ":") && !words.is_number(i + 1));
        const bool turn =
            words.is_sign(i, ",") &&
            words.any_phrase(i + 1, {"tandis que", "tandis qu", "alors que", "alors qu", "mais",
                                     "pendant que", "while", "but", "whereas"}) != 0;
        const bool punctuation = words.token(i).kind == place::TokenKind::punctuation;
        if (!stop && !turn && !(punctuation && is_second_act(words, i))) continue;
        if (i > begin) clauses.push_back({begin, i});
        begin = i + 1;
    }
    if (begin < sentence.end) clauses.push_back({begin, sentence.end});
    return clauses;
}

} // namespace cordon::incident

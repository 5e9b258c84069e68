// SPDX-License-Identifier: MIT
#include "incident/extract/event_plain_news.hpp"

#include "incident/extract/word_pattern.hpp"

#include <algorithm>
#include <initializer_list>

namespace cordon::incident {

namespace {

PatternIndex index_of(std::initializer_list<std::string_view> patterns) {
    PatternIndex index;
    for (const std::string_view pattern : patterns) index.add(pattern);
    return index;
}

bool is_in(const PatternIndex& index, const WordsView& words, const TokenRange& range) {
    return !index.find(words, range.begin, range.end).empty();
}

/// First token of the sentence before in the same paragraph, else that of the sentence.
std::size_t begin_before(const WordsView& words, const TokenRange& sentence) {
    const std::size_t i = sentence.begin;
    if (i == 0 || words.token(i - 1).paragraph != words.token(i).paragraph) return i;
    return words.sentence_begin(i - 1);
}

/// The words of the trigger tell of deaths, not of who or what caused them.
bool is_death_only(const WordsView& words, const TriggerHit& trigger) {
    for (std::size_t i = trigger.begin; i < trigger.end; ++i) {
        const std::string_view word = words.fold(i);
        if (word.starts_with("kill") || words.is_any(i, {"died", "dead", "tue", "tuee", "tues",
                                                         "tuees", "mort", "morts", "peri"}))
            return true;
    }
    return false;
}

} // namespace

bool is_of_illness(const WordsView& words, const EventMention& mention) {
    static const PatternIndex illness = index_of(
        {"virus*|coronavirus*|cholera|ebola|marburg|flu|influenza|h5n1|h1n1|h7n9|sars|mers|covid",
         "epidemi*|pandemi*|plague|measles|malaria|meningitis|dengue|disease|diseases|mpox|polio",
         "infect*|contracted|grippe|rougeole|paludisme|peste|maladie|maladies|meningite|variole",
         "outbreak* of ~2 illness|fever|pneumonia|diarrhoea|poisoning", "intoxication*"});
    const bool deaths =
        mention.kind == EventKind::attack_on_civilians || mention.kind == EventKind::armed_clash;
    return deaths && is_death_only(words, mention.trigger) &&
           is_in(illness, words, {begin_before(words, mention.sentence), mention.sentence.end});
}

bool is_petty_crime(const WordsView& words, const EventMention& mention) {
    if (mention.kind != EventKind::arrest) return false;
    static const PatternIndex crime = index_of(
        {"theft|thefts|stole|stolen|burglar*|robber*|robbed|rob|shoplift*|trespass*|fraud*",
         "drug|drugs|narcotic*|marijuana|heroin|cocaine|dwi|dui|drunk*|intoxicat*|warrant|warrants",
         "felony|misdemeano*|parole|probation|bail|bond|menacing|endangerment|courthouse",
         "cambriol*|escroc*|stupefiant*|drogue*|ivresse|ivre|pickpocket*"});
    static const PatternIndex armed = index_of(
        {"kidnap*|abduct*|bandit*|terror*|militant*|militia*|insurgent*|rebel*|jihad*|gang|gangs",
         "weapon*|arms|rifle*|army|soldier*|protest*|journalist*|opposition|activist*|coup",
         "enlevement*|milic*|djihad*|arme|armes|armee|militaire*|manifest*|journaliste*|rebell*"});
    return is_in(crime, words, mention.sentence) && !is_in(armed, words, mention.sentence);
}

bool is_deal_of_business(const WordsView& words, const EventMention& mention) {
    if (mention.kind != EventKind::agreement) return false;
    static const PatternIndex armed = index_of(
        {"ceasefire*|truce*|peace|armistice|cease fire", "prisoner*|hostage*|captives|detainees",
         "surrender*|rebel*|militia*|army|armed|troops|forces|fighters|junta|warring|war|conflict",
         "community|communities|tribe*|clan*|ethnic|withdraw*|hostilities|jihad*|separatist*",
         "cessez le feu|treve*|paix|arme|armes|armee|armees|milic*|rebell*|communaute*|ethnie*",
         "otage*|prisonnier*|guerre|conflit*|djihad*|troupes|hostilites|belligerant*"});
    return !is_in(armed, words, mention.sentence);
}

bool is_of_years(const WordsView& words, const EventMention& mention) {
    static const PatternIndex years =
        index_of({"for|over|during|in|within ~4 decades|years", "decades of",
                  "depuis|pendant|durant ~4 ans", "depuis|pendant|durant|en ~4 annees|decennies"});
    return is_death_only(words, mention.trigger) && is_in(years, words, mention.sentence);
}

} // namespace cordon::incident

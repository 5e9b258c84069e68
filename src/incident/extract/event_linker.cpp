// SPDX-License-Identifier: MIT
#include "incident/extract/event_linker.hpp"

#include "incident/extract/time_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace cordon::incident {

namespace {

/// Tokens between a trigger and tokens [begin, end); those before the trigger count a little more:
/// time and place usually stand behind.
double distance_to(const EventMention& mention, std::size_t begin, std::size_t end) {
    if (begin >= mention.trigger.end) return static_cast<double>(begin - mention.trigger.end);
    if (end <= mention.trigger.begin) return 3.0 + static_cast<double>(mention.trigger.begin - end);
    return 0.0;
}

LinkSource source_of(const EventMention& mention, std::size_t begin, bool statement) {
    if (statement) return LinkSource::statement;
    return mention.clause.holds(begin) ? LinkSource::clause : LinkSource::sentence;
}

} // namespace

std::span<const TimeExpression> dates_within(const LinkInput& input, const TokenRange& tokens) {
    const auto begins_before = [&](std::size_t token) {
        const auto found = std::partition_point(
            input.dates.begin(), input.dates.end(),
            [token](const TimeExpression& date) { return date.first_token < token; });
        return static_cast<std::size_t>(found - input.dates.begin());
    };
    const std::size_t first = begins_before(tokens.begin);
    return std::span(input.dates).subspan(first, begins_before(tokens.end) - first);
}

IndexRange places_touching(const LinkInput& input, const place::Span& span) {
    const auto& all = input.places.expressions;
    const auto first =
        std::partition_point(all.begin(), all.end(), [&](const place::PlaceExpression& one) {
            return one.span.end <= span.begin;
        });
    const auto last =
        std::partition_point(first, all.end(), [&](const place::PlaceExpression& one) {
            return one.span.begin < span.end;
        });
    return {static_cast<std::size_t>(first - all.begin()),
            static_cast<std::size_t>(last - all.begin())};
}

std::optional<Link> own_date(const LinkInput& input, const EventMention& mention) {
    std::optional<Link> best;
    double best_cost = 0.0;
    // "impose depuis fin mai un blocus": it lasts, and is news while it does.
    const auto lasts = [&](const TimeExpression& date) {
        return mention.kind == EventKind::blockade && date.is_state && date.interval &&
               date.kind == TimeKind::date && !date.is_comparison && !date.is_future;
    };
    for (const TimeExpression& date : dates_within(input, mention.sentence)) {
        if (!date.can_date_an_event() && !lasts(date)) continue;
        const bool statement = follows_saying(input.words, date.first_token);
        double cost = distance_to(mention, date.first_token, date.end_token());
        if (!mention.clause.holds(date.first_token)) cost += 12.0;
        if (statement) cost += 40.0;
        // A clock time without its day, a year, a month say less than a day.
        if (date.interval->length_days() > 3) cost += 15.0;
        if (!best || cost < best_cost) {
            best = Link{static_cast<std::size_t>(&date - input.dates.data()),
                        source_of(mention, date.first_token, statement)};
            best_cost = cost;
        }
    }
    return best;
}

namespace {

/// "N'Djamena, 19 septembre 2026 (Alwihda Info) –": where the report was written. A sign and the
/// day of publication stand behind the place that opens the paragraph.
bool is_date_line(const LinkInput& input, std::size_t begin, std::size_t end) {
    const WordsView& words = input.words;
    if (begin > 0 && words.token(begin - 1).paragraph == words.token(begin).paragraph) return false;
    constexpr std::size_t longest = 12;
    for (std::size_t i = end; i < std::min(end + longest, words.size()); ++i) {
        if (words.token(i).paragraph != words.token(begin).paragraph) return false;
        if (words.is_sign(i, "—") || words.is_sign(i, "–") ||
            (words.is_sign(i, "-") && words.token(i).space_before))
            return true;
        const bool header = !words.is_word(i) || words.token(i).capitalised ||
                            words.is_any(i, {"le", "the", "with"}) ||
                            month_word(words, i, true).has_value() ||
                            weekday_word(words, i).has_value();
        if (!header) return false;
    }
    return false;
}

/// Those whom reports quote.
bool is_source_noun(const WordsView& words, std::size_t i) {
    return words.is_any(i, {"officier",     "source",        "responsable",   "journaliste",
                            "diplomate",    "analyste",      "chercheur",     "expert",
                            "humanitaire",  "coordinateur",  "coordinatrice", "correspondant",
                            "representant", "officer",       "official",      "journalist",
                            "diplomat",     "analyst",       "researcher",    "worker",
                            "coordinator",  "correspondent", "representative"});
}

/// "témoigne Omar Nyala, coordinateur de MSF à El-Fasher", "an official of the agency in Gao said":
/// a verb of saying beside the one who is quoted and his place.
bool is_quoted_there(const WordsView& words, std::size_t begin, std::size_t end) {
    const std::size_t first = words.sentence_begin(begin);
    std::size_t noun = begin;
    do {
        if (noun == first) return false;
        --noun;
        const bool link = words.is_any(noun, {"de", "du", "d", "la", "l", "of", "the", "for"}) ||
                          (words.is_word(noun) && words.token(noun).capitalised);
        if (!link && !is_source_noun(words, noun)) return false;
    } while (!is_source_noun(words, noun) && begin - noun < 6);
    if (!is_source_noun(words, noun)) return false;
    constexpr std::size_t reach = 8;
    const auto speaks = [&](std::size_t i) {
        return is_saying(words, i) || words.is(i, "temoigne");
    };
    for (std::size_t at = noun > first + reach ? noun - reach : first; at < noun; ++at)
        if (speaks(at)) return true;
    return speaks(end) || (words.is_sign(end, ",") && speaks(end + 1));
}

/// "un officier basé à Kandi", "a diplomat based in Dakar": where the one who tells it lives.
bool is_home_of_source(const WordsView& words, std::size_t begin, std::size_t end) {
    if (begin < 2) return false;
    if (words.is_any(begin - 1, {"base", "basee", "bases", "basees", "based"}))
        return is_source_noun(words, begin - 2);
    return words.is_any(begin, {"a", "in"}) && is_quoted_there(words, begin, end);
}

/// "Dans le Sud, un drone a visé une moto sur la route …": a frame, no place of its own.
bool is_frame(const place::PlaceExpression& expression) {
    return std::all_of(
        expression.clauses.begin(), expression.clauses.end(), [](const place::Clause& clause) {
            return clause.toponyms.empty() && !clause.position && clause.line.empty() &&
                   clause.unknown.empty() && clause.anaphor != "capital";
        });
}

/// "Islamabad accuses Kabul of": capitals that stand for their governments.
bool is_government(const WordsView& words, std::size_t begin, std::size_t end) {
    const auto is_politics = [&](std::size_t i) {
        const std::string_view word = words.fold(i);
        return word.starts_with("accus") ||
               words.is_any(i, {"denies", "denied", "blames", "blamed", "urged", "urges", "nie",
                                "dement", "condemns", "condemned", "exhorte"});
    };
    if (words.follows(end) && is_politics(end)) return true;
    // "Kyiv said", "Ouagadougou a par ailleurs annoncé".
    const bool is_subject = begin == words.sentence_begin(begin) && words.token(begin).capitalised;
    if (is_subject && words.follows(end)) {
        if (is_saying(words, end)) return true;
        for (std::size_t at = end + 1; words.is(end, "a") && at < end + 4; ++at)
            if (is_saying(words, at)) return true;
    }
    return begin > 0 && words.follows(begin) && is_politics(begin - 1);
}

/// "The General Staff in Kyiv said": the seat of the one who speaks, named with its "in".
bool is_speakers_seat(const WordsView& words, std::size_t begin, std::size_t end) {
    return words.is_any(begin, {"in", "a"}) && words.follows(begin) && is_saying(words, end);
}

} // namespace

std::optional<Link> own_place(const LinkInput& input, const EventMention& mention) {
    std::optional<Link> best;
    double best_cost = 0.0;
    const place::TokenizedText& text = input.words.text();
    const place::Span sentence = input.words.span(mention.sentence.begin, mention.sentence.end);
    const IndexRange places = places_touching(input, sentence);
    for (std::size_t i = places.begin; i < places.end; ++i) {
        const place::PlaceExpression& expression = input.places.expressions[i];
        const PlaceScale scale = input.places.scales[i];
        if (scale == PlaceScale::none) continue;
        const std::size_t begin = text.token_at(expression.span.begin);
        const std::size_t end = text.token_at(expression.span.end - 1) + 1;
        if (!mention.sentence.holds(begin)) continue;
        if (is_home_of_source(input.words, begin, end) || is_government(input.words, begin, end))
            continue;
        const bool statement = follows_saying(input.words, begin);
        double cost = distance_to(mention, begin, end);
        if (!mention.clause.holds(begin)) cost += 12.0;
        if (statement) cost += 25.0;
        const bool bare = std::all_of(expression.clauses.begin(), expression.clauses.end(),
                                      [](const place::Clause& clause) { return clause.is_bare; });
        if (bare) cost += 8.0;
        if (is_frame(expression)) cost += 14.0;
        if (is_date_line(input, begin, end))
            cost += 40.0;
        else if (is_speakers_seat(input.words, begin, end))
            cost += 25.0;
        if (scale == PlaceScale::division) cost += 6.0;
        if (scale == PlaceScale::country) cost += 30.0;
        if (!best || cost < best_cost) {
            best = Link{i, source_of(mention, begin, statement)};
            best_cost = cost;
        }
    }
    return best;
}

namespace {

/// "par", "by" and what else stands before the one who acts.
bool is_agent_word(const WordsView& words, std::size_t i) {
    if (i == WordsView::npos) return false;
    for (std::size_t back = 1; back <= 4 && i >= back; ++back) {
        const std::size_t at = i - back;
        // "un convoi escorté par l'armée": it acts in no attack.
        if (words.is_any(at, {"par", "by"}))
            return at == 0 || !(words.fold(at - 1).starts_with("escort") ||
                                words.fold(at - 1).starts_with("prote") ||
                                words.fold(at - 1).starts_with("guard"));
        if (words.is_any(at, {"attribuee", "attribue", "attribuees", "imputee", "imputees",
                              "blamed", "menee", "menees", "perpetree", "perpetre"}))
            return true;
        if (!words.is_any(at, {"le",        "la",       "les",       "l",      "des",
                               "du",        "de",       "d",         "the",    "a",
                               "an",        "aux",      "au",        "on",     "to",
                               "suspected", "presumes", "of",        "groupe", "combattants",
                               "elements",  "fighters", "militants", "members"}) &&
            !words.is_number(at))
            return false;
    }
    return false;
}

/// "blamed the attack on the ELN"
bool is_blamed(const WordsView& words, std::size_t i) {
    const std::size_t first = words.sentence_begin(i);
    bool on = false;
    for (std::size_t back = 1; back <= 9 && i >= first + back; ++back) {
        const std::size_t at = i - back;
        if (words.is_sign(at, ",") || words.is_sign(at, ";")) return false;
        if (words.is(at, "on") && back <= 3) on = true;
        if (words.fold(at).starts_with("blam")) return on;
    }
    return false;
}

bool is_target_word(const WordsView& words, std::size_t i) {
    for (std::size_t back = 1; back <= 5 && i >= back; ++back) {
        const std::size_t at = i - back;
        if (words.is_any(at, {"contre", "against", "visant", "vise", "visait", "ciblant", "ciblait",
                              "targeting", "targeted", "on"}))
            return true;
        if (!words.is_any(at, {"le",     "la",         "les",       "l",       "des",     "du",
                               "de",     "d",          "the",       "a",       "an",      "une",
                               "un",     "position",   "positions", "groupe",  "groupes", "convoi",
                               "base",   "bases",      "camp",      "colonne", "group",   "groups",
                               "convoy", "patrouille", "patrol",    "of"}))
            return false;
    }
    return false;
}

/// "ont été attaqués", "was ambushed": what stands before the trigger suffered it.
bool is_passive(const WordsView& words, const EventMention& mention) {
    const std::size_t from = mention.trigger.begin > mention.sentence.begin + 4
                                 ? mention.trigger.begin - 4
                                 : mention.sentence.begin;
    for (std::size_t i = from; i < mention.trigger.end; ++i) {
        // "se sont emparés" is active.
        if (i > 0 && words.is_any(i - 1, {"se", "s"})) continue;
        if (words.is_any(i, {"ete", "est", "sont", "etait", "etaient", "fut", "furent", "was",
                             "were", "been", "being", "is", "are"}))
            return true;
    }
    return false;
}

constexpr std::array<std::string_view, 12> harm_stems = {"tue",    "bless",  "enlev",  "kill",
                                                         "wound",  "injur",  "abduct", "kidnap",
                                                         "attaqu", "attack", "ambush", "vise"};

/// A participle of harm: "tués", "wounded".
bool is_harm(const WordsView& words, std::size_t i) {
    const std::string_view word = words.fold(i);
    return std::any_of(harm_stems.begin(), harm_stems.end(),
                       [&](std::string_view stem) { return word.starts_with(stem); });
}

bool is_claim_word(std::string_view folded) {
    return folded.starts_with("revendiqu") || folded.starts_with("claim");
}

/// Named only to say what another one belongs to: "affilié à Al-Qaïda", "Islamic State-linked".
bool is_patron(const WordsView& words, const ActorMention& actor) {
    const std::size_t end = actor.end_token();
    if (words.is_any(end, {"affiliate", "affiliated", "affiliates", "linked", "aligned", "allied",
                           "backed", "branch", "offshoot"}) &&
        // "troops backed by clan fighters": it has a patron, and is none.
        !words.is_any(end + 1, {"by", "with", "to"}))
        return true;
    for (std::size_t back = 1; back <= 4 && actor.first_token >= back; ++back)
        if (words.is_any(actor.first_token - back,
                         {"affilie", "affiliee", "affilies", "affiliees", "lie", "liee", "lies",
                          "liees", "allegeance", "allegiance", "affiliated", "linked", "loyal",
                          "allie", "alliee", "allies", "filiale", "branche"}))
            return true;
    return false;
}

/// Behind an apposition: "le groupe (GSIM), affilié à Al-Qaïda, a revendiqué".
std::size_t behind_apposition(const WordsView& words, std::size_t i) {
    constexpr std::size_t longest = 12;
    for (const auto& [open, close] : {std::pair("(", ")"), std::pair(",", ",")}) {
        if (!words.is_sign(i, open)) continue;
        for (std::size_t at = i + 1; at < i + longest; ++at)
            if (words.is_sign(at, close)) {
                i = at + 1;
                break;
            }
    }
    return i;
}

/// "JNIM claimed responsibility", "le GSIM a revendiqué", "revendiquée par".
bool claims(const WordsView& words, const ActorMention& actor) {
    const std::size_t end = behind_apposition(words, actor.end_token());
    for (std::size_t next = end; next < end + 3; ++next)
        if (is_claim_word(words.fold(next))) return true;
    if (!is_agent_word(words, actor.first_token)) return false;
    // The nearer participle decides.
    for (std::size_t back = 1; back <= 6 && actor.first_token >= back; ++back)
        if (is_claim_word(words.fold(actor.first_token - back))) return true;
    return false;
}

/// "quatre soldats ont été tués", "soldiers were killed": whatever the trigger is.
bool suffers(const WordsView& words, const EventMention& mention, const ActorMention& actor) {
    // An adjective may stand between: "quinze soldats tchadiens ont été tués".
    for (std::size_t at = actor.end_token(); at <= actor.end_token() + 1; ++at) {
        const std::size_t end = words.any_phrase(
            at, {"ont ete", "a ete", "were", "was", "have been", "has been", "sont", "est"});
        if (end != 0) return mention.trigger.begin >= end || is_harm(words, end);
        // "nine soldiers died when fighters stormed".
        if (words.is_any(at, {"died", "perished", "moururent", "perirent"}) ||
            words.any_phrase(at, {"sont morts", "ont peri", "est mort", "ont perdu la vie",
                                  "ont trouve la mort", "lost their lives"}) != 0)
            return true;
    }
    return false;
}

/// Does another clause begin between two tokens: "hit El Obeid as RSF closes in"?
bool clause_begins(const WordsView& words, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
        if (words.is_any(i, {"as", "while", "when", "after", "before", "where", "which", "who",
                             "that", "alors", "tandis", "pendant", "lorsque", "quand", "apres",
                             "avant", "que", "qui"}) ||
            words.is_sign(i, ";"))
            return true;
    return false;
}

/// "le porte-parole de l'armée", "an army spokesman": it speaks, and does nothing here.
bool has_spokesman(const WordsView& words, const ActorMention& actor) {
    if (words.is_any(actor.end_token(), {"spokesman", "spokeswoman", "spokesperson"})) return true;
    for (std::size_t back = 1; back <= 3 && actor.first_token >= back; ++back) {
        const std::size_t at = actor.first_token - back;
        if (words.is_any(at, {"parole", "spokesman", "spokeswoman", "spokesperson"})) return true;
        if (!words.is_any(at, {"de", "du", "des", "d", "l", "la", "les", "of", "for", "the"}))
            return false;
    }
    return false;
}

/// "l'attaque du JNIM", "the JNIM attack": the one whose attack it is.
ActorRole role_beside_noun(const WordsView& words, const EventMention& mention,
                           const ActorMention& actor) {
    const std::size_t at = actor.first_token;
    const bool of = at > mention.trigger.begin && at <= mention.trigger.end + 3 &&
                    words.is_any(at - 1, {"du", "de", "des", "d", "l", "of", "les"});
    if (of && actor.actor->side != ActorSide::civilians) return ActorRole::agent;
    const bool before =
        actor.end_token() <= mention.trigger.begin || actor.first_token <= mention.trigger.begin;
    const bool close = actor.end_token() >= mention.trigger.begin ||
                       mention.trigger.begin - actor.end_token() <= 6;
    return before && close ? ActorRole::agent : ActorRole::mentioned;
}

/// "which killed 11 paramilitary troops": the object of a verb of harm, a few words behind it.
bool is_victim(const WordsView& words, std::size_t i) {
    for (std::size_t back = 1; back <= 4 && words.follows(i + 1 - back); ++back) {
        const std::size_t at = i - back;
        if (!words.is_word(at) && !words.is_number(at)) return false;
        if (words.is_any(at, {"by", "par", "in", "en", "dans", "of", "de", "des", "and", "et", "as",
                              "when", "que", "qui"}))
            return false;
        if (words.is_any(at, {"killed", "killing", "kills", "wounded", "wounding", "injured", "tue",
                              "tuant", "blesse", "blessant", "abducted", "kidnapped"}))
            return at == 0 || !words.is_any(at - 1, {"was", "were", "been", "being", "ete"});
    }
    return false;
}

/// "the TTP, which killed"
bool does_harm(const WordsView& words, const ActorMention& actor) {
    std::size_t at = actor.end_token();
    if (words.is_sign(at, ",")) ++at;
    return words.is_any(at, {"which", "who"}) &&
           words.is_any(at + 1, {"killed", "attacked", "ambushed", "kidnapped", "abducted",
                                 "stormed", "raided"});
}

ActorRole role_of(const WordsView& words, const EventMention& mention, const ActorMention& actor) {
    const std::size_t at = actor.first_token;
    if (is_patron(words, actor)) return ActorRole::mentioned;
    if (actor.of_weapon) return ActorRole::agent;
    if (has_spokesman(words, actor)) return ActorRole::mentioned;
    if (mention.has_claim && claims(words, actor)) return ActorRole::claimant;
    if (is_agent_word(words, at) || is_blamed(words, at)) return ActorRole::agent;
    if (is_target_word(words, at)) return ActorRole::target;
    if (follows_saying(words, at) || precedes_saying(words, actor.end_token()))
        return ActorRole::mentioned;
    if (suffers(words, mention, actor) || is_victim(words, at)) return ActorRole::target;
    if (does_harm(words, actor)) return ActorRole::agent;
    if (mention.trigger.form == TriggerForm::noun) return role_beside_noun(words, mention, actor);
    const bool passive = is_passive(words, mention);
    // A trigger may begin with its subject: "rebels seized".
    const bool subject = at <= mention.trigger.begin ||
                         (at == mention.trigger.begin + 1 && words.is(at - 1, "government"));
    if (subject) return passive ? ActorRole::target : ActorRole::agent;
    if (at >= mention.trigger.end && clause_begins(words, mention.trigger.end, at))
        return ActorRole::mentioned;
    if (!passive && at < mention.trigger.end + 6) return ActorRole::target;
    return at < mention.trigger.end ? ActorRole::target : ActorRole::mentioned;
}

} // namespace

namespace {

/// "ISM militants", "JNIM (affilié à …) combattants", "rebelles du M23": the kind of a group that
/// is named beside it.
bool is_apposition(const WordsView& words, const ActorMention& general, const ActorMention& named) {
    if (!general.actor->is_generic || named.actor->is_generic) return false;
    const bool armed = general.actor->side == ActorSide::rebel ||
                       general.actor->side == ActorSide::political_militia ||
                       general.actor->side == ActorSide::identity_militia;
    const bool same = named.actor->side == ActorSide::rebel ||
                      named.actor->side == ActorSide::political_militia ||
                      named.actor->side == ActorSide::identity_militia;
    if (!armed || !same) return false;
    const bool before = named.first_token < general.first_token;
    const std::size_t from = before ? named.end_token() : general.end_token();
    const std::size_t to = before ? general.first_token : named.first_token;
    if (to < from || to - from > 3) return false;
    for (std::size_t i = from; i < to; ++i) {
        // "Islamic State Mozambique (ISM) militants"
        const bool bracket =
            words.is_sign(i, "(") || words.is_sign(i, ")") || words.token(i).all_caps;
        const bool link = words.is_any(i, {"of", "the", "du", "de", "des", "d", "la", "l", "from"});
        if (!bracket && !(link && !before)) return false;
    }
    return true;
}

} // namespace

std::vector<EventActor> actors_of(const LinkInput& input, const EventMention& mention) {
    std::vector<EventActor> actors;
    const auto first = std::partition_point(
        input.actors.begin(), input.actors.end(),
        [&](const ActorMention& actor) { return actor.first_token < mention.sentence.begin; });
    for (auto it = first; it != input.actors.end(); ++it) {
        const ActorMention& actor = *it;
        if (!mention.sentence.holds(actor.first_token)) break;
        const bool kind_of_named =
            (it != input.actors.begin() && is_apposition(input.words, actor, *std::prev(it))) ||
            (std::next(it) != input.actors.end() &&
             is_apposition(input.words, actor, *std::next(it)));
        if (kind_of_named) continue;
        ActorRole role = role_of(input.words, mention, actor);
        // "More than 120 soldiers surrendered": to those who act.
        if (role == ActorRole::agent &&
            input.words.fold(mention.trigger.begin).starts_with("surrender"))
            role = ActorRole::target;
        // Civilians attack in riots and block roads; elsewhere they suffer.
        const bool crowd = mention.kind == EventKind::riot || mention.kind == EventKind::blockade ||
                           mention.kind == EventKind::mob_violence ||
                           mention.kind == EventKind::protest;
        if (role == ActorRole::agent && actor.actor->side == ActorSide::civilians && !crowd)
            role = ActorRole::mentioned;
        const auto known = std::find_if(actors.begin(), actors.end(), [&](const EventActor& other) {
            return other.actor == actor.actor;
        });
        if (known == actors.end()) {
            actors.push_back({actor.actor, role, actor.span});
        } else if (known->role == ActorRole::mentioned) {
            known->role = role;
        }
    }
    return actors;
}

} // namespace cordon::incident

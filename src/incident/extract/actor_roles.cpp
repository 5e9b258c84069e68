// SPDX-License-Identifier: MIT
#include "incident/extract/event_linker.hpp"
#include "incident/extract/quantity.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace cordon::incident {

namespace {

/// "par", "by" and what else stands before the one who acts.
bool is_agent_word(const WordsView& words, std::size_t i) {
    if (i == WordsView::npos) return false;
    for (std::size_t back = 1; back <= 8 && i >= back; ++back) {
        const std::size_t at = i - back;
        // "un convoi escorté par l'armée": it acts in no attack.
        if (words.is_any(at, {"par", "by"}))
            return at == 0 || !(words.fold(at - 1).starts_with("escort") ||
                                words.fold(at - 1).starts_with("prote") ||
                                words.fold(at - 1).starts_with("guard"));
        if (words.is_any(at, {"attribuee", "attribue", "attribuees", "imputee", "imputees",
                              "blamed", "menee", "menees", "perpetree", "perpetre"}))
            return true;
        if (!words.is_any(at, {"le",        "la",       "les",       "l",          "des",
                               "du",        "de",       "d",         "the",        "a",
                               "an",        "aux",      "au",        "on",         "to",
                               "suspected", "presumes", "of",        "groupe",     "combattants",
                               "elements",  "fighters", "militants", "members",    "une",
                               "un",        "colonne",  "column",    "membres",    "coalition",
                               "alliance",  "presume",  "alleged",   "rebelles",   "rebels",
                               "miliciens", "milice",   "militia",   "militiamen", "gang",
                               "gangs",     "troupes",  "forces",    "soldats"}) &&
            !words.is_number(at) && read_number(words, at).end != at + 1)
            return false;
    }
    return false;
}

/// "blamed the attack on the ELN", "blamed the Jaime Martínez front, a dissident faction of".
bool is_blamed(const WordsView& words, std::size_t i) {
    const std::size_t first = words.sentence_begin(i);
    for (std::size_t back = 1; back <= 9 && i >= first + back; ++back) {
        const std::size_t at = i - back;
        const bool apposition = words.is_sign(at, ",") && words.is_any(at + 1, {"a", "an", "the"});
        if ((words.is_sign(at, ",") && !apposition) || words.is_sign(at, ";") ||
            words.is(at, "for"))
            return false;
        // "accused the SPLA-IO of shelling"
        if (words.fold(at).starts_with("accus"))
            return !words.is_any(at + 1, {"by", "par"}) && back <= 3;
        if (words.fold(at).starts_with("blam"))
            return !words.is_any(at + 1, {"on", "each", "by"}) || words.is(at + 1, "on");
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
    // "Al-Shabab said on its radio that it was behind the blast"
    constexpr std::size_t reach = 9;
    if (is_saying(words, end))
        for (std::size_t at = end + 1; at < end + reach && words.follows(at); ++at)
            if (words.is_any(at, {"it", "they"}) && words.is_any(at + 1, {"was", "were"}) &&
                words.is(at + 2, "behind"))
                return true;
    if (!is_agent_word(words, actor.first_token)) return false;
    // The nearer participle decides.
    for (std::size_t back = 1; back <= 6 && actor.first_token >= back; ++back)
        if (is_claim_word(words.fold(actor.first_token - back))) return true;
    return false;
}

/// "quatre soldats ont été tués", "soldiers were killed": whatever the trigger is.
bool suffers(const WordsView& words, const EventMention& mention, const ActorMention& actor) {
    // "neuf terroristes neutralisés"; "l'armée tue" is no participle.
    const std::size_t next = actor.end_token();
    if (words.is_any(next, {"neutralise", "neutralises", "tue", "tues", "abattu", "abattus",
                            "blesse", "blesses", "elimine", "elimines"}) &&
        !words.raw(next).ends_with('e'))
        return true;
    // An adjective may stand between: "quinze soldats tchadiens ont été tués".
    for (std::size_t at = actor.end_token(); at <= actor.end_token() + 1; ++at) {
        const std::size_t end = words.any_phrase(
            at, {"ont ete", "a ete", "were", "was", "have been", "has been", "sont", "est"});
        if (end != 0) return mention.trigger.begin >= end || is_harm(words, end);
        // "nine soldiers died when fighters stormed".
        if (words.is_any(at, {"died", "perished", "moururent", "perirent"}) ||
            words.any_phrase(at, {"avaient perdu la vie", "avait perdu la vie", "avaient peri",
                                  "sont morts", "ont peri", "est mort", "ont perdu la vie",
                                  "ont trouve la mort", "lost their lives", "tombes au champ",
                                  "tombe au champ"}) != 0)
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
    if (words.is_any(actor.end_token(), {"spokesman", "spokeswoman", "spokesperson", "command",
                                         "source", "sources", "statement"}) ||
        words.any_phrase(actor.end_token(), {"public relations", "command spokesman"}) != 0)
        return true;
    for (std::size_t back = 1; back <= 3 && actor.first_token >= back; ++back) {
        const std::size_t at = actor.first_token - back;
        if (words.is_any(at, {"parole", "spokesman", "spokeswoman", "spokesperson"})) return true;
        if (!words.is_any(at, {"de", "du", "des", "d", "l", "la", "les", "of", "for", "the"}))
            return false;
    }
    return false;
}

/// The comma that opens an aside which ends at the comma `i`, in "entre les FARDC, appuyées par les
/// Wazalendo, et le M23"; else `i`.
std::size_t before_aside(const WordsView& words, std::size_t first, std::size_t i) {
    if (!words.is_sign(i, ",") || !words.is_any(i + 1, {"et", "and"})) return i;
    for (std::size_t at = i; at > first;)
        if (words.is_sign(--at, ",")) return at;
    return i;
}

/// "affrontements entre le M23 et les Wazalendo", "clashes between Fatah and Islamist gunmen".
bool is_party(const WordsView& words, const EventMention& mention, std::size_t at) {
    constexpr std::size_t reach = 18;
    if (at < mention.trigger.end || at > mention.trigger.end + reach) return false;
    for (std::size_t i = at; i > mention.trigger.end;) {
        --i;
        if (words.is_any(i, {"entre", "between", "avec", "with"})) return true;
        if (words.is_sign(i, "/")) continue; // "l'AFC/M23"
        if (const std::size_t aside = before_aside(words, mention.trigger.end, i); aside != i) {
            i = aside;
            continue;
        }
        if (words.token(i).kind == place::TokenKind::punctuation) return false;
    }
    return false;
}

/// "L'armée nationale du maréchal Haftar a annoncé avoir mené des frappes": the subject of the verb
/// before the noun, however far it stands.
bool conducts(const WordsView& words, const EventMention& mention, const ActorMention& actor) {
    constexpr std::size_t reach = 5;
    constexpr std::size_t longest_subject = 12;
    const std::size_t end = mention.trigger.begin;
    if (actor.end_token() >= end || actor.first_token < mention.clause.begin) return false;
    std::size_t verb = end;
    for (std::size_t back = 1; back <= reach && end >= actor.end_token() + back; ++back)
        if (words.is_any(end - back, {"mene", "conduit", "effectue", "lance", "conducted",
                                      "carried", "launched", "staged", "mounted"}))
            verb = end - back;
    if (verb == end || verb - actor.end_token() > longest_subject) return false;
    for (std::size_t i = actor.end_token(); i < verb; ++i) {
        const bool bracket = words.is_sign(i, "(") || words.is_sign(i, ")");
        if (words.is_any(i, {"was", "were", "been", "ete", "que", "that"}) ||
            (words.token(i).kind == place::TokenKind::punctuation && !bracket))
            return false;
    }
    return true;
}

/// "l'attaque du JNIM", "the JNIM attack": the one whose attack it is.
ActorRole role_beside_noun(const WordsView& words, const EventMention& mention,
                           const ActorMention& actor) {
    const std::size_t at = actor.first_token;
    if (is_party(words, mention, at)) return ActorRole::agent;
    const bool of = at > mention.trigger.begin && at <= mention.trigger.end + 3 &&
                    words.is_any(at - 1, {"du", "de", "des", "d", "l", "of", "les"});
    // "attaqué la base des forces armées"
    const bool of_base =
        of && at > 1 &&
        words.is_any(at - 2 - (words.is_any(at - 2, {"de", "of"}) ? 1U : 0U),
                     {"base", "bases", "camp", "camps", "poste", "postes", "position", "positions",
                      "convoi", "convoy", "patrouille", "patrol", "caserne", "barracks", "vehicule",
                      "vehicle", "quartier", "headquarters", "outpost"});
    if (of_base) return ActorRole::target;
    if (of && actor.actor->side != ActorSide::civilians) return ActorRole::agent;
    if (conducts(words, mention, actor)) return ActorRole::agent;
    const bool before =
        actor.end_token() <= mention.trigger.begin || actor.first_token <= mention.trigger.begin;
    const bool close = actor.end_token() >= mention.trigger.begin ||
                       mention.trigger.begin - actor.end_token() <= 6;
    return before && close ? ActorRole::agent : ActorRole::mentioned;
}

/// "la mort de onze bandits", "the death of two soldiers".
bool is_dead(const WordsView& words, std::size_t i) {
    std::size_t at = i;
    while (at > 0 && words.follows(at) &&
           (words.is_number(at - 1) || read_number(words, at - 1).end == at ||
            words.is_any(at - 1, {"some", "quelque"})))
        --at;
    return at > 1 && words.is_any(at - 1, {"de", "d", "of"}) &&
           words.is_any(at - 2, {"mort", "deces", "death", "deaths", "neutralisation"});
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
                              "tuant", "blesse", "blessant", "abducted", "kidnapped", "neutralise",
                              "neutralised", "neutralized", "eliminated", "elimine"}))
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

/// "des drones des FARDC ont bombardé", "un hélicoptère de l'armée a tiré".
bool owns_weapon(const WordsView& words, std::size_t at) {
    std::size_t i = at;
    while (i > 0 && words.follows(i) && words.is_any(i - 1, {"de", "des", "du", "d", "l", "la"}))
        --i;
    if (i == at || !words.follows(i)) return false;
    if (!words.is_any(i - 1, {"drone", "drones", "avion", "avions", "helicoptere", "helicopteres",
                              "artillerie", "aviation"}))
        return false;
    // "un drone de l'armée a été abattu"
    for (std::size_t next = at; next < at + 6; ++next)
        if (words.is_any(next, {"ete", "abattu", "abattus", "ecrase", "ecrases"})) return false;
    return true;
}

/// "what the military called militant hideouts"
bool names_things(const WordsView& words, const ActorMention& actor) {
    return words.is_any(actor.end_token(), {"called", "calls", "described", "describes", "qualifie",
                                            "appelle", "presente"});
}

/// The actor beside a verb: its subject or its object.
ActorRole role_beside_verb(const WordsView& words, const EventMention& mention, std::size_t at) {
    const bool passive = is_passive(words, mention);
    // "Gunmen stopped two vehicles; three passengers were taken": no subject of this passive.
    if (passive && at < mention.clause.begin) return ActorRole::mentioned;
    // A trigger may begin with its subject: "rebels seized".
    const bool subject = at <= mention.trigger.begin ||
                         (at == mention.trigger.begin + 1 && words.is(at - 1, "government"));
    if (subject) return passive ? ActorRole::target : ActorRole::agent;
    if (at >= mention.trigger.end && clause_begins(words, mention.trigger.end, at))
        return ActorRole::mentioned;
    if (!passive && at < mention.trigger.end + 6) return ActorRole::target;
    return at < mention.trigger.end ? ActorRole::target : ActorRole::mentioned;
}

ActorRole role_of(const WordsView& words, const EventMention& mention, const ActorMention& actor) {
    const std::size_t at = actor.first_token;
    if (is_patron(words, actor)) return ActorRole::mentioned;
    if (actor.of_weapon) return ActorRole::agent;
    if (has_spokesman(words, actor) || names_things(words, actor)) return ActorRole::mentioned;
    if (mention.has_claim && claims(words, actor)) return ActorRole::claimant;
    if (is_agent_word(words, at) || is_blamed(words, at) || owns_weapon(words, at))
        return ActorRole::agent;
    if (is_target_word(words, at)) return ActorRole::target;
    if (follows_saying(words, at) || precedes_saying(words, actor.end_token()))
        return ActorRole::mentioned;
    if (suffers(words, mention, actor) || is_victim(words, at) || is_dead(words, at))
        return ActorRole::target;
    if (does_harm(words, actor)) return ActorRole::agent;
    if (mention.trigger.form == TriggerForm::noun) return role_beside_noun(words, mention, actor);
    return role_beside_verb(words, mention, at);
}

/// "120 soldiers surrendered", "se sont rendus".
bool is_surrender(const WordsView& words, const TriggerHit& trigger) {
    for (std::size_t i = trigger.begin; i < trigger.end; ++i)
        if (words.fold(i).starts_with("surrender") || words.is_any(i, {"rendu", "rendus"}))
            return true;
    return false;
}

bool is_armed_group(const ActorMention& actor) {
    const ActorSide side = actor.actor->side;
    return side == ActorSide::rebel || side == ActorSide::political_militia ||
           side == ActorSide::identity_militia;
}

/// "ISM militants", "JNIM (affilié à …) combattants", "rebelles du M23": the kind of a group that
/// is named beside it.
bool is_apposition(const WordsView& words, const ActorMention& general, const ActorMention& named) {
    if (!general.actor->is_generic || named.actor->is_generic) return false;
    if (!is_armed_group(general) || !is_armed_group(named)) return false;
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
        if (role == ActorRole::agent && is_surrender(input.words, mention.trigger))
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

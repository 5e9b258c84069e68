// SPDX-License-Identifier: MIT
#include "incident/extract/event_context.hpp"

#include "incident/extract/time_words.hpp"

#include <algorithm>

namespace cordon::incident {

namespace {

/// "A demonstration planned for Saturday was cancelled", "la marche a été annulée".
bool is_called_off(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    if (trigger.form != TriggerForm::noun) return false;
    constexpr std::size_t reach = 14;
    for (std::size_t i = trigger.end; i < std::min(trigger.end + reach, sentence.end); ++i) {
        if (words.is_sign(i, ";")) return false;
        // "shooting had stopped", "les tirs ont cessé"
        if (words.is_any(i, {"had", "has", "have", "a", "ont", "avait", "avaient"}) &&
            words.is_any(i + 1, {"stopped", "ceased", "subsided", "cesse"}))
            return true;
        if (!words.is_any(i, {"was", "were", "been", "ete", "est", "sont", "fut"})) continue;
        if (words.any_phrase(i + 1, {"cancelled", "canceled", "postponed", "called off", "annule",
                                     "annulee", "annulees", "annules", "reporte", "reportee",
                                     "reportees", "reportes"}) != 0)
            return true;
    }
    return false;
}

bool is_negated(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    if (is_called_off(words, trigger, sentence)) return true;
    const std::size_t from =
        trigger.begin > sentence.begin + 4 ? trigger.begin - 4 : sentence.begin;
    // A verb with its object may hold the negation: "camions n'ont pas été incendiés".
    for (std::size_t i = trigger.begin; i < trigger.end; ++i)
        if (words.is_any(i, {"pas", "not", "never", "jamais"})) return true;
    for (std::size_t i = from; i < trigger.begin; ++i) {
        const std::size_t distance = trigger.begin - i;
        if (words.is_any(i, {"pas", "jamais", "not", "never"}) && distance <= 3) return true;
        if (words.is_any(i, {"aucun", "aucune", "no", "sans", "without"}) && distance <= 2)
            return true;
    }
    return false;
}

/// Words that make the following verb or noun a plan, a fear or an aim.
bool is_modal_word(const WordsView& words, std::size_t i) {
    if (words.is_any(i, {"pourrait", "pourraient", "could", "may", "might", "would", "should",
                         "visant", "afin", "capable", "capables", "plotting", "planning"}))
        return !(words.is(i, "may") && words.token(i).capitalised);
    return starts_with_any(words.fold(i),
                           {"menac",   "risqu",  "crain",   "redout", "envisag", "projet",
                            "plot",    "prevoi", "threat",  "fear",   "intend",  "plans",
                            "planned", "dejou",  "foil",    "thwart", "empech",  "evit",
                            "prevent", "avert",  "imminen", "warned", "warns"}) ||
           words.is(i, "warn");
}

/// "un accord pourrait être signé", "attacks on water points could force clinics to close".
bool is_supposed(const WordsView& words, std::size_t begin, std::size_t end) {
    constexpr std::size_t reach = 6;
    for (std::size_t i = begin; i < std::min(begin + reach, end); ++i) {
        if (words.token(i).kind == place::TokenKind::punctuation || is_saying(words, i) ||
            words.is_any(i, {"that", "which", "who", "qui", "que", "and", "et"}))
            return false;
        // "could not be verified" says nothing of what happened.
        if (words.is_any(i, {"pourrait", "pourraient", "could", "might", "would"}))
            return !words.is(i + 1, "not");
    }
    return false;
}

/// "si l'armée quittait la ville", "s'ils attaquaient", "if rockets are fired".
bool is_conditional(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    constexpr std::size_t reach = 10;
    for (std::size_t back = 1; back <= reach && trigger.begin >= sentence.begin + back; ++back) {
        const std::size_t i = trigger.begin - back;
        if (words.token(i).kind == place::TokenKind::punctuation) return false;
        if (!words.is_french()) {
            if (words.is(i, "if") && !words.is_any(i - 1, {"as", "even", "asked"})) return true;
            continue;
        }
        if (words.is(i, "s") && words.is_any(i + 1, {"il", "ils"})) return true;
        if (words.is(i, "si") &&
            (words.token(i + 1).capitalised ||
             words.is_any(i + 1, {"l", "le", "la", "les", "un", "une", "des", "on", "nous", "vous",
                                  "elle", "elles", "ces", "cette", "ce", "cet", "d"})))
            return true;
    }
    return false;
}

/// "appelle à un rassemblement", "called for a march": others are asked to.
bool is_called_for(const WordsView& words, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i + 1 < end; ++i)
        if ((words.fold(i).starts_with("appel") && words.raw(i + 1) == "à") ||
            (words.fold(i).starts_with("call") && words.is(i + 1, "for")))
            return true;
    return false;
}

bool is_modal(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    const std::size_t from =
        trigger.begin > sentence.begin + 5 ? trigger.begin - 5 : sentence.begin;
    for (std::size_t i = from; i < trigger.begin; ++i)
        if (is_modal_word(words, i)) return true;
    if (trigger.begin == 0) return false;
    if (trigger.kind == EventKind::protest && is_called_for(words, from, trigger.begin))
        return true;
    // "le pire serait une attaque", "would be an attack": supposed, not hearsay.
    for (std::size_t back = 1; back <= 2 && trigger.begin >= sentence.begin + back; ++back)
        if (trigger.form == TriggerForm::noun &&
            words.is_any(trigger.begin - back, {"serait", "seraient"}))
            return true;
    const bool is_noun =
        trigger.form == TriggerForm::noun ||
        (!words.is_french() && words.fold(trigger.end - 1).ends_with('s')); // "attacks on"
    if (is_noun && is_supposed(words, trigger.end, sentence.end)) return true;
    if (is_conditional(words, trigger, sentence)) return true;
    // An infinitive names an aim: "à isoler", "pour attaquer", "to attack".
    if (!words.is_french()) {
        // "the military pushes to retake territory"
        if (trigger.form == TriggerForm::verb && trigger.end > trigger.begin + 2 &&
            words.is(trigger.end - 2, "to") &&
            words.is_any(trigger.end - 1, {"retake", "recapture", "seize", "capture", "regain",
                                           "reclaim", "attack", "kill"}))
            return true;
        return words.is(trigger.begin - 1, "to") && trigger.form == TriggerForm::verb &&
               !words.fold(trigger.begin).ends_with("ed");
    }
    const std::string_view word = words.fold(trigger.begin);
    const bool infinitive = word.size() > 4 && (word.ends_with("er") || word.ends_with("ir"));
    return infinitive && words.is_any(trigger.begin - 1, {"a", "de", "d", "pour", "s"}) &&
           !(trigger.begin > 1 && words.is_any(trigger.begin - 2, {"vient", "viennent"}));
}

bool is_future(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    const std::string_view word = words.fold(trigger.begin);
    const bool ending = word.size() > 5 && (word.ends_with("era") || word.ends_with("eront") ||
                                            word.ends_with("ira") || word.ends_with("iront"));
    if (words.is_french() && ending) return true;
    const std::size_t from =
        trigger.begin > sentence.begin + 3 ? trigger.begin - 3 : sentence.begin;
    for (std::size_t i = from; i < trigger.begin; ++i)
        if (words.is_any(i, {"sera", "seront", "will", "shall", "va", "vont"})) return true;
    if (trigger.form != TriggerForm::noun) return false;
    // "la trêve tiendra", "une marche aura lieu", "the march will".
    for (std::size_t i = trigger.end; i < std::min(trigger.end + 3, sentence.end); ++i) {
        const std::string_view behind = words.fold(i);
        const bool verb = words.is_french() && behind.size() > 3 && !words.token(i).capitalised &&
                          (behind.ends_with("ra") || behind.ends_with("ront"));
        if (verb || words.is_any(i, {"will", "shall"})) return true;
    }
    return false;
}

bool is_hearsay(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    const std::size_t from =
        trigger.begin > sentence.begin + 6 ? trigger.begin - 6 : sentence.begin;
    const std::size_t to = std::min(trigger.end + 3, sentence.end);
    for (std::size_t i = from; i < to; ++i)
        if (words.is_any(i, {"aurait", "auraient", "serait", "seraient", "allegedly", "reportedly",
                             "purportedly", "apparently", "presumement", "rumeurs", "rumours",
                             "unconfirmed", "rumors"}))
            return true;
    return false;
}

/// "armed gangs who kidnap for ransom", "des groupes qui enlèvent des voyageurs": what they do, not
/// what they did.
bool is_habit(const WordsView& words, const TriggerHit& trigger) {
    if (!words.follows(trigger.begin)) return false;
    const std::string_view word = words.fold(trigger.begin);
    if (words.is_french())
        return words.is(trigger.begin - 1, "qui") && word.size() > 4 && word.ends_with("ent") &&
               !word.ends_with("aient") && !word.ends_with("erent");
    return words.is_any(trigger.begin - 1, {"who", "that", "which", "often", "frequently"}) &&
           words.is_any(trigger.begin, {"kidnap", "abduct", "attack", "raid", "kill", "loot", "rob",
                                        "ambush", "target", "burn", "torch", "murder", "rape"});
}

bool is_repeated(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    const std::size_t from =
        trigger.begin > sentence.begin + 7 ? trigger.begin - 7 : sentence.begin;
    const std::size_t to = std::min(trigger.end + 5, sentence.end);
    if (is_habit(words, trigger)) return true;
    for (std::size_t i = from; i < to; ++i) {
        if (starts_with_any(words.fold(i), {"multipli", "intensifi", "recrudescen", "frequen",
                                            "regulier", "regularl", "repeated", "escalat"}))
            return true;
        if (words.is_any(i, {"souvent", "often", "quotidiennement", "quotidiens", "quotidiennes",
                             "spate", "series", "wave", "surge", "string"}))
            return true;
        // "the number of IED incidents rose from 14 to 19"
        if (i < trigger.begin &&
            !words.is_any(i - 1, {"put", "puts", "placed", "porte", "estime"}) &&
            words.any_phrase(i, {"the number of", "le nombre de", "le nombre d",
                                 "nombre d incidents", "number of incidents"}) != 0)
            return true;
        if (words.any_phrase(i, {"serie d", "serie de", "vague d", "vague de", "chaque jour",
                                 "chaque semaine", "every day", "every week"}) != 0)
            return true;
    }
    return false;
}

/// "comes barely two months after", "survient trois semaines après": what follows lies back.
bool is_sequel(const WordsView& words, std::size_t begin, std::size_t unit) {
    constexpr std::size_t reach = 5;
    for (std::size_t i = unit > begin + reach ? unit - reach : begin; i < unit; ++i)
        if (words.is_any(i, {"comes", "come", "came", "survient", "intervient", "intervenait",
                             "survenait", "follows"}))
            return true;
    return false;
}

bool is_biography(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    for (std::size_t i = sentence.begin; i < trigger.begin; ++i) {
        // "a decade after rebels seized", "trois ans après la prise de": long ago.
        const auto unit = unit_word(words, i);
        if (unit && (*unit == TimeUnit::month || *unit == TimeUnit::year) &&
            words.is_any(i + 1, {"after", "since", "apres"}) && trigger.begin - i <= 9)
            return true;
        // "The attack comes two months after a similar incident in Eruku, in which two were shot".
        if (unit && (*unit >= TimeUnit::week) && words.is_any(i + 1, {"after", "apres"}) &&
            is_sequel(words, sentence.begin, i))
            return true;
        // "Celle de Jean remonte à 2021 ; ce jour-là, les rebelles"
        if (words.any_phrase(i, {"remonte a", "remontent a", "remontait a", "dates back to",
                                 "date back to", "dated back to"}) != 0)
            return true;
        if (words.any_phrase(i, {"ayant participe", "avait participe", "a participe a plusieurs",
                                 "ne en", "nee en", "was born", "having fought", "carriere",
                                 "fondateur", "veteran of", "during his career", "biographie"}) !=
            0)
            return true;
        if (i == sentence.begin && words.is_any(i, {"ancien", "ancienne", "former", "ex"}))
            return true;
    }
    return false;
}

bool is_compared(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    const std::size_t from =
        trigger.begin > sentence.begin + 8 ? trigger.begin - 8 : sentence.begin;
    for (std::size_t i = from; i < trigger.begin; ++i)
        if (words.is_any(i, {"scenario", "rappelle", "rappelant", "rappelait", "reminiscent",
                             "similaire", "comparable", "echoing"}) ||
            words.any_phrase(
                i, {"a l instar", "similar to", "like the", "comme lors", "comme en"}) != 0)
            return true;
    return false;
}

/// "prosecutors in the northwestern state of Sinaloa said"
bool says_later(const WordsView& words, std::size_t i, std::size_t end) {
    constexpr std::size_t reach = 9;
    if (!words.is_any(i + 1, {"in", "from", "of"})) return false;
    for (std::size_t at = i + 2; at < std::min(i + reach, end); ++at) {
        if (words.token(at).kind == place::TokenKind::punctuation) return false;
        if (is_saying(words, at)) return true;
    }
    return false;
}

/// A court, a plea or a sentence anywhere in the sentence: the event lies far back.
bool is_trial(const WordsView& words, const TokenRange& sentence) {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
        // "MSF condamne l'attaque" judges nobody, "condamné à dix ans" does.
        if (words.is(i, "condamne") && words.raw(i).ends_with("é")) return true;
        if (words.is_any(i,
                         {"sentenced", "convicted", "pleaded", "indicted", "condamnes", "condamnee",
                          "proces", "inculpe", "inculpes", "trial", "jurors", "qc", "plaide",
                          "verdict", "perpetuite", "reclusion", "requisitoire", "acquittal"}) ||
            words.any_phrase(i, {"court heard", "crown court", "magistrate s court",
                                 "magistrates court", "cour d assises", "mis en examen"}) != 0)
            return true;
        // In the news of a war prosecutors count the dead: "prosecutors said", "according to".
        const auto tells = [&] {
            return says_later(words, i, sentence.end) || is_saying(words, i + 1) ||
                   (i > 0 && is_saying(words, i - 1)) ||
                   (i > 1 && words.phrase_before(i, "according to") != WordsView::npos);
        };
        if (words.is(i, "prosecutors") && !tells()) return true;
    }
    return false;
}

/// "Hamas denied on Friday that its fighters had fired", "dément avoir bombardé".
bool is_denied(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    bool denies = false;
    for (std::size_t i = sentence.begin; i < trigger.begin; ++i) {
        if (words.is_any(i, {"denied", "denies", "deny", "denying", "dement", "dementi",
                             "dementent", "nie", "nient"}))
            denies = true;
        else if (denies && words.is_any(i, {"but", "mais", "while", "and"}))
            denies = false;
    }
    return denies;
}

/// Words before the noun that part it from the events told so far, and sentences that open with
/// "the same day".
bool is_another(const WordsView& words, const TriggerHit& trigger, const TokenRange& sentence) {
    const std::size_t from =
        trigger.begin > sentence.begin + 3 ? trigger.begin - 3 : sentence.begin;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
        if (words.any_phrase(i, {"en represailles", "in retaliation"}) != 0) return true;
        // "one person was killed in a second strike": whatever the trigger is.
        if (words.is_any(i, {"in", "by", "dans"}) && words.is_any(i + 1, {"a", "an", "une"}) &&
            words.is_any(i + 2, {"second", "separate", "autre", "deuxieme", "seconde"}))
            return true;
    }
    // "La première attaque", "l'attaque la plus meurtrière": one of several, told apart.
    if (trigger.form == TriggerForm::noun &&
        ((trigger.begin > 0 && words.is_any(trigger.begin - 1, {"premiere", "first", "deadliest",
                                                                "bloodiest", "worst"})) ||
         words.any_phrase(trigger.end,
                          {"la plus meurtriere", "la plus sanglante", "la plus grave"}) != 0))
        return true;
    for (std::size_t i = from; i < trigger.begin; ++i)
        if (words.is_any(i, {"second", "another", "separate", "third", "autre", "deuxieme",
                             "seconde", "troisieme"}) &&
            !words.is_any(i - 1, {"the", "le", "la", "l", "cette", "cet"}))
            return true;
    return words.any_phrase(sentence.begin,
                            {"le meme jour", "the same day", "on the same day", "separately",
                             "par ailleurs", "in a separate", "elsewhere", "ailleurs"}) != 0;
}

} // namespace

EventContext context_of(const WordsView& words, const TriggerHit& trigger,
                        const TokenRange& sentence) {
    EventContext context;
    context.negated = is_negated(words, trigger, sentence);
    context.modal = is_modal(words, trigger, sentence);
    context.future = is_future(words, trigger, sentence);
    context.hearsay = is_hearsay(words, trigger, sentence);
    context.repeated = is_repeated(words, trigger, sentence);
    context.biography = is_biography(words, trigger, sentence);
    context.comparison = is_compared(words, trigger, sentence);
    context.denied = is_denied(words, trigger, sentence);
    context.another = is_another(words, trigger, sentence);
    context.trial = is_trial(words, sentence);
    return context;
}

bool is_saying(const WordsView& words, std::size_t i) {
    return words.is_any(
        i, {"said",       "told",      "announced", "stated",  "reported", "declared",  "dit",
            "declare",    "annonce",   "affirme",   "indique", "rapporte", "confie",    "explique",
            "confirme",   "confirmed", "assure",    "raconte", "publie",   "published", "revele",
            "communique", "statement", "appris",    "precise", "soutient", "deplore",   "denonce",
            "signale",    "regrette",  "says",      "say"});
}

bool follows_saying(const WordsView& words, std::size_t i) {
    const std::size_t first = words.sentence_begin(i);
    // "le texte daté du 24 septembre", "a statement dated March 3"
    for (std::size_t back = 1; back <= 2 && i >= first + back; ++back)
        if (words.is_any(i - back, {"date", "datee", "dates", "dated"}) &&
            !words.raw(i - back).ends_with("te"))
            return true;
    for (std::size_t back = 1; back <= 4 && i >= first + back; ++back) {
        const std::size_t at = i - back;
        if (words.is_sign(at, ",") && back > 1) return false;
        // What is said begins here: "said it had hit … on Monday", "dit avoir repoussé mardi".
        if (words.is_any(at, {"it", "that", "had", "they", "he", "she", "avoir", "etre", "qu",
                              "que", "il", "ils", "elle"}))
            return false;
        if (is_saying(words, at)) return true;
    }
    return false;
}

bool precedes_saying(const WordsView& words, std::size_t end) {
    // "The Taliban government in Kabul said"
    if (words.is_any(end, {"government", "authorities", "movement", "leadership", "ministry"})) {
        ++end;
        if (words.is_any(end, {"in", "of"})) end += 2;
    }
    // "The police put the number of abducted persons at 18"
    if (words.any_phrase(end, {"put the", "puts the", "has put the", "have put the"}) != 0)
        return true;
    for (std::size_t at = end; at < end + 3; ++at) {
        if (!is_saying(words, at)) continue;
        // "l'armée dit avoir repoussé", "the army said it had retaken": the speaker is the one who
        // acts.
        // "said on Monday it had overrun"
        std::size_t next = at + 1;
        if (words.is(next, "on")) ++next;
        if (weekday_word(words, next)) ++next;
        return words.any_phrase(next, {"it", "its", "they", "he", "she", "avoir", "qu il",
                                       "qu elle", "qu ils", "etre", "en avoir"}) == 0;
    }
    return false;
}

namespace {

/// "The 11 a.m. attack", "l'attaque", "the pre-dawn raid", "Monday's blast": what may stand between
/// the article and the noun.
bool is_time_of_day(const WordsView& words, std::size_t i) {
    return words.is_number(i) || words.is_sign(i, ".") || words.is_sign(i, ":") ||
           words.is_any(i, {"a",       "p",        "m",        "am",   "pm",        "a.m",
                            "p.m",     "hrs",      "pre",      "dawn", "early",     "late",
                            "predawn", "morning",  "midday",   "noon", "afternoon", "evening",
                            "night",   "midnight", "overnight"}) ||
           weekday_word(words, i).has_value();
}

} // namespace

std::size_t before_time_of_day(const WordsView& words, std::size_t i) {
    constexpr std::size_t longest = 6; // tokens of a time of day
    const std::size_t first = words.sentence_begin(i);
    std::size_t at = i;
    while (at > first && i - at < longest && is_time_of_day(words, at - 1)) --at;
    return at > first && words.is_any(at - 1, {"the", "a", "an", "this"}) ? at : i;
}

bool is_definite(const WordsView& words, const TriggerHit& trigger) {
    if (trigger.begin == 0) return false;
    const std::string_view raw = words.raw(trigger.begin);
    for (const std::string_view ending : {"é", "ée", "és", "ées"})
        if (raw.ends_with(ending)) return false; // "l'a attaqué": a participle
    // "l'attaque d'une voiture", "the attack on a car": told here for the first time.
    if (words.any_phrase(trigger.end, {"d un", "d une", "on a", "on an", "of a", "of an"}) != 0)
        return false;
    const std::size_t first = words.sentence_begin(trigger.begin);
    const std::size_t at = before_time_of_day(words, trigger.begin);
    const std::size_t from = at > first + 2 ? at - 2 : first;
    for (std::size_t i = from; i < trigger.begin; ++i) {
        // "reported that artillery shells fell"
        if (words.is(i, "that") && i > 0 && is_saying(words, i - 1)) continue;
        if (words.is_any(i, {"l", "le", "la", "ce", "cet", "cette", "ces", "the", "this", "that",
                             "these", "dite"}))
            return true;
    }
    return false;
}

bool is_plural(const WordsView& words, const TriggerHit& trigger) {
    const std::string_view word = words.fold(trigger.begin);
    if (!word.ends_with('s') && !word.ends_with("x")) return false;
    if (trigger.begin == 0) return true;
    const std::size_t first = words.sentence_begin(trigger.begin);
    const std::size_t from = trigger.begin > first + 2 ? trigger.begin - 2 : first;
    for (std::size_t i = from; i < trigger.begin; ++i)
        if (words.is_any(i, {"un", "une", "le", "la", "l", "cet", "cette", "ce", "a", "an"}))
            return false;
    return true;
}

std::optional<std::size_t> paragraph_counted_by(const WordsView& words, std::size_t paragraph) {
    constexpr std::size_t most_lines = 4;
    constexpr std::size_t longest = 25; // tokens of a line
    const auto& paragraphs = words.text().paragraphs;
    for (std::size_t line = paragraph; line > 0 && paragraph - line < most_lines; --line) {
        const std::size_t first = words.text().token_at(paragraphs[line].begin);
        const std::size_t last = words.text().token_at(paragraphs[line].end - 1);
        if (last - first >= longest) return std::nullopt;
        // "Bilan :", "Bilan provisoire :"
        if (words.is_any(first, {"bilan", "pertes", "toll", "casualties", "losses"}))
            return words.is_sign(first + 1, ":") || words.is_sign(first + 2, ":")
                       ? std::optional(line - 1)
                       : std::nullopt;
    }
    return std::nullopt;
}

bool is_heading(const WordsView& words, const TokenRange& sentence) {
    const auto paragraph = words.token(sentence.begin).paragraph;
    const bool alone =
        (sentence.begin == 0 || words.token(sentence.begin - 1).paragraph != paragraph) &&
        (sentence.end >= words.size() || words.token(sentence.end).paragraph != paragraph);
    if (!alone || sentence.end - sentence.begin > 28) return false;
    const std::string_view last = words.raw(sentence.end - 1);
    return words.is_word(sentence.end - 1) || words.is_number(sentence.end - 1) || last == "?" ||
           last == "»";
}

} // namespace cordon::incident

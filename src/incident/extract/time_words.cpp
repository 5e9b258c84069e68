// SPDX-License-Identifier: MIT
#include "incident/extract/time_words.hpp"

#include "incident/extract/phrase_table.hpp"
#include "incident/extract/quantity.hpp"
#include "incident/extract/time_rules.hpp"
#include "place/word_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace cordon::incident {

namespace {

struct Named {
    std::string_view word;
    int value;
};

constexpr std::array<Named, 21> months = {
    {{"janvier", 1},   {"fevrier", 2},   {"mars", 3},    {"avril", 4},     {"mai", 5},
     {"juin", 6},      {"juillet", 7},   {"aout", 8},    {"septembre", 9}, {"octobre", 10},
     {"novembre", 11}, {"decembre", 12}, {"january", 1}, {"february", 2},  {"march", 3},
     {"april", 4},     {"may", 5},       {"june", 6},    {"july", 7},      {"august", 8},
     {"september", 9}}};
constexpr std::array<Named, 3> more_months = {
    {{"october", 10}, {"november", 11}, {"december", 12}}};
constexpr std::array<Named, 20> short_months = {
    {{"jan", 1},  {"janv", 1}, {"feb", 2},  {"fev", 2},   {"fevr", 2}, {"mar", 3}, {"apr", 4},
     {"avr", 4},  {"jun", 6},  {"jul", 7},  {"juil", 7},  {"aug", 8},  {"sep", 9}, {"sept", 9},
     {"oct", 10}, {"nov", 11}, {"dec", 12}, {"juill", 7}, {"febr", 2}, {"aou", 8}}};

constexpr std::array<Named, 14> weekdays = {{{"lundi", 0},
                                             {"mardi", 1},
                                             {"mercredi", 2},
                                             {"jeudi", 3},
                                             {"vendredi", 4},
                                             {"samedi", 5},
                                             {"dimanche", 6},
                                             {"monday", 0},
                                             {"tuesday", 1},
                                             {"wednesday", 2},
                                             {"thursday", 3},
                                             {"friday", 4},
                                             {"saturday", 5},
                                             {"sunday", 6}}};

struct NamedUnit {
    std::string_view word;
    TimeUnit unit;
};
constexpr std::array<NamedUnit, 27> units = {
    {{"seconde", TimeUnit::second}, {"secondes", TimeUnit::second}, {"second", TimeUnit::second},
     {"seconds", TimeUnit::second}, {"minute", TimeUnit::minute},   {"minutes", TimeUnit::minute},
     {"heure", TimeUnit::hour},     {"heures", TimeUnit::hour},     {"hour", TimeUnit::hour},
     {"hours", TimeUnit::hour},     {"jour", TimeUnit::day},        {"jours", TimeUnit::day},
     {"journees", TimeUnit::day},   {"day", TimeUnit::day},         {"days", TimeUnit::day},
     {"semaine", TimeUnit::week},   {"semaines", TimeUnit::week},   {"week", TimeUnit::week},
     {"weeks", TimeUnit::week},     {"mois", TimeUnit::month},      {"month", TimeUnit::month},
     {"months", TimeUnit::month},   {"an", TimeUnit::year},         {"ans", TimeUnit::year},
     {"annee", TimeUnit::year},     {"annees", TimeUnit::year},     {"years", TimeUnit::year}}};

struct PartPhrase {
    std::string_view phrase;
    Part part;
};
constexpr std::array<PartPhrase, 19> part_phrases = {{{"debut", Part::start},
                                                      {"le debut", Part::start},
                                                      {"au debut", Part::start},
                                                      {"early", Part::start},
                                                      {"beginning of", Part::start},
                                                      {"the beginning of", Part::start},
                                                      {"the start of", Part::start},
                                                      {"mi", Part::middle},
                                                      {"mid", Part::middle},
                                                      {"le milieu", Part::middle},
                                                      {"fin", Part::end},
                                                      {"la fin", Part::end},
                                                      {"late", Part::end},
                                                      {"end of", Part::end},
                                                      {"the end of", Part::end},
                                                      {"courant", Part::whole},
                                                      {"the middle of", Part::middle},
                                                      {"start of", Part::start},
                                                      {"le courant", Part::whole}}};

/// What a word means in a date.
struct TimeWord {
    std::optional<int> month;
    std::optional<int> short_month;
    std::optional<int> weekday;
    std::optional<TimeUnit> unit;
};

const TimeWord& meaning_of(std::string_view folded) {
    static const place::WordTable<TimeWord> words = [] {
        place::WordTable<TimeWord> table;
        for (const Named& row : months) table[row.word].month = row.value;
        for (const Named& row : more_months) table[row.word].month = row.value;
        for (const Named& row : short_months) table[row.word].short_month = row.value;
        for (const Named& row : weekdays) table[row.word].weekday = row.value;
        for (const NamedUnit& row : units) table[row.word].unit = row.unit;
        for (const std::string_view years : {"year", "decade", "decades", "decennie", "decennies"})
            table[years].unit = TimeUnit::year;
        return table;
    }();
    static const TimeWord nothing;
    const TimeWord* const found = words.find(folded);
    return found == nullptr ? nothing : *found;
}

bool has_suffix(std::string_view word, std::initializer_list<std::string_view> suffixes,
                std::size_t min_length) {
    return word.size() >= min_length &&
           std::any_of(suffixes.begin(), suffixes.end(),
                       [&](std::string_view suffix) { return word.ends_with(suffix); });
}

bool french_future(const WordsView& words, std::size_t i) {
    const std::string_view word = words.fold(i);
    if (words.is_any(i, {"va", "vont", "doit", "doivent", "soit", "soient", "peut", "peuvent",
                         "prevu", "prevue", "prevus", "prevues", "attendu", "attendue"}))
        return true;
    if (words.is_any(i, {"opera", "camera", "jura", "para", "sierra", "ira", "extra", "ultra"}))
        return word == "ira";
    return has_suffix(word, {"ra", "ront"}, 4) && !words.token(i).capitalised;
}

/// A participle behind an auxiliary: "a été", "ont péri"; "ont rendez-vous" has none.
bool participle_follows(const WordsView& words, std::size_t i) {
    for (std::size_t at = i + 1; at <= i + 3 && at < words.size() && words.follows(at); ++at) {
        if (words.is_any(at, {"vous", "nous", "plus", "tous", "sous", "puis", "depuis", "ici"}))
            continue;
        const std::string_view raw = words.raw(at);
        for (const std::string_view ending :
             {"é",  "ée", "és",  "ées", "i",   "is",   "it",    "ie",  "ies", "u",
              "us", "ue", "ues", "ert", "ait", "aite", "aites", "int", "int", "nte"})
            if (raw.size() > 2 && raw.ends_with(ending) && !words.token(at).capitalised)
                return true;
    }
    return false;
}

bool french_past(const WordsView& words, std::size_t i) {
    const std::string_view word = words.fold(i);
    if (words.is_any(i, {"fut", "furent", "eut", "eurent"})) return true;
    // "à" folds to "a": the accent decides.
    if (words.raw(i) == "a" || words.is(i, "ont")) return participle_follows(words, i);
    // "s'est produite", "se sont ouverts", "est morte", "est survenue".
    if (words.is_any(i, {"est", "sont"}) && i > 0 && words.follows(i))
        return words.is_any(i - 1, {"s", "se"}) ||
               words.is_any(i + 1, {"mort", "morte", "morts", "mortes", "survenu", "survenue",
                                    "survenus", "survenues", "intervenu", "intervenue"});
    if (words.is_any(i, {"fait", "lait", "trait", "parfait", "souhait", "retrait", "portrait"}))
        return false;
    return has_suffix(word, {"ait", "aient", "irent", "urent"}, 5) ||
           (words.raw(i).ends_with("èrent"));
}

/// A participle by its form: "lancé", "fermée", "enlevés".
bool french_participle(const WordsView& words, std::size_t i) {
    const std::string_view raw = words.raw(i);
    return raw.size() >= 5 && !words.token(i).capitalised &&
           (raw.ends_with("é") || raw.ends_with("ée") || raw.ends_with("és") ||
            raw.ends_with("ées"));
}

Tense french_tense(const WordsView& words, std::size_t i) {
    if (french_future(words, i)) return Tense::future;
    if (french_past(words, i)) return Tense::past;
    if (!french_participle(words, i)) return Tense::unknown;
    // The auxiliary decides: "sera fermée" is future, "fermé depuis" past.
    for (std::size_t back = 1; back <= 4 && i >= back && words.follows(i - back + 1); ++back) {
        if (french_future(words, i - back)) return Tense::future;
        if (words.is_any(i - back, {"est", "sont"})) return Tense::past;
    }
    return Tense::past;
}

/// "avant de quitter", "pour rejoindre": the time belongs to a verb without a tense.
bool is_infinitive(const WordsView& words, std::size_t i) {
    return words.is_french() && i > 0 && words.is_any(i - 1, {"de", "d", "pour"}) &&
           has_suffix(words.fold(i), {"er", "ir", "oir", "re"}, 5) && !words.token(i).capitalised;
}

Tense english_tense(const WordsView& words, std::size_t i) {
    // "a bus was set on fire on Wednesday, ahead of a strike"
    if (words.is(i, "ahead") && words.is(i + 1, "of")) return Tense::unknown;
    if (words.is_any(i, {"will", "shall", "ll", "scheduled", "due", "expected", "planned", "plans",
                         "must", "should", "ahead", "upcoming"}))
        return Tense::future;
    if (words.is_any(i, {"was",    "were", "had",    "did",  "said",  "told", "took",
                         "came",   "went", "killed", "left", "began", "fell", "broke",
                         "struck", "blew", "shot",   "has",  "have",  "been"}))
        return Tense::past;
    return has_suffix(words.fold(i), {"ed"}, 5) && !words.token(i).capitalised ? Tense::past
                                                                               : Tense::unknown;
}

} // namespace

TimeOpenings weekday_openings() {
    return TimeOpenings().add(weekdays, &Named::word);
}

TimeOpenings month_openings() {
    return TimeOpenings()
        .add(months, &Named::word)
        .add(more_months, &Named::word)
        .add(short_months, &Named::word);
}

TimeOpenings part_openings() {
    return TimeOpenings().add(part_phrases, &PartPhrase::phrase);
}

std::optional<int> month_word(const WordsView& words, std::size_t i, bool short_forms) {
    const TimeWord& word = meaning_of(words.fold(i));
    return word.month || !short_forms ? word.month : word.short_month;
}

std::optional<int> weekday_word(const WordsView& words, std::size_t i) {
    return meaning_of(words.fold(i)).weekday;
}

std::optional<Reading<int>> day_number(const WordsView& words, std::size_t i) {
    if (words.is_any(i, {"premier"})) return Reading<int>{1, i + 1};
    if (!words.is_number(i)) return std::nullopt;
    const std::string_view digits = words.fold(i);
    int day = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), day);
    if (failed != std::errc() || end != digits.data() + digits.size() || digits.size() > 2 ||
        day < 1 || day > 31)
        return std::nullopt;
    const bool ordinal =
        words.is_any(i + 1, {"er", "st", "nd", "rd", "th"}) && !words.token(i + 1).space_before;
    return Reading<int>{day, ordinal ? i + 2 : i + 1};
}

std::optional<int> year_number(const WordsView& words, std::size_t i) {
    if (!words.is_number(i)) return std::nullopt;
    const std::string_view digits = words.raw(i);
    int year = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    if (failed != std::errc() || end != digits.data() + digits.size() || digits.size() != 4 ||
        year < 1900 || year > 2099)
        return std::nullopt;
    return year;
}

std::optional<TimeUnit> unit_word(const WordsView& words, std::size_t i) {
    return meaning_of(words.fold(i)).unit;
}

std::optional<Reading<DayPart>> day_part(const WordsView& words, std::size_t i) {
    if (const std::size_t end = words.any_phrase(i, {"apres midi", "afternoon"}); end != 0)
        return Reading<DayPart>{{"AF"}, end};
    if (words.is_any(i, {"matin", "matinee", "morning", "aube", "dawn"}))
        return Reading<DayPart>{{"MO"}, i + 1};
    if (words.is_any(i, {"soir", "soiree", "evening"})) return Reading<DayPart>{{"EV"}, i + 1};
    if (words.is_any(i, {"nuit", "night"})) return Reading<DayPart>{{"NI", true}, i + 1};
    if (words.is_any(i, {"midi", "noon", "midday"})) return Reading<DayPart>{{"12:00"}, i + 1};
    return std::nullopt;
}

std::optional<Reading<Part>> part_words(const WordsView& words, std::size_t i) {
    static const PhraseTable<PartPhrase> table(part_phrases, &PartPhrase::phrase);
    std::size_t end = 0;
    const PartPhrase* const best = longest_phrase(table, words, i, end);
    if (best == nullptr) return std::nullopt;
    if (words.is_any(end, {"de", "d", "du", "of"})) ++end;
    return Reading<Part>{best->part, end};
}

std::optional<Reading<Shift>> shift_behind(const WordsView& words, std::size_t i) {
    if (words.is_any(i, {"dernier", "derniere", "derniers", "dernieres", "passe", "passee",
                         "passes", "passees", "ecoule", "ecoulee"}))
        return Reading<Shift>{Shift::last, i + 1};
    if (words.is_any(i, {"prochain", "prochaine", "prochains", "prochaines"}))
        return Reading<Shift>{Shift::next, i + 1};
    return std::nullopt;
}

Tense tense_near(const WordsView& words, std::size_t begin, std::size_t end) {
    const std::size_t first = words.sentence_begin(begin);
    const std::size_t last = words.sentence_end(begin);
    const auto tense_at = [&](std::size_t i) {
        if (!words.is_word(i)) return Tense::unknown;
        return words.is_french() ? french_tense(words, i) : english_tense(words, i);
    };
    // A verb behind counts from twice its distance: the verb of a time usually stands before it.
    for (std::size_t distance = 1; distance < 40; ++distance) {
        if (begin >= first + distance && distance <= 6 && is_infinitive(words, begin - distance))
            return Tense::unknown;
        if (begin >= first + distance)
            if (const Tense tense = tense_at(begin - distance); tense != Tense::unknown)
                return tense;
        if (distance % 2 == 0 && end - 1 + distance / 2 < last)
            if (const Tense tense = tense_at(end - 1 + distance / 2); tense != Tense::unknown)
                return tense;
    }
    return Tense::unknown;
}

} // namespace cordon::incident

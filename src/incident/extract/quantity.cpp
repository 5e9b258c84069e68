// SPDX-License-Identifier: MIT
#include "incident/extract/quantity.hpp"

#include "incident/extract/phrase_table.hpp"
#include "incident/extract/time_rules.hpp"
#include "place/word_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace cordon::incident {

namespace {

struct NumberWord {
    std::string_view word;
    double value;
};

/// Words that add up: "vingt et un", "quatre vingt dix" is handled by its own rule.
constexpr std::array<NumberWord, 67> number_words = {
    {{"un", 1},           {"une", 1},         {"deux", 2},       {"trois", 3},
     {"quatre", 4},       {"cinq", 5},        {"six", 6},        {"sept", 7},
     {"huit", 8},         {"neuf", 9},        {"dix", 10},       {"onze", 11},
     {"douze", 12},       {"treize", 13},     {"quatorze", 14},  {"quinze", 15},
     {"seize", 16},       {"vingt", 20},      {"trente", 30},    {"quarante", 40},
     {"cinquante", 50},   {"soixante", 60},   {"septante", 70},  {"huitante", 80},
     {"nonante", 90},     {"one", 1},         {"two", 2},        {"three", 3},
     {"four", 4},         {"five", 5},        {"seven", 7},      {"eight", 8},
     {"nine", 9},         {"ten", 10},        {"eleven", 11},    {"twelve", 12},
     {"thirteen", 13},    {"fourteen", 14},   {"fifteen", 15},   {"sixteen", 16},
     {"seventeen", 17},   {"eighteen", 18},   {"nineteen", 19},  {"twenty", 20},
     {"thirty", 30},      {"forty", 40},      {"fifty", 50},     {"sixty", 60},
     {"seventy", 70},     {"eighty", 80},     {"ninety", 90},    {"cent", 100},
     {"cents", 100},      {"hundred", 100},   {"hundreds", 100}, {"mille", 1000},
     {"thousand", 1000},  {"million", 1e6},   {"millions", 1e6}, {"zero", 0},
     {"quatorzaine", 0},  {"a", 1},           {"an", 1},         {"vingts", 20},
     {"thousands", 1000}, {"milliers", 1000}, {"millier", 1000}}};

/// Value of a number word; below 0 when it is none. Articles and plurals count only where the
/// caller asks for them.
double word_value(std::string_view folded) {
    static const place::WordTable<double> values = [] {
        place::WordTable<double> table;
        for (const NumberWord& row : number_words) table[row.word] = row.value;
        for (const std::string_view none :
             {"a", "an", "hundreds", "thousands", "milliers", "quatorzaine"})
            table[none] = -1.0;
        return table;
    }();
    const double* const value = values.find(folded);
    return value == nullptr ? -1.0 : *value;
}

/// `1 234`, `70.000`, `1,5`, `3` as a number; below 0 when the text is none.
double digits_value(std::string_view raw, bool french) {
    std::string digits;
    bool fraction = false;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const char c = raw[i];
        if (c >= '0' && c <= '9') {
            digits += c;
            continue;
        }
        const auto behind = raw.substr(i + 1);
        const bool three =
            behind.size() >= 3 &&
            behind.substr(0, 3).find_first_not_of("0123456789") == std::string_view::npos &&
            (behind.size() == 3 || behind[3] < '0' || behind[3] > '9');
        if ((c == '.' || c == ',') && !fraction && (!three || (c == ',' && french))) {
            digits += '.';
            fraction = true;
        }
    }
    double value = -1.0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failed != std::errc() || end != digits.data() + digits.size()) return -1.0;
    return value;
}

PlainNumber read_digits(const WordsView& words, std::size_t i) {
    const double value = digits_value(words.raw(i), words.is_french());
    if (value < 0.0) return {};
    const double scale = words.is_any(i + 1, {"mille", "thousand"})     ? 1e3
                         : words.is_any(i + 1, {"million", "millions"}) ? 1e6
                                                                        : 1.0;
    return {value * scale, scale > 1.0 ? i + 2 : i + 1};
}

/// Adds up number words: "deux cent vingt et un", "quatre vingt dix", "two thousand three hundred".
class NumberAdder {
  public:
    /// False when the word does not go on from those before it: "deux trois" is no number.
    bool add(double value) {
        if (value >= 1000.0) {
            total_ += (group_ == 0.0 ? 1.0 : group_) * value;
            group_ = 0.0;
            return true;
        }
        if (value == 100.0) {
            group_ = group_ == 0.0 ? 100.0 : group_ * 100.0;
            return true;
        }
        const double last = std::fmod(group_, 100.0);
        const bool fourscore = last == 4.0 && value == 20.0;
        const bool fits = last == 0.0 || fourscore || (last >= 20.0 && value < 20.0) ||
                          (last == 10.0 && value > 6.0 && value < 10.0);
        if (!fits) return false;
        group_ += fourscore ? 76.0 : value;
        return true;
    }
    /// "vingt et un", "hundred and two".
    [[nodiscard]] bool joins(double next) const {
        return group_ >= 20.0 && next > 0.0 && next < 20.0;
    }
    [[nodiscard]] double value() const { return total_ + group_; }

  private:
    double total_ = 0.0; ///< thousands and above
    double group_ = 0.0; ///< below a thousand
};

PlainNumber read_words(const WordsView& words, std::size_t i) {
    NumberAdder number;
    std::size_t end = 0;
    for (std::size_t at = i; at < words.size() && (at == i || words.follows(at)); ++at) {
        const double value = word_value(words.fold(at));
        if (value >= 0.0) {
            if (!number.add(value)) break;
            end = at + 1;
        } else if (at != end || !words.is_any(at, {"et", "and"}) ||
                   !number.joins(word_value(words.fold(at + 1)))) {
            break;
        }
    }
    return {number.value(), end};
}

struct Aine {
    std::string_view word;
    double value;
    double half_width;
};
constexpr std::array<Aine, 16> aines = {{{"huitaine", 8, 1},
                                         {"dizaine", 10, 2},
                                         {"douzaine", 12, 2},
                                         {"quinzaine", 15, 2},
                                         {"vingtaine", 20, 5},
                                         {"trentaine", 30, 5},
                                         {"quarantaine", 40, 5},
                                         {"cinquantaine", 50, 5},
                                         {"soixantaine", 60, 5},
                                         {"centaine", 100, 10},
                                         {"millier", 1000, 100},
                                         {"dozen", 12, 2},
                                         {"score", 20, 5},
                                         {"hundred", 100, 10},
                                         {"thousand", 1000, 100},
                                         {"neuvaine", 9, 1}}};

std::size_t skip_of(const WordsView& words, std::size_t i) {
    return words.is_any(i, {"de", "d", "of"}) ? i + 1 : i;
}

Quantity make(double low, std::optional<double> high, double stated, std::size_t end) {
    return {{low, high}, stated, false, false, end, 0};
}

/// "une quarantaine de", "a dozen".
std::optional<Quantity> read_aine(const WordsView& words, std::size_t i) {
    const bool article = words.is_any(i, {"une", "un", "a", "la", "l"});
    const std::size_t at = article ? i + 1 : i;
    static const PhraseTable<Aine> table(aines, &Aine::word);
    std::size_t behind = 0;
    if (const Aine* const row = longest_phrase(table, words, at, behind)) {
        if (!article) return std::nullopt;
        Quantity quantity = make(row->value - row->half_width, row->value + row->half_width,
                                 row->value, skip_of(words, behind));
        quantity.number_at = i;
        return quantity;
    }
    if (words.is_any(i, {"un", "a"}) && words.is_any(i + 1, {"millier"}))
        return make(900.0, 1100.0, 1000.0, skip_of(words, i + 2));
    return std::nullopt;
}

struct Plural {
    std::string_view word;
    double low;
};
constexpr std::array<Plural, 10> plurals = {{{"dizaines", 20},
                                             {"centaines", 200},
                                             {"milliers", 2000},
                                             {"douzaines", 24},
                                             {"dozens", 24},
                                             {"hundreds", 200},
                                             {"thousands", 2000},
                                             {"scores", 40},
                                             {"dozen", 24},
                                             {"hundred", 200}}};

/// "des dizaines de", "dozens of", "several hundred", "quelques", "plusieurs".
std::optional<Quantity> read_vague(const WordsView& words, std::size_t i) {
    const bool lead = words.is_any(i, {"des", "plusieurs", "quelques", "several", "many", "les"});
    const std::size_t at = lead ? i + 1 : i;
    static const PhraseTable<Plural> table(plurals, &Plural::word);
    std::size_t behind = 0;
    const Plural* const plural = longest_phrase(table, words, at, behind);
    if (plural != nullptr && (lead || plural->word.ends_with('s'))) {
        Quantity quantity = make(plural->low, std::nullopt, plural->low, skip_of(words, behind));
        quantity.is_vague = true;
        return quantity;
    }
    Quantity quantity = make(3.0, std::nullopt, 3.0, i + 1);
    quantity.is_vague = true;
    if (words.is_any(i, {"plusieurs", "several", "multiple", "numerous", "nombreux", "many"}))
        return quantity;
    if (words.is_any(i, {"quelques", "few"})) {
        quantity.range = {2.0, 5.0};
        return quantity;
    }
    if (words.phrase(i, "a few") != 0) {
        quantity.range = {2.0, 5.0};
        quantity.end = i + 2;
        return quantity;
    }
    if (const std::size_t end = words.phrase(i, "a couple of"); end != 0) {
        quantity.range = {2.0, 3.0};
        quantity.end = end;
        return quantity;
    }
    return std::nullopt;
}

/// `15`, "quinze", "4 ou 5", "entre 4 et 6", "4 to 6".
std::optional<Quantity> read_plain(const WordsView& words, std::size_t i) {
    const bool between = words.is_any(i, {"entre", "between"});
    const std::size_t from = between ? i + 1 : i;
    const PlainNumber first = read_number(words, from);
    if (first.end == 0) return std::nullopt;
    Quantity quantity = make(first.value, first.value, first.value, first.end);
    quantity.is_exact = true;
    quantity.number_at = from;
    const bool joined = between ? words.is_any(first.end, {"et", "and"})
                                : words.is_any(first.end, {"ou", "or", "a", "to"});
    if (joined) {
        const PlainNumber second = read_number(words, first.end + 1);
        if (second.end != 0 && second.value > first.value &&
            (between || second.value <= 10.0 * std::max(first.value, 1.0))) {
            quantity.range.high = second.value;
            quantity.end = second.end;
            quantity.is_exact = false;
            return quantity;
        }
    }
    if (between) return std::nullopt;
    return quantity;
}

enum class Hedge { at_least, more_than, at_most, about, nearly };
struct HedgePhrase {
    std::string_view phrase;
    Hedge hedge;
};
constexpr std::array<HedgePhrase, 30> hedges = {{{"au moins", Hedge::at_least},
                                                 {"au minimum", Hedge::at_least},
                                                 {"pas moins de", Hedge::at_least},
                                                 {"at least", Hedge::at_least},
                                                 {"no fewer than", Hedge::at_least},
                                                 {"a minimum of", Hedge::at_least},
                                                 {"plus de", Hedge::more_than},
                                                 {"plus d", Hedge::more_than},
                                                 {"more than", Hedge::more_than},
                                                 {"over", Hedge::more_than},
                                                 {"above", Hedge::more_than},
                                                 {"moins de", Hedge::at_most},
                                                 {"moins d", Hedge::at_most},
                                                 {"au plus", Hedge::at_most},
                                                 {"jusqu a", Hedge::at_most},
                                                 {"up to", Hedge::at_most},
                                                 {"at most", Hedge::at_most},
                                                 {"fewer than", Hedge::at_most},
                                                 {"less than", Hedge::at_most},
                                                 {"environ", Hedge::about},
                                                 {"quelque", Hedge::about},
                                                 {"a peu pres", Hedge::about},
                                                 {"about", Hedge::about},
                                                 {"around", Hedge::about},
                                                 {"some", Hedge::about},
                                                 {"approximately", Hedge::about},
                                                 {"roughly", Hedge::about},
                                                 {"pres de", Hedge::nearly},
                                                 {"nearly", Hedge::nearly},
                                                 {"almost", Hedge::nearly}}};

void widen(Quantity& quantity, Hedge hedge) {
    CountRange& range = quantity.range;
    switch (hedge) {
    case Hedge::at_least:
    case Hedge::more_than: range.high = std::nullopt; break;
    case Hedge::at_most: range = {0.0, range.high ? range.high : range.low}; break;
    case Hedge::about: {
        if (!quantity.is_exact) break; // "environ une quarantaine" says nothing more
        const double half = std::max(1.0, std::round(0.1 * range.low));
        range = {std::max(0.0, range.low - half), range.low + half};
        break;
    }
    case Hedge::nearly:
        range = {std::floor(0.9 * range.low), range.high ? range.high : range.low};
        break;
    }
    quantity.is_exact = false;
}

std::optional<Quantity> read_unhedged(const WordsView& words, std::size_t i) {
    if (auto quantity = read_aine(words, i)) return quantity;
    if (auto quantity = read_vague(words, i)) return quantity;
    return read_plain(words, i);
}

} // namespace

TimeOpenings quantity_openings() {
    TimeOpenings openings{.words = {}, .numbers = true};
    openings.add(hedges, &HedgePhrase::phrase)
        .add(aines, &Aine::word)
        .add(plurals, &Plural::word)
        .add(number_words, &NumberWord::word);
    return openings.add({"une", "un", "a", "la", "l", "des", "plusieurs", "quelques", "several",
                         "many", "les", "multiple", "numerous", "nombreux", "few", "entre",
                         "between"});
}

PlainNumber read_number(const WordsView& words, std::size_t i) {
    if (words.is_number(i)) return read_digits(words, i);
    return words.is_word(i) ? read_words(words, i) : PlainNumber{};
}

namespace {

/// Whether a quantity can begin at a token, by its first word.
bool may_open(const WordsView& words, std::size_t i) {
    static const place::WordTable<bool> openings = [] {
        place::WordTable<bool> table;
        for (const std::string_view word : quantity_openings().words)
            table[place::first_word(word)] = true;
        return table;
    }();
    return words.is_number(i) || openings.find(place::first_word(words.fold(i))) != nullptr;
}

} // namespace

std::optional<Quantity> read_quantity(const WordsView& words, std::size_t i) {
    if (!may_open(words, i)) return std::nullopt;
    static const PhraseTable<HedgePhrase> table(hedges, &HedgePhrase::phrase);
    std::optional<Quantity> hedged;
    table.read(words, i, [&](const HedgePhrase& row, std::size_t behind) {
        hedged = read_unhedged(words, behind);
        if (hedged && hedged->is_vague && hedged->range.low < 20.0) hedged.reset();
        if (hedged) widen(*hedged, row.hedge);
        return hedged.has_value();
    });
    return hedged ? hedged : read_unhedged(words, i);
}

} // namespace cordon::incident

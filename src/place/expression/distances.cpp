// SPDX-License-Identifier: MIT
#include "place/expression/words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace cordon::place::expression {

namespace {

using Unit = std::pair<std::string_view, double>;

constexpr std::array length_units = std::to_array<Unit>({
    {"km", 1.0},
    {"kms", 1.0},
    {"kilometre", 1.0},
    {"kilometres", 1.0},
    {"kilometer", 1.0},
    {"kilometers", 1.0},
    {"m", 0.001},
    {"metre", 0.001},
    {"metres", 0.001},
    {"meter", 0.001},
    {"meters", 0.001},
    {"mile", 1.609344},
    {"miles", 1.609344},
    {"mi", 1.609344},
    {"yard", 0.0009144},
    {"yards", 0.0009144},
});

constexpr std::array time_units = std::to_array<Unit>({
    {"heure", 1.0},
    {"heures", 1.0},
    {"h", 1.0},
    {"hour", 1.0},
    {"hours", 1.0},
    {"minute", 1.0 / 60.0},
    {"minutes", 1.0 / 60.0},
    {"min", 1.0 / 60.0},
    {"mn", 1.0 / 60.0},
    {"jour", 24.0},
    {"jours", 24.0},
    {"journee", 24.0},
    {"journees", 24.0},
    {"day", 24.0},
    {"days", 24.0},
});

/// A run of words before a number and what it makes of the number.
struct Prefix {
    std::array<std::string_view, 4> words;
    Bound bound = Bound::exact;
    bool hedged = false;
};

// Longer runs stand before their beginnings: the first that fits is taken.
constexpr std::array french_prefixes{
    Prefix{{"a", "peu", "pres"}, Bound::exact, true},
    Prefix{{"pas", "plus", "de"}, Bound::less, false},
    Prefix{{"pas", "moins", "de"}, Bound::more, false},
    Prefix{{"un", "peu", "plus", "de"}, Bound::more, true},
    Prefix{{"un", "peu", "moins", "de"}, Bound::nearly, true},
    Prefix{{"aux", "environs", "de"}, Bound::exact, true},
    Prefix{{"aux", "alentours", "de"}, Bound::exact, true},
    Prefix{{"a", "peine"}, Bound::less, false},
    Prefix{{"a", "environ"}, Bound::exact, true},
    Prefix{{"pres", "de"}, Bound::nearly, true},
    Prefix{{"pres", "d"}, Bound::nearly, true},
    Prefix{{"autour", "de"}, Bound::exact, true},
    Prefix{{"de", "l", "ordre", "de"}, Bound::exact, true},
    Prefix{{"moins", "de"}, Bound::less, false},
    Prefix{{"moins", "d"}, Bound::less, false},
    Prefix{{"plus", "de"}, Bound::more, false},
    Prefix{{"plus", "d"}, Bound::more, false},
    Prefix{{"au", "moins"}, Bound::more, false},
    Prefix{{"au", "plus"}, Bound::less, false},
    Prefix{{"jusqu", "a"}, Bound::less, false},
    Prefix{{"grosso", "modo"}, Bound::exact, true},
    Prefix{{"environ"}, Bound::exact, true},
    Prefix{{"d", "environ"}, Bound::exact, true},
    Prefix{{"de", "quelque"}, Bound::exact, true},
    Prefix{{"quelque"}, Bound::exact, true},
    Prefix{{"quelques"}, Bound::exact, true},
    Prefix{{"approximativement"}, Bound::exact, true},
    Prefix{{"presque"}, Bound::nearly, true},
    Prefix{{"seulement"}, Bound::exact, false},
};
constexpr std::array english_prefixes{
    Prefix{{"no", "more", "than"}, Bound::less, false},
    Prefix{{"not", "more", "than"}, Bound::less, false},
    Prefix{{"no", "less", "than"}, Bound::more, false},
    Prefix{{"a", "little", "over"}, Bound::more, true},
    Prefix{{"a", "little", "more", "than"}, Bound::more, true},
    Prefix{{"just", "over"}, Bound::more, true},
    Prefix{{"just", "under"}, Bound::nearly, true},
    Prefix{{"less", "than"}, Bound::less, false},
    Prefix{{"fewer", "than"}, Bound::less, false},
    Prefix{{"more", "than"}, Bound::more, false},
    Prefix{{"close", "to"}, Bound::nearly, true},
    Prefix{{"up", "to"}, Bound::less, false},
    Prefix{{"at", "least"}, Bound::more, false},
    Prefix{{"at", "most"}, Bound::less, false},
    Prefix{{"under"}, Bound::less, false},
    Prefix{{"barely"}, Bound::less, false},
    Prefix{{"over"}, Bound::more, false},
    Prefix{{"nearly"}, Bound::nearly, true},
    Prefix{{"almost"}, Bound::nearly, true},
    Prefix{{"about"}, Bound::exact, true},
    Prefix{{"around"}, Bound::exact, true},
    Prefix{{"some"}, Bound::exact, true},
    Prefix{{"roughly"}, Bound::exact, true},
    Prefix{{"approximately"}, Bound::exact, true},
    Prefix{{"approx"}, Bound::exact, true},
    Prefix{{"circa"}, Bound::exact, true},
    Prefix{{"only"}, Bound::exact, false},
    Prefix{{"just"}, Bound::exact, false},
};

/// A number that words leave open: "quelques", "several", "tens of".
struct Open {
    std::array<std::string_view, 3> words;
    double low = 0.0;
    double high = 0.0;
};
constexpr std::array open_numbers{
    Open{{"quelques", "dizaines"}, 20, 60},
    Open{{"plusieurs", "dizaines"}, 30, 90},
    Open{{"quelques", "centaines"}, 200, 600},
    Open{{"plusieurs", "centaines"}, 300, 900},
    Open{{"des", "dizaines"}, 20, 90},
    Open{{"des", "centaines"}, 200, 900},
    Open{{"several", "dozen"}, 30, 90},
    Open{{"several", "hundred"}, 300, 900},
    Open{{"a", "few", "dozen"}, 24, 60},
    Open{{"a", "few", "hundred"}, 200, 600},
    Open{{"dozens", "of"}, 24, 90},
    Open{{"tens", "of"}, 20, 90},
    Open{{"hundreds", "of"}, 200, 900},
    Open{{"quelques"}, 2, 6},
    Open{{"plusieurs"}, 3, 9},
    Open{{"several"}, 3, 9},
    Open{{"a", "few"}, 2, 6},
    Open{{"a", "couple", "of"}, 1.5, 3},
    Open{{"a", "couple"}, 1.5, 3},
    Open{{"few"}, 2, 6},
};

template <std::size_t N>
std::size_t length_of(const std::array<std::string_view, N>& words) {
    return static_cast<std::size_t>(std::find(words.begin(), words.end(), std::string_view()) -
                                    words.begin());
}

class DistanceReader {
  public:
    DistanceReader(const Tape& tape, std::size_t at) : tape_(tape), begin_(at), at_(at) {}

    std::optional<Read<Distance>> read() {
        if (at_ >= tape_.size()) return std::nullopt;
        if (auto range = range_words()) return finish(*range);
        const std::size_t start = at_;
        prefix();
        if (auto value = amount()) return finish(*value);
        // "quelques kilomètres" is no hedge before a number.
        at_ = start;
        hedged_ = false;
        bound_ = Bound::exact;
        if (auto value = open()) return finish(*value);
        return std::nullopt;
    }

  private:
    struct Amount {
        double low = 0.0;
        std::optional<double> high;
        double grain = 0.0; ///< in stated units
        double factor = 1.0;
    };

    bool eat(std::initializer_list<std::string_view> words) {
        std::size_t i = at_;
        for (const std::string_view w : words)
            if (tape_.word(i++) != w) return false;
        at_ = i;
        return true;
    }

    std::optional<double> unit() {
        std::size_t i = at_;
        if (tape_.word(i) == "de" || tape_.word(i) == "of") ++i;
        if (tape_.word(i) == "nautical" || tape_.word(i) == "milles") {
            at_ = i + 2;
            return 1.852;
        }
        const auto km = unit_km(tape_.word(i));
        if (!km) return std::nullopt;
        const std::string_view next = tape_.word(i + 1);
        const std::string_view second = tape_.word(i + 2);
        // A speed, or a length: "50 km/h", "30-km-long", "30 km de long".
        if (next == "/" || next == "long" || next == "wide" || next == "square" ||
            next.starts_with("carre") ||
            (next == "de" && (second == "long" || second == "large" || second == "haut")))
            return std::nullopt;
        at_ = i + 1;
        return km;
    }

    /// "entre 30 et 40 km", "de 30 à 40 km", "between 30 and 40 km".
    std::optional<Amount> range_words() {
        const std::size_t start = at_;
        const bool opened = eat({"entre"}) || eat({"between"}) || eat({"de"}) || eat({"from"});
        if (opened)
            if (auto value = two_numbers()) return value;
        at_ = start;
        return std::nullopt;
    }

    std::optional<Amount> two_numbers() {
        const auto low = read_number(tape_, at_);
        if (!low) return std::nullopt;
        at_ = low->end;
        static_cast<void>(unit());
        if (!(eat({"et"}) || eat({"and"}) || eat({"a"}) || eat({"to"}) || eat({"or"}) ||
              eat({"ou"}) || eat({"-"}) || eat({"–"}) || joined()))
            return std::nullopt;
        const auto high = read_number(tape_, at_);
        if (!high || high->value.value <= low->value.value) return std::nullopt;
        at_ = high->end;
        const auto factor = unit();
        if (!factor) return std::nullopt;
        bound_ = Bound::between;
        return Amount{low->value.value, high->value.value, high->value.precision, *factor};
    }

    [[nodiscard]] bool joined() const {
        return tape_.is_number(at_) && tape_.token(at_).hyphen_before;
    }

    void prefix() {
        const auto take = [this](const auto& table) {
            for (const Prefix& p : table) {
                const std::size_t n = length_of(p.words);
                std::size_t i = 0;
                while (i < n && tape_.word(at_ + i) == p.words[i]) ++i;
                if (i < n) continue;
                at_ += n;
                hedged_ = hedged_ || p.hedged;
                if (p.bound != Bound::exact) bound_ = p.bound;
                return true;
            }
            return false;
        };
        for (int i = 0; i < 3; ++i)
            if (!(tape_.french() ? take(french_prefixes) : take(english_prefixes))) return;
    }

    std::optional<Amount> amount() {
        const std::size_t start = at_;
        if (auto value = round()) return value;
        at_ = start;
        if (auto value = two_numbers()) return value;
        if (bound_ == Bound::between) bound_ = Bound::exact;
        at_ = start;
        if (auto value = half()) return value;
        at_ = start;
        Read<Number> number;
        if (const auto read = read_number(tape_, at_)) {
            number = *read;
        } else if (tape_.word(at_) == "a" || tape_.word(at_) == "an") {
            number = {{1.0, 1.0, false}, at_ + 1}; // "a mile"
        } else {
            return std::nullopt;
        }
        at_ = number.end;
        const auto factor = unit();
        if (!factor) return std::nullopt;
        Amount value{number.value.value, std::nullopt, 0.0, *factor};
        double precision = number.value.precision;
        if (eat({"et", "demi"}) || eat({"and", "a", "half"})) {
            value.low += 0.5;
            precision = 0.5;
        }
        value.grain = grain_of(value.low, precision, hedged_);
        return value;
    }

    /// "une (bonne) cinquantaine de", "deux dizaines de", "two dozen".
    std::optional<Amount> round() {
        double times = 1.0;
        if (const auto number = read_number(tape_, at_)) {
            times = number->value.value;
            at_ = number->end;
        } else if (!(eat({"a"}) || eat({"la"}))) {
            return std::nullopt;
        }
        static_cast<void>(eat({"bonne"}) || eat({"petite"}) || eat({"good"}));
        const auto number = round_number(tape_.word(at_));
        if (!number) return std::nullopt;
        ++at_;
        const auto factor = unit();
        if (!factor) return std::nullopt;
        hedged_ = true;
        return Amount{times * number->value, std::nullopt, times * number->grain, *factor};
    }

    std::optional<Amount> half() {
        if (!(eat({"half", "a"}) || eat({"un", "demi"}) || eat({"half"}))) return std::nullopt;
        const auto factor = unit();
        if (!factor) return std::nullopt;
        return Amount{0.5, std::nullopt, 0.25, *factor};
    }

    std::optional<Amount> open() {
        for (const Open& o : open_numbers) {
            const std::size_t n = length_of(o.words);
            std::size_t i = 0;
            while (i < n && tape_.word(at_ + i) == o.words[i]) ++i;
            if (i < n) continue;
            at_ += n;
            const auto factor = unit();
            if (!factor) return std::nullopt;
            bound_ = Bound::between;
            hedged_ = true;
            return Amount{o.low, o.high, 0.0, *factor};
        }
        return std::nullopt;
    }

    std::optional<Read<Distance>> finish(const Amount& amount) {
        if (amount.low * amount.factor > 20'000.0 ||
            amount.high.value_or(0) * amount.factor > 20'000.0)
            return std::nullopt; // more than half the way round the Earth
        if (amount.low <= 0.0 && !amount.high) return std::nullopt;
        other_unit();
        if (eat({"environ"}) || eat({"or", "so"}) || eat({"a", "peu", "pres"})) hedged_ = true;
        Distance distance{.km = amount.low * amount.factor,
                          .grain_km = amount.grain * amount.factor,
                          .bound = bound_,
                          .hedged = hedged_};
        if (amount.high) distance.max_km = *amount.high * amount.factor;
        distance.words = tape_.text().words(tape_.span(begin_, at_));
        return Read<Distance>{std::move(distance), at_};
    }

    /// "20 miles (32 km)": the same distance again.
    void other_unit() {
        const std::size_t start = at_;
        if (eat({"("})) {
            static_cast<void>(eat({"about"}) || eat({"environ"}));
            if (const auto number = read_number(tape_, at_)) {
                at_ = number->end;
                if (unit() && eat({")"})) return;
            }
        }
        at_ = start;
    }

    const Tape& tape_;
    std::size_t begin_;
    std::size_t at_;
    Bound bound_ = Bound::exact;
    bool hedged_ = false;
};

template <std::size_t N>
std::optional<double> look_up(const std::array<Unit, N>& table, std::string_view word) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Unit& unit) { return unit.first == word; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

/// The number of a duration; "a", "une" and "half an" included.
std::optional<Read<std::pair<double, double>>> read_count(const Tape& tape, std::size_t at) {
    const auto is = [&](std::size_t i, std::string_view word) { return tape.word(i) == word; };
    if (is(at, "une") && is(at + 1, "demi")) return {{{0.5, 0.5}, at + 2}};
    if (is(at, "half") && (is(at + 1, "an") || is(at + 1, "a"))) return {{{0.5, 0.5}, at + 2}};
    if (is(at, "quelques")) return {{{2, 6}, at + 1}};
    if (is(at, "a") && is(at + 1, "few")) return {{{2, 6}, at + 2}};
    if (is(at, "plusieurs") || is(at, "several")) return {{{3, 9}, at + 1}};
    if (const auto number = read_number(tape, at)) {
        const double value = number->value.value;
        if (const auto round = round_number(tape.word(number->end)))
            return {{{round->value * value, round->value * value}, number->end + 1}};
        return {{{value, value}, number->end}};
    }
    if (is(at, "a") || is(at, "an")) return {{{1, 1}, at + 1}};
    return std::nullopt;
}

} // namespace

std::optional<double> unit_km(std::string_view word) {
    return look_up(length_units, word);
}

std::optional<double> unit_hours(std::string_view word) {
    return look_up(time_units, word);
}

std::optional<Read<Distance>> read_distance(const Tape& tape, std::size_t at) {
    return DistanceReader(tape, at).read();
}

std::optional<Read<Duration>> read_duration(const Tape& tape, std::size_t at) {
    if (tape.word(at) == "environ" || tape.word(at) == "about" || tape.word(at) == "quelque") ++at;
    const auto count = read_count(tape, at);
    if (!count) return std::nullopt;
    std::size_t i = count->end;
    if (tape.word(i) == "de" || tape.word(i) == "d" || tape.word(i) == "of") ++i;
    const auto hours = unit_hours(tape.word(i));
    if (!hours) return std::nullopt;
    ++i;
    if (tape.word(i) == "'" || tape.word(i) == "s") ++i;
    Duration value{count->value.first * *hours, count->value.second * *hours, *hours == 24.0};
    if (tape.word(i) == "et" && tape.word(i + 1).starts_with("demi")) {
        value.hours_min += 0.5 * *hours;
        value.hours_max += 0.5 * *hours;
        i += 2;
    }
    // More than a month on the road says nothing about a place.
    if (value.hours_min <= 0.0 || value.hours_max > 720.0) return std::nullopt;
    return Read<Duration>{value, i};
}

} // namespace cordon::place::expression

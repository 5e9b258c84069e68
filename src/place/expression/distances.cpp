// SPDX-License-Identifier: MIT
#include "place/expression/distance_words.hpp"
#include "place/expression/words.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace cordon::place::expression {

namespace {

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

    /// Number of words of "nautical miles", "milles marins", "nm"; 0 for other units.
    [[nodiscard]] std::size_t nautical_words(std::size_t i) const {
        const std::string_view word = tape_.word(i);
        const std::string_view next = tape_.word(i + 1);
        if (word == "nm" || word == "nmi") return 1;
        if (word == "nautical" && next.starts_with("mile")) return 2;
        if (word != "milles" && word != "mille") return 0;
        return next.starts_with("nautique") || next.starts_with("marin") ? 2
               : word == "milles"                                        ? 1
                                                                         : 0;
    }

    std::optional<double> unit() {
        std::size_t i = at_;
        if (tape_.word(i) == "de" || tape_.word(i) == "of") ++i;
        if (const std::size_t words = nautical_words(i); words > 0) {
            at_ = i + words;
            nautical_ = true;
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
                          .hedged = hedged_,
                          .is_nautical = nautical_};
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
    bool nautical_ = false;
};

} // namespace

void add_distance_words(Vocabulary& words) {
    for (const Prefix& prefix : french_prefixes)
        words.add({prefix.words.data(), 1}, opens_distance);
    for (const Prefix& prefix : english_prefixes)
        words.add({prefix.words.data(), 1}, opens_distance);
    for (const Open& open : open_numbers) words.add({open.words.data(), 1}, opens_distance);
    constexpr std::array<std::string_view, 9> openings{"entre", "between", "de", "from", "a",
                                                       "la",    "an",      "un", "half"};
    words.add(openings, opens_distance);
    constexpr std::array<std::string_view, 5> nautical{"nm", "nmi", "nautical", "milles", "mille"};
    words.add(nautical, unit_of_length);
}

std::optional<Read<Distance>> read_distance(const Tape& tape, std::size_t at) {
    return DistanceReader(tape, at).read();
}

} // namespace cordon::place::expression

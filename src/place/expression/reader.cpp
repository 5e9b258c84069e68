// SPDX-License-Identifier: MIT
#include "place/expression/reader.hpp"

#include "core/diagnostic.hpp"
#include "place/expression/rules.hpp"
#include "place/expression/slots.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place::expression {

namespace {

int number_of(std::string_view id) {
    int number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    return number;
}

/// Which row of the distance family the captures stand for.
std::string_view distance_rule(const Captures& captures) {
    if (!captures.bearings.empty()) return "5-distance-bearing";
    const Distance& distance = captures.distances.front();
    if (distance.bound == Bound::nearly) return "3-about-distance";
    if (distance.bound != Bound::exact) return distance.hedged ? "3-about-distance" : "4-bounds";
    return distance.hedged ? "3-about-distance" : "2-distance";
}

/// Which row a named place belongs to by its type word.
std::string_view named_rule(std::string_view type_word) {
    switch (type_group(type_word)) {
    case TypeGroup::quarter: return "12-suburb";
    case TypeGroup::district: return "20-district";
    case TypeGroup::region: return "21-region";
    case TypeGroup::commune: return "22-commune";
    case TypeGroup::nature: return "28-nature";
    case TypeGroup::facility: return "29-facility";
    case TypeGroup::none:
    case TypeGroup::town: break;
    }
    return {};
}

void set_rule(Clause& clause, const Rule& rule, const Captures& captures) {
    clause.rule = rule.id;
    const int row = number_of(rule.id);
    if (row == 2) clause.rule = distance_rule(captures);
    const bool described = (rule.flags & adjective) != 0U && captures.is_described;
    if (described) {
        clause.rule = "1-in";
        clause.is_named = true;
    }
    if (row != 1 && !described) return;
    if (clause.is_bare) clause.rule = "1-named";
    const std::string_view typed = named_rule(captures.type_word);
    if (!typed.empty()) clause.rule = typed;
    if (!captures.anaphor.empty()) clause.rule = "34-anaphora";
}

void set_numbers(Clause& clause, const Captures& captures) {
    if (!captures.distances.empty()) clause.distance = captures.distances.front();
    if (captures.distances.size() > 1) clause.second_distance = captures.distances[1];
    if (!captures.bearings.empty()) clause.bearing = captures.bearings.front();
    if (captures.bearings.size() > 1) clause.second_bearing = captures.bearings[1];
    if (captures.duration) {
        // A day's march or drive has eight hours on the way.
        const double share = captures.duration->in_days ? 8.0 / 24.0 : 1.0;
        clause.hours_min = captures.duration->hours_min * share;
        clause.hours_max = captures.duration->hours_max * share;
        clause.speed_min_kmh = captures.speed_max > 0.0 ? captures.speed_min : 30.0;
        clause.speed_max_kmh = captures.speed_max > 0.0 ? captures.speed_max : 80.0;
    }
    if (number_of(clause.rule) == 17 && captures.number > 0.0)
        clause.distance = Distance{.km = captures.number, .grain_km = 1.0};
    if (clause.distance && clause.distance->is_nautical) clause.straight = true;
}

/// The clause of a match; empty when the match says nothing after all.
std::optional<Clause> clause_of(const Rule& rule, const Captures& captures) {
    Clause clause;
    clause.is_soft = (rule.flags & soft) != 0U;
    clause.is_role = (rule.flags & role) != 0U;
    clause.excludes = (rule.flags & excludes) != 0U;
    clause.is_named = (rule.flags & named) != 0U;
    clause.is_bare = (rule.flags & bare) != 0U;
    clause.toponyms = captures.toponyms;
    clause.unknown = captures.unknown;
    clause.anaphor = captures.anaphor;
    clause.type_word = (rule.flags & middle) != 0U ? "centre" : captures.type_word;
    clause.line = captures.line;
    clause.by_road = captures.by_road;
    clause.straight = captures.straight;
    if (clause.anaphor.empty() && clause.toponyms.empty()) {
        if ((rule.flags & needs_place) != 0U) clause.anaphor = "last";
        if ((rule.flags & country_wide) != 0U) clause.anaphor = "country";
    }
    set_rule(clause, rule, captures);
    set_numbers(clause, captures);
    if ((rule.flags & adjective) != 0U && captures.is_described) clause.bearing.reset();
    const int row = clause.row();
    clause.is_container = row == 31;
    // "la ville", "le pays" alone point nowhere; a time of day is no way.
    if (row == 34 && clause.is_bare && clause.anaphor != "capital") return std::nullopt;
    if (row == 7 && captures.speed_max == 0.0 && *clause.hours_max > 12.0 &&
        !captures.duration->in_days)
        return std::nullopt;
    // An embassy in a named city is a place, an embassy alone an actor.
    if (row == 35 && clause.toponyms.size() > 1) clause.is_role = false;
    return clause;
}

/// "in the town of Kabkabiya": a name that is not known stands behind, no place before is meant.
bool names_another(const Tape& tape, const Clause& clause, std::size_t end) {
    if (clause.anaphor != "last" || end + 1 >= tape.size()) return false;
    const std::string_view word = tape.word(end);
    const bool link = word == "of" || word == "de" || word == "d" || word == "du" || word == "des";
    // "à 15 km à l'ouest de la capitale économique": of something, whatever it is.
    if (clause.distance && link) return tape.same_sentence(end + 1, end);
    return clause.row() == 34 && link && tape.token(end + 1).capitalised &&
           tape.same_sentence(end + 1, end);
}

struct Best {
    const Rule* rule = nullptr;
    Pattern::Match match;
    Clause clause;
};

/// Some rules of a language, by their place in its table.
class RuleSet {
  public:
    static constexpr std::size_t most_rules = 192;

    void add(std::size_t rule) { bits_.at(rule / 64) |= std::uint64_t{1} << rule % 64; }
    void add(const RuleSet& other) {
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
    }
    void remove(const RuleSet& other) {
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= ~other.bits_[i];
    }
    void remove(std::size_t rule) { bits_.at(rule / 64) &= ~(std::uint64_t{1} << rule % 64); }
    [[nodiscard]] bool has(std::size_t rule) const {
        return (bits_[rule / 64] >> rule % 64 & 1U) != 0;
    }
    [[nodiscard]] bool empty() const {
        return std::all_of(bits_.begin(), bits_.end(),
                           [](std::uint64_t some) { return some == 0; });
    }
    [[nodiscard]] RuleSet common(const RuleSet& other) const {
        RuleSet both;
        for (std::size_t i = 0; i < bits_.size(); ++i) both.bits_[i] = bits_[i] & other.bits_[i];
        return both;
    }
    /// Calls `use` with each rule, in the order of the table.
    template <typename Use>
    void each(Use use) const {
        for (std::size_t i = 0; i < bits_.size(); ++i)
            for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1)
                use(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }

  private:
    std::array<std::uint64_t, most_rules / 64> bits_{};
};

constexpr std::size_t index(Slot slot) {
    return static_cast<std::size_t>(slot);
}
constexpr std::size_t slot_count = index(Slot::stop) + 1;

/// The rules of a language by what they begin with and by what their sentence must have.
class RuleIndex {
  public:
    explicit RuleIndex(TextLanguage language)
        : rules_(rules(language)), opened_by_word_(vocabulary().size()) {
        if (rules_.size() > RuleSet::most_rules) throw Error("too many place patterns");
        for (std::size_t r = 0; r < rules_.size(); ++r) {
            const Pattern& pattern = rules_[r].pattern;
            const Pattern::Openings& openings = pattern.openings();
            if (openings.anything || openings.slots.has(Slot::stop))
                throw Error("a place pattern without a word");
            for (const std::string& word : openings.words)
                opened_by_word_[vocabulary().look_up(word).id].add(r);
            opening_slots_.add(openings.slots);
            openings.slots.each([&](Slot slot) { opened_by_slot_.at(index(slot)).add(r); });
            pattern.required().slots.each([&](Slot slot) { needing_slot_.at(index(slot)).add(r); });
            all_.add(r);
        }
    }

    [[nodiscard]] const Rule& rule(std::size_t number) const { return rules_[number]; }

    /// Rules that begin with the word of that number.
    [[nodiscard]] const RuleSet& opened_by(std::uint16_t word) const {
        return opened_by_word_[word];
    }
    [[nodiscard]] bool may_open(SlotSet slots) const {
        return !slots.common(opening_slots_).empty();
    }
    /// Rules that begin with one of these slots.
    [[nodiscard]] RuleSet opened_by(SlotSet slots) const {
        RuleSet opened;
        slots.common(opening_slots_).each([&](Slot slot) {
            opened.add(opened_by_slot_[index(slot)]);
        });
        return opened;
    }
    /// Rules that the sentence of a token has all slots for.
    [[nodiscard]] RuleSet with_slots_of_sentence(const Tape& tape, std::size_t at) const {
        RuleSet possible = all_;
        const SlotSet slots = tape.sentence_slots(at);
        for (std::size_t slot = 0; slot < slot_count; ++slot)
            if (!slots.has(static_cast<Slot>(slot))) possible.remove(needing_slot_[slot]);
        return possible;
    }

  private:
    const std::vector<Rule>& rules_;
    std::vector<RuleSet> opened_by_word_; ///< by number
    std::array<RuleSet, slot_count> opened_by_slot_;
    std::array<RuleSet, slot_count> needing_slot_;
    SlotSet opening_slots_; ///< of all rules
    RuleSet all_;
};

/// Which slots can be read at one token, found out once for all rules.
class SlotsAt {
  public:
    SlotsAt(const Tape& tape, std::size_t at, SlotSet possible, SlotMisses& misses)
        : tape_(tape), at_(at), open_(possible), misses_(misses) {}

    [[nodiscard]] bool any_of(SlotSet slots) {
        if (!slots.common(there_).empty()) return true;
        for (SlotSet left = slots.common(open_); !left.empty(); left.remove(left.first()))
            if (can_read(left.first())) return true;
        return false;
    }

  private:
    bool can_read(Slot slot) {
        open_.remove(slot);
        Captures captures;
        if (!read_slot(slot, tape_, at_, captures)) {
            misses_.add(at_, slot);
            return false;
        }
        there_.add(slot);
        return true;
    }

    const Tape& tape_;
    std::size_t at_;
    SlotSet open_;  ///< not tried yet
    SlotSet there_; ///< can be read
    SlotMisses& misses_;
};

const RuleIndex& index_of(TextLanguage language) {
    static const RuleIndex english(TextLanguage::english);
    static const RuleIndex french(TextLanguage::french);
    return language == TextLanguage::french ? french : english;
}

/// Reads the clauses of a text from left to right.
class ClauseScanner {
  public:
    explicit ClauseScanner(const Tape& tape)
        : tape_(tape), index_(index_of(tape.text().language)) {}

    std::vector<ReadClause> run() {
        std::vector<ReadClause> clauses;
        for (std::size_t i = 0; i < tape_.size();) {
            std::optional<ReadClause> read = read_at(i);
            if (!read) {
                ++i;
                continue;
            }
            read->clause.span = tape_.span(read->begin, read->end);
            i = read->end;
            clauses.push_back(std::move(*read));
        }
        return clauses;
    }

  private:
    std::optional<ReadClause> read_at(std::size_t i) {
        if (auto position = read_coordinates(tape_, i))
            return ReadClause{std::move(position->value), i, position->end};
        if (auto best = best_at(i)) return ReadClause{std::move(best->clause), i, best->match.end};
        return std::nullopt;
    }

    std::optional<Best> best_at(std::size_t at) {
        const SlotSet possible = tape_.possible_slots(at);
        const std::uint16_t word = tape_.known(at).id;
        if (word == 0 && !index_.may_open(possible)) return std::nullopt; // most words
        const RuleSet& by_word = index_.opened_by(word);
        RuleSet opened = index_.opened_by(possible);
        opened.add(by_word);
        opened = fitting_sentence(opened, at);
        if (opened.empty()) return std::nullopt;
        std::optional<Best> best;
        SlotMisses misses(at);
        SlotsAt slots(tape_, at, possible, misses);
        opened.each([&](std::size_t number) {
            const Rule& rule = index_.rule(number);
            if (!by_word.has(number) && !slots.any_of(rule.pattern.openings().slots)) return;
            auto match = rule.pattern.match(tape_, at, misses);
            if (!match || (best && match->end <= best->match.end)) return;
            auto clause = clause_of(rule, match->captures);
            if (clause && !names_another(tape_, *clause, match->end))
                best = Best{&rule, std::move(*match), std::move(*clause)};
        });
        return best;
    }

    /// Those of some rules that the sentence of a token has all words and slots for; each rule is
    /// looked at once for a sentence.
    RuleSet fitting_sentence(const RuleSet& rules, std::size_t at) {
        if (sentence_ != tape_.token(at).sentence) {
            sentence_ = tape_.token(at).sentence;
            fitting_ = index_.with_slots_of_sentence(tape_, at);
            unread_ = fitting_;
        }
        rules.common(unread_).each([&](std::size_t number) {
            if (!index_.rule(number).pattern.may_stand_with(tape_, at)) fitting_.remove(number);
        });
        unread_.remove(rules);
        return rules.common(fitting_);
    }

    const Tape& tape_;
    const RuleIndex& index_;
    std::optional<std::uint32_t> sentence_; ///< that `fitting_` belongs to
    RuleSet fitting_;                       ///< or not looked at yet
    RuleSet unread_;                        ///< of `fitting_`: whose words were not looked for yet
};

} // namespace

std::vector<ReadClause> read_clauses(const Tape& tape) {
    return ClauseScanner(tape).run();
}

} // namespace cordon::place::expression

namespace cordon::place {

int Clause::row() const {
    return expression::number_of(rule);
}

} // namespace cordon::place

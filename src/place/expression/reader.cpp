// SPDX-License-Identifier: MIT
#include "place/expression/reader.hpp"

#include "place/expression/rules.hpp"
#include "place/expression/slots.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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
    if (clause.row() != 34 || clause.anaphor != "last" || end + 1 >= tape.size()) return false;
    const std::string_view word = tape.word(end);
    const bool link = word == "of" || word == "de" || word == "d" || word == "du";
    return link && tape.token(end + 1).capitalised && tape.same_sentence(end + 1, end);
}

struct Best {
    const Rule* rule = nullptr;
    Pattern::Match match;
    Clause clause;
};

/// The rules of a language by what they begin with.
class RuleIndex {
  public:
    /// A rule that may begin with a word, or with one of these slots (bits, see `slots()`).
    struct Entry {
        const Rule* rule = nullptr;
        std::uint64_t slots = 0; ///< none: it begins with the word
    };

    explicit RuleIndex(TextLanguage language) {
        for (const Rule& rule : rules(language)) {
            const Pattern::Openings& openings = rule.pattern.openings();
            std::uint64_t bits = 0;
            for (const std::string& slot : openings.slots) bits |= bit_of(slot);
            if (openings.anything) bits = ~std::uint64_t{0};
            // A word that is new to the index has the rules that begin with slots.
            for (const std::string& word : openings.words)
                by_word_.try_emplace(word, by_slot_).first->second.push_back({&rule, 0});
            if (bits == 0) continue;
            for (auto& [word, list] : by_word_)
                if (list.empty() || list.back().rule != &rule) list.push_back({&rule, bits});
            by_slot_.push_back({&rule, bits});
        }
    }
    /// Rules that may begin with a folded word, in their order.
    [[nodiscard]] const std::vector<Entry>& beginning_with(std::string_view word) const {
        const auto found = by_word_.find(word);
        return found == by_word_.end() ? by_slot_ : found->second;
    }
    /// The slots by the number of their bit.
    [[nodiscard]] const std::vector<std::string>& slots() const { return slots_; }

  private:
    std::uint64_t bit_of(const std::string& slot) {
        const auto found = std::find(slots_.begin(), slots_.end(), slot);
        const auto number = static_cast<std::size_t>(found - slots_.begin());
        if (found == slots_.end()) slots_.push_back(slot);
        return number < 64 ? std::uint64_t{1} << number : ~std::uint64_t{0};
    }

    std::unordered_map<std::string_view, std::vector<Entry>> by_word_;
    std::vector<Entry> by_slot_;
    std::vector<std::string> slots_;
};

/// Which slots can be read at one token, found out once for all rules.
class SlotsAt {
  public:
    SlotsAt(const Tape& tape, std::size_t at, const RuleIndex& index)
        : tape_(tape), at_(at), index_(index) {}

    [[nodiscard]] bool any_of(std::uint64_t bits) {
        for (std::size_t i = 0; i < index_.slots().size() && i < 64; ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            if ((bits & bit) != 0 && can_read(i, bit)) return true;
        }
        return false;
    }

  private:
    bool can_read(std::size_t slot, std::uint64_t bit) {
        if ((known_ & bit) == 0) {
            known_ |= bit;
            Captures captures;
            const std::string& name = index_.slots()[slot];
            if (name == "stop" || read_slot(name, tape_, at_, captures)) there_ |= bit;
        }
        return (there_ & bit) != 0;
    }

    const Tape& tape_;
    std::size_t at_;
    const RuleIndex& index_;
    std::uint64_t known_ = 0;
    std::uint64_t there_ = 0;
};

const RuleIndex& index_of(TextLanguage language) {
    static const RuleIndex english(TextLanguage::english);
    static const RuleIndex french(TextLanguage::french);
    return language == TextLanguage::french ? french : english;
}

std::optional<Best> best_at(const Tape& tape, std::size_t at) {
    std::optional<Best> best;
    SlotMisses misses(at);
    const RuleIndex& index = index_of(tape.text().language);
    SlotsAt slots(tape, at, index);
    for (const RuleIndex::Entry& entry : index.beginning_with(tape.word(at))) {
        if (entry.slots != 0 && !slots.any_of(entry.slots)) continue;
        const Rule& rule = *entry.rule;
        auto match = rule.pattern.match(tape, at, misses);
        if (!match || (best && match->end <= best->match.end)) continue;
        auto clause = clause_of(rule, match->captures);
        if (clause && !names_another(tape, *clause, match->end))
            best = Best{&rule, std::move(*match), std::move(*clause)};
    }
    return best;
}

} // namespace

std::vector<ReadClause> read_clauses(const Tape& tape) {
    std::vector<ReadClause> clauses;
    std::size_t i = 0;
    while (i < tape.size()) {
        std::optional<ReadClause> read;
        if (auto position = read_coordinates(tape, i)) {
            read = ReadClause{std::move(position->value), i, position->end};
        } else if (auto best = best_at(tape, i)) {
            read = ReadClause{std::move(best->clause), i, best->match.end};
        }
        if (!read) {
            ++i;
            continue;
        }
        read->clause.span = tape.span(read->begin, read->end);
        i = read->end;
        clauses.push_back(std::move(*read));
    }
    return clauses;
}

} // namespace cordon::place::expression

namespace cordon::place {

int Clause::row() const {
    return expression::number_of(rule);
}

} // namespace cordon::place

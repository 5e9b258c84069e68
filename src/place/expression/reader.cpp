// SPDX-License-Identifier: MIT
#include "place/expression/reader.hpp"

#include "core/diagnostic.hpp"
#include "place/expression/rules.hpp"
#include "place/expression/slots.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>
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
    /// A rule that may begin with a word, or with one of these slots.
    struct Entry {
        const Rule* rule = nullptr;
        SlotSet slots; ///< none: it begins with the word
    };

    explicit RuleIndex(TextLanguage language) : by_word_(vocabulary().size()) {
        std::vector<bool> known(by_word_.size(), false);
        for (const Rule& rule : rules(language))
            for (const std::string& word : rule.pattern.openings().words)
                known[vocabulary().look_up(word).id] = true;
        for (const Rule& rule : rules(language)) {
            const Pattern::Openings& openings = rule.pattern.openings();
            if (openings.anything) throw Error("a place pattern without a word");
            slots_.add(openings.slots);
            if (!openings.slots.empty()) by_slot_.push_back({&rule, openings.slots});
            for (const std::string& word : openings.words)
                by_word_[vocabulary().look_up(word).id].push_back({&rule, {}});
            // Words that open some rules have those that begin with slots among them.
            if (openings.slots.empty()) continue;
            for (std::size_t word = 0; word < known.size(); ++word)
                if (known[word] && (by_word_[word].empty() || by_word_[word].back().rule != &rule))
                    by_word_[word].push_back({&rule, openings.slots});
        }
    }
    /// Rules that may begin with a word of that number, in their order, where one of these slots
    /// can be read.
    [[nodiscard]] std::span<const Entry> beginning_with(std::uint16_t word, SlotSet slots) const {
        if (!by_word_[word].empty()) return by_word_[word];
        if (slots.common(slots_).empty()) return {};
        return by_slot_;
    }

  private:
    std::vector<std::vector<Entry>> by_word_; ///< by number
    std::vector<Entry> by_slot_;
    SlotSet slots_; ///< of all rules
};

/// Which slots can be read at one token, found out once for all rules.
class SlotsAt {
  public:
    SlotsAt(const Tape& tape, std::size_t at, SlotSet possible)
        : tape_(tape), at_(at), open_(possible) {
        open_.remove(Slot::stop);
        there_ = SlotSet::of(Slot::stop);
    }

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
        if (!read_slot(slot, tape_, at_, captures)) return false;
        there_.add(slot);
        return true;
    }

    const Tape& tape_;
    std::size_t at_;
    SlotSet open_;  ///< not tried yet
    SlotSet there_; ///< can be read
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
    const SlotSet possible = tape.possible_slots(at);
    SlotsAt slots(tape, at, possible);
    for (const RuleIndex::Entry& entry : index.beginning_with(tape.known(at).id, possible)) {
        const Rule& rule = *entry.rule;
        if (!rule.pattern.may_stand_with(tape, at)) continue;
        if (!entry.slots.empty() && !slots.any_of(entry.slots)) continue;
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

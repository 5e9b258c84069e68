// SPDX-License-Identifier: MIT
#include "place/expression/parser.hpp"

#include "place/expression/reader.hpp"
#include "place/expression/slots.hpp"
#include "place/word_set.hpp"

#include <algorithm>
#include <optional>

namespace cordon::place {

namespace {

using expression::ReadClause;
using expression::Tape;
using expression::TypeGroup;

constexpr std::size_t most_clauses = 8;
constexpr std::size_t longest_gap = 6;

/// What may stand between two clauses of one expression.
constexpr auto connectors = make_word_set(
    ",", "(", ")", "-", "–", "—", "et", "and", "ou", "or", "situe", "situee", "situes", "situees",
    "soit", "sis", "sise", "qui", "se", "trouve", "est", "localite", "localises", "dans", "plus",
    "precisement", "located", "situated", "lying", "lies", "which", "is", "that", "just", "mais",
    "but", "town", "village", "ville", "une", "un", "a", "the", "some", "about", "also", "toujours",
    "bien", "either", "peut", "etre", "perhaps", "possibly", "else");
constexpr auto conjunctions = make_word_set("et", "and", "ou", "or");
constexpr auto disjunctions = make_word_set("ou", "or");

/// How large a named place is: the smaller number holds the larger one.
enum class Level : std::uint8_t { country, admin1, admin2, admin3, settlement, quarter };

struct Gap {
    bool joins = false;
    bool conjunction = false;
    bool disjunction = false; ///< a conjunction that leaves it open: "ou", ", soit"
    bool comma = false;       ///< or a bracket or dash
    std::size_t tokens = 0;
};

Gap gap_between(const Tape& tape, const ReadClause& a, const ReadClause& b) {
    Gap gap{.joins = tape.same_sentence(b.begin, a.end - 1), .tokens = b.begin - a.end};
    if (gap.tokens > longest_gap) gap.joins = false;
    for (std::size_t i = a.end; gap.joins && i < b.begin; ++i) {
        const std::string_view word = tape.word(i);
        if (!connectors.contains(word)) gap.joins = false;
        if (conjunctions.contains(word)) gap.conjunction = true;
        // "où" folds to "ou".
        if (disjunctions.contains(word) && tape.token(i).span.length() == 2) gap.disjunction = true;
        if (tape.token(i).kind == TokenKind::punctuation) gap.comma = true;
    }
    // "soit à X, soit à Y"
    if (gap.joins && b.begin > a.end && tape.word(b.begin - 1) == "soit" && a.begin > 0 &&
        tape.word(a.begin - 1) == "soit")
        gap.conjunction = gap.disjunction = true;
    return gap;
}

/// Puts clauses together.
class Grouping {
  public:
    Grouping(const Tape& tape, const Gazetteer* gazetteer) : tape_(tape), gazetteer_(gazetteer) {}

    std::vector<PlaceExpression> run(std::vector<ReadClause> clauses) {
        for (ReadClause& clause : clauses) {
            settle_outside(clause);
            if (group_.empty() || !take(clause)) {
                flush();
                group_.push_back(std::move(clause));
            }
        }
        flush();
        return std::move(expressions_);
    }

  private:
    [[nodiscard]] Level level(const Clause& clause) const {
        switch (expression::type_group(clause.type_word)) {
        case TypeGroup::region: return Level::admin1;
        case TypeGroup::district: return Level::admin2;
        case TypeGroup::commune: return Level::admin3;
        case TypeGroup::quarter: return Level::quarter;
        case TypeGroup::town:
        case TypeGroup::nature:
        case TypeGroup::facility: return Level::settlement;
        case TypeGroup::none: break;
        }
        if (clause.row() == 12) return Level::quarter;
        const Place* const place = place_of(clause);
        if (place == nullptr) return Level::settlement;
        if (place->feature_code.starts_with("PCL") || place->feature_code == "CONT")
            return Level::country;
        if (place->feature_code == "ADM1") return Level::admin1;
        if (place->feature_code == "ADM2") return Level::admin2;
        return place->feature_class == 'A' ? Level::admin3 : Level::settlement;
    }

    /// The place that the clause's first name most likely means; nullptr when it means none.
    [[nodiscard]] const Place* place_of(const Clause& clause) const {
        if (gazetteer_ == nullptr || clause.toponyms.empty()) return nullptr;
        const Toponym& name = tape_.toponyms()[clause.toponyms.front()];
        return name.is_resolved() ? &gazetteer_->place(name.candidates.front().place) : nullptr;
    }

    /// "outside Nyala" is near the town, "outside Sudan" anywhere else.
    void settle_outside(ReadClause& read) const {
        Clause& clause = read.clause;
        if (!clause.excludes) return;
        const Place* const place = place_of(clause);
        if (place == nullptr || place->feature_class != 'P') return;
        for (std::size_t i = read.begin; i < read.end; ++i)
            if (tape_.word(i) == "outside") clause.excludes = false;
        clause.is_soft = !clause.excludes;
    }

    /// Adds a clause to the group when both hold of the same place; false when it begins another.
    bool take(ReadClause& next) {
        const ReadClause& last = group_.back();
        const Gap gap = gap_between(tape_, last, next);
        if (!gap.joins || group_.size() >= most_clauses) return false;
        if (last.clause.is_role || next.clause.is_role) return false;
        if (next.clause.is_named && last.clause.is_named) return take_name(next, gap);
        if (gap.disjunction) return take_rival(next);
        if (is_list_) return false;
        const bool is_unknown = !last.clause.unknown.empty() && last.clause.toponyms.empty();
        if (next.clause.anaphor == "last" && last.clause.is_named && next.clause.row() != 34 &&
            !is_unknown) {
            // "à Suárez, à 35 km de là": from the place before, which says nothing new of Suárez.
            if (points_elsewhere(next) && !last.clause.toponyms.empty()) {
                group_.back().end = next.end;
                return true;
            }
            next.clause.toponyms = last.clause.toponyms; // "Kati, 30 km to the north"
            next.clause.anaphor.clear();
            if (next.clause.toponyms.empty()) next.clause.anaphor = last.clause.anaphor;
            next.begin = last.begin;
            group_.back() = std::move(next);
            return true;
        }
        if (gap.conjunction && !both_hold(last.clause, next.clause)) return false;
        // A name of its own behind a relation begins a new thought: "à 50 km de Kati, Bamako …".
        if (next.clause.is_bare && level(next.clause) >= Level::settlement &&
            !next.clause.is_container)
            return false;
        group_.push_back(std::move(next));
        return true;
    }

    /// "35 km de là", "20 km from there"
    [[nodiscard]] bool points_elsewhere(const ReadClause& read) const {
        const std::size_t last = read.end - 1;
        return tape_.word(last) == "there" ||
               (tape_.word(last) == "la" && last > 0 && tape_.word(last - 1) == "de");
    }

    static bool both_hold(const Clause& a, const Clause& b) {
        const auto measured = [](const Clause& c) {
            return c.distance.has_value() || c.is_soft || c.hours_min.has_value();
        };
        return measured(a) && measured(b);
    }

    /// "near X or 20 km from Y": two places of which one is meant.
    bool take_rival(ReadClause& next) {
        const bool only_rivals = group_.size() == 1 || is_rival_;
        const Clause& last = group_.back().clause;
        if (!only_rivals || next.clause.anaphor == "last" || next.clause.excludes ||
            last.excludes || last.is_container || next.clause.is_container)
            return false;
        is_list_ = closed_ = is_rival_ = true;
        group_.push_back(std::move(next));
        return true;
    }

    bool take_name(ReadClause& next, const Gap& gap) {
        const Level outer = level(next.clause);
        const Level inner = level(group_.back().clause);
        const bool holds = outer < inner && (gap.comma || !next.clause.is_bare) && !gap.conjunction;
        if (next.clause.is_container || (holds && !is_list_)) {
            next.clause.is_container = true;
            group_.push_back(std::move(next));
            return true;
        }
        // "au Mali, à Kati"
        if (inner < outer && group_.size() == 1 && !next.clause.is_bare && !gap.conjunction) {
            group_.back().clause.is_container = true;
            group_.push_back(std::move(next));
            return true;
        }
        const bool comparable =
            (inner == outer || (gap.disjunction && !next.clause.is_bare)) && gap.tokens <= 3;
        const bool only_names = std::all_of(group_.begin(), group_.end(), [](const ReadClause& c) {
            return c.clause.is_named && !c.clause.is_container;
        });
        if (!comparable || !only_names || !(gap.comma || gap.conjunction)) return false;
        // "à X ou à Y et Z" leaves open what belongs together.
        if (closed_ && gap.disjunction != is_rival_) return false;
        is_list_ = true;
        closed_ = closed_ || gap.conjunction;
        is_rival_ = is_rival_ || gap.disjunction;
        group_.push_back(std::move(next));
        return true;
    }

    void flush() {
        if (group_.empty()) return;
        if (is_list_ && !closed_) {
            for (ReadClause& clause : group_) emit({&clause, 1}, false);
        } else {
            emit(group_, is_list_);
        }
        group_.clear();
        is_list_ = closed_ = is_rival_ = false;
    }

    void emit(std::span<ReadClause> clauses, bool several) {
        PlaceExpression out{tape_.span(clauses.front().begin, clauses.back().end),
                            {},
                            several,
                            several && is_rival_};
        for (ReadClause& clause : clauses) {
            clause.clause.span = tape_.span(clause.begin, clause.end);
            out.clauses.push_back(std::move(clause.clause));
        }
        if (out.clauses.size() == 1 && out.clauses.front().is_container) {
            out.clauses.front().is_container = false;
            out.clauses.front().rule = "1-named";
            out.clauses.front().is_bare = true;
        }
        expressions_.push_back(std::move(out));
    }

    const Tape& tape_;
    const Gazetteer* gazetteer_;
    std::vector<ReadClause> group_;
    bool is_list_ = false;
    bool closed_ = false;   ///< the list has its "and" or "or"
    bool is_rival_ = false; ///< it is "or"
    std::vector<PlaceExpression> expressions_;
};

/// How far from its place a clause can lead, km; empty when it says nothing about that.
std::optional<double> reach_km(const Clause& clause) {
    if (clause.distance) return 1.3 * clause.distance->max_km.value_or(clause.distance->km) + 10.0;
    if (clause.hours_max) return 1.2 * *clause.hours_max * clause.speed_max_kmh + 10.0;
    switch (clause.row()) {
    case 9:
    case 27: return 70.0;
    case 10:
    case 11:
    case 17: return 25.0;
    case 18:
    case 26: return 100.0;
    default: return std::nullopt;
    }
}

void add_pair(std::vector<DistanceHint>& hints, std::size_t a, std::size_t b, double km) {
    if (a == b) return;
    hints.push_back({a, b, kilometres(km)});
    hints.push_back({b, a, kilometres(km)});
}

/// What clause `i` of an expression and its others say about how far apart their places are.
void add_hints(std::vector<DistanceHint>& hints, const PlaceExpression& e, std::size_t i) {
    // Roads between two named towns are rarely longer than this when one event lies between them.
    constexpr double longest_stretch_km = 400.0;
    constexpr double town_km = 10.0;
    const Clause& a = e.clauses[i];
    if (a.row() >= 13 && a.row() <= 15 && a.toponyms.size() == 2)
        add_pair(hints, a.toponyms[0], a.toponyms[1], longest_stretch_km);
    const auto reach = reach_km(a);
    if (!reach || a.toponyms.empty()) return;
    for (std::size_t k = 0; k < e.clauses.size(); ++k) {
        const Clause& b = e.clauses[k];
        if (k == i || b.toponyms.empty() || b.is_container) continue;
        const bool is_place = b.is_named && b.row() != 20 && b.row() != 21;
        const auto other = is_place ? std::optional(town_km) : reach_km(b);
        if (other && (is_place || k > i))
            add_pair(hints, a.toponyms[0], b.toponyms[0], *reach + *other);
    }
}

/// Rival places of one event: nobody hesitates between towns of two continents.
void add_rival_hints(std::vector<DistanceHint>& hints, const PlaceExpression& e) {
    constexpr double farthest_km = 400.0;
    for (std::size_t i = 0; i < e.clauses.size(); ++i)
        for (std::size_t k = i + 1; k < e.clauses.size(); ++k)
            if (!e.clauses[i].toponyms.empty() && !e.clauses[k].toponyms.empty())
                add_pair(hints, e.clauses[i].toponyms[0], e.clauses[k].toponyms[0], farthest_km);
}

} // namespace

std::vector<PlaceExpression> parse_expressions(const TokenizedText& text,
                                               const std::vector<Toponym>& toponyms,
                                               const Gazetteer* gazetteer) {
    return ClauseReader(text, toponyms).expressions(gazetteer);
}

struct ClauseReader::Read {
    Read(const TokenizedText& text, const std::vector<Toponym>& toponyms)
        : tape(text, toponyms), clauses(expression::read_clauses(tape)) {}
    Tape tape;
    std::vector<ReadClause> clauses;
};

ClauseReader::ClauseReader(const TokenizedText& text, const std::vector<Toponym>& toponyms)
    : text_(text), toponyms_(toponyms), names_(names()),
      read_(std::make_unique<const Read>(text, toponyms)) {}

ClauseReader::~ClauseReader() = default;

std::vector<ClauseReader::Name> ClauseReader::names() const {
    std::vector<Name> names;
    names.reserve(toponyms_.size());
    for (const Toponym& toponym : toponyms_)
        names.push_back(
            {toponym.first_token, toponym.token_count, toponym.role, toponym.type_word});
    return names;
}

std::vector<PlaceExpression> ClauseReader::expressions(const Gazetteer* gazetteer) const {
    // Resolving mostly changes candidates, which the reader does not look at.
    if (names() == names_) return Grouping(read_->tape, gazetteer).run(read_->clauses);
    const Read anew(text_, toponyms_);
    return Grouping(anew.tape, gazetteer).run(anew.clauses);
}

std::vector<DistanceHint> distance_hints(const std::vector<PlaceExpression>& expressions) {
    std::vector<DistanceHint> hints;
    for (const PlaceExpression& e : expressions) {
        for (std::size_t i = 0; i < e.clauses.size() && !e.several; ++i) add_hints(hints, e, i);
        if (e.rivals) add_rival_hints(hints, e);
    }
    return hints;
}

} // namespace cordon::place

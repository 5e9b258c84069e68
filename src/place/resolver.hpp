// SPDX-License-Identifier: MIT
#pragma once

#include "place/home_evidence.hpp"
#include "place/resolve_groups.hpp"
#include "place/type_words.hpp"

#include <map>
#include <string>
#include <vector>

namespace cordon::place {

/// Chooses among the places of the names of one text. The steps of run() are in files of their own:
/// groups, hints, regions.
class Resolver {
  public:
    Resolver(const TokenizedText& text, const Gazetteer& gazetteer, std::vector<Toponym>& toponyms,
             const ResolveOptions& options)
        : text_(text), gazetteer_(gazetteer), toponyms_(toponyms), options_(options) {}

    void run(const std::vector<DistanceHint>& hints);

  private:
    // resolve_groups.cpp
    void make_groups();
    [[nodiscard]] TypeFit best_fit(const Toponym& toponym) const;
    [[nodiscard]] NameGroup make_group(const Toponym& toponym, TypeFit best);
    /// Leaves out divisions that only bear a river's name, too.
    void prefer_rivers(NameGroup& group) const;
    /// Leaves the place that a person has chosen for the name.
    void keep_chosen(NameGroup& group) const;
    [[nodiscard]] double spelling_malus(const Place& place) const;
    void sort(NameGroup& group) const;

    // resolve_hints.cpp
    /// Bonuses from the words beside the names and from the names of one group.
    void read_hints();
    void adopt_long_forms();
    bool adopt(NameGroup& group, const NameGroup& longer) const;
    [[nodiscard]] int town_cues(const NameGroup& group) const;
    void prefer_countries(NameGroup& group) const;
    void prefer_seats(NameGroup& group);
    [[nodiscard]] bool is_bare_division(const NameGroup& group, const ScoredPlace& division,
                                        const ScoredPlace& town) const;
    /// `X, Y`, `X (Y)`, `X en Y`; `X in Y`, `X of Y` count half.
    void containers();
    [[nodiscard]] bool owns(const Toponym& owner, const Toponym& owned) const;
    [[nodiscard]] double link(const Toponym& inner, const Toponym& outer) const;
    void contain(std::size_t inner_group, std::size_t outer_group, double strength);
    [[nodiscard]] bool holds(const ScoredPlace& area, const ScoredPlace& one) const;
    [[nodiscard]] bool may_be_missing(const NameGroup& inner, const NameGroup& outer) const;
    void distances(const std::vector<DistanceHint>& hints);

    // resolve.cpp
    void converge(const std::vector<DistanceHint>& hints);
    void weigh();
    void score();
    void score(NameGroup& group) const;
    [[nodiscard]] double context_score(const NameGroup& group, const ScoredPlace& one) const;
    void prefer_home(NameGroup& group) const;
    [[nodiscard]] bool is_stray(const NameGroup& group) const;
    [[nodiscard]] bool lies_apart(const NameGroup& group) const;
    [[nodiscard]] bool is_only_home(std::int32_t own, double most) const;
    [[nodiscard]] const NameGroup* longer_name_of(const NameGroup& group) const;
    void hand_back();
    void give_candidates(Toponym& toponym, const NameGroup& group) const;

    // resolve_regions.cpp
    /// Tries whether all names together fit one region better than each name by itself.
    void try_regions(const std::vector<DistanceHint>& hints);
    [[nodiscard]] std::vector<std::int32_t> regions() const;
    bool move_to(std::int32_t region);
    [[nodiscard]] double fit() const;

    static std::int32_t number(std::map<std::string, std::int32_t>& numbers, std::string key);

    const TokenizedText& text_;
    const Gazetteer& gazetteer_;
    std::vector<Toponym>& toponyms_;
    const ResolveOptions& options_;
    std::vector<NameGroup> groups_;
    std::vector<std::size_t> group_of_;
    std::map<std::string, std::int32_t> country_numbers_;
    std::map<std::string, std::int32_t> division_numbers_;
    Weights countries_;
    Weights divisions_;
    /// Where the other names lie, and whose names they are; of one round.
    std::vector<std::array<double, 3>> points_;
    std::vector<std::size_t> point_owners_;
    HomeEvidence home_;
    std::vector<std::pair<std::int32_t, std::int32_t>> home_numbers_; ///< country, division
};

} // namespace cordon::place

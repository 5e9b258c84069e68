// SPDX-License-Identifier: MIT
#pragma once

#include "place/gazetteer.hpp"
#include "place/toponym.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace cordon::place {

inline constexpr std::size_t no_group = static_cast<std::size_t>(-1);

/// A candidate with what the scoring needs of its place, so that the loops touch no strings.
struct ScoredPlace {
    Candidate candidate;
    double prior = 0.0; ///< population, feature class, rank of the name
    double hints = 0.0; ///< containers, distances and words that the text states
    double score = 0.0;
    std::array<double, 3> direction{}; ///< unit vector on the sphere
    std::int32_t country = -1;         ///< number of its country within the text; -1 = none
    std::int32_t division = -1;        ///< number of its first-level division
    bool is_country = false;           ///< a country, continent, sea or other large region
    bool is_division = false;          ///< first level

    /// What does not depend on the other names.
    [[nodiscard]] double base() const { return prior + hints; }
};

/// All mentions of one surface form: one sense per discourse.
struct NameGroup {
    std::string key;        ///< the folded name
    std::size_t leader = 0; ///< first group of the same name: it alone counts as evidence
    std::vector<std::size_t> mentions; ///< toponyms
    std::vector<ScoredPlace> places;   ///< best first after scoring
    double confidence = 0.0;
    bool is_evidence = false; ///< a demonym: counts for its country, is not resolved
    bool has_hint = false;
    bool like_town = false; ///< used as only names of towns are: `a Lebanon woman`
    /// The group of the container that the text names and that holds none of the places.
    std::size_t container = no_group;

    /// Takes part in the scoring.
    [[nodiscard]] bool is_open() const { return !is_evidence && !places.empty(); }
};

/// The sum of confidences of countries or divisions; a candidate's own group is taken out again.
struct Weights {
    std::vector<double> of;
    double total = 0.0;
    void clear() {
        std::fill(of.begin(), of.end(), 0.0);
        total = 0.0;
    }
    void add(std::int32_t index, double weight) {
        if (index < 0) return;
        of[static_cast<std::size_t>(index)] += weight;
        total += weight;
    }
    [[nodiscard]] double at(std::int32_t index) const {
        return index < 0 ? 0.0 : of[static_cast<std::size_t>(index)];
    }
};

/// Square of the chord between two unit vectors.
[[nodiscard]] inline double chord_squared(const std::array<double, 3>& a,
                                          const std::array<double, 3>& b) {
    const double dx = a[0] - b[0];
    const double dy = a[1] - b[1];
    const double dz = a[2] - b[2];
    return dx * dx + dy * dy + dz * dz;
}
/// The great circle's arc over that chord, in km on the mean sphere.
[[nodiscard]] double arc_km(double chord_squared);
/// Great-circle distance of two unit vectors in km.
[[nodiscard]] double sphere_km(const std::array<double, 3>& a, const std::array<double, 3>& b);

} // namespace cordon::place

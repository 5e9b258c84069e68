// SPDX-License-Identifier: MIT
#pragma once

#include "place/toponym.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cordon::test {

/// A name that the annotators marked; offsets in bytes.
struct GoldName {
    place::Span span;
    std::string name;
    std::optional<geom::LonLat> at;
    std::int64_t geonameid = 0;
    bool demonym = false;
};

struct GoldDocument {
    std::string id;
    std::string text;
    std::vector<GoldName> names; ///< by (begin, end)
};

/// Reads a corpus in JSON Lines; code point offsets become bytes.
[[nodiscard]] std::vector<GoldDocument> read_corpus(const std::filesystem::path& path);

/// Counts of the scoring rule (README of the corpora): greedy matching by overlap.
struct ToponymScore {
    int gold = 0, system = 0, matched = 0;                   ///< recognition, demonyms in
    int plain_gold = 0, plain_system = 0, plain_matched = 0; ///< without demonyms
    int scored = 0, within_161 = 0, within_25 = 0; ///< names with coordinates, no large areas
    int plain_scored = 0, plain_within_161 = 0;
    [[nodiscard]] double precision() const { return ratio(matched, system); }
    [[nodiscard]] double recall() const { return ratio(matched, gold); }
    [[nodiscard]] double f() const { return f_of(precision(), recall()); }
    [[nodiscard]] double plain_f() const {
        return f_of(ratio(plain_matched, plain_system), ratio(plain_matched, plain_gold));
    }
    [[nodiscard]] double found_161() const { return ratio(within_161, scored); }
    [[nodiscard]] double found_25() const { return ratio(within_25, scored); }
    [[nodiscard]] double plain_found_161() const { return ratio(plain_within_161, plain_scored); }

    static double ratio(int a, int b) { return b == 0 ? 0.0 : static_cast<double>(a) / b; }
    static double f_of(double p, double r) { return p + r <= 0.0 ? 0.0 : 2.0 * p * r / (p + r); }
};

/// What happened to one gold or system name, for lists of errors.
struct ScoredName {
    const GoldDocument* document = nullptr;
    const GoldName* gold = nullptr;         ///< nullptr: a false alarm
    const place::Toponym* system = nullptr; ///< nullptr: missed
    const place::TokenizedText* text = nullptr;
    const std::vector<place::Toponym>* all = nullptr; ///< rejected ones, too
    double km = -1.0;                                 ///< from the gold position; < 0: none
};

struct ScoreOptions {
    bool gold_spans = false; ///< resolution alone: the gold names are given
    std::function<void(const ScoredName&)> each;
};

[[nodiscard]] ToponymScore score_corpus(const std::vector<GoldDocument>& documents,
                                        const place::Gazetteer& gazetteer,
                                        const ScoreOptions& options = {});

} // namespace cordon::test

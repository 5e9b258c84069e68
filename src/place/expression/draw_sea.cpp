// SPDX-License-Identifier: MIT
#include "core/unicode.hpp"
#include "place/expression/draw.hpp"
#include "place/word_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace cordon::place::expression {

namespace {

constexpr auto coast_words =
    make_word_set("bord", "bords", "coast", "coastline", "coasts", "cote", "cotes", "littoral",
                  "rivage", "rivages", "rives", "shore", "shoreline", "shores");
constexpr int row_between = 13;
constexpr int row_along_water = 25;
constexpr int row_offshore = 27;
constexpr int row_coast = 39;

/// "on the Black Sea coast", "sur la côte de la mer Noire".
bool is_on_its_coast(const Setting& setting, const Clause& clause) {
    constexpr std::size_t words_before = 3;
    if (clause.row() == row_along_water || clause.row() == row_coast) return true;
    if (clause.row() != 1 || clause.toponyms.empty()) return false;
    const Toponym& name = setting.toponym(clause.toponyms.front());
    if (coast_words.contains(setting.word(name.first_token + name.token_count))) return true;
    for (std::size_t k = 1; k <= words_before && k <= name.first_token; ++k)
        if (coast_words.contains(setting.word(name.first_token - k))) return true;
    return false;
}

/// The water that row 25 names without making it a place of the clause: "the shores of the Red
/// Sea".
std::optional<Reference> water_of_line(const Setting& setting, const Clause& clause) {
    if (clause.row() != row_along_water || clause.line.empty()) return std::nullopt;
    for (const char* head : {"", "mer ", "golfe "})
        for (const Found& found : setting.gazetteer().find(head + fold_name(clause.line))) {
            if (setting.gazetteer().place(found.place).feature_class != 'H') continue;
            Reference water = setting.reference(found.place);
            if (water.level == "sea") return water;
        }
    return std::nullopt;
}

void draw_coast(const RegionOptions& o, Drawn& out, const Reference& x) {
    set_reach(out, x, {.outer_km = o.seaside / 2.0}, {.outer_km = o.seaside});
    out.extent = Extent::ring;
    out.step = fmt::format("the land within {} km of {}", km_text(o.seaside), x.name);
}

} // namespace

bool draw_sea(const Setting& setting, Drawn& out) {
    if (out.references.empty())
        if (auto water = water_of_line(setting, out.region.clause))
            out.references.push_back(std::move(*water));
    const bool at_sea =
        !out.references.empty() &&
        std::all_of(out.references.begin(), out.references.end(),
                    [](const Reference& r) { return r.level == "sea" && r.has_outline(); });
    if (!at_sea) return false;
    const Clause& clause = out.region.clause;
    const Reference& x = out.references.front();
    if (is_on_its_coast(setting, clause)) {
        draw_coast(setting.options(), out, x);
        return true;
    }
    if (clause.row() == row_offshore) {
        draw_outline(out, x);
        return true;
    }
    if (clause.row() != row_between) return false;
    out.region.remark = fmt::format("what lies between {} and another sea is no place", x.name);
    return true;
}

} // namespace cordon::place::expression

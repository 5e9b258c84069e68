// SPDX-License-Identifier: MIT
#include "analysis/attribute_names.hpp"

#include "core/unicode.hpp"

#include <array>
#include <span>

namespace cordon::analysis {

namespace {

using Names = std::span<const std::string_view>;

/// Folded; the more telling ones first.
constexpr std::array<std::string_view, 24> refs = {
    "road ref",     "ref no",   "route ref",      "road number",    "road no",      "road code",
    "route number", "route no", "route code",     "code route",     "numero route", "num route",
    "code axe",     "rtt ref",  "highway no",     "highway number", "carretera",    "codigo via",
    "numero via",   "rodovia",  "strassennummer", "strassen nr",    "numero",       "nummer"};
constexpr std::array<std::string_view, 18> names = {
    "nom",       "nombre",   "nome",        "road name",    "roadname", "street name",
    "nom route", "nom voie", "nom rue",     "libelle",      "label",    "title",
    "titre",     "titulo",   "bezeichnung", "strassenname", "axe",      "name en"};
constexpr std::array<std::string_view, 4> weights = {"poids", "peso", "gewicht", "share"};
constexpr std::array<std::string_view, 5> capacities = {"capacite", "capacidad", "capacidade",
                                                        "kapazitat", "throughput"};

Names usual_names(std::string_view key) {
    if (key == "ref") return refs;
    if (key == "name") return names;
    if (key == "weight") return weights;
    if (key == "capacity") return capacities;
    return {};
}

} // namespace

const data::Column* find_attribute(const data::FeatureLayer& layer, std::string_view key) {
    if (const auto found = layer.column(key)) return &layer.column_at(*found);
    for (const data::Column& column : layer.columns())
        if (fold_name(column.name()) == key) return &column;
    for (const std::string_view usual : usual_names(key))
        for (const data::Column& column : layer.columns())
            if (fold_name(column.name()) == usual) return &column;
    return nullptr;
}

} // namespace cordon::analysis

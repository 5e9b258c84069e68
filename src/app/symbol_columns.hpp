// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/language.hpp"
#include "incident/incident.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Columns of incidents by name: their counts, attributes, and what their table had besides. Names
/// are compared folded: `Side B` finds `side_b`.
namespace cordon::app {

/// The number of an incident in a column, over all sources: a count, or what a further column of
/// its table holds (0 and more). `fatalities` and its like find the count `killed`.
[[nodiscard]] std::optional<incident::CountRange> column_number(const incident::Incident& incident,
                                                                std::string_view column);

/// What an incident has in a column, in words: an attribute (class, type, claim, road, source,
/// model) or a further column of its table; empty when it has nothing there.
[[nodiscard]] std::string column_text(const incident::Incident& incident, std::string_view column,
                                      Language language);

/// The same for further columns of the table alone: what the key does not say otherwise.
[[nodiscard]] std::string further_column_text(const incident::Incident& incident,
                                              std::string_view column, Language language);

/// Names of the columns with numbers, and of those with words, in the order of first use.
[[nodiscard]] std::vector<std::string> number_columns(const incident::IncidentSet& set);
[[nodiscard]] std::vector<std::string> text_columns(const incident::IncidentSet& set);

/// A column's name as a reader understands it: `tankers burnt` for `tankers_burnt`.
[[nodiscard]] std::string words_of_column(std::string_view column, Language language);

/// Throws Error, with `names`, when no incident has the column that `[map]` `key` names.
void require_column(const MapDocument& document, const std::string& key, const std::string& column,
                    const std::vector<std::string>& names);

} // namespace cordon::app

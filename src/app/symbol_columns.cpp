// SPDX-License-Identifier: MIT
#include "app/symbol_columns.hpp"

#include "core/unicode.hpp"
#include "data/csv.hpp"
#include "incident/column_names.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::app {

namespace {

using incident::Incident;

/// Columns of deaths become the count `killed` when a table is read: their names still find it.
bool is_killed(std::string_view folded) {
    const auto names = incident::column_names(incident::Field::killed);
    return std::find(names.begin(), names.end(), folded) != names.end();
}

/// The incident's own attributes that can be classes.
constexpr std::array<std::string_view, 6> attributes = {"class", "type",   "claim",
                                                        "road",  "source", "model"};

const Json* extra_of(const Incident& incident, std::string_view folded) {
    for (const Json::Member& member : incident.extra)
        if (fold_name(member.key) == folded) return &member.value;
    return nullptr;
}

std::optional<double> number_in(const Json& value) {
    std::optional<double> number;
    if (value.is_number()) number = value.number();
    if (value.is_string()) number = data::parse_number(value.string());
    constexpr double most = 1e15; // beyond, digits are lost and a sum of areas has no meaning
    return number && *number >= 0.0 && *number <= most ? number : std::nullopt;
}

std::string attribute_text(const Incident& incident, std::string_view column, Language language) {
    if (column == "class")
        return std::string(incident::word(incident::drawing_class(incident.type), language));
    if (column == "type") return std::string(incident::word(incident.type, language));
    if (column == "claim") return std::string(incident::word(incident.claim, language));
    if (column == "road") return incident.road;
    if (column == "model") return std::string(incident::model_name(incident.location.said));
    return incident.sources.empty() ? std::string() : incident.sources.front().publisher;
}

template <typename Names>
void add_once(std::vector<std::string>& names, Names name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
}

} // namespace

std::optional<incident::CountRange> column_number(const Incident& incident,
                                                  std::string_view column) {
    const std::string wanted = fold_name(column);
    for (const incident::Count& count : incident.counts)
        if (fold_name(count.name) == wanted) return count.range;
    // With its range, where the column is kept beside it.
    if (is_killed(wanted))
        if (const auto killed = incident.count("killed")) return killed;
    const Json* value = extra_of(incident, wanted);
    const auto number = value != nullptr ? number_in(*value) : std::nullopt;
    if (!number) return std::nullopt;
    return incident::CountRange{*number, *number};
}

std::string column_text(const Incident& incident, std::string_view column, Language language) {
    const std::string wanted = fold_name(column);
    if (std::find(attributes.begin(), attributes.end(), wanted) != attributes.end())
        return attribute_text(incident, wanted, language);
    return further_column_text(incident, column, language);
}

std::string further_column_text(const Incident& incident, std::string_view column,
                                Language language) {
    const std::string wanted = fold_name(column);
    if (is_killed(wanted) && incident.count("killed")) return {}; // the list has it
    const Json* value = extra_of(incident, wanted);
    if (value == nullptr) return {};
    if (value->is_string()) return value->string();
    if (value->is_number()) return format_number_short(value->number(), 3, language);
    if (value->is_bool()) {
        const bool french = language == Language::fr;
        return value->boolean() ? (french ? "oui" : "yes") : (french ? "non" : "no");
    }
    return {};
}

std::vector<std::string> number_columns(const incident::IncidentSet& set) {
    std::vector<std::string> names;
    for (const Incident& incident : set.incidents) {
        for (const incident::Count& count : incident.counts) add_once(names, count.name);
        for (const Json::Member& member : incident.extra)
            if (number_in(member.value)) add_once(names, member.key);
    }
    return names;
}

std::vector<std::string> text_columns(const incident::IncidentSet& set) {
    std::vector<std::string> names(attributes.begin(), attributes.end());
    for (const Incident& incident : set.incidents)
        for (const Json::Member& member : incident.extra)
            if (!member.value.is_array() && !member.value.is_object() && !member.value.is_null())
                add_once(names, member.key);
    return names;
}

std::string words_of_column(std::string_view column, Language language) {
    const std::string wanted = fold_name(column);
    if (is_killed(wanted)) return incident::count_word("killed", language);
    constexpr std::array<std::array<std::string_view, 3>, 6> own{
        {{"class", "what happened", "ce qui s’est passé"},
         {"type", "what happened", "ce qui s’est passé"},
         {"claim", "how certain", "degré de certitude"},
         {"road", "road", "route"},
         {"source", "source", "source"},
         {"model", "how the place is known", "connaissance du lieu"}}};
    for (const auto& [name, en, fr] : own)
        if (wanted == name) return std::string(language == Language::fr ? fr : en);
    return incident::count_word(column, language);
}

namespace {

bool has_column(const std::vector<std::string>& names, const std::string& column) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return fold_name(name) == fold_name(column);
    });
}

} // namespace

void require_column(const MapDocument& document, const std::string& key, const std::string& column,
                    const std::vector<std::string>& names) {
    if (has_column(names, column)) return;
    std::vector<std::string> hints;
    if (const std::string near = did_you_mean(column, names); !near.empty()) hints.push_back(near);
    hints.push_back(names.empty() ? std::string("they have none that could be drawn")
                                  : fmt::format("the incidents have {}", fmt::join(names, ", ")));
    throw Error({Severity::error,
                 fmt::format("{} is '{}', but no incident has {} of that name", key, column,
                             key == "size_by" ? "a number" : "a column"),
                 document.where("map." + key), std::move(hints)});
}

} // namespace cordon::app

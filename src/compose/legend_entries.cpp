// SPDX-License-Identifier: MIT
#include "compose/furniture.hpp"

#include <algorithm>
#include <utility>

namespace cordon::compose {

std::string localised(const Json& text, Language language) {
    if (text.is_string()) return text.string();
    const std::string wanted = text.text_or(code(language), "");
    return wanted.empty() ? text.text_or("en", "") : wanted;
}

namespace {

bool equal(const data::Value& value, const Json& wanted) {
    if (const auto* text = std::get_if<std::string_view>(&value))
        return wanted.is_string() && wanted.string() == *text;
    if (const auto* number = std::get_if<double>(&value))
        return wanted.is_number() && wanted.number() == *number;
    if (const auto* flag = std::get_if<bool>(&value))
        return wanted.is_bool() && wanted.boolean() == *flag;
    return wanted.is_null() && std::holds_alternative<std::monostate>(value);
}

bool has_properties(const data::FeatureLayer& features, std::size_t i, const Json& properties) {
    return std::all_of(properties.members().begin(), properties.members().end(),
                       [&](const Json::Member& member) {
                           return equal(features.value(i, member.key), member.value);
                       });
}

/// The label with each `{attribute}` replaced by the feature's text or number.
std::string filled_in(const std::string& label, const data::FeatureLayer& features, std::size_t i,
                      Language language) {
    std::string out;
    std::size_t at = 0;
    for (;;) {
        const std::size_t open = label.find('{', at);
        const std::size_t end = label.find('}', open == std::string::npos ? at : open);
        if (open == std::string::npos || end == std::string::npos) return out + label.substr(at);
        out += label.substr(at, open - at);
        const data::Value value = features.value(i, label.substr(open + 1, end - open - 1));
        if (const auto* text = std::get_if<std::string_view>(&value)) out += *text;
        if (const auto* number = std::get_if<double>(&value))
            out += format_number_short(*number, 3, language);
        at = end + 1;
    }
}

Json to_json(const data::Value& value) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return Json(std::string(*text));
    if (const auto* number = std::get_if<double>(&value)) return Json(*number);
    if (const auto* flag = std::get_if<bool>(&value)) return Json(*flag);
    return {};
}

/// The sample's attributes: those of a feature that is on the map, so that the legend shows what
/// was drawn, without what names that one feature; then what the entry asks for.
Json sample_properties(const DrawnLayer& drawn, std::size_t feature, const Json& entry,
                       const Json::Object& shared) {
    Json::Object all;
    // What is set first counts: the entry's own look goes before the feature's.
    const Json* sample = entry.find("sample");
    if (sample != nullptr && sample->is_object()) all = sample->members();
    all.insert(all.end(), shared.begin(), shared.end());
    for (const data::Column& column : drawn.features->columns()) {
        const std::string& name = column.name();
        const bool names_it = name == "number" || name == "label" || name == "alternative";
        Json value = names_it ? Json() : to_json(column[feature]);
        if (!value.is_null()) all.push_back({name, std::move(value), 0});
    }
    return Json(std::move(all));
}

/// Where the feature's row stands among those of its entry: the number that the entry's `sort`
/// names, the largest first when a minus stands before the name.
double rank_of(const DrawnLayer& layer, std::size_t feature, const Json& entry) {
    const std::string sort = entry.text_or("sort", "");
    if (sort.empty()) return 0.0;
    if (sort.starts_with('-')) return -layer.features->number(feature, sort.substr(1), 0.0);
    return layer.features->number(feature, sort, 0.0);
}

/// The drawn features in the order of their ranks, else as they were drawn.
std::vector<std::size_t> in_order(const DrawnLayer& layer, const Json& entry) {
    std::vector<std::pair<double, std::size_t>> ranked;
    ranked.reserve(layer.drawn.size());
    for (const std::size_t i : layer.drawn) ranked.emplace_back(rank_of(layer, i, entry), i);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> order;
    order.reserve(ranked.size());
    for (const auto& [rank, i] : ranked) order.push_back(i);
    return order;
}

/// The first of the values that an entry lists under `first_of` for an attribute and a drawn
/// feature has: the samples of several rows then look alike in what another row tells.
Json::Object shared_look(const std::vector<DrawnLayer>& drawn, const style::Layer* layer,
                         const Json& entry) {
    Json::Object out;
    const Json* lists = entry.find("first_of");
    if (lists == nullptr || !lists->is_object()) return out;
    for (const Json::Member& list : lists->members()) {
        const auto is_drawn = [&](const Json& value) {
            return std::any_of(drawn.begin(), drawn.end(), [&](const DrawnLayer& one) {
                return one.layer == layer &&
                       std::any_of(one.drawn.begin(), one.drawn.end(), [&](std::size_t i) {
                           return equal(one.features->value(i, list.key), value);
                       });
            });
        };
        const auto& values = list.value.items();
        const auto found = std::find_if(values.begin(), values.end(), is_drawn);
        if (found != values.end()) out.push_back({list.key, *found, 0});
    }
    return out;
}

/// An entry of a layer's legend with its words.
struct EntryWords {
    const Json& entry;
    const std::string& text;
    const Json& properties;     ///< that a feature must have
    const Json::Object& shared; ///< look of all its samples
    Language language;
};

/// Adds the row of one feature, or only its layer when there is a row with the same words.
void add_entry(const DrawnLayer& layer, std::size_t feature, const EntryWords& words,
               std::string text, std::vector<LegendEntry>& out) {
    const std::string group = words.entry.text_or("group", "");
    const auto same = std::find_if(out.begin(), out.end(), [&](const LegendEntry& e) {
        return e.group == group && e.label == text;
    });
    if (same == out.end()) {
        LegendEntry row{group,
                        std::move(text),
                        {layer.layer},
                        sample_properties(layer, feature, words.entry, words.shared)};
        row.declared = &words.entry;
        row.rank = rank_of(layer, feature, words.entry);
        out.push_back(std::move(row));
    } else if (std::find(same->layers.begin(), same->layers.end(), layer.layer) ==
               same->layers.end()) {
        same->layers.push_back(layer.layer);
    }
}

/// The rows of one entry: words that name an attribute give a row for each of its values, others
/// one row.
void add_rows(const DrawnLayer& layer, const EntryWords& words, std::vector<LegendEntry>& out) {
    constexpr std::size_t most_rows = 12; // of one entry: a legend, not a table
    const bool varies = words.text.find('{') != std::string::npos;
    const std::size_t limit = out.size() + (varies ? most_rows : 1);
    for (const std::size_t i : in_order(layer, words.entry)) {
        if (!has_properties(*layer.features, i, words.properties)) continue;
        std::string text =
            varies ? filled_in(words.text, *layer.features, i, words.language) : words.text;
        if (varies && text.empty()) continue; // the feature has nothing of that kind
        add_entry(layer, i, words, std::move(text), out);
        if (!varies || out.size() >= limit) break;
    }
}

/// Rows of one entry that several panels declare stand in the order of their ranks.
void sort_rows(std::vector<LegendEntry>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<std::size_t> places;
        std::vector<LegendEntry> same;
        if (rows[i].declared == nullptr) continue;
        for (std::size_t k = i; k < rows.size(); ++k) {
            if (rows[k].declared != rows[i].declared) continue;
            places.push_back(k);
            same.push_back(rows[k]);
        }
        std::stable_sort(same.begin(), same.end(),
                         [](const auto& a, const auto& b) { return a.rank < b.rank; });
        for (std::size_t k = 0; k < places.size(); ++k) rows[places[k]] = std::move(same[k]);
    }
}

} // namespace

std::vector<LegendEntry> legend_entries(const std::vector<DrawnLayer>& drawn, Language language) {
    std::vector<LegendEntry> out;
    const Json none{Json::Object()};
    for (const DrawnLayer& layer : drawn) {
        const Json* list = layer.layer->metadata("cordon:legend");
        if (list == nullptr || !list->is_array()) continue;
        for (const Json& entry : list->items()) {
            const Json* properties = entry.find("properties");
            const Json* label = entry.find("label");
            if (label == nullptr) continue;
            const std::string text = localised(*label, language);
            const Json::Object shared = shared_look(drawn, layer.layer, entry);
            add_rows(layer,
                     {entry, text, properties == nullptr ? none : *properties, shared, language},
                     out);
        }
    }
    sort_rows(out);
    return out;
}

} // namespace cordon::compose

// SPDX-License-Identifier: MIT
#include "app/boundary_view.hpp"

#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::app {

namespace {

constexpr std::string_view view_prefix = "FCLASS_";

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::optional<std::size_t> column_named(const data::FeatureLayer& lines, std::string_view name) {
    for (std::size_t i = 0; i < lines.columns().size(); ++i)
        if (upper(lines.column_at(i).name()) == name) return i;
    return std::nullopt;
}

std::string_view text_at(const data::Column& column, std::size_t row) {
    const data::Value value = column[row];
    const auto* text = std::get_if<std::string_view>(&value);
    return text == nullptr ? std::string_view() : *text;
}

[[noreturn]] void fail_unknown(const data::FeatureLayer& lines, std::string_view view) {
    const std::vector<std::string> views = views_of(lines);
    if (views.empty())
        throw Error({Severity::error,
                     fmt::format("has no points of view, so that '{}' cannot be shown", view),
                     {lines.metadata.source, 0, 0, {}},
                     {"Natural Earth's boundary lines have them from version 5.0 on (FCLASS_…)"}});
    throw Error({Severity::error,
                 fmt::format("has no point of view '{}'", view),
                 {lines.metadata.source, 0, 0, {}},
                 {fmt::format("it has: {}, {}", neutral_view, fmt::join(views, ", "))}});
}

} // namespace

std::string_view boundary_kind(std::string_view boundary_class) {
    struct Rule {
        std::string_view beginning;
        std::string_view kind;
    };
    // Classes of Natural Earth 3 to 5; what begins with none of these is no border on land.
    static constexpr std::array<Rule, 9> rules{{{"International", "international"},
                                                {"Disputed", "disputed"},
                                                {"Indefinite", "disputed"},
                                                {"Indeterminant", "disputed"},
                                                {"Line of control", "disputed"},
                                                {"Claim", "disputed"},
                                                {"Breakaway", "disputed"},
                                                {"Elusive", "disputed"},
                                                {"Unrecognized", ""}}};
    for (const Rule& rule : rules)
        if (boundary_class.starts_with(rule.beginning)) return rule.kind;
    return {};
}

std::vector<std::string> views_of(const data::FeatureLayer& lines) {
    std::vector<std::string> views;
    for (const data::Column& column : lines.columns()) {
        const std::string name = upper(column.name());
        if (name.starts_with(view_prefix)) views.push_back(name.substr(view_prefix.size()));
    }
    std::sort(views.begin(), views.end());
    return views;
}

data::FeatureLayer seen_from(const data::FeatureLayer& lines, std::string_view view) {
    const auto standard = column_named(lines, "FEATURECLA");
    const bool neutral = view.empty() || view == neutral_view;
    const auto own =
        neutral ? std::nullopt : column_named(lines, std::string(view_prefix) + upper(view));
    if (!neutral && !own) fail_unknown(lines, view);
    if (!standard)
        throw Error({Severity::error,
                     "has no column 'featurecla' with the classes of boundary lines",
                     {lines.metadata.source, 0, 0, {}},
                     {"use Natural Earth's admin_0_boundary_lines_land"}});
    data::FeatureLayer out(lines.name);
    out.metadata = lines.metadata;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string_view boundary_class = own ? text_at(lines.column_at(*own), i) : "";
        if (boundary_class.empty()) boundary_class = text_at(lines.column_at(*standard), i);
        const std::string_view kind = boundary_kind(boundary_class);
        if (kind.empty()) continue;
        out.shapes.add_shape(lines.shapes[i]);
        out.set("kind", kind);
        out.finish_feature();
    }
    return out;
}

std::string view_sentence(const MapDocument& document) {
    const std::string& view = document.map.boundary_view;
    const bool french = document.map.lang == Language::fr;
    if (view.empty()) return {};
    if (view == neutral_view)
        return french ? "Frontières contestées en tirets, sans prendre de point de vue."
                      : "Disputed boundaries are dashed; no point of view is taken.";
    return fmt::format(
        fmt::runtime(french
                         ? "Frontières du point de vue {} ({})\u202F; les lignes contestées sont "
                           "en tirets."
                         : "Boundaries from the point of view {} ({}); disputed ones are "
                           "dashed."),
        upper(view), document.data.boundaries ? document.data.boundaries->name : "");
}

} // namespace cordon::app

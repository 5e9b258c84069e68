// SPDX-License-Identifier: MIT
#include "app/panels.hpp"

#include "app/cluster_sizes.hpp"
#include "app/clusters.hpp"
#include "app/sheet_layers.hpp"
#include "app/situation_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace cordon::app {

namespace {

/// More panels are too small to read on one sheet; more frames are kept in memory before the first
/// is written.
constexpr std::size_t most_of(Cut cut) {
    return cut == Cut::panels ? 24 : 400;
}

Date first_of_next(Date day, int months) {
    int month = day.month() - 1 + months;
    const int year = day.year() + month / 12;
    month %= 12;
    return *Date::from_civil(year, month + 1, 1);
}

/// First day of the calendar unit that holds a day, and the first of the next one.
struct Unit {
    Date from;
    Date next;
};

std::optional<Unit> unit_at(Date day, const std::string& unit) {
    const Date month = *Date::from_civil(day.year(), day.month(), 1);
    if (unit == "month") return Unit{month, first_of_next(month, 1)};
    if (unit == "quarter") {
        const Date from = *Date::from_civil(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
        return Unit{from, first_of_next(from, 3)};
    }
    if (unit == "year")
        return Unit{*Date::from_civil(day.year(), 1, 1), *Date::from_civil(day.year() + 1, 1, 1)};
    return std::nullopt;
}

int days_of(const std::string& unit) {
    if (unit == "week") return 7;
    int days = 0;
    const auto [end, failure] = std::from_chars(unit.data(), unit.data() + unit.size(), days);
    const bool good = failure == std::errc() && days >= 1 &&
                      std::string_view(end, unit.data() + unit.size()) == "d";
    if (!good)
        throw Error(fmt::format("'{}' is no length of time", unit),
                    "write month, quarter, year, week or a number of days such as 10d");
    return days;
}

void check_count(std::size_t count, Cut cut) {
    if (count <= most_of(cut)) return;
    throw Error(fmt::format("the window gives more than {} {}", most_of(cut),
                            cut == Cut::panels ? "panels" : "frames"),
                "shorten the window (--window), or take a longer unit");
}

} // namespace

std::vector<DateInterval> cut_window(const DateInterval& window, const std::string& unit, Cut cut) {
    std::vector<DateInterval> panels;
    if (unit_at(window.from, unit)) {
        for (Date day = window.from; day <= window.to;) {
            const Unit one = *unit_at(day, unit);
            panels.push_back({std::max(one.from, window.from), std::min(one.next - 1, window.to)});
            check_count(panels.size(), cut);
            day = one.next;
        }
        return panels;
    }
    const int days = days_of(unit);
    check_count(static_cast<std::size_t>((window.length_days() + days - 1) / days), cut);
    if (cut == Cut::panels && window.length_days() % days != 0)
        throw Error(fmt::format("a window of {} days is not made of panels of {} days: they would "
                                "not be equal",
                                window.length_days(), days),
                    "choose a window of whole panels with --window, or calendar months");
    for (Date day = window.from; day <= window.to; day = day + days)
        panels.push_back({day, std::min(day + (days - 1), window.to)});
    return panels;
}

data::LayerPtr PanelLayers::own(const std::string& source, const std::string& source_layer) const {
    const style::Source* found = style_.source(source);
    constexpr std::string_view prefix = "cordon:";
    if (found == nullptr || !found->url.starts_with(prefix)) return nullptr;
    const std::string name = found->url.substr(prefix.size());
    const auto known = own_.find(source_layer.empty() ? name : name + "/" + source_layer);
    return known == own_.end() ? nullptr : known->second;
}

data::LayerPtr PanelLayers::layer(const std::string& source, const std::string& source_layer,
                                  const geom::LonLatBox& window) {
    data::LayerPtr layer = own(source, source_layer);
    return layer ? layer : shared_.layer(source, source_layer, window);
}

data::LayerPtr PanelLayers::layer_at(const std::string& source, const std::string& source_layer,
                                     const compose::SourceView& view) {
    data::LayerPtr layer = own(source, source_layer);
    return layer ? layer : shared_.layer_at(source, source_layer, view);
}

namespace {

/// Rows of a layer of incidents whose days touch a window, or end before it.
enum class When { during, before };

data::LayerPtr rows_in(const data::FeatureLayer& layer, const DateInterval& window, When when) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const auto from = static_cast<int>(layer.number(i, "day_from", -1e9));
        const auto to = static_cast<int>(layer.number(i, "day_to", -1e9));
        const bool touches = from <= window.to.days() && to >= window.from.days();
        if (when == When::during ? touches : to < window.from.days()) rows.push_back(i);
    }
    return std::make_shared<data::FeatureLayer>(data::subset(layer, rows));
}

std::string counts_of(const Evidence& evidence, const DateInterval& window, Language language) {
    std::size_t incidents = 0;
    std::set<std::string> sources;
    for (const incident::Incident& incident : evidence.set.incidents) {
        if (incident.date_precision == incident::DatePrecision::unknown ||
            !incident.date.touches(window))
            continue;
        ++incidents;
        for (const incident::Source& source : incident.sources)
            if (!source.secondary && !source.independent_name().empty())
                sources.insert(source.independent_name());
    }
    const bool french = language == Language::fr;
    const auto plural = [](std::size_t n, std::string_view one, std::string_view many) {
        return fmt::format("{} {}", n, n == 1 ? one : many);
    };
    return plural(incidents, french ? "fait" : "incident", french ? "faits" : "incidents") + ", " +
           plural(sources.size(), "source", "sources");
}

std::string_view day_word(int count, Language language) {
    const bool one = count == 1;
    return language == Language::fr ? (one ? "jour" : "jours") : (one ? "day" : "days");
}

/// Titles carry the number of days as soon as one panel is longer than another.
std::vector<std::string> titles_of(const std::vector<DateInterval>& windows,
                                   const std::string& unit, Language language) {
    // Whole months and quarters count as equal: a reader knows what a month is.
    const auto calendar = unit_at(windows.front().from, unit);
    const bool clipped = calendar
                             ? calendar->from != windows.front().from ||
                                   unit_at(windows.back().to, unit)->next - 1 != windows.back().to
                             : windows.front().length_days() != windows.back().length_days();
    std::vector<std::string> titles;
    titles.reserve(windows.size());
    for (const DateInterval& window : windows) {
        std::string title = format_interval(window, language);
        if (clipped)
            title += fmt::format(" ({}{}{})", window.length_days(), no_break_space,
                                 day_word(window.length_days(), language));
        titles.push_back(std::move(title));
    }
    return titles;
}

/// The panel's own routes, by an analysis of its window.
void analyse_panel(Panel& panel, const MapDocument& document) {
    MapDocument own = document;
    own.map.from = panel.window.from;
    own.map.to = panel.window.to;
    CollectingReporter quiet; // the files were read and reported once for the whole sheet
    panel.evidence = std::make_unique<Evidence>(gather_evidence(own, quiet));
    panel.situation = run_situation(own, *panel.evidence, quiet);
    const Routes routes = read_routes(own, panel.situation.get(), quiet);
    if (routes.layer) panel.layers->provide("routes/legs", routes.layer);
    for (auto& [name, layer] : situation_layers(own, *panel.situation))
        panel.layers->provide(name, std::move(layer));
}

/// Circles of each window, drawn on one scale.
std::vector<data::LayerPtr> circles_in(const PanelInputs& inputs,
                                       const std::vector<DateInterval>& windows) {
    const auto& [document, evidence, style, crowd, cut] = inputs;
    const incident::FeatureLayers& all = evidence.layers;
    const double share = room_share(evidence.clusters, crowd);
    const auto circles_of = [&](const DateInterval& window, std::size_t largest) {
        const data::LayerPtr points = rows_in(all.points, window, When::during);
        // Without letters, because the key is of the whole.
        if (document.map.cluster)
            return cluster_layer(make_clusters({*points, all.areas}, *document.map.cluster, 0),
                                 document.map.lang, {largest, share});
        CrowdOptions options = crowd;
        options.largest = largest;
        return crowd_circles(*points, options);
    };
    double largest = 0.0;
    std::vector<data::LayerPtr> out;
    for (const DateInterval& window : windows) {
        out.push_back(circles_of(window, 0));
        if (out.back()->size() > 0)
            largest = std::max(largest, out.back()->number(0, "count", 0.0)); // the largest first
    }
    for (std::size_t i = 0; i < out.size(); ++i)
        if (out[i]->size() > 0 && out[i]->number(0, "count", 0.0) < largest)
            out[i] = circles_of(windows[i], static_cast<std::size_t>(largest));
    return out;
}

} // namespace

std::vector<Panel> make_panels(const PanelInputs& inputs, MapLayers& shared) {
    const auto& [document, evidence, style, crowd, cut] = inputs;
    const bool many = is_crowd(document, evidence) || document.map.cluster.has_value();
    const DateInterval window = analysis_window(document, evidence);
    const std::vector<DateInterval> windows = cut_window(window, document.map.panels, cut);
    const std::vector<std::string> titles =
        titles_of(windows, document.map.panels, document.map.lang);
    std::vector<data::LayerPtr> circles;
    if (many) circles = circles_in(inputs, windows);
    std::vector<Panel> panels;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        Panel panel;
        panel.window = windows[i];
        panel.title = titles[i];
        panel.subtitle = counts_of(evidence, windows[i], document.map.lang);
        panel.layers = std::make_unique<PanelLayers>(shared, style);
        const incident::FeatureLayers& all = evidence.layers;
        if (many)
            panel.layers->provide("incidents/circles", circles[i]);
        else
            panel.layers->provide(points_layer(evidence),
                                  rows_in(all.points, windows[i], When::during));
        panel.layers->provide("incidents/stretches",
                              rows_in(all.stretches, windows[i], When::during));
        if (document.map.uncertainty) {
            const data::LayerPtr areas = rows_in(all.areas, windows[i], When::during);
            panel.layers->provide("incidents/areas", many ? crowd_areas(*areas) : areas);
        }
        if (!many)
            panel.layers->provide("incidents/ghosts",
                                  rows_in(all.points, windows[i], When::before));
        if (document.analyse) analyse_panel(panel, document);
        panels.push_back(std::move(panel));
    }
    return panels;
}

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#include "app/crowd.hpp"

#include "compose/symbol_poses.hpp"
#include "core/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace cordon::app {

namespace {

/// Places of one position, and after gathering those of its neighbours.
struct Circle {
    geom::LonLat at{};
    geom::Projected on_map{};
    std::vector<std::size_t> points;
    std::size_t positions = 1;
};

/// A place and not a region: exact, or of an exactness that nobody stated.
bool is_place(const data::FeatureLayer& points, std::size_t i) {
    return !points.shapes[i].empty() &&
           (points.boolean(i, "exact", false) || !points.boolean(i, "radius_known", true));
}

/// One circle for each position, the fullest first; equal ones from north to south.
std::vector<Circle> positions_of(const data::FeatureLayer& points,
                                 const proj::Projection& projection) {
    std::map<std::pair<double, double>, std::size_t> known;
    std::vector<Circle> out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!is_place(points, i)) continue;
        const geom::LonLat at = points.shapes[i].part(0).front();
        const auto on_map = projection.forward(at);
        if (!on_map) continue;
        const auto [slot, fresh] = known.try_emplace({at.y, at.x}, out.size());
        if (fresh) out.push_back({at, *on_map, {}, 1});
        out[slot->second].points.push_back(i);
    }
    std::sort(out.begin(), out.end(), [](const Circle& a, const Circle& b) {
        if (a.points.size() != b.points.size()) return a.points.size() > b.points.size();
        return a.at.y != b.at.y ? a.at.y > b.at.y : a.at.x < b.at.x;
    });
    return out;
}

/// Gathers circles within `reach` of a fuller one, over a grid of that width.
std::vector<Circle> gathered(std::vector<Circle> circles, double reach) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> grid;
    const auto cell = [&](const geom::Projected& p) {
        return std::make_pair(static_cast<std::int64_t>(std::floor(p.x / reach)),
                              static_cast<std::int64_t>(std::floor(p.y / reach)));
    };
    std::vector<Circle> out;
    for (Circle& circle : circles) {
        const auto [column, row] = cell(circle.on_map);
        Circle* host = nullptr;
        for (std::int64_t dx = -1; dx <= 1 && host == nullptr; ++dx) {
            for (std::int64_t dy = -1; dy <= 1 && host == nullptr; ++dy) {
                const auto near = grid.find({column + dx, row + dy});
                if (near == grid.end()) continue;
                for (const std::size_t k : near->second) {
                    const geom::Projected& other = out[k].on_map;
                    if (std::hypot(other.x - circle.on_map.x, other.y - circle.on_map.y) > reach)
                        continue;
                    host = &out[k];
                    break;
                }
            }
        }
        if (host != nullptr) {
            host->points.insert(host->points.end(), circle.points.begin(), circle.points.end());
            ++host->positions;
            continue;
        }
        grid[{column, row}].push_back(out.size());
        out.push_back(std::move(circle));
    }
    return out;
}

std::size_t count_of(const data::FeatureLayer& points, const Circle& circle) {
    std::set<std::string_view> ids;
    for (const std::size_t i : circle.points) ids.insert(points.text(i, "id"));
    return ids.size();
}

/// Joins circles to the larger ones that would cover their middle, until none does. `pixel` is one
/// of a sheet, in map metres.
std::vector<Circle> uncovered(const data::FeatureLayer& points, std::vector<Circle> circles,
                              double pixel) {
    constexpr double icon_radius = 7.9; // of icon size 1, pixels
    for (bool joined = true; joined;) {
        joined = false;
        std::vector<std::pair<std::size_t, Circle>> by_count;
        by_count.reserve(circles.size());
        for (Circle& circle : circles)
            by_count.emplace_back(count_of(points, circle), std::move(circle));
        std::stable_sort(by_count.begin(), by_count.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        const double one = by_count.empty() ? 0.0 : size_of_one(by_count.front().first);
        circles.clear();
        std::vector<double> radii;
        for (auto& [count, circle] : by_count) {
            std::size_t host = 0;
            while (host < circles.size() &&
                   std::hypot(circles[host].on_map.x - circle.on_map.x,
                              circles[host].on_map.y - circle.on_map.y) > radii[host])
                ++host;
            if (host == circles.size()) {
                radii.push_back(one * std::sqrt(static_cast<double>(count)) * icon_radius * pixel);
                circles.push_back(std::move(circle));
                continue;
            }
            Circle& larger = circles[host];
            larger.points.insert(larger.points.end(), circle.points.begin(), circle.points.end());
            larger.positions += circle.positions;
            joined = true;
        }
    }
    return circles;
}

/// The circles of a map.
std::vector<Circle> circles_of(const data::FeatureLayer& points, const CrowdOptions& options) {
    const double reach = std::max(1.0, options.reach);
    std::vector<Circle> circles = gathered(positions_of(points, options.projection), reach);
    return options.readable ? uncovered(points, std::move(circles), reach / circle_reach) : circles;
}

/// What a circle says of its incidents.
struct Summary {
    std::size_t count = 0;
    std::string drawing_class;
    std::string claim;
    std::string from;
    std::string to;
};

Summary summary_of(const data::FeatureLayer& points, const Circle& circle) {
    Summary out;
    std::set<std::string_view> ids;
    std::map<std::string, std::size_t> classes;
    std::set<std::string> claims;
    for (const std::size_t i : circle.points) {
        if (!ids.insert(points.text(i, "id")).second) continue;
        ++classes[std::string(points.text(i, "class"))];
        claims.insert(std::string(points.text(i, "claim")));
        const std::string from(points.text(i, "date_from"));
        const std::string to(points.text(i, "date_to"));
        if (!from.empty() && (out.from.empty() || from < out.from)) out.from = from;
        if (to > out.to) out.to = to;
    }
    out.count = ids.size();
    out.drawing_class =
        std::max_element(classes.begin(), classes.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        })->first;
    for (const char* claim : {"disputed", "claimed", "reported", "confirmed"}) {
        if (!claims.contains(claim)) continue;
        out.claim = claim;
        break;
    }
    return out;
}

std::string dates_text(const Summary& summary, Language language) {
    const auto from = parse_iso_date(summary.from);
    const auto to = parse_iso_date(summary.to);
    if (!from || !to) return {};
    return ", " + format_interval({from->from, to->to}, language);
}

constexpr double smallest_size = 2.6 / compose::marker_size; ///< of a circle's icon

/// Of the smallest circles: `1–13 incidents`.
std::string up_to_words(std::size_t most, Language language) {
    return "1–" + count_words(most, language);
}

} // namespace

std::string count_words(std::size_t count, Language language) {
    const std::string number = format_number_short(static_cast<double>(count), 0, language);
    if (language == Language::fr) return number + (count == 1 ? " fait" : " faits");
    return number + (count == 1 ? " incident" : " incidents");
}

double size_of_one(std::size_t largest) {
    constexpr double most = 0.42;
    constexpr double widest = 2.8; // 44 pixels
    return std::min(most,
                    widest / std::sqrt(static_cast<double>(std::max<std::size_t>(1, largest))));
}

bool is_crowd(const MapDocument& document, const Evidence& evidence) {
    return is_many(document, evidence) && !evidence.symbols.any() && !document.map.cluster;
}

data::LayerPtr crowd_circles(const data::FeatureLayer& points, const CrowdOptions& options) {
    const std::vector<Circle> circles = circles_of(points, options);
    std::vector<std::pair<Summary, const Circle*>> rows;
    rows.reserve(circles.size());
    for (const Circle& circle : circles) rows.emplace_back(summary_of(points, circle), &circle);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first.count > b.first.count; });
    auto layer = std::make_shared<data::FeatureLayer>("incident-circles");
    if (rows.empty()) return layer;
    const double one = size_of_one(rows.front().first.count);
    // Smaller ones would be lost in print: they are all drawn as wide as this one.
    const auto least_seen = static_cast<std::size_t>(std::pow(smallest_size / one, 2.0));
    // Of the middle: the circle whose width is half that of the largest.
    const double middle = static_cast<double>(rows.front().first.count) / 4.0;
    const auto near_middle =
        std::min_element(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
            return std::abs(static_cast<double>(a.first.count) - middle) <
                   std::abs(static_cast<double>(b.first.count) - middle);
        });
    const std::array<std::size_t, 3> in_legend = {rows.back().first.count, near_middle->first.count,
                                                  rows.front().first.count};
    for (const auto& [summary, circle] : rows) {
        layer->shapes.begin(geom::Kind::point);
        layer->shapes.begin_part();
        layer->shapes.add(circle->at);
        const auto count = static_cast<double>(summary.count);
        const std::string words = count_words(summary.count, options.language);
        const std::string description = words + dates_text(summary, options.language);
        const double size = one * std::sqrt(count);
        const bool is_smallest = size < smallest_size && least_seen > 1;
        layer->set("count", count);
        layer->set("positions", static_cast<double>(circle->positions));
        layer->set("class", std::string_view(summary.drawing_class));
        layer->set("claim", std::string_view(summary.claim));
        layer->set("date_from", std::string_view(summary.from));
        layer->set("date_to", std::string_view(summary.to));
        layer->set("size", std::max(size, smallest_size));
        layer->set(
            "count_words",
            std::string_view(is_smallest ? up_to_words(least_seen, options.language) : words));
        layer->set("in_legend",
                   std::find(in_legend.begin(), in_legend.end(), summary.count) != in_legend.end());
        layer->set("description", std::string_view(description));
        layer->finish_feature();
    }
    return layer;
}

data::LayerPtr crowd_areas(const data::FeatureLayer& areas) {
    std::vector<std::size_t> rows;
    std::set<std::string_view> with_credible;
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (areas.text(i, "contour") == "credible") with_credible.insert(areas.text(i, "id"));
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (areas.text(i, "contour") == "credible" || !with_credible.contains(areas.text(i, "id")))
            rows.push_back(i);
    auto layer = std::make_shared<data::FeatureLayer>(data::subset(areas, rows));
    data::Column& crowd = layer->add_column("crowd");
    for (std::size_t i = 0; i < layer->size(); ++i) crowd.push(true);
    return layer;
}

} // namespace cordon::app

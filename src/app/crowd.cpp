// SPDX-License-Identifier: MIT
#include "app/crowd.hpp"

#include "app/point_incidents.hpp"
#include "compose/symbol_poses.hpp"
#include "core/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <map>
#include <set>

namespace cordon::app {

namespace {

using Rows = std::vector<std::uint32_t>;

/// Places of one position.
struct Position {
    geom::LonLat at{};
    geom::Projected on_map{};
    std::size_t first = 0; ///< of its rows in Positions::rows
    std::size_t count = 0;
};

struct Positions {
    std::vector<Position> each;
    Rows rows;
};

/// Places of neighbours.
struct Circle {
    geom::LonLat at{};
    geom::Projected on_map{};
    Rows points;
    std::size_t positions = 1;
    std::size_t incidents = 0;
};

/// A row at its place; in the order of a sort from south to north.
struct Place {
    double lat = 0.0;
    double lon = 0.0;
    std::uint32_t row = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// Rows that are places and not regions: exact, or of an exactness that nobody stated.
std::vector<Place> places_in(const data::FeatureLayer& points) {
    const Attribute exact(points, "exact");
    const Attribute radius_known(points, "radius_known");
    std::vector<Place> places;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool is_place = !points.shapes[i].empty() &&
                              (exact.boolean(i, false) || !radius_known.boolean(i, true));
        if (!is_place) continue;
        const geom::LonLat at = points.shapes[i].part(0).front();
        places.push_back({at.y, at.x, static_cast<std::uint32_t>(i)});
    }
    std::sort(places.begin(), places.end());
    return places;
}

/// Positions that are on the map, the fullest first; equal ones from north to south.
Positions positions_of(const data::FeatureLayer& points, const proj::Projection& projection) {
    Positions out;
    const std::vector<Place> places = places_in(points);
    out.rows.reserve(places.size());
    for (const Place& place : places) out.rows.push_back(place.row);
    for (std::size_t k = 0; k < places.size();) {
        const geom::LonLat at{places[k].lon, places[k].lat};
        std::size_t end = k + 1;
        while (end < places.size() && places[end].lon == at.x && places[end].lat == at.y) ++end;
        if (const auto on_map = projection.forward(at))
            out.each.push_back({at, *on_map, k, end - k});
        k = end;
    }
    std::sort(out.each.begin(), out.each.end(), [](const Position& a, const Position& b) {
        if (a.count != b.count) return a.count > b.count;
        return a.at.y != b.at.y ? a.at.y > b.at.y : a.at.x < b.at.x;
    });
    return out;
}

/// Gathers positions within `reach` of a fuller one, over a grid of that width.
std::vector<Circle> gathered(const Positions& positions, double reach) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> grid;
    const auto cell = [&](const geom::Projected& p) {
        return std::make_pair(static_cast<std::int64_t>(std::floor(p.x / reach)),
                              static_cast<std::int64_t>(std::floor(p.y / reach)));
    };
    std::vector<Circle> out;
    const auto host_of = [&](const geom::Projected& p) -> Circle* {
        const auto [column, row] = cell(p);
        for (std::int64_t dx = -1; dx <= 1; ++dx) {
            for (std::int64_t dy = -1; dy <= 1; ++dy) {
                const auto near = grid.find({column + dx, row + dy});
                if (near == grid.end()) continue;
                for (const std::size_t k : near->second)
                    if (std::hypot(out[k].on_map.x - p.x, out[k].on_map.y - p.y) <= reach)
                        return &out[k];
            }
        }
        return nullptr;
    };
    for (const Position& position : positions.each) {
        Circle* host = host_of(position.on_map);
        if (host == nullptr) {
            grid[cell(position.on_map)].push_back(out.size());
            host = &out.emplace_back(Circle{position.at, position.on_map, {}, 0, 0});
        }
        const auto first = positions.rows.begin() + static_cast<std::ptrdiff_t>(position.first);
        host->points.insert(host->points.end(), first,
                            first + static_cast<std::ptrdiff_t>(position.count));
        ++host->positions;
    }
    return out;
}

/// Joins circles to the larger ones that would cover their middle, until none does. `pixel` is one
/// of a sheet, in map metres.
std::vector<Circle> uncovered(std::vector<Circle> circles, double pixel, std::size_t largest,
                              OnceEach& once) {
    constexpr double icon_radius = 7.9; // of icon size 1, pixels
    for (bool joined = true; joined;) {
        joined = false;
        for (Circle& circle : circles) {
            once.begin();
            circle.incidents = static_cast<std::size_t>(
                std::count_if(circle.points.begin(), circle.points.end(),
                              [&](std::uint32_t row) { return once.is_first(row); }));
        }
        std::stable_sort(circles.begin(), circles.end(), [](const Circle& a, const Circle& b) {
            return a.incidents > b.incidents;
        });
        const double one =
            circles.empty() ? 0.0 : size_of_one(std::max(largest, circles.front().incidents));
        std::vector<Circle> kept;
        std::vector<double> reaches; // squares
        for (Circle& circle : circles) {
            std::size_t host = 0;
            for (; host < kept.size(); ++host) {
                const double dx = kept[host].on_map.x - circle.on_map.x;
                const double dy = kept[host].on_map.y - circle.on_map.y;
                if (dx * dx + dy * dy <= reaches[host]) break;
            }
            if (host == kept.size()) {
                const double radius =
                    one * std::sqrt(static_cast<double>(circle.incidents)) * icon_radius * pixel;
                reaches.push_back(radius * radius);
                kept.push_back(std::move(circle));
                continue;
            }
            Circle& larger = kept[host];
            larger.points.insert(larger.points.end(), circle.points.begin(), circle.points.end());
            larger.positions += circle.positions;
            joined = true;
        }
        circles = std::move(kept);
    }
    return circles;
}

/// The circles of a map.
std::vector<Circle> circles_of(const data::FeatureLayer& points, const CrowdOptions& options,
                               OnceEach& once) {
    const double reach = std::max(1.0, options.reach);
    std::vector<Circle> circles = gathered(positions_of(points, options.projection), reach);
    return options.readable
               ? uncovered(std::move(circles), reach / circle_reach, options.largest, once)
               : circles;
}

/// What a circle says of its incidents.
struct Summary {
    std::size_t count = 0;
    std::string drawing_class;
    std::string claim;
    std::string from;
    std::string to;
};

/// Makes summaries of circles of one layer.
class Summaries {
  public:
    explicit Summaries(const data::FeatureLayer& points)
        : class_(points, "class"), claim_(points, "claim"), from_(points, "date_from"),
          to_(points, "date_to") {}

    Summary of(const Circle& circle, OnceEach& once) const {
        Summary out;
        std::map<std::string_view, std::size_t> classes;
        std::set<std::string_view> claims;
        std::string_view first;
        std::string_view last;
        once.begin();
        for (const std::size_t i : circle.points) {
            if (!once.is_first(i)) continue;
            ++out.count;
            ++classes[class_.text(i)];
            claims.insert(claim_.text(i));
            if (const auto from = from_.text(i); !from.empty() && (first.empty() || from < first))
                first = from;
            last = std::max(last, to_.text(i));
        }
        out.from = first;
        out.to = last;
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

  private:
    Attribute class_;
    Attribute claim_;
    Attribute from_;
    Attribute to_;
};

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
    const PointIncidents incidents(points);
    OnceEach once(incidents);
    const std::vector<Circle> circles = circles_of(points, options, once);
    const Summaries summaries(points);
    std::vector<std::pair<Summary, const Circle*>> rows;
    rows.reserve(circles.size());
    for (const Circle& circle : circles) rows.emplace_back(summaries.of(circle, once), &circle);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first.count > b.first.count; });
    auto layer = std::make_shared<data::FeatureLayer>("incident-circles");
    if (rows.empty()) return layer;
    const double one = size_of_one(std::max(options.largest, rows.front().first.count));
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
        layer->shapes.add_point(circle->at);
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

std::size_t circled_incidents(const data::FeatureLayer& points) {
    const PointIncidents incidents(points);
    OnceEach once(incidents);
    once.begin();
    const std::vector<Place> places = places_in(points);
    return static_cast<std::size_t>(
        std::count_if(places.begin(), places.end(),
                      [&](const Place& place) { return once.is_first(place.row); }));
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

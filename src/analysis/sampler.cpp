// SPDX-License-Identifier: MIT
#include "analysis/sampler.hpp"

#include "geom/measure.hpp"
#include "incident/regions.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <variant>

namespace cordon::analysis {

namespace {

constexpr double mean_radius_m = 6371008.8;

/// Disc, ring or sector.
struct RingPlace {
    geom::LonLat center{};
    double inner_m = 0.0;
    double outer_m = 0.0;
    double from_deg = 0.0;
    double span_deg = 360.0;
};

struct LinePlace {
    std::vector<geom::LonLat> line; ///< densified: straight between neighbours is near enough
    std::vector<double> at_m;       ///< of each point from the start
    double length_m = 0.0;
    double half_width_m = 0.0;
    bool on_road = false;
    std::string road;
};

struct AreaPlace {
    geom::LonLatShape polygon{geom::Kind::polygon};
};

/// Parts of the roads with the running total of their lengths.
struct RoadPlace {
    struct Part {
        std::uint32_t piece = 0;
        double from = 0.0; ///< share of the piece
        double to = 1.0;
    };
    std::vector<Part> parts;
    std::vector<double> ends_m;

    void add(const Part& part, double length_m) {
        ends_m.push_back((ends_m.empty() ? 0.0 : ends_m.back()) + length_m);
        parts.push_back(part);
    }
};

} // namespace

struct Sampler::Node {
    std::variant<std::monostate, RingPlace, LinePlace, AreaPlace, RoadPlace> place;
    std::vector<Node> parts;
    bool one_of = false; ///< of the parts: one (rivals) or all (several)
    bool is_point = false;
    bool lacks_road = false;
    geom::LonLat nominal{};

    [[nodiscard]] bool is_leaf() const { return parts.empty(); }
};

namespace {

using Node = Sampler::Node;

/// A place between two distances, so that equal areas of the sphere are equally likely.
geom::LonLat draw_ring(const RingPlace& ring, Stream& stream) {
    const double inner = std::cos(ring.inner_m / mean_radius_m);
    const double outer = std::cos(ring.outer_m / mean_radius_m);
    const double share = stream.uniform();
    const double azimuth = ring.from_deg + stream.uniform() * ring.span_deg;
    double distance = 0.0;
    if (ring.outer_m < 1000.0) // cosines of so small angles lose digits
        distance = std::sqrt(ring.inner_m * ring.inner_m +
                             share * (ring.outer_m * ring.outer_m - ring.inner_m * ring.inner_m));
    else
        distance = mean_radius_m * std::acos(inner + share * (outer - inner));
    if (distance <= 0.0) return ring.center;
    return proj::direct(ring.center, Degrees(azimuth), Metres(distance));
}

geom::LonLat along(const LinePlace& place, double at) {
    const auto next = std::upper_bound(place.at_m.begin() + 1, place.at_m.end() - 1, at);
    const auto i = static_cast<std::size_t>(next - place.at_m.begin());
    const double length = place.at_m[i] - place.at_m[i - 1];
    const double share = length > 0.0 ? (at - place.at_m[i - 1]) / length : 0.0;
    return point_between(place.line[i - 1], place.line[i], std::clamp(share, 0.0, 1.0));
}

geom::LonLat draw_line(const LinePlace& place, Stream& stream, const RoadCover& roads,
                       RoadCover::Scratch& scratch) {
    const double at_m = stream.uniform() * place.length_m;
    const double aside = (2.0 * stream.uniform() - 1.0) * place.half_width_m;
    const geom::LonLat at = along(place, at_m);
    if (place.on_road) {
        // The stretch's line is drawn by hand from place to place; the road runs near it.
        const auto road =
            roads.nearest(at, std::max(place.half_width_m, 3000.0), place.road, scratch);
        return road ? road->at : at;
    }
    if (place.half_width_m <= 0.0 || place.line.size() < 2) return at;
    const geom::LonLat ahead = along(place, std::min(place.length_m, at_m + 50.0));
    const geom::LonLat behind = along(place, std::max(0.0, at_m - 50.0));
    const proj::GeodesicLine course = proj::inverse(behind, ahead);
    const double side = course.azimuth.value() + (aside < 0.0 ? -90.0 : 90.0);
    return proj::direct(at, Degrees(side), Metres(std::abs(aside)));
}

geom::LonLat draw_area(const AreaPlace& area, Stream& stream) {
    const geom::LonLatBox box = area.polygon.box();
    constexpr double degree = std::numbers::pi / 180.0;
    const double south = std::sin(box.min_y * degree);
    const double north = std::sin(box.max_y * degree);
    // A polygon that fills less than 0.2 % of its box is hit in 3000 tries with 99.8 %.
    for (int tries = 0; tries < 3000; ++tries) {
        const geom::LonLat at{box.min_x + stream.uniform() * box.width(),
                              std::asin(south + stream.uniform() * (north - south)) / degree};
        if (geom::contains(area.polygon.view(), at)) return at;
    }
    return incident::middle_of(area.polygon.view());
}

geom::LonLat draw_road(const RoadPlace& place, Stream& stream, const RoadCover& roads) {
    const double at = stream.uniform() * place.ends_m.back();
    const auto end = std::upper_bound(place.ends_m.begin(), place.ends_m.end(), at);
    const auto i = std::min<std::size_t>(static_cast<std::size_t>(end - place.ends_m.begin()),
                                         place.parts.size() - 1);
    const RoadPlace::Part& part = place.parts[i];
    const double begin = i == 0 ? 0.0 : place.ends_m[i - 1];
    const double length = place.ends_m[i] - begin;
    const double share = length > 0.0 ? (at - begin) / length : 0.0;
    const RoadCover::Piece& piece = roads.pieces()[part.piece];
    return point_between(piece.a, piece.b, part.from + share * (part.to - part.from));
}

struct Draw {
    Stream& stream;
    std::vector<geom::LonLat>& out;
    const RoadCover& roads;
    RoadCover::Scratch& scratch;

    void operator()(std::monostate /*none*/) const {}
    void operator()(const RingPlace& ring) const { out.push_back(draw_ring(ring, stream)); }
    void operator()(const LinePlace& line) const {
        out.push_back(draw_line(line, stream, roads, scratch));
    }
    void operator()(const AreaPlace& area) const { out.push_back(draw_area(area, stream)); }
    void operator()(const RoadPlace& road) const { out.push_back(draw_road(road, stream, roads)); }
};

void draw(const Node& node, const Draw& how) {
    if (node.is_leaf()) {
        std::visit(how, node.place);
    } else if (node.one_of) {
        draw(node.parts[how.stream.below(static_cast<std::uint32_t>(node.parts.size()))], how);
    } else {
        for (const Node& part : node.parts) draw(part, how);
    }
}

/// Makes nodes of location models.
class Builder {
  public:
    Builder(const incident::Incident& incident, const RoadCover& roads, const Parameters& p)
        : incident_(incident), roads_(roads), p_(p), on_road_(incident.has_flag("on_road")) {}

    std::optional<Node> operator()(const incident::Unknown& /*model*/) const { return {}; }
    std::optional<Node> operator()(const incident::Point& model) const {
        double radius = model.radius ? model.radius->value() : p_.unknown_radius_km * 1000.0;
        // 80 % of the events lie within the stress distance (Weidmann 2015): so does 80 % of a
        // disc of that radius.
        if (p_.stress_km > 0.0) radius = std::max(radius, p_.stress_km * 1000.0 / std::sqrt(0.8));
        Node node = ring({model.at, 0.0, radius, 0.0, 360.0});
        node.is_point = true;
        node.nominal = model.at;
        return node;
    }
    std::optional<Node> operator()(const incident::Ring& model) const {
        RingPlace place{model.center, model.inner.value(), model.outer.value(), 0.0, 360.0};
        if (model.azimuths) limit(place, *model.azimuths);
        return ring(place);
    }
    std::optional<Node> operator()(const incident::Sector& model) const {
        if (!model.reach) return {};
        RingPlace place{model.center, 0.0, model.reach->value(), 0.0, 360.0};
        limit(place, model.azimuths);
        return ring(place);
    }
    std::optional<Node> operator()(const incident::Stretch& model) const {
        if (model.line.size() < 2) return {};
        LinePlace line{proj::densify(model.line, kilometres(p_.densify_km)),
                       {},
                       0.0,
                       model.half_width.value(),
                       on_road_,
                       incident_.road};
        for (std::size_t i = 0; i < line.line.size(); ++i) {
            if (i > 0) line.length_m += proj::distance(line.line[i - 1], line.line[i]).value();
            line.at_m.push_back(line.length_m);
        }
        Node node;
        if (on_road_) {
            if (!road_is_near(line)) line.road.clear();
            node.lacks_road = !road_is_near(line);
            if (node.lacks_road) line.on_road = false;
        }
        node.place = std::move(line);
        return node;
    }
    std::optional<Node> operator()(const incident::Area& model) const {
        if (model.polygon.empty()) return {};
        Node node;
        node.place = AreaPlace{model.polygon};
        const geom::LonLatView view = std::get<AreaPlace>(node.place).polygon.view();
        if (on_road_)
            put_on_roads(node, view.box(),
                         [&](geom::LonLat at) { return geom::contains(view, at); });
        return node;
    }
    std::optional<Node> operator()(const incident::Alternatives& model) const {
        return group(model.places, true);
    }
    std::optional<Node> operator()(const incident::Several& model) const {
        return group(model.places, false);
    }

  private:
    static void limit(RingPlace& place, const incident::AzimuthRange& azimuths) {
        place.from_deg = azimuths.from.value();
        const double span = std::fmod(azimuths.to.value() - azimuths.from.value() + 720.0, 360.0);
        place.span_deg = span == 0.0 ? 360.0 : span;
    }

    [[nodiscard]] Node ring(const RingPlace& place) const {
        Node node;
        node.place = place;
        if (!on_road_) return node;
        const double reach = place.outer_m / 110'000.0;
        geom::LonLatBox box;
        box.add(place.center);
        const double wide =
            reach / std::max(0.01, std::cos(place.center.y * std::numbers::pi / 180));
        box = {box.min_x - wide, box.min_y - reach, box.max_x + wide, box.max_y + reach};
        put_on_roads(node, box, [&](geom::LonLat at) {
            const proj::GeodesicLine line = proj::inverse(place.center, at);
            const double azimuth = std::fmod(line.azimuth.value() - place.from_deg + 720.0, 360.0);
            return line.distance.value() >= place.inner_m &&
                   line.distance.value() <= place.outer_m &&
                   (place.span_deg >= 360.0 || azimuth <= place.span_deg);
        });
        if (node.lacks_road && place.inner_m <= 0.0 && place.span_deg >= 360.0)
            move_to_road(node, place);
        return node;
    }

    /// A disc between the roads whose event was on one: the nearest place of a road, if it is near.
    void move_to_road(Node& node, const RingPlace& disc) const {
        RoadCover::Scratch scratch;
        const double farthest = disc.outer_m + p_.on_route_km * 1000.0;
        auto road = roads_.nearest(disc.center, farthest, incident_.road, scratch);
        if (!road) road = roads_.nearest(disc.center, farthest, {}, scratch);
        if (!road) return;
        node.place = RingPlace{road->at, 0.0, 0.0, 0.0, 360.0};
        node.lacks_road = false;
    }

    /// Replaces a region by the roads in it: those of the named road when it has any there.
    template <typename Inside>
    void put_on_roads(Node& node, const geom::LonLatBox& box, const Inside& inside) const {
        // Fine enough for small regions, coarse enough for whole provinces.
        constexpr double degree_m = 110'000.0;
        const double step_m = std::clamp(box.height() * degree_m / 40, 10.0, 1000.0);
        RoadPlace all;
        RoadPlace named;
        for (const std::uint32_t id : roads_.pieces_in(box)) {
            const RoadCover::Piece& piece = roads_.pieces()[id];
            const bool is_named =
                !incident_.road.empty() && roads_.road(piece.stretch) == incident_.road;
            const int steps = std::max(1, static_cast<int>(std::ceil(piece.length_m / step_m)));
            for (int k = 0; k < steps; ++k) {
                if (!inside(point_between(piece.a, piece.b, (k + 0.5) / steps))) continue;
                const RoadPlace::Part part{id, static_cast<double>(k) / steps,
                                           static_cast<double>(k + 1) / steps};
                all.add(part, piece.length_m / steps);
                if (is_named) named.add(part, piece.length_m / steps);
            }
        }
        node.lacks_road = all.parts.empty();
        if (node.lacks_road) return;
        node.place = named.parts.empty() ? std::move(all) : std::move(named);
    }

    [[nodiscard]] bool road_is_near(const LinePlace& line) const {
        RoadCover::Scratch scratch;
        const double farthest = std::max(line.half_width_m, 3000.0);
        // Its middle decides: the ends may lie in towns beside the road.
        const geom::LonLat middle = along(line, line.length_m / 2);
        return roads_.nearest(middle, farthest, line.road, scratch).has_value();
    }

    [[nodiscard]] std::optional<Node> group(const std::vector<incident::Location>& places,
                                            bool one_of) const {
        Node node;
        node.one_of = one_of;
        for (const incident::Location& place : places) {
            std::optional<Node> part = std::visit(*this, place.region());
            if (part) node.parts.push_back(std::move(*part));
        }
        if (node.parts.empty()) return {};
        node.is_point = std::all_of(node.parts.begin(), node.parts.end(),
                                    [](const Node& part) { return part.is_point; }) &&
                        (!one_of || node.parts.size() == 1);
        node.lacks_road = std::any_of(node.parts.begin(), node.parts.end(),
                                      [](const Node& part) { return part.lacks_road; });
        return node;
    }

    const incident::Incident& incident_;
    const RoadCover& roads_;
    const Parameters& p_;
    bool on_road_;
};

void collect_nominal(const Node& node, std::vector<geom::LonLat>& out) {
    if (node.is_leaf()) out.push_back(node.nominal);
    for (const Node& part : node.parts) collect_nominal(part, out);
}

void collect_lines(const Node& node, std::vector<Sampler::CoveredLine>& out) {
    if (const auto* line = std::get_if<LinePlace>(&node.place))
        out.push_back({line->line, line->half_width_m});
    for (const Node& part : node.parts) collect_lines(part, out);
}

} // namespace

Sampler::Sampler(const incident::Incident& incident, const RoadCover& roads,
                 const Parameters& parameters)
    : roads_(&roads) {
    std::optional<Node> root =
        std::visit(Builder(incident, roads, parameters), incident.location.region());
    if (root) root_ = std::make_unique<const Node>(std::move(*root));
}

Sampler::Sampler(Sampler&&) noexcept = default;
Sampler& Sampler::operator=(Sampler&&) noexcept = default;
Sampler::~Sampler() = default;

bool Sampler::empty() const {
    return root_ == nullptr;
}
bool Sampler::is_point() const {
    return root_ != nullptr && root_->is_point;
}
bool Sampler::lacks_road() const {
    return root_ != nullptr && root_->lacks_road;
}

void Sampler::sample(Stream& stream, std::vector<geom::LonLat>& out,
                     RoadCover::Scratch& scratch) const {
    if (root_ != nullptr) draw(*root_, Draw{stream, out, *roads_, scratch});
}

void Sampler::nominal(std::vector<geom::LonLat>& out) const {
    if (root_ != nullptr) collect_nominal(*root_, out);
}

std::optional<Sampler::Disc> Sampler::bounds() const {
    if (root_ == nullptr) return {};
    const auto* ring = std::get_if<RingPlace>(&root_->place);
    if (ring == nullptr) return {};
    return Disc{ring->center, ring->outer_m};
}

std::vector<Sampler::CoveredLine> Sampler::lines() const {
    std::vector<CoveredLine> out;
    if (root_ != nullptr) collect_lines(*root_, out);
    return out;
}

} // namespace cordon::analysis

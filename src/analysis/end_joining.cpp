// SPDX-License-Identifier: MIT
#include "analysis/end_joining.hpp"

#include "analysis/local_plane.hpp"
#include "analysis/road_index.hpp"
#include "geom/measure.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace cordon::analysis {

namespace {

constexpr std::uint32_t no_vertex = 0xffffffffU;
/// An end may meet its own line again only this many tolerances away along it: else each short line
/// would bite its tail.
constexpr double own_line_factor = 4.0;
/// A line is split at its vertex when the nearest place is this near to one.
constexpr double at_vertex_m = 0.5;

/// An end and what it may be joined to: a vertex, or a place inside a segment.
struct Candidate {
    double distance = 0.0;
    std::uint32_t end = 0;            ///< vertex
    std::uint32_t vertex = no_vertex; ///< target, or no_vertex for a split
    std::uint32_t line = 0;           ///< target
    std::uint32_t segment = 0;
    double fraction = 0.0;

    [[nodiscard]] auto key() const {
        return std::tie(distance, end, vertex, line, segment, fraction);
    }
};

/// The nearest place of one line to an end.
struct NearLine {
    double distance = 0.0;
    std::uint32_t segment = 0;
    double fraction = 0.0;
};

class Joiner {
  public:
    Joiner(const RoadLines& roads, Vertices& vertices, double snap)
        : roads_(roads), vertices_(vertices), snap_(snap), connected_(vertices.places.size()),
          joins_{UnionFind(vertices.places.size()), {}, 0}, loose_(vertices.places.size(), 0) {
        for (const PointRange& line : roads.lines)
            for (std::uint32_t k = 1; k < line.count; ++k) connect_point(line, k);
        for (std::size_t v = 0; v < loose_.size(); ++v)
            loose_[v] = static_cast<std::uint8_t>(vertices.end_count[v] == 1 &&
                                                  vertices.through_count[v] == 0);
    }

    Joins run() {
        collect();
        std::sort(candidates_.begin(), candidates_.end(),
                  [](const Candidate& a, const Candidate& b) { return a.key() < b.key(); });
        for (const Candidate& candidate : candidates_) take(candidate);
        std::sort(joins_.splits.begin(), joins_.splits.end(),
                  [](const LineSplit& a, const LineSplit& b) {
                      return std::tie(a.line, a.segment, a.fraction, a.vertex) <
                             std::tie(b.line, b.segment, b.fraction, b.vertex);
                  });
        return std::move(joins_);
    }

  private:
    void connect_point(const PointRange& line, std::uint32_t k) {
        const std::uint32_t vertex = vertices_.of_point[line.first + k];
        if (vertices_.is_junction[vertex] != 0)
            connected_.join(vertices_.of_point[line.first], vertex);
    }

    /// The component that most line ends belong to.
    std::uint32_t main_component() {
        std::vector<std::uint32_t> counts(vertices_.places.size(), 0);
        std::uint32_t best = 0;
        for (const PointRange& line : roads_.lines) {
            const std::uint32_t set = connected_.find(vertices_.of_point[line.first]);
            if (++counts[set] > counts[best]) best = set;
        }
        return best;
    }

    void collect() {
        const std::uint32_t main = main_component();
        const RoadIndex all(roads_.points, roads_.lines);
        // An end that is no loose one inside the main component can only be joined to a road
        // outside of it: a small index, where the whole one would be asked for each street corner.
        std::vector<PointRange> outside = roads_.lines;
        bool any_outside = false;
        for (PointRange& line : outside) {
            if (connected_.find(vertices_.of_point[line.first]) == main)
                line.count = 0;
            else
                any_outside = true;
        }
        const RoadIndex few(roads_.points, outside);
        std::vector<std::uint8_t> seen(vertices_.places.size(), 0);
        for (std::uint32_t id = 0; id < roads_.lines.size(); ++id) {
            const PointRange& line = roads_.lines[id];
            for (const std::uint32_t point : {line.first, line.first + line.count - 1}) {
                const std::uint32_t vertex = vertices_.of_point[point];
                if (seen[vertex] != 0) continue;
                seen[vertex] = 1;
                const bool ask_all = loose_[vertex] != 0 || connected_.find(vertex) != main;
                if (ask_all || any_outside) look_round(id, vertex, ask_all ? all : few);
            }
        }
    }

    /// Collects what an end of line `own` may be joined to.
    void look_round(std::uint32_t own, std::uint32_t end, const RoadIndex& index) {
        const geom::LonLat place = vertices_.places[end];
        const LocalPlane plane(place);
        index.query(place, snap_, runs_);
        for (std::size_t i = 0; i < runs_.size();) {
            const std::uint32_t line = index.run(runs_[i]).line;
            NearLine near{snap_, 0, 0.0};
            bool found = false;
            for (; i < runs_.size() && index.run(runs_[i]).line == line; ++i)
                found = look_at(index.run(runs_[i]), own == line, end, plane, near) || found;
            const double nearest_end = add_ends(own, end, line, plane);
            // Beside the end of a line, the end is meant, not a place just before it.
            if (found && nearest_end > 2.0 * near.distance) add_line(own, end, line, near, plane);
        }
    }

    /// True when the run holds a place that is not farther than `near`, which is then set to it.
    bool look_at(const RoadIndex::Run& run, bool is_own, std::uint32_t end, const LocalPlane& plane,
                 NearLine& near) const {
        bool found = false;
        const std::span<const geom::LonLat> line = roads_.line(run.line);
        for (std::uint32_t k = run.first; k < run.first + run.count; ++k) {
            const auto place = geom::nearest_on_segment(geom::Projected{}, plane.to_plane(line[k]),
                                                        plane.to_plane(line[k + 1]));
            if (place.distance > near.distance) continue;
            if (is_own && !far_along(run.line, end, k, plane)) continue;
            near = {place.distance, k, place.fraction};
            found = true;
        }
        return found;
    }

    /// True when a segment of the end's own line is far from that end along the line.
    [[nodiscard]] bool far_along(std::uint32_t id, std::uint32_t end, std::uint32_t segment,
                                 const LocalPlane& plane) const {
        const PointRange& range = roads_.lines[id];
        const std::span<const geom::LonLat> line = roads_.line(id);
        const bool at_start = vertices_.of_point[range.first] == end;
        double sum = 0.0;
        const double enough = own_line_factor * snap_;
        if (at_start)
            for (std::uint32_t k = 0; k < segment && sum < enough; ++k)
                sum += plane.distance(line[k], line[k + 1]);
        else
            for (std::uint32_t k = range.count - 1; k > segment + 1 && sum < enough; --k)
                sum += plane.distance(line[k], line[k - 1]);
        return sum >= enough;
    }

    /// The place inside a line, when the two are on one level.
    void add_line(std::uint32_t own, std::uint32_t end, std::uint32_t line, const NearLine& near,
                  const LocalPlane& plane) {
        if (roads_.roads[own].level != roads_.roads[line].level) return;
        const std::span<const geom::LonLat> points = roads_.line(line);
        const double length = plane.distance(points[near.segment], points[near.segment + 1]);
        Candidate candidate{near.distance, end, no_vertex, line, near.segment, near.fraction};
        const std::uint32_t point = roads_.lines[line].first + near.segment;
        if (near.fraction * length <= at_vertex_m)
            candidate.vertex = vertices_.of_point[point];
        else if ((1.0 - near.fraction) * length <= at_vertex_m)
            candidate.vertex = vertices_.of_point[point + 1];
        if (candidate.vertex != end) candidates_.push_back(candidate);
    }

    /// The ends of a line, whatever their level. Returns the distance of the nearer one, infinite
    /// when none is near enough.
    double add_ends(std::uint32_t own, std::uint32_t end, std::uint32_t line,
                    const LocalPlane& plane) {
        double nearest = std::numeric_limits<double>::infinity();
        const PointRange& range = roads_.lines[line];
        for (const bool at_start : {true, false}) {
            const std::uint32_t point = at_start ? range.first : range.first + range.count - 1;
            const std::uint32_t vertex = vertices_.of_point[point];
            const double distance = plane.distance(vertices_.places[end], vertices_.places[vertex]);
            if (vertex == end || distance > snap_) continue;
            if (own == line && !far_along(line, end, at_start ? 0 : range.count - 2, plane))
                continue;
            candidates_.push_back({distance, end, vertex, line, 0, 0.0});
            nearest = std::min(nearest, distance);
        }
        return nearest;
    }

    void take(const Candidate& candidate) {
        const std::uint32_t target = vertices_.of_point[roads_.lines[candidate.line].first];
        const bool is_new = connected_.find(candidate.end) != connected_.find(target);
        if (!is_new && loose_[candidate.end] == 0) return;
        const std::uint32_t vertex =
            candidate.vertex != no_vertex ? candidate.vertex : split(candidate);
        join(candidate.end, vertex);
        connected_.join(candidate.end, target);
    }

    void join(std::uint32_t end, std::uint32_t vertex) {
        vertices_.is_junction[vertex] = 1;
        loose_[end] = 0;
        if (vertex < loose_.size()) loose_[vertex] = 0;
        const geom::LonLat place = vertices_.places[joins_.same_place.find(vertex)];
        if (joins_.same_place.join(end, vertex)) ++joins_.joined_ends;
        vertices_.places[joins_.same_place.find(vertex)] = place; // the end moves, not the road
    }

    std::uint32_t split(const Candidate& candidate) {
        const std::span<const geom::LonLat> line = roads_.line(candidate.line);
        vertices_.places.push_back(
            between(line[candidate.segment], line[candidate.segment + 1], candidate.fraction));
        vertices_.is_junction.push_back(1);
        const std::uint32_t vertex = joins_.same_place.add();
        joins_.splits.push_back({candidate.line, candidate.segment, candidate.fraction, vertex});
        return vertex;
    }

    const RoadLines& roads_;
    Vertices& vertices_;
    double snap_;
    UnionFind connected_;
    Joins joins_;
    std::vector<std::uint8_t> loose_; ///< of each vertex: nothing but one line end
    std::vector<Candidate> candidates_;
    std::vector<std::uint32_t> runs_;
};

} // namespace

Joins join_ends(const RoadLines& roads, Vertices& vertices, Metres snap) {
    return Joiner(roads, vertices, snap.value()).run();
}

} // namespace cordon::analysis

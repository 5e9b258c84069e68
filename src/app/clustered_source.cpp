// SPDX-License-Identifier: MIT
#include "app/clustered_source.hpp"

#include "compose/web_mercator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cordon::app {

using geom::PointClusters;

namespace {

/// A whole number between two bounds, for a key of the source.
double whole_number(const Json& source, const char* key, double fallback, double most) {
    const double given = source.number_or(key, fallback);
    return std::isfinite(given) ? std::clamp(std::round(given), 0.0, most) : fallback;
}

int last_zoom_of(const Json& source) {
    return static_cast<int>(whole_number(source, "maxzoom", 18.0, 24.0));
}

geom::ClusterOptions options_of(const Json& source) {
    constexpr double tile = 512.0; // pixels that radii are counted in
    constexpr double widest = 1e6;
    constexpr double most_points = 1e9;
    geom::ClusterOptions out;
    out.max_zoom = static_cast<int>(
        whole_number(source, "clusterMaxZoom", std::max(0, last_zoom_of(source) - 1), 24.0));
    const double radius = source.number_or("clusterRadius", 50.0);
    out.radius = std::isfinite(radius) ? std::clamp(radius, 0.0, widest) / tile : out.radius;
    out.min_points = static_cast<std::uint32_t>(
        std::max(2.0, whole_number(source, "clusterMinPoints", 2.0, most_points)));
    return out;
}

bool is_single_point(geom::LonLatView shape) {
    return shape.kind() == geom::Kind::point && shape.part_count() == 1 &&
           shape.part(0).size() == 1 && std::isfinite(shape.part(0)[0].x) &&
           std::isfinite(shape.part(0)[0].y);
}

/// `999`, `1.2k`, `12k`: a number up to there, a text beyond.
void push_abbreviated(data::Column& column, std::uint32_t count) {
    if (count < 1000) return column.push(static_cast<double>(count));
    const std::uint64_t tenths = (std::uint64_t{count} + 50) / 100; // of a thousand
    const std::string text = count >= 10000
                                 ? fmt::format("{}k", (std::uint64_t{count} + 500) / 1000)
                             : tenths % 10 == 0 ? fmt::format("{}k", tenths / 10)
                                                : fmt::format("{}.{}k", tenths / 10, tenths % 10);
    column.push(std::string_view(text));
}

void push_value(data::Column& column, const style::Value& value) {
    if (const auto* text = std::get_if<style::Text>(&value)) return column.push(text->view);
    column.push(style::to_json(value)); // scalars become plain values
}

/// The window and the same a turn of the world to the west and to the east.
std::array<geom::LonLatBox, 3> turned(const geom::LonLatBox& window) {
    constexpr double turn = 360.0;
    const auto moved = [&](double by) {
        return geom::LonLatBox{window.min_x + by, window.min_y, window.max_x + by, window.max_y};
    };
    return {window, moved(-turn), moved(turn)};
}

} // namespace

bool is_clustered(const style::Source& source) {
    const Json* cluster = source.definition.find("cluster");
    return source.type == "geojson" && cluster != nullptr && cluster->is_bool() &&
           cluster->boolean();
}

ClusteredSource::ClusteredSource(data::FeatureLayer layer, const style::Source& source)
    : layer_(std::move(layer)), properties_(source.definition),
      last_zoom_(last_zoom_of(source.definition)) {
    properties_.bind(layer_);
    std::vector<geom::SquarePoint> points;
    for (std::size_t row = 0; row < layer_.size(); ++row) {
        const geom::LonLatView shape = layer_.shapes[row];
        if (!is_single_point(shape)) {
            other_.push_back(row);
            continue;
        }
        const geom::Projected at = compose::to_square(shape.part(0)[0]);
        points.push_back({at.x, at.y});
        rows_.push_back(row);
    }
    clusters_.emplace(points, options_of(source.definition));
}

std::span<style::Value> ClusteredSource::sums_of(Node cluster) {
    return std::span(sums_).subspan((cluster - clusters_->point_count()) * properties_.size(),
                                    properties_.size());
}

void ClusteredSource::sum_up() {
    const std::size_t size = properties_.size();
    if (size == 0) return;
    const std::size_t points = clusters_->point_count();
    std::size_t done = points + sums_.size() / size;
    sums_.resize((clusters_->node_count() - points) * size);
    std::vector<style::Value> of_point(size);
    for (; done < clusters_->node_count(); ++done) { // members are older than their cluster
        const auto cluster = static_cast<Node>(done);
        const std::span<style::Value> sum = sums_of(cluster);
        bool is_first = true;
        for (const Node member : clusters_->members(cluster)) {
            std::span<style::Value> next = of_point;
            if (clusters_->is_cluster(member)) {
                next = sums_of(member);
            } else {
                properties_.of_point(layer_, rows_[member], of_point);
            }
            if (is_first) {
                std::copy(next.begin(), next.end(), sum.begin());
            } else {
                properties_.add(next, sum);
            }
            is_first = false;
        }
    }
}

geom::LonLat ClusteredSource::position(Node node) const {
    const geom::SquarePoint at = clusters_->position(node);
    constexpr double degrees = 180.0 / std::numbers::pi;
    return {(at.x - 0.5) * 360.0, compose::square_latitude(at.y) * degrees};
}

class ClusteredSource::View {
  public:
    View(ClusteredSource& source, const geom::LonLatBox& window)
        : source_(source), clusters_(*source.clusters_), everywhere_(window.empty()),
          windows_(turned(window)) {}

    data::LayerPtr at(int zoom) {
        choose(zoom);
        out_ = std::make_shared<data::FeatureLayer>(source_.layer_.name);
        out_->metadata = source_.layer_.metadata;
        for (const Shown& one : shown_) add_shape(one);
        if (has_clusters_) add_cluster_columns();
        for (const data::Column& column : source_.layer_.columns())
            add_column(column.name(), [](data::Column& own, Node) { own.push_null(); });
        return out_;
    }

  private:
    /// A row of the layer, or a cluster.
    struct Shown {
        std::size_t row = 0;
        std::optional<Node> cluster{};
    };

    [[nodiscard]] bool touches(const geom::LonLatBox& box) const {
        return everywhere_ || box.empty() ||
               std::any_of(windows_.begin(), windows_.end(),
                           [&](const geom::LonLatBox& window) { return window.intersects(box); });
    }

    void choose(int zoom) {
        for (const std::size_t row : source_.other_)
            if (touches(source_.layer_.shapes.box(row))) shown_.push_back({row});
        for (const Node node : clusters_.level(zoom)) {
            if (!clusters_.is_cluster(node)) {
                const std::size_t row = source_.rows_[node];
                if (touches(source_.layer_.shapes.box(row))) shown_.push_back({row});
                continue;
            }
            const geom::LonLat p = source_.position(node);
            if (touches({p.x, p.y, p.x, p.y})) shown_.push_back({0, node});
        }
        has_clusters_ = std::any_of(shown_.begin(), shown_.end(),
                                    [](const Shown& one) { return one.cluster.has_value(); });
        source_.sum_up();
    }

    void add_shape(const Shown& one) {
        if (!one.cluster) return out_->shapes.add_shape(source_.layer_.shapes[one.row]);
        out_->shapes.add_point(source_.position(*one.cluster));
    }

    void add_cluster_columns() {
        const auto push_id = [&](data::Column& column, Node node) {
            column.push(static_cast<double>(clusters_.id(node)));
        };
        add_column("cluster", [](data::Column& column, Node) { column.push(true); });
        add_column("cluster_id", push_id);
        add_column("id", push_id);
        add_column("point_count", [&](data::Column& column, Node node) {
            column.push(static_cast<double>(clusters_.size(node)));
        });
        add_column("point_count_abbreviated", [&](data::Column& column, Node node) {
            push_abbreviated(column, clusters_.size(node));
        });
        for (std::size_t i = 0; i < source_.properties_.size(); ++i)
            add_column(source_.properties_.name(i), [&](data::Column& column, Node node) {
                push_value(column, source_.sums_of(node)[i]);
            });
    }

    /// A column, once, with `push(column, cluster)` for clusters and for points what they have
    /// themselves under that name.
    template <typename Push>
    void add_column(const std::string& name, Push push) {
        if (out_->column(name)) return;
        const auto own = source_.layer_.column(name);
        data::Column& column = out_->add_column(name);
        for (const Shown& one : shown_) {
            if (one.cluster) {
                push(column, *one.cluster);
            } else if (own) {
                column.push_value(source_.layer_.column_at(*own)[one.row]);
            } else {
                column.push_null();
            }
        }
    }

    ClusteredSource& source_;
    PointClusters& clusters_;
    bool everywhere_;
    std::array<geom::LonLatBox, 3> windows_;
    std::vector<Shown> shown_;
    bool has_clusters_ = false;
    std::shared_ptr<data::FeatureLayer> out_;
};

data::LayerPtr ClusteredSource::at(double zoom, const geom::LonLatBox& window) {
    const auto last = static_cast<double>(last_zoom_);
    const double whole = std::isfinite(zoom) ? std::clamp(std::floor(zoom), 0.0, last) : 0.0;
    return View(*this, window).at(static_cast<int>(whole));
}

} // namespace cordon::app

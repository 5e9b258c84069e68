// SPDX-License-Identifier: MIT
#include "analysis/suppliers.hpp"

#include "analysis/attribute_names.hpp"
#include "analysis/chains.hpp"
#include "analysis/nearest_road.hpp"
#include "analysis/slug.hpp"
#include "analysis/supply_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace cordon::analysis {

namespace {

/// More are no list of border posts and depots.
constexpr std::size_t most_suppliers = 10'000;
/// How far the report on a missing road looks for one.
constexpr Metres farthest_told = kilometres(200);
/// From here on, the distance to the road is worth a note.
constexpr double told_m = 1000.0;

/// The value under the attribute's own or a usual name.
data::Value value_of(const data::FeatureLayer& layer, std::size_t i, std::string_view key) {
    const data::Column* column = find_attribute(layer, key);
    return column == nullptr ? data::Value() : (*column)[i];
}

/// A number, or NaN.
double number_of(const data::FeatureLayer& layer, std::size_t i, std::string_view key) {
    const data::Value value = value_of(layer, i, key);
    const auto* number = std::get_if<double>(&value);
    return number == nullptr ? std::numeric_limits<double>::quiet_NaN() : *number;
}

std::string text_of(const data::FeatureLayer& layer, std::size_t i, std::string_view column) {
    const data::Value value = value_of(layer, i, column);
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    const auto* text = std::get_if<std::string_view>(&value);
    return text == nullptr ? std::string() : std::string(*text);
}

bool is_given(const data::FeatureLayer& layer, std::size_t i, std::string_view column) {
    const data::Value value = value_of(layer, i, column);
    const auto* text = std::get_if<std::string_view>(&value);
    return !std::holds_alternative<std::monostate>(value) && (text == nullptr || !text->empty());
}

/// Reads weight and capacity.
void read_numbers(const data::FeatureLayer& layer, std::size_t i, Supplier& supplier,
                  Reporter& reporter) {
    const Where where{.file = layer.metadata.source, .key = supplier.id};
    if (is_given(layer, i, "weight")) {
        const double weight = number_of(layer, i, "weight");
        if (weight > 0.0 && std::isfinite(weight))
            supplier.weight = weight;
        else
            reporter.warn(fmt::format("supplier '{}' has the weight '{}', which is not a number "
                                      "above 0: taken as 1",
                                      supplier.name, text_of(layer, i, "weight")),
                          where);
    }
    if (is_given(layer, i, "capacity")) {
        const double capacity = number_of(layer, i, "capacity");
        if (capacity >= 0.0 && std::isfinite(capacity))
            supplier.capacity = capacity;
        else
            reporter.warn(fmt::format("supplier '{}' has the capacity '{}', which is not a number: "
                                      "taken as unbounded",
                                      supplier.name, text_of(layer, i, "capacity")),
                          where);
    }
}

/// How many ends of route stretches are at each node.
std::map<std::uint32_t, int> route_ends(const Network& network) {
    std::map<std::uint32_t, int> counts;
    for (const Stretch& stretch : network.stretches) {
        if (!stretch.on_route || stretch.pieces.empty()) continue;
        ++counts[first_node(network, stretch)];
        ++counts[last_node(network, stretch)];
    }
    return counts;
}

} // namespace

std::vector<Supplier> read_suppliers(const data::FeatureLayer& points, Reporter& reporter) {
    if (points.size() > most_suppliers)
        throw Error(
            fmt::format("{} suppliers are too many (at most {})", points.size(), most_suppliers),
            "suppliers are border posts, refineries and depots");
    std::vector<Supplier> suppliers;
    UniqueIds ids;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const geom::LonLatView shape = points.shapes[i];
        const bool is_point = shape.kind() == geom::Kind::point && !shape.empty() &&
                              !shape.part(0).empty() && std::isfinite(shape.part(0)[0].x) &&
                              std::isfinite(shape.part(0)[0].y);
        if (!is_point) {
            reporter.warn(fmt::format("supplier {} is not a point and was left out", i + 1),
                          Where{.file = points.metadata.source});
            continue;
        }
        Supplier supplier;
        supplier.at = shape.part(0)[0];
        supplier.name = text_of(points, i, "name");
        std::string id = text_of(points, i, "id");
        if (id.empty()) id = slug(supplier.name);
        if (id.empty()) id = fmt::format("supplier-{}", i + 1);
        supplier.id = ids.take(id);
        if (supplier.name.empty()) supplier.name = supplier.id;
        read_numbers(points, i, supplier, reporter);
        suppliers.push_back(std::move(supplier));
    }
    return suppliers;
}

void snap_suppliers(Network& network, std::vector<Supplier>& suppliers, Metres farthest,
                    Reporter& reporter) {
    for (Supplier& supplier : suppliers) {
        supplier.node.reset();
        const auto snap = nearest_connected_road(network, supplier.at, farthest);
        if (snap) {
            supplier.node = node_at(network, *snap);
            supplier.snap_distance_m = snap->distance_m;
            if (snap->distance_m >= told_m)
                reporter.note(fmt::format("supplier '{}' was put on the nearest road, {:.1f} km "
                                          "away",
                                          supplier.name, snap->distance_m / 1000.0),
                              Where{.key = supplier.id});
            continue;
        }
        const auto nearest = nearest_road(network, supplier.at, farthest_told);
        supplier.snap_distance_m = nearest ? nearest->distance_m : 0.0;
        reporter.warn(
            fmt::format("no road near {} ({}); it is left out as a supplier", supplier.name,
                        nearest
                            ? fmt::format("nearest {:.0f} km away", nearest->distance_m / 1000.0)
                            : fmt::format("none within {:.0f} km", farthest_told.value() / 1000.0)),
            Where{.key = supplier.id});
    }
}

std::vector<Supplier> border_suppliers(const Network& network, const Centre& centre) {
    const std::map<std::uint32_t, int> ends = route_ends(network);
    const std::vector<std::uint8_t> inside = centre_nodes(network, centre);
    std::map<std::uint32_t, std::string> names;
    for (const Stretch& stretch : network.stretches) {
        if (!stretch.on_route || stretch.pieces.empty()) continue;
        names.emplace(first_node(network, stretch), stretch.from);
        names.emplace(last_node(network, stretch), stretch.to);
    }
    std::vector<Supplier> suppliers;
    UniqueIds ids;
    for (const auto& [node, count] : ends) {
        if (count != 1 || inside[node] != 0) continue;
        Supplier supplier;
        supplier.name = names.at(node);
        supplier.id = ids.take(supplier.name.empty() ? "end" : slug(supplier.name));
        supplier.at = network.nodes[node];
        supplier.node = node;
        suppliers.push_back(std::move(supplier));
    }
    std::sort(suppliers.begin(), suppliers.end(),
              [](const Supplier& a, const Supplier& b) { return a.id < b.id; });
    return suppliers;
}

} // namespace cordon::analysis

// SPDX-License-Identifier: MIT
#pragma once

#include "analysis/network.hpp"

#include <map>
#include <set>
#include <unordered_map>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// What a line's attributes say about its road.
struct RoadAttributes {
    double weight = 1.0;
    std::uint32_t name = 0; ///< in RoadAttributeReader::names
    RoadClass road_class = RoadClass::primary;
    std::int8_t level = 0; ///< `layer`; without it 1 on bridges and -1 in tunnels
    bool oneway = false;
    bool backward = false; ///< one-way against the line's direction
    bool bridge = false;
    bool ferry = false;
    bool ford = false;
    bool seasonal = false;
};

/// What was found while reading, to be reported once for the whole layer.
struct RoadFindings {
    std::map<std::string, std::size_t> unknown_classes;
    std::size_t without_class = 0; ///< took the default
    std::size_t not_roads = 0;     ///< footways, rivers and the like
    std::size_t closed = 0;        ///< access=no
    std::size_t bad_weights = 0;   ///< not a number above 0
};

/// Reads the attributes of one layer's lines: `RoadAttributeReader reader(layer, options);
/// reader.read(i)`.
class RoadAttributeReader {
  public:
    /// Throws Error when the options name a class that does not exist or a weight that is not
    /// above 0.
    RoadAttributeReader(const data::FeatureLayer& layer, const NetworkOptions& options);

    /// Empty when the feature is no road that can be driven on.
    [[nodiscard]] std::optional<RoadAttributes> read(std::size_t feature);

    /// Its class as it is written, lower case; empty when there is none.
    [[nodiscard]] std::string class_name(std::size_t feature) const;
    /// A text attribute by its OSM key, from its column or from `other_tags`; empty when it is none
    /// of those that are read, or missing.
    [[nodiscard]] std::string attribute(std::size_t feature, std::string_view key) const;

    [[nodiscard]] const RoadFindings& findings() const { return findings_; }
    [[nodiscard]] std::vector<std::string>& names() { return names_; }

  private:
    /// Attributes that are read besides the class.
    enum class Key : std::uint8_t {
        ref,
        name,
        oneway,
        junction,
        bridge,
        tunnel,
        layer,
        route,
        ford,
        seasonal,
        access,
        capacity,
        weight
    };
    static constexpr std::array key_names{"ref",    "name",     "oneway", "junction", "bridge",
                                          "tunnel", "layer",    "route",  "ford",     "seasonal",
                                          "access", "capacity", "weight"};

    [[nodiscard]] data::Value column_value(std::size_t feature, Key key) const;
    [[nodiscard]] std::string text(std::size_t feature, Key key) const;
    [[nodiscard]] bool flag(std::size_t feature, Key key) const;
    [[nodiscard]] std::uint32_t name_id(std::size_t feature);
    [[nodiscard]] double class_weight(std::string_view name, RoadClass road_class) const;
    void read_class(std::size_t feature, std::string_view name, RoadAttributes& road);
    void read_oneway(std::size_t feature, std::string_view class_name, RoadAttributes& road) const;
    void read_weight(std::size_t feature, RoadAttributes& road);

    const NetworkOptions& options_;
    RoadFindings findings_;
    std::vector<std::string> names_{""};
    std::unordered_map<std::string, std::uint32_t> name_ids_;
    std::array<const data::Column*, key_names.size()> columns_{};
    const data::Column* class_column_ = nullptr;
    const data::Column* other_tags_ = nullptr;
};

/// The class with that OSM name, `_link` included; empty when it is not known.
[[nodiscard]] std::optional<RoadClass> road_class_from(std::string_view name);

} // namespace cordon::analysis

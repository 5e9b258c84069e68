// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "geom/shapes.hpp"
#include "tile/protobuf.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace cordon::tile {

/// Builds one layer of a Mapbox Vector Tile (specification 2.1). Equal keys and values are stored
/// once, in the order of their first use.
class VectorLayerWriter {
  public:
    static constexpr int extent = 4096; ///< units a side

    explicit VectorLayerWriter(std::string name) : name_(std::move(name)) {}

    /// Adds feature `i` of `layer` with a geometry in tile units (y down); nothing when no part of
    /// it is left on the grid.
    void add(const data::FeatureLayer& layer, std::size_t i, const geom::PageView& shape);
    [[nodiscard]] bool empty() const { return features_.empty(); }
    /// The layer as a message.
    [[nodiscard]] std::string bytes() const;

  private:
    std::uint32_t key_number(const std::string& name);
    std::uint32_t value_number(const data::Value& value);

    std::string name_;
    std::vector<std::string> features_;
    std::vector<std::string> keys_;
    std::map<std::string, std::uint32_t> key_numbers_;
    std::vector<std::string> values_;
    std::map<std::string, std::uint32_t> value_numbers_;
};

} // namespace cordon::tile

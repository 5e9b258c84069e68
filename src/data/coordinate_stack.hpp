// SPDX-License-Identifier: MIT
#pragma once

#include "data/layer_builder.hpp"
#include "geom/point.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace cordon::data {

/// The `coordinates` of one GeoJSON geometry, taken apart before its `type` is known. The height of
/// an array says what it holds: 0 = numbers (a position), 1 = positions, 2 = arrays of positions, 3
/// = arrays of those.
class CoordinateStack {
  public:
    void clear();
    void begin_array();
    void end_array();
    /// A number; the first two of a position count, the others (height, measure) are passed over.
    void number(double value);
    /// Anything that is neither a number nor an array.
    void other() { malformed_ = true; }
    /// Whether the outermost array is still open.
    [[nodiscard]] bool open() const { return depth_ > 0; }

    /// Adds the coordinates as a geometry of that GeoJSON type. Returns why it cannot be, empty
    /// when all went well.
    [[nodiscard]] std::string_view put(std::string_view type, LayerBuilder& builder) const;

  private:
    static constexpr std::size_t levels =
        4; ///< of a MultiPolygon: polygons, rings, positions, numbers
    struct Open {
        int numbers = 0;
        int item_height = -1; ///< -1 = no item yet
    };
    void close(int height);
    void put_run(geom::Kind kind, bool hole, std::size_t run, LayerBuilder& builder) const;

    std::vector<geom::LonLat> positions_;
    std::vector<std::size_t> runs_;   ///< ends, in positions_, of the arrays of height 1
    std::vector<std::size_t> groups_; ///< ends, in runs_, of the arrays of height 2
    std::array<Open, levels> stack_{};
    std::size_t depth_ = 0;
    int height_ = -1; ///< of the outermost array; -1 = empty
    geom::LonLat position_;
    bool malformed_ = false;
};

} // namespace cordon::data

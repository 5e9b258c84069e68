// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/context.hpp"

#include <optional>

namespace cordon::conformance {

/// A tile address.
struct TileId {
    int z = 0;
    double x = 0.0;
    double y = 0.0;
};

/// The feature of an expression fixture. With a tile its coordinates are rounded to the tile's 8192
/// units, as the suite hands them on; without one only its type is known.
class FixtureFeature final : public style::Feature {
  public:
    FixtureFeature(const Json& feature, std::optional<TileId> tile);

    [[nodiscard]] std::optional<style::Value> property(style::Key key) const override;
    [[nodiscard]] style::Value properties() const override;
    [[nodiscard]] style::Value id() const override;
    [[nodiscard]] std::string_view geometry_type() const override { return type_; }
    [[nodiscard]] geom::LonLatView geometry() const override { return shape_.view(); }
    [[nodiscard]] int grid_zoom() const override { return tile_ ? tile_->z : 0; }

  private:
    void read_geometry(const Json& geometry);
    void add_line(const Json& positions, bool hole);
    void add_polygon(const Json& rings);
    [[nodiscard]] geom::LonLat rounded(const Json& position) const;

    const Json* feature_;
    std::optional<TileId> tile_;
    std::string type_ = "Unknown";
    geom::LonLatShape shape_;
};

} // namespace cordon::conformance

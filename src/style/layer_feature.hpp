// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/context.hpp"

#include <cstdint>

namespace cordon::style {

/// From the slots of one expression to the columns of a layer; -1 where the layer has no such
/// column.
using ColumnSlots = std::vector<std::int32_t>;

/// The columns that the names of an expression mean.
[[nodiscard]] ColumnSlots bind_columns(const std::vector<std::string>& keys,
                                       const data::FeatureLayer* layer);

/// One row of a layer as the feature of an expression.
class LayerFeature final : public Feature {
  public:
    LayerFeature(const data::FeatureLayer& layer, std::size_t row, const ColumnSlots& slots)
        : layer_(&layer), row_(row), slots_(&slots) {}

    [[nodiscard]] std::optional<Value> property(Key key) const override;
    [[nodiscard]] Value properties() const override;
    /// The attribute `id`; layers keep no other.
    [[nodiscard]] Value id() const override;
    [[nodiscard]] std::string_view geometry_type() const override;
    [[nodiscard]] geom::LonLatView geometry() const override;
    [[nodiscard]] int grid_zoom() const override;

  private:
    const data::FeatureLayer* layer_;
    std::size_t row_;
    const ColumnSlots* slots_;
};

} // namespace cordon::style

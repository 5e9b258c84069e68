// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/expression.hpp"
#include "style/layer_feature.hpp"

#include <span>
#include <string>
#include <vector>

namespace cordon::style {

/// The reduce expression of a `clusterProperties` entry: `rule` itself, or, when it is the name of
/// an operator, that operator of `["accumulated"]` and the next value.
[[nodiscard]] Json reduce_expression(const Json& rule, const std::string& property);

/// What `clusterProperties` of a geojson source sum up: each point gives a value for each property,
/// and values of points and clusters are added to those of the cluster that takes them. Values that
/// cannot be evaluated are null, as in the reference.
class ClusterProperties {
  public:
    /// The entries that can be read; those that cannot were reported with the style.
    explicit ClusterProperties(const Json& source);

    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] const std::string& name(std::size_t property) const { return names_[property]; }

    /// Which columns the points have; before of_point().
    void bind(const data::FeatureLayer& points);
    /// Writes one value a property for a row of the layer that was bound. Texts point into it.
    void of_point(const data::FeatureLayer& points, std::size_t row, std::span<Value> out) const;
    /// Adds the values of a point or cluster to those of a cluster; both have size() values.
    void add(std::span<const Value> next, std::span<Value> sum) const;

  private:
    struct Reduce {
        ExpressionPtr expression;
        std::vector<std::int32_t> slots; ///< property of each name in it; -1 = none
    };
    std::vector<std::string> names_;
    std::vector<ExpressionPtr> maps_;
    std::vector<ColumnSlots> columns_; ///< of the names in each of maps_
    std::vector<Reduce> reduces_;
};

} // namespace cordon::style

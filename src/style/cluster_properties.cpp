// SPDX-License-Identifier: MIT
#include "style/cluster_properties.hpp"

#include "style/expression/within.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::style {

namespace {

/// Properties of a hostile source would cost time for each point.
constexpr std::size_t max_properties = 100;

/// What a point or cluster brings along: the values of the properties, by their names.
class Values final : public Feature {
  public:
    Values(const std::vector<std::string>& names, std::span<const Value> values,
           const std::vector<std::int32_t>& slots)
        : names_(names), values_(values), slots_(slots) {}

    [[nodiscard]] std::optional<Value> property(Key key) const override {
        const bool known = key.slot < slots_.size();
        if (known && slots_[key.slot] < 0) return std::nullopt;
        const std::ptrdiff_t place =
            known ? slots_[key.slot]
                  : std::find(names_.begin(), names_.end(), key.name) - names_.begin();
        const auto found = static_cast<std::size_t>(place);
        if (found >= values_.size()) return std::nullopt;
        return values_[found];
    }
    [[nodiscard]] Value properties() const override {
        Json::Object members;
        for (std::size_t i = 0; i < names_.size(); ++i)
            members.push_back({names_[i], to_json(values_[i])});
        auto owner = std::make_shared<const Json>(std::move(members));
        const Json* json = owner.get();
        return Object{json, std::move(owner)};
    }
    [[nodiscard]] Value id() const override { return {}; }
    [[nodiscard]] std::string_view geometry_type() const override { return "Unknown"; }
    [[nodiscard]] geom::LonLatView geometry() const override { return {}; }
    [[nodiscard]] int grid_zoom() const override { return layer_grid_zoom; }

  private:
    const std::vector<std::string>& names_;
    std::span<const Value> values_;
    const std::vector<std::int32_t>& slots_;
};

/// Null for what fails and for what is no number.
Value evaluated(const Expression& expression, const Context& context) {
    try {
        Value value = expression.evaluate(context);
        const auto* number = std::get_if<double>(&value);
        return number != nullptr && std::isnan(*number) ? Value() : value;
    } catch (const EvaluationError&) {
        return {};
    }
}

} // namespace

Json reduce_expression(const Json& rule, const std::string& property) {
    if (!rule.is_string()) return rule;
    Json out(Json::Array{rule, Json(Json::Array{Json(std::string("accumulated"))}),
                         Json(Json::Array{Json(std::string("get")), Json(property)})});
    out.set_line(rule.line());
    return out;
}

ClusterProperties::ClusterProperties(const Json& source) {
    const Json* properties = source.find("clusterProperties");
    if (properties == nullptr || !properties->is_object()) return;
    for (const Json::Member& member : properties->members()) {
        if (!member.value.is_array() || member.value.items().size() < 2) continue;
        if (names_.size() == max_properties) break;
        auto map = parse_expression(member.value.items()[1], nullptr);
        auto reduce =
            parse_expression(reduce_expression(member.value.items()[0], member.key), nullptr);
        if (!map || !reduce) continue;
        names_.push_back(member.key);
        maps_.push_back(std::move(*map));
        reduces_.push_back({std::move(*reduce), {}});
    }
    for (Reduce& reduce : reduces_)
        for (const std::string& key : reduce.expression->keys()) {
            const auto found = std::find(names_.begin(), names_.end(), key);
            reduce.slots.push_back(
                found == names_.end() ? -1 : static_cast<std::int32_t>(found - names_.begin()));
        }
}

void ClusterProperties::bind(const data::FeatureLayer& points) {
    columns_.clear();
    for (const ExpressionPtr& map : maps_) columns_.push_back(bind_columns(map->keys(), &points));
}

void ClusterProperties::of_point(const data::FeatureLayer& points, std::size_t row,
                                 std::span<Value> out) const {
    for (std::size_t i = 0; i < maps_.size(); ++i) {
        const LayerFeature feature(points, row, columns_[i]);
        Context context;
        context.feature = &feature;
        out[i] = evaluated(*maps_[i], context);
    }
}

void ClusterProperties::add(std::span<const Value> next, std::span<Value> sum) const {
    for (std::size_t i = 0; i < reduces_.size(); ++i) {
        const Values feature(names_, next, reduces_[i].slots);
        Context context;
        context.feature = &feature;
        context.accumulated = &sum[i];
        sum[i] = evaluated(*reduces_[i].expression, context);
    }
}

} // namespace cordon::style

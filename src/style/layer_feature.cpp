// SPDX-License-Identifier: MIT
#include "style/layer_feature.hpp"

#include "style/expression/within.hpp"

#include <algorithm>

namespace cordon::style {

ColumnSlots bind_columns(const std::vector<std::string>& keys, const data::FeatureLayer* layer) {
    ColumnSlots slots;
    slots.reserve(keys.size());
    for (const std::string& key : keys) {
        const auto column = layer == nullptr ? std::nullopt : layer->column(key);
        slots.push_back(column ? static_cast<std::int32_t>(*column) : -1);
    }
    return slots;
}

std::optional<Value> LayerFeature::property(Key key) const {
    data::Value value;
    if (key.slot < slots_->size()) {
        const std::int32_t column = (*slots_)[key.slot];
        if (column < 0) return std::nullopt;
        value = layer_->column_at(static_cast<std::size_t>(column))[row_];
    } else {
        value = layer_->value(row_, key.name);
    }
    // Columns do not tell null from missing.
    if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
    return from_data(value);
}

Value LayerFeature::properties() const {
    Json::Object members;
    for (const data::Column& column : layer_->columns()) {
        const data::Value value = column[row_];
        if (const auto* flag = std::get_if<bool>(&value)) {
            members.push_back({column.name(), Json(*flag)});
        } else if (const auto* number = std::get_if<double>(&value)) {
            members.push_back({column.name(), Json(*number)});
        } else if (const auto* text = std::get_if<std::string_view>(&value)) {
            members.push_back({column.name(), Json(std::string(*text))});
        } else if (const auto* json = std::get_if<const Json*>(&value)) {
            members.push_back({column.name(), **json});
        }
    }
    auto owner = std::make_shared<const Json>(std::move(members));
    const Json* json = owner.get();
    return Object{json, std::move(owner)};
}

Value LayerFeature::id() const {
    return from_data(layer_->value(row_, "id"));
}

std::string_view LayerFeature::geometry_type() const {
    switch (layer_->shapes.kind(row_)) {
    case geom::Kind::point: return "Point";
    case geom::Kind::line: return "LineString";
    case geom::Kind::polygon: return "Polygon";
    case geom::Kind::none: break;
    }
    return "Unknown";
}

geom::LonLatView LayerFeature::geometry() const {
    return layer_->shapes[row_];
}

int LayerFeature::grid_zoom() const {
    return layer_grid_zoom;
}

} // namespace cordon::style

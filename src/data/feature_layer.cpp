// SPDX-License-Identifier: MIT
#include "data/feature_layer.hpp"

#include <algorithm>

namespace cordon::data {

Value Column::operator[](std::size_t i) const {
    if (i >= cells_.size())
        return {};
    const Cell& cell = cells_[i];
    switch (cell.type) {
    case Type::boolean:
        return cell.number != 0.0;
    case Type::number:
        return cell.number;
    case Type::text:
        return std::string_view(*texts_[cell.index]);
    case Type::json:
        return jsons_[cell.index].get();
    case Type::null:
        break;
    }
    return {};
}

void Column::push(std::string_view value) {
    auto found = text_index_.find(value);
    if (found == text_index_.end()) {
        texts_.push_back(std::make_unique<const std::string>(value));
        found = text_index_.emplace(*texts_.back(), static_cast<std::uint32_t>(texts_.size() - 1))
                    .first;
    }
    cells_.push_back({Type::text, found->second, 0.0});
}

void Column::push(Json value) {
    if (value.is_null())
        return push_null();
    if (value.is_bool())
        return push(value.boolean());
    if (value.is_number())
        return push(value.number());
    if (value.is_string())
        return push(std::string_view(value.string()));
    jsons_.push_back(std::make_unique<const Json>(std::move(value)));
    cells_.push_back({Type::json, static_cast<std::uint32_t>(jsons_.size() - 1), 0.0});
}

std::optional<std::size_t> FeatureLayer::column(std::string_view column_name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& c) { return c.name() == column_name; });
    if (found == columns_.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

Value FeatureLayer::value(std::size_t feature, std::string_view column_name) const {
    const auto index = column(column_name);
    return index ? columns_[*index][feature] : Value();
}

std::string_view FeatureLayer::text(std::size_t feature, std::string_view column_name) const {
    const Value found = value(feature, column_name);
    const auto* text = std::get_if<std::string_view>(&found);
    return text != nullptr ? *text : std::string_view();
}

double FeatureLayer::number(std::size_t feature, std::string_view column_name,
                            double fallback) const {
    const Value found = value(feature, column_name);
    const auto* number = std::get_if<double>(&found);
    return number != nullptr ? *number : fallback;
}

Column& FeatureLayer::make_column(std::string_view column_name) {
    auto index = column(column_name);
    if (!index) {
        columns_.emplace_back(std::string(column_name));
        index = columns_.size() - 1;
    }
    Column& found = columns_[*index];
    while (found.size() + 1 < size())
        found.push_null();
    return found;
}

void FeatureLayer::finish_feature() {
    for (Column& c : columns_)
        while (c.size() < size())
            c.push_null();
}

} // namespace cordon::data

// SPDX-License-Identifier: MIT
#include "data/feature_layer.hpp"

#include <algorithm>
#include <cstring>

namespace cordon::data {

Value Column::operator[](std::size_t i) const {
    if (i >= size()) return {};
    const Cell cell = cells_[i];
    switch (types_[i]) {
    case Type::boolean: return cell.number != 0.0;
    case Type::number: return cell.number;
    case Type::text: return texts_[cell.index];
    case Type::json: return jsons_[cell.index].get();
    case Type::null: break;
    }
    return {};
}

std::string_view Column::keep(std::string_view text) {
    // A block doubles up to 64 KiB, so that a column of few short texts stays small.
    constexpr std::size_t first_block = 256;
    constexpr std::size_t largest_block = std::size_t{64} << 10U;
    if (text.empty()) return {};
    if (text.size() > block_left_) {
        const std::size_t doubled = first_block << std::min<std::size_t>(blocks_.size(), 8);
        block_left_ = std::max(text.size(), std::min(doubled, largest_block));
        blocks_.push_back(
            std::make_unique_for_overwrite<char[]>(block_left_)); // it is written next
        block_size_ = block_left_;
    }
    char* const place = blocks_.back().get() + (block_size_ - block_left_);
    std::memcpy(place, text.data(), text.size());
    block_left_ -= text.size();
    return {place, text.size()};
}

void Column::push(std::string_view value) {
    if (!share_texts_) {
        texts_.push_back(keep(value));
        return push(Type::text, {.index = texts_.size() - 1});
    }
    auto found = text_index_.find(value);
    if (found == text_index_.end()) {
        texts_.push_back(keep(value));
        found = text_index_.emplace(texts_.back(), texts_.size() - 1).first;
    }
    push(Type::text, {.index = found->second});
    // Headlines and identifiers hardly repeat: looking them up costs more than keeping them.
    constexpr std::size_t enough = 1024;
    if (texts_.size() >= enough && texts_.size() > size() / 4 * 3) {
        share_texts_ = false;
        text_index_ = {};
    }
}

void Column::push(Json value) {
    if (value.is_null()) return push_null();
    if (value.is_bool()) return push(value.boolean());
    if (value.is_number()) return push(value.number());
    if (value.is_string()) return push(std::string_view(value.string()));
    jsons_.push_back(std::make_unique<const Json>(std::move(value)));
    push(Type::json, {.index = jsons_.size() - 1});
}

void Column::fill(std::size_t rows) {
    if (size() >= rows) return;
    types_.resize(rows, Type::null);
    cells_.resize(rows);
}

std::optional<std::size_t> FeatureLayer::column(std::string_view column_name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& c) { return c.name() == column_name; });
    if (found == columns_.end()) return std::nullopt;
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

bool FeatureLayer::boolean(std::size_t feature, std::string_view column_name, bool fallback) const {
    const Value found = value(feature, column_name);
    const auto* boolean = std::get_if<bool>(&found);
    return boolean != nullptr ? *boolean : fallback;
}

Column& FeatureLayer::make_column(std::string_view column_name) {
    auto index = column(column_name);
    if (!index) {
        columns_.emplace_back(std::string(column_name));
        index = columns_.size() - 1;
    }
    Column& found = columns_[*index];
    if (size() > 0) found.fill(size() - 1);
    return found;
}

void FeatureLayer::finish_feature() {
    for (Column& c : columns_) c.fill(size());
}

namespace {

struct PushValue {
    Column& column;
    void operator()(std::monostate /*none*/) const { column.push_null(); }
    void operator()(const Json* json) const { column.push(Json(*json)); }
    template <typename T>
    void operator()(const T& value) const {
        column.push(value);
    }
};

} // namespace

void Column::push_value(const Value& value) {
    std::visit(PushValue{*this}, value);
}

FeatureLayer subset(const FeatureLayer& layer, std::span<const std::size_t> rows) {
    FeatureLayer out(layer.name);
    out.metadata = layer.metadata;
    for (const std::size_t row : rows) out.shapes.add_shape(layer.shapes[row]);
    for (const Column& column : layer.columns()) {
        Column& copy = out.add_column(column.name());
        for (const std::size_t row : rows) copy.push_value(column[row]);
    }
    return out;
}

} // namespace cordon::data

// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "data/tile_id.hpp"
#include "geom/shapes.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace cordon::data {

/// One attribute of one feature, looked at. Texts and nested values point into the layer.
using Value = std::variant<std::monostate, bool, double, std::string_view, const Json*>;

/// One attribute of all features: a type tag and eight bytes a row. Equal texts are kept once as
/// long as that pays.
class Column {
  public:
    explicit Column(std::string name) : name_(std::move(name)) {}
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::size_t size() const { return types_.size(); }
    /// The value of row `i`; monostate when the feature has none.
    [[nodiscard]] Value operator[](std::size_t i) const;

    void push_null() { push(Type::null, {}); }
    void push(bool value) { push(Type::boolean, {.number = value ? 1.0 : 0.0}); }
    void push(double value) { push(Type::number, {.number = value}); }
    void push(std::string_view value);
    void push(Json value); ///< scalars become plain values, arrays and objects stay JSON
    /// A row's value of this or another column.
    void push_value(const Value& value);
    /// Adds nulls until the column has `rows` rows.
    void fill(std::size_t rows);

  private:
    enum class Type : std::uint8_t { null, boolean, number, text, json };
    union Cell {
        double number = 0.0;
        std::uint64_t index; ///< into texts_ or jsons_
    };
    void push(Type type, Cell cell) {
        types_.push_back(type);
        cells_.push_back(cell);
    }
    std::string_view keep(std::string_view text);

    std::string name_;
    std::vector<Type> types_;
    std::vector<Cell> cells_;
    std::vector<std::string_view> texts_; ///< into blocks_
    // NOLINTNEXTLINE(cppcoreguidelines-avoid-c-arrays, modernize-avoid-c-arrays): bytes that stay
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t block_size_ = 0; ///< of the last block
    std::size_t block_left_ = 0; ///< bytes of it that are free
    std::unordered_map<std::string_view, std::uint64_t> text_index_;
    bool share_texts_ = true; ///< cleared when nearly all texts differ
    std::vector<std::unique_ptr<const Json>> jsons_;
};

/// What the coordinates of a source are measured in.
enum class CrsUnit : std::uint8_t {
    degrees,
    web_mercator, ///< metres at the equator, shorter ones elsewhere
    lengths       ///< of another projected CRS
};

/// How coordinates were turned into WGS 84, as PROJ tells.
struct CrsOperation {
    std::string name;
    std::string definition;                 ///< PROJ pipeline
    double accuracy_m = -1.0;               ///< negative = not known
    std::vector<std::string> grids;         ///< that were used
    std::vector<std::string> missing_grids; ///< of more exact operations, which are not installed
    friend bool operator==(const CrsOperation&, const CrsOperation&) = default;
};

/// Where a layer comes from; the credits are assembled from these.
struct LayerMetadata {
    std::string attribution; ///< as it must be printed, for example `GeoNames, CC BY 4.0`
    std::string licence; ///< SPDX name or the licence's usual name; empty = unknown (lint warns)
    std::string source;  ///< file or package as the user named it
    std::string crs;     ///< CRS of the source before it became WGS 84
    CrsUnit crs_unit = CrsUnit::degrees;
    std::vector<CrsOperation> operations; ///< that were used; empty = it is WGS 84 already
};

/// Features first … last - 1 of a layer were cut out of the world for one tile, with a margin.
struct TileSpan {
    TileId tile{};
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Features of one layer in WGS 84: geometries in flat arrays, attributes in columns.
class FeatureLayer {
  public:
    FeatureLayer() = default;
    explicit FeatureLayer(std::string layer_name) : name(std::move(layer_name)) {}

    std::string name;
    geom::LonLatShapes shapes;
    LayerMetadata metadata;
    std::vector<TileSpan> tiles; ///< of vector tiles, in the order of features; else empty

    [[nodiscard]] std::size_t size() const { return shapes.size(); }
    /// Index of the column, or empty when no feature has that attribute.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view column_name) const;
    [[nodiscard]] const Column& column_at(std::size_t index) const { return columns_[index]; }
    [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
    /// Value by name; monostate when the column or the value is missing.
    [[nodiscard]] Value value(std::size_t feature, std::string_view column_name) const;
    /// Text of an attribute; empty when missing or not a text.
    [[nodiscard]] std::string_view text(std::size_t feature, std::string_view column_name) const;
    /// Number of an attribute, or `fallback`.
    [[nodiscard]] double number(std::size_t feature, std::string_view column_name,
                                double fallback) const;
    /// Truth of an attribute, or `fallback` when it is missing or not a boolean.
    [[nodiscard]] bool boolean(std::size_t feature, std::string_view column_name,
                               bool fallback) const;

    /// The column of that name, made (and filled with nulls up to the last feature) when it is new.
    Column& make_column(std::string_view column_name);
    /// Adds an empty column to a finished layer; the caller pushes one value for each feature.
    Column& add_column(std::string column_name) {
        columns_.emplace_back(std::move(column_name));
        return columns_.back();
    }
    /// Sets an attribute of the feature added last; columns that were not set are filled by
    /// finish_feature().
    template <typename T>
    void set(std::string_view column_name, T value) {
        Column& c = make_column(column_name);
        if (c.size() < size()) c.push(std::move(value));
    }
    /// Fills the columns of the feature added last with nulls where nothing was set.
    void finish_feature();
    /// The column to push to, for readers that keep its index.
    [[nodiscard]] Column& column_at(std::size_t index) { return columns_[index]; }

  private:
    std::vector<Column> columns_;
};

using LayerPtr = std::shared_ptr<const FeatureLayer>;

/// The named features of a layer with their attributes, in the order of `rows`.
[[nodiscard]] FeatureLayer subset(const FeatureLayer& layer, std::span<const std::size_t> rows);

} // namespace cordon::data

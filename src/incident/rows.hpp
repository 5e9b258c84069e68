// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"
#include "data/csv.hpp"
#include "geom/point.hpp"
#include "incident/location.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// A table of texts, whatever it was read from.
class Rows {
  public:
    Rows() = default;
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    Rows(Rows&&) = delete;
    Rows& operator=(Rows&&) = delete;
    virtual ~Rows() = default;

    [[nodiscard]] virtual const std::vector<std::string>& header() const = 0;
    [[nodiscard]] virtual std::size_t size() const = 0;
    [[nodiscard]] virtual std::string_view cell(std::size_t row, std::size_t column) const = 0;
    /// 1-based line of the file.
    [[nodiscard]] virtual int line(std::size_t row) const = 0;
    /// Number in a cell; empty when it is none.
    [[nodiscard]] virtual std::optional<double> number(std::size_t row,
                                                       std::size_t column) const = 0;
    /// HXL tag of a column (`#geo+lat`); empty when the table has none.
    [[nodiscard]] virtual std::string_view tag(std::size_t /*column*/) const { return {}; }
    /// True when positions come with the rows and not from columns.
    [[nodiscard]] virtual bool has_positions() const { return false; }
    [[nodiscard]] virtual std::optional<geom::LonLat> position(std::size_t /*row*/) const {
        return std::nullopt;
    }
    /// Where a row's shape says that it is, when that is no single position: a stretch, an area or
    /// several of them. nullptr when it has none.
    [[nodiscard]] virtual const LocationModel* shape(std::size_t /*row*/) const { return nullptr; }
};

/// Rows of a CSV file. A first row of HXL tags (hxlstandard.org) is none of them: `#geo+lat`.
class CsvRows final : public Rows {
  public:
    explicit CsvRows(data::CsvTable table);
    [[nodiscard]] const std::vector<std::string>& header() const override { return table_.header; }
    [[nodiscard]] std::size_t size() const override { return table_.rows() - first_; }
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const override;
    [[nodiscard]] int line(std::size_t row) const override { return table_.line(row + first_); }
    [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column) const override {
        return table_.number(row + first_, column);
    }
    [[nodiscard]] std::string_view tag(std::size_t column) const override;

  private:
    data::CsvTable table_;
    std::size_t first_ = 0; ///< 1 behind a row of tags
};

/// Features of a GeoJSON collection: properties as columns, in the order of their first appearance.
/// Lines are stretches, polygons areas, and features of many parts are at all of them; collections
/// of geometries have no position. Throws Error for a collection without features, and for more
/// than 4096 properties.
class GeoJsonRows final : public Rows {
  public:
    GeoJsonRows(const Json& collection, const std::string& file, Reporter& reporter);
    [[nodiscard]] const std::vector<std::string>& header() const override { return header_; }
    [[nodiscard]] std::size_t size() const override { return rows_.size(); }
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const override;
    [[nodiscard]] int line(std::size_t row) const override { return rows_[row].line; }
    [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column) const override {
        return data::parse_number(cell(row, column));
    }
    [[nodiscard]] bool has_positions() const override { return true; }
    [[nodiscard]] std::optional<geom::LonLat> position(std::size_t row) const override {
        return rows_[row].position;
    }
    [[nodiscard]] const LocationModel* shape(std::size_t row) const override {
        const auto found = shapes_.find(row);
        return found == shapes_.end() ? nullptr : &found->second;
    }

  private:
    struct Cell {
        std::size_t column = 0;
        std::string text;
    };
    struct Row {
        std::vector<Cell> cells; ///< those that the feature has, by column
        std::optional<geom::LonLat> position;
        int line = 0;
    };
    using Columns = std::map<std::string, std::size_t, std::less<>>;
    [[nodiscard]] std::vector<Cell> cells_of(const Json& feature, const std::string& file,
                                             Columns& columns);

    std::vector<std::string> header_;
    std::vector<Row> rows_;
    std::map<std::size_t, LocationModel> shapes_; ///< by row
};

} // namespace cordon::incident

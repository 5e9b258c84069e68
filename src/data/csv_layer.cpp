// SPDX-License-Identifier: MIT
#include "data/csv_layer.hpp"

#include "data/layer_builder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <vector>

namespace cordon::data {

namespace {

struct Attribute {
    std::size_t source = 0; ///< column of the table
    std::size_t target = 0; ///< column of the layer
    bool numbers = false;
};

/// `007` and `01` are codes; `0`, `0.5` and `-0,5` are numbers.
bool has_leading_zero(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

bool holds_numbers(const CsvTable& table, std::size_t column) {
    bool any = false;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view text = table.cell(row, column);
        if (text.empty()) continue;
        if (has_leading_zero(text) || !table.number(row, column)) return false;
        any = true;
    }
    return any;
}

std::vector<Attribute> attributes(const CsvTable& table, LayerBuilder& builder) {
    std::vector<Attribute> all;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (table.header[i].empty()) continue;
        if (const auto target = builder.column(table.header[i]))
            all.push_back({i, *target, holds_numbers(table, i)});
    }
    return all;
}

void set_values(const CsvTable& table, std::size_t row, const std::vector<Attribute>& attributes,
                LayerBuilder& builder) {
    for (const Attribute& attribute : attributes) {
        const std::string_view text = table.cell(row, attribute.source);
        if (text.empty()) continue;
        if (!attribute.numbers) {
            builder.set(attribute.target, text);
        } else if (const auto number = table.number(row, attribute.source)) {
            builder.set(attribute.target, *number);
        }
    }
}

} // namespace

std::optional<CoordinateColumns> coordinate_columns(const CsvTable& table) {
    constexpr std::array<std::array<const char*, 2>, 6> names = {{{"longitude", "latitude"},
                                                                  {"lon", "lat"},
                                                                  {"lng", "lat"},
                                                                  {"long", "lat"},
                                                                  {"lng", "latitude"},
                                                                  {"x", "y"}}};
    for (const auto& [longitude, latitude] : names) {
        const auto x = table.column(longitude);
        const auto y = table.column(latitude);
        if (x && y) return CoordinateColumns{*x, *y};
    }
    return std::nullopt;
}

FeatureLayer csv_layer(const CsvTable& table, const std::string& file, const ReadOptions& options,
                       Reporter& reporter) {
    const auto where = coordinate_columns(table);
    if (!where)
        throw Error({Severity::error,
                     "has no columns of longitude and latitude",
                     {file, 1, 0, {}},
                     {fmt::format("name two columns longitude and latitude; it has: {}",
                                  fmt::join(table.header, ", "))}});
    LayerBuilder builder(file, options, reporter);
    const std::vector<Attribute> columns = attributes(table, builder);
    builder.reserve(table.rows(), table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        builder.begin(table.line(row));
        const auto longitude = table.number(row, where->longitude);
        const auto latitude = table.number(row, where->latitude);
        if (!longitude || !latitude) {
            builder.reject(fmt::format("its coordinates '{}', '{}' are not numbers",
                                       table.cell(row, where->longitude),
                                       table.cell(row, where->latitude)));
            continue;
        }
        builder.begin_part(geom::Kind::point);
        builder.add({*longitude, *latitude});
        set_values(table, row, columns, builder);
        builder.end();
    }
    return builder.finish();
}

} // namespace cordon::data

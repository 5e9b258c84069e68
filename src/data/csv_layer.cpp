// SPDX-License-Identifier: MIT
#include "data/csv_layer.hpp"

#include "data/layer_builder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace cordon::data {

namespace {

/// Stands for an empty cell among numbers.
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

struct Attribute {
    std::size_t source = 0;      ///< column of the table
    std::size_t target = 0;      ///< column of the layer
    std::vector<double> numbers; ///< one a row; empty for a column of texts
};

/// `007` and `01` are codes; `0`, `0.5` and `-0,5` are numbers.
bool has_leading_zero(std::string_view text) {
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

/// The numbers of a column; empty when it is one of texts.
std::vector<double> numbers_of(const CsvTable& table, std::size_t column) {
    std::vector<double> numbers;
    bool any = false;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view text = table.cell(row, column);
        const auto number = table.number(row, column);
        if (!text.empty() && (!number || has_leading_zero(text))) return {};
        if (row == 0) numbers.reserve(table.rows());
        numbers.push_back(number.value_or(no_number));
        any = any || number;
    }
    return any ? numbers : std::vector<double>();
}

std::vector<Attribute> attributes(const CsvTable& table, LayerBuilder& builder) {
    std::vector<Attribute> all;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (table.header[i].empty()) continue;
        if (const auto target = builder.column(table.header[i]))
            all.push_back({i, *target, numbers_of(table, i)});
    }
    return all;
}

void set_values(const CsvTable& table, std::size_t row, const std::vector<Attribute>& attributes,
                LayerBuilder& builder) {
    for (const Attribute& attribute : attributes) {
        if (!attribute.numbers.empty()) {
            const double number = attribute.numbers[row];
            if (!std::isnan(number)) builder.set(attribute.target, number);
        } else if (const std::string_view text = table.cell(row, attribute.source); !text.empty()) {
            builder.set(attribute.target, text);
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
    if (!where) {
        Diagnostic missing{
            Severity::error, "has no columns of longitude and latitude", {file, 1, 0, {}}, {}};
        missing.hints.push_back(fmt::format("name two columns longitude and latitude; it has: {}",
                                            fmt::join(table.header, ", ")));
        throw Error(std::move(missing));
    }
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

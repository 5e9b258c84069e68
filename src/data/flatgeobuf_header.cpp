// SPDX-License-Identifier: MIT
#include "data/flatgeobuf_header.hpp"

#include "core/diagnostic.hpp"

#include <algorithm>

namespace cordon::data {

namespace {

// Field numbers of header.fbs, version 3.
enum HeaderField : unsigned {
    field_name = 0,
    field_envelope = 1,
    field_type = 2,
    field_columns = 7,
    field_features = 8,
    field_node_size = 9,
    field_crs = 10,
    field_metadata = 13
};
enum ColumnField : unsigned { column_name = 0, column_type = 1 };
enum CrsField : unsigned {
    crs_org = 0,
    crs_code = 1,
    crs_name = 2,
    crs_wkt = 4,
    crs_code_text = 5
};

constexpr std::size_t magic_size = 8;

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return out;
}

void read_crs(const FlatTable& table, FgbHeader& header) {
    const auto crs = table.table(field_crs);
    if (!crs) return;
    header.crs_org = upper(crs->text(crs_org));
    header.crs_code = crs->number<std::int32_t>(crs_code, 0);
    for (const unsigned field : {crs_code_text, crs_name, crs_wkt})
        if (header.crs_text.empty()) header.crs_text = crs->text(field);
}

} // namespace

std::vector<FgbColumn> read_fgb_columns(const FlatTable& table, unsigned field) {
    constexpr std::size_t most_columns = 4096;
    const std::size_t count = table.table_count(field);
    if (count > most_columns) throw FlatBufferError("it names too many columns");
    std::vector<FgbColumn> columns;
    columns.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const FlatTable column = table.table(field, i);
        const auto type = column.number<std::uint8_t>(column_type, 0);
        if (type > static_cast<std::uint8_t>(FgbColumnType::binary))
            throw FlatBufferError("a column has an unknown type");
        columns.push_back({column.text(column_name), static_cast<FgbColumnType>(type)});
    }
    return columns;
}

FgbHeader read_fgb_header(std::string_view bytes) {
    const std::size_t size = read_at<std::uint32_t>(bytes, magic_size);
    const std::size_t first = magic_size + sizeof(std::uint32_t);
    if (bytes.size() - first < size) throw FlatBufferError("it ends inside of its header");
    const FlatTable table = FlatTable::root(bytes.substr(first, size));
    FgbHeader header;
    header.name = table.text(field_name);
    header.type = static_cast<FgbType>(table.number<std::uint8_t>(field_type, 0));
    header.columns = read_fgb_columns(table, field_columns);
    header.features = table.number<std::uint64_t>(field_features, 0);
    header.node_size = table.number<std::uint16_t>(field_node_size, 16);
    const FlatVector<double> envelope = table.numbers<double>(field_envelope);
    header.has_envelope = envelope.size() >= 4;
    for (std::size_t i = 0; header.has_envelope && i < 4; ++i) header.envelope.at(i) = envelope[i];
    read_crs(table, header);
    header.metadata = table.text(field_metadata);
    header.index_offset = first + size;
    return header;
}

bool is_wgs84(const FgbHeader& header) {
    const bool unknown = header.crs_code == 0 && header.crs_text.empty();
    const bool epsg = (header.crs_org.empty() || header.crs_org == "EPSG") &&
                      (header.crs_code == 4326 || header.crs_code == 4979);
    const bool ogc = header.crs_org == "OGC" && header.crs_text == "CRS84";
    return unknown || epsg || ogc;
}

void fail_damaged_fgb(const std::string& file, const std::string& what) {
    throw Error({Severity::error,
                 "the FlatGeobuf file is damaged: " + what,
                 {file, 0, 0, {}},
                 {"it may not have been copied to its end; copy or convert it again"}});
}

} // namespace cordon::data

// SPDX-License-Identifier: MIT
#include "incident/reader.hpp"

#include "core/file.hpp"
#include "incident/incident_json.hpp"
#include "incident/table_reader.hpp"

#include <fmt/format.h>

namespace cordon::incident {

namespace {

/// The first byte that is no space, behind a byte order mark.
char first_byte(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? '\0' : bytes[first];
}

IncidentSet read_json(std::string bytes, const std::string& file, const ReadOptions& options,
                      Reporter& reporter) {
    Json json = parse_json(bytes, file);
    bytes = {}; // of a large file neither text nor values stay longer than they are needed
    if (is_own_schema(json)) return read_own_schema(json, file, reporter);
    const GeoJsonRows rows(json, file, reporter);
    json = {};
    return read_table(rows, file, options, reporter);
}

} // namespace

IncidentSet read_incidents_text(std::string bytes, const std::string& file,
                                const ReadOptions& options, Reporter& reporter) {
    const char first = first_byte(bytes);
    if (first == '\0') throw Error({Severity::error, "file is empty", {file, 0, 0, {}}, {}});
    if (first == '{' || first == '[') return read_json(std::move(bytes), file, options, reporter);
    const CsvRows rows(data::read_csv(std::move(bytes), file, reporter));
    return read_table(rows, file, options, reporter);
}

IncidentSet read_incidents(const std::filesystem::path& path, const ReadOptions& options,
                           Reporter& reporter) {
    return read_incidents_text(read_file(path), path.string(), options, reporter);
}

} // namespace cordon::incident

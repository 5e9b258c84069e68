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

/// Files that are no text at all: a table of one column of bytes would say nothing of them.
void refuse_other_formats(std::string_view bytes, char first, const std::string& file) {
    const auto refuse = [&](std::string what, std::vector<std::string> hints) {
        throw Error({Severity::error, std::move(what), {file, 0, 0, {}}, std::move(hints)});
    };
    const bool is_zip = bytes.starts_with("PK\x03\x04"); // Excel's .xlsx and .ods
    const bool is_old_office = bytes.starts_with("\xD0\xCF\x11\xE0");
    if (is_zip || is_old_office)
        refuse("is a workbook of a spreadsheet program, not a table in text",
               {"save the sheet as CSV: 'Save as … CSV UTF-8' in Excel, or 'soffice --headless "
                "--convert-to csv FILE' of LibreOffice",
                "a workbook has several sheets, and formulas that this program does not compute"});
    if (bytes.starts_with("%PDF"))
        refuse("is a PDF, not a table", {"copy its table into a spreadsheet and save that as CSV"});
    if (first == '<')
        refuse("is XML or HTML, not a table",
               {"KML and GPX are read from files that end in .kml and .gpx",
                "for the text of an article there is 'cordon extract'"});
}

} // namespace

IncidentSet read_incidents_text(std::string bytes, const std::string& file,
                                const ReadOptions& options, Reporter& reporter) {
    const char first = first_byte(bytes);
    if (first == '\0') throw Error({Severity::error, "file is empty", {file, 0, 0, {}}, {}});
    refuse_other_formats(bytes, first, file);
    if (first == '{' || first == '[') return read_json(std::move(bytes), file, options, reporter);
    const CsvRows rows(data::read_csv(std::move(bytes), file, reporter));
    return read_table(rows, file, options, reporter);
}

IncidentSet read_incidents(const std::filesystem::path& path, const ReadOptions& options,
                           Reporter& reporter) {
    return read_incidents_text(read_file(path), path.string(), options, reporter);
}

} // namespace cordon::incident

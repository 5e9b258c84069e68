// SPDX-License-Identifier: MIT
#include "incident/precision.hpp"

#include "core/file.hpp"
#include "data/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

constexpr std::array<std::string_view, 5> models = {"point", "admin1", "admin2", "area",
                                                    "left_out"};

[[noreturn]] void fail(std::string message, const std::string& file, int line, std::string hint) {
    throw Error({Severity::error, std::move(message), {file, line, 0, {}}, {std::move(hint)}});
}

std::size_t column_of(const data::CsvTable& table, std::string_view name, const std::string& file) {
    const auto column = table.column(name);
    if (!column)
        fail(fmt::format("precision table has no column '{}'", name), file, 1,
             "it needs source, code, meaning, model and radius_km");
    return *column;
}

} // namespace

PrecisionTable PrecisionTable::read(const std::filesystem::path& path, Reporter& reporter) {
    return parse(read_file(path, std::size_t{1} << 20U), path.string(), reporter);
}

PrecisionTable PrecisionTable::parse(std::string bytes, const std::string& file,
                                     Reporter& reporter) {
    const data::CsvTable csv = data::read_csv(std::move(bytes), file, reporter);
    const std::size_t source = column_of(csv, "source", file);
    const std::size_t code = column_of(csv, "code", file);
    const std::size_t meaning = column_of(csv, "meaning", file);
    const std::size_t model = column_of(csv, "model", file);
    const std::size_t radius = column_of(csv, "radius_km", file);
    PrecisionTable table;
    for (std::size_t i = 0; i < csv.rows(); ++i) {
        PrecisionUse row;
        row.source = csv.cell(i, source);
        row.code = csv.cell(i, code);
        row.meaning = csv.cell(i, meaning);
        row.model = csv.cell(i, model);
        if (std::find(models.begin(), models.end(), row.model) == models.end())
            fail(fmt::format("location model '{}' is not known", row.model), file, csv.line(i),
                 "use point, admin1, admin2, area or left_out");
        if (row.model == "point") {
            const auto km = csv.number(i, radius);
            if (!km || *km <= 0.0 || *km > 5000.0)
                fail(fmt::format("radius_km '{}' is not a number above 0 and up to 5000",
                                 csv.cell(i, radius)),
                     file, csv.line(i), "a point needs the radius in which the truth lies");
            row.radius = kilometres(*km);
        }
        table.rows_.push_back(std::move(row));
    }
    return table;
}

const PrecisionUse* PrecisionTable::find(std::string_view source, std::string_view code) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const PrecisionUse& row) {
        return row.source == source && row.code == code;
    });
    return found == rows_.end() ? nullptr : &*found;
}

const PrecisionUse* PrecisionTable::use(std::string_view source, std::string_view code) {
    for (PrecisionUse& row : rows_) {
        if (row.source != source || row.code != code) continue;
        ++row.count;
        return &row;
    }
    return nullptr;
}

const PrecisionUse* PrecisionTable::use_words(std::string_view folded) {
    const std::string padded = fmt::format(" {} ", folded);
    PrecisionUse* best = nullptr;
    for (PrecisionUse& row : rows_) {
        const bool longer = best == nullptr || row.code.size() > best->code.size();
        if (row.source != "words" || !longer) continue;
        if (padded.find(fmt::format(" {} ", row.code)) != std::string::npos) best = &row;
    }
    if (best != nullptr) ++best->count;
    return best;
}

std::vector<PrecisionUse> PrecisionTable::used() const {
    std::vector<PrecisionUse> used;
    std::copy_if(rows_.begin(), rows_.end(), std::back_inserter(used),
                 [](const PrecisionUse& row) { return row.count > 0; });
    return used;
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "place/gazetteer_build.hpp"

#include "core/file.hpp"
#include "data/csv.hpp"
#include "data/mapped_file.hpp"
#include "place/gazetteer_store.hpp"
#include "place/gzip.hpp"
#include "place/osm_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace cordon::place {

namespace {

constexpr std::size_t dump_columns = 19;
constexpr std::size_t reported_rows = 5;
constexpr std::string_view geonames_attribution = "GeoNames, CC BY 4.0";

/// Names of other kinds in alternateNamesV2: links, postal and airport codes.
constexpr std::array<std::string_view, 12> no_languages = {"link", "post",    "iata", "icao",
                                                           "faac", "fr_1793", "abbr", "wkdt",
                                                           "unlc", "phon",    "piny", "tcid"};

template <typename T>
std::optional<T> number(std::string_view text) {
    T value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::vector<std::string_view> split(std::string_view line, char separator) {
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t at = line.find(separator);
        out.push_back(line.substr(0, at));
        if (at == std::string_view::npos) return out;
        line.remove_prefix(at + 1);
    }
}

bool is_position(double lon, double lat) {
    return lon >= -180.0 && lon <= 180.0 && lat >= -90.0 && lat <= 90.0;
}

/// Reads the inputs one after the other into one builder.
class Builder {
  public:
    explicit Builder(Reporter& reporter, std::string country)
        : reporter_(reporter), country_(std::move(country)) {}

    void read(const std::filesystem::path& path) {
        file_ = path.string();
        if (is_osm_extract(path)) {
            skipped_ += add_osm_places(path, country_, store_, reporter_);
            from_osm_ = true;
            return;
        }
        const data::MappedFile mapped(path);
        std::string_view bytes = mapped.bytes();
        std::string unpacked;
        if (is_gzip(bytes)) {
            unpacked = gunzip(bytes, file_);
            bytes = unpacked;
        }
        if (bytes.starts_with("PK\x03\x04"))
            throw Error(fmt::format("{}: a ZIP archive is not read", file_),
                        "unpack it and give the .txt inside");
        if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
        if (bytes.find('\0') != std::string_view::npos)
            throw Error(fmt::format("{}: not a gazetteer: it is no text", file_),
                        "inputs are GeoNames dumps, CSV tables and OpenStreetMap extracts");
        const std::string_view first = bytes.substr(0, bytes.find('\n'));
        const auto columns = split(first, '\t');
        if (columns.size() == dump_columns && number<std::int64_t>(columns[0]))
            lines(bytes, &Builder::dump_row);
        else if (columns.size() >= 4 && columns.size() <= 10 && number<std::int64_t>(columns[0]) &&
                 number<std::int64_t>(columns[1]))
            lines(bytes, &Builder::alternate_row);
        else
            table(std::string(bytes));
    }

    [[nodiscard]] std::string finish(GazetteerCounts& counts, std::uint64_t source_bytes) {
        counts = {store_.size(), 0, skipped_};
        if (store_.size() == 0)
            throw Error("the gazetteer would be empty: no row of the input is a place",
                        "rows need a name, a latitude and a longitude");
        std::string credit(from_geonames_ ? geonames_attribution : "");
        if (from_osm_) credit += (credit.empty() ? "" : "; ") + std::string(osm_attribution);
        return store_.finish(credit, source_bytes);
    }

  private:
    void lines(std::string_view bytes, bool (Builder::*row)(std::string_view)) {
        int line = 0;
        while (!bytes.empty()) {
            const std::size_t end = std::min(bytes.find('\n'), bytes.size());
            std::string_view text = bytes.substr(0, end);
            bytes.remove_prefix(std::min(end + 1, bytes.size()));
            ++line;
            if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
            if (text.empty() || text.front() == '#') continue;
            if (!(this->*row)(text)) skip(line);
        }
    }

    bool dump_row(std::string_view line) {
        const auto columns = split(line, '\t');
        if (columns.size() != dump_columns) return false;
        const auto id = number<std::int64_t>(columns[0]);
        const auto lat = number<double>(columns[4]);
        const auto lon = number<double>(columns[5]);
        if (!id || !lat || !lon || !is_position(*lon, *lat) || columns[1].empty()) return false;
        Place place{.id = *id, .name = std::string(columns[1]), .at = {*lon, *lat}};
        if (!columns[6].empty()) place.feature_class = columns[6].front();
        place.feature_code = columns[7];
        place.country = columns[8];
        place.admin1 = columns[10];
        place.admin2 = columns[11];
        place.population = number<double>(columns[14]).value_or(0.0);
        std::vector<std::string_view> names = {columns[1], columns[2]};
        if (!columns[3].empty())
            for (const std::string_view name : split(columns[3], ',')) names.push_back(name);
        store_.add(place, names);
        from_geonames_ = true;
        return true;
    }

    bool alternate_row(std::string_view line) {
        const auto columns = split(line, '\t');
        if (columns.size() < 4) return false;
        const auto id = number<std::int64_t>(columns[1]);
        if (!id || columns[3].empty()) return false;
        if (std::find(no_languages.begin(), no_languages.end(), columns[2]) == no_languages.end())
            store_.add_name(*id, columns[3]);
        return true;
    }

    void table(std::string bytes) {
        const data::CsvTable table = data::read_csv(std::move(bytes), file_, reporter_);
        const auto find = [&table](std::initializer_list<std::string_view> names) {
            for (const std::string_view name : names)
                if (const auto found = table.column(name)) return found;
            return std::optional<std::size_t>();
        };
        const auto name = find({"name", "nom", "place", "localite"});
        const auto lat = find({"lat", "latitude", "y"});
        const auto lon = find({"lon", "lng", "longitude", "long", "x"});
        if (!name || !lat || !lon)
            throw Error(
                fmt::format("{}: not a gazetteer: it has no columns name, lat and lon", file_),
                "inputs are GeoNames dumps of 19 columns and CSV tables with a header");
        const auto text = [&table](std::size_t row, std::optional<std::size_t> column) {
            return column ? table.cell(row, *column) : std::string_view();
        };
        const auto id = find({"geonameid", "id"});
        const auto country = find({"country", "iso_a2"});
        const auto admin1 = find({"admin1"});
        const auto admin2 = find({"admin2"});
        const auto feature_class = find({"class", "feature_class"});
        const auto code = find({"code", "feature_code"});
        const auto population = find({"population"});
        const auto alternates = find({"alternates", "alternatenames"});
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const auto x = table.number(row, *lon);
            const auto y = table.number(row, *lat);
            if (!x || !y || !is_position(*x, *y) || text(row, name).empty()) {
                skip(table.line(row));
                continue;
            }
            Place place{.id = number<std::int64_t>(text(row, id)).value_or(0),
                        .name = std::string(text(row, name)),
                        .at = {*x, *y}};
            if (place.id == 0) place.id = store_.next_id();
            set_class(place, text(row, feature_class), text(row, code));
            place.country = text(row, country);
            place.admin1 = text(row, admin1);
            place.admin2 = text(row, admin2);
            if (population) place.population = table.number(row, *population).value_or(0.0);
            std::vector<std::string_view> names = {place.name, place.name};
            for (const std::string_view other : split(text(row, alternates), '|'))
                names.push_back(other);
            store_.add(place, names);
        }
    }

    /// `class` is a letter, or a feature code such as PPLA2 as in the shipped layers.
    static void set_class(Place& place, std::string_view feature_class, std::string_view code) {
        if (feature_class.size() == 1) place.feature_class = feature_class.front();
        place.feature_code = !code.empty() ? code : feature_class.size() > 1 ? feature_class : "";
        const std::string_view known = place.feature_code;
        if (feature_class.size() == 1) return;
        if (known.starts_with("ADM") || known.starts_with("PCL")) place.feature_class = 'A';
    }

    void skip(int line) {
        if (++skipped_ <= reported_rows)
            reporter_.warn("the row has no readable name and position and is left out",
                           Where{.file = file_, .line = line});
    }

    Reporter& reporter_;
    StoreBuilder store_;
    std::string file_;
    std::string country_; ///< of rows of an extract that name none
    std::size_t skipped_ = 0;
    bool from_geonames_ = false;
    bool from_osm_ = false;
};

} // namespace

std::string build_gazetteer_bytes(const std::vector<std::filesystem::path>& inputs,
                                  Reporter& reporter, GazetteerCounts& counts,
                                  const std::string& country) {
    Builder builder(reporter, country);
    std::uint64_t bytes = 0;
    for (const auto& input : inputs) {
        builder.read(input);
        std::error_code ignored;
        const auto size = std::filesystem::file_size(input, ignored);
        if (!ignored) bytes += size;
    }
    std::string out = builder.finish(counts, bytes);
    return out;
}

GazetteerCounts build_gazetteer(const std::vector<std::filesystem::path>& inputs,
                                const std::filesystem::path& output, Reporter& reporter,
                                const std::string& country) {
    GazetteerCounts counts;
    std::string bytes = build_gazetteer_bytes(inputs, reporter, counts, country);
    write_file(output, bytes);
    const auto store = GazetteerStore::from_bytes(std::move(bytes), output.string());
    counts.places = store->places().size();
    counts.names = store->names().size();
    return counts;
}

} // namespace cordon::place

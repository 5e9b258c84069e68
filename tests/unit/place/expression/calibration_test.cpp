// SPDX-License-Identifier: MIT
#include "marked.hpp"

#include "core/file.hpp"
#include "geom/measure.hpp"
#include "place/expression/draw.hpp"
#include "place/expression/regions.hpp"
#include "proj/geodesic.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>

using namespace cordon;
using namespace cordon::place;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> split(const std::string& line, char mark) {
    std::vector<std::string> cells(1);
    for (const char c : line)
        if (c == mark)
            cells.emplace_back();
        else
            cells.back() += c;
    return cells;
}

double number_in(const std::string& cell) {
    double value = NAN;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

/// A statement of distance and direction with the true place (Wikipedia, GeoNames).
struct Statement {
    std::string matched;
    std::string name;
    std::string id;
    std::string population;
    double stated_km = 0.0;
    double azimuth = 0.0;
    geom::LonLat from;
    geom::LonLat truth;
};

std::vector<Statement> read_statements(const fs::path& path) {
    std::vector<Statement> statements;
    for (const std::string& line : split(read_file(path), '\n')) {
        const std::vector<std::string> c = split(line, '\t');
        if (c.size() < 20 || c[0] == "id") continue;
        statements.push_back({c[3],
                              c[10],
                              c[11],
                              c[12],
                              number_in(c[7]),
                              number_in(c[9]),
                              {number_in(c[14]), number_in(c[13])},
                              {number_in(c[16]), number_in(c[15])}});
    }
    return statements;
}

/// The reference places as a GeoNames table, so that no other homonym is met.
fs::path write_places(const std::vector<Statement>& statements) {
    fs::path path =
        fs::temp_directory_path() / ("cordon-wikoff-" + std::to_string(getpid()) + ".txt");
    std::ofstream out(path, std::ios::binary);
    for (const Statement& s : statements)
        out << s.id << '\t' << s.name << '\t' << s.name << "\t\t" << s.from.y << '\t' << s.from.x
            << "\tP\tPPL\tXX\t\t\t\t\t\t" << s.population << "\t\t\t\t\n";
    return path;
}

struct Coverage {
    int count = 0;
    int read = 0; ///< distance and direction as the table has them
    int credible = 0;
    int said = 0;
    std::vector<double> log_areas;
    std::vector<double> disc_ratios;
};

double median(std::vector<double> values) {
    if (values.empty()) return NAN;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// The statement with its place marked; the gazetteer may spell it with other letters.
std::string marked_source(const Statement& s) {
    std::size_t at = s.matched.rfind(s.name);
    std::size_t size = s.name.size();
    if (at == std::string::npos) {
        at = std::max(s.matched.rfind(" of ") + 4, s.matched.rfind(" from ") + 6);
        for (const std::string_view skip : {"the city of ", "the ", "downtown "})
            if (std::string_view(s.matched).substr(at).starts_with(skip)) at += skip.size();
        size = std::min(s.matched.find_first_of(".'", at), s.matched.size()) - at;
    }
    return s.matched.substr(0, at) + "[" + s.matched.substr(at, size) + "]" +
           s.matched.substr(at + size);
}

void add(Coverage& coverage, const Statement& s, const Gazetteer& gazetteer,
         const RegionOptions& options) {
    test::MarkedText m = test::marked(marked_source(s), TextLanguage::english);
    for (const Found& f : gazetteer.find(fold_name(s.name)))
        if (std::to_string(gazetteer.place(f.place).id) == s.id)
            m.toponyms.front().candidates.push_back({f.place, f.rank, 1.0});
    const auto expressions = parse_expressions(m.text, m.toponyms, &gazetteer);
    ++coverage.count;
    if (expressions.empty()) return;
    const Clause& clause = expressions.front().clauses.front();
    const bool same = clause.distance && clause.bearing &&
                      std::abs(clause.distance->km - s.stated_km) < 0.01 &&
                      std::abs(clause.bearing->azimuth_deg - s.azimuth) < 0.01;
    coverage.read += same ? 1 : 0;
    const Region region = region_of(expressions.front(), m.text, m.toponyms, gazetteer, options);
    if (!region.is_located()) return;
    coverage.credible += geom::contains(region.credible.view(), s.truth) ? 1 : 0;
    coverage.said += geom::contains(region.said.view(), s.truth) ? 1 : 0;
    const double area = expression::area_km2(region.credible);
    coverage.log_areas.push_back(std::log10(area));
    const double disc =
        region.clauses.front().clause.distance->km +
        gazetteer.place(region.clauses.front().places.front()).radius().value() / 1000;
    coverage.disc_ratios.push_back(area / (3.14159265 * disc * disc));
}

} // namespace

TEST(Calibration, HoldsTheTruthInNineOfTenStatements) {
    const fs::path path = fs::path(CORDON_SHARED_DIR) / "data/corpora/wikoff.dev.tsv";
    if (!fs::exists(path)) GTEST_SKIP() << path.string() << " is not here";
    const std::vector<Statement> statements = read_statements(path);
    const fs::path places = write_places(statements);
    const Gazetteer gazetteer = Gazetteer::open_only({places});
    fs::remove(places);
    Coverage far;
    Coverage near;
    for (const Statement& s : statements) add(s.stated_km >= 10.0 ? far : near, s, gazetteer, {});
    for (const auto& [name, c] : {std::pair{"N >= 10 km", &far}, {"N < 10 km", &near}})
        fmt::print("[ wikoff   ] {}: {} statements, {} read, credible {:.3f}, said {:.3f}, median "
                   "log10 km2 {:.2f}, of the disc {:.2f}\n",
                   name, c->count, c->read, 1.0 * c->credible / c->count, 1.0 * c->said / c->count,
                   median(c->log_areas), median(c->disc_ratios));
    EXPECT_GE(far.read + near.read, 0.97 * (far.count + near.count));
    EXPECT_NEAR(1.0 * far.credible / far.count, 0.90, 0.05);
}

// SPDX-License-Identifier: MIT
#include "app/fine_coast.hpp"

#include "core/diagnostic.hpp"
#include "data/reader.hpp"
#include "geom/index.hpp"
#include "geom/measure.hpp"
#include "geom/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace cordon::app {

using data::FeatureLayer;
using geom::LonLat;
using geom::LonLatShapes;

namespace {

constexpr double cell = 0.25; // degrees: pieces are cut along multiples of it
constexpr double southernmost = -60.0;

/// Was an edge made by cutting the land into pieces?
bool is_cut(LonLat a, LonLat b) {
    const auto on_grid = [](double value) { return std::fmod(value, cell) == 0.0; };
    return (a.x == b.x && on_grid(a.x)) || (a.y == b.y && on_grid(a.y));
}

/// The edges of all countries, to tell a border from a shore: another edge runs, to some
/// decimetres, in the same place.
class Borders {
  public:
    explicit Borders(const LonLatShapes& countries) {
        if (countries.size() < 2) return;
        std::vector<geom::LonLatBox> boxes;
        for (std::size_t i = 0; i < countries.size(); ++i)
            for (std::size_t part = 0; part < countries[i].part_count(); ++part)
                add(countries[i].part(part), neighbourhood(countries, i), boxes);
        index_ = geom::BoxIndex<geom::GeographicSpace>(boxes);
    }

    [[nodiscard]] bool has(LonLat a, LonLat b) {
        if (index_.empty()) return false;
        const LonLat middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
        index_.query({middle.x - near, middle.y - near, middle.x + near, middle.y + near}, found_);
        const auto count = std::count_if(found_.begin(), found_.end(), [&](std::uint32_t i) {
            const auto& [c, d] = edges_[i];
            return geom::nearest_on_segment(middle, c, d).distance < near;
        });
        return count > 1; // the edge itself is one
    }

  private:
    static constexpr double near = 4e-6; // degrees, 40 cm

    /// Where a country can meet another one.
    static std::vector<geom::LonLatBox> neighbourhood(const LonLatShapes& countries,
                                                      std::size_t own) {
        std::vector<geom::LonLatBox> out;
        for (std::size_t i = 0; i < countries.size(); ++i)
            if (i != own) out.push_back(countries.box(i).grown(near));
        return out;
    }

    void add(std::span<const LonLat> ring, const std::vector<geom::LonLatBox>& where,
             std::vector<geom::LonLatBox>& boxes) {
        for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
            geom::LonLatBox box;
            box.add(ring[k]);
            box.add(ring[k + 1]);
            if (std::none_of(where.begin(), where.end(),
                             [&](const geom::LonLatBox& one) { return one.intersects(box); }))
                continue;
            boxes.push_back(box);
            edges_.emplace_back(ring[k], ring[k + 1]);
        }
    }

    std::vector<std::pair<LonLat, LonLat>> edges_;
    geom::BoxIndex<geom::GeographicSpace> index_;
    std::vector<std::uint32_t> found_; // scratch
};

/// Adds what of a ring is a shore, as lines.
void add_shore(std::span<const LonLat> ring, Borders& borders, LonLatShapes& out) {
    const std::size_t count = ring.size() - 1;
    std::vector<bool> dry(count);
    std::size_t start = 0; // after an edge that is none, so that no line begins in its middle
    for (std::size_t k = 0; k < count; ++k) {
        dry[k] = is_cut(ring[k], ring[k + 1]) || borders.has(ring[k], ring[k + 1]);
        if (dry[k]) start = k + 1;
    }
    bool open = false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t k = (start + i) % count;
        if (!dry[k] && !open) {
            out.begin_part();
            out.add(ring[k]);
        }
        if (!dry[k]) out.add(ring[k + 1]);
        open = !dry[k];
    }
}

FeatureLayer shores_of(const LonLatShapes& countries) {
    FeatureLayer coast("coast");
    Borders borders(countries);
    coast.shapes.begin(geom::Kind::line);
    for (std::size_t i = 0; i < countries.size(); ++i)
        for (std::size_t part = 0; part < countries[i].part_count(); ++part)
            add_shore(countries[i].part(part), borders, coast.shapes);
    coast.finish_feature();
    return coast;
}

} // namespace

std::string fine_coast_file(std::string_view layer) {
    if (layer == "countries" || layer == "coast") return "built/coast_countries.fgb";
    if (layer == "boundaries" || layer == "admin1_lines" || layer == "lakes")
        return fmt::format("built/coast_{}.fgb", layer);
    return {};
}

std::optional<FineCoast> read_fine_coast(const std::filesystem::path& file,
                                         const geom::LonLatBox& window) {
    std::error_code ignored;
    if (window.min_y < southernmost || !std::filesystem::exists(file, ignored)) return std::nullopt;
    CollectingReporter findings; // in shipped data: not the user's business
    data::ReadOptions options;
    options.window = window;
    const FeatureLayer pieces = data::read_layer(file, options, findings);
    std::map<std::string_view, std::vector<std::size_t>> by_name;
    bool has_coast = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        by_name[pieces.text(i, "name")].push_back(i);
        has_coast = has_coast || pieces.number(i, "coast", 0) != 0;
    }
    if (!has_coast) return std::nullopt;
    std::vector<std::size_t> first;
    LonLatShapes shapes;
    for (const auto& [name, rows] : by_name) {
        LonLatShapes own;
        for (const std::size_t i : rows) own.add_shape(pieces.shapes[i]);
        shapes.add_shape(geom::join_cells(own, cell).view());
        first.push_back(rows.front());
    }
    FineCoast out{data::subset(pieces, first), shores_of(shapes)};
    out.countries.name = "countries";
    out.countries.shapes = std::move(shapes);
    return out;
}

} // namespace cordon::app

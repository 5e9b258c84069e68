// SPDX-License-Identifier: MIT
#include "app/place_marks.hpp"

#include "app/label_names.hpp"
#include "core/unicode.hpp"
#include "data/reader.hpp"
#include "incident/regions.hpp"
#include "proj/domain.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace cordon::app {

using data::FeatureLayer;

namespace {

constexpr double km_of_degree = 111.2; // of latitude

geom::LonLat position(const FeatureLayer& places, std::size_t i) {
    return places.shapes[i].part(0)[0];
}

/// Is it the town of a crossing or a supplier, which carries the name itself?
bool is_named_already(const FeatureLayer& places, std::size_t i, const PlaceChoice& choice) {
    constexpr double near = 0.2; // degrees
    const geom::LonLat at = position(places, i);
    const std::string key = fold_name(places.text(i, "name"));
    const auto carries = [&](std::string_view name, geom::LonLat place) {
        return std::abs(place.x - at.x) < near && std::abs(place.y - at.y) < near &&
               fold_name(name) == key;
    };
    const auto& crossings = choice.evidence.crossings;
    if (std::any_of(crossings.begin(), crossings.end(),
                    [&](const Crossing& one) { return carries(one.name, one.at); }))
        return true;
    if (choice.suppliers == nullptr) return false;
    for (std::size_t k = 0; k < choice.suppliers->size(); ++k)
        if (carries(choice.suppliers->text(k, "name"), position(*choice.suppliers, k))) return true;
    return false;
}

/// A name as entries of one town share it: "Iligan City" is Iligan.
std::string town_key(std::string_view name) {
    std::string key = fold_name(name);
    constexpr std::string_view city = " city";
    if (key.size() > city.size() && key.ends_with(city)) key.resize(key.size() - city.size());
    return key;
}

using RowsByName = std::unordered_map<std::string, std::vector<std::size_t>>;

/// Rows by each of their names.
RowsByName rows_by_any_name(const FeatureLayer& places) {
    constexpr std::array<std::string_view, 4> columns = {"name", "name_en", "name_fr", "ascii"};
    RowsByName out;
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::set<std::string> keys;
        for (const std::string_view column : columns)
            if (const std::string_view name = places.text(i, column); !name.empty())
                keys.insert(town_key(name));
        for (const std::string& key : keys) out[key].push_back(i);
    }
    return out;
}

/// Marks the towns that a location names where it lies: names repeat, and only the position says
/// which of them is meant.
class NamedTowns {
  public:
    NamedTowns(const FeatureLayer& places, std::vector<bool>& wanted)
        : places_(places), rows_(rows_by_any_name(places)), wanted_(wanted) {}

    void mark(const incident::LocationModel& model) {
        if (const auto* point = std::get_if<incident::Point>(&model)) mark(point->name, point->at);
        if (const auto* ring = std::get_if<incident::Ring>(&model))
            mark(ring->center_name, ring->center);
        if (const auto* sector = std::get_if<incident::Sector>(&model))
            mark(sector->center_name, sector->center);
        const auto* stretch = std::get_if<incident::Stretch>(&model);
        if (stretch == nullptr) return;
        for (const incident::StretchEnd* end : {&stretch->from, &stretch->to})
            if (end->at) mark(end->name, *end->at);
    }

  private:
    void mark(const std::string& name, geom::LonLat at) {
        const auto rows = name.empty() ? rows_.end() : rows_.find(town_key(name));
        if (rows == rows_.end()) return;
        for (const std::size_t i : rows->second)
            if (is_one_town(at, position(places_, i))) wanted_[i] = true;
    }

    const FeatureLayer& places_;
    RowsByName rows_;
    std::vector<bool>& wanted_;
};

void add_flags(FeatureLayer& layer, const std::string& name, const std::vector<bool>& flags) {
    data::Column& column = layer.add_column(name);
    for (const bool flag : flags) column.push(flag);
}

/// Two entries of one name side by side are one town: the more important one is labelled.
void hide_second_entries(const FeatureLayer& layer, std::vector<bool>& hidden) {
    RowsByName by_name;
    for (std::size_t i = 0; i < layer.size(); ++i)
        by_name[town_key(layer.text(i, "name"))].push_back(i);
    for (const auto& [name, rows] : by_name) {
        for (const std::size_t a : rows) {
            for (const std::size_t b : rows) {
                const double rank_a = layer.number(a, "rank", 99);
                const double rank_b = layer.number(b, "rank", 99);
                if ((rank_b < rank_a || (rank_b == rank_a && b < a)) &&
                    is_one_town(position(layer, a), position(layer, b)))
                    hidden[a] = true;
            }
        }
    }
}

} // namespace

void mark_places(FeatureLayer& places, const PlaceChoice& choice) {
    const LabelSection& labels = choice.labels;
    const std::set<std::string>& named = choice.evidence.place_names;
    std::vector<bool> wanted(places.size());
    std::vector<bool> hidden(places.size());
    const auto listed = [](const std::vector<std::string>& list, std::string_view name) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string_view name = places.text(i, "name");
        // Of a name without a position only the town in a country that the map is about is meant.
        wanted[i] = listed(labels.places, name) ||
                    (places.boolean(i, "focus", false) && named.contains(std::string(name)));
        hidden[i] = listed(labels.omit, name) || is_named_already(places, i, choice);
    }
    NamedTowns towns(places, wanted);
    for (const incident::Incident& one : choice.evidence.set.incidents)
        for (const incident::PlaceLeaf& leaf : incident::places_of(one.location))
            towns.mark(leaf.location->said);
    hide_second_entries(places, hidden);
    add_flags(places, "wanted", wanted);
    add_flags(places, "hidden", hidden);
    add_flags(places, "gathered", std::vector<bool>(places.size(), choice.gathered));
}

FeatureLayer places_round(const std::filesystem::path& file, const FeatureLayer& places,
                          Reporter& reporter) {
    geom::LonLatBox box;
    for (std::size_t i = 0; i < places.size(); ++i) box.add(position(places, i));
    data::ReadOptions options;
    options.columns = {"rank", "population"};
    if (!box.empty()) {
        const double degrees = farthest_isolation_km / km_of_degree;
        const double pole = std::max(std::abs(box.min_y), std::abs(box.max_y)) + degrees;
        const double shrink = std::cos(std::min(pole, 85.0) * std::numbers::pi / 180.0);
        options.window = geom::LonLatBox{box.min_x - degrees / shrink, box.min_y - degrees,
                                         box.max_x + degrees / shrink, box.max_y + degrees};
        if (options.window->width() >= 360.0) options.window.reset();
    }
    return data::read_layer(file, options, reporter);
}

namespace {

/// The order of importance: the least is the most important.
using Weight = std::tuple<double, double, double, double>;

Weight weight_of(const FeatureLayer& places, std::size_t i) {
    const geom::LonLat at = position(places, i);
    return {places.number(i, "rank", 99), -places.number(i, "population", 0), at.x, at.y};
}

/// Places in cells of a degree of latitude, wider ones of longitude towards the poles.
class PlaceGrid {
  public:
    explicit PlaceGrid(const FeatureLayer& places) : places_(places) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            weights_.push_back(weight_of(places, i));
            cells_[cell_of(position(places, i))].push_back(i);
        }
        for (auto& [cell, rows] : cells_)
            std::sort(rows.begin(), rows.end(),
                      [this](std::size_t a, std::size_t b) { return weights_[a] < weights_[b]; });
    }

    /// Kilometres from `at` to the nearest place that is more important than `weight`.
    [[nodiscard]] double nearest_km(geom::LonLat at, const Weight& weight) const {
        constexpr int most = static_cast<int>(farthest_isolation_km / km_of_degree) + 1;
        double best = farthest_isolation_km;
        for (int reach = 0; reach <= most; ++reach) {
            if ((reach - 1) * km_of_degree > best) break; // all farther cells are beyond it
            for (int dy = -reach; dy <= reach; ++dy)
                best = std::min(best, in_row(at, weight, dy, reach));
        }
        return best;
    }

  private:
    struct Cell {
        int row = 0;
        int column = 0;
        auto operator<=>(const Cell&) const = default;
    };

    [[nodiscard]] static int columns_in(int row) {
        const double latitude = std::min(89.0, std::max(std::abs(row), std::abs(row + 1)) * 1.0);
        return std::max(1, static_cast<int>(360.0 * std::cos(latitude * std::numbers::pi / 180.0)));
    }
    [[nodiscard]] static int column_of(double longitude, int row) {
        const double turn = std::fmod(longitude + 540.0, 360.0);
        return static_cast<int>(turn / 360.0 * columns_in(row)) % columns_in(row);
    }
    [[nodiscard]] static Cell cell_of(geom::LonLat at) {
        const int row = static_cast<int>(std::floor(at.y));
        return {row, column_of(at.x, row)};
    }

    /// The nearest in the cells `dy` rows off that are `reach` steps away.
    [[nodiscard]] double in_row(geom::LonLat at, const Weight& weight, int dy, int reach) const {
        double best = farthest_isolation_km;
        const int row = static_cast<int>(std::floor(at.y)) + dy;
        if (row < -90 || row > 89) return best;
        const int count = columns_in(row);
        const bool whole = std::abs(dy) == reach;
        for (int dx = -reach; dx <= reach; dx += whole || reach == 0 ? 1 : 2 * reach) {
            const int column = ((column_of(at.x, row) + dx) % count + count) % count;
            const auto cell = cells_.find({row, column});
            if (cell == cells_.end()) continue;
            for (const std::size_t i : cell->second) {
                if (!(weights_[i] < weight)) break; // so are all that follow
                const double angle = proj::angle_between(at, position(places_, i));
                best = std::min(best, km_of_degree * angle);
            }
        }
        return best;
    }

    const FeatureLayer& places_;
    std::vector<Weight> weights_;
    std::map<Cell, std::vector<std::size_t>> cells_;
};

} // namespace

void add_isolation(FeatureLayer& places, const FeatureLayer& around) {
    const PlaceGrid grid(around);
    std::vector<double> found;
    found.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        found.push_back(grid.nearest_km(position(places, i), weight_of(places, i)));
    data::Column& column = places.add_column("isolation_km");
    for (const double km : found) column.push(km);
}

} // namespace cordon::app

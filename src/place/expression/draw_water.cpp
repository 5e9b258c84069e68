// SPDX-License-Identifier: MIT
#include "core/ascii.hpp"
#include "core/unicode.hpp"
#include "geom/measure.hpp"
#include "place/expression/draw.hpp"
#include "place/word_set.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::place::expression {

std::optional<geom::LonLatShape> lake_at(const Setting& setting, geom::LonLat at,
                                         double within_km) {
    if (setting.lines() == nullptr) return std::nullopt;
    const geom::LonLatShapes lakes = setting.lines()->lakes(window_round({at}, 0.5));
    double best = within_km;
    std::optional<geom::LonLatShape> nearest;
    for (std::size_t i = 0; i < lakes.size(); ++i) {
        double km = geom::contains(lakes[i], at) ? 0.0 : best;
        for (std::size_t k = 0; km > 0.0 && k < lakes[i].part_count(); ++k)
            for (const geom::LonLat& p : lakes[i].part(k))
                km = std::min(km, proj::distance(at, p).value() / 1000.0);
        if (km < best) {
            best = km;
            nearest = geom::LonLatShape(lakes[i]);
        }
    }
    return nearest;
}

namespace {

bool is_lake(const std::string& type_word) {
    return type_word == "lac" || type_word == "lake";
}

/// A lake that the gazetteer has by its whole name, the first one; null when it has none.
const Place* lake_of_name(const Setting& setting, const std::string& name) {
    for (const Found& found : setting.gazetteer().find(fold_name(name))) {
        const Place& place = setting.gazetteer().place(found.place);
        if (place.feature_code.starts_with("LK")) return &place;
    }
    return nullptr;
}

/// The lake that lies at a place and its shores; false when no outline is known.
bool draw_lake(const Setting& setting, Drawn& out, geom::LonLat at, const std::string& name) {
    const RegionOptions& o = setting.options();
    const auto lake = lake_at(setting, at, 10.0);
    if (!lake) return false;
    out.region.said = proj::buffer(lake->view(), kilometres(o.water_said));
    out.region.credible = proj::buffer(lake->view(), kilometres(o.water_credible));
    out.extent = Extent::line;
    out.step = fmt::format("{} and {} km round it", name, km_text(o.water_credible));
    return true;
}

void draw_lakeside(const Setting& setting, Drawn& out) {
    const RegionOptions& o = setting.options();
    if (out.references.empty()) {
        const std::string name = "lake " + out.region.clause.line;
        const Place* const lake = lake_of_name(setting, name);
        if (lake != nullptr && draw_lake(setting, out, lake->at, lake->name)) return;
        out.region.remark = fmt::format("the lake {} is in no gazetteer", out.region.clause.line);
        return;
    }
    const Reference& x = out.references.front();
    if (draw_lake(setting, out, x.at, x.name)) return;
    set_discs(out, x, o.lake / 2.0, o.lake);
    out.extent = Extent::ring;
    out.step =
        fmt::format("no outline of {} is known: {} km round its point", x.name, km_text(o.lake));
}

/// Rivers of that name in the window; without a name all rivers there.
std::vector<NamedLine> rivers_named(const Setting& setting, const geom::LonLatBox& window,
                                    const std::string& name) {
    std::vector<NamedLine> rivers = setting.lines()->rivers(window);
    const std::string wanted = fold_name(name);
    if (!wanted.empty())
        std::erase_if(rivers, [&](const NamedLine& r) {
            return fold_name(r.name) != wanted && fold_name(r.other_name) != wanted;
        });
    return rivers;
}

struct OnRiver {
    std::size_t line = 0;
    std::size_t part = 0;
    std::size_t vertex = 0;
    double km = 1e9;
};

OnRiver nearest_vertex(const std::vector<NamedLine>& rivers, geom::LonLat at) {
    OnRiver best;
    for (std::size_t l = 0; l < rivers.size(); ++l) {
        const geom::LonLatView view = rivers[l].shape.view();
        for (std::size_t p = 0; p < view.part_count(); ++p)
            for (std::size_t v = 0; v < view.part(p).size(); ++v) {
                const double km = proj::distance(at, view.part(p)[v]).value() / 1000.0;
                if (km < best.km) best = {l, p, v, km};
            }
    }
    return best;
}

/// The river above or below a place. Natural Earth draws rivers from the source to the mouth.
void draw_stream(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    constexpr double farthest_river_km = 30.0;
    const Reference& x = out.references.front();
    if (setting.lines() == nullptr) {
        out.region.remark = "no rivers are known";
        return;
    }
    std::string name;
    for (const Clause& other : around.expression->clauses)
        if (other.row() == 25) name = other.line;
    const std::vector<NamedLine> rivers = rivers_named(setting, window_round({x.at}, 2.0), name);
    const OnRiver on = nearest_vertex(rivers, x.at);
    if (on.km > farthest_river_km) {
        out.region.remark =
            fmt::format("no river is known within {} km of {}", km_text(farthest_river_km), x.name);
        return;
    }
    const auto part = rivers[on.line].shape.view().part(on.part);
    const bool up = out.region.clause.rule == "26-upstream";
    std::vector<geom::LonLat> half;
    if (up)
        half.assign(part.rbegin() + static_cast<std::ptrdiff_t>(part.size() - 1 - on.vertex),
                    part.rend());
    else
        half.assign(part.begin() + static_cast<std::ptrdiff_t>(on.vertex), part.end());
    const auto reach = [&](double km) { return proj::stretch(half, Metres(0.0), kilometres(km)); };
    if (half.size() < 2) {
        out.region.remark = fmt::format("{} ends at {}", rivers[on.line].name, x.name);
        return;
    }
    out.region.said = band(line_shape(reach(o.stream_reach / 2.0)), o.water_said);
    out.region.credible = band(line_shape(reach(o.stream_reach)), o.water_credible);
    out.region.said_model = CorridorModel{
        reach(o.stream_reach / 2.0), kilometres(o.water_said), x.name, {}, rivers[on.line].name};
    out.region.credible_model = CorridorModel{
        reach(o.stream_reach), kilometres(o.water_credible), x.name, {}, rivers[on.line].name};
    out.extent = Extent::line;
    out.step = fmt::format("{} {} km along the {} from {}", up ? "up" : "down",
                           km_text(o.stream_reach), rivers[on.line].name, x.name);
}

/// The rivers and what lies beside them, within the window: many are long.
void set_banks(const RegionOptions& o, Drawn& out, const geom::LonLatShape& rivers,
               const geom::LonLatBox& window) {
    geom::LonLatShape frame(geom::Kind::polygon);
    frame.add_part(std::vector<geom::LonLat>{{window.min_x, window.min_y},
                                             {window.max_x, window.min_y},
                                             {window.max_x, window.max_y},
                                             {window.min_x, window.max_y},
                                             {window.min_x, window.min_y}});
    out.region.said = proj::intersect(rough_band(rivers, o.water_said), frame);
    out.region.credible = proj::intersect(rough_band(rivers, o.water_credible), frame);
    out.extent = Extent::line;
}

/// `Congo` of "Congo River", "fleuve Congo": as layers name it.
std::string bare_river(const std::string& name) {
    constexpr auto words = make_word_set("river", "riviere", "fleuve", "the", "le", "la");
    std::string bare;
    for (std::string_view left = name; !left.empty();) {
        const std::string_view word = take_part(left);
        if (words.contains(fold_name(word))) continue;
        if (!bare.empty()) bare += ' ';
        bare += word;
    }
    return bare.empty() ? name : bare;
}

} // namespace

void draw_water(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Clause& c = out.region.clause;
    if (c.row() == 26) return draw_stream(setting, around, out);
    if (is_lake(c.type_word)) return draw_lakeside(setting, out);
    const auto window = search_window(setting, around, 1.0);
    if (setting.lines() == nullptr || !window) {
        out.region.remark = "no rivers are known";
        return;
    }
    const geom::LonLatShape all = merged(rivers_named(setting, *window, bare_river(c.line)));
    if (all.empty()) {
        out.region.remark = c.line.empty() ? std::string("no river is known there")
                                           : fmt::format("the river {} is not known there", c.line);
        return;
    }
    if (c.line.empty()) out.flags.emplace_back("assumed");
    if (c.rule == "25-bank") out.flags.emplace_back("both_banks");
    set_banks(o, out, all, *window);
    out.step = fmt::format("{}: {} km to both sides",
                           c.line.empty() ? std::string("any river there") : "the " + c.line,
                           km_text(o.water_credible));
}

bool draw_river(const Setting& setting, const Surroundings& around, Drawn& out,
                const std::string& name) {
    if (setting.lines() == nullptr) return false;
    // What stands for the river itself is no hint of where on it.
    const auto window = search_window(setting, around, 1.0, OwnPlaces::leave_out);
    if (!window) return false;
    const RegionOptions& o = setting.options();
    const geom::LonLatShape course = merged(rivers_named(setting, *window, bare_river(name)));
    if (course.empty()) return false;
    set_banks(o, out, course, *window);
    out.region.said_model = out.region.credible_model = std::monostate();
    out.step = fmt::format("{} where the text speaks of: {} km to both sides", name,
                           km_text(o.water_credible));
    return true;
}

} // namespace cordon::place::expression

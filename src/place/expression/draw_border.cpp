// SPDX-License-Identifier: MIT
#include "place/expression/draw.hpp"
#include "place/expression/part_groups.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace cordon::place::expression {

namespace {

using Key = std::pair<long long, long long>;

Key key_of(geom::LonLat p) {
    return {std::llround(p.x * 1e6), std::llround(p.y * 1e6)};
}

std::set<Key> vertices_of(const geom::LonLatView& view) {
    std::set<Key> keys;
    for (std::size_t i = 0; i < view.part_count(); ++i)
        for (const geom::LonLat& p : view.part(i)) keys.insert(key_of(p));
    return keys;
}

/// The stretches of an outline whose vertices are in a set: outlines of neighbours share theirs.
geom::LonLatShape shared_line(const geom::LonLatShape& outline, const std::set<Key>& others) {
    geom::LonLatShape line(geom::Kind::line);
    const geom::LonLatView view = outline.view();
    for (std::size_t i = 0; i < view.part_count(); ++i) {
        std::vector<geom::LonLat> run;
        const auto flush = [&] {
            if (run.size() > 1) line.add_part(run);
            run.clear();
        };
        for (const geom::LonLat& p : view.part(i)) {
            if (others.contains(key_of(p)))
                run.push_back(p);
            else
                flush();
        }
        flush();
    }
    return line;
}

/// The land border of one country with all its neighbours.
geom::LonLatShape whole_border(const Setting& setting, const Reference& country) {
    if (setting.lines() == nullptr) return geom::LonLatShape(geom::Kind::line);
    const geom::LonLatShapes land = setting.lines()->land(country.outline.box().grown(0.1));
    std::set<Key> others;
    const geom::LonLatBox own = country.outline.box();
    for (std::size_t i = 0; i < land.size(); ++i) {
        const bool is_itself =
            land.box(i) == own && land[i].point_count() == country.outline.view().point_count();
        if (!is_itself) others.merge(vertices_of(land[i]));
    }
    return shared_line(country.outline, others);
}

/// Which border is meant, and which side of it when the text tells.
struct Border {
    geom::LonLatShape line{geom::Kind::line};
    std::optional<Reference> side;
    std::string name;
};

Border find_border(const Setting& setting, const Drawn& out) {
    Border border;
    const std::vector<Reference>& r = out.references;
    if (r.size() >= 2) {
        border.line = shared_line(r[0].outline, vertices_of(r[1].outline.view()));
        border.name = r[0].name + " and " + r[1].name;
        return border;
    }
    if (r.empty()) return border;
    const auto home = setting.country_reference(setting.country());
    if (home && home->place->country != r[0].place->country) {
        border.line = shared_line(home->outline, vertices_of(r[0].outline.view()));
        border.name = home->name + " and " + r[0].name;
        if (!border.line.empty()) {
            border.side = home;
            return border;
        }
    }
    border.line = whole_border(setting, r[0]);
    border.name = r[0].name + " and its neighbours";
    return border;
}

/// Rows of three countries that meet; the first is also the usual meaning in the Sahel.
void draw_three_borders(const Setting& setting, Drawn& out) {
    std::vector<Reference> countries;
    for (const Reference& r : out.references)
        if (r.level == "country") countries.push_back(r);
    if (countries.size() < 3) {
        countries.clear();
        constexpr std::array sahel{"ML", "BF", "NE"};
        if (std::find(sahel.begin(), sahel.end(), setting.country()) == sahel.end()) {
            out.region.remark = "which three borders are meant is not said";
            return;
        }
        for (const char* iso : sahel)
            if (auto country = setting.country_reference(iso))
                countries.push_back(std::move(*country));
        out.flags.emplace_back("assumed");
    }
    if (countries.size() < 3) {
        out.region.remark = "the three countries are not in the gazetteer";
        return;
    }
    const std::set<Key> second = vertices_of(countries[1].outline.view());
    const std::set<Key> third = vertices_of(countries[2].outline.view());
    const geom::LonLatView view = countries[0].outline.view();
    for (std::size_t i = 0; i < view.part_count(); ++i)
        for (const geom::LonLat& p : view.part(i)) {
            if (!second.contains(key_of(p)) || !third.contains(key_of(p))) continue;
            Reference at;
            at.at = p;
            at.name = "the point where the three countries meet";
            const double reach = setting.options().three_borders;
            set_discs(out, at, reach / 2.0, reach);
            out.extent = Extent::ring;
            out.step = fmt::format("{}, {} and {} meet at {:.3f}, {:.3f}: {} km round it",
                                   countries[0].name, countries[1].name, countries[2].name, p.y,
                                   p.x, km_text(reach));
            return;
        }
    out.region.remark = "these three countries do not meet in a point";
}

/// "along the border between Taiz and Lahj": of two divisions of one country, whose names are those
/// of towns as well.
void take_divisions(const Setting& setting, std::vector<Reference>& references) {
    if (references.size() != 2) return;
    const Place* const a = references[0].place;
    const Place* const b = references[1].place;
    if (a == nullptr || b == nullptr || a->country != b->country || a->admin1 == b->admin1) return;
    for (Reference& r : references)
        if (r.level != "country" && r.level != "admin1")
            if (const auto division =
                    setting.gazetteer().division(r.place->country, r.place->admin1))
                r = setting.reference(*division);
}

void add_missing_outlines(const Setting& setting, Drawn& out) {
    take_divisions(setting, out.references);
    for (Reference& r : out.references) {
        if (r.level == "country" || r.place == nullptr) continue;
        // "la frontière de Kayes" means that of its country; a division's border is its outline.
        if (r.has_outline()) continue;
        if (auto country = setting.country_reference(r.place->country)) r = std::move(*country);
    }
}

} // namespace

void draw_border(const Setting& setting, const Surroundings& around, Drawn& out) {
    const RegionOptions& o = setting.options();
    const Clause& c = out.region.clause;
    if (c.rule == "23-tri-border") return draw_three_borders(setting, out);
    add_missing_outlines(setting, out);
    if (out.references.empty()) {
        if (auto country = setting.country_reference(setting.country())) {
            out.references.push_back(std::move(*country));
            out.flags.emplace_back("assumed");
        }
    }
    const Border border = find_border(setting, out);
    if (border.line.empty()) {
        out.region.remark = out.references.empty()
                                ? std::string("whose border is meant is not said")
                                : "no common border is known: " + border.name;
        return;
    }
    const bool measured = c.distance.has_value();
    const double n = measured ? c.distance->max_km.value_or(c.distance->km) : 0.0;
    const double grain = measured ? c.distance->grain_km / 2.0 : 0.0;
    const double said = measured ? n + grain : o.border_said;
    const double credible = measured ? std::max(o.credible_high * n, n + grain) : o.border_credible;
    out.region.said = rough_band(border.line, said);
    out.region.credible = rough_band(border.line, credible);
    if (measured && c.distance->bound != Bound::less) {
        const double inner = c.distance->km - grain;
        if (inner > 0.0)
            out.region.said = proj::subtract(out.region.said, rough_band(border.line, inner));
        if (o.credible_low * c.distance->km > 0.01)
            out.region.credible = proj::subtract(
                out.region.credible, rough_band(border.line, o.credible_low * c.distance->km));
    }
    if (measured && border.side) {
        const geom::LonLatShape side = home_outline(border.side->outline);
        out.region.said = proj::intersect(out.region.said, side);
        out.region.credible = proj::intersect(out.region.credible, side);
    }
    if (!measured && border.line.view().part_count() == 1) {
        const auto part = border.line.view().part(0);
        const std::vector<geom::LonLat> line(part.begin(), part.end());
        out.region.said_model = CorridorModel{line, kilometres(said), {}, {}, border.name};
        out.region.credible_model = CorridorModel{line, kilometres(credible), {}, {}, border.name};
    }
    out.extent = Extent::line;
    static_cast<void>(around);
    out.step = fmt::format("the border of {}: {} km said, {} km credible{}", border.name,
                           km_text(said), km_text(credible),
                           measured && border.side ? ", on the side of " + border.side->name
                                                   : ", to both sides");
}

} // namespace cordon::place::expression

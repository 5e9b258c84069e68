// SPDX-License-Identifier: MIT
#include "place/expression/draw.hpp"
#include "place/expression/regions.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::place {

namespace {

using expression::Drawn;
using expression::Extent;
using expression::km_text;
using expression::Setting;
using geom::LonLatShape;

/// Distances that fit the place they are said of: true / stated (row 30).
constexpr double least_ratio = 0.5;
constexpr double largest_ratio = 1.3;

/// Draws the clauses of an expression and puts them together.
class Combiner {
  public:
    Combiner(const PlaceExpression& expression, const Setting& setting)
        : expression_(expression), setting_(setting) {}

    Region run() {
        for (std::size_t i = 0; i < expression_.clauses.size(); ++i) {
            clauses_.push_back(expression::draw_clause(setting_, {&expression_, i}));
            tell(clauses_.back());
        }
        if (const auto anchor = find_anchor())
            settle_anchor(*anchor);
        else
            intersect_all();
        finish();
        for (Drawn& drawn : clauses_) region_.clauses.push_back(std::move(drawn.region));
        return std::move(region_);
    }

  private:
    void flag(const std::string& name) {
        if (std::find(region_.flags.begin(), region_.flags.end(), name) == region_.flags.end())
            region_.flags.push_back(name);
    }

    void tell(const Drawn& drawn) {
        const Clause& c = drawn.region.clause;
        for (const std::string& f : drawn.flags) flag(f);
        std::string line = fmt::format("\"{}\" is read by rule {}", setting_.words(c.span), c.rule);
        for (const expression::Reference& r : drawn.references) {
            if (r.place == nullptr) continue;
            line += fmt::format("; {} is {}{}{} at {:.4f}, {:.4f}", r.name, r.place->feature_code,
                                r.place->country.empty() ? "" : " in ", r.place->country, r.at.y,
                                r.at.x);
            if (r.place->id > 0) line += fmt::format(" (GeoNames {})", r.place->id);
        }
        region_.steps.push_back(std::move(line));
        const std::string& how = drawn.region.remark.empty() ? drawn.step : drawn.region.remark;
        if (!how.empty()) region_.steps.push_back(how);
    }

    /// The named town or place that decides alone; the last of several.
    [[nodiscard]] std::optional<std::size_t> find_anchor() const {
        std::optional<std::size_t> anchor;
        for (std::size_t i = 0; i < clauses_.size(); ++i) {
            if (!clauses_[i].is_anchor()) continue;
            const bool stronger =
                !anchor || clauses_[i].region.clause.row() == 12 ||
                (clauses_[*anchor].region.clause.is_bare && !clauses_[i].region.clause.is_bare);
            if (stronger) anchor = i;
        }
        return anchor;
    }

    void settle_anchor(std::size_t anchor) {
        const Drawn& a = clauses_[anchor];
        region_.rule = a.region.clause.rule;
        region_.said = a.region.said;
        region_.credible = a.region.credible;
        for (std::size_t i = 0; i < clauses_.size(); ++i) {
            if (i == anchor) continue;
            Drawn& other = clauses_[i];
            const Clause& c = other.region.clause;
            if (c.is_role || !other.is_drawn()) continue;
            check_against(a, other);
            if (c.is_container)
                region_.rule = "31-container";
            else if (c.row() >= 2 && c.row() <= 18)
                region_.rule = "30-apposition";
            other.region.remark =
                fmt::format("only says which {} is meant",
                            a.references.empty() ? std::string("place") : a.references[0].name);
        }
        decisive_ = anchor;
    }

    /// Compares the named place with what another clause says of it.
    void check_against(const Drawn& anchor, const Drawn& other) {
        const Clause& c = other.region.clause;
        if (anchor.references.empty() || other.references.empty()) return;
        const expression::Reference& x = anchor.references.front();
        const expression::Reference& y = other.references.front();
        if (c.distance && c.row() <= 5 && !y.has_outline() && c.distance->km > 0.0) {
            const double km = proj::distance(x.at, y.at).value() / 1000.0;
            const double low = c.distance->km;
            const double high = c.distance->max_km.value_or(low);
            const bool fits = c.distance->bound == Bound::less ? km <= largest_ratio * high
                              : c.distance->bound == Bound::more
                                  ? km >= least_ratio * low
                                  : km >= least_ratio * low && km <= largest_ratio * high;
            region_.steps.push_back(fmt::format(
                "{} lies {} km from {}, {} times the {} km stated{}", x.name, km_text(km), y.name,
                km_text(km / high), km_text(high), fits ? "" : ": this does not fit"));
            if (!fits) flag("mismatch");
            return;
        }
        if (proj::overlap(anchor.region.credible, other.region.credible)) return;
        region_.steps.push_back(
            fmt::format("{} does not lie where \"{}\" says", x.name, setting_.words(c.span)));
        flag("inconsistent");
    }

    /// Clauses that take part, strongest first.
    [[nodiscard]] std::vector<std::size_t> ranked() const {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < clauses_.size(); ++i) {
            const Drawn& d = clauses_[i];
            if (d.is_drawn() && d.region.remark.empty()) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return clauses_[a].region.strength > clauses_[b].region.strength;
        });
        return order;
    }

    /// A division whose outline nobody knows contradicts nothing.
    bool leave_unknown_outline(Drawn& drawn) {
        const bool assumed =
            std::find(drawn.flags.begin(), drawn.flags.end(), "assumed") != drawn.flags.end();
        if (!assumed || (drawn.extent != Extent::admin1 && drawn.extent != Extent::admin2))
            return false;
        drawn.region.remark = "left out: its outline is not known, and the rest lies elsewhere";
        region_.steps.push_back(fmt::format(
            "\"{}\" is {}", setting_.words(drawn.region.clause.span), drawn.region.remark));
        return true;
    }

    /// "off Arcahaie, Haiti": the sea lies outside every outline of land.
    void spare_the_sea() {
        const bool offshore = std::any_of(clauses_.begin(), clauses_.end(), [](const Drawn& d) {
            return d.region.clause.row() == 27 && d.is_drawn();
        });
        if (!offshore) return;
        for (Drawn& other : clauses_) {
            const bool area = other.extent >= Extent::admin2 && other.extent != Extent::sea;
            if (other.region.clause.row() != 27 && area && other.is_drawn())
                other.region.remark = "only says which coast is meant";
        }
    }

    void intersect_all() {
        spare_the_sea();
        while (true) {
            const std::vector<std::size_t> order = ranked();
            if (order.empty()) return;
            if (try_intersection(order)) return;
            Drawn& vaguest = clauses_[order.back()];
            if (leave_unknown_outline(vaguest)) continue;
            vaguest.region.remark =
                fmt::format("left out: what it says and the rest have less than {:.0f} % in common",
                            100.0 * setting_.options().least_overlap);
            region_.steps.push_back(fmt::format(
                "\"{}\" is {}", setting_.words(vaguest.region.clause.span), vaguest.region.remark));
            flag("inconsistent");
        }
    }

    /// What one clause leaves of a shape: an exclusion takes away, all others cut.
    static LonLatShape cut(const LonLatShape& shape, const Drawn& by, const LonLatShape& with) {
        if (!by.region.clause.excludes) return proj::intersect(shape, with);
        if (by.references.empty()) return shape;
        const expression::Reference& x = by.references.front();
        return proj::subtract(shape, x.has_outline() ? x.outline
                                                     : expression::disc_shape(x.at, x.radius_km));
    }

    bool try_intersection(const std::vector<std::size_t>& order) {
        const Drawn& first = clauses_[order.front()];
        LonLatShape credible = first.region.credible;
        LonLatShape said = first.region.said;
        double smallest = expression::area_km2(credible);
        for (std::size_t k = 1; k < order.size(); ++k) {
            const Drawn& next = clauses_[order[k]];
            credible = cut(credible, next, next.region.credible);
            if (!next.region.clause.excludes)
                smallest = std::min(smallest, expression::area_km2(next.region.credible));
            if (credible.empty() ||
                expression::area_km2(credible) < setting_.options().least_overlap * smallest)
                return false;
            said = cut(said, next, next.region.said);
        }
        if (said.empty()) {
            // The literal readings exclude each other, the credible ones do not.
            said = proj::intersect(first.region.said, credible);
            if (said.empty()) said = credible;
            region_.steps.emplace_back("taken literally, the clauses exclude each other");
        }
        region_.credible = std::move(credible);
        region_.said = std::move(said);
        region_.rule = first.region.clause.rule;
        decisive_ = order.front();
        taking_part_ = order.size();
        if (taking_part_ > 1)
            region_.steps.push_back(fmt::format(
                "the clauses hold at the same time: said {:.0f} km², credible {:.0f} km²",
                expression::area_km2(region_.said), expression::area_km2(region_.credible)));
        return true;
    }

    void finish() {
        region_.confidence = setting_.options().confidence;
        if (!decisive_) {
            region_.rule = expression_.clauses.empty() ? "" : expression_.clauses.front().rule;
            region_.steps.emplace_back("nothing of this can be drawn");
            return;
        }
        set_point();
        set_precision();
        region_.steps.push_back(
            fmt::format("said {:.0f} km², credible {:.0f} km²; precision UCDP {}, ACLED {}",
                        expression::area_km2(region_.said), expression::area_km2(region_.credible),
                        region_.ucdp_precision, region_.acled_precision));
    }

    void set_point() {
        const Drawn& main = clauses_[*decisive_];
        region_.point = main.point;
        region_.point_role = main.point ? main.role : PointRole::none;
        region_.uncertainty = kilometres(main.uncertainty_km);
        // An intersection has its own middle, except that of a ring: its town stays the reference,
        // unless the other clauses leave a spot: "à l'entrée de Ndop, à 40 km de Bamenda".
        if (taking_part_ > 1 && (main.role != PointRole::reference_town || is_spot())) {
            region_.point = expression::label_point_of(region_.credible);
            region_.point_role = region_.point ? PointRole::label_point : PointRole::none;
        }
        if (taking_part_ > 1 && region_.point)
            region_.uncertainty =
                kilometres(expression::farthest_km(region_.credible, *region_.point));
        if (!region_.point) region_.uncertainty = Metres(0.0);
        if (region_.point_role == PointRole::reference_town)
            region_.steps.push_back(fmt::format(
                "no single point is honest: {} only stands for it, within {} km",
                main.references.empty() ? std::string("the reference") : main.references[0].name,
                km_text(region_.uncertainty.value() / 1000.0)));
    }

    /// All of the region lies close to its middle.
    [[nodiscard]] bool is_spot() const {
        constexpr double spot_km = 10.0;
        const auto middle = expression::label_point_of(region_.credible);
        return middle && expression::lies_within(region_.credible, *middle, spot_km);
    }

    /// The region lies within so many km of its point, or is no larger than their square.
    [[nodiscard]] bool is_within(double km) const {
        return region_.point ? expression::lies_within(region_.credible, *region_.point, km)
                             : std::sqrt(expression::area_km2(region_.credible)) <= km;
    }

    /// Other clauses leave less than half of the area that the decisive one names.
    [[nodiscard]] bool is_narrowed() const {
        constexpr double share = 0.5;
        return taking_part_ > 1 &&
               expression::area_km2(region_.credible) <
                   share * expression::area_km2(clauses_[*decisive_].region.credible);
    }

    /// The table of section 8.
    void set_precision() {
        const Drawn& main = clauses_[*decisive_];
        const auto set = [this](int ucdp, int acled) {
            region_.ucdp_precision = ucdp;
            region_.acled_precision = acled;
        };
        const bool whole = !is_narrowed();
        if (whole && main.extent == Extent::country) return set(6, 3);
        if (whole && main.extent == Extent::sea) return set(7, 3);
        if (whole && main.extent == Extent::region) return set(5, 3);
        if (whole && main.extent == Extent::admin1) return set(4, 3);
        if (is_within(5.0)) return set(1, 1);
        if (whole && main.extent == Extent::admin2) return set(3, 2);
        if (is_within(30.0)) return set(2, 2);
        set(5, is_within(100.0) ? 2 : 3);
    }

    const PlaceExpression& expression_;
    const Setting& setting_;
    std::vector<Drawn> clauses_;
    Region region_;
    std::optional<std::size_t> decisive_;
    std::size_t taking_part_ = 1;
};

/// One expression for each place of several.
std::vector<PlaceExpression> taken_apart(const PlaceExpression& expression) {
    std::vector<PlaceExpression> parts;
    parts.reserve(expression.clauses.size());
    // "à Kati et Kita (Mali)": the country only says which towns are meant.
    for (const Clause& clause : expression.clauses)
        if (!clause.is_container) parts.push_back({clause.span, {clause}, false, false});
    return parts;
}

Region united(std::vector<Region> parts, bool rivals) {
    Region all;
    std::vector<LonLatShape> said;
    std::vector<LonLatShape> credible;
    for (Region& part : parts) {
        if (part.is_located()) {
            said.push_back(part.said);
            credible.push_back(part.credible);
            all.ucdp_precision = all.credible.empty() && said.size() == 1
                                     ? part.ucdp_precision
                                     : std::max(all.ucdp_precision, part.ucdp_precision);
            all.acled_precision = said.size() == 1
                                      ? part.acled_precision
                                      : std::max(all.acled_precision, part.acled_precision);
        }
        for (ClauseRegion& clause : part.clauses) all.clauses.push_back(std::move(clause));
        for (std::string& step : part.steps) all.steps.push_back(std::move(step));
        for (const std::string& flag : part.flags)
            if (std::find(all.flags.begin(), all.flags.end(), flag) == all.flags.end())
                all.flags.push_back(flag);
        all.confidence = part.confidence;
    }
    if (!said.empty()) {
        all.said = proj::unite(said);
        all.credible = proj::unite(credible);
    }
    all.rule = rivals ? "32-rivals" : "32-several";
    if (!rivals) all.flags.emplace_back("several");
    all.steps.emplace_back(rivals ? "rival places of one event: one of them is meant"
                                  : "several places of one event: all of them are meant");
    return all;
}

} // namespace

RegionDrawer::RegionDrawer(const TokenizedText& text, const std::vector<Toponym>& toponyms,
                           const Gazetteer& gazetteer, const RegionOptions& options)
    : setting_(std::make_unique<const Setting>(text, toponyms, gazetteer, options)) {}

RegionDrawer::~RegionDrawer() = default;

std::vector<Region> RegionDrawer::regions_of(const PlaceExpression& expression) const {
    std::vector<Region> regions;
    if (!expression.several) {
        regions.push_back(Combiner(expression, *setting_).run());
        return regions;
    }
    for (const PlaceExpression& part : taken_apart(expression)) {
        regions.push_back(Combiner(part, *setting_).run());
        if (!expression.rivals) continue;
        regions.back().flags.emplace_back("rival_places");
        regions.back().steps.emplace_back("one of the rival places: the words leave open which");
    }
    return regions;
}

std::vector<Region> regions_of(const PlaceExpression& expression, const TokenizedText& text,
                               const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
                               const RegionOptions& options) {
    return RegionDrawer(text, toponyms, gazetteer, options).regions_of(expression);
}

Region region_of(const PlaceExpression& expression, const TokenizedText& text,
                 const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
                 const RegionOptions& options) {
    std::vector<Region> regions = regions_of(expression, text, toponyms, gazetteer, options);
    return expression.several ? united(std::move(regions), expression.rivals)
                              : std::move(regions.front());
}

} // namespace cordon::place

// SPDX-License-Identifier: MIT
#include "incident/extract/place_fusion.hpp"

#include "incident/json_fields.hpp"
#include "proj/buffer.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::incident {

namespace {

constexpr double least_overlap = 0.02;
/// What is left of the narrowest region when the others hold it.
constexpr double holds_all = 0.95;

double area_km2(const geom::LonLatShape& shape) {
    return shape.empty() ? 0.0 : std::abs(proj::area_m2(shape.view())) / 1e6;
}

/// Regions that meet, cut to what they share.
struct Group {
    const MatchItem* lead;
    geom::LonLatShape said;
    geom::LonLatShape credible;
    bool is_cut = false; ///< the lead's model does not say it any more

    explicit Group(const MatchItem& first)
        : lead(&first), said(first.said), credible(first.credible) {}

    /// Cuts the group by a further region; false when they do not meet.
    bool take(const MatchItem& next) {
        const geom::LonLatShape common = proj::intersect(credible, next.credible);
        const double left = area_km2(common);
        const double mine = area_km2(credible);
        if (common.empty() || left < least_overlap * std::min(mine, next.area_km2)) return false;
        if (left >= holds_all * mine) return true;
        is_cut = true;
        credible = common;
        said = proj::intersect(said, next.said);
        // Taken literally the reports exclude each other, credibly they do not.
        if (said.empty()) said = proj::intersect(lead->said, credible);
        if (said.empty()) said = credible;
        return true;
    }

    [[nodiscard]] Location location() const {
        if (!is_cut) return lead->incident->location;
        const std::string words(lead->incident->place.in(Language::en));
        Location location;
        location.said = Area{words, {}, said, std::nullopt};
        location.credible = Area{words, {}, credible, std::nullopt};
        ObjectBuilder extra;
        extra.add("rule", "merged");
        location.extra = extra.take_members();
        return location;
    }
};

/// Without any region: the report that names a place.
FusedPlace unlocated(const std::vector<const MatchItem*>& items) {
    FusedPlace place;
    place.lead = items.front();
    for (const MatchItem* item : items)
        if (place.lead->incident->place.empty() && !item->incident->place.empty())
            place.lead = item;
    place.location = place.lead->incident->location;
    place.words = place.lead->incident->place;
    return place;
}

} // namespace

FusedPlace fuse_places(const std::vector<const MatchItem*>& items) {
    std::vector<const MatchItem*> located;
    for (const MatchItem* item : items)
        if (item->is_located()) located.push_back(item);
    if (located.empty()) return unlocated(items);
    std::stable_sort(located.begin(), located.end(), [](const MatchItem* a, const MatchItem* b) {
        return a->area_km2 < b->area_km2;
    });
    std::vector<Group> groups;
    for (const MatchItem* item : located) {
        const bool taken = std::any_of(groups.begin(), groups.end(),
                                       [&](Group& group) { return group.take(*item); });
        if (!taken) groups.emplace_back(*item);
    }
    FusedPlace place;
    place.lead = groups.front().lead;
    place.words = place.lead->incident->place;
    place.location = groups.front().location();
    if (groups.size() == 1) return place;
    place.rival = true;
    Alternatives rivals;
    std::string words;
    for (const Group& group : groups) {
        rivals.places.push_back(group.location());
        words += (words.empty() ? "" : " / ");
        words += group.lead->incident->place.in(Language::en);
    }
    place.location = Location{};
    place.location.said = std::move(rivals);
    place.words = LocalText(words);
    return place;
}

} // namespace cordon::incident

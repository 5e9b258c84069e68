// SPDX-License-Identifier: MIT
#include "incident/areas.hpp"

#include "core/unicode.hpp"
#include "geom/measure.hpp"
#include "incident/words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace cordon::incident {

namespace {

/// Finds polygons of a layer by position or name.
class DivisionFinder {
  public:
    DivisionFinder(const data::FeatureLayer& divisions, const AreaJoin& join)
        : divisions_(divisions), name_column_(join.name_column), match_(join.match) {
        if (name_column_.empty()) return;
        for (std::size_t i = 0; i < divisions.size(); ++i) {
            const std::string key = fold_name(divisions.text(i, name_column_));
            if (key.empty()) continue;
            const auto [entry, is_new] = by_name_.emplace(key, i);
            if (!is_new) entry->second = std::nullopt; // namesakes: the name alone decides nothing
        }
    }

    /// Name of an outline; empty without a column of names.
    [[nodiscard]] std::string name_of(std::size_t division) const {
        return name_column_.empty() ? std::string()
                                    : std::string(divisions_.text(division, name_column_));
    }

    [[nodiscard]] std::optional<std::size_t> find(const Area& area) const {
        // The position tells namesakes of other countries apart, so it goes first.
        if (area.reported_at) {
            const bool any_name = match_ != AreaMatch::position_and_name;
            for (std::size_t i = 0; i < divisions_.size(); ++i)
                if ((any_name || fold_name(name_of(i)) == fold_name(area.name)) &&
                    divisions_.shapes.box(i).contains(*area.reported_at) &&
                    geom::contains(divisions_.shapes[i], *area.reported_at))
                    return i;
        }
        if (match_ != AreaMatch::position_or_name) return std::nullopt;
        const auto named = by_name_.find(fold_name(area.name));
        return named == by_name_.end() ? std::nullopt : named->second;
    }

  private:
    const data::FeatureLayer& divisions_;
    std::string name_column_;
    AreaMatch match_;
    std::map<std::string, std::optional<std::size_t>, std::less<>> by_name_;
};

/// Fills the areas of a location, its parts included.
class AreaFiller {
  public:
    AreaFiller(const data::FeatureLayer& divisions, const AreaJoin& join)
        : divisions_(divisions), finder_(divisions, join), level_(join.level) {}

    void fill(Location& location) {
        fill(location.said);
        if (location.credible) fill(*location.credible);
    }
    [[nodiscard]] const AreaJoinResult& result() const { return result_; }

  private:
    void fill(LocationModel& model) {
        if (auto* area = std::get_if<Area>(&model)) fill(*area);
        if (auto* rivals = std::get_if<Alternatives>(&model))
            for (Location& place : rivals->places) fill(place);
        if (auto* several = std::get_if<Several>(&model))
            for (Location& place : several->places) fill(place);
    }

    void fill(Area& area) {
        if (!area.polygon.empty() || area.level != level_) return;
        const auto division = finder_.find(area);
        if (!division) {
            ++result_.missing;
            return;
        }
        area.polygon = geom::LonLatShape(divisions_.shapes[*division]);
        ++result_.filled;
        note_name(area.name, finder_.name_of(*division));
    }

    /// "Kayes" and "Kayes region" are one name.
    void note_name(const std::string& name, const std::string& outline) {
        const std::string a = fold_name(name);
        const std::string b = fold_name(outline);
        if (a.empty() || b.empty() || a.find(b) != std::string::npos ||
            b.find(a) != std::string::npos)
            return;
        RenamedArea pair{name, outline};
        if (std::find(result_.renamed.begin(), result_.renamed.end(), pair) ==
            result_.renamed.end())
            result_.renamed.push_back(std::move(pair));
    }

    const data::FeatureLayer& divisions_;
    DivisionFinder finder_;
    std::string level_;
    AreaJoinResult result_;
};

} // namespace

AreaJoinResult fill_areas(IncidentSet& set, const data::FeatureLayer& divisions,
                          const AreaJoin& join) {
    AreaFiller filler(divisions, join);
    for (Incident& incident : set.incidents) filler.fill(incident.location);
    return filler.result();
}

} // namespace cordon::incident

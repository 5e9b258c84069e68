// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "incident/incident.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::app {

/// Incidents and the points that stand for them: adds columns with one value for each incident.
class PointColumns {
  public:
    /// Both must outlive this.
    PointColumns(const incident::IncidentSet& set, data::FeatureLayer& points) : points_(points) {
        std::map<std::string_view, const incident::Incident*> by_id;
        for (const incident::Incident& incident : set.incidents)
            by_id.emplace(incident.id, &incident);
        std::set<std::string_view> seen;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const std::string_view id = points.text(i, "id");
            rows_.push_back(by_id.at(id)); // points are made of the set
            if (seen.insert(id).second) drawn_.push_back(rows_.back());
        }
    }

    /// The incidents that have a point, each once.
    [[nodiscard]] const std::vector<const incident::Incident*>& drawn() const { return drawn_; }

    /// `value_of` an incident is an optional bool, number or text.
    template <typename ValueOf>
    void add(const std::string& name, ValueOf value_of) {
        data::Column& column = points_.add_column(name);
        for (const incident::Incident* incident : rows_) {
            const auto value = value_of(*incident);
            if (value)
                column.push(*value);
            else
                column.push_null();
        }
    }

  private:
    data::FeatureLayer& points_;
    std::vector<const incident::Incident*> rows_; ///< of each point
    std::vector<const incident::Incident*> drawn_;
};

} // namespace cordon::app

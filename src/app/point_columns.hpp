// SPDX-License-Identifier: MIT
#pragma once

#include "app/point_incidents.hpp"
#include "data/feature_layer.hpp"
#include "incident/incident.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cordon::app {

/// Incidents and the points that stand for them: adds columns with one value for each incident.
class PointColumns {
  public:
    /// Both must outlive this.
    PointColumns(const incident::IncidentSet& set, data::FeatureLayer& points) : points_(points) {
        std::unordered_map<std::string_view, const incident::Incident*> by_id;
        by_id.reserve(set.incidents.size());
        for (const incident::Incident& incident : set.incidents)
            by_id.emplace(incident.id, &incident);
        const PointIncidents incidents(points);
        for (std::size_t k = 0; k < incidents.count(); ++k)
            drawn_.push_back(by_id.at(incidents.id(k))); // points are made of the set
        for (std::size_t i = 0; i < points.size(); ++i)
            rows_.push_back(drawn_[incidents.of_row(i)]);
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

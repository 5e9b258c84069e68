// SPDX-License-Identifier: MIT
#include "incident/areas.hpp"

#include "incident/words.hpp"

#include <map>
#include <optional>

namespace cordon::incident {

namespace {

/// Finds polygons of a layer by name or position.
class DivisionFinder {
  public:
    DivisionFinder(const data::FeatureLayer& divisions, const std::string& name_column)
        : divisions_(divisions) {
        if (name_column.empty()) return;
        for (std::size_t i = 0; i < divisions.size(); ++i)
            if (const std::string key = fold(divisions.text(i, name_column)); !key.empty())
                by_name_.emplace(key, by_name_.contains(key) ? std::nullopt : std::optional(i));
    }

    [[nodiscard]] std::optional<std::size_t> find(const Area& area) const {
        // The position tells namesakes of other countries apart, so it goes first.
        if (area.reported_at) {
            for (std::size_t i = 0; i < divisions_.size(); ++i)
                if (divisions_.shapes.box(i).contains(*area.reported_at) &&
                    contains(divisions_.shapes[i], *area.reported_at))
                    return i;
        }
        const auto named = by_name_.find(fold(area.name));
        return named == by_name_.end() ? std::nullopt : named->second;
    }

  private:
    const data::FeatureLayer& divisions_;
    std::map<std::string, std::optional<std::size_t>, std::less<>> by_name_;
};

} // namespace

} // namespace cordon::incident

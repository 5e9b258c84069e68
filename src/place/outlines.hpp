// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "place/gazetteer.hpp"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace cordon::place {

/// Outlines of countries and first-level divisions from geodata, read when first asked for.
class Outlines {
  public:
    /// Empty for other places, and where geodata has none. May be called from several threads.
    [[nodiscard]] geom::LonLatShape of(const Place& place) const;

  private:
    /// The mutex is held.
    [[nodiscard]] geom::LonLatShape read(const std::string& code, bool is_country) const;

    mutable std::mutex mutex_; ///< for all that follows
    mutable std::optional<data::FeatureLayer> countries_;
    mutable std::optional<data::FeatureLayer> divisions_;
    mutable std::map<std::string, geom::LonLatShape> known_; ///< by code: `ML`, `ML.03`
};

} // namespace cordon::place

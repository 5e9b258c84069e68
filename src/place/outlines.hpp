// SPDX-License-Identifier: MIT
#pragma once

#include "data/feature_layer.hpp"
#include "place/gazetteer.hpp"

#include <map>
#include <mutex>
#include <string>

namespace cordon::place {

/// Outlines of countries and first-level divisions from geodata, read when first asked for.
class Outlines {
  public:
    /// Empty for other places, and where geodata has none. May be called from several threads.
    [[nodiscard]] geom::LonLatShape of(const Place& place) const;

  private:
    [[nodiscard]] geom::LonLatShape read(const std::string& code, bool is_country) const;

    mutable std::once_flag countries_once_;
    mutable std::once_flag divisions_once_;
    mutable data::FeatureLayer countries_;
    mutable data::FeatureLayer divisions_;
    mutable std::mutex known_mutex_;
    mutable std::map<std::string, geom::LonLatShape> known_; ///< by code: `ML`, `ML.03`
};

} // namespace cordon::place

// SPDX-License-Identifier: MIT
#pragma once

#include "data/keyed_shapes.hpp"
#include "place/gazetteer.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace cordon::place {

/// Outlines of countries, first-level divisions and some of the second level, seas and regions with
/// a name ("Donbas") from geodata, read when first asked for.
class Outlines {
  public:
    /// What a place is an outline of.
    enum class Kind : std::uint8_t { none, country, division, district, region };

    /// Empty for other places, and where geodata has none. May be called from several threads.
    [[nodiscard]] geom::LonLatShape of(const Place& place) const;

  private:
    /// A file of geodata, opened when first asked for.
    struct File {
        const char* name;
        const char* key; ///< attribute with the code
        bool is_opened = false;
        std::optional<data::KeyedShapes> shapes{}; ///< none when there is no such file
    };
    /// The mutex is held.
    [[nodiscard]] static geom::LonLatShape read(const std::string& code, File& file);
    [[nodiscard]] geom::LonLatShape find(const Place& place, Kind kind,
                                         const std::string& key) const;

    mutable std::mutex mutex_; ///< for all that follows
    mutable File countries_{"world_10m/countries.fgb", "iso_a2"};
    mutable File divisions_{"admin1.fgb", "gn_a1_code"};
    mutable File joined_{"admin1_joined.fgb", "code"}; ///< what the first two lack
    mutable File regions_{"regions.fgb", "name"};
    mutable std::map<std::string, geom::LonLatShape>
        known_; ///< by key: `ML`, `ML.03`, `BF.12.40`, `Donbas`
};

} // namespace cordon::place

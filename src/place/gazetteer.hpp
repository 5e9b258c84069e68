// SPDX-License-Identifier: MIT
#pragma once

#include "core/units.hpp"
#include "geom/point.hpp"
#include "geom/shapes.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place {

/// One place of a gazetteer (columns of GeoNames' `geoname` table).
struct Place {
    std::int64_t id = 0; ///< geonameid; below 0 for places without one
    std::string name;
    geom::LonLat at{};
    char feature_class = 'P'; ///< A, H, L, P, R, S, T, U, V
    std::string feature_code; ///< PPLC, PPLA, ADM1, PCLI, CONT …
    std::string country;      ///< ISO 3166-1 alpha-2, upper case; empty = none
    std::string admin1;       ///< GeoNames code without the country: `03`
    std::string admin2;
    std::string admin1_name;
    double population = 0.0; ///< 0 = not known
    int alternates = 0;      ///< number of its other names: a proxy of prominence
    bool listed = true;      ///< in the first gazetteer of the stack, not in the user's files alone
    /// Radius within which "in X" lies: max(1, 0.9·√(pop/10⁴)) km for a town with the population
    /// floored by its feature code (geocoding card, section 4).
    [[nodiscard]] Metres radius() const;
    /// The population, or the floor that its feature code gives (PPLA2 at least 10,000 …).
    [[nodiscard]] double effective_population() const;
};

/// How a place came to carry a name.
enum class NameRank : std::uint8_t {
    primary,   ///< its name or ASCII name
    alternate, ///< any other name
    stripped   ///< its name without the type word: `Région de Kayes` as `Kayes`
};

/// A place found by a name.
struct Found {
    std::uint32_t place = 0; ///< for Gazetteer::place()
    NameRank rank = NameRank::primary;
};

/// What the gazetteer says about all places of a name.
struct NameFacts {
    bool first_name = false;      ///< of one of its places, which may have others
    double population = 0.0;      ///< of the largest place that has it as a primary name
    double any_population = 0.0;  ///< of the largest place, whatever the rank
    bool country = false;         ///< a country, continent or sea
    bool division = false;        ///< a first-level division, by a name that is not a short one
    bool second_division = false; ///< ADM2 and lower
    bool town = false;            ///< a populated place, by a primary name
    bool natural = false;         ///< classes H, L, T, S, V … only
};

/// All that is known of a name.
struct NameEntry {
    std::string name;         ///< folded
    std::vector<Found> found; ///< best rank first, then by id; empty when no place has it
    bool is_prefix = false;   ///< some name begins with it, followed by nothing or by a space
    NameFacts facts;
};

/// Several gazetteers stacked: worldwide cities, countries, first-level divisions and what the user
/// adds. Immutable after opening; find() and place() may be called from several threads.
class Gazetteer {
  public:
    /// The shipped gazetteer and the user's files (built by build_gazetteer(), or GeoNames dumps of
    /// 19 columns or CSV, plain or .gz; a .zip is not read: the error says so). Later files win
    /// over earlier ones for the same geonameid. Throws Error for missing or unreadable files.
    [[nodiscard]] static Gazetteer open(const std::vector<std::filesystem::path>& files = {});
    /// The user's files alone, without the shipped gazetteer.
    [[nodiscard]] static Gazetteer open_only(const std::vector<std::filesystem::path>& files);

    Gazetteer(Gazetteer&& other) noexcept;
    Gazetteer& operator=(Gazetteer&& other) noexcept;
    Gazetteer(const Gazetteer&) = delete;
    Gazetteer& operator=(const Gazetteer&) = delete;
    ~Gazetteer();

    /// What is known of a folded name (cordon::fold_name); never null. Names of late are kept.
    [[nodiscard]] std::shared_ptr<const NameEntry> look_up(std::string_view folded) const;
    /// All places with exactly that folded name, best rank first, then by id; empty when there is
    /// none.
    [[nodiscard]] std::vector<Found> find(std::string_view folded) const;
    /// True when some name begins with these folded words followed by nothing or by a space: lets a
    /// matcher stop early.
    [[nodiscard]] bool is_prefix(std::string_view folded) const;
    /// Of some places that have a name in common.
    [[nodiscard]] NameFacts facts(const std::vector<Found>& found) const;
    [[nodiscard]] const Place& place(std::uint32_t index) const;
    /// The country of that ISO code (upper case), and its first-level division with that code.
    [[nodiscard]] std::optional<std::uint32_t> country(std::string_view iso) const;
    [[nodiscard]] std::optional<std::uint32_t> division(std::string_view iso,
                                                        std::string_view admin1) const;
    /// Seats of a country's divisions down to the second level, the capital first, then by class
    /// and index; only those of one first-level division when `admin1` is given. The first
    /// question walks over all places.
    [[nodiscard]] std::vector<std::uint32_t> seats(std::string_view iso,
                                                   std::string_view admin1 = {}) const;
    /// Outline of a country, a first-level division, a sea or a region with a name, when geodata
    /// has it; empty otherwise.
    [[nodiscard]] geom::LonLatShape outline(const Place& place) const;
    /// Names near `folded` by edit distance, for hints; at most 5.
    [[nodiscard]] std::vector<std::string> near_names(std::string_view folded) const;
    [[nodiscard]] std::size_t size() const;
    /// What has to be credited, one line a source.
    [[nodiscard]] std::vector<std::string> attributions() const;

  private:
    struct Impl;
    explicit Gazetteer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace cordon::place

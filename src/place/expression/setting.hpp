// SPDX-License-Identifier: MIT
#pragma once

#include "place/expression/options.hpp"
#include "place/gazetteer.hpp"
#include "place/region.hpp"
#include "place/toponym.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::place::expression {

/// How large a place is, for the radii that depend on it.
enum class Size : std::uint8_t { village, town, city, large };

/// What a name of a clause stands for.
struct Reference {
    const Place* place = nullptr; ///< kept by the gazetteer
    std::uint32_t index = 0;
    geom::LonLat at{};
    double radius_km = 1.0;
    std::string name;
    std::string level; ///< `country`, `admin1`, `admin2`, `region`, `sea` … for areas, else empty
    geom::LonLatShape outline{
        geom::Kind::polygon}; ///< of countries, first divisions, regions, seas

    [[nodiscard]] bool is_area() const { return !level.empty(); }
    [[nodiscard]] bool has_outline() const { return !outline.empty(); }
    [[nodiscard]] Size size() const;
};

/// A text with everything that its expressions are drawn from.
class Setting {
  public:
    Setting(const TokenizedText& text, const std::vector<Toponym>& toponyms,
            const Gazetteer& gazetteer, const RegionOptions& options);

    [[nodiscard]] const RegionOptions& options() const { return *options_; }
    [[nodiscard]] const Gazetteer& gazetteer() const { return *gazetteer_; }
    [[nodiscard]] const Lines* lines() const { return options_->lines; }
    [[nodiscard]] std::string words(Span span) const { return std::string(text_->words(span)); }
    /// The folded token; empty behind the last one.
    [[nodiscard]] std::string_view word(std::size_t token) const {
        return token < text_->tokens.size() ? text_->fold(token) : std::string_view();
    }
    [[nodiscard]] const Toponym& toponym(std::size_t i) const { return (*toponyms_)[i]; }

    /// ISO code of the country that the user expects, else that the text names most; empty when it
    /// names none.
    [[nodiscard]] const std::string& country() const { return country_; }

    /// What the clause's names stand for, in their order; adds flags (`anaphora`, `ambiguous`,
    /// `assumed`). Shorter than clause.toponyms when a name is in no gazetteer: `missing` says
    /// which.
    struct References {
        std::vector<Reference> list;
        std::vector<std::string> flags;
        std::string missing;
    };
    [[nodiscard]] References references(const Clause& clause) const;
    [[nodiscard]] Reference reference(std::uint32_t index) const;
    /// The first-level division of that country which capitals in some words name: `Extrême-Nord`
    /// of "dans l'Extrême-Nord du Cameroun"; empty in other languages than French.
    [[nodiscard]] std::optional<Reference> division_in(Span span, const std::string& iso) const;
    /// The country of that code; empty when the gazetteer has none.
    [[nodiscard]] std::optional<Reference> country_reference(const std::string& iso) const;

  private:
    void find_country();
    void take_outline(Reference& r) const;
    [[nodiscard]] std::optional<std::uint32_t> choose(const Toponym& toponym,
                                                      const Clause& clause) const;
    /// The seat of the first-level division that the clause names; empty when it names none.
    [[nodiscard]] std::optional<std::uint32_t> seat_of_division(const Clause& clause) const;
    [[nodiscard]] std::optional<std::uint32_t> town_of(const Toponym& toponym,
                                                       const Place& division, bool any_class) const;
    [[nodiscard]] std::optional<std::uint32_t> island_of(const Toponym& toponym,
                                                         const Place& town) const;
    [[nodiscard]] std::optional<std::uint32_t> by_own_name(const Toponym& toponym,
                                                           const Place& first) const;
    [[nodiscard]] std::optional<std::uint32_t> other_than(const Toponym& toponym,
                                                          std::uint32_t first) const;
    void take_apart(Reference& first, std::optional<std::uint32_t>& second,
                    const Toponym& second_name, const Toponym& first_name) const;
    [[nodiscard]] std::optional<std::uint32_t> division_called_after(const Place& place) const;
    void resolve_anaphor(const Clause& clause, References& found) const;
    [[nodiscard]] std::optional<std::size_t> last_town(std::uint32_t before) const;

    const TokenizedText* text_;
    const std::vector<Toponym>* toponyms_;
    const Gazetteer* gazetteer_;
    const RegionOptions* options_;
    std::string country_;
};

} // namespace cordon::place::expression

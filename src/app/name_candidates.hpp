// SPDX-License-Identifier: MIT
#pragma once

#include "app/article.hpp"
#include "core/diagnostic.hpp"
#include "place/expression/lines.hpp"
#include "place/gazetteer.hpp"
#include "place/locate.hpp"

#include <span>
#include <string>
#include <vector>

/// The places that a name of a text could mean, for a person to choose from.
namespace cordon::app {

/// The candidates of all names of an expression, found without regard to earlier choices, so that
/// their numbers stay the same.
class NameCandidates {
  public:
    /// All must outlive the object.
    NameCandidates(const LocateRequest& request, const place::Gazetteer& gazetteer,
                   const place::Lines* lines);

    /// Adds a choice to the file of chosen places; the sentence that tells so. Throws Error when
    /// there is no such name or number.
    [[nodiscard]] std::string add_choice(const Choice& choice) const;
    /// Lines with number, name, kind, country, score and distance from the first; `located` tells
    /// which one was taken.
    [[nodiscard]] std::string listing(const place::LocatedText& located) const;

  private:
    [[nodiscard]] const place::Toponym& name_of(const Choice& choice) const;
    [[nodiscard]] std::string words(const place::Toponym& name) const;

    const LocateRequest& request_;
    const place::Gazetteer& gazetteer_;
    place::LocatedText text_;
    std::vector<const place::Toponym*> names_; ///< each name once
};

/// What the choices were made for.
struct ChoicesInUse {
    const place::Gazetteer& gazetteer;
    const std::vector<place::ChosenPlace>& chosen;
    std::string file; ///< for messages; empty = not named
};

/// Warns of choices that had no effect, because no gazetteer has that place under that name.
void report_unknown_choices(std::span<const place::Toponym> names, const ChoicesInUse& choices,
                            Reporter& reporter);

} // namespace cordon::app

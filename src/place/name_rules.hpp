// SPDX-License-Identifier: MIT
#pragma once

#include "place/illness_memory.hpp"
#include "place/name_context.hpp"
#include "place/person_memory.hpp"

#include <string_view>

namespace cordon::place {

/// A name, its neighbours and what speaks for it.
struct NameCase {
    const NameMatch& match;
    const NameContext& context;
    const PersonMemory& people;
    const IllnessMemory& illnesses;
    bool strong_cue = false; ///< one that does not stand before people
    bool cue = false;       ///< a locative, a container, a list of places, a type word, a date line
    bool type_word = false; ///< `cercle de`, `County`: it says what the name is
    bool type_before = false;    ///< before the name: "département de X"
    bool after_place = false;    ///< the adjacent token before ends an accepted place
    bool between_places = false; ///< `entre Bandiagara et Koro`: the second of two
    bool joins_place = false;    ///< a hyphen joins a larger place behind: `Middlesex-London`

    [[nodiscard]] std::size_t last() const { return match.end() - 1; }
    [[nodiscard]] bool single() const { return match.count == 1; }
    [[nodiscard]] const Token& token() const { return context.text().tokens[match.first]; }
    /// A country, continent, sea or first-level division.
    [[nodiscard]] bool large() const { return match.facts.country || match.facts.division; }
};

/// What the filters say of a name.
struct Verdict {
    NameRole role = NameRole::place;
    std::string_view rule; ///< id of the filter that decided; of the cue, or `name` when accepted
};

/// The filters of the geocoding card, section 2, in their order; the first that speaks decides.
[[nodiscard]] Verdict judge(const NameCase& name);

} // namespace cordon::place

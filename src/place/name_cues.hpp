// SPDX-License-Identifier: MIT
#pragma once

#include "place/toponym.hpp"

namespace cordon::place {

/// Grammar beside a name that tells what kind of place is meant. All look at the words directly
/// before and behind it.

/// `a Lebanon woman`, `Jordan middle school`: of a country one would say Lebanese.
[[nodiscard]] bool is_used_like_town(const TokenizedText& text, const Toponym& toponym);

/// `the Quebec government`, `New York's governor`: towns have none.
[[nodiscard]] bool is_used_like_division(const TokenizedText& text, const Toponym& toponym);

/// Towns stand without an article in French, divisions and countries with one: `à Québec`, `au
/// Québec`. More than 0: a town; less: an area; 0: other language, or the words do not tell.
[[nodiscard]] int french_town_cue(const TokenizedText& text, const Toponym& toponym);

} // namespace cordon::place

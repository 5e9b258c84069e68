// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cordon::incident {

/// What a counted noun is.
enum class Thing : std::uint8_t { none, people, tankers, vehicles };

/// The kind of the noun at token `i`: "soldats", "fuel trucks", "Palestinians".
[[nodiscard]] Thing thing_at(const WordsView& words, std::size_t i);
/// One person by what he or she is: "woman", "chauffeur".
[[nodiscard]] bool is_single_person(const WordsView& words, std::size_t i);
/// People of the side that attacks, as most reports tell it.
[[nodiscard]] bool is_attacker(const WordsView& words, std::size_t i);
/// What a word says of such things: `killed`, `injured`, `kidnapped`, `arrested`, `freed` of
/// people, `burnt` of vehicles; empty when it says nothing.
[[nodiscard]] std::string_view state_at(const WordsView& words, std::size_t i, Thing thing);

} // namespace cordon::incident

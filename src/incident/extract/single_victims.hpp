// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/casualties.hpp"
#include "incident/extract/event_context.hpp"

#include <cstddef>
#include <optional>

namespace cordon::incident {

/// The count of one victim whose article is token `i` of the tokens `within` (a sentence or a part
/// of one): "shot dead a schoolteacher", "tuant un apiculteur", "un berger de 17 ans avait été
/// blessé", "a security agent was shot and killed". Whoever is killed or wounded is a person,
/// whatever the calling; "un motocycliste et sa passagère ont été enlevés" are two.
[[nodiscard]] std::optional<StatedCount> find_single_victim(const WordsView& words, std::size_t i,
                                                            const TokenRange& within);

/// "her", "son": whose relative the next word is.
[[nodiscard]] bool is_possessive(const WordsView& words, std::size_t i);

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"
#include "incident/extract/extraction.hpp"

#include <string>
#include <string_view>

/// Words of the review page for what files name in one word of English.
namespace cordon::incident {

/// What a flag asks a reviewer to look at: `inherited_date` → "date taken from another sentence".
/// The flag itself when it is not known.
[[nodiscard]] std::string flag_label(std::string_view flag, Language language);
/// How a place is drawn: `ring` → "anneau".
[[nodiscard]] std::string model_label(std::string_view model, Language language);
[[nodiscard]] std::string_view role_label(ActorRole role, Language language);
[[nodiscard]] std::string_view review_label(Review review, Language language);

} // namespace cordon::incident

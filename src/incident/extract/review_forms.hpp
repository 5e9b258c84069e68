// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"
#include "incident/incident.hpp"

#include <string>

/// The parts of the review page that take decisions; review_script.hpp reads them.
namespace cordon::incident {

/// Words of the page's language that the script shows, as attributes of the body.
[[nodiscard]] std::string review_words(Language language);

/// Buttons and forms of one card: accept, delete, move, retype, redate, undo.
[[nodiscard]] std::string review_actions(const Incident& incident, Language language);

/// The form that adds an incident by hand.
[[nodiscard]] std::string review_add_form(Language language);

} // namespace cordon::incident

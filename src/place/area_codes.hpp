// SPDX-License-Identifier: MIT
#pragma once

#include "place/abbreviations.hpp"

#include <optional>

namespace cordon::place {

/// The state or province of an area code of the North American numbering plan (`903` is Texas);
/// empty when it is none or is not tied to one. Codes in service at the end of 2023.
[[nodiscard]] std::optional<DivisionCode> division_of_area_code(int code);

} // namespace cordon::place

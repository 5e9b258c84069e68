// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace cordon::place {

/// A first-level division by an abbreviation that newspapers write after a town: `Ga.`, `GA`,
/// `B.C.`
struct DivisionCode {
    std::string_view country;
    std::string_view admin1;
};

/// The division of a folded abbreviation (`ga`, `b c`, `calif`); empty when it is none. Many are
/// ordinary words (`in`, `me`, `la`): they count after a town and a comma only.
[[nodiscard]] std::optional<DivisionCode> division_of_abbreviation(std::string_view folded);

/// Whether a folded abbreviation is no other word, so that it counts without a town: `calif`,
/// `n j`.
[[nodiscard]] bool stands_alone(std::string_view folded);

} // namespace cordon::place

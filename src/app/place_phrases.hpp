// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cordon::app {

/// A place in Spanish or Portuguese words as the reader of French places understands it: `entre
/// Ocaña y Ábrego` = `entre Ocaña et Ábrego`, `10 km al norte de Tibú` = `10 km au nord de Tibú`.
/// Everything else comes back as it is. UTF-8.
[[nodiscard]] std::string as_read(std::string_view place);

/// Do words that were not read change where a place lies: a distance (`35 nm`), `between`, `off`?
/// Then the name beside them alone would be the wrong place.
[[nodiscard]] bool changes_the_place(std::string_view unread);

} // namespace cordon::app

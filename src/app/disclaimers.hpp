// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"

#include <string>
#include <vector>

namespace cordon::app {

/// Does the sheet carry the numbered list to which a sentence may point?
enum class WithKey : bool { no, yes };

/// The sentences of the chosen presets in the map's language. Absent = neutral, data and safety.
[[nodiscard]] std::vector<std::string> disclaimer_sentences(const SheetSection& sheet,
                                                            Language language, WithKey key);

/// Warns of "none"; throws Error for `un` without `organisation = "UN"`.
void check_disclaimers(const SheetSection& sheet, Reporter& reporter);

} // namespace cordon::app

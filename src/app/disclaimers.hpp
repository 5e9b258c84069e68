// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_document.hpp"
#include "core/diagnostic.hpp"

#include <string>
#include <vector>

namespace cordon::app {

/// The sentences of the chosen presets in the map's language. Absent = neutral, data and safety;
/// "none" is warned of. Throws Error for `un` without `organisation = "UN"`.
[[nodiscard]] std::vector<std::string> disclaimer_sentences(const SheetSection& sheet,
                                                            Language language, Reporter& reporter);

} // namespace cordon::app

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace cordon::place {

/// Insertions, deletions and replacements of bytes that turn one text into the other (Levenshtein);
/// empty when there are more than `reach` (at most 3).
[[nodiscard]] std::optional<std::size_t> edit_distance(std::string_view a, std::string_view b,
                                                       std::size_t reach);

} // namespace cordon::place

// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/casualties.hpp"

#include <vector>

namespace cordon::incident {

/// Counts of a row of a table by the words of its first line: the `4` of
/// `| 10 Aug | Kiwanja | Patrol ambushed | 4 |` under `Killed`. Cells are parted by `|`; rows are
/// lines. Empty when the sentence stands in no table, or the columns count nobody.
[[nodiscard]] std::vector<StatedCount> find_table_counts(const WordsView& words,
                                                         std::size_t sentence_begin);

} // namespace cordon::incident

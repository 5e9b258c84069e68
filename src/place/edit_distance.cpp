// SPDX-License-Identifier: MIT
#include "place/edit_distance.hpp"

#include <algorithm>
#include <array>

namespace cordon::place {

std::optional<std::size_t> edit_distance(std::string_view a, std::string_view b,
                                         std::size_t reach) {
    constexpr std::size_t longest = 80;
    if (a.size() > longest || b.size() > longest) return std::nullopt;
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > reach) return std::nullopt;
    std::array<std::size_t, longest + 1> row{};
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        std::size_t best = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
            best = std::min(best, row[j]);
        }
        if (best > reach) return std::nullopt;
    }
    if (row[b.size()] > reach) return std::nullopt;
    return row[b.size()];
}

} // namespace cordon::place

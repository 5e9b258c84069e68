// SPDX-License-Identifier: MIT
#pragma once

#include "core/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

/// Ids made from names.
namespace cordon::analysis {

/// A name as part of an id: folded, words joined by hyphens. "Nioro du Sahel" → "nioro-du-sahel".
[[nodiscard]] inline std::string slug(std::string_view name) {
    std::string text = fold_name(name);
    std::replace(text.begin(), text.end(), ' ', '-');
    return text;
}

/// Gives each id once: the second `a` becomes `a-2`.
class UniqueIds {
  public:
    [[nodiscard]] std::string take(const std::string& wanted) {
        std::string id = wanted;
        for (int n = 2; !taken_.insert(id).second; ++n) id = fmt::format("{}-{}", wanted, n);
        return id;
    }

  private:
    std::set<std::string> taken_;
};

} // namespace cordon::analysis

// SPDX-License-Identifier: MIT
#pragma once

#include "place/name_context.hpp"

#include <string>
#include <string_view>
#include <unordered_set>

namespace cordon::place {

/// People of a text: tokens that are parts of their names, and their family names, by which the
/// text calls them later.
class PersonMemory {
  public:
    explicit PersonMemory(const NameContext& context);

    /// The rule that makes the token a part of a person's name; empty when it is none.
    [[nodiscard]] std::string_view rule_at(std::size_t token) const;
    /// Whether somebody of that family name was met anywhere in the text.
    [[nodiscard]] bool knows(std::string_view folded) const {
        return surnames_.contains(std::string(folded));
    }

  private:
    void read_name(const NameContext& context, std::size_t first, std::string_view rule);

    std::vector<std::string_view> rules_;
    std::unordered_set<std::string> surnames_;
};

} // namespace cordon::place

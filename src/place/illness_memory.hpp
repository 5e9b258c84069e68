// SPDX-License-Identifier: MIT
#pragma once

#include "place/name_context.hpp"

#include <string_view>
#include <vector>

namespace cordon::place {

/// Names of a text that stand for illnesses: `the Marburg virus`, `Rift Valley fever`, `la fièvre
/// de Lassa`; and the single names among them, by which the text calls the illness later.
class IllnessMemory {
  public:
    explicit IllnessMemory(const NameContext& context);

    /// The token is a part of an illness's name.
    [[nodiscard]] bool holds(std::size_t token) const {
        return token < in_name_.size() && in_name_[token];
    }
    /// Whether an illness was called by that one word anywhere in the text.
    [[nodiscard]] bool knows(std::string_view folded) const;

  private:
    void read_before(const NameContext& context, std::size_t head);
    void read_behind(const NameContext& context, std::size_t head);

    std::vector<bool> in_name_;
    std::vector<std::string_view> names_; ///< sorted
};

} // namespace cordon::place

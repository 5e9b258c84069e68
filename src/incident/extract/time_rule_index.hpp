// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/time_rules.hpp"
#include "place/word_table.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace cordon::incident {

/// Rules by the words that they can begin with: most words of a text begin none.
class TimeRuleIndex {
  public:
    /// The rules keep the order of their families; at most 32. Throws Error for more.
    explicit TimeRuleIndex(std::initializer_list<const std::vector<TimeRule>*> families);

    /// Calls `take` with each expression that a rule reads at token `i`, in the order of the rules,
    /// until it returns true.
    template <typename Take>
    void read(const TimeContext& context, std::size_t i, Take take) const {
        for (std::uint32_t left = beginning_at(context.words, i); left != 0; left &= left - 1) {
            const auto rule = static_cast<std::size_t>(std::countr_zero(left));
            auto expression = rules_[rule](context, i);
            if (expression && take(std::move(*expression))) return;
        }
    }

  private:
    /// Bits of the rules that may begin at token `i`.
    [[nodiscard]] std::uint32_t beginning_at(const WordsView& words, std::size_t i) const;

    std::vector<TimeRule::Read> rules_;
    place::WordTable<std::uint32_t> by_word_; ///< by the first word
    std::uint32_t with_number_ = 0;
};

} // namespace cordon::incident

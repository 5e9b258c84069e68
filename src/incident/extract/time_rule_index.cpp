// SPDX-License-Identifier: MIT
#include "incident/extract/time_rule_index.hpp"

#include "core/diagnostic.hpp"

namespace cordon::incident {

TimeRuleIndex::TimeRuleIndex(std::initializer_list<const std::vector<TimeRule>*> families) {
    constexpr std::size_t most_rules = 32;
    for (const std::vector<TimeRule>* family : families)
        for (const TimeRule& rule : *family) {
            if (rules_.size() == most_rules) throw Error("too many rules for dates");
            const std::uint32_t bit = std::uint32_t{1} << rules_.size();
            rules_.push_back(rule.read);
            for (const std::string_view words : rule.openings.words)
                by_word_[place::first_word(words)] |= bit;
            if (rule.openings.numbers) with_number_ |= bit;
        }
}

std::uint32_t TimeRuleIndex::beginning_at(const WordsView& words, std::size_t i) const {
    // A token may hold several words: "aujourd'hui".
    const std::uint32_t* const found = by_word_.find(place::first_word(words.fold(i)));
    return (found == nullptr ? 0 : *found) | (words.is_number(i) ? with_number_ : 0);
}

} // namespace cordon::incident

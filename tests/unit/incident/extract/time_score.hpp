// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/time_expression.hpp"
#include "unit/incident/extract/corpus.hpp"

#include <string>
#include <vector>

namespace cordon::incident::test {

/// TIMEX3 figures: the same span, an overlapping span, an overlapping span of the same value.
struct TimeScore {
    std::size_t gold = 0;
    std::size_t found = 0;
    std::size_t strict = 0;
    std::size_t relaxed = 0;
    std::size_t same_value = 0;
    std::vector<std::string> errors; ///< one line each
    [[nodiscard]] Score of(std::size_t right) const {
        return {found == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(found),
                gold == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(gold)};
    }
};

/// Adds one document of the French TimeBank's JSON Lines form.
inline void score_times(const Json& document, TimeScore& score) {
    const std::string text = document.text_or("text", "");
    const auto offsets = code_points(text);
    DateAnchor anchor;
    anchor.day = parse_iso_date(document.text_or("dct", ""))->from;
    anchor.rule = "given";
    const auto tokens = place::tokenize(text, place::TextLanguage::french);
    const auto found = find_dates(tokens, anchor);
    std::vector<bool> used(found.size(), false);
    const auto& gold = document.find("timex")->items();
    score.gold += gold.size();
    score.found += found.size();
    for (const Json& item : gold) {
        const place::Span span{offsets[static_cast<std::size_t>(item.number_or("start", 0))],
                               offsets[static_cast<std::size_t>(item.number_or("end", 0))]};
        const std::string value = item.text_or("value", "");
        bool matched = false;
        for (std::size_t i = 0; i < found.size() && !matched; ++i) {
            if (used[i] || !found[i].span.touches(span)) continue;
            used[i] = matched = true;
            ++score.relaxed;
            score.strict += found[i].span == span ? 1 : 0;
            score.same_value += found[i].value == value ? 1 : 0;
            if (found[i].span != span || found[i].value != value)
                score.errors.push_back(document.text_or("id", "") + " gold [" +
                                       item.text_or("text", "") + "] " + value + " found [" +
                                       std::string(tokens.words(found[i].span)) + "] " +
                                       found[i].value + " " + found[i].rule);
        }
        if (!matched)
            score.errors.push_back(document.text_or("id", "") + " missed [" +
                                   item.text_or("text", "") + "] " + value);
    }
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!used[i])
            score.errors.push_back(document.text_or("id", "") + " spurious [" +
                                   std::string(tokens.words(found[i].span)) + "] " +
                                   found[i].value + " " + found[i].rule);
}

} // namespace cordon::incident::test

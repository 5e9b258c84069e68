// SPDX-License-Identifier: MIT
#include "incident/extract/table_counts.hpp"

#include "incident/extract/event_context.hpp"
#include "incident/extract/quantity.hpp"

#include <string>
#include <string_view>

namespace cordon::incident {

namespace {

constexpr std::size_t longest_row = 200;  ///< tokens
constexpr std::size_t longest_table = 80; ///< rows above
constexpr std::size_t fewest_bars = 2;

TokenRange line_of(const WordsView& words, std::size_t i) {
    TokenRange line{i, i + 1};
    while (line.begin > 0 && !words.token(line.begin).line_break_before &&
           i - line.begin < longest_row)
        --line.begin;
    while (line.end < words.size() && !words.token(line.end).line_break_before &&
           line.end - i < longest_row)
        ++line.end;
    return line;
}

std::vector<TokenRange> cells_of(const WordsView& words, const TokenRange& line) {
    std::vector<TokenRange> cells;
    std::size_t begin = line.begin;
    for (std::size_t i = line.begin; i < line.end; ++i) {
        if (!words.is_sign(i, "|")) continue;
        cells.push_back({begin, i});
        begin = i + 1;
    }
    cells.push_back({begin, line.end});
    return cells;
}

/// What a column counts.
std::string_view counted_in(const WordsView& words, const TokenRange& head) {
    for (std::size_t i = head.begin; i < head.end; ++i) {
        if (words.is_any(i, {"killed", "dead", "deaths", "fatalities", "morts", "tues", "deces"}))
            return "killed";
        if (words.is_any(i, {"injured", "wounded", "injuries", "blesses"})) return "injured";
        if (words.is_any(i, {"abducted", "kidnapped", "enleves"})) return "kidnapped";
    }
    return {};
}

} // namespace

std::vector<StatedCount> find_table_counts(const WordsView& words, std::size_t sentence_begin) {
    std::vector<StatedCount> counts;
    const TokenRange row = line_of(words, sentence_begin);
    const auto cells = cells_of(words, row);
    if (cells.size() <= fewest_bars) return counts;
    TokenRange head = row;
    for (std::size_t up = 0; up < longest_table && head.begin > 0; ++up) {
        const TokenRange above = line_of(words, head.begin - 1);
        if (cells_of(words, above).size() <= fewest_bars) break;
        head = above;
    }
    if (head.begin == row.begin) return counts;
    const auto names = cells_of(words, head);
    for (std::size_t k = 0; k < cells.size() && k < names.size(); ++k) {
        const TokenRange& cell = cells[k];
        const auto name = counted_in(words, names[k]);
        if (name.empty() || cell.begin >= cell.end) continue;
        const auto quantity = read_quantity(words, cell.begin);
        if (!quantity || quantity->end != cell.end || quantity->range.low < 1.0) continue;
        counts.push_back(
            stated_count(words, {std::string(name), quantity->range}, cell.begin, cell.end));
    }
    return counts;
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace cordon {

Error::Error(Diagnostic diagnostic)
    : std::runtime_error(to_text(diagnostic)), diagnostic_(std::move(diagnostic)) {}

Error::Error(std::string message) : Error(Diagnostic{.message = std::move(message)}) {}

Error::Error(std::string message, std::string hint)
    : Error(Diagnostic{.message = std::move(message), .hints = {std::move(hint)}}) {}

std::string to_text(const Diagnostic& diagnostic) {
    const Where& where = diagnostic.where;
    std::string text = where.file;
    if (where.line > 0) {
        text += fmt::format(":{}", where.line);
        if (where.column > 0) text += fmt::format(":{}", where.column);
    }
    if (!text.empty()) text += ": ";
    if (!where.key.empty()) text += where.key + ": ";
    text += diagnostic.message;
    for (const std::string& hint : diagnostic.hints) text += "\n  hint: " + hint;
    return text;
}

namespace {

/// Optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> previous(b.size() + 1);
    std::vector<std::size_t> current(b.size() + 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

} // namespace

std::vector<std::string> suggestions(std::string_view name,
                                     const std::vector<std::string>& candidates) {
    // A longer mistyped text is not worth the quadratic work, and no name of ours is that long.
    constexpr std::size_t longest = 100;
    std::vector<std::pair<std::size_t, std::string>> near;
    if (name.size() > longest) return {};
    const std::size_t limit = std::max<std::size_t>(1, name.size() / 3);
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest) continue;
        const std::size_t distance = edit_distance(name, candidate);
        if (distance <= limit) near.emplace_back(distance, candidate);
    }
    std::sort(near.begin(), near.end());
    std::vector<std::string> best;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, near.size()); ++i)
        best.push_back(near[i].second);
    return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
    const std::vector<std::string> best = suggestions(name, candidates);
    if (best.empty()) return {};
    std::string text = "did you mean '" + best.front() + "'";
    for (std::size_t i = 1; i < best.size(); ++i) text += " or '" + best[i] + "'";
    return text + "?";
}

} // namespace cordon

// SPDX-License-Identifier: MIT
#include "compose/label_report.hpp"

#include "compose/nudges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

namespace cordon::compose {

using geom::PageBox;

namespace {

/// A placed symbol as others meet it.
struct Taken {
    PageBox box;
    const LayerWork* work;
    const Symbol* symbol;
};

std::vector<Taken> placed_boxes(const std::deque<LayerWork>& works) {
    std::vector<Taken> out;
    for (const LayerWork& work : works)
        for (const Symbol& symbol : work.symbols)
            if (symbol.chosen)
                for (const PageBox& box : symbol.candidates[*symbol.chosen].boxes)
                    out.push_back({box, &work, &symbol});
    return out;
}

/// Each name once, in the order of their placement.
std::string placed_names(const LayerWork& work) {
    std::set<std::string> told;
    std::string out;
    for (const Symbol& symbol : work.symbols) {
        if (!symbol.chosen) continue;
        std::string name = name_of(work, symbol);
        if (!told.insert(name).second) continue;
        out += (out.empty() ? "'" : ", '") + name + "'";
    }
    return out;
}

/// The pose that the symbol would have liked best.
const Candidate* favourite(const Symbol& symbol) {
    const auto best =
        std::min_element(symbol.candidates.begin(), symbol.candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    return best == symbol.candidates.end() ? nullptr : &*best;
}

} // namespace

std::vector<std::string> explain_labels(const std::deque<LayerWork>& works,
                                        const std::vector<PageBox>& furniture,
                                        const PageBox& frame) {
    const std::vector<Taken> taken = placed_boxes(works);
    const auto meets = [](const Candidate& candidate, const PageBox& box) {
        return std::any_of(candidate.boxes.begin(), candidate.boxes.end(),
                           [&](const PageBox& mine) { return mine.intersects(box); });
    };
    const auto reason = [&](const Symbol& symbol) -> std::string {
        const Candidate* wish = favourite(symbol);
        if (wish == nullptr) return "stands too near to an equal one";
        const auto outside = [&](const PageBox& box) { return !frame.contains(box); };
        const bool cut = std::any_of(wish->boxes.begin(), wish->boxes.end(), outside);
        for (const Taken& other : taken)
            if (other.symbol != &symbol && meets(*wish, other.box))
                return fmt::format("'{}' ({}) stands there", name_of(*other.work, *other.symbol),
                                   other.work->layer->id);
        for (const PageBox& box : furniture)
            if (meets(*wish, box)) return "a piece of furniture stands there";
        return cut ? "would be cut by the frame" : "a leader line runs there";
    };
    std::vector<std::string> lines;
    for (const LayerWork& work : std::views::reverse(works))
        for (const Symbol& symbol : work.symbols)
            if (!symbol.chosen)
                lines.push_back(fmt::format("layer '{}': '{}' is left out: {}", work.layer->id,
                                            name_of(work, symbol), reason(symbol)));
    for (const LayerWork& work : std::views::reverse(works))
        if (std::string names = placed_names(work); !names.empty())
            lines.push_back(fmt::format("layer '{}' shows {}", work.layer->id, names));
    return lines;
}

} // namespace cordon::compose

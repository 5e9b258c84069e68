// SPDX-License-Identifier: MIT
#pragma once

#include "compose/layer_work.hpp"
#include "compose/symbol.hpp"
#include "geom/point.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Moves by hand: a person has the last word on where a name or a symbol stands, and everything
/// else keeps off it.
namespace cordon::compose {

/// A move of the names or symbols that are called `key`.
struct Nudge {
    std::string key;        ///< id of the feature, or the name as it is printed, on one line
    std::string layer = {}; ///< id of the style's layer; empty = any
    /// CSS pixels to the right and down from where it would stand without the move; empty = it
    /// keeps its place, or with `leader` finds one.
    std::optional<geom::PagePoint> by = {};
    bool leader = false; ///< a line joins a name with its place
};

/// The words of a symbol's text on one line; empty when it has none.
[[nodiscard]] std::string printed_text(const Symbol& symbol);
/// What a symbol is called in reports: its text, else the id of its feature, else its icon.
[[nodiscard]] std::string name_of(const LayerWork& work, const Symbol& symbol);

/// Finds the moves of symbols. Keeps a reference to `nudges`.
class NudgeFinder {
  public:
    explicit NudgeFinder(const std::vector<Nudge>& nudges);
    /// Which move is the symbol's: the first that fits; empty when none does. Upper case, accents
    /// and spaces do not matter in names.
    [[nodiscard]] std::optional<std::size_t> find(const LayerWork& work,
                                                  const Symbol& symbol) const;

  private:
    using ByName = std::multimap<std::string, std::size_t, std::less<>>;
    [[nodiscard]] std::optional<std::size_t> first(const ByName& by, std::string_view name,
                                                   const LayerWork& work) const;

    const std::vector<Nudge>& nudges_;
    ByName by_key_;
    ByName by_folded_;
};

/// Gives a symbol the pose that a person wants, counted from the one that is chosen, else from its
/// first. A symbol of a layer with leaders stays joined to its place; a name leaves its dot where
/// it is.
void nudge_symbol(Symbol& symbol, const LayerWork& work, const Nudge& nudge);

} // namespace cordon::compose

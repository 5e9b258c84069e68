// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// Sets of numbers 0..n-1 that grow together (Tarjan 1975, path halving). A set is named by its
/// smallest member, so that the result does not depend on the order of joining.
class UnionFind {
  public:
    explicit UnionFind(std::size_t count) : parents_(count) {
        std::iota(parents_.begin(), parents_.end(), std::uint32_t{0});
    }
    [[nodiscard]] std::uint32_t find(std::uint32_t i) {
        while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
        return i;
    }
    /// False when both were in one set already.
    bool join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        if (a == b) return false;
        if (b < a) std::swap(a, b);
        parents_[b] = a;
        return true;
    }
    /// Adds a set of one member and returns it.
    std::uint32_t add() {
        parents_.push_back(static_cast<std::uint32_t>(parents_.size()));
        return parents_.back();
    }

  private:
    std::vector<std::uint32_t> parents_;
};

} // namespace cordon::analysis

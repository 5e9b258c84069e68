// SPDX-License-Identifier: MIT
#include "render/huffman.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace cordon::render {

namespace {

constexpr int most_bits = 15;

/// Depth of each leaf of the tree of counts that are sorted upwards. Two queues take the place of a
/// heap, because new nodes come in the order of their weights.
std::vector<int> depths_of(const std::vector<std::uint64_t>& counts) {
    const std::size_t leaves = counts.size();
    std::vector<std::uint64_t> weights(counts);
    std::vector<std::size_t> parents(2 * leaves - 1, 0);
    std::size_t leaf = 0;
    std::size_t node = leaves;
    const auto lightest = [&] {
        const bool take_leaf =
            leaf < leaves && (node == weights.size() || weights[leaf] <= weights[node]);
        return take_leaf ? leaf++ : node++;
    };
    while (weights.size() < 2 * leaves - 1) {
        const std::size_t a = lightest();
        const std::size_t b = lightest();
        parents[a] = parents[b] = weights.size();
        weights.push_back(weights[a] + weights[b]);
    }
    std::vector<int> depths(weights.size(), 0);
    for (std::size_t k = weights.size() - 1; k-- > 0;) depths[k] = depths[parents[k]] + 1;
    depths.resize(leaves);
    return depths;
}

std::uint16_t reversed(unsigned code, int length) {
    unsigned out = 0;
    for (int k = 0; k < length; ++k, code >>= 1U) out = out << 1U | (code & 1U);
    return static_cast<std::uint16_t>(out);
}

/// Codes of one length count upwards with their symbols.
void set_bits(HuffmanCode& code) {
    std::array<unsigned, most_bits + 2> next{}; // how many are one bit shorter, then the first code
    for (const std::uint8_t length : code.lengths)
        if (length > 0) ++next[length + 1U];
    for (std::size_t length = 1; length < next.size(); ++length)
        next[length] = (next[length - 1] + next[length]) << 1U;
    code.bits.assign(code.lengths.size(), 0);
    for (std::size_t i = 0; i < code.lengths.size(); ++i)
        if (code.lengths[i] > 0) code.bits[i] = reversed(next[code.lengths[i]]++, code.lengths[i]);
}

} // namespace

HuffmanCode huffman_code(std::span<const std::uint32_t> counts, int longest) {
    HuffmanCode code;
    code.lengths.assign(counts.size(), 0);
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) used.push_back(i);
    // One symbol alone gets a bit, and a second one that never comes makes the code complete.
    for (std::size_t i = 0; used.size() < 2 && i < counts.size(); ++i)
        if (counts[i] == 0) used.push_back(i);
    std::stable_sort(used.begin(), used.end(),
                     [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
    std::vector<std::uint64_t> weights;
    weights.reserve(used.size());
    for (const std::size_t i : used) weights.push_back(std::max(1U, counts[i]));
    std::vector<int> depths = depths_of(weights);
    // Too deep: with flatter counts the tree is shallower; all equal in the end.
    while (*std::max_element(depths.begin(), depths.end()) > longest) {
        for (std::uint64_t& weight : weights) weight = (weight + 1) / 2;
        depths = depths_of(weights);
    }
    for (std::size_t k = 0; k < used.size(); ++k)
        code.lengths[used[k]] = static_cast<std::uint8_t>(depths[k]);
    set_bits(code);
    return code;
}

} // namespace cordon::render

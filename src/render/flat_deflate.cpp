// SPDX-License-Identifier: MIT
#include "render/flat_deflate.hpp"

#include "render/huffman.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <vector>

namespace cordon::render {

namespace {

constexpr std::size_t longest_match = 258;
constexpr std::size_t shortest_match = 4; // shorter ones cost as much as their letters
constexpr unsigned end_of_block = 256;
constexpr std::size_t length_symbols = 286;
constexpr std::size_t distance_symbols = 30;

/// Symbol, number of further bits and their value for a length or a distance (section 3.2.5).
struct Coded {
    std::uint16_t symbol = 0;
    std::uint8_t extra_bits = 0;
    std::uint16_t extra = 0;
};

Coded coded_length(std::size_t length) {
    if (length == longest_match) return {285, 0, 0};
    const auto v = static_cast<unsigned>(length - 3);
    if (v < 8) return {static_cast<std::uint16_t>(257 + v), 0, 0};
    const auto bits = static_cast<unsigned>(std::bit_width(v)) - 3;
    return {static_cast<std::uint16_t>(257 + 4 * bits + (v >> bits)),
            static_cast<std::uint8_t>(bits), static_cast<std::uint16_t>(v & ((1U << bits) - 1))};
}

Coded coded_distance(std::size_t distance) {
    const auto v = static_cast<unsigned>(distance - 1);
    if (v < 4) return {static_cast<std::uint16_t>(v), 0, 0};
    const auto bits = static_cast<unsigned>(std::bit_width(v)) - 2;
    return {static_cast<std::uint16_t>(2 * bits + (v >> bits)), static_cast<std::uint8_t>(bits),
            static_cast<std::uint16_t>(v & ((1U << bits) - 1))};
}

const std::array<Coded, longest_match + 1>& lengths_coded() {
    static const auto table = [] {
        std::array<Coded, longest_match + 1> out{};
        for (std::size_t length = 3; length <= longest_match; ++length)
            out[length] = coded_length(length);
        return out;
    }();
    return table;
}

/// How many bytes at `at` repeat those `back` before it.
std::size_t match_length(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t back) {
    if (at < back) return 0;
    const std::uint8_t* here = bytes.data() + at;
    const std::uint8_t* there = here - back;
    const std::size_t most = std::min(longest_match, bytes.size() - at);
    std::size_t length = 0;
    for (; length + 8 <= most; length += 8) {
        std::uint64_t a = 0;
        std::uint64_t b = 0;
        std::memcpy(&a, here + length, 8);
        std::memcpy(&b, there + length, 8);
        if (a != b) return length + static_cast<std::size_t>(std::countr_zero(a ^ b)) / 8;
    }
    while (length < most && here[length] == there[length]) ++length;
    return length;
}

/// A letter (below 256), or a length with the bit that says from where.
using Token = std::uint16_t;
constexpr Token is_match = 0x8000;
constexpr Token is_above = 0x4000;

struct Tokens {
    std::vector<Token> all;
    std::array<std::uint32_t, length_symbols> lengths{};     ///< how often each symbol comes
    std::array<std::uint32_t, distance_symbols> distances{}; ///< of distances
};

/// Empty when there are too many: then other repetitions are worth a search.
std::optional<Tokens> tokens_of(const SampleRows& rows) {
    const std::span<const std::uint8_t> bytes = rows.bytes;
    constexpr std::size_t bytes_a_token = 8;
    const std::size_t most = bytes.size() / bytes_a_token + 64;
    Tokens out;
    out.all.reserve(most);
    const std::uint16_t left = coded_distance(rows.step).symbol;
    const std::uint16_t above = coded_distance(rows.row).symbol;
    for (std::size_t at = 0; at < bytes.size();) {
        if (out.all.size() == most) return std::nullopt;
        const std::size_t beside = match_length(bytes, at, rows.step);
        const std::size_t below = beside == longest_match ? 0 : match_length(bytes, at, rows.row);
        const std::size_t length = std::max(beside, below);
        if (length < shortest_match) {
            ++out.lengths[bytes[at]];
            out.all.push_back(bytes[at++]);
            continue;
        }
        const bool from_above = below > beside;
        ++out.lengths[lengths_coded()[length].symbol];
        ++out.distances[from_above ? above : left];
        out.all.push_back(static_cast<Token>(is_match | (from_above ? is_above : 0) |
                                             static_cast<Token>(length)));
        at += length;
    }
    ++out.lengths[end_of_block];
    return out;
}

/// Bits, the lowest first.
class BitWriter {
  public:
    explicit BitWriter(std::string& out) : out_(out) {}
    void add(std::uint64_t bits, unsigned count) {
        held_ |= bits << count_;
        count_ += count;
        while (count_ >= 8) {
            out_ += static_cast<char>(held_ & 0xFFU);
            held_ >>= 8U;
            count_ -= 8;
        }
    }
    void end() {
        if (count_ > 0) out_ += static_cast<char>(held_ & 0xFFU);
        held_ = count_ = 0;
    }

  private:
    std::string& out_;
    std::uint64_t held_ = 0;
    unsigned count_ = 0;
};

/// Lengths of both codes as symbols 0-15 and runs of zeros (17: 3-10, 18: 11-138), section 3.2.7.
std::vector<Coded> run_lengths(const std::vector<std::uint8_t>& lengths) {
    std::vector<Coded> out;
    for (std::size_t i = 0; i < lengths.size();) {
        std::size_t run = 1;
        while (i + run < lengths.size() && lengths[i + run] == lengths[i] && run < 138) ++run;
        if (lengths[i] != 0 || run < 3) {
            out.push_back({lengths[i++], 0, 0});
            continue;
        }
        const bool is_long = run > 10;
        out.push_back({static_cast<std::uint16_t>(is_long ? 18 : 17),
                       static_cast<std::uint8_t>(is_long ? 7 : 3),
                       static_cast<std::uint16_t>(run - (is_long ? 11 : 3))});
        i += run;
    }
    return out;
}

void write_codes(BitWriter& out, const HuffmanCode& lengths, const HuffmanCode& distances) {
    const auto used = [](const HuffmanCode& code, std::size_t least) {
        std::size_t count = code.lengths.size();
        while (count > least && code.lengths[count - 1] == 0) --count;
        return count;
    };
    const std::size_t length_count = used(lengths, 257);
    const std::size_t distance_count = used(distances, 1);
    std::vector<std::uint8_t> all(lengths.lengths.begin(),
                                  lengths.lengths.begin() +
                                      static_cast<std::ptrdiff_t>(length_count));
    all.insert(all.end(), distances.lengths.begin(),
               distances.lengths.begin() + static_cast<std::ptrdiff_t>(distance_count));
    const std::vector<Coded> runs = run_lengths(all);
    constexpr std::size_t kinds = 19;
    std::array<std::uint32_t, kinds> counts{};
    for (const Coded& run : runs) ++counts[run.symbol];
    const HuffmanCode code = huffman_code(counts, 7);
    constexpr std::array<std::uint8_t, kinds> order{16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                    11, 4,  12, 3, 13, 2, 14, 1, 15};
    std::size_t told = kinds;
    while (told > 4 && code.lengths[order[told - 1]] == 0) --told;
    out.add(length_count - 257, 5);
    out.add(distance_count - 1, 5);
    out.add(told - 4, 4);
    for (std::size_t k = 0; k < told; ++k) out.add(code.lengths[order[k]], 3);
    for (const Coded& run : runs) {
        out.add(code.bits[run.symbol], code.lengths[run.symbol]);
        out.add(run.extra, run.extra_bits);
    }
}

/// The bits of a length or a distance with its extra ones.
struct Bits {
    std::uint32_t bits = 0;
    unsigned count = 0;
};
Bits bits_of(const HuffmanCode& code, const Coded& coded) {
    const unsigned length = code.lengths[coded.symbol];
    return {code.bits[coded.symbol] | static_cast<std::uint32_t>(coded.extra) << length,
            length + coded.extra_bits};
}

} // namespace

std::optional<std::string> deflate_flat(const SampleRows& rows) {
    constexpr std::size_t farthest = 32768;
    if (rows.step < 1 || rows.row > farthest || rows.step > rows.row || rows.bytes.empty())
        return std::nullopt;
    const std::optional<Tokens> tokens = tokens_of(rows);
    if (!tokens) return std::nullopt;
    const HuffmanCode lengths = huffman_code(tokens->lengths, 15);
    const HuffmanCode distances = huffman_code(tokens->distances, 15);
    std::string out("\x78\x01", 2); // window of 32 KiB, fastest
    out.reserve(tokens->all.size() * 2 + 512);
    BitWriter bits(out);
    bits.add(0b101, 3); // the last block, of its own codes
    write_codes(bits, lengths, distances);
    const std::array<Bits, 2> from{bits_of(distances, coded_distance(rows.step)),
                                   bits_of(distances, coded_distance(rows.row))};
    for (const Token token : tokens->all) {
        if ((token & is_match) == 0) {
            bits.add(lengths.bits[token], lengths.lengths[token]);
            continue;
        }
        const Bits length = bits_of(lengths, lengths_coded()[token & 0x3FFU]);
        const Bits& distance = from[(token & is_above) != 0 ? 1 : 0];
        bits.add(length.bits | static_cast<std::uint64_t>(distance.bits) << length.count,
                 length.count + distance.count);
    }
    bits.add(lengths.bits[end_of_block], lengths.lengths[end_of_block]);
    bits.end();
    const std::uint32_t sum = libdeflate_adler32(1, rows.bytes.data(), rows.bytes.size());
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(sum >> shift & 0xFFU);
    return out;
}

} // namespace cordon::render

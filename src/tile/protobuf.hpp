// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::tile {

/// Writes the few kinds of protobuf fields that vector tiles need.
class ProtobufWriter {
  public:
    void varint(int field, std::uint64_t value) {
        key(field, 0);
        put(value);
    }
    void text(int field, std::string_view value) {
        key(field, 2);
        put(value.size());
        out_ += value;
    }
    void number(int field, double value) {
        key(field, 1);
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (unsigned shift = 0; shift < 64; shift += 8) out_ += static_cast<char>(bits >> shift);
    }
    void packed(int field, const std::vector<std::uint32_t>& values) {
        ProtobufWriter inner;
        for (const std::uint32_t value : values) inner.put(value);
        text(field, inner.out_);
    }
    [[nodiscard]] const std::string& bytes() const { return out_; }

  private:
    void key(int field, unsigned type) { put(static_cast<std::uint64_t>(field) << 3U | type); }
    void put(std::uint64_t value) {
        while (value >= 0x80U) {
            out_ += static_cast<char>(value | 0x80U);
            value >>= 7U;
        }
        out_ += static_cast<char>(value);
    }
    std::string out_;
};

} // namespace cordon::tile

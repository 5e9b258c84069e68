// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace cordon::data {

/// Reads the wire format of Protocol Buffers from untrusted bytes. Throws Error at their end.
class Protobuf {
  public:
    explicit Protobuf(std::string_view bytes) : bytes_(bytes) {}

    /// Goes to the next field; false at the end.
    bool next() {
        if (at_ >= bytes_.size()) return false;
        const std::uint64_t key = varint();
        field_ = static_cast<std::uint32_t>(key >> 3U);
        wire_ = static_cast<std::uint32_t>(key & 7U);
        return true;
    }
    [[nodiscard]] std::uint32_t field() const { return field_; }

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (at_ >= bytes_.size()) fail();
            const auto byte = static_cast<std::uint8_t>(bytes_[at_++]);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        fail();
    }
    std::string_view bytes() {
        const std::uint64_t size = varint();
        if (wire_ != 2 || size > bytes_.size() - at_) fail();
        const std::string_view out = bytes_.substr(at_, size);
        at_ += size;
        return out;
    }
    template <typename T>
    T fixed() {
        if (bytes_.size() - at_ < sizeof(T)) fail();
        T value{};
        std::memcpy(&value, bytes_.data() + at_, sizeof(T)); // the format is little-endian, as we
        at_ += sizeof(T);
        return value;
    }
    void skip() {
        switch (wire_) {
        case 0: (void)varint(); return;
        case 1: (void)fixed<std::uint64_t>(); return;
        case 2: (void)bytes(); return;
        case 5: (void)fixed<std::uint32_t>(); return;
        default: fail();
        }
    }
    [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }

    static std::int64_t zigzag(std::uint64_t value) {
        return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
    }

  private:
    [[noreturn]] static void fail() { throw Error("is not a vector tile: its data are broken"); }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::uint32_t field_ = 0;
    std::uint32_t wire_ = 0;
};

} // namespace cordon::data

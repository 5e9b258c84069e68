// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <type_traits>

namespace cordon::data {

/// The bytes do not have the structure that they promise.
class FlatBufferError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A little-endian value at an offset; throws FlatBufferError outside of the bytes.
template <typename T>
[[nodiscard]] T read_at(std::string_view bytes, std::size_t at) {
    static_assert(std::is_arithmetic_v<T>);
    if (at > bytes.size() || bytes.size() - at < sizeof(T))
        throw FlatBufferError("an offset points outside of it");
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof(T));
    return value;
}

/// A vector of numbers inside of a buffer, not aligned.
template <typename T>
class FlatVector {
  public:
    FlatVector() = default;
    FlatVector(const char* data, std::size_t size) : data_(data), size_(size) {}
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] const char* data() const { return data_; }
    [[nodiscard]] T operator[](std::size_t i) const {
        T value;
        std::memcpy(&value, data_ + i * sizeof(T), sizeof(T));
        return value;
    }

  private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

/// A table of a FlatBuffer (google.github.io/flatbuffers, "FlatBuffer Internals"), looked at with
/// every offset checked. Fields are named by their number in the schema. Absent fields give the
/// fallback or an empty value.
class FlatTable {
  public:
    /// The root table of a buffer.
    static FlatTable root(std::string_view buffer) {
        return {buffer, read_at<std::uint32_t>(buffer, 0)};
    }

    template <typename T>
    [[nodiscard]] T number(unsigned field, T fallback) const {
        const std::size_t at = place(field);
        return at == 0 ? fallback : read_at<T>(buffer_, at);
    }
    template <typename T>
    [[nodiscard]] FlatVector<T> numbers(unsigned field) const {
        const std::size_t at = target(field);
        if (at == 0) return {};
        const std::size_t count = read_at<std::uint32_t>(buffer_, at);
        const std::size_t first = at + sizeof(std::uint32_t);
        if ((buffer_.size() - first) / sizeof(T) < count)
            throw FlatBufferError("an array is longer than it");
        return {buffer_.data() + first, count};
    }
    [[nodiscard]] std::string_view text(unsigned field) const {
        const FlatVector<char> bytes = numbers<char>(field);
        return {bytes.data(), bytes.size()};
    }
    [[nodiscard]] std::optional<FlatTable> table(unsigned field) const {
        const std::size_t at = target(field);
        if (at == 0) return std::nullopt;
        return FlatTable(buffer_, at);
    }
    /// Number of tables in a vector of tables, and its tables.
    [[nodiscard]] std::size_t table_count(unsigned field) const {
        return numbers<std::uint32_t>(field).size();
    }
    [[nodiscard]] FlatTable table(unsigned field, std::size_t index) const {
        const FlatVector<std::uint32_t> offsets = numbers<std::uint32_t>(field);
        const auto base = static_cast<std::size_t>(offsets.data() - buffer_.data());
        return {buffer_, base + index * sizeof(std::uint32_t) + offsets[index]};
    }

  private:
    FlatTable(std::string_view buffer, std::size_t at) : buffer_(buffer), at_(at) {
        const std::int64_t vtable =
            static_cast<std::int64_t>(at) - read_at<std::int32_t>(buffer, at);
        if (vtable < 0) throw FlatBufferError("an offset points outside of it");
        vtable_ = static_cast<std::size_t>(vtable);
        vtable_size_ = read_at<std::uint16_t>(buffer, vtable_);
        if (vtable_ + vtable_size_ > buffer.size())
            throw FlatBufferError("an offset points outside of it");
    }
    /// Offset of the field in the buffer, 0 when absent.
    [[nodiscard]] std::size_t place(unsigned field) const {
        const std::size_t entry = 4 + 2 * static_cast<std::size_t>(field);
        if (entry + 2 > vtable_size_) return 0;
        const std::size_t offset = read_at<std::uint16_t>(buffer_, vtable_ + entry);
        return offset == 0 ? 0 : at_ + offset;
    }
    /// Where the offset in the field leads, 0 when absent.
    [[nodiscard]] std::size_t target(unsigned field) const {
        const std::size_t at = place(field);
        return at == 0 ? 0 : at + read_at<std::uint32_t>(buffer_, at);
    }

    std::string_view buffer_;
    std::size_t at_ = 0;
    std::size_t vtable_ = 0;
    std::size_t vtable_size_ = 0;
};

} // namespace cordon::data

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cordon::data {

/// A field of a table: its number in the schema and its value, or a place for an offset.
struct FlatField {
    unsigned number = 0;
    std::size_t size = 4;    ///< bytes: 1, 2, 4 or 8
    std::uint64_t value = 0; ///< bits, little-endian
};

/// Writes a FlatBuffer from front to back: tables first, what they point to behind them, and the
/// offsets filled in then (google.github.io/flatbuffers, "FlatBuffer Internals").
///
/// `FlatBufferWriter out; auto at = out.root({{0, 4}, {8, 8, 12}}); out.link(at[0]);
/// out.text("x");`
class FlatBufferWriter {
  public:
    /// The root table; the result has the place of each field.
    std::vector<std::size_t> root(const std::vector<FlatField>& fields) {
        put<std::uint32_t>(0);
        const std::vector<std::size_t> places = table(fields);
        set<std::uint32_t>(0, static_cast<std::uint32_t>(table_));
        return places;
    }
    /// A table at the end; link() its place afterwards by table_at().
    std::vector<std::size_t> table(const std::vector<FlatField>& fields) {
        unsigned entries = 0;
        for (const FlatField& field : fields) entries = std::max(entries, field.number + 1);
        const std::size_t vtable_size = 4 + 2 * static_cast<std::size_t>(entries);
        while ((bytes_.size() + vtable_size) % 8 != 0) bytes_ += '\0';
        const std::size_t vtable = bytes_.size();
        bytes_.resize(vtable + vtable_size, '\0');
        table_ = bytes_.size();
        put<std::int32_t>(static_cast<std::int32_t>(vtable_size));
        std::vector<std::size_t> places;
        for (const FlatField& field : fields) {
            align(field.size);
            places.push_back(bytes_.size());
            set<std::uint16_t>(vtable + 4 + 2 * static_cast<std::size_t>(field.number),
                               static_cast<std::uint16_t>(bytes_.size() - table_));
            const std::size_t at = bytes_.size();
            bytes_.resize(at + field.size);
            std::memcpy(bytes_.data() + at, &field.value, field.size);
        }
        set<std::uint16_t>(vtable, static_cast<std::uint16_t>(vtable_size));
        set<std::uint16_t>(vtable + 2, static_cast<std::uint16_t>(bytes_.size() - table_));
        return places;
    }
    /// Makes the offset at `place` point to the table written last.
    void link_table(std::size_t place) {
        set<std::uint32_t>(place, static_cast<std::uint32_t>(table_ - place));
    }
    /// A text that the offset at `place` points to.
    void text(std::size_t place, std::string_view value) {
        numbers(place, std::span(value.data(), value.size()));
        bytes_ += '\0';
    }
    /// An array of numbers that the offset at `place` points to.
    template <typename T>
    void numbers(std::size_t place, std::span<const T> values) {
        static_assert(std::is_arithmetic_v<T>);
        const std::size_t unit = std::max<std::size_t>(4, sizeof(T));
        while ((bytes_.size() + 4) % unit != 0 || bytes_.size() % 4 != 0) bytes_ += '\0';
        set<std::uint32_t>(place, static_cast<std::uint32_t>(bytes_.size() - place));
        put(static_cast<std::uint32_t>(values.size()));
        const std::size_t at = bytes_.size();
        bytes_.resize(at + values.size_bytes());
        if (!values.empty()) std::memcpy(bytes_.data() + at, values.data(), values.size_bytes());
    }
    /// An array of offsets that the offset at `place` points to; the places of its items.
    std::vector<std::size_t> offsets(std::size_t place, std::size_t count) {
        numbers(place, std::span<const std::uint32_t>(std::vector<std::uint32_t>(count)));
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < count; ++i) places.push_back(bytes_.size() - 4 * (count - i));
        return places;
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    template <typename T>
    void put(T value) {
        const std::size_t at = bytes_.size();
        bytes_.resize(at + sizeof(T));
        set(at, value);
    }
    template <typename T>
    void set(std::size_t at, T value) {
        std::memcpy(bytes_.data() + at, &value, sizeof(T));
    }
    void align(std::size_t size) {
        while (bytes_.size() % size != 0) bytes_ += '\0';
    }

    std::string bytes_;
    std::size_t table_ = 0; ///< the one written last
};

} // namespace cordon::data

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace cordon::style {

/// Kinds of types of the expression language.
enum class Kind : std::uint8_t {
    null,
    number,
    string,
    boolean,
    color,
    projection_definition,
    object,
    value, ///< any value but a collator
    error, ///< what an expression gives that never returns
    collator,
    formatted,
    padding,
    number_array,
    color_array,
    resolved_image,
    variable_anchor_offset_collection,
    array
};

/// A type of the expression language; arrays have an item type and perhaps a length.
class Type {
  public:
    Type(Kind kind) : kind_(kind) {} // NOLINT(google-explicit-constructor): a kind is a type
    [[nodiscard]] static Type array(const Type& item, std::optional<std::size_t> length = {});

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool is(Kind kind) const { return kind_ == kind; }
    /// Item type; `value` for what is no array.
    [[nodiscard]] Type item() const { return item_ == nullptr ? Type(Kind::value) : *item_; }
    [[nodiscard]] std::optional<std::size_t> length() const { return length_; }

  private:
    Kind kind_;
    std::optional<std::size_t> length_;
    std::shared_ptr<const Type> item_;
};

/// As messages write it: `number`, `array`, `array<string>`, `array<number, 2>`.
[[nodiscard]] std::string type_text(const Type& type);

/// May a value of type `actual` stand where `expected` is asked for?
[[nodiscard]] bool is_subtype(const Type& expected, const Type& actual);

/// `Expected number but found string instead.`
[[nodiscard]] std::string mismatch_text(const Type& expected, const Type& actual);

} // namespace cordon::style

// SPDX-License-Identifier: MIT
#pragma once

#include "core/color.hpp"
#include "core/json.hpp"
#include "data/feature_layer.hpp"
#include "style/expression/type.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cordon::style {

/// A text that is looked at; `owner` keeps computed texts alive and is null for those of a style or
/// of a layer.
struct Text {
    std::string_view view;
    std::shared_ptr<const void> owner;
};

/// A JSON object that is looked at.
struct Object {
    const Json* json = nullptr;
    std::shared_ptr<const void> owner;
};

struct List;
using ListPtr = std::shared_ptr<const List>;

/// Name of an image of the sprite.
struct Image {
    Text name;
    bool available = false;
};

struct Rich;
using RichPtr = std::shared_ptr<const Rich>;

/// A value of the expression language. Small ones lie inside, rare and large ones are shared.
using Value =
    std::variant<std::monostate, bool, double, Text, Color, Object, ListPtr, Image, RichPtr>;

/// An array of values.
struct List {
    std::vector<Value> items;
};

/// One piece of a formatted text.
struct FormattedSection {
    std::string text;
    std::optional<Image> image;
    std::optional<double> scale;
    std::optional<std::vector<std::string>> fonts;
    std::optional<Color> color;
    std::string vertical_align; ///< bottom, center, top, or empty
};

struct Formatted {
    std::vector<FormattedSection> sections;
};

/// Space around a box in CSS order: top, right, bottom, left.
struct Padding {
    std::array<double, 4> values{};
};

struct NumberArray {
    std::vector<double> values;
};

struct ColorArray {
    std::vector<Color> values;
};

/// An anchor of a label with its offset in ems.
struct AnchorOffset {
    std::string anchor;
    double x = 0.0;
    double y = 0.0;
};

struct AnchorOffsets {
    std::vector<AnchorOffset> values;
};

/// A projection, or a transition between two.
struct ProjectionDefinition {
    std::string from;
    std::string to;
    double transition = 1.0;
};

class Collator;

/// The values that are too large or too rare to lie inside of a Value.
struct Rich {
    std::variant<Formatted, Padding, NumberArray, ColorArray, AnchorOffsets, ProjectionDefinition,
                 std::shared_ptr<const Collator>>
        value;
};

/// The rich value of type T, or nullptr.
template <typename T>
[[nodiscard]] const T* rich(const Value& value) {
    const auto* pointer = std::get_if<RichPtr>(&value);
    return pointer == nullptr ? nullptr : std::get_if<T>(&(*pointer)->value);
}

template <typename T>
[[nodiscard]] Value make_rich(T value) {
    return std::make_shared<const Rich>(Rich{std::move(value)});
}

/// A text that owns its characters.
[[nodiscard]] Value make_text(std::string text);
[[nodiscard]] Value make_list(std::vector<Value> items);

/// The value of a JSON text; strings and objects are looked at, so `json` (or `owner`) must outlive
/// it.
[[nodiscard]] Value from_json(const Json& json, const std::shared_ptr<const void>& owner = {});
/// The value of an attribute; texts and objects point into the layer.
[[nodiscard]] Value from_data(const data::Value& value);

/// The narrowest type of a value: `array<number, 2>` for `[1, 2]`.
[[nodiscard]] Type type_of(const Value& value);
/// As type_of(), by kind only.
[[nodiscard]] Kind kind_of(const Value& value);

/// Same type and same value; arrays, objects and colours are never the same, as in the reference.
[[nodiscard]] bool strictly_equal(const Value& a, const Value& b);

/// The value as `to-string` and `concat` write it; empty for null.
[[nodiscard]] std::string to_display_text(const Value& value);
/// As to_display_text(), but arrays as their items with commas between and objects as `[object
/// Object]` (ECMA-262, ToString).
[[nodiscard]] std::string to_plain_text(const Value& value);
/// The value as JSON: colours as objects of r, g, b (multiplied with alpha) and a, formatted texts
/// as sections.
[[nodiscard]] Json to_json(const Value& value);
/// The value as JSON text.
[[nodiscard]] std::string to_json_text(const Value& value);
/// JSON text with numbers as ECMAScript writes them.
[[nodiscard]] std::string to_json_text(const Json& json);
/// `rgba(255,0,0,0.5)`.
[[nodiscard]] std::string color_text(const Color& color);

/// Readers of the types that are written as plain values; empty when the value does not fit.
[[nodiscard]] std::optional<Padding> to_padding(const Value& value);
[[nodiscard]] std::optional<NumberArray> to_number_array(const Value& value);
[[nodiscard]] std::optional<ColorArray> to_color_array(const Value& value);
[[nodiscard]] std::optional<AnchorOffsets> to_anchor_offsets(const Value& value);
[[nodiscard]] std::optional<ProjectionDefinition> to_projection(const Value& value);

} // namespace cordon::style

// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cordon {

/// An immutable JSON value that remembers where it stood in its file. Members keep the order of the
/// input.
class Json {
  public:
    struct Member;
    using Array = std::vector<Json>;
    using Object = std::vector<Member>;
    /// An array that was made as compact text: coordinates of outlines take a tenth of the room and
    /// time of their values. Written as it stands; nobody looks into it.
    struct ArrayText {
        std::string text;
        friend bool operator==(const ArrayText&, const ArrayText&) = default;
    };

    Json() = default;
    explicit Json(bool value);
    explicit Json(double value);
    explicit Json(std::string value);
    explicit Json(Array value);
    explicit Json(Object value);
    explicit Json(ArrayText value);

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    [[nodiscard]] bool is_bool() const { return std::holds_alternative<bool>(value_); }
    [[nodiscard]] bool is_number() const { return std::holds_alternative<double>(value_); }
    [[nodiscard]] bool is_string() const { return std::holds_alternative<std::string>(value_); }
    [[nodiscard]] bool is_array() const { return std::holds_alternative<Array>(value_); }
    [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(value_); }
    [[nodiscard]] bool is_array_text() const { return std::holds_alternative<ArrayText>(value_); }

    /// The value; throws std::bad_variant_access for another type.
    [[nodiscard]] bool boolean() const { return std::get<bool>(value_); }
    [[nodiscard]] double number() const { return std::get<double>(value_); }
    [[nodiscard]] const std::string& string() const { return std::get<std::string>(value_); }
    [[nodiscard]] const Array& items() const { return std::get<Array>(value_); }
    [[nodiscard]] const Object& members() const { return std::get<Object>(value_); }
    [[nodiscard]] const std::string& array_text() const { return std::get<ArrayText>(value_).text; }

    /// The member named `key`, the last one when it is given twice; nullptr when absent or not an
    /// object.
    [[nodiscard]] const Json* find(std::string_view key) const;

    /// The member's text or number, or `fallback` when it is absent or of another type.
    [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback) const;
    [[nodiscard]] double number_or(std::string_view key, double fallback) const;

    /// 1-based line on which the value begins in its file; 0 when it was made by code.
    [[nodiscard]] int line() const { return line_; }
    void set_line(int line) { line_ = line; }

    /// `null`, `boolean`, `number`, `string`, `array` or `object`.
    [[nodiscard]] std::string_view type_name() const;

    /// Equal values; positions do not count, order of members does not count.
    friend bool operator==(const Json& a, const Json& b);

  private:
    std::variant<std::monostate, bool, double, std::string, Array, Object, ArrayText> value_;
    int line_ = 0;
};

struct Json::Member {
    std::string key;
    Json value;
    int key_line = 0; ///< 1-based line of the key
};

// Defined here, because clang wants Member to be complete where the variant is constructed.
inline Json::Json(bool value) : value_(value) {}
inline Json::Json(double value) : value_(value) {}
inline Json::Json(std::string value) : value_(std::move(value)) {}
inline Json::Json(Array value) : value_(std::move(value)) {}
inline Json::Json(Object value) : value_(std::move(value)) {}
inline Json::Json(ArrayText value) : value_(std::move(value)) {}

/// Equal keys and values.
[[nodiscard]] bool operator==(const Json::Member& a, const Json::Member& b);

/// Limits for untrusted input.
struct JsonLimits {
    std::size_t max_bytes = std::size_t{256} << 20U; ///< of the text
    std::size_t max_depth = 200;                     ///< of nested arrays and objects
    std::size_t max_values = 50'000'000;             ///< of all kinds together
};

/// Reads one JSON text (RFC 8259, UTF-8). `file` is the name used in messages. Throws Error with
/// line and column.
[[nodiscard]] Json parse_json(std::string_view text, const std::string& file,
                              const JsonLimits& limits = {});

/// Compact JSON text: members in their order, numbers in the shortest form that reads back the
/// same.
[[nodiscard]] std::string to_text(const Json& value);

/// JSON text for people: objects and arrays on one line where they fit into 100 columns, else one
/// member a line; coordinates and members named `geometry` stay on one line.
[[nodiscard]] std::string to_pretty_text(const Json& value);

/// The same of an object whose last member is an array of objects that are made one by one, so that
/// a long collection is never in memory as a whole. `head` are the members before it; there is an
/// item at least, and the object does not fit on one line.
[[nodiscard]] std::string to_pretty_text(const Json::Object& head, std::string_view last_key,
                                         std::size_t count,
                                         const std::function<Json(std::size_t)>& item);

/// Adds compact JSON text to another text.
void append_text(std::string& out, const Json& value);
void append_text(std::string& out, double number);

/// `text` as a JSON string literal with quotes.
[[nodiscard]] std::string json_quote(std::string_view text);

} // namespace cordon

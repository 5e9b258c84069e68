// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_codec.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// Small parts that the codecs of the project file share.
namespace cordon::app::codec {

/// A JSON text.
[[nodiscard]] Json text(std::string_view value);
/// `a text "…"`, shortened, for messages.
[[nodiscard]] std::string described(const Json& value);
/// The schema with one more member.
[[nodiscard]] Json with(const Json& schema, std::string_view key, Json value);
/// `{"anyOf": choices}`.
[[nodiscard]] Json any_of(Json::Array choices);
/// A list of that many numbers.
[[nodiscard]] Json numbers_schema(double count);
/// Four numbers of an array; records what was expected otherwise.
[[nodiscard]] std::optional<std::array<double, 4>> four_numbers(const Json& value, Reading& reading,
                                                                std::string_view what);

/// A text that one of the functions of values.hpp reads.
template <typename T>
std::optional<T> from_text(const Json& value, Reading& reading,
                           Result<T> (*parse)(std::string_view)) {
    if (value.is_string()) return reading.take(value, parse(value.string()));
    reading.expected(value, Codec<T>::what());
    return std::nullopt;
}

} // namespace cordon::app::codec

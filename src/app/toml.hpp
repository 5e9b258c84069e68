// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

#include <string>
#include <string_view>

namespace cordon::app {

/// Reads TOML 1.0 as a tree with the line of each key; dates and times become texts in ISO 8601.
/// Members keep the order of the file. `file` is the name used in messages. Throws Error with line
/// and column.
[[nodiscard]] Json parse_toml(std::string_view text, const std::string& file);

/// `text` as a TOML string with quotes.
[[nodiscard]] std::string toml_quote(std::string_view text);

/// TOML text of an object: objects at the top become tables, arrays of objects at the top become
/// arrays of tables, everything deeper is written inline. Nulls are left out.
[[nodiscard]] std::string to_toml(const Json& object);

} // namespace cordon::app

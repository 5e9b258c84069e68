// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

#include <string>

namespace cordon::app {

/// JSON Schema (draft-07) of `map.toml` for editors that check TOML; made from the list of keys.
[[nodiscard]] Json map_schema();
/// The same as the text of docs/schema/map.schema.json, indented.
[[nodiscard]] std::string map_schema_text();
/// The tables of keys in docs/map-file.md, as Markdown.
[[nodiscard]] std::string map_reference();

} // namespace cordon::app

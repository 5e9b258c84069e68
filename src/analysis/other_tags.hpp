// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// For the .cpp files of this module; not part of its interface.
namespace cordon::analysis {

/// The value of a key in PostgreSQL's hstore text, as GDAL writes OSM's rarer tags:
/// `"oneway"=>"yes","ref"=>"RN6"`. Backslashes escape. Empty when the key is missing or the text is
/// malformed before it.
[[nodiscard]] std::string other_tag(std::string_view tags, std::string_view key);

} // namespace cordon::analysis

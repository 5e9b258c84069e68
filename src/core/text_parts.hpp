// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>

/// Long texts that are made and written piece by piece, so that they are never in memory as a
/// whole.
namespace cordon {

/// Takes the next piece of a text.
using TextSink = std::function<void(std::string_view)>;

/// write_file() of what `make`, which is called once, gives to its sink.
void write_file_by_parts(const std::filesystem::path& path,
                         const std::function<void(const TextSink&)>& make);

/// to_pretty_text() of a long collection, in pieces.
void write_pretty_text(const Json::Object& head, std::string_view last_key, std::size_t count,
                       const std::function<Json(std::size_t)>& item, const TextSink& sink);

} // namespace cordon

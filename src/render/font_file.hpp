// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cordon::render {

/// The OpenType font inside of a packed web font (WOFF 1 or 2), at most 64 MiB; empty when `bytes`
/// are none. Throws Error when it cannot be unpacked; `file` is its name in the message.
[[nodiscard]] std::optional<std::string> unpacked_font(std::string_view bytes,
                                                       const std::string& file);

} // namespace cordon::render

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cordon::place {

/// Whether the bytes begin like a gzip file.
[[nodiscard]] bool is_gzip(std::string_view bytes);

/// The contents of a gzip file (all its members), at most 4 GiB. `file` is used in messages. Throws
/// Error when it is damaged or too large.
[[nodiscard]] std::string gunzip(std::string_view bytes, const std::string& file);

} // namespace cordon::place

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cordon::data {

/// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no
/// surrogates).
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Windows-1252 bytes, of which Latin-1 text is a part, as UTF-8. The five unassigned bytes become
/// U+FFFD.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

/// UTF-8 with some bytes that are none, which are read as Windows-1252: a page that was put
/// together from two, a text that was cut. Empty unless well-formed sequences of several bytes
/// outnumber the others.
[[nodiscard]] std::optional<std::string> from_mostly_utf8(std::string_view bytes);

/// UTF-16 bytes behind their byte order mark (either order) as UTF-8, the mark left out; empty when
/// a byte or half of a pair is missing.
[[nodiscard]] std::optional<std::string> from_utf16(std::string_view bytes);

/// The bytes when they are UTF-8, else read as Windows-1252.
[[nodiscard]] std::string to_utf8(std::string_view bytes);

} // namespace cordon::data

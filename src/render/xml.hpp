// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cordon::render {

/// Appends `text` as XML character data: cleaned (clean_utf8), `&`, `<` and `>` escaped.
void append_xml_text(std::string& out, std::string_view text);
/// Appends ` name="value"`, the value cleaned and escaped, line ends as character references.
void append_attribute(std::string& out, std::string_view name, std::string_view value);
/// `text` as an XML name without colon: other characters become `-`; `_` goes before a first digit,
/// `-` or `.`. Empty stays empty.
[[nodiscard]] std::string xml_name(std::string_view text);
/// `key` as the rest of a `data-` attribute: lower-case ASCII letters, digits and `-`; empty when
/// nothing is left.
[[nodiscard]] std::string data_name(std::string_view key);
/// Base64 of RFC 4648 with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace cordon::render

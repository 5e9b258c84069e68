// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cordon::incident {

/// A character that a page names: `&eacute;`, `&#233;`, `&#xE9;`.
struct HtmlEntity {
    std::string text;       ///< UTF-8; empty for a soft hyphen
    std::size_t length = 0; ///< bytes of the page, with `&` and `;`
};

/// The entity that the text begins with; nothing when the `&` is only a sign.
[[nodiscard]] std::optional<HtmlEntity> entity_at(std::string_view text);

} // namespace cordon::incident

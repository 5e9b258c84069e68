// SPDX-License-Identifier: MIT
#include "style/validate/validate.hpp"

namespace cordon::style {

Diagnostics validate_style(const Json& style, const std::string& file) {
    if (style.is_object())
        return {};
    return {{Severity::error,
             "object expected, " + std::string(style.type_name()) + " found",
             {file, style.line(), 0, {}},
             {}}};
}

} // namespace cordon::style

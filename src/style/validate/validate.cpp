// SPDX-License-Identifier: MIT
#include "style/validate/validate.hpp"

#include "style/validate/checker.hpp"

namespace cordon::style {

Diagnostics validate_style(const Json& style, const std::string& file) {
    Checker checker(style, file);
    check_root(checker);
    return checker.take();
}

} // namespace cordon::style

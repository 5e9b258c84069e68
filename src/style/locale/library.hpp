// SPDX-License-Identifier: MIT
#pragma once

#include "core/plugin.hpp"
#include "style/expression/locale.hpp"

namespace cordon::style {

/// What the plugin `cordon_locale` holds: the functions of expression/locale.hpp.
struct LocaleLibrary {
    bool (*is_locale)(std::string_view tag);
    std::shared_ptr<const Collator> (*collator)(Sensitivity sensitivity, std::string_view locale);
    FormattedNumber (*format_number)(double number, const NumberStyle& style);
};

/// By which it exports them.
inline constexpr const char* locale_function_name = "cordon_locale_library";
inline constexpr int locale_version = 1; ///< of the table

} // namespace cordon::style

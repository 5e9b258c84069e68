// SPDX-License-Identifier: MIT
#include "style/expression/locale.hpp"

#include "style/locale/library.hpp"

namespace cordon::style {

namespace {

constexpr Plugin plugin{"cordon_locale.so", CORDON_PLUGIN_FILE,
                        "which writes and sorts as languages do",
                        "install cordon again, with all of lib/cordon beside the program"};

const LocaleLibrary& library() {
    static const auto& functions =
        plugin_table<LocaleLibrary>(plugin, locale_function_name, locale_version);
    return functions;
}

} // namespace

bool is_locale(std::string_view tag) {
    return library().is_locale(tag);
}

std::shared_ptr<const Collator> collator(Sensitivity sensitivity, std::string_view locale) {
    return library().collator(sensitivity, locale);
}

FormattedNumber format_number(double number, const NumberStyle& style) {
    return library().format_number(number, style);
}

} // namespace cordon::style

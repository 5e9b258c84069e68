// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// What depends on a language, through ICU's library for that: it is loaded for the first style
/// that asks for it. Throws Error when it cannot be.
namespace cordon::style {

/// Is the text a well-formed BCP 47 tag?
[[nodiscard]] bool is_locale(std::string_view tag);

/// Which differences count when texts are compared.
struct Sensitivity {
    bool letter_case = false;
    bool diacritics = false;
};

/// An order of texts that fits a language.
class Collator {
  public:
    Collator() = default;
    Collator(const Collator&) = delete;
    Collator& operator=(const Collator&) = delete;
    Collator(Collator&&) = delete;
    Collator& operator=(Collator&&) = delete;
    virtual ~Collator() = default;

    /// Negative, zero or positive.
    [[nodiscard]] virtual int compare(std::string_view a, std::string_view b) const = 0;
    /// The tag of the locale that is used in fact: that of a parent when the language is known,
    /// else en-US.
    [[nodiscard]] virtual const std::string& resolved_locale() const = 0;
};
/// `locale` is a BCP 47 tag; empty or malformed = en-US.
[[nodiscard]] std::shared_ptr<const Collator> collator(Sensitivity sensitivity,
                                                       std::string_view locale);

/// How a number is written.
struct NumberStyle {
    std::string locale;   ///< BCP 47 tag; empty = en-US
    std::string currency; ///< ISO 4217 code
    std::string unit;     ///< CLDR identifier such as `kilometer-per-hour`
    std::optional<double> min_fraction_digits;
    std::optional<double> max_fraction_digits;
};

/// The number as a text for people; empty with a message in `problem` when the style is not valid.
struct FormattedNumber {
    std::string text;
    std::string problem;
};
[[nodiscard]] FormattedNumber format_number(double number, const NumberStyle& style);

} // namespace cordon::style

// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// What depends on a language, through ICU.
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
    /// `locale` is a BCP 47 tag; empty or malformed = en-US.
    Collator(Sensitivity sensitivity, std::string_view locale);
    ~Collator();
    Collator(const Collator&) = delete;
    Collator& operator=(const Collator&) = delete;
    Collator(Collator&&) = delete;
    Collator& operator=(Collator&&) = delete;

    /// Negative, zero or positive.
    [[nodiscard]] int compare(std::string_view a, std::string_view b) const;
    /// The tag of the locale that is used in fact: that of a parent when the language is known,
    /// else en-US.
    [[nodiscard]] const std::string& resolved_locale() const { return resolved_; }

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
    std::string resolved_;
};

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

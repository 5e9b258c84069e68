// SPDX-License-Identifier: MIT
#include "style/locale/library.hpp"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/currunit.h>
#include <unicode/locid.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/ucurr.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace cordon::style {

namespace {

constexpr std::string_view default_locale = "en-US";
constexpr std::string_view wrong_locale = "Incorrect locale information provided";

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string from_icu(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

using Tags = std::set<std::string>;

Tags tags_of(const icu::Locale* locales, int32_t count) {
    Tags out;
    for (int32_t i = 0; i < count; ++i) {
        UErrorCode status = U_ZERO_ERROR;
        out.insert(locales[i].toLanguageTag<std::string>(status));
    }
    return out;
}

/// Tags of all locales that have an own order of texts.
const Tags& collation_tags() {
    static const Tags tags = [] {
        int32_t count = 0;
        const icu::Locale* locales = icu::Collator::getAvailableLocales(count);
        return tags_of(locales, count);
    }();
    return tags;
}

/// Tags of all locales that have own ways to write numbers.
const Tags& number_tags() {
    static const Tags tags = [] {
        int32_t count = 0;
        const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
        return tags_of(locales, count);
    }();
    return tags;
}

std::optional<icu::Locale> locale_of(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
    if (U_FAILURE(status) || locale.isBogus() || std::string_view(locale.getLanguage()).empty())
        return std::nullopt;
    return locale;
}

/// The tag without extensions, or its nearest parent that is known; en-US when there is none (RFC
/// 4647, lookup).
std::string lookup_locale(const icu::Locale& wanted, const Tags& known) {
    UErrorCode status = U_ZERO_ERROR;
    auto tag = icu::Locale(wanted.getBaseName()).toLanguageTag<std::string>(status);
    while (U_SUCCESS(status) && !tag.empty()) {
        if (known.count(tag) > 0) return tag;
        const std::size_t dash = tag.rfind('-');
        tag = dash == std::string::npos ? std::string() : tag.substr(0, dash);
    }
    return std::string(default_locale);
}

icu::Locale known_locale(const icu::Locale& wanted, const Tags& known) {
    const std::string found = lookup_locale(wanted, known);
    const bool same_language =
        found.substr(0, found.find('-')) == std::string_view(wanted.getLanguage());
    return same_language ? wanted : locale_of(found).value_or(icu::Locale("en", "US"));
}

class IcuCollator final : public Collator {
  public:
    IcuCollator(Sensitivity sensitivity, std::string_view locale) {
        const auto wanted = locale_of(locale.empty() ? default_locale : locale);
        resolved_ = wanted ? lookup_locale(*wanted, collation_tags()) : std::string(default_locale);
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale search = locale_of(resolved_).value_or(icu::Locale("en", "US"));
        // The order for searching, in which German ü equals ue.
        search.setKeywordValue("collation", "search", status);
        collator_.reset(icu::Collator::createInstance(search, status));
        if (U_FAILURE(status) || collator_ == nullptr) {
            status = U_ZERO_ERROR;
            collator_.reset(icu::Collator::createInstance(icu::Locale::getRoot(), status));
        }
        if (U_FAILURE(status)) return;
        auto strength = icu::Collator::PRIMARY;
        if (sensitivity.diacritics)
            strength = sensitivity.letter_case ? icu::Collator::TERTIARY : icu::Collator::SECONDARY;
        collator_->setStrength(strength);
        const bool case_only = sensitivity.letter_case && !sensitivity.diacritics;
        collator_->setAttribute(UCOL_CASE_LEVEL, case_only ? UCOL_ON : UCOL_OFF, status);
    }

    [[nodiscard]] int compare(std::string_view a, std::string_view b) const override {
        if (collator_ == nullptr) return a.compare(b);
        UErrorCode status = U_ZERO_ERROR;
        return collator_->compare(to_icu(a), to_icu(b), status);
    }
    [[nodiscard]] const std::string& resolved_locale() const override { return resolved_; }

  private:
    std::unique_ptr<icu::Collator> collator_;
    std::string resolved_;
};

bool is_tag(std::string_view tag) {
    return locale_of(tag).has_value();
}

std::shared_ptr<const Collator> new_collator(Sensitivity sensitivity, std::string_view locale) {
    return std::make_shared<const IcuCollator>(sensitivity, locale);
}

struct Digits {
    int minimum = 0;
    int maximum = 3;
};

/// The number of fraction digits by the rules of ECMA-402, SetNumberFormatDigitOptions.
std::optional<Digits> fraction_digits(const NumberStyle& style, Digits usual) {
    const auto valid = [](const std::optional<double>& value) {
        return !value || (*value >= 0.0 && *value <= 100.0);
    };
    if (!valid(style.min_fraction_digits) || !valid(style.max_fraction_digits)) return std::nullopt;
    const auto whole = [](const std::optional<double>& value) {
        return static_cast<int>(std::floor(value.value_or(0.0)));
    };
    const bool has_minimum = style.min_fraction_digits.has_value();
    const bool has_maximum = style.max_fraction_digits.has_value();
    Digits out = usual;
    if (has_minimum) out.minimum = whole(style.min_fraction_digits);
    if (has_maximum) out.maximum = whole(style.max_fraction_digits);
    if (!has_minimum) out.minimum = std::min(out.minimum, out.maximum);
    if (!has_maximum) out.maximum = std::max(out.maximum, out.minimum);
    if (out.minimum > out.maximum) return std::nullopt;
    return out;
}

bool is_currency_code(std::string_view code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

Digits currency_digits(icu::UnicodeString code) {
    UErrorCode status = U_ZERO_ERROR;
    const int digits = ucurr_getDefaultFractionDigits(code.getTerminatedBuffer(), &status);
    return U_SUCCESS(status) ? Digits{digits, digits} : Digits{2, 2};
}

FormattedNumber number_text(double number, const NumberStyle& style) {
    UErrorCode status = U_ZERO_ERROR;
    const auto wanted =
        locale_of(style.locale.empty() ? default_locale : std::string_view(style.locale));
    if (!wanted) return {{}, std::string(wrong_locale)};
    auto formatter = icu::number::NumberFormatter::withLocale(known_locale(*wanted, number_tags()));
    Digits usual;
    if (!style.currency.empty()) {
        if (!is_currency_code(style.currency))
            return {{}, fmt::format("Invalid currency code : {}", style.currency)};
        icu::UnicodeString code = to_icu(style.currency).toUpper(icu::Locale::getRoot());
        usual = currency_digits(code);
        formatter = formatter.unit(icu::CurrencyUnit(code.getTerminatedBuffer(), status));
    } else if (!style.unit.empty()) {
        const auto unit = icu::MeasureUnit::forIdentifier(style.unit, status);
        if (U_FAILURE(status)) {
            return {{},
                    fmt::format("Invalid unit argument for Intl.NumberFormat() '{}'", style.unit)};
        }
        formatter = formatter.unit(unit).unitWidth(UNUM_UNIT_WIDTH_SHORT);
    }
    const auto digits = fraction_digits(style, usual);
    if (!digits) {
        const bool minimum = !style.max_fraction_digits ||
                             (style.min_fraction_digits && *style.min_fraction_digits > 100.0);
        return {{},
                fmt::format("{} value is out of range.",
                            minimum ? "minimumFractionDigits" : "maximumFractionDigits")};
    }
    const icu::UnicodeString text =
        formatter
            .precision(icu::number::Precision::minMaxFraction(digits->minimum, digits->maximum))
            .roundingMode(UNUM_ROUND_HALFUP)
            // A missing number has no sign.
            .formatDouble(std::isnan(number) ? std::numeric_limits<double>::quiet_NaN() : number,
                          status)
            .toString(status);
    if (U_FAILURE(status))
        return {{}, fmt::format("cannot write a number: {}", u_errorName(status))};
    return {from_icu(text), {}};
}

} // namespace

extern "C" __attribute__((visibility("default"))) const LocaleLibrary*
cordon_locale_library(std::size_t size, int version) {
    static constexpr LocaleLibrary functions{is_tag, new_collator, number_text};
    return size == sizeof(LocaleLibrary) && version == locale_version ? &functions : nullptr;
}

} // namespace cordon::style

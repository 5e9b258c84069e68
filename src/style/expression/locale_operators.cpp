// SPDX-License-Identifier: MIT
// collator, resolved-locale, number-format
#include "style/expression/call.hpp"
#include "style/expression/locale.hpp"

#include <array>
#include <cmath>

namespace cordon::style {

namespace {

bool is_truthy(const Json& json) {
    if (json.is_null()) return false;
    if (json.is_bool()) return json.boolean();
    if (json.is_number()) return json.number() != 0.0;
    return !json.is_string() || !json.string().empty();
}

/// Case sensitivity, diacritic sensitivity, perhaps a locale.
class CollatorNode final : public Node {
  public:
    CollatorNode(std::string key, std::vector<NodePtr> args)
        : Node(Form::volatile_form, Kind::collator, std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        const bool letter_case = boolean(0, context);
        const bool diacritics = boolean(1, context);
        const std::string locale(args().size() > 2 ? text(2, context).view : context.language);
        if (!locale.empty() && !is_locale(locale))
            throw EvaluationError("Incorrect locale information provided", {});
        return make_rich(collator(Sensitivity{letter_case, diacritics}, locale));
    }
};

NodePtr parse_collator(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2) return context.fail("Expected one argument.");
    if (!args[1].is_object()) return context.fail("Collator options argument must be an object.");
    std::vector<NodePtr> nodes;
    for (const std::string_view name : {"case-sensitive", "diacritic-sensitive"}) {
        const Json* option = args[1].find(name);
        nodes.push_back(option == nullptr
                            ? std::make_shared<const Literal>(Type(Kind::boolean), Value(false))
                            : context.parse_arg(*option, 1, Type(Kind::boolean)));
        if (nodes.back() == nullptr) return nullptr;
    }
    const Json* locale = args[1].find("locale");
    if (locale != nullptr && is_truthy(*locale)) {
        nodes.push_back(context.parse_arg(*locale, 1, Type(Kind::string)));
        if (nodes.back() == nullptr) return nullptr;
    }
    return std::make_shared<CollatorNode>(context.key(), std::move(nodes));
}

Value resolved_locale(const Call& call, const Context& context) {
    const Value collator = call.arg(0, context);
    return make_text((*rich<std::shared_ptr<const Collator>>(collator))->resolved_locale());
}

constexpr std::array<std::string_view, 5> format_options = {
    "locale", "currency", "unit", "min-fraction-digits", "max-fraction-digits"};
enum FormatOption : std::uint8_t {
    locale_option,
    currency_option,
    unit_option,
    minimum_option,
    maximum_option
};

/// The number, then the options that are given.
class NumberFormat final : public Node {
  public:
    using Indices = std::array<std::size_t, format_options.size()>; ///< 0 = not given
    NumberFormat(std::string key, std::vector<NodePtr> args, Indices indices)
        : Node(Form::other, Kind::string, std::move(key), std::move(args)), indices_(indices) {}

    [[nodiscard]] Value evaluate(const Context& context) const override {
        NumberStyle style;
        style.locale = option_text(locale_option, context);
        if (style.locale.empty()) style.locale = context.language;
        style.currency = option_text(currency_option, context);
        style.unit = option_text(unit_option, context);
        style.min_fraction_digits = option_number(minimum_option, context);
        style.max_fraction_digits = option_number(maximum_option, context);
        if (!style.locale.empty() && !is_locale(style.locale))
            throw EvaluationError("Incorrect locale information provided", {});
        FormattedNumber out = format_number(number(0, context), style);
        // The reference does not tell the place of such an error.
        if (!out.problem.empty()) throw EvaluationError(out.problem, {});
        return make_text(std::move(out.text));
    }

  private:
    [[nodiscard]] std::string option_text(FormatOption option, const Context& context) const {
        const std::size_t index = indices_.at(option);
        return index == 0 ? std::string() : std::string(text(index, context).view);
    }
    [[nodiscard]] std::optional<double> option_number(FormatOption option,
                                                      const Context& context) const {
        const std::size_t index = indices_.at(option);
        return index == 0 ? std::nullopt : std::optional(number(index, context));
    }

    Indices indices_;
};

NodePtr parse_number_format(const Arguments& args, const ParseContext& context) {
    if (args.size() != 3) return context.fail("Expected two arguments.");
    std::vector<NodePtr> nodes{context.parse_arg(args[1], 1, Type(Kind::number))};
    if (nodes[0] == nullptr) return nullptr;
    if (!args[2].is_object())
        return context.fail("NumberFormat options argument must be an object.");
    NumberFormat::Indices indices{};
    for (std::size_t i = 0; i < format_options.size(); ++i) {
        const Json* option = args[2].find(format_options.at(i));
        if (i == minimum_option && indices[currency_option] != 0 && indices[unit_option] != 0) {
            return context.fail(
                "NumberFormat options `currency` and `unit` are mutually exclusive");
        }
        if (option == nullptr || !is_truthy(*option)) continue;
        const Type type = i < minimum_option ? Kind::string : Kind::number;
        indices.at(i) = nodes.size();
        nodes.push_back(context.parse_arg(*option, 1, type));
        if (nodes.back() == nullptr) return nullptr;
    }
    return std::make_shared<NumberFormat>(context.key(), std::move(nodes), indices);
}

constexpr std::array<Operator, 2> operators = {
    {{"collator", parse_collator}, {"number-format", parse_number_format}}};

} // namespace

std::span<const Operator> locale_operators() {
    return operators;
}

const std::vector<CallDefinition>& locale_calls() {
    static const std::vector<CallDefinition> calls = {
        {"resolved-locale", Kind::string, {{{Kind::collator}, false, resolved_locale}}}};
    return calls;
}

} // namespace cordon::style

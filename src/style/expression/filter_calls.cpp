// SPDX-License-Identifier: MIT
// Operators that only converted legacy filters use: filter-==, filter-<, filter-has, filter-in and
// so on.
#include "style/expression/call.hpp"
#include "style/expression/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace cordon::style {

namespace {

std::optional<Value> attribute(const Call& call, const Context& context) {
    if (context.feature == nullptr) return std::nullopt;
    if (call.attribute().slot != Key::no_slot) return context.feature->property(call.attribute());
    return context.feature->property({call.text(0, context).view});
}

std::optional<Value> feature_id(const Context& context) {
    return context.feature == nullptr ? Value() : context.feature->id();
}

/// Order of two values of the same simple type; empty when they have none.
std::optional<int> order(const Value& a, const Value& b) {
    if (a.index() != b.index()) return std::nullopt;
    if (const auto* x = std::get_if<Text>(&a))
        return compare_utf16(x->view, std::get<Text>(b).view);
    if (const auto* x = std::get_if<bool>(&a))
        return static_cast<int>(*x) - static_cast<int>(std::get<bool>(b));
    if (const auto* x = std::get_if<double>(&a)) {
        const double y = std::get<double>(b);
        if (*x < y) return -1;
        if (*x > y) return 1;
        return *x == y ? std::optional(0) : std::nullopt;
    }
    return std::nullopt;
}

using Test = bool (*)(const Value& a, const Value& b);

bool equal(const Value& a, const Value& b) {
    return strictly_equal(a, b);
}
bool less(const Value& a, const Value& b) {
    return order(a, b).value_or(1) < 0;
}
bool greater(const Value& a, const Value& b) {
    return order(a, b).value_or(-1) > 0;
}
bool less_equal(const Value& a, const Value& b) {
    return order(a, b).value_or(1) <= 0;
}
bool greater_equal(const Value& a, const Value& b) {
    return order(a, b).value_or(-1) >= 0;
}

template <Test Holds>
Value property_test(const Call& call, const Context& context) {
    const auto value = attribute(call, context);
    return value && Holds(*value, call.arg(1, context));
}

template <Test Holds>
Value id_test(const Call& call, const Context& context) {
    const auto value = feature_id(context);
    return value && Holds(*value, call.arg(0, context));
}

Value type_test(const Call& call, const Context& context) {
    return context.feature != nullptr &&
           context.feature->geometry_type() == call.text(0, context).view;
}

Value has_property(const Call& call, const Context& context) {
    return attribute(call, context).has_value();
}

Value has_id(const Call& /*call*/, const Context& context) {
    const auto id = feature_id(context);
    return id && !std::holds_alternative<std::monostate>(*id);
}

template <Test Holds>
void add_order(std::vector<CallDefinition>& calls, std::string_view name,
               std::string_view id_name) {
    calls.push_back(
        {name,
         Kind::boolean,
         {{{Kind::string, Kind::value}, false, property_test<Holds>, depends_on_feature}}});
    calls.push_back(
        {id_name, Kind::boolean, {{{Kind::value}, false, id_test<Holds>, depends_on_feature}}});
}

/// What of a feature a set is asked for.
enum class Subject : std::uint8_t { property, id, type };

/// Is the subject one of the values? Texts and numbers are found by hash.
class Membership final : public Node {
  public:
    Membership(Subject subject, std::string key, const Json::Array& values)
        : Node(Form::other, Kind::boolean, std::move(key), {}), subject_(subject) {
        depend_on(depends_on_feature);
        for (const Json& value : values) {
            if (value.is_string()) {
                texts_.insert(value.string());
            } else if (value.is_number()) {
                numbers_.insert(value.number());
            } else {
                others_.push_back(from_json(value));
            }
        }
    }
    void set_attribute(Key key) { attribute_ = key; }

    [[nodiscard]] Value evaluate(const Context& context) const override {
        const auto value = subject(context);
        if (!value) return false;
        if (const auto* text = std::get_if<Text>(&*value)) return texts_.count(text->view) > 0;
        if (const auto* number = std::get_if<double>(&*value)) return numbers_.count(*number) > 0;
        return std::any_of(others_.begin(), others_.end(),
                           [&](const Value& other) { return strictly_equal(*value, other); });
    }

  private:
    [[nodiscard]] std::optional<Value> subject(const Context& context) const {
        if (context.feature == nullptr) return std::nullopt;
        switch (subject_) {
        case Subject::property: return context.feature->property(attribute_);
        case Subject::id: return context.feature->id();
        case Subject::type: break;
        }
        return Text{context.feature->geometry_type(), nullptr};
    }

    Subject subject_;
    Key attribute_;
    std::unordered_set<std::string_view> texts_; ///< views into the style
    std::unordered_set<double> numbers_;
    std::vector<Value> others_;
};

/// `["filter-in", subject, ["literal", [values]]]`; the subject is `$type`, `$id` or an attribute.
NodePtr parse_membership(const Arguments& args, const ParseContext& context) {
    const bool valid = args.size() == 3 && args[1].is_string() && args[2].is_array() &&
                       args[2].items().size() == 2 && args[2].items()[1].is_array();
    if (!valid) {
        return context.fail(
            fmt::format("Unknown expression \"{}\". If you wanted a literal array, use "
                        "[\"literal\", [...]].",
                        args[0].string()),
            {0});
    }
    const std::string& name = args[1].string();
    const Subject subject = name == "$type" ? Subject::type
                            : name == "$id" ? Subject::id
                                            : Subject::property;
    auto node = std::make_shared<Membership>(subject, context.key(), args[2].items()[1].items());
    if (subject == Subject::property) node->set_attribute({name, context.slot(name)});
    return node;
}

constexpr std::array<Operator, 1> operators = {{{"filter-in", parse_membership}}};

} // namespace

std::span<const Operator> filter_operators() {
    return operators;
}

const std::vector<CallDefinition>& filter_calls() {
    static const std::vector<CallDefinition> calls = [] {
        std::vector<CallDefinition> out;
        add_order<equal>(out, "filter-==", "filter-id-==");
        add_order<less>(out, "filter-<", "filter-id-<");
        add_order<greater>(out, "filter->", "filter-id->");
        add_order<less_equal>(out, "filter-<=", "filter-id-<=");
        add_order<greater_equal>(out, "filter->=", "filter-id->=");
        out.push_back({"filter-type-==",
                       Kind::boolean,
                       {{{Kind::string}, false, type_test, depends_on_feature}}});
        out.push_back({"filter-has",
                       Kind::boolean,
                       {{{Kind::string}, false, has_property, depends_on_feature}}});
        out.push_back({"filter-has-id", Kind::boolean, {{{}, false, has_id, depends_on_feature}}});
        return out;
    }();
    return calls;
}

} // namespace cordon::style

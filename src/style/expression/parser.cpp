// SPDX-License-Identifier: MIT
#include "style/expression/parser.hpp"

#include "style/expression/call.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace cordon::style {

namespace {

/// Nodes that one evaluation may pass through: a few hundredths of a second.
constexpr std::size_t max_work = 1'000'000;

} // namespace

NodePtr Scope::find(std::string_view name) const {
    // The last binding of a name counts.
    const auto found = std::find_if(bindings.rbegin(), bindings.rend(),
                                    [&](const auto& binding) { return binding.first == name; });
    if (found != bindings.rend()) return found->second;
    return parent == nullptr ? nullptr : parent->find(name);
}

std::optional<Type> ParseContext::wanted_output() const {
    return expected_ && !expected_->is(Kind::value) ? expected_ : std::nullopt;
}

ParseContext ParseContext::with_errors(std::vector<ParseError>& errors) const {
    ParseContext other = *this;
    other.errors_ = &errors;
    other.expected_.reset();
    return other;
}

ParseContext ParseContext::at(std::size_t index, std::optional<Type> expected) const {
    ParseContext other = *this;
    other.key_ += fmt::format("[{}]", index);
    other.expected_ = std::move(expected);
    return other;
}

ParseContext ParseContext::with_scope(const Scope& scope) const {
    ParseContext other = *this;
    other.scope_ = &scope;
    return other;
}

NodePtr ParseContext::fail(std::string message, std::initializer_list<std::size_t> keys) const {
    std::string path = key_;
    for (const std::size_t key : keys) path += fmt::format("[{}]", key);
    errors_->push_back({std::move(path), std::move(message)});
    return nullptr;
}

void ParseContext::add_errors(std::vector<ParseError> errors) const {
    std::move(errors.begin(), errors.end(), std::back_inserter(*errors_));
}

bool ParseContext::check_subtype(const Type& expected, const Type& actual) const {
    if (is_subtype(expected, actual)) return true;
    fail(mismatch_text(expected, actual));
    return false;
}

std::size_t ParseContext::slot(std::string_view name) const {
    const auto [found, is_new] = job_->slots.try_emplace(std::string(name), job_->keys.size());
    if (is_new) job_->keys.emplace_back(name);
    return found->second;
}

NodePtr ParseContext::parse(const Json& json, Annotation annotation) const {
    if (job_->budget == 0) {
        // Said once; what follows from it is of no use.
        if (errors_->empty()) fail("Expression is too large.");
        return nullptr;
    }
    --job_->budget;
    NodePtr node = parse_operator(json);
    if (node != nullptr && node->work() > max_work) return fail("Expression is too large.");
    if (node != nullptr && expected_) node = fit_expected(std::move(node), annotation);
    return node == nullptr ? nullptr : fold(std::move(node));
}

NodePtr ParseContext::parse_operator(const Json& json) const {
    if (json.is_object()) return fail("Bare objects invalid. Use [\"literal\", {...}] instead.");
    if (!json.is_array()) {
        Value value = from_json(json);
        Type type = type_of(value);
        return std::make_shared<const Literal>(std::move(type), std::move(value));
    }
    const Arguments& args = json.items();
    if (args.empty()) {
        return fail(
            "Expected an array with at least one element. If you wanted a literal array, use "
            "[\"literal\", []].");
    }
    if (!args[0].is_string()) {
        const std::string_view found =
            args[0].is_array() || args[0].is_null() ? "object" : args[0].type_name();
        return fail(
            fmt::format("Expression name must be a string, but found {} instead. If you wanted a "
                        "literal array, use [\"literal\", [...]].",
                        found),
            {0});
    }
    if (const OperatorParser parser = find_operator(args[0].string())) return parser(args, *this);
    return fail(fmt::format("Unknown expression \"{}\". If you wanted a literal array, use "
                            "[\"literal\", [...]].",
                            args[0].string()),
                {0});
}

namespace {

bool one_of(Kind kind, std::initializer_list<Kind> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// Is an operand of that kind checked at run time where `expected` is asked for?
bool asserts(Kind expected, Kind actual) {
    return actual == Kind::value &&
           one_of(expected, {Kind::string, Kind::number, Kind::boolean, Kind::object, Kind::array});
}

/// Is an operand of that kind converted at run time where `expected` is asked for?
bool coerces(Kind expected, Kind actual) {
    switch (expected) {
    case Kind::projection_definition:
        return one_of(actual, {Kind::string, Kind::array, Kind::value});
    case Kind::color:
    case Kind::formatted:
    case Kind::resolved_image: return one_of(actual, {Kind::value, Kind::string});
    case Kind::padding:
    case Kind::number_array: return one_of(actual, {Kind::value, Kind::number, Kind::array});
    case Kind::color_array: return one_of(actual, {Kind::value, Kind::string, Kind::array});
    case Kind::variable_anchor_offset_collection: return one_of(actual, {Kind::value, Kind::array});
    default: return false;
    }
}

} // namespace

NodePtr ParseContext::fit_expected(NodePtr node, Annotation annotation) const {
    const Kind actual = node->type().kind();
    const bool assertion = asserts(expected_->kind(), actual);
    if (!assertion && !coerces(expected_->kind(), actual))
        return check_subtype(*expected_, node->type()) ? std::move(node) : nullptr;
    if (annotation == Annotation::omit) return node;
    return assertion && annotation != Annotation::coerce
               ? make_assertion(*expected_, std::move(node), key_)
               : make_coercion(*expected_, std::move(node), key_);
}

NodePtr ParseContext::fold(NodePtr node) const {
    // Images are looked up when the available ones are known.
    if (node->form() == Form::literal || node->type().is(Kind::resolved_image) ||
        !is_constant(*node))
        return node;
    try {
        return std::make_shared<const Literal>(node->type(), node->evaluate(Context{}));
    } catch (const EvaluationError& error) {
        return fail(error.what());
    }
}

OperatorParser find_operator(std::string_view name) {
    static const auto table = [] {
        std::unordered_map<std::string_view, OperatorParser> map;
        for (const auto family :
             {binding_operators(), type_operators(), lookup_operators(), decision_operators(),
              comparison_operators(), ramp_operators(), text_operators(), locale_operators(),
              geometry_operators(), filter_operators()}) {
            for (const Operator& op : family) map.emplace(op.name, op.parse);
        }
        return map;
    }();
    const auto found = table.find(name);
    if (found != table.end()) return found->second;
    return find_call(name) == nullptr ? nullptr : &parse_call;
}

std::string count_text(std::string_view expected, const Arguments& args) {
    return fmt::format("Expected {}, but found {} instead.", expected, args.size() - 1);
}

} // namespace cordon::style

// SPDX-License-Identifier: MIT
// at, in, index-of, slice, length, global-state
#include "style/expression/number_text.hpp"
#include "style/expression/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cordon::style {

namespace {

class At final : public Node {
  public:
    At(Type type, std::string key, std::vector<NodePtr> args)
        : Node(Form::other, std::move(type), std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        const double index = number(0, context);
        const Value input = arg(1, context);
        const std::vector<Value>& items = std::get<ListPtr>(input)->items;
        if (index < 0) fail(fmt::format("Array index out of bounds: {} < 0.", number_text(index)));
        if (index >= static_cast<double>(items.size())) {
            fail(fmt::format("Array index out of bounds: {} > {}.", number_text(index),
                             static_cast<long long>(items.size()) - 1));
        }
        if (index != std::floor(index)) {
            fail(fmt::format("Array index must be an integer, but found {} instead.",
                             number_text(index)));
        }
        return items[static_cast<std::size_t>(index)];
    }
};

NodePtr parse_at(const Arguments& args, const ParseContext& context) {
    if (args.size() != 3) return context.fail(count_text("2 arguments", args));
    NodePtr index = context.parse_arg(args[1], 1, Type(Kind::number));
    NodePtr input =
        context.parse_arg(args[2], 2, Type::array(context.expected().value_or(Type(Kind::value))));
    if (index == nullptr || input == nullptr) return nullptr;
    const Type item = input->type().item();
    return std::make_shared<At>(item, context.key(),
                                std::vector{std::move(index), std::move(input)});
}

bool is_scalar(Kind kind) {
    return kind == Kind::boolean || kind == Kind::string || kind == Kind::number ||
           kind == Kind::null;
}

/// Needle, haystack and perhaps where to begin.
class Search final : public Node {
  public:
    Search(bool wants_index, std::string key, std::vector<NodePtr> args)
        : Node(Form::other, wants_index ? Kind::number : Kind::boolean, std::move(key),
               std::move(args)),
          wants_index_(wants_index) {}

    [[nodiscard]] Value evaluate(const Context& context) const override {
        const Value needle = arg(0, context);
        const Value haystack = arg(1, context);
        if (!wants_index_ && is_falsy(haystack)) return false;
        if (!is_scalar(kind_of(needle))) {
            fail(fmt::format(
                "Expected first argument to be of type boolean, string, number or null, but "
                "found {} instead.",
                type_text(type_of(needle))));
        }
        const double from = args().size() > 2 ? number(2, context) : 0.0;
        double found = -1.0;
        if (const auto* text = std::get_if<Text>(&haystack)) {
            found = find_text(to_search_text(needle), text->view, from);
        } else if (const auto* list = std::get_if<ListPtr>(&haystack)) {
            found = find_item(needle, (*list)->items, from);
        } else {
            fail(fmt::format(
                "Expected second argument to be of type array or string, but found {} instead.",
                type_text(type_of(haystack))));
        }
        return wants_index_ ? Value(found) : Value(found >= 0.0);
    }
    [[nodiscard]] bool output_defined() const override { return !wants_index_; }

  private:
    static bool is_falsy(const Value& value) {
        if (const auto* number = std::get_if<double>(&value))
            return *number == 0.0 || std::isnan(*number);
        if (const auto* flag = std::get_if<bool>(&value)) return !*flag;
        if (const auto* text = std::get_if<Text>(&value)) return text->view.empty();
        return std::holds_alternative<std::monostate>(value);
    }

    static std::string to_search_text(const Value& needle) {
        return std::holds_alternative<std::monostate>(needle) ? "null" : to_display_text(needle);
    }

    static double find_text(std::string_view needle, std::string_view text, double from) {
        // Positions to begin at count UTF-16 units, results count characters.
        const double begin = std::isnan(from) ? 0.0 : std::max(0.0, std::trunc(from));
        const std::size_t offset = begin >= static_cast<double>(text.size())
                                       ? text.size()
                                       : offset_of_utf16(text, static_cast<std::size_t>(begin));
        const std::size_t found = text.find(needle, offset);
        if (found == std::string_view::npos) return -1.0;
        return static_cast<double>(code_points(text.substr(0, found)));
    }

    static double find_item(const Value& needle, const std::vector<Value>& items, double from) {
        const auto size = static_cast<double>(items.size());
        double begin = std::isnan(from) ? 0.0 : std::trunc(from);
        if (begin < 0.0) begin = std::max(0.0, size + begin);
        for (double i = begin; i < size; ++i)
            if (strictly_equal(items[static_cast<std::size_t>(i)], needle)) return i;
        return -1.0;
    }

    bool wants_index_;
};

NodePtr parse_search(const Arguments& args, const ParseContext& context) {
    const bool wants_index = args[0].string() == "index-of";
    if (!wants_index && args.size() != 3) return context.fail(count_text("2 arguments", args));
    if (args.size() < 3 || args.size() > 4)
        return context.fail(count_text("2 or 3 arguments", args));
    NodePtr needle = context.parse_arg(args[1], 1, Type(Kind::value));
    NodePtr haystack = context.parse_arg(args[2], 2, Type(Kind::value));
    if (needle == nullptr || haystack == nullptr) return nullptr;
    if (!is_scalar(needle->type().kind()) && !needle->type().is(Kind::value)) {
        return context.fail(
            fmt::format("Expected first argument to be of type boolean, string, number or "
                        "null, but found {} instead",
                        type_text(needle->type())));
    }
    std::vector<NodePtr> nodes{std::move(needle), std::move(haystack)};
    if (args.size() == 4) {
        nodes.push_back(context.parse_arg(args[3], 3, Type(Kind::number)));
        if (nodes.back() == nullptr) return nullptr;
    }
    return std::make_shared<Search>(wants_index, context.key(), std::move(nodes));
}

class Slice final : public Node {
  public:
    Slice(const Type& type, std::string key, std::vector<NodePtr> args)
        : Node(Form::other, type, std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        const Value input = arg(0, context);
        const double begin = number(1, context);
        const std::optional<double> end =
            args().size() > 2 ? std::optional(number(2, context)) : std::nullopt;
        if (const auto* text = std::get_if<Text>(&input)) {
            const auto [first, last] = range(code_points(text->view), begin, end);
            const std::size_t from = offset_of(text->view, first);
            const std::size_t to = offset_of(text->view, last);
            return Text{text->view.substr(from, to - from), text->owner};
        }
        if (const auto* list = std::get_if<ListPtr>(&input)) {
            const std::vector<Value>& items = (*list)->items;
            const auto [first, last] = range(items.size(), begin, end);
            return make_list({items.begin() + static_cast<std::ptrdiff_t>(first),
                              items.begin() + static_cast<std::ptrdiff_t>(last)});
        }
        fail(fmt::format(
            "Expected first argument to be of type array or string, but found {} instead.",
            type_text(type_of(input))));
    }

  private:
    static std::size_t position(std::size_t size, double index) {
        const auto length = static_cast<double>(size);
        double at = std::isnan(index) ? 0.0 : std::trunc(index);
        if (at < 0.0) at = std::max(0.0, length + at);
        return static_cast<std::size_t>(std::min(at, length));
    }
    static std::pair<std::size_t, std::size_t> range(std::size_t size, double begin,
                                                     std::optional<double> end) {
        const std::size_t first = position(size, begin);
        return {first, std::max(first, end ? position(size, *end) : size)};
    }
};

NodePtr parse_slice(const Arguments& args, const ParseContext& context) {
    if (args.size() < 3 || args.size() > 4)
        return context.fail(count_text("2 or 3 arguments", args));
    NodePtr input = context.parse_arg(args[1], 1, Type(Kind::value));
    NodePtr begin = context.parse_arg(args[2], 2, Type(Kind::number));
    if (input == nullptr || begin == nullptr) return nullptr;
    const Type type = input->type();
    if (!type.is(Kind::array) && !type.is(Kind::string) && !type.is(Kind::value)) {
        return context.fail(fmt::format(
            "Expected first argument to be of type array or string, but found {} instead",
            type_text(type)));
    }
    std::vector<NodePtr> nodes{std::move(input), std::move(begin)};
    if (args.size() == 4) {
        nodes.push_back(context.parse_arg(args[3], 3, Type(Kind::number)));
        if (nodes.back() == nullptr) return nullptr;
    }
    return std::make_shared<Slice>(type, context.key(), std::move(nodes));
}

class Length final : public Node {
  public:
    Length(std::string key, std::vector<NodePtr> args)
        : Node(Form::other, Kind::number, std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        const Value input = arg(0, context);
        if (const auto* text = std::get_if<Text>(&input))
            return static_cast<double>(code_points(text->view));
        if (const auto* list = std::get_if<ListPtr>(&input))
            return static_cast<double>((*list)->items.size());
        fail(fmt::format("Expected value to be of type string or array, but found {} instead.",
                         type_text(type_of(input))));
    }
};

NodePtr parse_length(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2) return context.fail(count_text("1 argument", args));
    NodePtr input = context.parse_arg(args[1], 1);
    if (input == nullptr) return nullptr;
    const Type& type = input->type();
    if (!type.is(Kind::array) && !type.is(Kind::string) && !type.is(Kind::value)) {
        return context.fail(fmt::format(
            "Expected argument of type string or array, but found {} instead.", type_text(type)));
    }
    return std::make_shared<Length>(context.key(), std::vector{std::move(input)});
}

class GlobalState final : public Node {
  public:
    GlobalState(std::string key, std::string name)
        : Node(Form::volatile_form, Kind::value, std::move(key), {}), name_(std::move(name)) {
        depend_on(depends_on_global_state);
    }
    [[nodiscard]] Value evaluate(const Context& context) const override {
        const Json* value = context.state == nullptr ? nullptr : context.state->find(name_);
        return value == nullptr ? Value() : from_json(*value);
    }

  private:
    std::string name_;
};

NodePtr parse_global_state(const Arguments& args, const ParseContext& context) {
    if (args.size() != 2) return context.fail(count_text("1 argument", args));
    if (args[1].is_null()) return context.fail("Global state property must be defined.");
    if (!args[1].is_string()) {
        return context.fail(
            fmt::format("Global state property must be string, but found {} instead.",
                        args[1].is_array() ? "object" : args[1].type_name()));
    }
    return std::make_shared<GlobalState>(context.key(), args[1].string());
}

constexpr std::array<Operator, 6> operators = {{{"at", parse_at},
                                                {"in", parse_search},
                                                {"index-of", parse_search},
                                                {"slice", parse_slice},
                                                {"length", parse_length},
                                                {"global-state", parse_global_state}}};

} // namespace

std::span<const Operator> lookup_operators() {
    return operators;
}

} // namespace cordon::style

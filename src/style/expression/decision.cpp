// SPDX-License-Identifier: MIT
// case, match, coalesce
#include "style/expression/number_text.hpp"
#include "style/expression/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace cordon::style {

namespace {

/// Pairs of test and output, then the output for no match.
class Case final : public Node {
  public:
    Case(const Type& type, std::string key, std::vector<NodePtr> args)
        : Node(Form::other, type, std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        const std::size_t last = args().size() - 1;
        for (std::size_t i = 0; i < last; i += 2)
            if (boolean(i, context)) return arg(i + 1, context);
        return arg(last, context);
    }
    [[nodiscard]] bool output_defined() const override {
        const std::size_t last = args().size() - 1;
        for (std::size_t i = 1; i < last; i += 2)
            if (!args()[i]->output_defined()) return false;
        return args()[last]->output_defined();
    }
};

NodePtr parse_case(const Arguments& args, const ParseContext& context) {
    if (args.size() < 4) {
        return context.fail(
            fmt::format("Expected at least 3 arguments, but found only {}.", args.size() - 1));
    }
    if (args.size() % 2 != 0) return context.fail("Expected an odd number of arguments.");
    std::optional<Type> type = context.wanted_output();
    std::vector<NodePtr> nodes;
    for (std::size_t i = 1; i + 1 < args.size(); i += 2) {
        NodePtr test = context.parse_arg(args[i], i, Type(Kind::boolean));
        if (test == nullptr) return nullptr;
        NodePtr output = context.parse_arg(args[i + 1], i + 1, type);
        if (output == nullptr) return nullptr;
        if (!type) type = output->type();
        nodes.push_back(std::move(test));
        nodes.push_back(std::move(output));
    }
    nodes.push_back(context.parse_arg(args.back(), args.size() - 1, type));
    if (nodes.back() == nullptr) return nullptr;
    return std::make_shared<Case>(*type, context.key(), std::move(nodes));
}

/// From labels to the index of their output. Either all labels are texts or all are whole numbers.
struct Labels {
    std::optional<Kind> kind;
    std::unordered_map<std::string, std::size_t> texts;
    std::unordered_map<double, std::size_t> numbers;
};

/// Input, outputs, then the output for no match.
class Match final : public Node {
  public:
    Match(const Type& type, std::string key, std::vector<NodePtr> args, Labels labels)
        : Node(Form::other, type, std::move(key), std::move(args)),
          numbers_(std::move(labels.numbers)) {
        for (auto& [text, output] : labels.texts) texts_.emplace_back(text, output);
        std::sort(texts_.begin(), texts_.end());
        for (const auto& [text, output] : texts_) index_.emplace(text, output);
    }
    [[nodiscard]] Value evaluate(const Context& context) const override {
        return arg(branch(arg(0, context)), context);
    }
    [[nodiscard]] bool output_defined() const override { return outputs_defined(1); }

  private:
    [[nodiscard]] std::size_t branch(const Value& input) const {
        if (const auto* text = std::get_if<Text>(&input)) {
            const auto found = index_.find(text->view);
            if (found != index_.end()) return found->second;
        } else if (const auto* number = std::get_if<double>(&input)) {
            const auto found = numbers_.find(*number);
            if (found != numbers_.end()) return found->second;
        }
        return args().size() - 1;
    }

    std::vector<std::pair<std::string, std::size_t>> texts_;
    std::unordered_map<std::string_view, std::size_t> index_; ///< views into texts_
    std::unordered_map<double, std::size_t> numbers_;
};

/// Adds one label; false when an error was listed.
bool add_label(const Json& label, std::size_t output, Labels& labels, const ParseContext& place) {
    constexpr double largest = 9007199254740991.0; // the largest whole number that is exact
    const bool number = label.is_number();
    std::string problem;
    if (!number && !label.is_string()) {
        problem = "Branch labels must be numbers or strings.";
    } else if (number && std::abs(label.number()) > largest) {
        problem = "Branch labels must be integers no larger than 9007199254740991.";
    } else if (number && std::floor(label.number()) != label.number()) {
        problem = "Numeric branch labels must be integer values.";
    }
    if (!problem.empty()) return place.fail(problem) != nullptr;
    const Kind kind = number ? Kind::number : Kind::string;
    if (!labels.kind) labels.kind = kind;
    if (!place.check_subtype(*labels.kind, kind)) return false;
    const bool added = number ? labels.numbers.emplace(label.number(), output).second
                              : labels.texts.emplace(label.string(), output).second;
    if (!added) place.fail("Branch labels must be unique.");
    return added;
}

bool add_labels(const Json& json, std::size_t output, Labels& labels, const ParseContext& place) {
    if (!json.is_array()) return add_label(json, output, labels, place);
    if (json.items().empty()) return place.fail("Expected at least one branch label.") != nullptr;
    return std::all_of(json.items().begin(), json.items().end(),
                       [&](const Json& label) { return add_label(label, output, labels, place); });
}

NodePtr parse_match(const Arguments& args, const ParseContext& context) {
    if (args.size() < 5) {
        return context.fail(
            fmt::format("Expected at least 4 arguments, but found only {}.", args.size() - 1));
    }
    if (args.size() % 2 != 1) return context.fail("Expected an even number of arguments.");
    std::optional<Type> type = context.wanted_output();
    Labels labels;
    std::vector<NodePtr> nodes{nullptr};
    for (std::size_t i = 2; i + 1 < args.size(); i += 2) {
        if (!add_labels(args[i], nodes.size(), labels, context.at(i))) return nullptr;
        // The reference names an output by its label.
        NodePtr output = context.parse_arg(args[i + 1], i, type);
        if (output == nullptr) return nullptr;
        if (!type) type = output->type();
        nodes.push_back(std::move(output));
    }
    nodes[0] = context.parse_arg(args[1], 1, Type(Kind::value));
    if (nodes[0] == nullptr) return nullptr;
    nodes.push_back(context.parse_arg(args.back(), args.size() - 1, type));
    if (nodes.back() == nullptr) return nullptr;
    const Type input = nodes[0]->type();
    if (!input.is(Kind::value) && !context.at(1).check_subtype(*labels.kind, input)) return nullptr;
    return std::make_shared<Match>(*type, context.key(), std::move(nodes), std::move(labels));
}

/// The first operand that is neither null nor an image that is not there.
class Coalesce final : public Node {
  public:
    Coalesce(const Type& type, std::string key, std::vector<NodePtr> args)
        : Node(Form::coalesce, type, std::move(key), std::move(args)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        std::optional<Text> missing;
        for (std::size_t i = 0; i < args().size(); ++i) {
            Value value = arg(i, context);
            const auto* image = std::get_if<Image>(&value);
            if (image != nullptr && !image->available) {
                if (!missing) missing = image->name;
                // Its name lets the caller tell which image is missing.
                if (i + 1 == args().size()) return *missing;
                continue;
            }
            if (!std::holds_alternative<std::monostate>(value)) return value;
        }
        return {};
    }
    [[nodiscard]] bool output_defined() const override { return outputs_defined(0); }
};

NodePtr parse_coalesce(const Arguments& args, const ParseContext& context) {
    if (args.size() < 2) return context.fail("Expected at least one argument.");
    std::optional<Type> type = context.wanted_output();
    std::vector<NodePtr> nodes;
    for (std::size_t i = 1; i < args.size(); ++i) {
        // An assertion here would fail for null, before the next operand has its turn.
        NodePtr node = context.at(i, type).parse(args[i], Annotation::omit);
        if (node == nullptr) return nullptr;
        if (!type) type = node->type();
        nodes.push_back(std::move(node));
    }
    const auto& expected = context.expected();
    const bool needs_annotation =
        expected && std::any_of(nodes.begin(), nodes.end(), [&](const NodePtr& node) {
            return !is_subtype(*expected, node->type());
        });
    return std::make_shared<Coalesce>(needs_annotation ? Type(Kind::value) : *type, context.key(),
                                      std::move(nodes));
}

constexpr std::array<Operator, 3> operators = {
    {{"case", parse_case}, {"match", parse_match}, {"coalesce", parse_coalesce}}};

} // namespace

std::span<const Operator> decision_operators() {
    return operators;
}

} // namespace cordon::style

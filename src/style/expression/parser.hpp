// SPDX-License-Identifier: MIT
#pragma once

#include "style/expression/node.hpp"

#include <tl/expected.hpp>

#include <initializer_list>
#include <span>
#include <unordered_map>

namespace cordon::style {

/// What is wrong with an expression; `key` is the path of the part: `[2][1]`, empty for the whole.
struct ParseError {
    std::string key;
    std::string message;
};

/// What to do when an operand has the general type `value` and a narrower one is asked for.
enum class Annotation : std::uint8_t { automatic, coerce, omit };

/// Names that `let` has bound, innermost first.
struct Scope {
    const Scope* parent = nullptr;
    std::vector<std::pair<std::string, NodePtr>> bindings;

    /// The bound expression, or null.
    [[nodiscard]] NodePtr find(std::string_view name) const;
};

/// What all parts of one expression share while it is read.
struct ParseJob {
    std::vector<std::string> keys;                        ///< attribute names by slot
    std::size_t budget = 0;                               ///< how many more parts may be read
    std::unordered_map<std::string, std::size_t> slots{}; ///< the inverse of `keys`
};

/// Where in an expression the parser stands and what is expected there.
class ParseContext {
  public:
    ParseContext(ParseJob& job, std::vector<ParseError>& errors, std::optional<Type> expected)
        : job_(&job), errors_(&errors), expected_(std::move(expected)) {}

    [[nodiscard]] const std::string& key() const { return key_; }
    [[nodiscard]] const std::optional<Type>& expected() const { return expected_; }
    /// The expected type when it says more than `value`.
    [[nodiscard]] std::optional<Type> wanted_output() const;
    [[nodiscard]] const Scope* scope() const { return scope_; }

    /// The same place with another list for errors and no expected type.
    [[nodiscard]] ParseContext with_errors(std::vector<ParseError>& errors) const;
    /// The place of argument `index`.
    [[nodiscard]] ParseContext at(std::size_t index, std::optional<Type> expected = {}) const;
    [[nodiscard]] ParseContext with_scope(const Scope& scope) const;

    /// Reads an expression here: checks its type, folds it. Null and a listed error when it is
    /// wrong.
    [[nodiscard]] NodePtr parse(const Json& json,
                                Annotation annotation = Annotation::automatic) const;
    /// Reads argument `index`.
    [[nodiscard]] NodePtr parse_arg(const Json& json, std::size_t index,
                                    std::optional<Type> expected = {}) const {
        return at(index, std::move(expected)).parse(json);
    }
    /// Lists an error, for a part of this place when `keys` are given; always null.
    // NOLINTNEXTLINE(modernize-use-nodiscard): the list is what counts
    NodePtr fail(std::string message, std::initializer_list<std::size_t> keys = {}) const;
    /// Lists errors that other contexts of the same expression have found.
    void add_errors(std::vector<ParseError> errors) const;
    /// Lists an error unless `actual` fits `expected`.
    [[nodiscard]] bool check_subtype(const Type& expected, const Type& actual) const;
    [[nodiscard]] std::size_t slot(std::string_view name) const;

  private:
    [[nodiscard]] NodePtr parse_operator(const Json& json) const;
    [[nodiscard]] NodePtr fit_expected(NodePtr node, Annotation annotation) const;
    [[nodiscard]] NodePtr fold(NodePtr node) const;

    ParseJob* job_;
    std::vector<ParseError>* errors_;
    std::optional<Type> expected_;
    const Scope* scope_ = nullptr;
    std::string key_;
};

/// The JSON array of an expression, operator first.
using Arguments = Json::Array;

/// Reads one operator; null when an error was listed.
using OperatorParser = NodePtr (*)(const Arguments& args, const ParseContext& context);

struct Operator {
    std::string_view name;
    OperatorParser parse;
};

/// The operator of that name, or nullptr.
[[nodiscard]] OperatorParser find_operator(std::string_view name);

/// Families of operators, one file each.
[[nodiscard]] std::span<const Operator> binding_operators();
[[nodiscard]] std::span<const Operator> type_operators();
[[nodiscard]] std::span<const Operator> lookup_operators();
[[nodiscard]] std::span<const Operator> decision_operators();
[[nodiscard]] std::span<const Operator> comparison_operators();
[[nodiscard]] std::span<const Operator> ramp_operators();
[[nodiscard]] std::span<const Operator> text_operators();
[[nodiscard]] std::span<const Operator> locale_operators();
[[nodiscard]] std::span<const Operator> geometry_operators();
[[nodiscard]] std::span<const Operator> filter_operators();

/// A type coercion or assertion round an operand, as the parser puts it there.
[[nodiscard]] NodePtr make_assertion(const Type& type, NodePtr operand, const std::string& key);
[[nodiscard]] NodePtr make_coercion(const Type& type, NodePtr operand, const std::string& key);

/// `Expected 2 arguments, but found 1 instead.`
[[nodiscard]] std::string count_text(std::string_view expected, const Arguments& args);

} // namespace cordon::style

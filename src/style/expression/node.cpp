// SPDX-License-Identifier: MIT
#include "style/expression/node.hpp"

#include <algorithm>
#include <limits>

namespace cordon::style {

Node::Node(Form form, Type type, std::string key, std::vector<NodePtr> args)
    : form_(form), type_(std::move(type)), key_(std::move(key)), args_(std::move(args)) {
    for (const NodePtr& child : args_)
        work_ += std::min(child->work_, std::numeric_limits<std::size_t>::max() - work_);
    // A variable repeats what its `let` already counts.
    if (form == Form::variable) return;
    for (const NodePtr& child : args_) dependencies_ |= child->dependencies_;
}

double Node::number(std::size_t i, const Context& context) const {
    const Value value = arg(i, context);
    if (const auto* found = std::get_if<double>(&value)) return *found;
    fail(mismatch_text(Kind::number, type_of(value)));
}

bool Node::boolean(std::size_t i, const Context& context) const {
    const Value value = arg(i, context);
    if (const auto* found = std::get_if<bool>(&value)) return *found;
    fail(mismatch_text(Kind::boolean, type_of(value)));
}

Text Node::text(std::size_t i, const Context& context) const {
    Value value = arg(i, context);
    if (auto* found = std::get_if<Text>(&value)) return std::move(*found);
    fail(mismatch_text(Kind::string, type_of(value)));
}

bool Node::outputs_defined(std::size_t first) const {
    return std::all_of(args_.begin() + static_cast<std::ptrdiff_t>(first), args_.end(),
                       [](const NodePtr& node) { return node->output_defined(); });
}

const Value* literal_value(const Node& node) {
    return node.form() == Form::literal ? &static_cast<const Literal&>(node).value() : nullptr;
}

bool is_constant(const Node& node) {
    if (node.form() == Form::variable) return is_constant(*node.args().front());
    if (node.form() == Form::volatile_form || node.dependencies() != depends_on_nothing)
        return false;
    // Arguments that are constant are literals by now; those of annotations may not be, as
    // annotations are put round expressions after these are read.
    return std::all_of(node.args().begin(), node.args().end(), [&](const NodePtr& child) {
        return node.form() == Form::annotation ? is_constant(*child)
                                               : child->form() == Form::literal;
    });
}

} // namespace cordon::style

// SPDX-License-Identifier: MIT
#include "style/expression/call.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace cordon::style {

Call::Call(const CallDefinition& definition, const Signature& signature, std::string key,
           std::vector<NodePtr> args)
    : Node(definition.form, definition.result, std::move(key), std::move(args)),
      function_(signature.function) {
    depend_on(signature.dependencies);
}

const CallDefinition* find_call(std::string_view name) {
    static const auto table = [] {
        std::unordered_map<std::string_view, const CallDefinition*> map;
        for (const auto* family : {&math_calls(), &color_calls(), &text_calls(), &locale_calls(),
                                   &feature_calls(), &logic_calls(), &filter_calls()}) {
            for (const CallDefinition& definition : *family)
                map.emplace(definition.name, &definition);
        }
        return map;
    }();
    const auto found = table.find(name);
    return found == table.end() ? nullptr : found->second;
}

namespace {

std::string signature_text(const Signature& signature) {
    std::string out = "(";
    for (const Type& type : signature.params) {
        if (out.size() > 1) out += ", ";
        out += type_text(type);
    }
    return out + (signature.variadic ? "...)" : ")");
}

/// The arguments read with the types of one signature; empty when one of them does not fit.
std::optional<std::vector<NodePtr>> parse_args(const Arguments& args, const Signature& signature,
                                               const ParseContext& context) {
    std::vector<NodePtr> out;
    out.reserve(args.size() - 1);
    for (std::size_t i = 1; i < args.size(); ++i) {
        const Type& type = signature.variadic ? signature.params.front() : signature.params[i - 1];
        NodePtr node = context.parse_arg(args[i], i, type);
        if (node == nullptr) return std::nullopt;
        out.push_back(std::move(node));
    }
    return out;
}

NodePtr make_call(const CallDefinition& definition, const Signature& signature,
                  std::vector<NodePtr> args, const ParseContext& context) {
    Key attribute;
    // Only look-ups in the feature bind columns.
    if ((signature.dependencies & depends_on_feature) != 0 && !args.empty()) {
        const Value* name = literal_value(*args.front());
        const auto* text = name == nullptr ? nullptr : std::get_if<Text>(name);
        if (text != nullptr) attribute = {text->view, context.slot(text->view)};
    }
    auto call = std::make_shared<Call>(definition, signature, context.key(), std::move(args));
    call->set_attribute(attribute);
    return call;
}

NodePtr fail_without_signature(const Arguments& args,
                               const std::vector<const Signature*>& candidates,
                               const ParseContext& context) {
    std::string expected;
    for (const Signature* signature : candidates)
        expected += (expected.empty() ? "" : " | ") + signature_text(*signature);
    std::string found;
    for (std::size_t i = 1; i < args.size(); ++i) {
        const NodePtr node = context.parse_arg(args[i], i);
        if (node == nullptr) return nullptr;
        found += (i > 1 ? ", " : "") + type_text(node->type());
    }
    return context.fail(
        fmt::format("Expected arguments of type {}, but found ({}) instead.", expected, found));
}

} // namespace

NodePtr parse_call(const Arguments& args, const ParseContext& context) {
    const CallDefinition& definition = *find_call(args[0].string());
    std::vector<const Signature*> all;
    std::vector<const Signature*> fitting;
    for (const Signature& signature : definition.signatures) {
        all.push_back(&signature);
        if (signature.variadic || signature.params.size() == args.size() - 1)
            fitting.push_back(&signature);
    }
    std::vector<ParseError> errors;
    for (const Signature* signature : fitting) {
        errors.clear();
        auto parsed = parse_args(args, *signature, context.with_errors(errors));
        if (parsed) return make_call(definition, *signature, std::move(*parsed), context);
    }
    if (fitting.size() != 1)
        return fail_without_signature(args, fitting.empty() ? all : fitting, context);
    context.add_errors(std::move(errors));
    return nullptr;
}

} // namespace cordon::style

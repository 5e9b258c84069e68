// SPDX-License-Identifier: MIT
// get, has, properties, geometry-type, id, feature-state, zoom, heatmap-density, elevation,
// line-progress, accumulated; all, any, !
#include "style/expression/call.hpp"

namespace cordon::style {

namespace {

/// The attribute that the first argument names.
std::optional<Value> own_property(const Call& call, const Context& context) {
    if (context.feature == nullptr) {
        static_cast<void>(call.text(0, context));
        return std::nullopt;
    }
    if (call.attribute().slot != Key::no_slot) return context.feature->property(call.attribute());
    return context.feature->property({call.text(0, context).view});
}

std::optional<Value> member(const Call& call, const Context& context) {
    const Text name = call.text(0, context);
    const Value value = call.arg(1, context);
    const auto* object = std::get_if<Object>(&value);
    if (object == nullptr) call.fail(mismatch_text(Kind::object, type_of(value)));
    const Json* found = object->json->find(name.view);
    if (found == nullptr) return std::nullopt;
    return from_json(*found, object->owner);
}

Value get_own(const Call& call, const Context& context) {
    return own_property(call, context).value_or(Value());
}
Value get_member(const Call& call, const Context& context) {
    return member(call, context).value_or(Value());
}
Value has_own(const Call& call, const Context& context) {
    return own_property(call, context).has_value();
}
Value has_member(const Call& call, const Context& context) {
    return member(call, context).has_value();
}

Value properties(const Call& /*call*/, const Context& context) {
    static const Json empty{Json::Object()};
    return context.feature == nullptr ? Value(Object{&empty, nullptr})
                                      : context.feature->properties();
}

Value geometry_type(const Call& /*call*/, const Context& context) {
    if (context.feature == nullptr) return {};
    return Text{context.feature->geometry_type(), nullptr};
}

Value feature_id(const Call& /*call*/, const Context& context) {
    return context.feature == nullptr ? Value() : context.feature->id();
}

Value feature_state(const Call& call, const Context& context) {
    const Text name = call.text(0, context);
    const Json* found =
        context.feature_state == nullptr ? nullptr : context.feature_state->find(name.view);
    return found == nullptr ? Value() : from_json(*found);
}

Value zoom(const Call& /*call*/, const Context& context) {
    return context.zoom;
}
Value heatmap_density(const Call& /*call*/, const Context& context) {
    return context.heatmap_density;
}
Value elevation(const Call& /*call*/, const Context& context) {
    return context.elevation;
}
Value line_progress(const Call& /*call*/, const Context& context) {
    return context.line_progress;
}
Value accumulated(const Call& /*call*/, const Context& context) {
    return context.accumulated == nullptr ? Value() : *context.accumulated;
}

Value all(const Call& call, const Context& context) {
    for (std::size_t i = 0; i < call.args().size(); ++i)
        if (!call.boolean(i, context)) return false;
    return true;
}

Value any(const Call& call, const Context& context) {
    for (std::size_t i = 0; i < call.args().size(); ++i)
        if (call.boolean(i, context)) return true;
    return false;
}

Value negation(const Call& call, const Context& context) {
    return !call.boolean(0, context);
}

/// The reference has a signature for two operands beside the one for any number; messages show
/// both.
CallDefinition junction(std::string_view name, CallFunction function) {
    return {name,
            Kind::boolean,
            {{{Kind::boolean, Kind::boolean}, false, function}, {{Kind::boolean}, true, function}}};
}

} // namespace

const std::vector<CallDefinition>& feature_calls() {
    static const std::vector<CallDefinition> calls = {
        {"get",
         Kind::value,
         {{{Kind::string}, false, get_own, depends_on_feature},
          {{Kind::string, Kind::object}, false, get_member}}},
        {"has",
         Kind::boolean,
         {{{Kind::string}, false, has_own, depends_on_feature},
          {{Kind::string, Kind::object}, false, has_member}}},
        {"properties", Kind::object, {{{}, false, properties, depends_on_feature}}},
        {"geometry-type", Kind::string, {{{}, false, geometry_type, depends_on_feature}}},
        {"id", Kind::value, {{{}, false, feature_id, depends_on_feature}}},
        {"feature-state",
         Kind::value,
         {{{Kind::string}, false, feature_state, depends_on_feature | depends_on_feature_state}}},
        {"zoom", Kind::number, {{{}, false, zoom, depends_on_zoom}}, Form::zoom},
        {"heatmap-density", Kind::number, {{{}, false, heatmap_density, depends_on_other}}},
        {"elevation", Kind::number, {{{}, false, elevation, depends_on_other}}},
        {"line-progress", Kind::number, {{{}, false, line_progress, depends_on_other}}},
        {"accumulated",
         Kind::value,
         {{{}, false, accumulated, depends_on_other | depends_on_accumulated}}},
    };
    return calls;
}

const std::vector<CallDefinition>& logic_calls() {
    static const std::vector<CallDefinition> calls = {
        junction("all", all),
        junction("any", any),
        {"!", Kind::boolean, {{{Kind::boolean}, false, negation}}},
    };
    return calls;
}

} // namespace cordon::style

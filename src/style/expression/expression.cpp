// SPDX-License-Identifier: MIT
#include "style/expression/expression.hpp"

#include "style/expression/color_parse.hpp"

#include <string_view>

namespace cordon::style {

namespace {

/// No expression of a real style has as many parts; re-reading for messages counts too.
constexpr std::size_t max_parts = 200'000;

EvaluationKind kind_of(const Node& root) {
    const bool feature = root.depends_on(depends_on_feature);
    const bool zoom = root.depends_on(depends_on_zoom);
    if (feature) return zoom ? EvaluationKind::composite : EvaluationKind::source;
    return zoom ? EvaluationKind::camera : EvaluationKind::constant;
}

Type item_type(ValueType item) {
    switch (item) {
    case ValueType::number: return Kind::number;
    case ValueType::string:
    case ValueType::enumeration: return Kind::string;
    case ValueType::boolean: return Kind::boolean;
    case ValueType::color: return Kind::color;
    default: return Kind::value;
    }
}

/// Result of the search for the one curve over zoom.
struct ZoomCurve {
    const Node* curve = nullptr;
    std::string_view error;
    [[nodiscard]] bool found() const { return curve != nullptr || !error.empty(); }
};

constexpr std::string_view zoom_not_on_top = "\"zoom\" expression may only be used as input to a "
                                             "top-level \"step\" or \"interpolate\" expression.";
constexpr std::string_view two_zoom_curves =
    "Only one zoom-based \"step\" or \"interpolate\" subexpression may be used in an expression.";

ZoomCurve find_zoom_curve(const Node& node) {
    if (node.form() == Form::variable) return {};
    std::vector<ZoomCurve> inside;
    inside.reserve(node.args().size());
    for (const NodePtr& child : node.args()) inside.push_back(find_zoom_curve(*child));

    ZoomCurve result;
    if (node.form() == Form::let) {
        result = inside.back();
    } else if (node.form() == Form::coalesce) {
        for (const ZoomCurve& curve : inside)
            if (!result.found()) result = curve;
    } else if ((node.form() == Form::step || node.form() == Form::interpolate) &&
               node.args().front()->form() == Form::zoom) {
        result.curve = &node;
    }
    if (!result.error.empty()) return result;
    for (const ZoomCurve& curve : inside) {
        if (!curve.error.empty()) {
            result = curve;
        } else if (curve.curve != nullptr && !result.found()) {
            result.error = zoom_not_on_top;
        } else if (curve.curve != nullptr && result.curve != curve.curve) {
            result = {nullptr, two_zoom_curves};
        }
    }
    return result;
}

} // namespace

Expression::Expression(std::shared_ptr<const Json> source, NodePtr root,
                       std::vector<std::string> keys, std::string path)
    : source_(std::move(source)), root_(std::move(root)), keys_(std::move(keys)),
      path_(std::move(path)), kind_(kind_of(*root_)) {}

bool is_expression(const Json& json) {
    return json.is_array() && !json.items().empty() && json.items()[0].is_string() &&
           find_operator(json.items()[0].string()) != nullptr;
}

std::optional<Type> expected_type(const PropertySpec& spec) {
    switch (spec.type) {
    case ValueType::any: return std::nullopt;
    case ValueType::boolean: return Kind::boolean;
    case ValueType::number: return Kind::number;
    case ValueType::string:
    case ValueType::enumeration: return Kind::string;
    case ValueType::color: return Kind::color;
    case ValueType::formatted: return Kind::formatted;
    case ValueType::resolved_image: return Kind::resolved_image;
    case ValueType::padding: return Kind::padding;
    case ValueType::number_array: return Kind::number_array;
    case ValueType::color_array: return Kind::color_array;
    case ValueType::projection_definition: return Kind::projection_definition;
    case ValueType::variable_anchor_offset_collection:
        return Kind::variable_anchor_offset_collection;
    case ValueType::array: break;
    }
    return Type::array(item_type(spec.item),
                       spec.length == 0 ? std::nullopt : std::optional(spec.length));
}

tl::expected<ExpressionPtr, ParseErrors>
parse_expression(const Json& json, const PropertySpec* spec, std::string path) {
    auto source = std::make_shared<const Json>(json);
    ParseJob job{{}, max_parts};
    ParseErrors errors;
    const ParseContext context(job, errors, spec == nullptr ? std::nullopt : expected_type(*spec));
    // Texts are converted rather than asserted, which is more convenient.
    const bool text = spec != nullptr && spec->type == ValueType::string;
    NodePtr root = context.parse(*source, text ? Annotation::coerce : Annotation::automatic);
    if (root == nullptr) return tl::unexpected(std::move(errors));
    return std::make_shared<const Expression>(std::move(source), std::move(root),
                                              std::move(job.keys), std::move(path));
}

tl::expected<ExpressionPtr, ParseErrors>
parse_property_expression(const Json& json, const PropertySpec& spec, std::string path) {
    auto parsed = parse_expression(json, &spec, std::move(path));
    if (!parsed) return parsed;
    const Expression& expression = **parsed;
    const auto refuse = [](std::string_view message) {
        return tl::unexpected(ParseErrors{{"", std::string(message)}});
    };
    const bool takes_features = spec.property_type == PropertyType::data_driven ||
                                spec.property_type == PropertyType::cross_faded_data_driven;
    if (!expression.is_feature_constant() && !takes_features)
        return refuse("data expressions not supported");
    if (!expression.is_zoom_constant() && !spec.takes(Input::zoom))
        return refuse("zoom expressions not supported");
    const ZoomCurve curve = find_zoom_curve(expression.root());
    if (!curve.found() && !expression.is_zoom_constant()) return refuse(zoom_not_on_top);
    if (!curve.error.empty()) return refuse(curve.error);
    if (curve.curve != nullptr && curve.curve->form() == Form::interpolate && !spec.interpolated)
        return refuse("\"interpolate\" expressions cannot be used with this property");
    return parsed;
}

ExpressionPtr make_constant(std::shared_ptr<const Json> source, Value value, std::string path) {
    Type type = type_of(value);
    return std::make_shared<const Expression>(
        std::move(source), std::make_shared<const Literal>(std::move(type), std::move(value)),
        std::vector<std::string>(), std::move(path));
}

Value property_value(const Json& json, const PropertySpec& spec) {
    Value value = from_json(json);
    const auto rich_or_null = [](auto read) {
        return read ? make_rich(std::move(*read)) : Value();
    };
    switch (spec.type) {
    case ValueType::color: {
        const auto* text = std::get_if<Text>(&value);
        const auto color = text == nullptr ? std::nullopt : parse_color(text->view);
        return color ? Value(*color) : Value();
    }
    case ValueType::padding: return rich_or_null(to_padding(value));
    case ValueType::number_array: return rich_or_null(to_number_array(value));
    case ValueType::color_array: return rich_or_null(to_color_array(value));
    case ValueType::variable_anchor_offset_collection:
        return rich_or_null(to_anchor_offsets(value));
    case ValueType::projection_definition: return rich_or_null(to_projection(value));
    default: return value;
    }
}

} // namespace cordon::style

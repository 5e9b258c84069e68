// SPDX-License-Identifier: MIT
// step, interpolate, interpolate-hcl, interpolate-lab
#include "style/expression/mix_values.hpp"
#include "style/expression/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace cordon::style {

namespace {

/// Stops of a ramp, and its input as the first node before the outputs.
struct Stops {
    std::vector<double> labels; ///< ascending
    std::vector<NodePtr> nodes;
    std::optional<Type> type;
};

/// Index of the last stop at or below the input, or 0.
std::size_t stop_below(const std::vector<double>& labels, double input) {
    const auto above = std::upper_bound(labels.begin(), labels.end(), input);
    return above == labels.begin() ? 0 : static_cast<std::size_t>(above - labels.begin()) - 1;
}

class Step final : public Node {
  public:
    Step(std::string key, Stops stops)
        : Node(Form::step, *stops.type, std::move(key), std::move(stops.nodes)),
          labels_(std::move(stops.labels)) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        const double input = number(0, context);
        if (std::isnan(input)) fail("Input is not a number.");
        return arg(1 + stop_below(labels_, input), context);
    }
    [[nodiscard]] bool output_defined() const override { return outputs_defined(1); }

  private:
    std::vector<double> labels_;
};

enum class Curve : std::uint8_t { exponential, cubic_bezier };

struct Interpolation {
    Curve curve = Curve::exponential;
    double base = 1.0; ///< 1 = linear
    std::array<double, 4> control{};
};

double exponential_share(double input, double base, double lower, double upper) {
    const double width = upper - lower;
    const double progress = input - lower;
    if (width == 0.0) return 0.0;
    if (base == 1.0) return progress / width;
    return (std::pow(base, progress) - 1.0) / (std::pow(base, width) - 1.0);
}

/// One coordinate of the cubic Bézier curve from 0 to 1 with inner control values a and b, in
/// Horner's form.
double bezier(double a, double b, double t) {
    const double c1 = 3.0 * a;
    const double c2 = 3.0 * (b - a) - c1;
    const double c3 = 1.0 - c1 - c2;
    return ((c3 * t + c2) * t + c1) * t;
}

double bezier_slope(double a, double b, double t) {
    const double c1 = 3.0 * a;
    const double c2 = 3.0 * (b - a) - c1;
    const double c3 = 1.0 - c1 - c2;
    return (3.0 * c3 * t + 2.0 * c2) * t + c1;
}

/// The parameter at which the curve has that x: Newton's method from t = x, and bisection where the
/// curve is too flat for it. The tolerance is the one of the reference, which six digits of its
/// results show.
double bezier_parameter(double a, double b, double x) {
    constexpr double tolerance = 1e-6;
    constexpr int newton_steps = 8;
    double t = x;
    for (int i = 0; i < newton_steps; ++i) {
        const double error = bezier(a, b, t) - x;
        if (std::abs(error) < tolerance) return t;
        const double slope = bezier_slope(a, b, t);
        if (std::abs(slope) < tolerance) break;
        t -= error / slope;
    }
    constexpr int halvings = 20;
    double low = 0.0;
    double high = 1.0;
    t = x;
    for (int i = 0; i < halvings; ++i) {
        const double error = bezier(a, b, t) - x;
        if (std::abs(error) < tolerance) break;
        (error < 0.0 ? low : high) = t;
        t = low + (high - low) / 2.0;
    }
    return t;
}

double bezier_share(const std::array<double, 4>& control, double x) {
    return bezier(control[1], control[3], bezier_parameter(control[0], control[2], x));
}

/// How far the value has gone from the stop below to the stop above: 0..1.
double share_between(const Interpolation& interpolation, double input, double lower, double upper) {
    if (interpolation.curve == Curve::exponential)
        return exponential_share(input, interpolation.base, lower, upper);
    return bezier_share(interpolation.control, exponential_share(input, 1.0, lower, upper));
}

class Interpolate final : public Node {
  public:
    Interpolate(std::string key, Stops stops, Interpolation interpolation, ColorSpace space)
        : Node(Form::interpolate, *stops.type, key, std::move(stops.nodes)), key_(std::move(key)),
          labels_(std::move(stops.labels)), interpolation_(interpolation), space_(space) {}
    [[nodiscard]] Value evaluate(const Context& context) const override {
        if (labels_.size() == 1) return arg(1, context);
        const double input = number(0, context);
        if (std::isnan(input)) fail("Input is not a number.");
        const std::size_t stop = stop_below(labels_, input);
        if (input <= labels_.front() || stop + 1 == labels_.size()) return arg(1 + stop, context);
        const double t = share_between(interpolation_, input, labels_[stop], labels_[stop + 1]);
        const Value lower = arg(1 + stop, context);
        const Value upper = arg(2 + stop, context);
        auto mixed = mix_values(lower, upper, t, space_);
        if (!mixed)
            throw EvaluationError(mixed.error().message,
                                  mixed.error().located ? key_ : std::string());
        return std::move(*mixed);
    }
    [[nodiscard]] bool output_defined() const override { return outputs_defined(1); }

  private:
    std::string key_;
    std::vector<double> labels_;
    Interpolation interpolation_;
    ColorSpace space_;
};

/// Adds a stop; false when an error was listed. `index` is that of the label.
bool add_stop(Stops& stops, const Arguments& args, std::size_t index, const ParseContext& context) {
    const std::string& name = args[0].string();
    if (!args[index].is_number()) {
        context.fail(
            fmt::format("Input/output pairs for \"{}\" expressions must be defined using literal "
                        "numeric values (not computed expressions) for the input values.",
                        name.substr(0, name.find('-'))),
            {index});
        return false;
    }
    const double label = args[index].number();
    if (!stops.labels.empty() && stops.labels.back() >= label) {
        context.fail(
            fmt::format("Input/output pairs for \"{}\" expressions must be arranged with input "
                        "values in strictly ascending order.",
                        name.substr(0, name.find('-'))),
            {index});
        return false;
    }
    stops.labels.push_back(label);
    return true;
}

bool add_output(Stops& stops, const Json& output, std::size_t index, const ParseContext& context) {
    NodePtr node = context.parse_arg(output, index, stops.type);
    if (node == nullptr) return false;
    if (!stops.type) stops.type = node->type();
    stops.nodes.push_back(std::move(node));
    return true;
}

/// Checks the number of arguments; true when they can be stops.
bool counts_fit(const Arguments& args, const ParseContext& context) {
    const std::size_t count = args.size() - 1;
    if (count < 4) {
        context.fail(fmt::format("Expected at least 4 arguments, but found only {}.", count));
        return false;
    }
    if (count % 2 != 0) {
        context.fail("Expected an even number of arguments.");
        return false;
    }
    return true;
}

NodePtr parse_step(const Arguments& args, const ParseContext& context) {
    if (!counts_fit(args, context)) return nullptr;
    Stops stops{{}, {context.parse_arg(args[1], 1, Type(Kind::number))}, context.wanted_output()};
    if (stops.nodes[0] == nullptr) return nullptr;
    // The first output holds below all labels.
    stops.labels.push_back(-std::numeric_limits<double>::infinity());
    if (!add_output(stops, args[2], 2, context)) return nullptr;
    for (std::size_t i = 3; i < args.size(); i += 2)
        if (!add_stop(stops, args, i, context) || !add_output(stops, args[i + 1], i + 1, context))
            return nullptr;
    return std::make_shared<Step>(context.key(), std::move(stops));
}

std::optional<Interpolation> parse_bezier(const Arguments& curve, const ParseContext& context) {
    Interpolation out{Curve::cubic_bezier, 1.0, {}};
    bool valid = curve.size() == 5;
    for (std::size_t i = 1; valid && i < 5; ++i) {
        valid = curve[i].is_number() && curve[i].number() >= 0.0 && curve[i].number() <= 1.0;
        if (valid) out.control.at(i - 1) = curve[i].number();
    }
    if (valid) return out;
    context.fail(
        "Cubic bezier interpolation requires four numeric arguments with values between 0 and 1.",
        {1});
    return std::nullopt;
}

std::optional<Interpolation> parse_interpolation(const Arguments& args,
                                                 const ParseContext& context) {
    if (args.size() < 2 || !args[1].is_array() || args[1].items().empty()) {
        context.fail("Expected an interpolation type expression.", {1});
        return std::nullopt;
    }
    const Arguments& curve = args[1].items();
    const std::string name = curve[0].is_null() ? "null" : to_plain_text(from_json(curve[0]));
    const bool is_name = curve[0].is_string();
    if (is_name && name == "linear") return Interpolation{};
    if (is_name && name == "cubic-bezier") return parse_bezier(curve, context);
    if (!is_name || name != "exponential") {
        context.fail("Unknown interpolation type " + name, {1, 0});
        return std::nullopt;
    }
    if (curve.size() < 2 || !curve[1].is_number()) {
        context.fail("Exponential interpolation requires a numeric base.", {1, 1});
        return std::nullopt;
    }
    return Interpolation{Curve::exponential, curve[1].number(), {}};
}

bool is_interpolatable(const Type& type) {
    switch (type.kind()) {
    case Kind::number:
    case Kind::color:
    case Kind::projection_definition:
    case Kind::padding:
    case Kind::number_array:
    case Kind::color_array:
    case Kind::variable_anchor_offset_collection: return true;
    case Kind::array: return type.item().is(Kind::number) && type.length().has_value();
    default: return false;
    }
}

NodePtr parse_interpolate(const Arguments& args, const ParseContext& context) {
    const auto interpolation = parse_interpolation(args, context);
    if (!interpolation || !counts_fit(args, context)) return nullptr;
    const std::string& name = args[0].string();
    const ColorSpace space = name == "interpolate-hcl"   ? ColorSpace::hcl
                             : name == "interpolate-lab" ? ColorSpace::lab
                                                         : ColorSpace::rgb;
    std::optional<Type> type = context.wanted_output();
    if (space != ColorSpace::rgb && (!type || !type->is(Kind::color_array))) type = Kind::color;
    Stops stops{{}, {context.parse_arg(args[2], 2, Type(Kind::number))}, type};
    if (stops.nodes[0] == nullptr) return nullptr;
    for (std::size_t i = 3; i < args.size(); i += 2)
        if (!add_stop(stops, args, i, context) || !add_output(stops, args[i + 1], i + 1, context))
            return nullptr;
    if (!is_interpolatable(*stops.type)) {
        return context.fail(fmt::format("Type {} is not interpolatable.", type_text(*stops.type)));
    }
    return std::make_shared<Interpolate>(context.key(), std::move(stops), *interpolation, space);
}

constexpr std::array<Operator, 4> operators = {{{"step", parse_step},
                                                {"interpolate", parse_interpolate},
                                                {"interpolate-hcl", parse_interpolate},
                                                {"interpolate-lab", parse_interpolate}}};

} // namespace

std::span<const Operator> ramp_operators() {
    return operators;
}

} // namespace cordon::style

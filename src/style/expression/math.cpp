// SPDX-License-Identifier: MIT
// ln2, pi, e, + * - / % ^, sqrt, log10, ln, log2, sin, cos, tan, asin, acos, atan, min, max, round,
// abs, ceil, floor
#include "style/expression/call.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace cordon::style {

namespace {

template <double (*Function)(double)>
Value unary(const Call& call, const Context& context) {
    return Function(call.number(0, context));
}

template <double (*Function)(double, double)>
Value binary(const Call& call, const Context& context) {
    // In this order, so that the message of the first failing argument is given.
    const double a = call.number(0, context);
    const double b = call.number(1, context);
    return Function(a, b);
}

template <double (*Function)(double, double)>
Value fold_all(const Call& call, const Context& context, double start) {
    double result = start;
    for (std::size_t i = 0; i < call.args().size(); ++i)
        result = Function(result, call.number(i, context));
    return result;
}

double add(double a, double b) {
    return a + b;
}
double multiply(double a, double b) {
    return a * b;
}
double subtract(double a, double b) {
    return a - b;
}
double divide(double a, double b) {
    return a / b;
}
double negate(double a) {
    return -a;
}
double power(double a, double b) {
    // ECMAScript differs from C for 1 and -1 with an infinite or missing exponent.
    if (std::isnan(b) || (std::abs(a) == 1.0 && std::isinf(b)))
        return std::numeric_limits<double>::quiet_NaN();
    return std::pow(a, b);
}
double remainder_of(double a, double b) {
    return std::fmod(a, b);
}
double smaller(double a, double b) {
    return std::isnan(a) || std::isnan(b) ? a + b : std::min(a, b);
}
double larger(double a, double b) {
    return std::isnan(a) || std::isnan(b) ? a + b : std::max(a, b);
}
double square_root(double a) {
    return std::sqrt(a);
}
double log_10(double a) {
    return std::log(a) / std::numbers::ln10;
}
double log_2(double a) {
    return std::log(a) / std::numbers::ln2;
}
double log_e(double a) {
    return std::log(a);
}
double sine(double a) {
    return std::sin(a);
}
double cosine(double a) {
    return std::cos(a);
}
double tangent(double a) {
    return std::tan(a);
}
double arc_sine(double a) {
    return std::asin(a);
}
double arc_cosine(double a) {
    return std::acos(a);
}
double arc_tangent(double a) {
    return std::atan(a);
}
double absolute(double a) {
    return std::abs(a);
}
double ceiling(double a) {
    return std::ceil(a);
}
double floor_of(double a) {
    return std::floor(a);
}
double nearest(double a) {
    return a < 0.0 ? -std::floor(0.5 - a) : std::floor(a + 0.5);
}

Value sum(const Call& call, const Context& context) {
    return fold_all<add>(call, context, 0.0);
}
Value product(const Call& call, const Context& context) {
    return fold_all<multiply>(call, context, 1.0);
}
Value minimum(const Call& call, const Context& context) {
    return fold_all<smaller>(call, context, std::numeric_limits<double>::infinity());
}
Value maximum(const Call& call, const Context& context) {
    return fold_all<larger>(call, context, -std::numeric_limits<double>::infinity());
}
Value ln2(const Call& /*call*/, const Context& /*context*/) {
    return std::numbers::ln2;
}
Value pi(const Call& /*call*/, const Context& /*context*/) {
    return std::numbers::pi;
}
Value euler(const Call& /*call*/, const Context& /*context*/) {
    return std::numbers::e;
}

CallDefinition constant(std::string_view name, CallFunction function) {
    return {name, Kind::number, {{{}, false, function}}};
}
CallDefinition of_one(std::string_view name, CallFunction function) {
    return {name, Kind::number, {{{Kind::number}, false, function}}};
}
CallDefinition of_two(std::string_view name, CallFunction function) {
    return {name, Kind::number, {{{Kind::number, Kind::number}, false, function}}};
}
CallDefinition of_many(std::string_view name, CallFunction function) {
    return {name, Kind::number, {{{Kind::number}, true, function}}};
}

} // namespace

const std::vector<CallDefinition>& math_calls() {
    static const std::vector<CallDefinition> calls = {
        constant("ln2", ln2),
        constant("pi", pi),
        constant("e", euler),
        of_many("+", sum),
        of_many("*", product),
        {"-",
         Kind::number,
         {{{Kind::number, Kind::number}, false, binary<subtract>},
          {{Kind::number}, false, unary<negate>}}},
        of_two("/", binary<divide>),
        of_two("%", binary<remainder_of>),
        of_two("^", binary<power>),
        of_one("sqrt", unary<square_root>),
        of_one("log10", unary<log_10>),
        of_one("ln", unary<log_e>),
        of_one("log2", unary<log_2>),
        of_one("sin", unary<sine>),
        of_one("cos", unary<cosine>),
        of_one("tan", unary<tangent>),
        of_one("asin", unary<arc_sine>),
        of_one("acos", unary<arc_cosine>),
        of_one("atan", unary<arc_tangent>),
        of_many("min", minimum),
        of_many("max", maximum),
        of_one("round", unary<nearest>),
        of_one("abs", unary<absolute>),
        of_one("ceil", unary<ceiling>),
        of_one("floor", unary<floor_of>),
    };
    return calls;
}

} // namespace cordon::style

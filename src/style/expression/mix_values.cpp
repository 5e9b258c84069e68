// SPDX-License-Identifier: MIT
#include "style/expression/mix_values.hpp"

#include "style/expression/number_text.hpp"

#include <fmt/format.h>

#include <limits>

namespace cordon::style {

namespace {

using Mixed = tl::expected<Value, MixProblem>;

double lerp(double a, double b, double t) {
    return a + t * (b - a);
}

Mixed mix_colors(const ColorArray& a, const ColorArray& b, double t, ColorSpace space) {
    if (a.values.size() != b.values.size()) {
        return tl::unexpected(MixProblem{
            fmt::format(
                "colorArray: Arrays have mismatched length ({} vs. {}), cannot interpolate.",
                a.values.size(), b.values.size()),
            false});
    }
    ColorArray out;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        out.values.push_back(mix(a.values[i], b.values[i], t, space));
    return make_rich(std::move(out));
}

Mixed mix_anchors(const Value& first, const Value& second, double t) {
    const auto& a = rich<AnchorOffsets>(first)->values;
    const auto& b = rich<AnchorOffsets>(second)->values;
    if (a.size() != b.size()) {
        return tl::unexpected(MixProblem{
            fmt::format("Cannot interpolate values of different length. from: {}, to: {}",
                        to_display_text(first), to_display_text(second)),
            true});
    }
    AnchorOffsets out;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].anchor != b[i].anchor) {
            return tl::unexpected(
                MixProblem{fmt::format("Cannot interpolate values containing mismatched anchors. "
                                       "from[{0}]: {1}, to[{0}]: {2}",
                                       2 * i, a[i].anchor, b[i].anchor),
                           true});
        }
        out.values.push_back({a[i].anchor, lerp(a[i].x, b[i].x, t), lerp(a[i].y, b[i].y, t)});
    }
    return make_rich(std::move(out));
}

Mixed mix_lists(const List& a, const List& b, double t) {
    std::vector<Value> out;
    out.reserve(a.items.size());
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        const auto* x = std::get_if<double>(&a.items[i]);
        const auto* y = i < b.items.size() ? std::get_if<double>(&b.items[i]) : nullptr;
        out.emplace_back(x == nullptr || y == nullptr ? std::numeric_limits<double>::quiet_NaN()
                                                      : lerp(*x, *y, t));
    }
    return make_list(std::move(out));
}

} // namespace

tl::expected<Value, MixProblem> mix_values(const Value& a, const Value& b, double t,
                                           ColorSpace space) {
    if (const auto* x = std::get_if<double>(&a))
        if (const auto* y = std::get_if<double>(&b)) return Value(lerp(*x, *y, t));
    if (const auto* x = std::get_if<Color>(&a))
        if (const auto* y = std::get_if<Color>(&b)) return Value(mix(*x, *y, t, space));
    if (const auto* x = std::get_if<ListPtr>(&a))
        if (const auto* y = std::get_if<ListPtr>(&b)) return mix_lists(**x, **y, t);
    if (const auto* x = rich<ColorArray>(a))
        if (const auto* y = rich<ColorArray>(b)) return mix_colors(*x, *y, t, space);
    if (const auto* x = rich<Padding>(a)) {
        if (const auto* y = rich<Padding>(b)) {
            Padding out;
            for (std::size_t i = 0; i < 4; ++i)
                out.values.at(i) = lerp(x->values.at(i), y->values.at(i), t);
            return make_rich(out);
        }
    }
    if (const auto* x = rich<NumberArray>(a)) {
        if (const auto* y = rich<NumberArray>(b)) {
            NumberArray out;
            for (std::size_t i = 0; i < x->values.size(); ++i) {
                out.values.push_back(i < y->values.size()
                                         ? lerp(x->values[i], y->values[i], t)
                                         : std::numeric_limits<double>::quiet_NaN());
            }
            return make_rich(std::move(out));
        }
    }
    if (rich<AnchorOffsets>(a) != nullptr && rich<AnchorOffsets>(b) != nullptr)
        return mix_anchors(a, b, t);
    const auto from = to_projection(a);
    const auto to = to_projection(b);
    if (from && to) return make_rich(ProjectionDefinition{from->from, to->to, t});
    return tl::unexpected(MixProblem{fmt::format("Cannot interpolate between {} and {}.",
                                                 type_text(type_of(a)), type_text(type_of(b))),
                                     true});
}

} // namespace cordon::style

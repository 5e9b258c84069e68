// SPDX-License-Identifier: MIT
// rgb, rgba, to-rgba
#include "style/expression/call.hpp"
#include "style/expression/color_parts.hpp"
#include "style/expression/color_space.hpp"

namespace cordon::style {

namespace {

Value rgba(const Call& call, const Context& context) {
    std::vector<Value> parts;
    for (std::size_t i = 0; i < call.args().size(); ++i) parts.push_back(call.arg(i, context));
    if (parts.size() == 3) parts.emplace_back(1.0);
    if (const auto problem = rgba_problem(parts)) call.fail(*problem);
    const auto part = [&](std::size_t i) { return std::get<double>(parts[i]); };
    return Color{part(0) / 255.0, part(1) / 255.0, part(2) / 255.0, part(3)};
}

Value to_rgba(const Call& call, const Context& context) {
    const Value value = call.arg(0, context);
    const auto* color = std::get_if<Color>(&value);
    if (color == nullptr) call.fail(mismatch_text(Kind::color, type_of(value)));
    const Color c = unblended(*color);
    return make_list({c.r * 255.0, c.g * 255.0, c.b * 255.0, c.a});
}

} // namespace

const std::vector<CallDefinition>& color_calls() {
    static const std::vector<CallDefinition> calls = {
        {"rgb", Kind::color, {{{Kind::number, Kind::number, Kind::number}, false, rgba}}},
        {"rgba",
         Kind::color,
         {{{Kind::number, Kind::number, Kind::number, Kind::number}, false, rgba}}},
        {"to-rgba", Type::array(Kind::number, 4), {{{Kind::color}, false, to_rgba}}},
    };
    return calls;
}

} // namespace cordon::style

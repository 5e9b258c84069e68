// SPDX-License-Identifier: MIT
#include "unit/data/dump.hpp"

#include <fmt/format.h>

using namespace cordon;
using namespace cordon::data;

namespace {

std::string to_string(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const auto* number = std::get_if<double>(&value))
        return fmt::format("{}", *number);
    if (const auto* text = std::get_if<std::string_view>(&value))
        return fmt::format("'{}'", *text);
    return to_text(*std::get<const Json*>(value));
}

} // namespace

std::string dump(const FeatureLayer& layer) {
    constexpr const char* kinds[] = {"none", "point", "line", "polygon"};
    std::string out = layer.name.empty() ? "" : "layer " + layer.name + "\n";
    for (std::size_t i = 0; i < layer.size(); ++i) {
        const geom::LonLatView shape = layer.shapes[i];
        out += kinds[static_cast<int>(shape.kind())];
        for (std::size_t part = 0; part < shape.part_count(); ++part) {
            out += shape.is_hole(part) ? " hole(" : " (";
            for (const geom::LonLat& p : shape.part(part))
                out += fmt::format("{} {},", p.x, p.y);
            out.back() = ')';
        }
        for (const Column& column : layer.columns()) {
            const Value value = column[i];
            if (!std::holds_alternative<std::monostate>(value))
                out += fmt::format(" {}={}", column.name(), to_string(value));
        }
        out += '\n';
    }
    return out;
}

// SPDX-License-Identifier: MIT
#include "style/expression/value.hpp"

#include <cmath>

namespace cordon::style {

namespace {

Json text(std::string_view value) {
    return Json(std::string(value));
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json object(std::initializer_list<std::pair<std::string, Json>> members) {
    Json::Object out;
    for (const auto& [key, value] : members) out.push_back({key, value});
    return Json(std::move(out));
}

template <typename Items, typename Function>
Json list(const Items& items, Function function) {
    Json::Array out;
    for (const auto& item : items) out.push_back(function(item));
    return Json(std::move(out));
}

Json rgba(const Color& c) {
    return object({{"r", number(c.r * c.a)},
                   {"g", number(c.g * c.a)},
                   {"b", number(c.b * c.a)},
                   {"a", number(c.a)}});
}

Json image(const Image& value) {
    return object({{"name", text(value.name.view)}, {"available", Json(value.available)}});
}

Json section(const FormattedSection& value) {
    std::string fonts;
    if (value.fonts)
        for (const std::string& font : *value.fonts) fonts += (fonts.empty() ? "" : ",") + font;
    return object(
        {{"text", text(value.text)},
         {"image", value.image ? image(*value.image) : Json()},
         {"scale", value.scale ? number(*value.scale) : Json()},
         {"fontStack", value.fonts ? text(fonts) : Json()},
         {"textColor", value.color ? rgba(*value.color) : Json()},
         {"verticalAlign", value.vertical_align.empty() ? Json() : text(value.vertical_align)}});
}

Json anchors(const AnchorOffsets& offsets) {
    Json::Array out;
    for (const AnchorOffset& item : offsets.values) {
        out.push_back(text(item.anchor));
        out.emplace_back(Json::Array{number(item.x), number(item.y)});
    }
    return Json(std::move(out));
}

Json rich_json(const Value& value) {
    if (const auto* formatted = rich<Formatted>(value))
        return object({{"sections", list(formatted->sections, section)}});
    if (const auto* padding = rich<Padding>(value))
        return object({{"values", list(padding->values, number)}});
    if (const auto* numbers = rich<NumberArray>(value))
        return object({{"values", list(numbers->values, number)}});
    if (const auto* colors = rich<ColorArray>(value))
        return object({{"values", list(colors->values, rgba)}});
    if (const auto* offsets = rich<AnchorOffsets>(value))
        return object({{"values", anchors(*offsets)}});
    if (const auto* projection = rich<ProjectionDefinition>(value)) {
        return object({{"from", text(projection->from)},
                       {"to", text(projection->to)},
                       {"transition", number(projection->transition)}});
    }
    return object({});
}

} // namespace

Json to_json(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return Json(*flag);
    if (const auto* found = std::get_if<double>(&value)) return number(*found);
    if (const auto* found = std::get_if<Text>(&value)) return text(found->view);
    if (const auto* found = std::get_if<Color>(&value)) return rgba(*found);
    if (const auto* found = std::get_if<Object>(&value)) return *found->json;
    if (const auto* found = std::get_if<ListPtr>(&value)) return list((*found)->items, to_json);
    if (const auto* found = std::get_if<Image>(&value)) return image(*found);
    return std::holds_alternative<std::monostate>(value) ? Json() : rich_json(value);
}

} // namespace cordon::style

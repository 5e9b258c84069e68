// SPDX-License-Identifier: MIT
#include "conformance/output_json.hpp"

#include <cmath>

namespace cordon::conformance {

namespace {

Json text(std::string_view value) {
    return Json(std::string(value));
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json object(std::initializer_list<std::pair<std::string, Json>> members) {
    Json::Object out;
    for (const auto& [key, value] : members)
        out.push_back({key, value});
    return Json(std::move(out));
}

template <typename Items, typename Function>
Json list(const Items& items, Function function) {
    Json::Array out;
    for (const auto& item : items)
        out.push_back(function(item));
    return Json(std::move(out));
}

Json rgba(const Color& c) {
    return object({{"r", number(c.r * c.a)},
                   {"g", number(c.g * c.a)},
                   {"b", number(c.b * c.a)},
                   {"a", number(c.a)}});
}

Json image(const style::Image& value) {
    return object({{"name", text(value.name.view)}, {"available", Json(value.available)}});
}

Json section(const style::FormattedSection& value) {
    std::string fonts;
    if (value.fonts)
        for (const std::string& font : *value.fonts)
            fonts += (fonts.empty() ? "" : ",") + font;
    return object(
        {{"text", text(value.text)},
         {"image", value.image ? image(*value.image) : Json()},
         {"scale", value.scale ? number(*value.scale) : Json()},
         {"fontStack", value.fonts ? text(fonts) : Json()},
         {"textColor", value.color ? rgba(*value.color) : Json()},
         {"verticalAlign", value.vertical_align.empty() ? Json() : text(value.vertical_align)}});
}

Json rich_json(const style::Value& value) {
    if (const auto* formatted = style::rich<style::Formatted>(value))
        return object({{"sections", list(formatted->sections, section)}});
    if (const auto* padding = style::rich<style::Padding>(value))
        return object({{"values", list(padding->values, number)}});
    if (const auto* numbers = style::rich<style::NumberArray>(value))
        return object({{"values", list(numbers->values, number)}});
    if (const auto* colors = style::rich<style::ColorArray>(value))
        return object({{"values", list(colors->values, rgba)}});
    if (const auto* projection = style::rich<style::ProjectionDefinition>(value)) {
        return object({{"from", text(projection->from)},
                       {"to", text(projection->to)},
                       {"transition", number(projection->transition)}});
    }
    Json::Array anchors;
    if (const auto* offsets = style::rich<style::AnchorOffsets>(value)) {
        for (const style::AnchorOffset& item : offsets->values) {
            anchors.push_back(text(item.anchor));
            anchors.emplace_back(Json::Array{number(item.x), number(item.y)});
        }
        return object({{"values", Json(std::move(anchors))}});
    }
    return object({});
}

} // namespace

Json output_json(const style::Value& value) {
    if (const auto* flag = std::get_if<bool>(&value))
        return Json(*flag);
    if (const auto* found = std::get_if<double>(&value))
        return number(*found);
    if (const auto* found = std::get_if<style::Text>(&value))
        return text(found->view);
    if (const auto* c = std::get_if<Color>(&value)) {
        return Json(Json::Array{number(c->r * c->a), number(c->g * c->a), number(c->b * c->a),
                                number(c->a)});
    }
    if (const auto* found = std::get_if<style::Object>(&value))
        return *found->json;
    if (const auto* found = std::get_if<style::ListPtr>(&value))
        return list((*found)->items, output_json);
    if (const auto* found = std::get_if<style::Image>(&value))
        return image(*found);
    return std::holds_alternative<std::monostate>(value) ? Json() : rich_json(value);
}

} // namespace cordon::conformance

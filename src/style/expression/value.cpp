// SPDX-License-Identifier: MIT
#include "style/expression/value.hpp"

#include "style/expression/color_parse.hpp"
#include "style/expression/number_text.hpp"
#include "style/property.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cordon::style {

namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

Kind kind_of(const Rich& value) {
    return std::visit(
        Overloaded{[](const Formatted&) { return Kind::formatted; },
                   [](const Padding&) { return Kind::padding; },
                   [](const NumberArray&) { return Kind::number_array; },
                   [](const ColorArray&) { return Kind::color_array; },
                   [](const AnchorOffsets&) { return Kind::variable_anchor_offset_collection; },
                   [](const ProjectionDefinition&) { return Kind::projection_definition; },
                   [](const std::shared_ptr<const Collator>&) { return Kind::collator; }},
        value.value);
}

template <typename Range>
std::string number_list(const Range& values) {
    std::string out = "[";
    for (const double value : values) {
        if (out.size() > 1) out += ',';
        out += std::isfinite(value) ? number_text(value) : "null";
    }
    return out + "]";
}

std::string color_json(const Color& color) {
    // The reference keeps colours multiplied with their alpha.
    return fmt::format(R"({{"r":{},"g":{},"b":{},"a":{}}})", number_text(color.r * color.a),
                       number_text(color.g * color.a), number_text(color.b * color.a),
                       number_text(color.a));
}

std::string colors_text(const ColorArray& colors) {
    std::string out = "[";
    for (const Color& color : colors.values) {
        if (out.size() > 1) out += ',';
        out += color_json(color);
    }
    return out + "]";
}

std::string anchors_text(const AnchorOffsets& anchors) {
    std::string out = "[";
    for (const AnchorOffset& item : anchors.values) {
        if (out.size() > 1) out += ',';
        out += fmt::format("{},[{},{}]", json_quote(item.anchor), number_text(item.x),
                           number_text(item.y));
    }
    return out + "]";
}

std::string projection_text(const ProjectionDefinition& projection) {
    if (projection.from == projection.to && projection.transition == 1.0) return projection.from;
    return fmt::format("[{},{},{}]", json_quote(projection.from), json_quote(projection.to),
                       number_text(projection.transition));
}

std::string rich_text(const Rich& value) {
    return std::visit(
        Overloaded{
            [](const Formatted& formatted) {
                std::string out;
                for (const FormattedSection& section : formatted.sections) out += section.text;
                return out;
            },
            [](const Padding& padding) { return number_list(padding.values); },
            [](const NumberArray& numbers) { return number_list(numbers.values); },
            [](const ColorArray& colors) { return colors_text(colors); },
            [](const AnchorOffsets& anchors) { return anchors_text(anchors); },
            [](const ProjectionDefinition& projection) { return projection_text(projection); },
            [](const std::shared_ptr<const Collator>&) { return std::string("{}"); }},
        value.value);
}

} // namespace

Value make_text(std::string text) {
    auto owner = std::make_shared<const std::string>(std::move(text));
    const std::string_view view = *owner;
    return Text{view, std::move(owner)};
}

Value make_list(std::vector<Value> items) {
    return std::make_shared<const List>(List{std::move(items)});
}

Value from_json(const Json& json, const std::shared_ptr<const void>& owner) {
    if (json.is_null()) return {};
    if (json.is_bool()) return json.boolean();
    if (json.is_number()) return json.number();
    if (json.is_string()) return Text{json.string(), owner};
    if (json.is_object()) return Object{&json, owner};
    std::vector<Value> items;
    items.reserve(json.items().size());
    for (const Json& item : json.items()) items.push_back(from_json(item, owner));
    return make_list(std::move(items));
}

Value from_data(const data::Value& value) {
    return std::visit(Overloaded{[](std::monostate) { return Value(); },
                                 [](bool b) { return Value(b); },
                                 [](double number) { return Value(number); },
                                 [](std::string_view text) {
                                     return Value(Text{text, nullptr});
                                 },
                                 [](const Json* json) { return from_json(*json); }},
                      value);
}

Kind kind_of(const Value& value) {
    constexpr std::array<Kind, 8> kinds = {Kind::null,   Kind::boolean,       Kind::number,
                                           Kind::string, Kind::color,         Kind::object,
                                           Kind::array,  Kind::resolved_image};
    if (const auto* pointer = std::get_if<RichPtr>(&value)) return kind_of(**pointer);
    return kinds.at(value.index());
}

Type type_of(const Value& value) {
    const auto* list = std::get_if<ListPtr>(&value);
    if (list == nullptr) return kind_of(value);
    const std::vector<Value>& items = (*list)->items;
    if (items.empty()) return Type::array(Kind::value, 0);
    const Type first = type_of(items.front());
    // Two arrays never count as the same item type, whatever is in them.
    const bool uniform =
        items.size() == 1 ||
        (!first.is(Kind::array) && std::all_of(items.begin(), items.end(), [&](const Value& item) {
            return kind_of(item) == first.kind();
        }));
    return Type::array(uniform ? first : Type(Kind::value), items.size());
}

bool strictly_equal(const Value& a, const Value& b) {
    if (a.index() != b.index()) return false;
    if (const auto* x = std::get_if<Text>(&a)) return x->view == std::get<Text>(b).view;
    if (const auto* x = std::get_if<double>(&a)) return *x == std::get<double>(b);
    if (const auto* x = std::get_if<bool>(&a)) return *x == std::get<bool>(b);
    return std::holds_alternative<std::monostate>(a);
}

std::string color_text(const Color& color) {
    const auto byte = [](double part) { return number_text(std::floor(part * 255.0 + 0.5)); };
    return fmt::format("rgba({},{},{},{})", byte(color.r), byte(color.g), byte(color.b),
                       number_text(color.a));
}

std::string to_display_text(const Value& value) {
    return std::visit(Overloaded{[](std::monostate) { return std::string(); },
                                 [](bool b) { return std::string(b ? "true" : "false"); },
                                 [](double number) { return number_text(number); },
                                 [](const Text& text) { return std::string(text.view); },
                                 [](const Color& color) { return color_text(color); },
                                 [](const Object& object) { return to_json_text(*object.json); },
                                 [&](const ListPtr&) { return to_json_text(value); },
                                 [](const Image& image) { return std::string(image.name.view); },
                                 [](const RichPtr& pointer) { return rich_text(*pointer); }},
                      value);
}

std::string to_plain_text(const Value& value) {
    if (const auto* list = std::get_if<ListPtr>(&value)) {
        std::string out;
        bool first = true;
        for (const Value& item : (*list)->items) {
            if (!first) out += ',';
            first = false;
            out += to_plain_text(item);
        }
        return out;
    }
    if (std::holds_alternative<Object>(value)) return "[object Object]";
    return to_display_text(value);
}

std::string to_json_text(const Value& value) {
    return to_json_text(to_json(value));
}

std::string to_json_text(const Json& json) {
    if (json.is_number()) return std::isfinite(json.number()) ? number_text(json.number()) : "null";
    if (!json.is_array() && !json.is_object()) return to_text(json);
    std::string out(1, json.is_array() ? '[' : '{');
    if (json.is_array()) {
        for (const Json& item : json.items()) {
            if (out.size() > 1) out += ',';
            out += to_json_text(item);
        }
        return out + "]";
    }
    for (const Json::Member& member : json.members()) {
        if (out.size() > 1) out += ',';
        out += json_quote(member.key) + ':' + to_json_text(member.value);
    }
    return out + "}";
}

namespace {

/// All items when they are numbers.
std::optional<std::vector<double>> all_numbers(const Value& value) {
    const auto* list = std::get_if<ListPtr>(&value);
    if (list == nullptr) return std::nullopt;
    std::vector<double> numbers;
    for (const Value& item : (*list)->items) {
        const auto* number = std::get_if<double>(&item);
        if (number == nullptr) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

} // namespace

std::optional<Padding> to_padding(const Value& value) {
    if (const auto* padding = rich<Padding>(value)) return *padding;
    if (const auto* all = std::get_if<double>(&value)) return Padding{{*all, *all, *all, *all}};
    const auto numbers = all_numbers(value);
    if (!numbers || numbers->empty() || numbers->size() > 4) return std::nullopt;
    const auto& n = *numbers;
    switch (n.size()) {
    case 1: return Padding{{n[0], n[0], n[0], n[0]}};
    case 2: return Padding{{n[0], n[1], n[0], n[1]}};
    case 3: return Padding{{n[0], n[1], n[2], n[1]}};
    default: return Padding{{n[0], n[1], n[2], n[3]}};
    }
}

std::optional<NumberArray> to_number_array(const Value& value) {
    if (const auto* numbers = rich<NumberArray>(value)) return *numbers;
    if (const auto* number = std::get_if<double>(&value)) return NumberArray{{*number}};
    auto numbers = all_numbers(value);
    if (!numbers) return std::nullopt;
    return NumberArray{std::move(*numbers)};
}

std::optional<ColorArray> to_color_array(const Value& value) {
    if (const auto* colors = rich<ColorArray>(value)) return *colors;
    ColorArray colors;
    const auto add = [&](const Value& item) {
        const auto* text = std::get_if<Text>(&item);
        const auto color = text == nullptr ? std::nullopt : parse_color(text->view);
        if (color) colors.values.push_back(*color);
        return color.has_value();
    };
    if (std::holds_alternative<Text>(value))
        return add(value) ? std::optional(colors) : std::nullopt;
    const auto* list = std::get_if<ListPtr>(&value);
    if (list == nullptr) return std::nullopt;
    const auto& items = (*list)->items;
    if (!std::all_of(items.begin(), items.end(), add)) return std::nullopt;
    return colors;
}

std::optional<AnchorOffsets> to_anchor_offsets(const Value& value) {
    if (const auto* anchors = rich<AnchorOffsets>(value)) return *anchors;
    const auto* list = std::get_if<ListPtr>(&value);
    if (list == nullptr) return std::nullopt;
    const auto& items = (*list)->items;
    if (items.empty() || items.size() % 2 != 0) return std::nullopt;
    const auto known = property_spec(Property::text_anchor).values;
    AnchorOffsets anchors;
    for (std::size_t i = 0; i < items.size(); i += 2) {
        const auto* name = std::get_if<Text>(&items[i]);
        const auto offset = all_numbers(items[i + 1]);
        if (name == nullptr || std::find(known.begin(), known.end(), name->view) == known.end() ||
            !offset || offset->size() != 2) {
            return std::nullopt;
        }
        anchors.values.push_back({std::string(name->view), (*offset)[0], (*offset)[1]});
    }
    return anchors;
}

std::optional<ProjectionDefinition> to_projection(const Value& value) {
    if (const auto* projection = rich<ProjectionDefinition>(value)) return *projection;
    if (const auto* text = std::get_if<Text>(&value))
        return ProjectionDefinition{std::string(text->view), std::string(text->view), 1.0};
    if (const auto* list = std::get_if<ListPtr>(&value)) {
        const auto& items = (*list)->items;
        if (items.size() != 3) return std::nullopt;
        const auto* from = std::get_if<Text>(&items[0]);
        const auto* to = std::get_if<Text>(&items[1]);
        const auto* transition = std::get_if<double>(&items[2]);
        if (from == nullptr || to == nullptr || transition == nullptr) return std::nullopt;
        return ProjectionDefinition{std::string(from->view), std::string(to->view), *transition};
    }
    if (const auto* object = std::get_if<Object>(&value)) {
        const Json* from = object->json->find("from");
        const Json* to = object->json->find("to");
        const Json* transition = object->json->find("transition");
        if (from == nullptr || !from->is_string() || to == nullptr || !to->is_string() ||
            transition == nullptr || !transition->is_number()) {
            return std::nullopt;
        }
        return ProjectionDefinition{from->string(), to->string(), transition->number()};
    }
    return std::nullopt;
}

} // namespace cordon::style

// SPDX-License-Identifier: MIT
#include "style/expression/legacy_function.hpp"

#include "style/expression/number_text.hpp"

#include <algorithm>
#include <optional>

namespace cordon::style {

namespace {

Json text(std::string_view value) {
    return Json(std::string(value));
}

template <typename... Items>
Json array(Items... items) {
    Json::Array out;
    (out.push_back(std::move(items)), ...);
    return Json(std::move(out));
}

/// Arrays and objects (and null) must be quoted to stand in an expression.
Json literal(const Json& value) {
    if (value.is_array() || value.is_object() || value.is_null())
        return array(text("literal"), value);
    return value;
}

struct Stop {
    Json input;
    Json output;
};

/// Reads one function object.
class Converter {
  public:
    Converter(const Json& function, const PropertySpec& spec) : function_(function), spec_(spec) {
        if (!spec.default_json.empty()) spec_default_ = parse_json(spec.default_json, "default");
        const Json* type = function.find("type");
        if (type != nullptr && type->is_string()) type_ = type->string();
        if (const Json* name = function.find("property")) property_ = *name;
    }

    tl::expected<Json, std::string> convert() {
        const Json* stops = function_.find("stops");
        if (stops == nullptr) return identity();
        if (!read_stops(*stops))
            return tl::unexpected(std::string("stops must be pairs of input and output"));
        if (stops_.front().input.is_object()) return zoom_and_property();
        if (property_) return by_property(stops_);
        return by_zoom();
    }

  private:
    bool read_stops(const Json& stops) {
        if (!stops.is_array() || stops.items().empty()) return false;
        for (const Json& stop : stops.items()) {
            if (!stop.is_array() || stop.items().size() != 2) return false;
            const Json& input = stop.items()[0];
            const Json& output = stop.items()[1];
            const bool tokens =
                spec_.tokens && !property_ && !input.is_object() && output.is_string();
            stops_.push_back({input, tokens ? convert_tokens(output.string()) : literal(output)});
        }
        return true;
    }

    [[nodiscard]] Json get() const { return array(text("get"), property_ ? *property_ : Json()); }
    [[nodiscard]] const Json* fallback() const { return function_.find("default"); }

    [[nodiscard]] std::string type_or_usual() const {
        if (!type_.empty()) return type_;
        return spec_.interpolated ? "exponential" : "interval";
    }

    [[nodiscard]] Json interpolate_name() const {
        const std::string space = function_.text_or("colorSpace", "");
        return text(space == "hcl" || space == "lab" ? "interpolate-" + space
                                                     : std::string("interpolate"));
    }

    /// The curve of an exponential function.
    [[nodiscard]] Json curve() const {
        const double base = function_.number_or("base", 1.0);
        return base == 1.0 ? array(text("linear")) : array(text("exponential"), Json(base));
    }

    static std::string_view type_word(ValueType type) {
        switch (type) {
        case ValueType::boolean: return "boolean";
        case ValueType::number: return "number";
        case ValueType::string:
        case ValueType::enumeration: return "string";
        case ValueType::color: return "to-color";
        case ValueType::array: return "array";
        default: return "";
        }
    }

    Json identity() {
        const Json* other = fallback();
        if (other == nullptr)
            return spec_.type == ValueType::string ? array(text("string"), get()) : get();
        if (spec_.type == ValueType::enumeration) {
            Json::Array names;
            for (const std::string_view name : spec_.values) names.push_back(text(name));
            return array(text("match"), get(), Json(std::move(names)), get(), *other);
        }
        const std::string_view word = type_word(spec_.type);
        // Types without an own assertion are converted at the top; the default covers null.
        if (word.empty()) return array(text("coalesce"), get(), literal(*other));
        Json::Array out{text(word)};
        if (spec_.type == ValueType::array) {
            out.push_back(text(type_word(spec_.item)));
            out.push_back(spec_.length == 0 ? Json() : Json(static_cast<double>(spec_.length)));
        }
        out.push_back(get());
        out.push_back(literal(*other));
        return Json(std::move(out));
    }

    /// Adds a pair unless its input repeats the one before, which legacy functions allow.
    static void add_pair(Json::Array& out, const Json& input, const Json& output, bool is_step) {
        if (out.size() > 3 && input == out[out.size() - 2]) return;
        // A step has no first input.
        if (!is_step || out.size() != 2) out.push_back(input);
        out.push_back(output);
    }

    /// A step with one output gets another that changes nothing.
    static Json finish_step(Json::Array out) {
        if (out.size() == 3) {
            out.emplace_back(0.0);
            out.push_back(out[2]);
        }
        return Json(std::move(out));
    }

    static Json step(const Json& input, const std::vector<Stop>& stops) {
        Json::Array out{text("step"), input};
        for (const Stop& stop : stops) add_pair(out, stop.input, stop.output, true);
        return finish_step(std::move(out));
    }

    [[nodiscard]] Json interpolate(const Json& input, const std::vector<Stop>& stops,
                                   const Json& shape) const {
        Json::Array out{interpolate_name(), shape, input};
        for (const Stop& stop : stops) add_pair(out, stop.input, stop.output, false);
        return Json(std::move(out));
    }

    [[nodiscard]] Json default_or_specification() const {
        if (const Json* other = fallback()) return literal(*other);
        if (spec_default_) return literal(*spec_default_);
        // An image without default is an empty name.
        return spec_.type == ValueType::resolved_image ? text("") : Json();
    }

    [[nodiscard]] Json categorical(const std::vector<Stop>& stops) const {
        const bool flags = stops.front().input.is_bool();
        Json::Array out{text(flags ? "case" : "match")};
        if (!flags) out.push_back(get());
        for (const Stop& stop : stops) {
            if (flags) {
                out.push_back(array(text("=="), get(), stop.input));
                out.push_back(stop.output);
            } else {
                add_pair(out, stop.input, stop.output, false);
            }
        }
        out.push_back(default_or_specification());
        return Json(std::move(out));
    }

    [[nodiscard]] tl::expected<Json, std::string>
    by_property(const std::vector<Stop>& stops) const {
        const std::string type = type_or_usual();
        if (type == "categorical") return categorical(stops);
        const Json input = array(text("number"), get());
        Json out;
        if (type == "interval") {
            out = step(input, stops);
        } else if (type == "exponential") {
            out = interpolate(input, stops, curve());
        } else {
            return tl::unexpected("unknown function type \"" + type + "\"");
        }
        const Json* other = fallback();
        if (other == nullptr) return out;
        return array(text("case"), array(text("=="), array(text("typeof"), get()), text("number")),
                     std::move(out), literal(*other));
    }

    [[nodiscard]] tl::expected<Json, std::string> by_zoom() const {
        const std::string type = type_or_usual();
        const Json zoom = array(text("zoom"));
        if (type == "interval") return step(zoom, stops_);
        if (type == "exponential") return interpolate(zoom, stops_, curve());
        return tl::unexpected("unknown function type \"" + type + "\"");
    }

    tl::expected<Json, std::string> zoom_and_property() {
        std::vector<std::pair<double, std::vector<Stop>>> groups;
        for (const Stop& stop : stops_) {
            const Json* zoom = stop.input.find("zoom");
            const Json* value = stop.input.find("value");
            if (zoom == nullptr || !zoom->is_number() || value == nullptr)
                return tl::unexpected(std::string("stops must have zoom and value"));
            const double level = zoom->number();
            const auto same = std::find_if(groups.begin(), groups.end(),
                                           [&](const auto& group) { return group.first == level; });
            const auto group =
                same == groups.end() ? groups.insert(groups.end(), {level, {}}) : same;
            group->second.push_back({*value, stop.output});
        }
        std::vector<Stop> outer;
        for (const auto& [level, stops] : groups) {
            // Inside of a zoom group the function's base does not count.
            const Converter inner(without_base(), spec_);
            auto output = inner.by_property(stops);
            if (!output) return output;
            outer.push_back({Json(level), std::move(*output)});
        }
        const Json zoom = array(text("zoom"));
        // Between zoom levels the property decides.
        if (spec_.interpolated) return interpolate(zoom, outer, array(text("linear")));
        return step(zoom, outer);
    }

    [[nodiscard]] Json without_base() const {
        Json::Object out;
        for (const Json::Member& member : function_.members())
            if (member.key == "type" || member.key == "property" || member.key == "default")
                out.push_back(member);
        return Json(std::move(out));
    }

    Json function_;
    PropertySpec spec_;
    std::string type_;
    std::optional<Json> property_;
    std::optional<Json> spec_default_;
    std::vector<Stop> stops_;
};

} // namespace

tl::expected<Json, std::string> convert_function(const Json& function, const PropertySpec& spec) {
    return Converter(function, spec).convert();
}

Json convert_tokens(const std::string& input) {
    Json::Array out{text("concat")};
    std::size_t done = 0;
    std::size_t open = input.find('{');
    while (open != std::string::npos) {
        const std::size_t close = input.find_first_of("{}", open + 1);
        if (close == std::string::npos) break;
        if (input[close] == '{' || close == open + 1) {
            open = input[close] == '{' ? close : input.find('{', close);
            continue;
        }
        if (open > done) out.push_back(text(input.substr(done, open - done)));
        out.push_back(array(text("get"), text(input.substr(open + 1, close - open - 1))));
        done = close + 1;
        open = input.find('{', done);
    }
    if (out.size() == 1) return text(input);
    if (done < input.size()) {
        out.push_back(text(input.substr(done)));
    } else if (out.size() == 2) {
        return array(text("to-string"), out[1]);
    }
    return Json(std::move(out));
}

} // namespace cordon::style

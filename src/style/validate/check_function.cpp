// SPDX-License-Identifier: MIT
// Legacy functions.
#include "style/expression/expression.hpp"
#include "style/expression/number_text.hpp"
#include "style/validate/checker.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace cordon::style {

namespace {

bool takes_features(const PropertySpec& spec) {
    return spec.property_type == PropertyType::data_driven ||
           spec.property_type == PropertyType::cross_faded_data_driven;
}

/// Checks one function object; inputs of stops must agree with the ones before.
class FunctionCheck {
  public:
    FunctionCheck(Checker& checker, const Item& item, const PropertySpec& spec)
        : checker_(checker), item_(item), spec_(spec) {
        const Json* type = item.value.find("type");
        has_type_ = type != nullptr;
        if (type != nullptr && type->is_string()) type_ = type->string();
        property_ = item.value.find("property");
        const Json* stops = item.value.find("stops");
        const bool pairs = stops != nullptr && stops->is_array() && !stops->items().empty() &&
                           stops->items()[0].is_array() && !stops->items()[0].items().empty();
        zoom_and_property_ = pairs && stops->items()[0].items()[0].is_object();
    }

    void run() {
        check_object(
            checker_, item_, fields_of(Structure::function),
            [&](const Item& member, std::string_view name) { return check_member(member, name); });
        const bool zoom_function = type_ != "categorical" && property_ == nullptr;
        if (type_ == "identity" && zoom_function) fault("missing required property \"property\"");
        const Json* stops = item_.value.find("stops");
        if (type_ != "identity" && (stops == nullptr || stops->is_null()))
            fault("missing required property \"stops\"");
        if (type_ == "exponential" && !spec_.interpolated)
            fault("exponential functions not supported");
        if (!zoom_function && !takes_features(spec_)) {
            fault("property functions not supported");
        } else if (zoom_function && !spec_.takes(Input::zoom)) {
            fault("zoom functions not supported");
        }
        if ((type_ == "categorical" || zoom_and_property_) && property_ == nullptr)
            fault("\"property\" property is required");
    }

  private:
    void fault(std::string message) { checker_.error(item_.key, item_.value, std::move(message)); }

    bool check_member(const Item& member, std::string_view name) {
        if (name == "stops") {
            check_stops(member);
        } else if (name == "default") {
            check_value(checker_, member, spec_, {});
        } else if (const FieldSpec* field = find_field(fields_of(Structure::function), name)) {
            check_field(checker_, member, *field);
        } else {
            return false;
        }
        return true;
    }

    void check_stops(const Item& stops) {
        if (type_ == "identity") {
            return checker_.error(stops.key, stops.value,
                                  "identity function may not have a \"stops\" property");
        }
        check_array(checker_, stops, 0, [&](const Item& stop) { check_stop(stop); });
        if (stops.value.is_array() && stops.value.items().empty())
            checker_.error(stops.key, stops.value, "array must have at least one stop");
    }

    void check_stop(const Item& stop) {
        if (!stop.value.is_array()) return checker_.wrong_type(stop.key, stop.value, "array");
        const auto& pair = stop.value.items();
        if (pair.size() != 2) {
            return checker_.error(
                stop.key, stop.value,
                fmt::format("array length 2 expected, length {} found", pair.size()));
        }
        if (zoom_and_property_) {
            if (!check_zoom_input(stop)) return;
        } else {
            check_input(stop.element(0), stop.value);
        }
        const Item output = stop.element(1);
        if (is_expression(output.value))
            return checker_.error(output.key, output.value,
                                  "expressions are not allowed in function stops.");
        check_value(checker_, output, spec_, {});
    }

    /// The input of a stop in zoom and property; false = the output is not worth a look.
    bool check_zoom_input(const Item& stop) {
        const Item input = stop.element(0);
        std::string problem;
        if (!input.value.is_object()) {
            problem = fmt::format("object expected, {} found", input.value.type_name());
        } else if (input.value.find("zoom") == nullptr) {
            problem = "object stop key must have zoom";
        } else if (input.value.find("value") == nullptr) {
            problem = "object stop key must have value";
        }
        if (!problem.empty()) {
            checker_.error(stop.key, stop.value, problem);
            return false;
        }
        const Json& zoom = *input.value.find("zoom");
        if (zoom.is_number() && last_zoom_ && *last_zoom_ != 0.0 && *last_zoom_ > zoom.number()) {
            checker_.error(stop.key, zoom, "stop zoom values must appear in ascending order");
            return false;
        }
        if (!zoom.is_number() || last_zoom_ != zoom.number()) {
            last_zoom_ = zoom.is_number() ? std::optional(zoom.number()) : std::nullopt;
            last_number_.reset();
            inputs_.clear();
        }
        check_object(checker_, input, {}, [&](const Item& member, std::string_view name) {
            if (name == "zoom") check_number(checker_, member, no_minimum, no_maximum);
            if (name == "value") check_input(member, input.value);
            return name == "zoom" || name == "value";
        });
        return true;
    }

    void check_input(const Item& input, const Json& stop) {
        const std::string problem = input_problem(input.value);
        if (!problem.empty())
            checker_.error(input.key, input.value.is_null() ? stop : input.value, problem);
    }

    std::string input_problem(const Json& value) {
        const std::string type(value.type_name());
        if (input_type_.empty()) input_type_ = type;
        if (type != input_type_) {
            return fmt::format("{} stop domain type must match previous stop domain type {}", type,
                               input_type_);
        }
        const bool number = value.is_number();
        if (!number && !value.is_string() && !value.is_bool())
            return "stop domain value must be a number, string, or boolean";
        if (!number && type_ != "categorical") {
            const std::string wrong = fmt::format("number expected, {} found", type);
            if (!takes_features(spec_) || has_type_) return wrong;
            return wrong + "\nIf you intended to use a categorical function, specify `\"type\": "
                           "\"categorical\"`.";
        }
        if (type_ == "categorical" && number && std::floor(value.number()) != value.number())
            return "integer expected, found " + number_text(value.number());
        if (type_ != "categorical" && last_number_ && value.number() < *last_number_)
            return "stop domain values must appear in ascending order";
        if (number) last_number_ = value.number();
        if (!inputs_.insert(to_display_text(from_json(value))).second && type_ == "categorical")
            return "stop domain values must be unique";
        return {};
    }

    Checker& checker_;
    const Item& item_;
    const PropertySpec& spec_;
    std::string type_;
    bool has_type_ = false;
    const Json* property_ = nullptr;
    bool zoom_and_property_ = false;
    std::string input_type_;
    std::optional<double> last_number_;
    std::optional<double> last_zoom_;
    std::set<std::string> inputs_;
};

} // namespace

void check_function(Checker& checker, const Item& item, const PropertySpec& spec) {
    FunctionCheck(checker, item, spec).run();
}

} // namespace cordon::style

// SPDX-License-Identifier: MIT
#include "conformance/compare.hpp"
#include "conformance/fixture_feature.hpp"
#include "conformance/output_json.hpp"
#include "conformance/score.hpp"
#include "core/file.hpp"
#include "style/expression/expression.hpp"
#include "style/expression/legacy_function.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace cordon::conformance {

namespace {

using style::ExpressionPtr;
using style::PropertySpec;

constexpr std::string_view root_key = "layers[0].paint.some-property";

/// The property that a fixture describes, with the texts that its views look at.
class FixtureSpec {
  public:
    explicit FixtureSpec(const Json* json) {
        spec_.property_type = style::PropertyType::data_driven;
        spec_.interpolated = true;
        spec_.inputs = bit(style::Input::zoom) | bit(style::Input::feature);
        if (json == nullptr) return;
        spec_.type = type_named(json->text_or("type", ""));
        spec_.item = type_named(json->text_or("value", ""));
        spec_.length = static_cast<std::size_t>(json->number_or("length", 0.0));
        if (const Json* tokens = json->find("tokens"))
            spec_.tokens = tokens->is_bool() && tokens->boolean();
        const std::string kind = json->text_or("property-type", "data-driven");
        if (kind == "data-constant") spec_.property_type = style::PropertyType::data_constant;
        if (kind == "color-ramp") spec_.property_type = style::PropertyType::color_ramp;
        if (const Json* value = json->find("default")) {
            default_ = to_text(*value);
            spec_.default_json = default_;
        }
        read_values(json->find("values"));
        if (const Json* expression = json->find("expression")) read_expression(*expression);
    }
    [[nodiscard]] const PropertySpec& spec() const { return spec_; }

  private:
    static std::uint8_t bit(style::Input input) {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(input));
    }

    static style::ValueType type_named(std::string_view name) {
        constexpr std::array<std::string_view, 14> names = {"",
                                                            "boolean",
                                                            "number",
                                                            "string",
                                                            "enum",
                                                            "color",
                                                            "array",
                                                            "formatted",
                                                            "resolvedImage",
                                                            "padding",
                                                            "numberArray",
                                                            "colorArray",
                                                            "projectionDefinition",
                                                            "variableAnchorOffsetCollection"};
        const auto* found = std::find(names.begin(), names.end(), name);
        return found == names.end() ? style::ValueType::any
                                    : static_cast<style::ValueType>(found - names.begin());
    }

    void read_values(const Json* values) {
        if (values == nullptr) return;
        if (values->is_object())
            for (const Json::Member& member : values->members()) words_.push_back(member.key);
        if (values->is_array())
            for (const Json& word : values->items()) words_.push_back(word.string());
        views_.assign(words_.begin(), words_.end());
        spec_.values = views_;
    }

    void read_expression(const Json& expression) {
        const Json* interpolated = expression.find("interpolated");
        spec_.interpolated = interpolated != nullptr && interpolated->boolean();
        spec_.inputs = 0;
        const Json* parameters = expression.find("parameters");
        if (parameters == nullptr) return;
        for (const Json& parameter : parameters->items()) {
            if (parameter.string() == "zoom") spec_.inputs |= bit(style::Input::zoom);
            if (parameter.string() == "feature") spec_.inputs |= bit(style::Input::feature);
        }
    }

    PropertySpec spec_;
    std::string default_;
    std::vector<std::string> words_;
    std::vector<std::string_view> views_;
};

Json object(std::initializer_list<std::pair<std::string, Json>> members) {
    Json::Object out;
    for (const auto& [key, value] : members) out.push_back({key, value});
    return Json(std::move(out));
}

Json compiled_json(const tl::expected<ExpressionPtr, style::ParseErrors>& parsed,
                   const PropertySpec& spec) {
    if (parsed) {
        const style::Expression& expression = **parsed;
        static_cast<void>(spec);
        return object({{"result", Json(std::string("success"))},
                       {"isFeatureConstant", Json(expression.is_feature_constant())},
                       {"isZoomConstant", Json(expression.is_zoom_constant())},
                       {"type", Json(type_text(expression.type()))}});
    }
    Json::Array errors;
    for (const style::ParseError& error : parsed.error())
        errors.push_back(object({{"key", Json(error.key)}, {"error", Json(error.message)}}));
    return object({{"result", Json(std::string("error"))}, {"errors", Json(std::move(errors))}});
}

std::optional<TileId> tile_of(const Json& globals) {
    const Json* id = globals.find("canonicalID");
    if (id == nullptr) return std::nullopt;
    return TileId{static_cast<int>(id->number_or("z", 0.0)), id->number_or("x", 0.0),
                  id->number_or("y", 0.0)};
}

Json output_of(const style::Expression& expression, const PropertySpec& spec, const Json& input,
               const Json* state) {
    const Json& globals = input.items()[0];
    const FixtureFeature feature(input.items()[1], tile_of(globals));
    std::set<std::string, std::less<>> images;
    if (const Json* names = globals.find("availableImages"))
        for (const Json& name : names->items()) images.insert(name.string());
    const std::function<bool(std::string_view)> has_image = [&](std::string_view name) {
        return images.find(name) != images.end();
    };
    style::Context context;
    context.zoom = globals.number_or("zoom", 0.0);
    context.heatmap_density = globals.number_or("heatmapDensity", 0.0);
    context.elevation = globals.number_or("elevation", 0.0);
    context.line_progress = globals.number_or("lineProgress", 0.0);
    context.feature = &feature;
    context.state = state;
    context.feature_state = input.items()[1].find("featureState");
    context.has_image = &has_image;
    try {
        const style::Value value = expression.evaluate(context);
        // A projection may come out as the text that names it.
        if (spec.type == style::ValueType::projection_definition)
            if (const auto projection = style::to_projection(value)) {
                const bool same_type = style::rich<style::ProjectionDefinition>(value) != nullptr;
                return output_json(same_type ? style::make_rich(*projection) : value);
            }
        return output_json(value);
    } catch (const style::EvaluationError& error) {
        return object(
            {{"error", Json(fmt::format("{}{}: {}", root_key, error.key(), error.what()))}});
    }
}

/// Is it `{"error": …}`?
bool is_error(const Json& output) {
    return output.is_object() && output.members().size() == 1 &&
           output.members()[0].key == "error" && output.members()[0].value.is_string();
}

std::string_view error_place(const Json& output) {
    const std::string& text = output.members()[0].value.string();
    return std::string_view(text).substr(0, text.find(':'));
}

/// The keys of compile errors without the messages.
Json without_messages(const Json& compiled) {
    const Json* errors = compiled.find("errors");
    if (errors == nullptr) return compiled;
    Json::Array keys;
    for (const Json& error : errors->items()) keys.emplace_back(error.text_or("key", ""));
    return Json(std::move(keys));
}

struct Outcome {
    Json compiled;
    Json::Array outputs;
};

Outcome run(const Json& fixture) {
    const FixtureSpec holder(fixture.find("propertySpec"));
    const PropertySpec& spec = holder.spec();
    Json source = *fixture.find("expression");
    if (source.is_object()) {
        auto converted = style::convert_function(source, spec);
        if (converted) source = std::move(*converted);
    }
    const auto parsed = style::parse_property_expression(source, spec);
    Outcome out{compiled_json(parsed, spec), {}};
    const Json* inputs = fixture.find("inputs");
    if (!parsed || inputs == nullptr) return out;
    for (const Json& input : inputs->items())
        out.outputs.push_back(output_of(**parsed, spec, input, fixture.find("globalState")));
    return out;
}

Levels judge(const Outcome& outcome, const Json& expected) {
    const Json& wanted = *expected.find("compiled");
    Levels levels{};
    levels[0] = wanted.text_or("result", "") == outcome.compiled.text_or("result", "") &&
                wanted.text_or("type", "") == outcome.compiled.text_or("type", "");
    levels[1] = same(without_messages(outcome.compiled), without_messages(wanted));
    levels[2] = same(outcome.compiled, wanted);
    const Json* outputs = expected.find("outputs");
    const Json::Array none;
    const Json::Array& all = outputs == nullptr ? none : outputs->items();
    if (all.size() != outcome.outputs.size()) levels[1] = levels[2] = false;
    for (std::size_t i = 0; levels[1] && i < all.size(); ++i) {
        const bool exact = same(outcome.outputs[i], all[i]);
        const bool both_fail = is_error(outcome.outputs[i]) && is_error(all[i]) &&
                               error_place(outcome.outputs[i]) == error_place(all[i]);
        if (!exact) levels[2] = false;
        if (!exact && !both_fail) levels[1] = false;
    }
    return levels;
}

void report(const Json& line, const Outcome& outcome) {
    const Json& fixture = *line.find("fixture");
    fmt::print("FAILED {}\n  expression {}\n", line.text_or("name", ""),
               to_text(*fixture.find("expression")));
    if (const Json* spec = fixture.find("propertySpec"))
        fmt::print("  spec     {}\n", to_text(*spec));
    if (const Json* inputs = fixture.find("inputs"))
        fmt::print("  inputs   {}\n", to_text(*inputs));
    fmt::print("  expected {}\n", to_text(*fixture.find("expected")));
    fmt::print("  actual   {} {}\n", to_text(outcome.compiled), to_text(Json(outcome.outputs)));
}

} // namespace

void run_expressions(const Options& options, Score& score) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(options.fixtures / "expression"))
        if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        const std::string text = read_file(file);
        std::size_t begin = 0;
        while (begin < text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string_view row = std::string_view(text).substr(begin, end - begin);
            begin = end + 1;
            if (row.empty()) continue;
            const Json line = parse_json(row, file.string());
            const Outcome outcome = run(*line.find("fixture"));
            const Levels levels = judge(outcome, *line.find("fixture")->find("expected"));
            if (options.verbose && !levels[2]) report(line, outcome);
            score.add("expression", file.stem().string(), levels);
        }
    }
}

} // namespace cordon::conformance

// SPDX-License-Identifier: MIT
#include "app/map_schema.hpp"

#include "app/analysis_keys.hpp"
#include "app/map_fields.hpp"

#include <fmt/format.h>

namespace cordon::app {

namespace {

Json text(std::string_view value) {
    return Json(std::string(value));
}

Json type_of_default(const Json& value);

/// Schema of a table of parameters, from their defaults.
Json table_of_defaults(const Json& defaults) {
    Json::Object properties;
    for (const Json::Member& member : defaults.members())
        properties.push_back({member.key, type_of_default(member.value), 0});
    return Json(
        Json::Object{{"type", text("object"), 0}, {"properties", Json(std::move(properties)), 0}});
}

Json type_of_default(const Json& value) {
    if (value.is_object()) return table_of_defaults(value);
    return Json(Json::Object{{"type", text(value.type_name()), 0}, {"default", value, 0}});
}

/// Writes one line of a Markdown table for each key of a struct.
template <typename T>
class ReferenceWriter {
  public:
    template <typename M>
    void operator()(const Key& key, M T::*member) {
        const Json fallback = Codec<M>::write(defaults_.*member, {});
        std::string by_default;
        if (fallback.is_bool() || fallback.is_number() ||
            (fallback.is_string() && !fallback.string().empty()))
            by_default = "`" + to_text(fallback) + "`";
        std::string what = Codec<M>::what();
        if (key.max < std::numeric_limits<double>::infinity())
            what += fmt::format(", {} to {}", key.min, key.max);
        lines += fmt::format("| `{}` | {} | {} | {} |\n", key.name, what, by_default, key.help);
    }
    std::string lines;

  private:
    T defaults_{};
};

template <typename T>
std::string section(std::string_view heading) {
    ReferenceWriter<T> writer;
    Fields<T>::visit(writer);
    return fmt::format(
        "### {}\n\n| key | value | default | what it does |\n|---|---|---|---|\n{}\n", heading,
        writer.lines);
}

} // namespace

Json map_schema() {
    Json::Object schema = Codec<MapDocument>::schema().members();
    for (Json::Member& member : schema) {
        if (member.key != "properties") continue;
        Json::Object properties = member.value.members();
        for (Json::Member& property : properties)
            if (property.key == "analysis") property.value = table_of_defaults(analysis_defaults());
        member.value = Json(std::move(properties));
    }
    schema.insert(schema.begin(), {"title", text("Project file of cordon (map.toml)"), 0});
    schema.insert(schema.begin(), {"$schema", text("http://json-schema.org/draft-07/schema#"), 0});
    return Json(std::move(schema));
}

std::string map_schema_text() {
    return to_pretty_text(map_schema());
}

std::string map_reference() {
    std::string parameters = "### `[analysis]`\n\n| key | default |\n|---|---|\n";
    for (const Json::Member& member : analysis_defaults().members())
        parameters += fmt::format("| `{}` | `{}` |\n", member.key, to_text(member.value));
    return section<MapSection>("`[map]`") + section<DataSection>("`[data]`") +
           section<IncidentSource>("An entry of `incidents`") +
           section<LayerSource>("`[[layers]]`, and `roads`") +
           section<RouteChoice>("`[[routes]]`") + section<LabelSection>("`[labels]`") +
           section<SheetSection>("`[sheet]`") + parameters;
}

} // namespace cordon::app

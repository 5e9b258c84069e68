// SPDX-License-Identifier: MIT
#include "style/undrawn.hpp"

#include "style/cluster_properties.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace cordon::style {

namespace {

class Finder {
  public:
    explicit Finder(const std::string& file) : file_(file) {}

    void view(const Json& style) {
        struct Turn {
            std::string_view key;
            std::string_view what;
            std::string_view hint;
        };
        constexpr std::array<Turn, 4> turns{
            {{"bearing", "the map is drawn with north on top, not turned by {} degrees",
              "turn the finished map, or name a projection whose central meridian leans"},
             {"pitch", "the map is drawn from above, not tilted by {} degrees", ""},
             {"roll", "the map is drawn level, not rolled by {} degrees", ""},
             {"centerAltitude", "the map is drawn from above; its centre at {} m is not looked at",
              ""}}};
        for (const Turn& turn : turns) {
            const Json* value = style.find(turn.key);
            if (value == nullptr || !value->is_number() || value->number() == 0.0) continue;
            warn(std::string(turn.key), *value,
                 fmt::format(fmt::runtime(turn.what), value->number()), turn.hint);
        }
    }

    void root(const Json& style) {
        if (const Json* terrain = object(style, "terrain"))
            warn("terrain", *terrain, "the ground is drawn flat",
                 "a hillshade layer over the same source shows its relief");
        if (const Json* sky = object(style, "sky"))
            note("sky", *sky, "a map from above shows no sky");
        if (const Json* light = object(style, "light"))
            note("light", *light, "it lights extruded buildings only, which are drawn flat");
        const Json* projection = object(style, "projection");
        const Json* type = projection == nullptr ? nullptr : projection->find("type");
        if (type == nullptr ||
            (type->is_string() &&
             (type->string() == "mercator" || type->string().find(':') != std::string::npos)))
            return;
        note("projection.type", *type,
             "the globe is drawn flat, in the projection that fits the extent");
        found_.back().hints.emplace_back(
            "name a projection: \"mercator\", \"EPSG:3857\", \"ESRI:54030\" or \"custom:NAME\"");
    }

    void sources(const Json& style) {
        const Json* sources = object(style, "sources");
        if (sources == nullptr) return;
        for (const Json::Member& source : sources->members())
            if (source.value.is_object()) check_source("sources." + source.key, source.value);
    }

    void layers(const Json& style) {
        const Json* layers = style.find("layers");
        if (layers == nullptr || !layers->is_array()) return;
        for (std::size_t i = 0; i < layers->items().size(); ++i) {
            const Json& layer = layers->items()[i];
            if (!layer.is_object()) continue;
            const std::string key = fmt::format("layers[{}]", i);
            if (layer.text_or("type", "") == "fill-extrusion")
                note(key, layer,
                     fmt::format("layer \"{}\" is drawn as flat footprints, without heights",
                                 layer.text_or("id", "")));
        }
    }

    Diagnostics take() { return std::move(found_); }

  private:
    static const Json* object(const Json& json, std::string_view key) {
        const Json* found = json.find(key);
        return found != nullptr && found->is_object() ? found : nullptr;
    }

    void check_source(const std::string& key, const Json& source) {
        const std::string type = source.text_or("type", "");
        if (type == "video")
            warn(key, source, "videos are not drawn; the layers of this source are left out",
                 "use an image source with a frame of the video");
        if (type == "vector" && source.text_or("encoding", "mvt") == "mlt")
            warn(key + ".encoding", *source.find("encoding"),
                 "tiles in MLT cannot be read; the layers of this source are left out",
                 "use tiles in MVT");
        const Json* properties = source.find("clusterProperties");
        if (type == "geojson" && properties != nullptr && properties->is_object())
            for (const Json::Member& property : properties->members())
                check_cluster_property(key + ".clusterProperties." + property.key, property);
    }

    /// The official validator lets these pass.
    void check_cluster_property(const std::string& key, const Json::Member& property) {
        const Json& pair = property.value;
        if (!pair.is_array() || pair.items().size() < 2)
            return warn(key, pair, "no pair of an operator and an expression: clusters lack it",
                        R"(as in "sum": ["+", ["get", "people"]])");
        const Json& rule = pair.items()[0];
        if (!rule.is_string()) return;
        const auto parsed = parse_expression(reduce_expression(rule, property.key), nullptr);
        if (!parsed)
            warn(key, pair,
                 fmt::format("\"{}\" does not add up two values, so clusters lack it: {}",
                             rule.string(), parsed.error().front().message),
                 "use an operator such as +, max, min, any, all or concat");
    }

    void warn(std::string key, const Json& at, std::string message, std::string_view hint) {
        add(Severity::warning, std::move(key), at, std::move(message));
        if (!hint.empty()) found_.back().hints.emplace_back(hint);
    }
    void note(std::string key, const Json& at, std::string message) {
        add(Severity::note, std::move(key), at, std::move(message));
    }
    void add(Severity severity, std::string key, const Json& at, std::string message) {
        Diagnostic finding;
        finding.severity = severity;
        finding.message = std::move(message);
        finding.where = {file_, at.line(), 0, std::move(key)};
        found_.push_back(std::move(finding));
    }

    const std::string& file_;
    Diagnostics found_;
};

} // namespace

Diagnostics find_undrawn(const Json& style, const std::string& file) {
    if (!style.is_object()) return {};
    Finder finder(file);
    finder.view(style);
    finder.root(style);
    finder.sources(style);
    finder.layers(style);
    return finder.take();
}

} // namespace cordon::style

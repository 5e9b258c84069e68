// SPDX-License-Identifier: MIT
#include "app/palette_check.hpp"

#include "app/sheet_layers.hpp"
#include "compose/furniture.hpp"
#include "compose/theme.hpp"
#include "core/color_vision.hpp"
#include "data/feature_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace cordon::app {

namespace {

using style::LayerType;
using style::Property;

/// One layer's share of how a class looks: its form, and its colours from the ground up.
struct Part {
    std::string form;
    std::vector<Color> colors;
};

/// A row of the legend as all its layers draw it.
struct Look {
    std::string label;
    std::vector<Part> parts;
    [[nodiscard]] std::string form() const {
        std::string out;
        for (const Part& part : parts) out += part.form + ';';
        return out;
    }
    [[nodiscard]] std::vector<Color> colors() const {
        std::vector<Color> out;
        for (const Part& part : parts)
            out.insert(out.end(), part.colors.begin(), part.colors.end());
        return out;
    }
};

Color over(const Color& top, const Color& ground) {
    const auto mix = [&](double a, double b) { return a * top.a + b * (1.0 - top.a); };
    return {mix(top.r, ground.r), mix(top.g, ground.g), mix(top.b, ground.b), 1.0};
}

/// A feature with the attributes of a legend entry, the sample's own look before the others.
data::FeatureLayer sample_of(const Json& entry, const Json* extra) {
    data::FeatureLayer layer("sample");
    layer.shapes.begin(geom::Kind::point);
    const auto take = [&](const Json* members) {
        if (members == nullptr || !members->is_object()) return;
        for (const Json::Member& member : members->members())
            layer.set(member.key, Json(member.value));
    };
    take(extra);
    take(entry.find("sample"));
    take(entry.find("properties"));
    layer.finish_feature();
    return layer;
}

/// `marker:SHAPE,FILL`: the shape is form; how it is filled is colour, but for broken and crossed
/// outlines.
Part marker_part(const std::string& image, const Color& ink, const Color& paper) {
    const std::string fill = image.substr(std::min(image.size(), image.rfind(',') + 1));
    const std::string shape = image.substr(0, image.rfind(','));
    Part part{"symbol " + shape, {ink, ink}};
    constexpr double tint = 0.35; // of half-filled markers
    if (fill == "half")
        part.colors[0] = over(with_opacity({ink.r, ink.g, ink.b, 1.0}, tint), paper);
    if (fill == "hollow" || fill == "disputed" || fill == "crossed") part.colors[0] = paper;
    if (fill == "disputed" || fill == "crossed") part.form += " " + fill;
    return part;
}

/// How a layer draws the sample; empty when its filter leaves it out.
std::optional<Part> part_of(const style::Layer& layer, const data::FeatureLayer& sample,
                            const Color& paper) {
    constexpr double zoom = 6.0; // of a map of a country
    const style::BoundLayer bound(layer, &sample, {.zoom = zoom});
    if (layer.filter && !bound.matches(0)) return std::nullopt;
    const auto ink = [&](Property color, Property opacity) {
        return over(with_opacity(bound.color(color, 0), bound.number(opacity, 0)), paper);
    };
    switch (layer.type) {
    case LayerType::line: {
        std::string form = "line";
        for (const double dash : bound.numbers(Property::line_dasharray, 0))
            form += fmt::format(" {:.2f}", dash);
        form += std::string(bound.text(Property::line_pattern, 0));
        return Part{form, {ink(Property::line_color, Property::line_opacity)}};
    }
    case LayerType::fill:
        return Part{"fill " + std::string(bound.text(Property::fill_pattern, 0)),
                    {ink(Property::fill_color, Property::fill_opacity)}};
    case LayerType::circle:
        return Part{"circle", {ink(Property::circle_color, Property::circle_opacity)}};
    case LayerType::symbol: {
        const std::string image(bound.text(Property::icon_image, 0));
        const Color color = ink(Property::icon_color, Property::icon_opacity);
        if (image.starts_with("marker:")) return marker_part(image, color, paper);
        return Part{"symbol " + image, {color}};
    }
    default: return std::nullopt;
    }
}

/// Source, source layer and legend group: what stands side by side on a map.
using GroupKey = std::tuple<std::string, std::string, std::string>;

/// Collects the classes of a style.
class Looks {
  public:
    Looks(const style::Style& style, Language language)
        : language_(language), paper_(compose::theme_of(style, 680.0).page) {
        for (const style::Layer& layer : style.layers) {
            const Json* list = layer.metadata("cordon:legend");
            if (list == nullptr || !list->is_array()) continue;
            for (const Json& entry : list->items()) add_entry(layer, entry);
        }
    }
    [[nodiscard]] const std::map<GroupKey, std::vector<Look>>& groups() const { return groups_; }

  private:
    /// An entry with `cases` stands for one class for each of these values of an attribute.
    void add_entry(const style::Layer& layer, const Json& entry) {
        const Json* label = entry.find("label");
        if (label == nullptr) return;
        const std::string words = compose::localised(*label, language_);
        const Json* cases = entry.find("cases");
        if (cases == nullptr) {
            // What is filled in from the data is not known here.
            if (words.find('{') == std::string::npos) add(layer, entry, words, nullptr);
            return;
        }
        if (!cases->is_object()) return;
        for (const Json::Member& attribute : cases->members()) {
            if (!attribute.value.is_array()) continue;
            for (const Json& value : attribute.value.items()) {
                const Json sample(Json::Object{{attribute.key, value, 0}});
                add(layer, entry, fmt::format("{} {}", attribute.key, to_text(value)), &sample);
            }
        }
    }

    void add(const style::Layer& layer, const Json& entry, const std::string& label,
             const Json* extra) {
        const data::FeatureLayer sample = sample_of(entry, extra);
        auto part = part_of(layer, sample, paper_);
        if (!part) return;
        std::vector<Look>& looks =
            groups_[{layer.source, layer.source_layer, entry.text_or("group", "")}];
        const auto same = std::find_if(looks.begin(), looks.end(),
                                       [&](const Look& look) { return look.label == label; });
        Look& look = same == looks.end() ? looks.emplace_back(Look{label, {}}) : *same;
        look.parts.push_back(std::move(*part));
    }

    Language language_;
    Color paper_;
    std::map<GroupKey, std::vector<Look>> groups_;
};

/// The largest difference of their parts: one part that is told apart is enough.
double difference(const Look& a, const Look& b, Vision vision) {
    const std::vector<Color> first = a.colors();
    const std::vector<Color> second = b.colors();
    double largest = 0.0;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i)
        largest = std::max(largest,
                           color_difference(seen_by(first[i], vision), seen_by(second[i], vision)));
    return largest;
}

std::optional<LikePair> compare(const Look& a, const Look& b, const std::string& heading) {
    LikePair pair{heading, a.label, b.label, least_difference, {}};
    for (const Vision vision : all_visions) {
        const double found = difference(a, b, vision);
        if (found >= least_difference) continue;
        pair.visions.emplace_back(name(vision));
        pair.difference = std::min(pair.difference, found);
    }
    if (pair.visions.empty()) return std::nullopt;
    return pair;
}

} // namespace

PaletteFindings compare_classes(const style::Style& style, Language language) {
    PaletteFindings found;
    const auto titles = legend_titles(style, language);
    const Looks looks(style, language);
    for (const auto& [key, classes] : looks.groups()) {
        const std::string& group = std::get<2>(key);
        const auto title = std::find_if(titles.begin(), titles.end(),
                                        [&](const auto& pair) { return pair.first == group; });
        const std::string heading =
            title == titles.end() || title->second.empty() ? group : title->second;
        for (std::size_t i = 0; i < classes.size(); ++i)
            for (std::size_t k = i + 1; k < classes.size(); ++k) {
                if (classes[i].form() != classes[k].form()) {
                    ++found.by_form;
                    continue;
                }
                ++found.by_colour;
                if (auto pair = compare(classes[i], classes[k], heading))
                    found.alike.push_back(std::move(*pair));
            }
    }
    return found;
}

void check_palette(const style::Style& style, Language language, const std::string& file,
                   Reporter& reporter) {
    const PaletteFindings found = compare_classes(style, language);
    for (const LikePair& pair : found.alike)
        reporter.warn(
            fmt::format("'{}' and '{}' ({}) are hard to tell apart in {}: difference {:.1f}, at "
                        "least {:.0f} is wanted",
                        pair.first, pair.second, pair.group, fmt::join(pair.visions, ", "),
                        pair.difference, least_difference),
            {file, 0, 0, {}},
            {"give one of them another shape, dash or pattern, or a lighter or darker colour"});
    if (found.by_form + found.by_colour > 0)
        reporter.note(
            fmt::format("colours of {} pairs of classes were compared as seen with protanopia, "
                        "deuteranopia and tritanopia and in grey (CIEDE2000, at least {:.0f}): {} "
                        "are too near; {} pairs differ in shape, dash or pattern as well",
                        found.by_colour, least_difference, found.alike.size(), found.by_form),
            {file, 0, 0, {}});
}

} // namespace cordon::app

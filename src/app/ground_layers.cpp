// SPDX-License-Identifier: MIT
#include "app/ground_layers.hpp"

#include "app/buffer_areas.hpp"
#include "app/layer_distance.hpp"
#include "app/own_layers.hpp"
#include "core/language.hpp"
#include "core/punctuation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::app {

using data::FeatureLayer;

namespace {

constexpr std::string_view distance_form = "buffer = \"{}\"";

bool is_french(const MapDocument& document) {
    return document.map.lang == Language::fr;
}

const LayerSource* find_layer(const MapDocument& document, std::string_view name) {
    const auto found = std::find_if(document.layers.begin(), document.layers.end(),
                                    [&](const LayerSource& layer) { return layer.name == name; });
    return found == document.layers.end() ? nullptr : &*found;
}

std::string key_of(const MapDocument& document, const LayerSource& layer, std::string_view key) {
    return fmt::format("layers[{}].{}", &layer - document.layers.data(), key);
}

FeatureLayer read_whole(const LayerSource& source, Reporter& reporter) {
    FeatureLayer layer = read_source(source, {}, reporter);
    layer.name = source.name;
    return layer;
}

/// `within 10 km of roads`, `à moins de 10 km de roads`.
std::string within_words(const MapDocument& document, double metres, std::string_view name) {
    const Language language = document.map.lang;
    const bool short_one = metres < 1000.0;
    const std::string number = short_one ? format_number_short(metres, 0, language)
                                         : format_number_short(metres / 1000.0, 2, language);
    return fmt::format(
        fmt::runtime(is_french(document) ? "à moins de {}{}{} de {}" : "within {}{}{} of {}"),
        number, no_break_space, short_one ? "m" : "km", name);
}

std::string own_words(const MapDocument& document, const LayerSource& layer) {
    if (!layer.buffer || !layer.buffer->metres) return layer.name;
    const double widest =
        layer.rings.empty() ? 1.0 : *std::max_element(layer.rings.begin(), layer.rings.end());
    return within_words(document, layer.buffer->metres->value() * widest, layer.name);
}

/// The words for a layer's own areas, and for what they are combined with.
std::string combined_words(const MapDocument& document, const LayerSource& layer,
                           std::string words) {
    const LayerSource* other = layer.with.empty() ? nullptr : find_layer(document, layer.with);
    if (other == nullptr || !layer.combine) return words;
    const bool french = is_french(document);
    switch (*layer.combine) {
    case Combine::unite: words += french ? " ou " : " or "; break;
    case Combine::intersect: words += french ? " et " : " and "; break;
    case Combine::difference: words += french ? ", hors zone " : ", without the area "; break;
    }
    return words + own_words(document, *other);
}

/// Reads each file once for all layers that need it.
class GroundMaker {
  public:
    GroundMaker(const MapDocument& document, Reporter& reporter)
        : document_(document), reporter_(reporter) {}

    GroundLayers make() {
        GroundLayers out;
        for (const LayerSource& source : document_.layers)
            if (source.makes_areas()) out.emplace(source.name, make_one(source));
        return out;
    }

  private:
    const FeatureLayer& read(const LayerSource& source) {
        const auto known = files_.find(source.name);
        if (known != files_.end()) return known->second;
        return files_.emplace(source.name, read_whole(source, reporter_)).first->second;
    }
    [[nodiscard]] std::optional<Metres> distance(const LayerSource& source,
                                                 const FeatureLayer& layer) const {
        if (!source.buffer) return std::nullopt;
        return ground_distance(*source.buffer, distance_of(layer, distance_form),
                               document_.where(key_of(document_, source, "buffer")));
    }

    GroundLayer make_one(const LayerSource& source) {
        const FeatureLayer& layer = read(source);
        AreaRequest request{layer, distance(source, layer), source.rings, source.combine};
        // A shipped style has one colour for them all: overlaps would look like something of their
        // own. A style with a source for the layer may tell its features apart.
        request.dissolve = source.source.empty();
        GroundLayer out;
        out.source = &source;
        out.credits.push_back(layer.metadata.attribution);
        if (!source.with.empty()) {
            const LayerSource& other = *find_layer(document_, source.with);
            request.with = &read(other);
            request.with_distance = distance(other, *request.with);
            out.credits.push_back(request.with->metadata.attribution);
        }
        AreaResult result = make_areas(request);
        if (result.areas.size() == 0)
            reporter_.warn(fmt::format("nothing is left of layer '{}'", source.name),
                           document_.where(key_of(document_, source, "combine")));
        if (result.without > 0)
            reporter_.warn(fmt::format("{} feature{} of layer '{}' could not be buffered",
                                       result.without, result.without == 1 ? "" : "s",
                                       source.name));
        add_labels(result.areas, source);
        out.error = result.error;
        out.areas = std::make_shared<FeatureLayer>(std::move(result.areas));
        return out;
    }

    /// `label` for the legend; a grade says how far it reaches.
    void add_labels(FeatureLayer& areas, const LayerSource& source) const {
        const std::string words = ground_words(document_, source);
        const auto grade = areas.column("grade");
        data::Column& label = areas.add_column("label");
        const Language language = document_.map.lang;
        const auto km = [&](double value) { return format_number_short(value, 2, language); };
        for (std::size_t i = 0; i < areas.size(); ++i) {
            std::string text = words;
            if (grade && areas.number(i, "grade", 1.0) > 1.0)
                text = fmt::format("{}–{}{}km", km(areas.number(i, "buffer_from_km", 0.0)),
                                   km(areas.number(i, "buffer_km", 0.0)), no_break_space);
            else if (grade)
                text = combined_words(document_, source,
                                      within_words(document_,
                                                   areas.number(i, "buffer_km", 0.0) * 1000.0,
                                                   source.name));
            label.push(std::string_view(text));
        }
    }

    const MapDocument& document_;
    Reporter& reporter_;
    std::map<std::string, FeatureLayer, std::less<>> files_;
};

} // namespace

std::string ground_words(const MapDocument& document, const LayerSource& layer) {
    return combined_words(document, layer, own_words(document, layer));
}

GroundLayers make_ground_layers(const MapDocument& document, Reporter& reporter) {
    return GroundMaker(document, reporter).make();
}

std::string ground_sentence(const MapDocument& document, const GroundLayers& layers) {
    if (layers.empty()) return {};
    const bool french = is_french(document);
    std::vector<std::string> items;
    double error = 0.0;
    bool buffered = false;
    for (const LayerSource& source : document.layers) {
        const auto made = layers.find(source.name);
        if (made == layers.end()) continue;
        items.push_back(ground_words(document, source));
        error = std::max(error, made->second.error);
        buffered = buffered || made->second.error > 0.0;
    }
    std::string percent = error_percent(error);
    if (french) std::replace(percent.begin(), percent.end(), '.', ',');
    const std::string accuracy =
        !buffered ? std::string()
        : french  ? fmt::format(" (géodésique, erreur maximale {}\u202F%)", percent)
                  : fmt::format(" (geodesic, largest error {} %)", percent);
    return fmt::format(fmt::runtime(french ? "Zones\u202F: {}{}." : "Areas: {}{}."),
                       fmt::join(items, semicolon(document.map.lang)), accuracy);
}

std::vector<geom::LonLatBox> layer_boxes(const MapDocument& document, const GroundLayers& layers,
                                         Reporter& reporter) {
    std::vector<geom::LonLatBox> boxes;
    const auto add = [&](const FeatureLayer& layer) {
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const geom::LonLatView shape = layer.shapes[i];
            for (std::size_t part = 0; part < shape.part_count(); ++part) {
                geom::LonLatBox box;
                for (const geom::LonLat& place : shape.part(part)) box.add(place);
                if (!box.empty()) boxes.push_back(box);
            }
        }
    };
    for (const LayerSource& source : document.layers) {
        const auto made = layers.find(source.name);
        if (made != layers.end())
            add(*made->second.areas);
        else
            add(read_whole(source, reporter));
    }
    return boxes;
}

} // namespace cordon::app

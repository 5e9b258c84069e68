// SPDX-License-Identifier: MIT
#include "incident/features.hpp"

#include "core/punctuation.hpp"
#include "incident/key.hpp"
#include "incident/regions.hpp"
#include "incident/same_place.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::incident {

namespace {

/// Sets attributes of one layer. The names come in nearly the same order for each feature, so that
/// the column behind the last one is mostly the wanted one.
class Attributes {
  public:
    explicit Attributes(data::FeatureLayer& layer) : layer_(layer) {}

    void begin_feature() { next_ = 0; }
    template <typename T>
    void set(std::string_view name, T value) {
        const auto& columns = layer_.columns();
        const bool is_next = next_ < columns.size() && columns[next_].name() == name;
        if (!is_next) next_ = layer_.column(name).value_or(columns.size());
        if (next_ == columns.size()) {
            layer_.set(name, std::move(value));
        } else {
            data::Column& column = layer_.column_at(next_);
            column.fill(layer_.size() - 1);
            if (column.size() < layer_.size()) column.push(std::move(value));
        }
        ++next_;
    }
    void set_text(std::string_view name, std::string_view text) {
        if (!text.empty()) set(name, text);
    }

  private:
    data::FeatureLayer& layer_;
    std::size_t next_ = 0;
};

/// Writes the features of incidents one after the other.
class FeatureWriter {
  public:
    FeatureWriter(const IncidentSet& set, const FeatureOptions& options)
        : options_(options), shared_(set) {
        for (data::FeatureLayer* layer : {&layers_.areas, &layers_.points, &layers_.stretches}) {
            layer->metadata.attribution = set.attribution;
            layer->metadata.licence = set.licence;
            layer->metadata.source = set.file;
        }
        layers_.areas.name = "incident-areas";
        layers_.points.name = "incident-points";
        layers_.stretches.name = "incident-stretches";
    }

    /// Adds the incident with that index in the set.
    void add(const Incident& incident, std::size_t index, int number) {
        incident_ = &incident;
        number_ = number;
        same_place_ = shared_.contains(index);
        for (const PlaceLeaf& leaf : places_of(incident.location)) add_place(leaf);
    }

    FeatureLayers take() { return std::move(layers_); }

  private:
    void add_place(const PlaceLeaf& leaf) {
        const Location& location = *leaf.location;
        if (location.credible) add_region(*location.credible, "credible", leaf);
        add_region(location.said, "said", leaf);
        add_point(leaf);
    }

    void add_region(const LocationModel& model, std::string_view contour, const PlaceLeaf& leaf) {
        const geom::LonLatShape polygon = polygon_of(model);
        if (!polygon.empty()) add_feature(layers_.areas, polygon, model, contour, leaf);
        if (std::holds_alternative<Stretch>(model) && is_located(model))
            add_feature(layers_.stretches, file_shape_of(model), model, contour, leaf);
    }

    void add_feature(data::FeatureLayer& layer, const geom::LonLatShape& shape,
                     const LocationModel& model, std::string_view contour, const PlaceLeaf& leaf) {
        layer.shapes.add_shape(shape.view());
        Attributes& attributes = attributes_of(layer);
        attributes.set("contour", contour);
        set_attributes(attributes, model, leaf);
        layer.finish_feature();
    }

    /// The number belongs to what was said; a said model without a region leaves it to the credible
    /// one.
    void add_point(const PlaceLeaf& leaf) {
        const Location& location = *leaf.location;
        const LocationModel& model = is_located(location.said) ? location.said : location.region();
        const auto anchor = anchor_of(model, options_.subject);
        if (!anchor) return;
        data::FeatureLayer& layer = layers_.points;
        layer.shapes.add_point(*anchor);
        Attributes& attributes = attributes_of(layer);
        if (const auto* point = std::get_if<Point>(&model)) {
            attributes.set("radius_known", point->radius.has_value());
            if (point->radius) attributes.set("radius_km", point->radius->value() / 1000.0);
        }
        attributes.set("same_place", same_place_);
        set_attributes(attributes, model, leaf);
        layer.finish_feature();
    }

    /// For the feature that was begun last.
    Attributes& attributes_of(const data::FeatureLayer& layer) {
        Attributes& attributes = &layer == &layers_.points  ? points_
                                 : &layer == &layers_.areas ? areas_
                                                            : stretches_;
        attributes.begin_feature();
        return attributes;
    }

    void set_attributes(Attributes& layer, const LocationModel& model, const PlaceLeaf& leaf) {
        const Incident& incident = *incident_;
        const Language language = options_.language;
        layer.set("id", std::string_view(incident.id));
        if (options_.numbered) {
            layer.set("number", static_cast<double>(number_));
            layer.set("label", std::string_view(fmt::format("{}{}", number_, leaf.alternative)));
        }
        if (!leaf.alternative.empty()) layer.set("alternative", std::string_view(leaf.alternative));
        layer.set("type", name(incident.type));
        layer.set("class", name(drawing_class(incident.type)));
        // Rival places make the place disputed, whatever the report's own status is (cartography,
        // section 3).
        layer.set("claim", name(leaf.alternative.empty() ? incident.claim : Claim::disputed));
        set_dates(layer, incident);
        layer.set("exact", is_exact(model));
        layer.set("escorted", incident.has_flag("escorted"));
        layer.set("pending", incident.review == Review::pending);
        layer.set("model", model_name(model));
        layer.set_text("road", incident.road);
        layer.set_text("title", incident.title.in(language));
        layer.set_text("place", incident.place.in(language));
        layer.set("description", std::string_view(description()));
        layer.set_text("source_ids", source_ids());
        layer.set_text("source_urls", source_urls());
    }

    static void set_dates(Attributes& layer, const Incident& incident) {
        if (incident.date_precision == DatePrecision::unknown) return;
        layer.set("date_from", std::string_view(to_iso(incident.date.from)));
        layer.set("date_to", std::string_view(to_iso(incident.date.to)));
        layer.set("day_from", static_cast<double>(incident.date.from.days()));
        layer.set("day_to", static_cast<double>(incident.date.to.days()));
    }

    [[nodiscard]] std::string description() const {
        const Language language = options_.language;
        std::string text = (options_.numbered ? fmt::format("{}. ", number_) : std::string()) +
                           date_phrase(*incident_, language);
        const std::string_view place = incident_->place.in(language);
        if (!place.empty()) text += fmt::format(", {}", place);
        text += colon(language);
        return text + fmt::format("{} ({})", word(incident_->type, language),
                                  word(incident_->claim, language));
    }

    [[nodiscard]] std::string source_ids() const {
        std::vector<std::string_view> ids;
        ids.reserve(incident_->sources.size());
        for (const Source& source : incident_->sources) ids.emplace_back(source.id);
        return fmt::format("{}", fmt::join(ids, " "));
    }

    /// Addresses of all sources that have one; none holds a space.
    [[nodiscard]] std::string source_urls() const {
        std::string out;
        for (const Source& source : incident_->sources) {
            if (source.url.empty() || source.url.find(' ') != std::string::npos) continue;
            out += (out.empty() ? "" : " ") + source.url;
        }
        return out;
    }

    const FeatureOptions& options_;
    SharedPositions shared_;
    FeatureLayers layers_;
    Attributes areas_{layers_.areas};
    Attributes points_{layers_.points};
    Attributes stretches_{layers_.stretches};
    const Incident* incident_ = nullptr;
    int number_ = 0;
    bool same_place_ = false;
};

} // namespace

FeatureLayers to_features(const IncidentSet& set, const FeatureOptions& options) {
    const std::vector<int> numbers = number_incidents(set, options.pending, options.first_number);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (numbers[i] > 0) order.push_back(i);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    FeatureWriter writer(set, options);
    for (const std::size_t index : order) writer.add(set.incidents[index], index, numbers[index]);
    return writer.take();
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "style/validate/checker.hpp"

#include <fmt/format.h>

namespace cordon::style {

namespace {

bool is_given(const Json* value) {
    return value != nullptr && !value->is_null();
}

/// A value as messages write it.
std::string shown(const Json* value) {
    return value == nullptr   ? "undefined"
           : value->is_null() ? "null"
                              : to_plain_text(from_json(*value));
}

bool ends_with_transition(std::string_view name) {
    return name.ends_with("-transition");
}

/// Does a text consist of one token, `{name}`?
bool is_token(const std::string& text) {
    return text.size() > 2 && text.front() == '{' && text.find('}') == text.size() - 1;
}

class LayerCheck {
  public:
    LayerCheck(Checker& checker, const Item& item, std::size_t index)
        : checker_(checker), item_(item), layer_(item.value), index_(index) {
        if (const Json* type = layer_.find("type"); type != nullptr && type->is_string())
            type_ = type->string();
    }

    void run() {
        if (!is_given(layer_.find("type")) && !is_given(layer_.find("ref")))
            fault(layer_, "either \"type\" or \"ref\" is required");
        check_unique_id();
        if (layer_.find("ref") != nullptr) {
            check_reference();
        } else if (type_ != "background") {
            check_source_of_layer();
        }
        check_resampling();
        check_object(checker_, item_, fields_of(Structure::layer),
                     [&](const Item& member, std::string_view name) {
                         check_member(member, name);
                         return true;
                     });
    }

  private:
    void fault(const Json& at, std::string message) {
        checker_.error(item_.key, at, std::move(message));
    }

    void check_unique_id() {
        const Json* id = layer_.find("id");
        if (!is_given(id) || id->is_array() || id->is_object()) return;
        const LayerIds& ids = checker_.layer_ids();
        for (const std::size_t other : ids.with_id(*id)) {
            if (other >= index_ || checker_.is_full()) return;
            fault(*id, fmt::format("duplicate layer id \"{}\", previously used at line {}",
                                   shown(id), ids.layer(other).find("id")->line()));
        }
    }

    void check_reference() {
        const Json& ref = *layer_.find("ref");
        for (const std::string_view name : {"type", "source", "source-layer", "filter", "layout"}) {
            if (const Json* member = layer_.find(name))
                fault(*member, fmt::format("\"{}\" is prohibited for ref layers", name));
        }
        const LayerIds& ids = checker_.layer_ids();
        const auto same = ids.with_id(ref);
        const Json* parent = same.empty() ? nullptr : &ids.layer(same.back());
        if (parent == nullptr)
            return fault(ref, fmt::format("ref layer \"{}\" not found", shown(&ref)));
        if (is_given(parent->find("ref")))
            return fault(ref, "ref cannot reference another ref layer");
        type_ = parent->text_or("type", "");
    }

    void check_source_of_layer() {
        const Json* name = layer_.find("source");
        if (!is_given(name)) return fault(layer_, "missing required property \"source\"");
        const Json* sources = checker_.style().find("sources");
        const Json* source = sources == nullptr ? nullptr : sources->find(shown(name));
        if (!is_given(source))
            return fault(*name, fmt::format("source \"{}\" not found", shown(name)));
        const std::string kind = source->text_or("type", "");
        const std::string id = shown(layer_.find("id"));
        const bool relief = type_ == "hillshade" || type_ == "color-relief";
        if (kind == "vector" && type_ == "raster") {
            fault(*name, fmt::format("layer \"{}\" requires a raster source", id));
        } else if (kind != "raster-dem" && relief) {
            fault(*name, fmt::format("layer \"{}\" requires a raster-dem source", id));
        } else if (kind == "raster" && type_ != "raster") {
            fault(*name, fmt::format("layer \"{}\" requires a vector source", id));
        } else if (kind == "vector" && !is_given(layer_.find("source-layer"))) {
            fault(layer_, fmt::format("layer \"{}\" must specify a \"source-layer\"", id));
        } else if (kind == "raster-dem" && !relief) {
            fault(*name, "raster-dem source can only be used with layer type 'hillshade' or "
                         "'color-relief'.");
        } else if (type_ == "line" && has_paint("line-gradient") &&
                   (kind != "geojson" || !is_given(source->find("lineMetrics")))) {
            fault(layer_,
                  fmt::format(
                      "layer \"{}\" specifies a line-gradient, which requires a GeoJSON source "
                      "with `lineMetrics` enabled.",
                      id));
        }
    }

    [[nodiscard]] bool has_paint(std::string_view name) const {
        const Json* paint = layer_.find("paint");
        return paint != nullptr && is_given(paint->find(name));
    }

    void check_resampling() {
        if (type_ != "raster" || !has_paint("resampling") || !has_paint("raster-resampling"))
            return;
        fault(
            *layer_.find("paint"),
            fmt::format(
                "layer \"{}\" redundantly specifies \"resampling\" and \"raster-resampling\" paint "
                "properties, but only one is allowed. It is advised to use \"resampling\".",
                shown(layer_.find("id"))));
    }

    void check_member(const Item& member, std::string_view name) {
        if (name == "type") {
            // `type` counts wherever a name like `type.x` stands.
            const FieldSpec* field = find_field(fields_of(Structure::layer), "type");
            const Json* type = layer_.find("type");
            if (type != nullptr)
                check_enumeration(checker_, {item_.key + ".type", *type}, field->spec.values);
        } else if (name == "layout" || name == "paint") {
            const PropertyKind kind = name == "layout" ? PropertyKind::layout : PropertyKind::paint;
            check_object(checker_, member, {}, [&](const Item& property, std::string_view) {
                check_property(property, member.key, kind);
                return true;
            });
        } else if (const FieldSpec* field = find_field(fields_of(Structure::layer), name)) {
            check_field(checker_, member, *field);
        }
    }

    void check_property(const Item& item, const std::string& group, PropertyKind kind) {
        const auto type = layer_type_from(type_);
        if (!type) return;
        const std::string name = item.key.substr(group.size() + 1);
        if (kind == PropertyKind::paint && ends_with_transition(name)) {
            const auto of = property_from(name.substr(0, name.rfind('-')), *type);
            if (of && property_spec(*of).transition && property_spec(*of).kind == kind)
                return check_transition(item);
        }
        const auto property = property_from(name, *type);
        if (!property || property_spec(*property).kind != kind)
            return unknown_property(item, name, *type, kind);
        const PropertySpec& spec = property_spec(*property);
        if (refuses_token(item, spec)) return;
        if (*property == Property::text_font && item.value.is_object() &&
            item.value.text_or("type", "") == "identity") {
            checker_.error(item.key, item.value,
                           "\"text-font\" does not support identity functions");
        }
        check_value(checker_, item, spec,
                    {Usage::Role::property, kind, *property == Property::text_font});
    }

    void check_transition(const Item& item) {
        check_object(checker_, item, fields_of(Structure::transition),
                     [&](const Item& member, std::string_view field_name) {
                         const FieldSpec* field =
                             find_field(fields_of(Structure::transition), field_name);
                         if (field != nullptr) check_field(checker_, member, *field);
                         return field != nullptr;
                     });
    }

    void unknown_property(const Item& item, const std::string& name, LayerType type,
                          PropertyKind kind) {
        std::vector<std::string> names;
        std::vector<std::string> hints;
        for (const PropertySpec& spec : all_properties()) {
            if (!spec.belongs_to(type)) continue;
            if (spec.kind == kind) names.emplace_back(spec.name);
            if (spec.kind != kind && spec.name == name)
                hints.emplace_back(kind == PropertyKind::paint ? "it belongs into layout"
                                                               : "it belongs into paint");
        }
        if (std::string near = did_you_mean(name, names); hints.empty() && !near.empty())
            hints.push_back(std::move(near));
        checker_.error(item.key, item.value, fmt::format("unknown property \"{}\"", name),
                       std::move(hints));
    }

    bool refuses_token(const Item& item, const PropertySpec& spec) {
        const bool data_driven = spec.property_type == PropertyType::data_driven ||
                                 spec.property_type == PropertyType::cross_faded_data_driven;
        if (!item.value.is_string() || spec.tokens || !data_driven ||
            !is_token(item.value.string()))
            return false;
        const std::string& text = item.value.string();
        checker_.error(
            item.key, item.value,
            fmt::format("\"{}\" does not support interpolation syntax\nUse an identity property "
                        "function instead: `{{ \"type\": \"identity\", \"property\": {} }}`.",
                        spec.name, json_quote(std::string_view(text).substr(1, text.size() - 2))));
        return true;
    }

    Checker& checker_;
    const Item& item_;
    const Json& layer_;
    std::size_t index_;
    std::string type_;
};

} // namespace

void check_layer(Checker& checker, const Item& item, std::size_t index) {
    if (!item.value.is_object()) return checker.wrong_type(item.key, item.value, "object");
    LayerCheck(checker, item, index).run();
}

} // namespace cordon::style

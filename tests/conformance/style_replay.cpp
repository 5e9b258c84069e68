// SPDX-License-Identifier: MIT
#include "conformance/style_replay.hpp"

#include "core/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cordon::conformance {

namespace {

const Json nothing;

Json with(const Json& object, const std::string& key, Json value) {
    Json::Object members = object.is_object() ? object.members() : Json::Object();
    for (Json::Member& member : members) {
        if (member.key != key) continue;
        member.value = std::move(value);
        return Json(std::move(members));
    }
    members.push_back({key, std::move(value), 0});
    return Json(std::move(members));
}

Json without(const Json& object, const std::string& key) {
    Json::Object members = object.is_object() ? object.members() : Json::Object();
    std::erase_if(members, [&](const Json::Member& member) { return member.key == key; });
    return Json(std::move(members));
}

/// `value` set, or removed when it is null.
Json changed(const Json& object, const std::string& key, const Json& value) {
    return value.is_null() ? without(object, key) : with(object, key, value);
}

const Json& member(const Json& object, std::string_view key) {
    const Json* found = object.find(key);
    return found == nullptr ? nothing : *found;
}

std::string id_text(const Json& id) {
    return id.is_string() ? id.string() : to_text(id);
}

/// Goes through one fixture's operations.
class Replay {
  public:
    Replay(const Json& style, const std::filesystem::path& assets) : assets_(assets) {
        out_.style = style;
        take_camera();
    }

    ReplayedStyle run(const Json& operations) {
        if (operations.is_array())
            for (const Json& operation : operations.items()) step(operation);
        out_.style = with_states(out_.style);
        return std::move(out_);
    }

  private:
    void take_camera() {
        const Json& style = out_.style;
        out_.zoom = style.number_or("zoom", out_.zoom);
        out_.bearing = style.number_or("bearing", out_.bearing);
        set_center(member(style, "center"));
    }
    void set_center(const Json& center) {
        if (center.is_object()) {
            out_.longitude = center.number_or("lng", center.number_or("lon", 0.0));
            out_.latitude = center.number_or("lat", 0.0);
        }
        if (!center.is_array() || center.items().size() != 2) return;
        out_.longitude = center.items()[0].number();
        out_.latitude = center.items()[1].number();
    }

    void step(const Json& operation) {
        const Json::Array& items = operation.items();
        const std::string& name = items.at(0).string();
        const auto at = [&](std::size_t i) -> const Json& {
            return i < items.size() ? items[i] : nothing;
        };
        static const std::set<std::string, std::less<>> idle = {"wait", "idle", "sleep"};
        if (idle.contains(name)) return;
        if (camera(name, at(1)) || edit_layer(name, at(1), at(2), at(3)) ||
            edit_source(name, at(1), at(2)) || edit_state(name, at(1), at(2)))
            return;
        if (name == "addImage" || name == "updateImage") {
            const std::string file = at(2).is_string() ? at(2).string() : std::string();
            out_.images[at(1).string()] = {file, at(3)};
        } else if (name == "removeImage") {
            out_.images.erase(at(1).string());
        } else if (out_.unsupported.empty()) {
            out_.unsupported = name;
        }
    }

    bool camera(const std::string& name, const Json& value) {
        if (name == "setZoom" || name == "zoomTo") {
            out_.zoom = value.number();
        } else if (name == "setBearing" || name == "rotateTo") {
            out_.bearing = value.number();
        } else if (name == "setCenter" || name == "panTo") {
            set_center(value);
        } else if (name == "jumpTo" || name == "easeTo" || name == "flyTo") {
            out_.zoom = value.number_or("zoom", out_.zoom);
            out_.bearing = value.number_or("bearing", out_.bearing);
            set_center(member(value, "center"));
        } else {
            return false;
        }
        return true;
    }

    bool edit_source(const std::string& name, const Json& id, const Json& value) {
        if (name == "setStyle") {
            out_.style = id.is_string()
                             ? parse_json(read_file(assets_ / local(id.string())), id.string())
                             : id;
            return true;
        }
        if (name != "addSource" && name != "removeSource") return false;
        const Json& sources = member(out_.style, "sources");
        out_.style = with(out_.style, "sources",
                          name == "addSource" ? with(sources, id.string(), value)
                                              : without(sources, id.string()));
        return true;
    }

    static std::string local(const std::string& address) {
        constexpr std::string_view prefix = "local://";
        return address.starts_with(prefix) ? address.substr(prefix.size()) : address;
    }

    bool edit_layer(const std::string& name, const Json& id, const Json& a, const Json& b) {
        if (name == "addLayer") return add_layer(id, a), true;
        if (name == "removeLayer" || name == "moveLayer") {
            Json::Array layers = member(out_.style, "layers").items();
            const auto found = std::find_if(layers.begin(), layers.end(), [&](const Json& layer) {
                return layer.text_or("id", "") == id.string();
            });
            if (found == layers.end()) return true;
            const Json layer = *found;
            layers.erase(found);
            out_.style = with(out_.style, "layers", Json(std::move(layers)));
            if (name == "moveLayer") add_layer(layer, a);
            return true;
        }
        if (name == "setPaintProperty" || name == "setLayoutProperty") {
            const std::string group = name == "setPaintProperty" ? "paint" : "layout";
            edit(id, [&](const Json& layer) {
                return with(layer, group, changed(member(layer, group), a.string(), b));
            });
        } else if (name == "setFilter") {
            edit(id, [&](const Json& layer) { return changed(layer, "filter", a); });
        } else if (name == "setLayerZoomRange") {
            edit(id, [&](const Json& layer) {
                return changed(changed(layer, "minzoom", a), "maxzoom", b);
            });
        } else {
            return false;
        }
        return true;
    }

    template <typename F>
    void edit(const Json& id, F&& change) {
        Json::Array layers = member(out_.style, "layers").items();
        for (Json& layer : layers)
            if (layer.text_or("id", "") == id.string()) layer = change(layer);
        out_.style = with(out_.style, "layers", Json(std::move(layers)));
    }

    void add_layer(Json layer, const Json& before) {
        const Json& source = member(layer, "source");
        if (source.is_object()) {
            const std::string id = layer.text_or("id", "");
            out_.style =
                with(out_.style, "sources", with(member(out_.style, "sources"), id, source));
            layer = with(layer, "source", Json(id));
        }
        const Json& list = member(out_.style, "layers");
        Json::Array layers = list.is_array() ? list.items() : Json::Array();
        auto place = layers.end();
        if (before.is_string())
            place = std::find_if(layers.begin(), layers.end(), [&](const Json& other) {
                return other.text_or("id", "") == before.string();
            });
        layers.insert(place, std::move(layer));
        out_.style = with(out_.style, "layers", Json(std::move(layers)));
    }

    bool edit_state(const std::string& name, const Json& target, const Json& value) {
        if (name == "setGlobalStateProperty") {
            const Json& state = member(out_.style, "state");
            if (value.is_null()) return true; // the default holds
            out_.style = with(out_.style, "state",
                              with(state, target.string(),
                                   with(member(state, target.string()), "default", value)));
            return true;
        }
        if (name != "setFeatureState" && name != "removeFeatureState") return false;
        auto& states = out_.feature_states[target.text_or("source", "")];
        const Json* id = target.find("id");
        if (name == "setFeatureState") {
            for (const Json::Member& entry : value.members()) {
                states[id_text(*id)][entry.key] = entry.value;
                names_.insert(entry.key);
            }
        } else if (id == nullptr) {
            states.clear();
        } else if (value.is_string()) {
            states[id_text(*id)].erase(value.string());
        } else {
            states.erase(id_text(*id));
        }
        return true;
    }

    /// `["feature-state", name]` as `["get", attribute]` where a state was set.
    Json with_states(const Json& json) const {
        if (names_.empty()) return json;
        if (json.is_array()) {
            const Json::Array& items = json.items();
            if (items.size() == 2 && items[0].is_string() && items[0].string() == "feature-state" &&
                items[1].is_string())
                return Json(Json::Array{Json(std::string("get")),
                                        Json(state_attribute(items[1].string()))});
            Json::Array out;
            for (const Json& item : items) out.push_back(with_states(item));
            return Json(std::move(out));
        }
        if (!json.is_object()) return json;
        Json::Object out;
        for (const Json::Member& entry : json.members())
            out.push_back({entry.key, with_states(entry.value), entry.key_line});
        return Json(std::move(out));
    }

    const std::filesystem::path& assets_;
    ReplayedStyle out_;
    std::set<std::string> names_;
};

} // namespace

std::string state_attribute(const std::string& name) {
    return "feature-state:" + name;
}

ReplayedStyle replay(const Json& style, const std::filesystem::path& assets) {
    const Json& test = member(member(style, "metadata"), "test");
    return Replay(style, assets).run(member(test, "operations"));
}

} // namespace cordon::conformance

// SPDX-License-Identifier: MIT
#include "data/crs_json.hpp"

namespace cordon::data {

namespace {

Json list_of(const std::vector<std::string>& texts) {
    Json::Array items;
    for (const std::string& text : texts) items.emplace_back(text);
    return Json(std::move(items));
}

std::vector<std::string> texts_of(const Json& object, const char* key) {
    std::vector<std::string> out;
    const Json* list = object.find(key);
    if (list == nullptr || !list->is_array()) return out;
    for (const Json& item : list->items())
        if (item.is_string()) out.push_back(item.string());
    return out;
}

} // namespace

Json to_json(const std::vector<CrsOperation>& operations) {
    Json::Array out;
    for (const CrsOperation& one : operations)
        out.emplace_back(
            Json::Object{{"name", Json(one.name), 0},
                         {"definition", Json(one.definition), 0},
                         {"accuracy_m", one.accuracy_m < 0.0 ? Json() : Json(one.accuracy_m), 0},
                         {"grids", list_of(one.grids), 0},
                         {"missing_grids", list_of(one.missing_grids), 0}});
    return Json(std::move(out));
}

std::vector<CrsOperation> read_crs_operations(const Json& json) {
    std::vector<CrsOperation> out;
    if (!json.is_array()) return out;
    for (const Json& item : json.items()) {
        if (!item.is_object()) continue;
        out.push_back({item.text_or("name", ""), item.text_or("definition", ""),
                       item.number_or("accuracy_m", -1.0), texts_of(item, "grids"),
                       texts_of(item, "missing_grids")});
    }
    return out;
}

} // namespace cordon::data

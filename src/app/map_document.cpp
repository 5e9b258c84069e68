// SPDX-License-Identifier: MIT
#include "app/map_document.hpp"

namespace cordon::app {

std::string_view Localised::in(Language language) const {
    if (const auto own = texts.find(code(language)); own != texts.end()) return own->second;
    if (const auto any = texts.find(""); any != texts.end()) return any->second;
    return texts.empty() ? std::string_view{} : std::string_view(texts.begin()->second);
}

Where MapDocument::where(std::string_view key) const {
    const auto line = lines.find(key);
    return {file, line == lines.end() ? 0 : line->second, 0, {}};
}

std::optional<Date> day_of(const MapSection& map) {
    if (map.created) return map.created;
    return map.as_of ? std::optional(map.as_of->day) : std::nullopt;
}

MapDocument document_for(const std::string& incident_file) {
    MapDocument document;
    IncidentSource source;
    source.file = {incident_file, incident_file};
    document.data.incidents.push_back(std::move(source));
    return document;
}

} // namespace cordon::app

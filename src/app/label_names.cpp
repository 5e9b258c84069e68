// SPDX-License-Identifier: MIT
#include "app/label_names.hpp"

#include "core/ascii.hpp"
#include "core/file.hpp"
#include "core/unicode.hpp"
#include "data/reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

namespace cordon::app {

namespace {

constexpr double same_town = 0.3; ///< degrees between two points of one town

/// A reference place within a location model.
struct Reference {
    geom::LonLat at{};
    std::string* name = nullptr;
};

void collect(incident::LocationModel& model, std::vector<Reference>& out) {
    if (auto* ring = std::get_if<incident::Ring>(&model))
        out.push_back({ring->center, &ring->center_name});
    if (auto* sector = std::get_if<incident::Sector>(&model))
        out.push_back({sector->center, &sector->center_name});
    const auto each = [&](std::vector<incident::Location>& places) {
        for (incident::Location& place : places) collect(place.said, out);
    };
    if (auto* rivals = std::get_if<incident::Alternatives>(&model)) each(rivals->places);
    if (auto* several = std::get_if<incident::Several>(&model)) each(several->places);
}

/// Are letters with macrons, dots and cedillas part of a country's own Latin alphabet?
bool writes_marks(std::string_view country) {
    constexpr std::array<std::string_view, 20> own = {"AS", "AZ", "CK", "EE", "FM", "LT", "LV",
                                                      "MD", "MH", "NZ", "PF", "RO", "TK", "TM",
                                                      "TO", "TR", "TV", "US", "WF", "WS"};
    return std::find(own.begin(), own.end(), country) != own.end();
}

/// Does a name hold letters of scholars' transliterations (`Khān Yūnis`, `Bayt Ḩānūn`)?
bool is_transliterated(std::string_view name) {
    constexpr std::array<std::string_view, 34> letters = {
        "ā", "ē", "ī", "ō", "ū", "Ā", "Ē", "Ī", "Ō", "Ū", "ḩ", "Ḩ", "ḥ", "Ḥ", "ḍ", "Ḍ", "ḑ",
        "Ḑ", "ḏ", "ḵ", "Ḵ", "ş", "Ş", "ţ", "Ţ", "ṭ", "Ṭ", "ṣ", "Ṣ", "ẕ", "z̧", "Z̧", "ṯ", "ġ"};
    if (is_ascii(name)) return false; // most are
    return std::any_of(letters.begin(), letters.end(), [&](std::string_view letter) {
        return name.find(letter) != std::string_view::npos;
    });
}

} // namespace

bool is_one_town(geom::LonLat a, geom::LonLat b) {
    return std::abs(a.x - b.x) < same_town && std::abs(a.y - b.y) < same_town;
}

std::vector<std::string> label_languages(const MapDocument& document) {
    if (!document.labels.langs.empty()) return document.labels.langs;
    return {std::string(code(document.map.lang))};
}

std::string_view name_in(const data::FeatureLayer& layer, std::size_t i,
                         const std::vector<std::string>& languages) {
    for (const std::string& language : languages) {
        const std::string_view text = layer.text(i, "name_" + language);
        if (!text.empty()) return text;
        // The plain name of the shipped countries is English, that of the places local.
        if (language == "en" && layer.name == "countries") break;
    }
    const std::string_view name = layer.text(i, "name");
    // Readers know such places by plain letters; accents of French and other spellings stay.
    if (!is_transliterated(name) || writes_marks(layer.text(i, "country"))) return name;
    const std::string_view plain = layer.text(i, "ascii");
    return plain.empty() ? name : plain;
}

std::string label_of(const data::FeatureLayer& layer, std::size_t i,
                     const std::vector<std::string>& languages,
                     const std::vector<std::string>& also) {
    std::string label = with_apostrophes(name_in(layer, i, languages));
    if (label.empty()) return label;
    for (const std::string& language : also) {
        // The plain name of the shipped countries is English.
        const bool plain = language == "en" && layer.name == "countries";
        const std::string_view second = layer.text(i, plain ? "name" : "name_" + language);
        if (second.empty() || fold_name(second) == fold_name(label)) continue;
        return label + "\n" + with_apostrophes(second);
    }
    return label;
}

void use_label_names(incident::IncidentSet& set, const MapDocument& document, Reporter& reporter) {
    std::vector<Reference> references;
    for (incident::Incident& one : set.incidents) collect(one.location.said, references);
    std::erase_if(references, [](const Reference& one) { return one.name->empty(); });
    const std::filesystem::path file = data_folder() / "geodata" / "places.fgb";
    if (references.empty() || !std::filesystem::exists(file)) return;
    data::ReadOptions options;
    options.columns = {"name", "name_en", "name_fr", "ascii", "country"};
    options.window.emplace();
    for (const Reference& one : references)
        options.window->add(geom::LonLatBox{one.at.x - same_town, one.at.y - same_town,
                                            one.at.x + same_town, one.at.y + same_town});
    const data::FeatureLayer places = data::read_layer(file, options, reporter);
    const std::vector<std::string> languages = label_languages(document);
    for (const Reference& one : references) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places.text(i, "name") != *one.name ||
                !is_one_town(places.shapes[i].part(0).front(), one.at))
                continue;
            *one.name = name_in(places, i, languages);
            break;
        }
    }
}

} // namespace cordon::app

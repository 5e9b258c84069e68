// SPDX-License-Identifier: MIT
// GeoJSON by its two readers: of the text, event by event, and of a tree.
#include "data/geojson.hpp"

#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "fuzz/support.hpp"

#include <optional>

namespace cordon::fuzz {

namespace {

/// Number of features; empty when the text is refused or for another reader.
std::optional<std::size_t> features_of_text(std::string_view input) {
    try {
        CollectingReporter findings;
        const auto layer = data::parse_geojson(input, "input", {}, findings);
        if (!layer) return std::nullopt;
        require_whole(*layer);
        return layer->size();
    } catch (const Error&) {
        return std::nullopt;
    }
}

} // namespace

void run(std::string_view input) {
    const auto features = features_of_text(input);
    CollectingReporter findings;
    data::ReadOptions window{.window = geom::LonLatBox{-10.0, 0.0, 190.0, 20.0}};
    window.columns = {"name"};
    if (const auto layer = data::parse_geojson(input, "input", window, findings)) {
        require_whole(*layer);
        require(!features || layer->size() <= *features, "a window adds features");
    }
    const data::FeatureLayer layer =
        data::read_geojson(parse_json(input, "input"), "input", findings);
    require_whole(layer);
    require(!features || layer.size() == *features, "the two readers differ");
}

} // namespace cordon::fuzz

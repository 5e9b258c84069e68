// SPDX-License-Identifier: MIT
#pragma once

#include "app/cluster.hpp"
#include "app/credits.hpp"
#include "app/crossings.hpp"
#include "app/map_document.hpp"
#include "app/off_map.hpp"
#include "app/symbols.hpp"
#include "compose/furniture.hpp"
#include "core/diagnostic.hpp"
#include "incident/areas.hpp"
#include "incident/coarsen.hpp"
#include "incident/features.hpp"
#include "incident/incident.hpp"
#include "incident/key.hpp"
#include "incident/select.hpp"

#include <set>
#include <string>
#include <vector>

namespace cordon::app {

/// The incidents of a map: read, selected, numbered and turned into layers.
struct Evidence {
    /// Those of the window, without held-back and pending ones, where the sources have them; the
    /// layers show them coarsened.
    incident::IncidentSet set;
    incident::Selection selection;       ///< counts; its `set` is moved to `set`
    incident::FeatureLayers layers;      ///< for drawing
    std::vector<incident::KeyRank> key;  ///< numbered ones, then those that are not located
    std::set<std::string> place_names;   ///< of labelled towns that have no position of their own
    int delay_hours = 0;                 ///< of the profile, by which the selection was made
    incident::Coarsened coarsened;       ///< incidents whose drawn position was made coarser
    SymbolFacts symbols;                 ///< what size, shape and lightness say
    std::vector<Cluster> clusters;       ///< of `cluster`, the largest first
    std::vector<Crossing> crossings;     ///< of borders
    OffMap off_map;                      ///< set when the map's frame is known
    int total = 0;                       ///< read, before the selection
    int located = 0;                     ///< on the map or outside its frame
    int independent_sources = 0;         ///< over all kept incidents
    std::vector<std::string> publishers; ///< of all sources, in the order of first use
    std::vector<std::string> attributions;
    std::vector<std::string> outline_attributions;    ///< of divisions that stand for places
    std::vector<incident::RenamedArea> renamed_areas; ///< drawn by an outline of another name
    std::vector<std::pair<std::string, std::string>> inputs; ///< file and SHA-256
};

/// Reads and selects what the document names.
[[nodiscard]] Evidence gather_evidence(const MapDocument& document, Reporter& reporter);

/// Adds the sources of the incidents and of the outlines that stand for their places.
void add_credits(Credits& credits, const Evidence& evidence, Language language);

/// Are there more located incidents than the document numbers (`number_max`)?
[[nodiscard]] bool is_many(const MapDocument& document, const Evidence& evidence);

/// Do the incidents carry numbers, and stand in the key?
[[nodiscard]] bool has_numbers(const MapDocument& document, const Evidence& evidence);

/// Which incidents a list holds: those with a number, or all.
enum class Listed : bool { located, all };

/// The keyed list in words, with what size and shape stand for and the letters of clusters.
[[nodiscard]] std::vector<incident::KeyEntry>
key_entries(const Evidence& evidence, const MapDocument& document, Listed listed);

/// Rows of the keyed list for the located incidents.
[[nodiscard]] std::vector<compose::KeyRow> key_rows(const Evidence& evidence,
                                                    const MapDocument& document);

/// First and last day of the drawn incidents; empty when none is dated.
[[nodiscard]] std::optional<DateInterval> dates_of(const Evidence& evidence);

} // namespace cordon::app

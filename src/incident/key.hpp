// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"
#include "incident/numbering.hpp"

#include <string>
#include <vector>

namespace cordon::incident {

/// One row of the keyed list, in the language of the map.
struct KeyEntry {
    int number = 0; ///< 0 = not located
    std::string id{};
    std::string date{};  ///< `28 Oct. 2025`, an interval, or as reported when the date is unknown
    std::string place{}; ///< as reported
    std::string type{};
    std::string title{}; ///< what happened; empty when the file has none
    std::string
        details; ///< counts with their sources: `tankers burnt: 3 (AMAP) / 20 (RFI) / 40 (Reuters)`
    std::string claim{};
    std::string quality{}; ///< `exact`, `within 5 km`, `ring 45–55 km round Kati`, `road stretch`,
                           ///< `area`, `not located`
    std::string note{};
    std::vector<std::string> sources{};    ///< short names, each once, in the order of the file
    std::vector<std::string> source_ids{}; ///< of all sources
    std::vector<std::string> urls{};       ///< of all sources that have one
    bool same_place = false;               ///< another incident has the same position
    /// Whether the map shows it, for key.csv: `yes`, `partly`, `no`; empty = not compared with a
    /// map.
    std::string on_map{};
    std::string cluster{}; ///< letter of the circle that stands for it; empty = it has none
};

/// A row of the keyed list before its words are made.
struct KeyRank {
    std::size_t incident = 0; ///< index in the set
    int number = 0;           ///< 0 = not located
};

/// The order of the keyed list: numbered incidents in order from `first_number`, then those that
/// are not located, by date.
[[nodiscard]] std::vector<KeyRank> key_order(const IncidentSet& set, Pending pending,
                                             int first_number = 1);

/// The words of one row; `same_place`, `on_map` and `cluster` are left to those who know them.
[[nodiscard]] KeyEntry key_entry(const Incident& incident, int number, Language language);

/// Names of the sources' outlets for the key, each once.
[[nodiscard]] std::vector<std::string> outlet_names(const Incident& incident, Language language);

/// The list as `key.csv` (RFC 4180, UTF-8): number, id, date, place, type, title, details, claim,
/// quality, note, sources, source_ids, urls, on_map; same_place where incidents share a position;
/// cluster where circles have letters (then without numbers, which the map does not have). Several
/// values in one cell are separated by ` | `.
[[nodiscard]] std::string key_csv(const std::vector<KeyEntry>& entries);

/// How well the place is known: `ring 45–55 km round Kati`, `couronne de 45–55 km autour de Kati`.
[[nodiscard]] std::string quality_phrase(const Location& location, Language language);

/// The date as a key writes it; what was reported when nothing more is known.
[[nodiscard]] std::string date_phrase(const Incident& incident, Language language);

/// The counts with their sources, values that differ side by side: `killed: 4 (RFI) / 5 (AFP)`.
[[nodiscard]] std::string count_phrase(const Incident& incident, Language language);

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "incident/key.hpp"
#include "incident/reader.hpp"
#include "incident/same_place.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident::test {

/// A day that exists.
inline Date day(int year, int month, int day_of_month) {
    return *Date::from_civil(year, month, day_of_month);
}

inline const Point& point(const Incident& incident) {
    return std::get<Point>(incident.location.said);
}

/// Reads incidents from a text; findings go to `reporter`.
inline IncidentSet read(std::string text, Reporter& reporter, const std::string& file = "test") {
    return read_incidents_text(std::move(text), file, {}, reporter);
}

inline IncidentSet read(std::string text) {
    CollectingReporter reporter;
    return read(std::move(text), reporter);
}

/// A collection in the project's own schema with one feature of these properties (without braces).
inline std::string collection(const std::string& properties, const std::string& id = "one") {
    return R"({"type":"FeatureCollection","schema":"cordon-incidents/1","features":[{"type":"Feature","id":")" +
           id + R"(","properties":{)" + properties + R"(},"geometry":null}]})";
}

/// As above with only a location; date, type and claim are given.
inline std::string with_location(const std::string& location) {
    return collection(
        R"("date":"2025-10-28","type":"attack_on_traffic","claim":"reported","location":)" +
        location);
}

/// All findings as one text, one a line.
inline std::string all(const CollectingReporter& reporter) {
    std::string text;
    for (const Diagnostic& diagnostic : reporter.diagnostics) text += to_text(diagnostic) + "\n";
    return text;
}

/// An incident at a point, for tests of order and selection.
inline Incident at(std::string id, Date date, geom::LonLat position) {
    Incident incident;
    incident.id = std::move(id);
    incident.date = {date, date};
    incident.type = Type::attack_on_traffic;
    incident.location.said = Point{position, kilometres(2.0), {}};
    incident.sources = {Source{.id = "s1", .publisher = "RFI"}};
    return incident;
}

/// All rows of the key with their words.
inline std::vector<KeyEntry> keyed_list(const IncidentSet& set, Language language,
                                        Pending pending) {
    const SharedPositions shared(set);
    std::vector<KeyEntry> entries;
    for (const KeyRank& rank : key_order(set, pending)) {
        entries.push_back(key_entry(set.incidents[rank.incident], rank.number, language));
        entries.back().same_place = shared.contains(rank.incident);
    }
    return entries;
}

/// The message of the Error that reading a text gives; empty when it gives none.
inline std::string error_of(std::string text) {
    try {
        static_cast<void>(read(std::move(text)));
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace cordon::incident::test

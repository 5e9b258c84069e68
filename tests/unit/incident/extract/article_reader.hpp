// SPDX-License-Identifier: MIT
#pragma once

#include "core/file.hpp"
#include "core/unicode.hpp"
#include "incident/extract/extract.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// What the tests of extraction ask of a text.
namespace cordon::incident {

/// The shipped gazetteer; nullptr when it was not built.
inline const place::Gazetteer* gazetteer() {
    static const auto opened = []() -> std::optional<place::Gazetteer> {
        if (!std::filesystem::exists(data_folder() / "geodata/built/world.txt"))
            return std::nullopt;
        return place::Gazetteer::open();
    }();
    return opened ? &*opened : nullptr;
}

inline Extraction extract(std::string text, std::optional<Date> date = std::nullopt,
                          const DecisionList* decisions = nullptr) {
    ExtractOptions options;
    options.gazetteer = gazetteer();
    options.date = date;
    options.decisions = decisions;
    return extract_incidents(std::move(text), options);
}

inline std::string iso(const Incident& incident) {
    const DateInterval& days = incident.date;
    return days.is_one_day() ? to_iso(days.from) : to_iso(days.from) + "/" + to_iso(days.to);
}

inline std::string extracted(const Incident& incident, std::string_view key) {
    for (const Json::Member& member : incident.extra)
        if (member.key == "extraction") return member.value.text_or(key, "");
    return {};
}

/// Folded name of the first place that the incident's expression names, known or not.
inline std::string reference_of(const Extraction& extraction, const EventRecord& event) {
    if (!event.place) return {};
    std::string unknown;
    for (const place::Clause& clause : extraction.places.expressions[*event.place].clauses) {
        if (!clause.toponyms.empty())
            return extraction.places.toponyms[clause.toponyms.front()].folded;
        if (unknown.empty()) unknown = fold_name(clause.unknown);
    }
    return unknown;
}

/// Days, kind, roles and counts of all events, without a gazetteer.
inline std::string told(const std::string& text) {
    std::string out;
    const Extraction extraction = extract_incidents(text);
    for (std::size_t i = 0; i < extraction.events.size(); ++i) {
        const Incident& incident = extraction.incidents.incidents[i];
        out += iso(incident) + " " + extracted(incident, "kind");
        for (const EventActor& actor : extraction.events[i].actors)
            out += " " + std::string(actor.actor->id) + "=" + std::string(name(actor.role));
        for (const Count& count : incident.counts)
            out += " " + count.name + " " + std::to_string(static_cast<int>(count.range.low));
        out += "; ";
    }
    return out;
}

/// Place, kind and counts of all events: "dabat attack_on_civilians killed 7; …".
inline std::string placed(const std::string& text) {
    std::string out;
    const Extraction extraction = extract(text);
    for (std::size_t i = 0; i < extraction.events.size(); ++i) {
        const Incident& incident = extraction.incidents.incidents[i];
        out += reference_of(extraction, extraction.events[i]) + " " + extracted(incident, "kind");
        for (const Count& count : incident.counts)
            out += " " + count.name + " " + std::to_string(static_cast<int>(count.range.low));
        out += "; ";
    }
    return out;
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "incident/extract/decisions.hpp"

#include "core/sha256.hpp"
#include "core/unicode.hpp"
#include "incident/extract/extraction.hpp"
#include "incident/geometry_json.hpp"
#include "incident/incident_json.hpp"
#include "incident/json_fields.hpp"
#include "incident/location_json.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace cordon::incident {

namespace {

constexpr std::array<std::pair<std::string_view, DecisionKind>, 6> kind_names = {
    {{"accept", DecisionKind::accept},
     {"delete", DecisionKind::remove},
     {"move", DecisionKind::move},
     {"retype", DecisionKind::retype},
     {"redate", DecisionKind::redate},
     {"add", DecisionKind::add}}};

constexpr std::size_t max_decisions = 10'000;
/// Bytes of a place in words.
constexpr std::size_t max_place = 2000;
/// Share of the quote's words that must be found again, on the same day and on another.
constexpr double least_overlap = 0.6;
constexpr double least_overlap_redated = 0.8;

std::string_view name_of(DecisionKind kind) {
    return std::find_if(kind_names.begin(), kind_names.end() - 1,
                        [&](const auto& row) { return row.second == kind; })
        ->first;
}

/// Folded words of at least four letters: those that carry content.
std::set<std::string> content_words(std::string_view text) {
    std::set<std::string> words;
    const std::string folded = fold_name(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end - at >= 4) words.insert(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

double overlap(std::string_view a, std::string_view b) {
    const auto first = content_words(a);
    const auto second = content_words(b);
    const std::size_t most = std::max(first.size(), second.size());
    if (most == 0) return 0.0;
    const auto common = std::count_if(
        first.begin(), first.end(), [&](const std::string& word) { return second.contains(word); });
    return static_cast<double>(common) / static_cast<double>(most);
}

[[noreturn]] void refuse(const std::string& file, int line, const std::string& message) {
    throw Error({Severity::error, message, {file, line, 0, {}}, {}});
}

Decision read_decision(const Json& json, const std::string& file) {
    if (!json.is_object()) refuse(file, json.line(), "decision is not an object");
    Decision decision;
    decision.line = json.line();
    const std::string what = json.text_or("do", "");
    const auto* kind = std::find_if(kind_names.begin(), kind_names.end(),
                                    [&](const auto& row) { return row.first == what; });
    if (kind == kind_names.end())
        throw Error({Severity::error,
                     fmt::format("decision '{}' is not known", what),
                     {file, json.line(), 0, {}},
                     {"use accept, delete, move, retype, redate or add"}});
    decision.kind = kind->second;
    decision.fingerprint = json.text_or("fingerprint", "");
    decision.quote = json.text_or("quote", "");
    decision.trigger = json.text_or("trigger", "");
    decision.date = json.text_or("date", "");
    decision.note = json.text_or("note", "");
    decision.place = json.text_or("place", "");
    if (decision.place.size() > max_place)
        refuse(file, json.line(),
               fmt::format("'place' has {} bytes; at most {} are read", decision.place.size(),
                           max_place));
    if (decision.kind == DecisionKind::retype) {
        decision.type = type_from(json.text_or("type", ""));
        if (!decision.type)
            refuse(file, json.line(),
                   fmt::format("type '{}' is not known", json.text_or("type", "")));
    }
    if (decision.kind == DecisionKind::redate) {
        decision.days = parse_iso_interval(json.text_or("days", ""));
        if (!decision.days)
            refuse(file, json.line(),
                   fmt::format("days '{}' is no date or interval", json.text_or("days", "")));
    }
    const Json* location = json.find("location");
    const Json* feature = json.find("feature");
    if (decision.kind == DecisionKind::move) {
        if (location == nullptr && decision.place.empty())
            refuse(file, json.line(), "decision 'move' has neither 'location' nor 'place'");
        if (location != nullptr) decision.location = *location;
    }
    if (decision.kind == DecisionKind::add) {
        if (feature == nullptr || !feature->is_object())
            refuse(file, json.line(), "decision 'add' has no 'feature'");
        decision.feature = *feature;
    }
    if (decision.kind != DecisionKind::add && decision.fingerprint.empty() &&
        decision.quote.empty())
        refuse(file, json.line(), "decision names no incident: it needs 'fingerprint' or 'quote'");
    return decision;
}

const Json* details_of(const Incident& incident) {
    for (const Json::Member& member : incident.extra)
        if (member.key == "extraction") return &member.value;
    return nullptr;
}

/// "-2" of the second incident that one trigger of one sentence stands for; empty for the first.
std::string_view ordinal(std::string_view fingerprint) {
    const std::size_t dash = fingerprint.find('-');
    return dash == std::string_view::npos ? std::string_view() : fingerprint.substr(dash);
}

/// The same word, or one that a letter was mended in: "enlevé", "enlevés".
bool same_trigger(std::string_view a, std::string_view b) {
    const std::string first = fold_name(a);
    const std::string second = fold_name(b);
    if (first == second) return true;
    constexpr std::size_t stem = 5;
    return std::min(first.size(), second.size()) >= stem &&
           first.compare(0, stem, second, 0, stem) == 0;
}

/// The incident that a decision means; `count` when there is none.
std::size_t find_incident(const Extraction& extraction, const Decision& decision) {
    const auto& events = extraction.events;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (!decision.fingerprint.empty() && events[i].fingerprint == decision.fingerprint)
            return i;
    std::size_t best = events.size();
    double best_score = 0.0;
    const auto days = parse_iso_interval(decision.date);
    for (std::size_t i = 0; i < events.size() && !decision.quote.empty(); ++i) {
        const Json* extra = details_of(extraction.incidents.incidents[i]);
        if (extra == nullptr) continue;
        if (!decision.trigger.empty() &&
            !same_trigger(extra->text_or("trigger", ""), decision.trigger))
            continue;
        const bool same_days = !days || !events[i].days || days->touches(*events[i].days);
        const double share = overlap(decision.quote, extra->text_or("quote", ""));
        if (share < (same_days ? least_overlap : least_overlap_redated)) continue;
        const double score =
            share + (same_days ? 2.0 : 0.0) +
            (ordinal(events[i].fingerprint) == ordinal(decision.fingerprint) ? 1.0 : 0.0);
        if (score <= best_score) continue;
        best = i;
        best_score = score;
    }
    return best;
}

/// The decision as it would be made of the incident as it is now.
Decision renewed(Decision decision, const Extraction& extraction, std::size_t index) {
    const EventRecord& event = extraction.events[index];
    decision.fingerprint = event.fingerprint;
    if (const Json* extra = details_of(extraction.incidents.incidents[index])) {
        decision.quote = extra->text_or("quote", "");
        decision.trigger = extra->text_or("trigger", "");
    }
    if (event.days) decision.date = to_iso(event.days->from) + "/" + to_iso(event.days->to);
    return decision;
}

void apply(Incident& incident, const Decision& decision, const std::string& file) {
    incident.review = decision.kind == DecisionKind::remove ? Review::rejected : Review::accepted;
    if (decision.type) incident.type = *decision.type;
    if (decision.days) {
        incident.date = *decision.days;
        incident.date_precision = precision_of(*decision.days);
    }
    if (decision.location) {
        CollectingReporter reporter;
        ReadContext context{reporter, file, incident.id};
        incident.location = read_location(*decision.location, nullptr, context);
        if (context.errors > 0) refuse(file, decision.line, reporter.diagnostics.front().message);
    }
}

/// Puts the incident where the decision's words say; a sentence on why not, else empty.
std::string move_by_words(Incident& incident, const Decision& decision,
                          const PlaceReader& read_place) {
    if (decision.place.empty()) return {};
    if (!read_place) return "no gazetteer was given";
    Location location = read_place(decision.place);
    if (!is_located(location)) {
        const auto* unknown = std::get_if<Unknown>(&location.said);
        return unknown == nullptr || unknown->reason.empty() ? "it cannot be drawn"
                                                             : unknown->reason;
    }
    incident.location = std::move(location);
    incident.place = LocalText(decision.place);
    return {};
}

Incident added_incident(const Decision& decision, const DecisionList& list) {
    CollectingReporter reporter;
    ReadContext context{reporter, list.file};
    Incident incident = read_feature(*decision.feature, context);
    if (context.errors > 0) refuse(list.file, decision.line, reporter.diagnostics.front().message);
    incident.review = Review::accepted;
    return incident;
}

/// Adds an incident; its name gets a number when it is taken.
void add_incident(Extraction& extraction, Incident incident) {
    auto& incidents = extraction.incidents.incidents;
    const auto is_taken = [&](const std::string& id) {
        return std::any_of(incidents.begin(), incidents.end(),
                           [&](const Incident& other) { return other.id == id; });
    };
    const std::string id = incident.id;
    for (int number = 2; is_taken(incident.id); ++number)
        incident.id = fmt::format("{}-{}", id, number);
    EventRecord added;
    added.kind = EventKind::other;
    added.days = incident.date_precision == DatePrecision::unknown ? std::nullopt
                                                                   : std::optional(incident.date);
    added.flags.emplace_back("added");
    added.fingerprint = sha256("added|" + id).substr(0, 16); // decisions on it name it by this
    incidents.push_back(std::move(incident));
    extraction.events.push_back(std::move(added));
}

} // namespace

DecisionList read_decisions(std::string_view json, const std::string& file) {
    const Json document = parse_json(json, file, {.max_bytes = std::size_t{16} << 20U});
    DecisionList list;
    list.file = file;
    const std::string schema = document.text_or("schema", "");
    if (schema != decisions_schema)
        refuse(file, document.line(),
               fmt::format("schema '{}' is not '{}'", schema, decisions_schema));
    const Json* decisions = document.find("decisions");
    if (decisions == nullptr || !decisions->is_array())
        refuse(file, document.line(), "no array 'decisions'");
    if (decisions->items().size() > max_decisions)
        refuse(file, document.line(),
               fmt::format("{} decisions; at most {} are read", decisions->items().size(),
                           max_decisions));
    for (const Json& item : decisions->items()) {
        list.decisions.push_back(read_decision(item, file));
        list.decisions.back().number = list.decisions.size() - 1;
    }
    return list;
}

Json decision_json(const Decision& decision) {
    ObjectBuilder object;
    object.add("do", name_of(decision.kind));
    object.add_text("fingerprint", decision.fingerprint);
    object.add_text("trigger", decision.trigger);
    object.add_text("quote", decision.quote);
    object.add_text("date", decision.date);
    if (decision.type) object.add("type", name(*decision.type));
    if (decision.days)
        object.add("days", to_iso(decision.days->from) + "/" + to_iso(decision.days->to));
    if (decision.location) object.add("location", *decision.location);
    if (decision.feature) object.add("feature", *decision.feature);
    object.add_text("place", decision.place);
    object.add_text("note", decision.note);
    return object.take();
}

std::string to_json_text(const DecisionList& list) {
    Json::Array decisions;
    for (const Decision& decision : list.decisions) decisions.push_back(decision_json(decision));
    ObjectBuilder document;
    document.add("schema", decisions_schema);
    document.add("decisions", Json(std::move(decisions)));
    return to_pretty_text(document.take());
}

std::string fingerprint(const FingerprintParts& parts) {
    // Sorted content words: punctuation, spaces and their order may change.
    std::string key = fold_name(parts.trigger) + "|" + std::string(parts.date) + "|";
    for (const std::string& word : content_words(parts.quote)) key += word + " ";
    return sha256(key).substr(0, 16);
}

void apply_decisions(Extraction& extraction, const DecisionList& list,
                     const PlaceReader& read_place) {
    const auto report = [&](const Decision& decision, const std::string& what) {
        extraction.unmatched_decisions.push_back(fmt::format(
            "{}:{}: decision '{}' {}", list.file, decision.line, name_of(decision.kind), what));
    };
    const auto report_place = [&](const Decision& decision, const std::string& reason) {
        if (!reason.empty())
            report(decision, fmt::format("cannot place '{}': {}", decision.place, reason));
    };
    for (const Decision& decision : list.decisions) {
        if (decision.kind == DecisionKind::add) {
            Incident incident = added_incident(decision, list);
            report_place(decision, move_by_words(incident, decision, read_place));
            add_incident(extraction, std::move(incident));
            extraction.applied_decisions.push_back(decision);
            continue;
        }
        const std::size_t index = find_incident(extraction, decision);
        if (index == extraction.events.size()) {
            report(decision, "fits no incident: " +
                                 (decision.quote.empty() ? decision.fingerprint : decision.quote));
            continue;
        }
        Incident& incident = extraction.incidents.incidents[index];
        const std::string reason = move_by_words(incident, decision, read_place);
        report_place(decision, reason);
        if (reason.empty()) apply(incident, decision, list.file);
        extraction.applied_decisions.push_back(renewed(decision, extraction, index));
    }
}

} // namespace cordon::incident

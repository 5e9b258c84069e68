// SPDX-License-Identifier: MIT
#include "incident/key.hpp"

#include "core/punctuation.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::incident {

namespace {

/// Name of the outlet for the key.
std::string outlet_name(const Source& source, Language language) {
    if (!source.label.empty()) return std::string(source.label.in(language));
    if (!source.publisher.empty()) return source.publisher;
    return source.origin.empty() ? source.id : source.origin;
}

/// Name behind a value: the agency that is quoted, else the outlet.
std::string voice_name(const Source& source, Language language) {
    return source.origin.empty() ? outlet_name(source, language) : source.origin;
}

void add_once(std::vector<std::string>& names, std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
}

/// Sources that give one value of a count.
struct ValueOfSources {
    CountRange range;
    std::vector<std::string> names;
};

/// The distinct values of a count, ascending, each with its sources.
std::vector<ValueOfSources> values_of(const Incident& incident, std::string_view count_name,
                                      Language language) {
    std::vector<ValueOfSources> values;
    for (const Source& source : incident.sources) {
        for (const Count& count : source.values) {
            if (count.name != count_name) continue;
            const auto found =
                std::find_if(values.begin(), values.end(), [&](const ValueOfSources& value) {
                    return value.range == count.range;
                });
            ValueOfSources& value = found == values.end()
                                        ? values.emplace_back(ValueOfSources{count.range, {}})
                                        : *found;
            add_once(value.names, voice_name(source, language));
        }
    }
    std::stable_sort(
        values.begin(), values.end(),
        [](const ValueOfSources& a, const ValueOfSources& b) { return a.range.low < b.range.low; });
    return values;
}

std::string one_count_phrase(const Incident& incident, const Count& count, Language language) {
    const std::vector<ValueOfSources> values = values_of(incident, count.name, language);
    std::string text = count_word(count.name, language) + std::string(colon(language));
    if (values.size() < 2) return text + range_words(count.range, 0, language);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) text += " / ";
        text += range_words(values[i].range, 0, language,
                            fmt::format("{}", fmt::join(values[i].names, ", ")));
    }
    return text;
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

std::vector<std::string> outlet_names(const Incident& incident, Language language) {
    std::vector<std::string> names;
    for (const Source& source : incident.sources) add_once(names, outlet_name(source, language));
    return names;
}

KeyEntry key_entry(const Incident& incident, int number, Language language) {
    KeyEntry entry;
    entry.number = number;
    entry.id = incident.id;
    entry.date = date_phrase(incident, language);
    entry.place = incident.place.in(language);
    entry.type = word(incident.type, language);
    entry.title = incident.title.in(language);
    entry.details = count_phrase(incident, language);
    entry.claim = word(incident.claim, language);
    entry.quality = quality_phrase(incident.location, language);
    entry.note = incident.note.in(language);
    entry.sources = outlet_names(incident, language);
    for (const Source& source : incident.sources) {
        entry.source_ids.push_back(source.id);
        if (!source.url.empty()) entry.urls.push_back(source.url);
    }
    return entry;
}

std::string date_phrase(const Incident& incident, Language language) {
    if (incident.date_precision != DatePrecision::unknown)
        return format_interval(incident.date, language);
    const bool french = language == Language::fr;
    // The source's own words, in whatever language they are.
    if (!incident.date_text.empty())
        return french ? fmt::format("«{0}{1}{0}»", thin_space, incident.date_text)
                      : fmt::format("“{}”", incident.date_text);
    return french ? "date inconnue" : "date unknown";
}

std::string count_phrase(const Incident& incident, Language language) {
    std::vector<std::string> phrases;
    for (const Count& count : incident.counts)
        phrases.push_back(one_count_phrase(incident, count, language));
    return fmt::format("{}", fmt::join(phrases, semicolon(language)));
}

std::vector<KeyRank> key_order(const IncidentSet& set, Pending pending, int first_number) {
    const std::vector<int> numbers = number_incidents(set, pending, first_number);
    std::vector<KeyRank> order;
    for (std::size_t i = 0; i < set.incidents.size(); ++i) {
        const Review review = set.incidents[i].review;
        const bool hidden =
            review == Review::rejected || (review == Review::pending && pending == Pending::hidden);
        if (!hidden) order.push_back({i, numbers[i]});
    }
    std::stable_sort(order.begin(), order.end(), [&](const KeyRank& a, const KeyRank& b) {
        if ((a.number == 0) != (b.number == 0)) return b.number == 0;
        if (a.number != 0) return a.number < b.number;
        return set.incidents[a.incident].date.from < set.incidents[b.incident].date.from;
    });
    return order;
}

std::string key_csv(const std::vector<KeyEntry>& entries) {
    const bool clustered = std::any_of(entries.begin(), entries.end(),
                                       [](const KeyEntry& e) { return !e.cluster.empty(); });
    std::string csv =
        "number,id,date,place,type,title,details,claim,quality,note,sources,source_ids,urls,"
        "on_map";
    const bool shared =
        std::any_of(entries.begin(), entries.end(), [](const KeyEntry& e) { return e.same_place; });
    if (shared) csv += ",same_place";
    csv += clustered ? ",cluster\n" : "\n";
    for (const KeyEntry& entry : entries) {
        const std::string number = entry.number == 0 || !entry.cluster.empty()
                                       ? std::string()
                                       : fmt::format("{}", entry.number);
        std::vector<std::string> cells = {number,
                                          entry.id,
                                          entry.date,
                                          entry.place,
                                          entry.type,
                                          entry.title,
                                          entry.details,
                                          entry.claim,
                                          entry.quality,
                                          entry.note,
                                          fmt::format("{}", fmt::join(entry.sources, " | ")),
                                          fmt::format("{}", fmt::join(entry.source_ids, " | ")),
                                          fmt::format("{}", fmt::join(entry.urls, " | ")),
                                          entry.on_map};
        if (shared) cells.emplace_back(entry.same_place ? "yes" : "");
        if (clustered) cells.push_back(entry.cluster);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) csv += ',';
            csv += csv_cell(cells[i]);
        }
        csv += '\n';
    }
    return csv;
}

} // namespace cordon::incident

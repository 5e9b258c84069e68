// SPDX-License-Identifier: MIT
#include "incident/extract/incident_table.hpp"

#include "incident/extract/article_merger.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace cordon::incident {

namespace {

std::string count_text(const CountRange& range) {
    if (!range.high) return fmt::format("≥{}", range.low);
    if (*range.high == range.low) return fmt::format("{}", range.low);
    return fmt::format("{}–{}", range.low, *range.high);
}

std::string date_text(const Incident& incident, Language language) {
    if (incident.date_precision == DatePrecision::unknown)
        return language == Language::fr ? "sans date" : "no date";
    return format_interval(incident.date, language);
}

std::string place_text(const Incident& incident, Language language) {
    const std::string_view words = incident.place.in(language);
    if (words.empty()) return language == Language::fr ? "lieu inconnu" : "place unknown";
    if (is_located(incident.location)) return std::string(words);
    return std::string(words) + (language == Language::fr ? " (non situé)" : " (not located)");
}

const Json* extraction_of(const Incident& incident) {
    for (const Json::Member& member : incident.extra)
        if (member.key == "extraction") return &member.value;
    return nullptr;
}

void add_incident(std::string& out, std::size_t number, const Incident& incident,
                  const EventRecord& event, Language language) {
    const EventKindInfo& kind = info(event.kind);
    out += fmt::format("{:3}  {}  {}  {}  [{}]\n", number, date_text(incident, language),
                       language == Language::fr ? kind.french : kind.english,
                       place_text(incident, language), word(incident.claim, language));
    std::string line;
    for (const EventActor& actor : event.actors)
        line += fmt::format("{}{}: {}", line.empty() ? "" : ", ", name(actor.role),
                            language == Language::fr ? actor.actor->french : actor.actor->english);
    for (const Count& count : incident.counts)
        line += fmt::format("{}{} {}", line.empty() ? "" : ", ", count_text(count.range),
                            count_word(count.name, language));
    if (!line.empty()) out += "     " + line + "\n";
    std::string flags;
    for (const std::string& flag : event.flags) flags += (flags.empty() ? "" : ", ") + flag;
    if (!flags.empty())
        out +=
            fmt::format("     {}: {}\n", language == Language::fr ? "à vérifier" : "check", flags);
    const Json* extra = extraction_of(incident);
    if (extra != nullptr) out += fmt::format("     “{}”\n", extra->text_or("quote", ""));
    out += fmt::format("     {} · {}\n", incident.id, name(incident.review));
}

} // namespace

std::string incident_table(const Extraction& extraction, Language language) {
    const bool french = language == Language::fr;
    std::string out;
    const auto& incidents = extraction.incidents.incidents;
    std::size_t located = 0;
    for (const Incident& incident : incidents) located += is_located(incident.location) ? 1 : 0;
    out += french ? fmt::format("{} incident(s), dont {} situé(s)", incidents.size(), located)
                  : fmt::format("{} incident(s), {} located", incidents.size(), located);
    if (extraction.anchor.day)
        out += fmt::format(" · {} {} ({})", french ? "article du" : "article of",
                           format_date(*extraction.anchor.day, language), extraction.anchor.rule);
    out += "\n";
    const bool undated = std::any_of(incidents.begin(), incidents.end(), [](const Incident& one) {
        return one.date_precision == DatePrecision::unknown;
    });
    if (!extraction.anchor.day && undated)
        out += french ? "le texte ne dit pas de quel jour il est : --date AAAA-MM-JJ date aussi "
                        "« lundi » et « la veille »\n"
                      : "the text does not say its own day: --date YYYY-MM-DD dates \"on Monday\" "
                        "and \"last week\" too\n";
    for (std::size_t i = 0; i < incidents.size(); ++i)
        add_incident(out, i + 1, incidents[i], extraction.events[i], language);
    std::map<std::string, std::size_t> reasons;
    for (const LeftOut& item : extraction.left_out)
        if (item.reason != "not_an_incident") ++reasons[item.reason];
    std::string summary;
    for (const auto& [reason, count] : reasons)
        summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", count, reason);
    if (!summary.empty()) out += fmt::format("{}: {}\n", french ? "écartés" : "left out", summary);
    return out;
}

std::string merged_table(const MergedArticles& merged, Language language) {
    const bool french = language == Language::fr;
    const auto& incidents = merged.incidents.incidents;
    const auto located = std::count_if(incidents.begin(), incidents.end(), [](const Incident& one) {
        return is_located(one.location);
    });
    std::string out = french ? fmt::format("{} incident(s), dont {} situé(s) · {} articles réunis",
                                           incidents.size(), located, merged.articles)
                             : fmt::format("{} incident(s), {} located · merged from {} article{}",
                                           incidents.size(), located, merged.articles,
                                           merged.articles == 1 ? "" : "s");
    if (merged.copies > 0)
        out += french ? fmt::format(", dont {} copie(s)", merged.copies)
                      : fmt::format(", {} of them copies", merged.copies);
    out += "\n";
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        add_incident(out, i + 1, incidents[i], merged.events[i], language);
        const auto& sources = merged.sources[i];
        if (sources.size() < 2) continue;
        const int independent = independent_sources(incidents[i]);
        const std::string names = fmt::format("{}", fmt::join(sources, ", "));
        out += french ? fmt::format("     réuni de {} articles, {} indépendant(s) : {}\n",
                                    sources.size(), independent, names)
                      : fmt::format("     merged from {} articles, {} independent: {}\n",
                                    sources.size(), independent, names);
    }
    return out;
}

} // namespace cordon::incident

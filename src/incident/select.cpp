// SPDX-License-Identifier: MIT
#include "incident/select.hpp"

#include "core/punctuation.hpp"

#include <fmt/format.h>

#include <vector>

namespace cordon::incident {

namespace {

std::optional<Date> cut_off(const IncidentSet& set, const SelectOptions& options) {
    if (options.as_of) return options.as_of;
    const auto own = parse_iso_date(set.as_of);
    if (!own) return std::nullopt;
    return own->to;
}

/// The last day that the public profile shows; empty when there is no delay.
std::optional<Date> last_shown_day(const IncidentSet& set, const SelectOptions& options) {
    const auto end = cut_off(set, options);
    if (options.profile != Profile::public_ || !end) return std::nullopt;
    const int days = (options.delay_hours + 23) / 24;
    return *end - days;
}

/// The counter under which an incident is left out; nullptr when it is kept.
std::size_t* left_out_under(const Incident& incident, const SelectOptions& options,
                            const std::optional<Date>& last_day, Selection& selection) {
    if (incident.review == Review::rejected) return &selection.rejected;
    if (incident.review == Review::pending && options.pending == Pending::hidden)
        return &selection.pending;
    if (incident.date_precision == DatePrecision::unknown) return nullptr;
    if (options.window && !incident.date.touches(*options.window)) return &selection.outside_window;
    if (last_day && incident.date.to > *last_day) return &selection.held_back;
    return nullptr;
}

struct Words {
    std::string_view one;
    std::string_view many;
};

void add_part(std::vector<std::string>& parts, std::size_t count, Words words) {
    if (count > 0)
        parts.push_back(fmt::format("{} {}", count, count == 1 ? words.one : words.many));
}

} // namespace

Selection select(IncidentSet set, const SelectOptions& options) {
    Selection selection;
    const std::optional<Date> last_day = last_shown_day(set, options);
    selection.delay_applied = last_day.has_value();
    std::vector<Incident>& incidents = set.incidents;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (std::size_t* counter = left_out_under(incidents[i], options, last_day, selection)) {
            ++*counter;
            continue;
        }
        if (incidents[i].date_precision == DatePrecision::unknown) ++selection.undated;
        if (kept != i) incidents[kept] = std::move(incidents[i]);
        ++kept;
    }
    incidents.erase(incidents.begin() + static_cast<std::ptrdiff_t>(kept), incidents.end());
    selection.set = std::move(set);
    selection.kept = selection.set.incidents.size();
    return selection;
}

std::string selection_sentence(const Selection& selection, const SelectOptions& options,
                               Language language) {
    const bool fr = language == Language::fr;
    std::vector<std::string> parts;
    add_part(parts, selection.outside_window,
             fr ? Words{"hors période", "hors période"}
                : Words{"outside the window", "outside the window"});
    add_part(parts, selection.pending,
             fr ? Words{"à vérifier", "à vérifier"} : Words{"pending review", "pending review"});
    add_part(parts, selection.rejected,
             fr ? Words{"écarté", "écartés"} : Words{"rejected", "rejected"});
    if (selection.held_back > 0) {
        const std::string_view word = !fr                        ? "held back"
                                      : selection.held_back == 1 ? "différé"
                                                                 : "différés";
        parts.push_back(fmt::format("{} {} ({}{}h)", selection.held_back, word, options.delay_hours,
                                    no_break_space));
    }
    add_part(parts, selection.undated,
             fr ? Words{"sans date", "sans date"} : Words{"without a date", "without a date"});
    const std::string_view noun =
        fr ? (selection.kept < 2 ? "incident pris en compte" : "incidents pris en compte")
           : (selection.kept == 1 ? "incident kept" : "incidents kept");
    std::string sentence = fmt::format(
        "{} {}", format_number_short(static_cast<double>(selection.kept), 0, language), noun);
    if (!parts.empty()) {
        sentence += semicolon(language);
        sentence += fmt::format("{}", fmt::join(parts, ", "));
    }
    return sentence;
}

} // namespace cordon::incident

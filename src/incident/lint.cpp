// SPDX-License-Identifier: MIT
#include "incident/lint.hpp"

#include "incident/dates.hpp"
#include "incident/numbering.hpp"
#include "incident/regions.hpp"
#include "incident/same_place.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace cordon::incident {

namespace {

constexpr std::size_t max_classes =
    6; ///< cartography, section 2: shapes that can be told apart in grey

/// The checks of one set.
class Linter {
  public:
    Linter(const IncidentSet& set, Reporter& reporter) : set_(set), reporter_(reporter) {}

    void run() {
        for (const Incident& incident : set_.incidents) {
            if (incident.review == Review::rejected) continue;
            check_weekdays(incident);
            check_sources(incident);
        }
        report_without_source();
        check_positions();
        check_twins();
        check_classes();
    }

  private:
    [[nodiscard]] Where where(const Incident& incident) const {
        return {set_.file, incident.line, 0, incident.id};
    }

    /// All texts of an incident that may hold a date with a weekday.
    static std::vector<std::string_view> texts_of(const Incident& incident) {
        std::vector<std::string_view> texts = {incident.date_text, incident.time_note};
        for (const LocalText* text : {&incident.title, &incident.place, &incident.note})
            for (const auto& [language, words] : text->texts) texts.emplace_back(words);
        for (const Source& source : incident.sources) texts.emplace_back(source.quote);
        return texts;
    }

    void check_weekdays(const Incident& incident) {
        std::optional<int> year;
        if (incident.date_precision != DatePrecision::unknown) year = incident.date.from.year();
        std::set<std::string, std::less<>> reported;
        for (const std::string_view text : texts_of(incident)) {
            for (const WeekdayDate& found : find_weekday_dates(text, year)) {
                if (found.weekday == found.date.weekday()) continue;
                if (reported.insert(found.text).second) report_weekday(incident, found);
            }
        }
    }

    void report_weekday(const Incident& incident, const WeekdayDate& found) {
        std::string message = fmt::format("{} was a {}", found.text,
                                          weekday_name(found.date.weekday(), Language::en));
        if (const auto other = other_month_reading(found))
            message += fmt::format("; {} was a {}", long_date(*other),
                                   weekday_name(other->weekday(), Language::en));
        reporter_.warn(std::move(message), where(incident),
                       {"keep both readings: put the other one into the note"});
    }

    void check_sources(const Incident& incident) {
        if (incident.sources.empty()) without_source_.push_back(&incident);
        if (incident.date_precision == DatePrecision::unknown) return;
        for (const Source& source : incident.sources) {
            const auto published = parse_iso_date(source.date);
            if (!published || published->to >= incident.date.from) continue;
            reporter_.warn(fmt::format("source '{}' is dated {}, before the event of {}", source.id,
                                       source.date, to_iso(incident.date.from)),
                           where(incident),
                           {"dates of pages are often wrong: keep it, and check the event's date "
                            "in the text"});
        }
    }

    /// One line, however many: a table without a column of sources lacks them all.
    void report_without_source() {
        if (without_source_.empty()) return;
        if (without_source_.size() == 1) {
            reporter_.warn("incident has no source: every incident needs a public one",
                           where(*without_source_.front()));
            return;
        }
        reporter_.warn(fmt::format("{} incidents have no source: every incident needs a public one",
                                   without_source_.size()),
                       {set_.file, without_source_.front()->line, 0, {}},
                       {"a column or property 'source' names it"});
    }

    /// One line for all positions that several incidents share, the fullest named; those that are
    /// the same to all digits are often centroids.
    void check_positions() {
        auto groups = SharedPositions(set_).groups();
        if (groups.empty()) return;
        std::stable_sort(groups.begin(), groups.end(),
                         [](const auto& a, const auto& b) { return a.size() > b.size(); });
        std::vector<std::string> hints = {"the key says so"};
        if (!std::all_of(groups.begin(), groups.end(),
                         [this](const auto& group) { return is_exact_group(group); }))
            hints.emplace_back(
                "a position shared by several reports is often the centroid of a division: "
                "give the division as an area");
        const Incident& first = set_.incidents[groups.front().front()];
        if (groups.size() == 1)
            reporter_.warn(one_position(groups.front()), where(first), std::move(hints));
        else
            reporter_.warn(many_positions(groups), {set_.file, first.line, 0, {}},
                           std::move(hints));
    }

    /// The first ids of a group: `a, b, c, d and 3 more`.
    [[nodiscard]] std::string ids_of(const std::vector<std::size_t>& indices) const {
        constexpr std::size_t named = 4;
        std::vector<std::string_view> ids;
        for (std::size_t i = 0; i < std::min(indices.size(), named); ++i)
            ids.emplace_back(set_.incidents[indices[i]].id);
        std::string text = fmt::format("{}", fmt::join(ids, ", "));
        if (indices.size() > named) text += fmt::format(" and {} more", indices.size() - named);
        return text;
    }

    [[nodiscard]] std::string one_position(const std::vector<std::size_t>& indices) const {
        return fmt::format("{} incidents have one position: {}", indices.size(), ids_of(indices));
    }

    [[nodiscard]] std::string
    many_positions(const std::vector<std::vector<std::size_t>>& groups) const {
        constexpr std::size_t examples = 3;
        std::set<std::size_t> incidents; // one at several places stands in several groups
        for (const auto& group : groups) incidents.insert(group.begin(), group.end());
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < std::min(groups.size(), examples); ++i)
            parts.push_back(fmt::format("{} at {} ({})", groups[i].size(), place_of(groups[i]),
                                        ids_of(groups[i])));
        return fmt::format("{} incidents share {} positions with others: {}{}", incidents.size(),
                           groups.size(), fmt::join(parts, "; "),
                           groups.size() > examples ? " …" : "");
    }

    /// What a group's position is called: the words of its first incident that has any.
    [[nodiscard]] std::string place_of(const std::vector<std::size_t>& indices) const {
        for (const std::size_t index : indices)
            if (const LocalText& place = set_.incidents[index].place; !place.empty())
                return std::string(place.in(Language::en));
        return "one position";
    }

    [[nodiscard]] bool is_exact_group(const std::vector<std::size_t>& indices) const {
        return std::all_of(indices.begin(), indices.end(), [this](std::size_t index) {
            const auto places = places_of(set_.incidents[index].location);
            return std::all_of(places.begin(), places.end(), [](const PlaceLeaf& leaf) {
                const LocationModel& said = leaf.location->said;
                return !std::holds_alternative<Point>(said) || is_exact(said);
            });
        });
    }

    using Pair = std::pair<std::size_t, std::size_t>;

    /// Reports of one kind, day and place from different sources are often one event: a merged
    /// table counts it twice.
    void check_twins() {
        constexpr std::size_t most = 1000; // with more a day in a city has many of a kind
        constexpr std::size_t examples = 3;
        if (set_.incidents.size() > most) return;
        const std::vector<Pair> pairs = twins();
        if (pairs.empty()) return;
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < std::min(pairs.size(), examples); ++i) {
            const Incident& one = set_.incidents[pairs[i].first];
            const std::string_view place = one.place.in(Language::en);
            parts.push_back(fmt::format("{} and {} ({}{}{})", one.id,
                                        set_.incidents[pairs[i].second].id, to_iso(one.date.from),
                                        place.empty() ? "" : ", ", place));
        }
        reporter_.warn(
            fmt::format("{} of incidents may be one event from two sources, which the map counts "
                        "twice: {}{}",
                        pairs.size() == 1 ? "1 pair" : fmt::format("{} pairs", pairs.size()),
                        fmt::join(parts, "; "), pairs.size() > examples ? " …" : ""),
            {set_.file, set_.incidents[pairs.front().second].line, 0, {}},
            {"leave one of them out, or give both sources to one incident"});
    }

    [[nodiscard]] std::vector<Pair> twins() const {
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < set_.incidents.size(); ++i)
            for (std::size_t k = i + 1; k < set_.incidents.size(); ++k)
                if (are_twins(set_.incidents[i], set_.incidents[k])) pairs.emplace_back(i, k);
        return pairs;
    }

    static bool are_twins(const Incident& a, const Incident& b) {
        constexpr double near = 0.02; // degrees, about 2 km
        const bool one_kind = a.type == b.type && a.type != Type::other && a.date == b.date &&
                              a.date.is_one_day() && a.date_precision == DatePrecision::day &&
                              b.date_precision == DatePrecision::day;
        if (!one_kind || a.sources.empty() || b.sources.empty()) return false;
        const auto* at = std::get_if<Point>(&a.location.said);
        const auto* other = std::get_if<Point>(&b.location.said);
        if (at == nullptr || other == nullptr || std::abs(at->at.x - other->at.x) > near ||
            std::abs(at->at.y - other->at.y) > near)
            return false;
        return std::none_of(a.sources.begin(), a.sources.end(), [&](const Source& source) {
            return std::any_of(b.sources.begin(), b.sources.end(), [&](const Source& known) {
                return known.independent_name() == source.independent_name();
            });
        });
    }

    void check_classes() {
        std::set<DrawingClass> classes;
        for (const Incident& incident : set_.incidents)
            if (is_drawn(incident, Pending::hidden)) classes.insert(drawing_class(incident.type));
        if (classes.size() <= max_classes) return;
        std::vector<std::string_view> names;
        for (const DrawingClass drawing_class : classes) names.push_back(name(drawing_class));
        reporter_.report(
            {Severity::error,
             fmt::format("{} classes of incidents are more than the {} that can be told apart: {}",
                         classes.size(), max_classes, fmt::join(names, ", ")),
             {set_.file, 0, 0, {}},
             {"merge classes, or make a map for each"}});
    }

    const IncidentSet& set_;
    Reporter& reporter_;
    std::vector<const Incident*> without_source_;
};

} // namespace

void lint(const IncidentSet& set, Reporter& reporter) {
    Linter(set, reporter).run();
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/json.hpp"
#include "core/language.hpp"
#include "incident/location.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Dated, located, sourced reports: what happened, where as far as anybody said, and who said it.
namespace cordon::incident {

/// What happened. The names in files are the enumerators; words.hpp has the ACLED event names
/// beside them.
enum class Type {
    attack_on_traffic,     ///< convoy, lorry or bus attacked on its way
    checkpoint,            ///< traffic stopped, searched or turned back
    kidnapping,            ///< persons taken, on a road or elsewhere
    explosive_device,      ///< mine or improvised device
    declared_ban,          ///< a party forbids traffic, goods or fuel
    infrastructure_damage, ///< bridge, road, mast or depot broken
    armed_attack,          ///< attack on a place or a position, not on traffic
    state_operation,       ///< by an army or its allies
    passage,               ///< a convoy or bus got through
    lifting,               ///< a ban was reported lifted
    demonstration,
    advisory, ///< travel advice or another notice without an event of its own
    other
};

/// How sure the report is. Missing in a file = `reported`, with a warning.
enum class Claim { confirmed, reported, claimed, disputed };

/// How exactly the date is known. The interval always says the same in days.
enum class DatePrecision { day, interval, month, year, unknown };

/// Whether a person has looked at it. Pending ones are drawn only when asked for, rejected ones
/// never.
enum class Review { accepted, pending, rejected };

/// A text in one or several languages, in the order of the file.
struct LocalText {
    /// Language code (empty = not said) and text.
    std::vector<std::pair<std::string, std::string>> texts{};

    LocalText() = default;
    explicit LocalText(std::string text) {
        if (!text.empty()) texts.emplace_back(std::string(), std::move(text));
    }
    [[nodiscard]] bool empty() const { return texts.empty(); }
    /// The text in that language, else the one without a language, else the first; empty when there
    /// is none.
    [[nodiscard]] std::string_view in(Language language) const;
};

/// A count as reported. `high` empty = "at least `low`"; both equal = one number.
struct CountRange {
    double low = 0.0;
    std::optional<double> high = 0.0;
    /// The source's own best estimate, between `low` and `high`; empty when it gives none or both
    /// ends are equal. It is the figure that is shown.
    std::optional<double> best = std::nullopt;

    friend bool operator==(const CountRange&, const CountRange&) = default;
};

/// A named count, for example `tankers_burnt` or `killed`.
struct Count {
    std::string name{};
    CountRange range;
};

/// One public source of an incident. It has no field for a person's name, on purpose.
struct Source {
    std::string id{}; ///< unique inside the incident; `s1`, `s2` … by position when missing
    std::string publisher{}; ///< outlet
    LocalText label{};       ///< name for the key where the publisher's own would not do
    /// Agency or witness that the outlet quotes; outlets with one origin count once.
    std::string origin{};
    std::string url{};  ///< as printed, scheme optional
    std::string date{}; ///< of publication, ISO 8601, as the page says it; empty = unknown
    /// Day or interval of the event as this source has it (ISO 8601), when sources differ.
    std::string event_date{};
    std::string quote{};         ///< short, in the original language
    bool secondary = false;      ///< aggregator or copy: never the second independent source
    std::vector<Count> values{}; ///< what this source says of the counts
    Json::Object extra{};        ///< members of the file that are not known here

    /// `origin` when it is known, else `publisher`: what counts for independence.
    [[nodiscard]] const std::string& independent_name() const {
        return origin.empty() ? publisher : origin;
    }
};

/// One incident.
struct Incident {
    std::string id{};    ///< unique in its collection, for example `2025-10-28-rn24`
    DateInterval date{}; ///< closed interval of days; meaningless when date_precision is unknown
    DatePrecision date_precision = DatePrecision::day;
    std::string date_text{}; ///< as reported; checked against weekdays by lint
    std::string time_note{}; ///< time of day as reported
    Type type = Type::other;
    Claim claim = Claim::reported;
    LocalText title{};   ///< what happened, in a few words
    LocalText place{};   ///< as reported
    Location location{}; ///< said and credible region
    /// Over all sources; derived from the sources' values when not stated.
    std::vector<Count> counts{};
    std::vector<Source> sources{}; ///< in the order of the file
    /// `escorted`, `on_road`, `enforced`, `physical_break` …; known_flags().
    std::vector<std::string> flags{};
    std::string road{}; ///< reference such as `RN24`
    LocalText note{};
    Review review = Review::accepted;
    Json::Object extra{};         ///< unknown properties and precision codes, kept as they were
    Json::Object feature_extra{}; ///< unknown members of the feature itself
    int line = 0;                 ///< 1-based line in its file; 0 when made by code

    [[nodiscard]] bool has_flag(std::string_view flag) const;
    /// The count of that name; empty when nobody gave one.
    [[nodiscard]] std::optional<CountRange> count(std::string_view name) const;
};

/// A row of the precision table that was used, for the method note.
struct PrecisionUse {
    std::string source{}; ///< `acled_geo_precision`, `ucdp_where_prec` …
    std::string code{};
    std::string meaning{};
    std::string model{};            ///< `point`, `admin1`, `admin2`, `area` or `left_out`
    std::optional<Metres> radius{}; ///< of `point`
    std::size_t count = 0;          ///< incidents that it applied to
};

/// A collection of incidents with what its licence asks for.
struct IncidentSet {
    std::vector<Incident> incidents{};
    std::string file{};        ///< as the user named it, for messages
    std::string as_of{};       ///< RFC 3339 time or ISO date of the data cut-off; empty = not said
    std::string licence{};     ///< `ACLED` blocks any export of the rows
    std::string attribution{}; ///< as it must be printed
    std::string source{};      ///< data provider or description
    /// Rows of the precision table that were used; not written.
    std::vector<PrecisionUse> precision_used{};
    Json::Object extra{}; ///< unknown members of the collection
};

/// Last day of the set's cut-off; empty when it says none.
[[nodiscard]] std::optional<Date> cut_off_day(const IncidentSet& set);

/// Flags that the analysis and the drawing understand.
[[nodiscard]] const std::vector<std::string>& known_flags();

/// Number of sources that are independent: distinct origins, those marked `secondary` left out (but
/// at least 1 when there is any source).
[[nodiscard]] int independent_sources(const Incident& incident);

/// Smallest range that holds both; a best estimate stays when both give the same.
[[nodiscard]] CountRange unite(const CountRange& a, const CountRange& b);

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "analysis/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cordon::analysis {

namespace {

/// At most so many ids or names, the rest as a number.
std::string listed(const std::vector<std::string>& texts) {
    constexpr std::size_t shown = 5;
    if (texts.size() <= shown) return fmt::format("{}", fmt::join(texts, ", "));
    return fmt::format("{} and {} more", fmt::join(texts.begin(), texts.begin() + shown, ", "),
                       texts.size() - shown);
}

std::string_view plural(std::size_t count) {
    return count == 1 ? "" : "s";
}

/// Writes one sentence about a road.
class Explanation {
  public:
    Explanation(const Study& study, const RoadEvidence& road, const Decision& decision)
        : study_(study), facts_(study.world.events.facts), p_(study.in.parameters), road_(road),
          decision_(decision) {}

    [[nodiscard]] std::string write() const {
        switch (decision_.rule) {
        case 1: return cut();
        case 2:
            return fmt::format("traffic passes only under escort or on conditions ({}, last on {})",
                               listed(ids(decision_.because)), last_day(decision_.because));
        case 3: return decision_.because.empty() ? exposed() : hostile() + later_passages();
        case 4:
            return fmt::format("ordinary traffic passed ({}, last on {}) and nothing hostile was "
                               "reported on the road",
                               listed(ids(decision_.because)), last_day(decision_.because));
        default: return "no report that decides anything: silence is not 'open'";
        }
    }

    [[nodiscard]] std::string hostile() const {
        const std::size_t count = decision_.because.size();
        return fmt::format("{} hostile incident{} on the road in the window ({}){}", count,
                           plural(count), listed(ids(decision_.because)), told_by());
    }

  private:
    [[nodiscard]] std::string cut() const {
        const EventFacts& first = facts_[decision_.because.front()];
        if (first.physical_break)
            return fmt::format("a verified break of the road ({}){}; no repair and no passage "
                               "reported since",
                               listed(ids(decision_.because)), told_by());
        if (first.ban)
            return fmt::format("an enforced ban ({}){}, neither lifted nor older than {} days "
                               "without confirmation; no passage reported since",
                               listed(ids(decision_.because)), told_by(), p_.ban_expiry_days);
        return fmt::format("{} hostile incidents within {} days ({}){}; no passage reported since "
                           "{}",
                           decision_.because.size(), p_.cut_window_days,
                           listed(ids(decision_.because)), told_by(), last_day(decision_.because));
    }

    [[nodiscard]] std::string exposed() const {
        return fmt::format("{:.0f} % of its length, weighted by age, lies within the radii of "
                           "incidents (limit {:.0f} %)",
                           100 * road_.exposure_weighted, 100 * p_.contested_exposure_min);
    }

    /// Passages on the day of the last attack or after it.
    [[nodiscard]] std::string later_passages() const {
        double last = 0.0;
        for (const Hit& hit : road_.hits)
            if (facts_[hit.event].hostile) last = std::max(last, hit.day);
        std::vector<std::uint32_t> passages;
        for (const Hit& hit : road_.hits)
            if (facts_[hit.event].passage && hit.day >= last) passages.push_back(hit.event);
        return passages.empty() ? std::string()
                                : fmt::format("; passed since: {}", listed(ids(passages)));
    }

    [[nodiscard]] std::vector<std::string> ids(const std::vector<std::uint32_t>& events) const {
        std::set<std::string> sorted;
        for (const std::uint32_t e : events) sorted.insert(facts_[e].id);
        return {sorted.begin(), sorted.end()};
    }

    [[nodiscard]] std::string told_by() const {
        std::set<std::uint32_t> origins;
        for (const std::uint32_t e : decision_.because)
            origins.insert(facts_[e].origins.begin(), facts_[e].origins.end());
        if (origins.empty()) return ", no source named";
        std::vector<std::string> names;
        for (const std::uint32_t origin : origins)
            names.push_back(study_.world.events.origins[origin]);
        return fmt::format(" from {} independent source{} ({})", names.size(), plural(names.size()),
                           listed(names));
    }

    [[nodiscard]] std::string last_day(const std::vector<std::uint32_t>& events) const {
        double last = 0.0;
        for (const Hit& hit : road_.hits)
            if (std::find(events.begin(), events.end(), hit.event) != events.end())
                last = std::max(last, hit.day);
        return to_iso(Date::from_days(static_cast<int>(last)));
    }

    const Study& study_;
    const std::vector<EventFacts>& facts_;
    const Parameters& p_;
    const RoadEvidence& road_;
    const Decision& decision_;
};

} // namespace

std::string explain(const Study& study, std::uint32_t stretch) {
    return Explanation(study, study.base.evidence[stretch], study.base.decisions[stretch]).write();
}

std::string explain_hostile(const Study& study, const RoadEvidence& road) {
    Decision decision;
    for (const Hit& hit : road.hits) decision.because.push_back(hit.event);
    return Explanation(study, road, decision).hostile();
}

} // namespace cordon::analysis

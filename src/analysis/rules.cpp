// SPDX-License-Identifier: MIT
#include "analysis/rules.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace cordon::analysis {

namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

/// The hits of one road by what they are.
class Judge {
  public:
    Judge(const RoadEvidence& road, std::span<const EventFacts> events, const Parameters& p,
          Date as_of)
        : road_(road), events_(events), p_(p), as_of_(as_of.days()) {
        for (const Hit& hit : road.hits) {
            const EventFacts& event = events[hit.event];
            if (event.hostile) hostile_.push_back(hit);
            if (event.repaired) last_repair_ = std::max(last_repair_, hit.day);
            if (!event.passage) continue;
            last_passage_ = std::max(last_passage_, hit.day);
            if (event.escorted)
                last_escorted_ = std::max(last_escorted_, hit.day);
            else
                last_ordinary_ = std::max(last_ordinary_, hit.day);
        }
        std::sort(hostile_.begin(), hostile_.end(), [](const Hit& a, const Hit& b) {
            return a.day != b.day ? a.day < b.day : a.event < b.event;
        });
    }

    Decision decide() {
        Decision decision;
        if (is_broken() || is_blocked() || is_banned()) {
            decision.status = Status::cut;
            decision.rule = 1;
        } else if (last_escorted_ > never && last_escorted_ > last_ordinary_) {
            decision.status = Status::restricted;
            decision.rule = 2;
            because_passages(true);
        } else if (!hostile_.empty() || road_.exposure_weighted >= p_.contested_exposure_min) {
            decision.status = Status::contested;
            decision.rule = 3;
            for (const Hit& hit : hostile_) because_.push_back(hit.event);
        } else if (last_ordinary_ > never) {
            decision.status = Status::open;
            decision.rule = 4;
            because_passages(false);
        }
        finish(decision);
        return decision;
    }

  private:
    /// Rule 1, first alternative: a verified break that nothing has ended since.
    bool is_broken() {
        for (const Hit& hit : road_.hits) {
            const EventFacts& event = events_[hit.event];
            if (!event.physical_break || !event.verified) continue;
            if (last_repair_ > hit.day || last_passage_ > hit.day) continue;
            because_.push_back(hit.event);
        }
        return !because_.empty();
    }

    /// Rule 1, second alternative: enough incidents from enough sources within the window of days,
    /// and nobody got through since the last of them.
    bool is_blocked() {
        std::size_t first = 0;
        for (std::size_t last = 0; last < hostile_.size(); ++last) {
            while (hostile_[last].day - hostile_[first].day > p_.cut_window_days) ++first;
            if (static_cast<int>(last - first + 1) < p_.cut_incidents_min) continue;
            if (last_passage_ > hostile_[last].day) continue;
            if (sources(first, last) < p_.cut_sources_min) continue;
            because_.clear();
            for (std::size_t i = first; i <= last; ++i) because_.push_back(hostile_[i].event);
        }
        return !because_.empty();
    }

    /// Rule 1, in brackets: a ban that is enforced, still holds and nobody has passed since.
    bool is_banned() {
        const double last_hostile = hostile_.empty() ? never : hostile_.back().day;
        for (const Hit& hit : road_.hits) {
            const EventFacts& event = events_[hit.event];
            if (!event.ban || event.origins.empty()) continue;
            if (event.ban_end && *event.ban_end < as_of_) continue;
            if (last_passage_ > std::max(hit.day, last_hostile)) continue;
            because_.push_back(hit.event);
        }
        return !because_.empty();
    }

    int sources(std::size_t first, std::size_t last) {
        origins_.clear();
        for (std::size_t i = first; i <= last; ++i)
            for (const std::uint32_t origin : events_[hostile_[i].event].origins)
                origins_.push_back(origin);
        return count_distinct();
    }

    int count_distinct() {
        std::sort(origins_.begin(), origins_.end());
        return static_cast<int>(std::unique(origins_.begin(), origins_.end()) - origins_.begin());
    }

    void because_passages(bool escorted) {
        for (const Hit& hit : road_.hits)
            if (events_[hit.event].passage && events_[hit.event].escorted == escorted)
                because_.push_back(hit.event);
    }

    void finish(Decision& decision) {
        std::sort(because_.begin(), because_.end());
        because_.erase(std::unique(because_.begin(), because_.end()), because_.end());
        origins_.clear();
        for (const std::uint32_t event : because_)
            for (const std::uint32_t origin : events_[event].origins) origins_.push_back(origin);
        decision.independent_sources = count_distinct();
        const bool doubted =
            std::any_of(because_.begin(), because_.end(), [&](std::uint32_t event) {
                return events_[event].claim == incident::Claim::disputed;
            });
        // Ordinary traffic that passed on the day of the last attack or after it speaks against
        // the harder class.
        const bool hostile_rule = decision.rule == 1 || decision.rule == 3;
        const double last = hostile_.empty() ? never : hostile_.back().day;
        const bool contradicted = hostile_rule && last > never && last_ordinary_ >= last;
        decision.disputed = doubted || contradicted;
        decision.because = std::move(because_);
    }

    const RoadEvidence& road_;
    std::span<const EventFacts> events_;
    const Parameters& p_;
    double as_of_;
    std::vector<Hit> hostile_;
    std::vector<std::uint32_t> because_;
    std::vector<std::uint32_t> origins_;
    double last_passage_ = never;
    double last_escorted_ = never;
    double last_ordinary_ = never;
    double last_repair_ = never;
};

} // namespace

std::string_view name(Status status) {
    constexpr std::array<std::string_view, status_count> names = {"no_information", "open",
                                                                  "contested", "restricted", "cut"};
    return names.at(static_cast<std::size_t>(status));
}

Decision decide(const RoadEvidence& road, std::span<const EventFacts> events,
                const Parameters& parameters, Date as_of) {
    return Judge(road, events, parameters, as_of).decide();
}

Status status_of(const RoadEvidence& road, std::span<const EventFacts> events,
                 const Parameters& parameters, Date as_of) {
    return Judge(road, events, parameters, as_of).decide().status;
}

Status worst(std::span<const Status> stretches) {
    Status found = Status::no_information;
    bool silent = stretches.empty();
    for (const Status status : stretches) {
        found = std::max(found, status);
        silent = silent || status == Status::no_information;
    }
    return silent && found == Status::open ? Status::no_information : found;
}

} // namespace cordon::analysis

// SPDX-License-Identifier: MIT
#include "analysis/frame.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {

Frame::Frame(const World& world)
    : world_(world), weights_(world.events.places.size()),
      exposure_(world.network.stretches.size()), exposure_weighted_(world.network.stretches.size()),
      evidence_(world.network.stretches.size()), is_touched_(world.network.stretches.size()) {}

void Frame::clear() {
    for (const std::uint32_t stretch : touched_) {
        exposure_[stretch] = 0.0;
        exposure_weighted_[stretch] = 0.0;
        evidence_[stretch].hits.clear();
        evidence_[stretch].exposure_weighted = 0.0;
        is_touched_[stretch] = 0;
    }
    touched_.clear();
    entries_.clear();
    marks_.clear();
    runs_.clear();
}

void Frame::touch(std::uint32_t stretch) {
    if (is_touched_[stretch] != 0) return;
    is_touched_[stretch] = 1;
    touched_.push_back(stretch);
}

void Frame::add_hit(std::uint32_t stretch, Hit hit) {
    touch(stretch);
    evidence_[stretch].hits.push_back(hit);
}

void Frame::add(const Placed& placed, std::span<const geom::LonLat> at, double radius_factor) {
    const EventPlace& place = world_.events.places[placed.event];
    const EventFacts& facts = world_.events.facts[placed.event];
    const bool hits = facts.is_drawn();
    const bool exposes = place.radius_m > 0.0;
    if (!hits && !exposes) return;
    weights_[placed.event] = placed.weight;
    const double radius = exposes ? place.radius_m * radius_factor : place.tolerance_m;
    for (const geom::LonLat& one : at) {
        covers_.clear();
        world_.roads.cover(one, radius, covers_, scratch_);
        for (const Cover& cover : covers_)
            entries_.push_back(
                {cover.stretch, placed.event, cover.from_m, cover.to_m, exposes, hits, placed.day});
    }
}

void Frame::merge() {
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        if (a.stretch != b.stretch) return a.stretch < b.stretch;
        if (a.event != b.event) return a.event < b.event;
        return a.from_m < b.from_m;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Entry& last = entries_[kept == 0 ? 0 : kept - 1];
        const Entry& next = entries_[i];
        if (kept > 0 && last.stretch == next.stretch && last.event == next.event &&
            next.from_m <= last.to_m)
            last.to_m = std::max(last.to_m, next.to_m);
        else
            entries_[kept++] = next;
    }
    entries_.resize(kept);
}

void Frame::add_run(std::span<const Entry> entries) {
    const Run run{entries.front().stretch, marks_.size(), 0};
    const auto is_before = [](const Mark& a, const Mark& b) {
        if (a.at_m != b.at_m) return a.at_m < b.at_m;
        return a.step != b.step ? a.step > b.step : a.event < b.event;
    };
    const Entry* before = nullptr;
    for (const Entry& entry : entries) {
        const bool again = before != nullptr && before->event == entry.event;
        if (entry.hits && !again) evidence_[run.stretch].hits.push_back({entry.event, entry.day});
        before = &entry;
        if (!entry.exposes) continue;
        marks_.push_back({entry.from_m, entry.event, 1});
        marks_.push_back({entry.to_m, entry.event, -1});
    }
    std::sort(marks_.begin() + static_cast<std::ptrdiff_t>(run.first), marks_.end(), is_before);
    runs_.push_back({run.stretch, run.first, marks_.size() - run.first});
}

void Frame::sweep(const Run& run, std::span<const double> weights) {
    const std::span<const Mark> marks = std::span(marks_).subspan(run.first, run.count);
    double inside = 0.0;
    double weighted = 0.0;
    double safe = 1.0; // product of 1 - w over the open discs with w < 1
    int certain = 0;   // open discs with w = 1
    int open = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Mark& mark = marks[i];
        const double factor = 1.0 - weights[mark.event];
        constexpr double none = 1e-12;
        if (factor <= none)
            certain += mark.step;
        else if (mark.step > 0)
            safe *= factor;
        else
            safe /= factor;
        open += mark.step;
        if (open == 0) safe = 1.0; // no rounding is carried on
        if (i + 1 == marks.size() || open == 0) continue;
        const double length = marks[i + 1].at_m - mark.at_m;
        inside += length;
        weighted += length * (certain > 0 ? 1.0 : 1.0 - safe);
    }
    const double total = world_.network.stretches[run.stretch].length_m;
    if (total > 0.0) {
        exposure_[run.stretch] = std::min(1.0, inside / total);
        exposure_weighted_[run.stretch] = std::min(1.0, weighted / total);
    }
    evidence_[run.stretch].exposure_weighted = exposure_weighted_[run.stretch];
}

void Frame::finish() {
    merge();
    for (std::size_t i = 0; i < entries_.size();) {
        const std::uint32_t stretch = entries_[i].stretch;
        std::size_t end = i;
        while (end < entries_.size() && entries_[end].stretch == stretch) ++end;
        touch(stretch);
        add_run(std::span(entries_).subspan(i, end - i));
        i = end;
    }
    std::sort(touched_.begin(), touched_.end());
    reweigh(weights_);
}

void Frame::reweigh(std::span<const double> weights) {
    for (const Run& run : runs_) sweep(run, weights);
}

} // namespace cordon::analysis

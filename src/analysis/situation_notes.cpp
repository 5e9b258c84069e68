// SPDX-License-Identifier: MIT
#include "analysis/study.hpp"

#include <fmt/format.h>

#include <map>

namespace cordon::analysis {

namespace {

std::string_view plural(std::size_t count) {
    return count == 1 ? "" : "s";
}

void note_left_out(const Study& study, std::vector<std::string>& notes) {
    std::map<std::string, std::size_t> left_out;
    for (const IncidentUse& use : study.world.events.uses)
        if (!use.reason_left_out.empty()) ++left_out[use.reason_left_out];
    for (const auto& [reason, count] : left_out)
        notes.push_back(fmt::format("{} incident{} left out: {}", count, plural(count), reason));
    const std::size_t roadless = study.world.events.roadless;
    if (roadless > 0)
        notes.push_back(fmt::format("{} incident{} said to be on a road, but the network has none "
                                    "in the region: drawn anywhere in it",
                                    roadless, plural(roadless)));
}

void note_special_roads(const Network& network, std::vector<std::string>& notes) {
    std::map<std::string, std::size_t> special;
    for (const Edge& edge : network.edges) {
        if (edge.ferry) ++special["ferry"];
        if (edge.ford) ++special["ford"];
        if (edge.seasonal) ++special["seasonal road"];
    }
    for (const auto& [what, count] : special)
        notes.push_back(fmt::format("{} piece{} of the network: {}", count, plural(count), what));
}

} // namespace

std::vector<std::string> situation_notes(const Study& study) {
    std::vector<std::string> notes;
    note_left_out(study, notes);
    note_special_roads(study.world.network, notes);
    notes.emplace_back("no report is not the same as quiet: a stretch without reports is "
                       "'no information', never 'open'");
    return notes;
}

} // namespace cordon::analysis

// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_finder.hpp"
#include "unit/incident/extract/corpus.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cordon::incident::test {

/// The label of CASE 2021 task 2 for a kind.
inline std::string case_label(EventKind kind) {
    const EventKindInfo& row = info(kind);
    static const std::map<std::string_view, std::string> labels = {
        {"Government regains territory", "GOV_REGAINS_TERIT"},
        {"Non-state actor overtakes territory", "NON_STATE_ACTOR_OVERTAKES_TER"},
        {"Armed clash", "ARMED_CLASH"},
        {"Chemical weapon", "CHEM_WEAP"},
        {"Air/drone strike", "AIR_STRIKE"},
        {"Suicide bomb", "SUIC_BOMB"},
        {"Shelling/artillery/missile attack", "ART_MISS_ATTACK"},
        {"Remote explosive/landmine/IED", "REM_EXPLOS"},
        {"Grenade", "GRENADE"},
        {"Sexual violence", "SEX_VIOL"},
        {"Attack", "ATTACK"},
        {"Abduction/forced disappearance", "ABDUCT_DISSAP"},
        {"Excessive force against protesters", "FORCE_AGAINST_PROTEST"},
        {"Protest with intervention", "PROTEST_WITH_INTER"},
        {"Peaceful protest", "PEACE_PROTEST"},
        {"Violent demonstration", "VIOL_DEMONSTR"},
        {"Mob violence", "MOB_VIOL"},
        {"Agreement", "AGREEMENT"},
        {"Arrests", "ARREST"},
        {"Change to group/activity", "CHANGE_TO_GROUP_ACT"},
        {"Disrupted weapons use", "DISR_WEAP"},
        {"Headquarters or base established", "HQ_ESTABLISHED"},
        {"Looting/property destruction", "PROPERTY_DISTRUCT"},
        {"Non-violent transfer of territory", "NON_VIOL_TERRIT_TRANSFER"}};
    switch (kind) {
    case EventKind::claim: return "ATTRIB";
    case EventKind::diplomacy: return "DIPLO";
    case EventKind::organised_crime: return "ORG_CRIME";
    case EventKind::natural_disaster: return "NATURAL_DISASTER";
    case EventKind::accident: return "MAN_MADE_DISASTER";
    default: break;
    }
    const auto found = labels.find(row.acled_sub_event);
    return found == labels.end() ? "OTHER" : found->second;
}

struct KindResult {
    std::string gold;
    std::string found;
    std::string text;
};

/// F1 of each class weighted by its number of gold snippets, over the snippets whose label is not
/// left out.
inline double weighted_f1(const std::vector<KindResult>& results,
                          const std::set<std::string>& left_out) {
    std::map<std::string, std::size_t> gold;
    std::map<std::string, std::size_t> found;
    std::map<std::string, std::size_t> right;
    std::size_t total = 0;
    for (const KindResult& result : results) {
        if (left_out.contains(result.gold)) continue;
        ++total;
        ++gold[result.gold];
        ++found[result.found];
        if (result.gold == result.found) ++right[result.gold];
    }
    double sum = 0.0;
    for (const auto& [label, count] : gold) {
        const double both = static_cast<double>(count + found[label]);
        sum += static_cast<double>(count) * 2.0 * static_cast<double>(right[label]) / both;
    }
    return total == 0 ? 0.0 : sum / static_cast<double>(total);
}

inline std::vector<KindResult> classify_all(const std::vector<Json>& documents) {
    std::vector<KindResult> results;
    for (const Json& document : documents) {
        const std::string text = document.text_or("text", "");
        const auto tokens = place::tokenize(text, place::TextLanguage::english);
        results.push_back({document.text_or("event_type", ""), case_label(classify(tokens)), text});
    }
    return results;
}

inline const std::set<std::string> beyond_28 = {"DIPLO", "ATTRIB"};
inline const std::set<std::string> beyond_25 = {"DIPLO", "ATTRIB", "ORG_CRIME", "NATURAL_DISASTER",
                                                "MAN_MADE_DISASTER"};

} // namespace cordon::incident::test

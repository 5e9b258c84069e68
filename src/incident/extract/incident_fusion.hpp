// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/incident_match.hpp"

#include <string>
#include <vector>

namespace cordon::incident {

/// What of an article belongs to the source of each of its incidents.
struct ArticleSource {
    std::string id;      ///< of the source, unique: `a1`
    std::string name;    ///< of its file, for the list of what was merged
    std::string outlet;  ///< publisher where the incident names none
    std::string copy_of; ///< what the original counts as for independence; empty = no copy
};

/// One event of several articles.
struct FusedIncident {
    Incident incident;
    EventRecord event; ///< kind, actors, flags; its mentions are those of the leading article
};

/// Joins reports of one event, given in the order of their articles. What a person accepted decides
/// over place, date and kind; else:
///
/// - place: regions that meet are intersected, the model stays where one report says it all; others
///   become `alternatives` (`rival_places`);
/// - date: what all intervals share, of the stated ones; else their span (`rival_dates`);
/// - counts: of each source in its values, their union for the incident; sources that exclude each
///   other are flagged `rival_counts`;
/// - kind: of most reports, then the most telling one (`rival_types`);
/// - claim: `disputed` when one disputes it (`rival_claims` unless all do); `confirmed` only when a
///   report says so and two origins are independent (else `one_origin`); then reported, claimed.
[[nodiscard]] FusedIncident fuse(const std::vector<const MatchItem*>& items,
                                 const std::vector<ArticleSource>& articles);

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"
#include "incident/extract/extraction.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Several articles about the same events become one collection.
namespace cordon::incident {

/// An article with what was found in it.
struct FoundArticle {
    Extraction extraction;
    std::string name; ///< of its file: names the source where no publisher is known
};

/// The incidents of several articles, those of one event joined.
struct MergedArticles {
    IncidentSet incidents;           ///< by date, then by content
    std::vector<EventRecord> events; ///< one for each incident; their spans mean nothing here
    /// Files that each incident was merged from, in the order of publication.
    std::vector<std::vector<std::string>> sources;
    std::size_t articles = 0;
    std::size_t copies = 0; ///< articles that repeat another one
    std::size_t joined = 0; ///< incidents of more than one article
};

/// Joins incidents that are the same (incident_match.hpp) into one (incident_fusion.hpp). Surer
/// pairs are joined first; an event takes at most one incident of each article, and none that
/// contradicts one of it. Articles that copy another one become secondary sources with the
/// original's origin. Rejected incidents stay as they are. The order of the articles does not
/// count: they are taken by day and digest. Throws Error above 5,000 incidents.
[[nodiscard]] MergedArticles merge_articles(const std::vector<FoundArticle>& articles);

/// The merged incidents as lines for people, as incident_table().
[[nodiscard]] std::string merged_table(const MergedArticles& merged, Language language);

} // namespace cordon::incident

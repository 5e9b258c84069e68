// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/article_text.hpp"
#include "incident/extract/decisions.hpp"
#include "incident/extract/extraction.hpp"
#include "place/expression/options.hpp"
#include "place/gazetteer.hpp"

#include <optional>
#include <string>

namespace cordon::incident {

/// What is known beside the article.
struct ExtractOptions {
    std::optional<Date> date; ///< of publication, when the article does not say it
    std::string publisher;    ///< outlet, for the source of each incident
    std::string url;
    std::optional<place::TextLanguage> language; ///< detected when empty
    ArticleFormat format = ArticleFormat::automatic;
    /// Without one, places stay unlocated.
    const place::Gazetteer* gazetteer = nullptr;
    place::ResolveOptions resolve;
    place::RegionOptions region;
    /// Of an earlier review; applied to what is found.
    const DecisionList* decisions = nullptr;
    std::size_t max_incidents = 500;
    /// Only events are wanted: a text that mentions none is not read for dates, actors and places.
    bool events_only = false;
};

/// Finds the incidents of an article: dates, triggers, actors, counts, places, and what belongs
/// together. The same input gives the same result on every machine. Throws Error for input that is
/// no text (read_article()).
[[nodiscard]] Extraction extract_incidents(std::string text, const ExtractOptions& options = {});

} // namespace cordon::incident

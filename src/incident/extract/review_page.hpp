// SPDX-License-Identifier: MIT
#pragma once

#include "core/language.hpp"
#include "incident/extract/extraction.hpp"

#include <string>
#include <vector>

namespace cordon::incident {

/// How the review page looks and what it links to.
struct ReviewPageOptions {
    Language language = Language::en;
    std::string title;     ///< of the page; empty = "Review"
    std::string map_image; ///< address or data URI of a picture of the incidents; empty = none
};

/// A page to check the incidents by: the article with its marked places, dates, triggers, actors
/// and left-out events beside a card for each incident. One self-contained HTML file without
/// scripts from elsewhere; all text of the article is escaped. The cards make a decisions file
/// (decisions.hpp) that the page offers for download.
[[nodiscard]] std::string review_page(const Extraction& extraction,
                                      const ReviewPageOptions& options = {});

/// `&`, `<`, `>` and quotes as entities; control characters as U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);

} // namespace cordon::incident

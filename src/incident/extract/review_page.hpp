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
    /// Decisions of earlier reviews that fit no incident now: the page writes them again.
    std::vector<Decision> kept_decisions;
};

/// An article of the page.
struct ReviewArticle {
    const Extraction* extraction = nullptr;
    std::string title; ///< shown when there are several
};

/// A page to check the incidents by: the articles with their marked places, dates, triggers, actors
/// and left-out events beside a card for each incident, with buttons to accept, delete, move (to
/// coordinates or a place in words), retype and redate it, and a form to add one. One
/// self-contained HTML file that loads nothing; its content security policy allows its own script
/// and style only. All text of the article is escaped. The page offers the decisions file
/// (decisions.hpp) for download: decisions that were applied stand as made on their cards, and all
/// earlier ones are written again unless they are undone.
[[nodiscard]] std::string review_page(const std::vector<ReviewArticle>& articles,
                                      const ReviewPageOptions& options = {});
[[nodiscard]] std::string review_page(const Extraction& extraction,
                                      const ReviewPageOptions& options = {});

/// `&`, `<`, `>` and quotes as entities; control characters as U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// What pages put beside an article: menus, teasers of other articles, comments, notices.
namespace cordon::incident {

/// Whether the words head a list of other articles, comments or the like: "Related articles", "Sur
/// le même sujet", "Laisser un commentaire". The whole text of a heading, at most some words.
[[nodiscard]] bool is_furniture_label(std::string_view words);

/// Whether a line points to another article: "Lire aussi : …", "READ ALSO | …". With `has_link`
/// (the line holds a link) the sign behind the words may be missing.
[[nodiscard]] bool is_teaser_line(std::string_view line, bool has_link);

/// Whether the words of an element's class or id name what stands beside articles: "related-posts",
/// "cookieNotice", "comment-list".
[[nodiscard]] bool is_furniture_class(std::string_view words);

/// The same for names that lists of links have, and some articles too: "promo", "latest".
[[nodiscard]] bool is_list_class(std::string_view words);

} // namespace cordon::incident

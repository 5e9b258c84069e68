// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/html_page.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace cordon::incident {

/// Which part of a page is the article.
struct HtmlArticle {
    std::uint32_t begin = 0;    ///< first event
    std::uint32_t end = 0;      ///< behind the last one
    std::vector<bool> left_out; ///< by element: with all that it holds
    std::size_t blocks = 0;     ///< menus, teasers, comments and the like that were left out
};

/// Finds the article of a page: what has the names of menus, teasers, comments and notices is left
/// out, lists and lines that are nothing but links, what follows a heading such as "Related
/// articles", what stands before the headline, and what stands behind the element that holds most
/// of the prose. A page where nothing would be left keeps all but scripts and menus.
[[nodiscard]] HtmlArticle find_html_article(const HtmlPage& page);

/// The text between two events, entities as characters, spaces and line ends as one space; at most
/// about `most` bytes.
[[nodiscard]] std::string html_words(const HtmlPage& page, std::uint32_t begin, std::uint32_t end,
                                     std::size_t most);

} // namespace cordon::incident

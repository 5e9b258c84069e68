// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "incident/extract/html_article.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace cordon::incident {

/// The day of publication as a page's metadata or its marks give it.
struct HtmlDate {
    Date day;
    bool is_metadata = false; ///< said of the page as a whole, not only a time that stands in it
};

/// The day of a time stamp: `2025-10-30`, with a time behind it or not; `2025/10/30`;
/// `20251030`; `Thu, 30 Oct 2025 08:12:44 GMT`; `October 30, 2025`.
[[nodiscard]] std::optional<Date> day_of_stamp(std::string_view text);

/// `article:published_time` and its like, `datePublished` of JSON-LD and of microdata, then
/// `<time>` elements that call themselves the date of publication; else the first `<time>` of the
/// article. The day is that of the time zone that is written. Nothing when there is none.
[[nodiscard]] std::optional<HtmlDate> find_html_date(const HtmlPage& page,
                                                     const HtmlArticle& article);

} // namespace cordon::incident

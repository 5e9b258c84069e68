// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon::incident {

/// How an article is written.
enum class ArticleFormat : std::uint8_t { automatic, plain, html, markdown };

/// An article as plain UTF-8 text.
struct ArticleText {
    std::string text;
    ArticleFormat format = ArticleFormat::plain;
    std::string encoding = "UTF-8"; ///< what the bytes were read as
    std::optional<Date> published;  ///< of a page's metadata and `<time>` elements
    bool is_metadata = false;       ///< `published` is said of the whole page
    std::vector<std::string> notes; ///< what was changed, one sentence each
    /// Pairs of offsets, text and input, ascending; between them both run alike. Empty = equal.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> origins;
    /// Byte of the input that byte `at` of the text came from. For other encodings than UTF-8 the
    /// input is counted after its conversion.
    [[nodiscard]] std::uint32_t source_offset(std::uint32_t at) const;
};

/// Largest article that is read, and largest page: scripts and pictures are most of a page.
inline constexpr std::size_t max_article_bytes = std::size_t{2} << 20U;
inline constexpr std::size_t max_page_bytes = std::size_t{8} << 20U;

/// Reads an article: a byte order mark is dropped, other bytes than UTF-8 are taken as
/// Windows-1252 (which holds Latin-1), UTF-16 by its mark, HTML loses its tags, scripts, styles and
/// what stands beside the article (entities become characters, blocks become lines), marks of
/// Markdown become spaces, so that offsets stay. Throws Error above 2 MiB (pages: above
/// 8 MiB) and for text with NUL bytes.
[[nodiscard]] ArticleText read_article(std::string bytes,
                                       ArticleFormat format = ArticleFormat::automatic);

/// The article of an HTML page as text, without menus, teasers of other articles, comments and
/// notices (html_article.hpp). Tolerant: unclosed tags and broken entities are kept as text or
/// dropped, nothing throws.
[[nodiscard]] ArticleText strip_html(std::string_view html);
/// The text with the marks of Markdown as spaces.
[[nodiscard]] std::string blank_markdown(std::string_view source);

} // namespace cordon::incident

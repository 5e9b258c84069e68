// SPDX-License-Identifier: MIT
#include "incident/extract/article_text.hpp"

#include "core/diagnostic.hpp"
#include "data/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::incident {

namespace {

bool looks_like_html(std::string_view text) {
    std::string head;
    for (const char c : text.substr(0, 4096))
        head += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::string_view sign : {"<!doctype html", "<html", "<body", "<head", "<article"})
        if (head.find(sign) != std::string::npos) return true;
    return head.find("<p>") != std::string::npos && head.find("</p>") != std::string::npos;
}

bool looks_like_markdown(std::string_view text) {
    return text.starts_with("# ") || text.find("\n# ") != std::string_view::npos ||
           text.find("\n## ") != std::string_view::npos ||
           text.find("](http") != std::string_view::npos;
}

/// A run of `#`, `>`, `-` or `*` that opens a line.
std::size_t line_mark(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) return 0;
    std::size_t end = line.find_first_not_of('#', first);
    if (end == std::string_view::npos) return line.size();
    if (end > first && line[end] == ' ') return end;
    if (line[first] == '>') return first + 1;
    const bool bullet = line[first] == '-' || line[first] == '*' || line[first] == '+';
    if (bullet && first + 1 < line.size() && line[first + 1] == ' ') return first + 1;
    const std::size_t rule = line.find_first_not_of("-=*_ \r", first);
    return rule == std::string_view::npos ? line.size() : 0;
}

void blank(std::string& text, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < text.size(); ++i)
        if (text[i] != '\n') text[i] = ' ';
}

/// `[words](address)` keeps the words, `![words](address)` nothing.
void blank_links(std::string& text) {
    for (std::size_t close = text.find("]("); close != std::string::npos;
         close = text.find("](", close + 2)) {
        // Looked for near by only: a text of `](` alone would be searched whole for each.
        constexpr std::size_t longest = 2048;
        const std::string_view behind = std::string_view(text).substr(close, longest + 1);
        const std::size_t begin = close - std::min(close, longest);
        const std::string_view before = std::string_view(text).substr(begin, close - begin);
        const std::size_t length = behind.find(')');
        const std::size_t mark = before.find_last_of("[\n");
        if (length == std::string::npos || mark == std::string::npos || before[mark] == '\n')
            continue;
        const std::size_t end = close + length;
        const std::size_t open = begin + mark;
        const bool image = open > 0 && text[open - 1] == '!';
        blank(text, image ? open - 1 : open, image ? close : open + 1);
        blank(text, close, end + 1);
    }
}

} // namespace

std::string blank_markdown(std::string_view source) {
    std::string text(source);
    blank_links(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        blank(text, at, at + line_mark(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool inside_word = text[i] == '_' && i > 0 && i + 1 < text.size() &&
                                 text[i - 1] != ' ' && text[i + 1] != ' ' && text[i - 1] != '_' &&
                                 text[i + 1] != '_';
        if (text[i] == '*' || text[i] == '`' || (text[i] == '_' && !inside_word)) text[i] = ' ';
    }
    return text;
}

std::uint32_t ArticleText::source_offset(std::uint32_t at) const {
    const auto after =
        std::upper_bound(origins.begin(), origins.end(), at,
                         [](std::uint32_t value, const auto& pair) { return value < pair.first; });
    if (after == origins.begin()) return at;
    const auto& [text_at, source_at] = *(after - 1);
    return source_at + (at - text_at);
}

ArticleText read_article(std::string bytes, ArticleFormat format) {
    if (bytes.size() > max_article_bytes)
        throw Error(fmt::format("the article has {} bytes; at most {} are read", bytes.size(),
                                max_article_bytes),
                    "give one article at a time");
    ArticleText article;
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        auto text = data::from_utf16(bytes);
        if (!text)
            throw Error("the article begins as UTF-16 but is not written so", "save it as UTF-8");
        bytes = std::move(*text);
        article.encoding = "UTF-16";
        article.notes.emplace_back("UTF-16 was read");
    }
    if (bytes.find('\0') != std::string::npos)
        throw Error("the article holds NUL bytes: it is no text",
                    "a PDF or a Word file must be saved as text first");
    std::uint32_t shift = 0;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
        shift = 3;
        article.notes.emplace_back("a byte order mark was dropped");
    }
    if (!data::is_utf8(bytes)) {
        bytes = data::from_windows_1252(bytes);
        article.encoding = "Windows-1252";
        article.notes.emplace_back("the bytes are no UTF-8 and were read as Windows-1252");
    }
    if (format == ArticleFormat::automatic)
        format = looks_like_html(bytes)       ? ArticleFormat::html
                 : looks_like_markdown(bytes) ? ArticleFormat::markdown
                                              : ArticleFormat::plain;
    article.format = format;
    if (format == ArticleFormat::html) {
        ArticleText page = strip_html(bytes);
        article.text = std::move(page.text);
        article.origins = std::move(page.origins);
        article.published = page.published;
        article.is_metadata = page.is_metadata;
        article.notes.insert(article.notes.end(), page.notes.begin(), page.notes.end());
    } else {
        article.text = format == ArticleFormat::markdown ? blank_markdown(bytes) : std::move(bytes);
    }
    if (shift > 0) {
        if (article.origins.empty()) article.origins.emplace_back(0, 0);
        for (auto& origin : article.origins) origin.second += shift;
    }
    return article;
}

} // namespace cordon::incident

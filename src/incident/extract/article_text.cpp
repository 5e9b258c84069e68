// SPDX-License-Identifier: MIT
#include "incident/extract/article_text.hpp"

#include "core/diagnostic.hpp"
#include "data/text_encoding.hpp"
#include "incident/extract/text_mending.hpp"

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

/// Two lines and more behind `> `, as in a mail that was handed on.
bool is_quoted(std::string_view text) {
    const std::size_t first = text.find("\n> ");
    return first != std::string_view::npos &&
           text.find("\n> ", first + 1) != std::string_view::npos;
}

bool looks_like_markdown(std::string_view text) {
    return text.starts_with("# ") || text.find("\n# ") != std::string_view::npos ||
           text.find("\n## ") != std::string_view::npos ||
           text.find("](http") != std::string_view::npos || front_matter_end(text) > 0 ||
           is_quoted(text);
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

/// Plain text and Markdown.
void read_lines(ArticleText& article, std::string bytes) {
    if (article.format == ArticleFormat::markdown) {
        const std::string_view text = bytes;
        article.published = front_matter_date(text.substr(0, front_matter_end(text)));
        article.is_metadata = article.published.has_value();
    }
    const std::size_t lines = blank_pointers(bytes);
    if (lines > 0)
        article.notes.push_back(fmt::format("{} line{} that point{} to other articles {} left out",
                                            lines, lines == 1 ? "" : "s", lines == 1 ? "s" : "",
                                            lines == 1 ? "was" : "were"));
    if (article.format == ArticleFormat::markdown) bytes = blank_markdown(bytes);
    MendedText mended = mend_text(std::move(bytes));
    if (!mended.origins.empty())
        article.notes.emplace_back("words that line ends or soft hyphens had parted were joined");
    article.text = std::move(mended.text);
    article.origins = std::move(mended.origins);
}

void check_size(std::size_t bytes, std::size_t most) {
    if (bytes > most)
        throw Error(fmt::format("the article has {} bytes; at most {} are read", bytes, most),
                    "give one article at a time");
}

/// Files that are often given for a text, by how they begin.
void refuse_documents(std::string_view bytes) {
    const auto refuse = [](std::string_view what) {
        throw Error(fmt::format("the article is {}, which is not read", what),
                    "save it as text or HTML first");
    };
    if (bytes.starts_with("%PDF-")) refuse("a PDF");
    if (bytes.starts_with("{\\rtf")) refuse("RTF");
    if (bytes.starts_with("PK\x03\x04")) refuse("a Word or ZIP file");
}

/// UTF-16 by its mark; without one by the zeros of its first letters.
void read_utf16(ArticleText& article, std::string& bytes) {
    const auto zero = [&](std::size_t at) { return at < bytes.size() && bytes[at] == '\0'; };
    if (!zero(0) && zero(1) && !zero(2) && zero(3)) bytes.insert(0, "\xFF\xFE");
    if (zero(0) && !zero(1) && zero(2) && !zero(3)) bytes.insert(0, "\xFE\xFF");
    if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF")) return;
    auto text = data::from_utf16(bytes);
    if (!text)
        throw Error("the article begins as UTF-16 but goes on otherwise", "save it as UTF-8");
    bytes = std::move(*text);
    article.encoding = "UTF-16";
    article.notes.emplace_back("the bytes were read as UTF-16");
}

/// Makes the bytes UTF-8.
void read_bytes(ArticleText& article, std::string& bytes) {
    if (data::is_utf8(bytes)) return;
    if (auto text = data::from_mostly_utf8(bytes)) {
        bytes = std::move(*text);
        article.notes.emplace_back("some bytes are no UTF-8 and were read as Windows-1252");
        return;
    }
    bytes = data::from_windows_1252(bytes);
    article.encoding = "Windows-1252";
    article.notes.emplace_back("the bytes are no UTF-8 and were read as Windows-1252");
}

} // namespace

std::string blank_markdown(std::string_view source) {
    std::string text(source);
    blank(text, 0, front_matter_end(source));
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
    check_size(bytes.size(), max_page_bytes);
    ArticleText article;
    refuse_documents(bytes);
    read_utf16(article, bytes);
    if (bytes.find('\0') != std::string::npos)
        throw Error("the article holds NUL bytes: it is no text",
                    "a PDF or a Word file must be saved as text first");
    std::uint32_t shift = 0;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
        shift = 3;
        article.notes.emplace_back("a byte order mark was dropped");
    }
    read_bytes(article, bytes);
    if (format == ArticleFormat::automatic)
        format = looks_like_html(bytes)       ? ArticleFormat::html
                 : looks_like_markdown(bytes) ? ArticleFormat::markdown
                                              : ArticleFormat::plain;
    article.format = format;
    if (format != ArticleFormat::html) check_size(bytes.size(), max_article_bytes);
    if (format == ArticleFormat::html) {
        ArticleText page = strip_html(bytes);
        article.text = std::move(page.text);
        check_size(article.text.size(), max_article_bytes);
        article.origins = std::move(page.origins);
        article.published = page.published;
        article.is_metadata = page.is_metadata;
        article.notes.insert(article.notes.end(), page.notes.begin(), page.notes.end());
    } else {
        read_lines(article, std::move(bytes));
    }
    if (shift > 0) {
        if (article.origins.empty()) article.origins.emplace_back(0, 0);
        for (auto& origin : article.origins) origin.second += shift;
    }
    return article;
}

} // namespace cordon::incident

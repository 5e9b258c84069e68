// SPDX-License-Identifier: MIT
#include "incident/extract/article_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace cordon::incident {

namespace {

struct Entity {
    std::string_view name;
    std::string_view text;
};
constexpr std::array<Entity, 52> entities = {
    {{"amp", "&"},       {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
     {"nbsp", "\u00A0"}, {"eacute", "é"}, {"egrave", "è"}, {"ecirc", "ê"},  {"euml", "ë"},
     {"agrave", "à"},    {"acirc", "â"},  {"auml", "ä"},   {"aacute", "á"}, {"ccedil", "ç"},
     {"icirc", "î"},     {"iuml", "ï"},   {"iacute", "í"}, {"ocirc", "ô"},  {"ouml", "ö"},
     {"oacute", "ó"},    {"ugrave", "ù"}, {"ucirc", "û"},  {"uuml", "ü"},   {"uacute", "ú"},
     {"oelig", "œ"},     {"aelig", "æ"},  {"ntilde", "ñ"}, {"szlig", "ß"},  {"Eacute", "É"},
     {"Egrave", "È"},    {"Ecirc", "Ê"},  {"Agrave", "À"}, {"Acirc", "Â"},  {"Ccedil", "Ç"},
     {"Icirc", "Î"},     {"Ocirc", "Ô"},  {"Ucirc", "Û"},  {"OElig", "Œ"},  {"laquo", "«"},
     {"raquo", "»"},     {"lsquo", "‘"},  {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},
     {"ndash", "–"},     {"mdash", "—"},  {"hellip", "…"}, {"euro", "€"},   {"deg", "°"},
     {"shy", ""},        {"middot", "·"}}};

std::string utf8(std::uint32_t code) {
    std::string out;
    const auto push = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return "\uFFFD";
    if (code < 0x80) {
        push(code);
    } else if (code < 0x800) {
        push(0xC0U | (code >> 6U));
        push(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        push(0xE0U | (code >> 12U));
        push(0x80U | ((code >> 6U) & 0x3FU));
        push(0x80U | (code & 0x3FU));
    } else {
        push(0xF0U | (code >> 18U));
        push(0x80U | ((code >> 12U) & 0x3FU));
        push(0x80U | ((code >> 6U) & 0x3FU));
        push(0x80U | (code & 0x3FU));
    }
    return out;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
    return out;
}

bool is_in(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What a reader of the article does not see, or sees on every page of the site.
bool is_hidden(std::string_view name) {
    return is_in(name, {"script", "style", "noscript", "template", "svg", "nav", "footer", "form",
                        "iframe", "button", "select", "head", "aside"});
}

bool is_block(std::string_view name) {
    return is_in(name, {"p",          "div",   "br",   "h1",   "h2",      "h3",      "h4",
                        "h5",         "h6",    "li",   "tr",   "article", "section", "blockquote",
                        "figcaption", "ul",    "ol",   "dt",   "dd",      "header",  "main",
                        "hr",         "table", "time", "title"});
}

/// The value of an attribute of a tag, without its quotes; empty when it has none.
std::string_view attribute(std::string_view tag, std::string_view name) {
    const std::string folded = lower(tag);
    for (std::size_t at = folded.find(name); at != std::string::npos;
         at = folded.find(name, at + 1)) {
        std::size_t equals = at + name.size();
        if (at == 0 || (folded[at - 1] != ' ' && folded[at - 1] != '\n')) continue;
        while (equals < folded.size() && folded[equals] == ' ') ++equals;
        if (equals >= folded.size() || folded[equals] != '=') continue;
        ++equals;
        while (equals < folded.size() && folded[equals] == ' ') ++equals;
        if (equals >= folded.size()) return {};
        const char quote = folded[equals];
        if (quote != '"' && quote != '\'') {
            const std::size_t end = folded.find_first_of(" >", equals);
            return tag.substr(equals, std::min(end, folded.size()) - equals);
        }
        const std::size_t end = folded.find(quote, equals + 1);
        if (end == std::string::npos) return {};
        return tag.substr(equals + 1, end - equals - 1);
    }
    return {};
}

class HtmlStripper {
  public:
    explicit HtmlStripper(std::string_view html) : html_(html) {}

    ArticleText run() {
        while (at_ < html_.size()) {
            if (html_[at_] == '<' && tag()) continue;
            if (html_[at_] == '&' && entity()) continue;
            character();
        }
        page_.format = ArticleFormat::html;
        return std::move(page_);
    }

  private:
    /// Skips a comment or a tag; false when `<` is only a sign.
    bool tag() {
        if (html_.substr(at_, 4) == "<!--") {
            const std::size_t end = html_.find("-->", at_);
            at_ = end == std::string_view::npos ? html_.size() : end + 3;
            return true;
        }
        const std::size_t begin = at_ + 1;
        if (begin >= html_.size()) return false;
        const char first = lower(html_[begin]);
        if (!(first >= 'a' && first <= 'z') && first != '/' && first != '!' && first != '?')
            return false;
        const std::size_t end = tag_end(begin);
        if (end == std::string_view::npos) return false;
        const std::string_view inner = html_.substr(begin, end - begin);
        at_ = end + 1;
        const bool closing = inner.starts_with('/');
        const std::size_t from = closing ? 1 : 0;
        const std::size_t stop = std::min(inner.find_first_of(" \t\r\n/", from), inner.size());
        const std::string name = lower(inner.substr(from, stop - from));
        if (!closing) date_of(name, inner);
        if (!closing && is_hidden(name) && !inner.ends_with('/')) skip_element(name);
        if (is_block(name)) line_break();
        if (is_in(name, {"td", "th"})) cell(closing);
        return true;
    }

    /// The `>` that ends a tag; quotes may hold others.
    [[nodiscard]] std::size_t tag_end(std::size_t at) {
        constexpr std::size_t longest = 65536; // of one tag
        const std::size_t next = next_bracket(at);
        if (next == std::string_view::npos || next > at + longest) return std::string_view::npos;
        char quote = 0;
        for (std::size_t i = at; i < html_.size() && i < at + longest; ++i) {
            const char c = html_[i];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        // An open quote would eat the page: take the next `>` all the same.
        return next;
    }

    /// The first `>` from `at` on. Looked for once, however many `<` stand before it.
    [[nodiscard]] std::size_t next_bracket(std::size_t at) {
        if (at > bracket_ || at < bracket_from_) {
            bracket_ = html_.find('>', at);
            bracket_from_ = at;
        }
        return bracket_;
    }

    /// Jumps behind the end tag of a hidden element; `<head>` is looked through for its dates.
    void skip_element(std::string_view name) {
        if (std::find(unclosed_.begin(), unclosed_.end(), name) != unclosed_.end()) return;
        const std::size_t end = end_tag(name);
        if (end == std::string_view::npos) {
            // Never closed: only scripts and styles hide the rest of the page.
            if (is_in(name, {"script", "style"})) at_ = html_.size();
            unclosed_.emplace_back(name);
            return;
        }
        if (name == "head") dates_of_head(end);
        const std::size_t close = html_.find('>', end);
        at_ = close == std::string_view::npos ? html_.size() : close + 1;
    }

    /// Where the next end tag of that name begins; npos when there is none.
    [[nodiscard]] std::size_t end_tag(std::string_view name) const {
        const std::string wanted = "</" + std::string(name);
        std::size_t end = html_.find("</", at_);
        while (end != std::string_view::npos && lower(html_.substr(end, wanted.size())) != wanted)
            end = html_.find("</", end + 2);
        return end;
    }

    void dates_of_head(std::size_t end) {
        const std::string_view head = html_.substr(0, end);
        for (std::size_t meta = head.find("<meta", at_); meta != std::string_view::npos;
             meta = head.find("<meta", meta + 5)) {
            const std::size_t close = tag_end(meta + 1);
            if (close == std::string_view::npos) break;
            date_of("meta", html_.substr(meta + 1, close - meta - 1));
        }
    }

    /// `article:published_time` and the first `<time datetime>`.
    void date_of(std::string_view name, std::string_view inner) {
        if (page_.published) return;
        std::string_view value;
        if (name == "time") value = attribute(inner, "datetime");
        if (name == "meta") {
            const std::string key =
                lower(attribute(inner, "property")) + lower(attribute(inner, "name"));
            if (is_in(key, {"article:published_time", "date", "dc.date", "pubdate", "datepublished",
                            "publish-date"}))
                value = attribute(inner, "content");
        }
        const auto days = parse_iso_date(value);
        if (days && days->is_one_day()) page_.published = days->from;
    }

    bool entity() {
        constexpr std::size_t longest = 12; // with its `;`
        const std::string_view near = html_.substr(at_, longest + 1);
        const std::size_t length = near.find(';');
        if (length == std::string_view::npos) return false;
        const std::size_t end = at_ + length;
        const std::string_view name = near.substr(1, length - 1);
        std::string text;
        if (name.starts_with('#')) {
            const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
            const std::string_view digits = name.substr(hex ? 2 : 1);
            std::uint32_t code = 0;
            const auto [stop, failed] =
                std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
            if (failed != std::errc() || stop != digits.data() + digits.size()) return false;
            text = utf8(code);
        } else {
            const auto* found = std::find_if(entities.begin(), entities.end(),
                                             [&](const Entity& row) { return row.name == name; });
            if (found == entities.end()) return false;
            text = found->text;
        }
        put(text);
        at_ = end + 1;
        return true;
    }

    void character() {
        const char c = html_[at_];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            space();
        } else {
            put(std::string_view(&html_[at_], 1));
        }
        ++at_;
    }

    void put(std::string_view text) {
        const auto to = static_cast<std::uint32_t>(page_.text.size());
        const auto from = static_cast<std::uint32_t>(at_);
        const bool runs_on =
            !page_.origins.empty() &&
            page_.origins.back().second + (to - page_.origins.back().first) == from;
        if (!runs_on) page_.origins.emplace_back(to, from);
        page_.text += text;
    }

    void space() {
        if (!page_.text.empty() && page_.text.back() != ' ' && page_.text.back() != '\n')
            page_.text += ' ';
    }

    /// Cells of one line are parted by bars, as in Markdown; those that hold paragraphs are layout.
    void cell(bool closing) {
        if (!closing) {
            space();
            cell_begin_ = page_.text.size();
        } else if (cell_begin_ <= page_.text.size() &&
                   page_.text.find('\n', cell_begin_) == std::string::npos) {
            space();
            page_.text += "| ";
        }
    }

    void line_break() {
        while (!page_.text.empty() && page_.text.back() == ' ') page_.text.pop_back();
        if (!page_.text.empty() && page_.text.back() != '\n') page_.text += '\n';
    }

    std::string_view html_;
    std::size_t at_ = 0;
    std::size_t cell_begin_ = 0; ///< of the table's cell that was opened last, in the text
    std::size_t bracket_ = 0;    ///< the first `>` from `bracket_from_` on
    std::size_t bracket_from_ = 1;
    std::vector<std::string> unclosed_; ///< hidden elements without an end tag in the rest
    ArticleText page_;
};

} // namespace

ArticleText strip_html(std::string_view html) {
    return HtmlStripper(html).run();
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "incident/extract/html_page.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

namespace cordon::incident {

namespace {

bool is_in(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Never holds anything.
bool is_void(std::string_view name) {
    return is_in(name, {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                        "param", "source", "track", "wbr"});
}

/// Its content is no HTML: it ends at its own end tag only.
bool is_raw(std::string_view name) {
    return is_in(name, {"script", "style", "textarea", "title"});
}

/// May stand without an end tag (HTML Living Standard, 13.1.2.4).
bool may_stay_open(std::string_view name) {
    return is_in(name,
                 {"p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot"});
}

/// Does the start tag of `next` end an open element `last`?
bool ends(std::string_view next, std::string_view last) {
    if (last == "p") return is_html_block(next) && !is_in(next, {"br", "time"});
    if (last == "li") return next == "li";
    if (is_in(last, {"dt", "dd"})) return is_in(next, {"dt", "dd"});
    if (is_in(last, {"td", "th"})) return is_in(next, {"td", "th", "tr", "tbody", "tfoot"});
    if (last == "tr") return is_in(next, {"tr", "tbody", "tfoot"});
    return last == "option" && next == "option";
}

/// `<x/>`, `<x a="b"/>`, but not `<a href=/x/>`.
bool is_self_closed(std::string_view attributes) {
    if (!attributes.ends_with('/')) return false;
    attributes.remove_suffix(1);
    return attributes.empty() || is_space(attributes.back()) || attributes.ends_with('"') ||
           attributes.ends_with('\'');
}

/// An attribute of a tag: its name and its value.
struct Attribute {
    std::string_view name;
    std::string_view value;
};

/// Takes the next attribute off the front of `rest`; no name at the end.
Attribute take_attribute(std::string_view& rest) {
    const auto skip = [&rest](auto is_skipped) {
        std::size_t count = 0;
        while (count < rest.size() && is_skipped(rest[count])) ++count;
        const std::string_view skipped = rest.substr(0, count);
        rest.remove_prefix(count);
        return skipped;
    };
    skip([](char c) { return is_space(c) || c == '/' || c == '=' || c == '"' || c == '\''; });
    Attribute found;
    found.name = skip([](char c) { return !is_space(c) && c != '=' && c != '/'; });
    const std::string_view behind = rest;
    skip(is_space);
    if (!rest.starts_with('=')) {
        rest = behind;
        return found;
    }
    rest.remove_prefix(1);
    skip(is_space);
    const char quote = rest.empty() ? ' ' : rest.front();
    if (quote != '"' && quote != '\'') {
        found.value = skip([](char c) { return !is_space(c); });
        return found;
    }
    rest.remove_prefix(1);
    found.value = skip([quote](char c) { return c != quote; });
    if (!rest.empty()) rest.remove_prefix(1);
    return found;
}

bool same_name(std::string_view written, std::string_view wanted) {
    return written.size() == wanted.size() &&
           std::equal(written.begin(), written.end(), wanted.begin(),
                      [](char a, char b) { return lower_ascii(a) == b; });
}

class HtmlParser {
  public:
    explicit HtmlParser(std::string_view html) { page_.source = html; }

    HtmlPage run() {
        page_.elements.emplace_back();
        open_.push_back(0);
        while (at_ < page_.source.size()) {
            if (page_.source[at_] == '<' && tag()) continue;
            if (text_from_ == none) text_from_ = at_;
            ++at_;
        }
        end_text(at_);
        while (open_.size() > 1) pop(false);
        page_.elements.front().end = event_count();
        page_.elements.front().is_closed = true;
        return std::move(page_);
    }

  private:
    static constexpr std::size_t none = std::string_view::npos;

    [[nodiscard]] std::uint32_t event_count() const {
        return static_cast<std::uint32_t>(page_.events.size());
    }

    void add(HtmlEvent::Kind kind, std::uint32_t element, std::size_t from, std::size_t to) {
        page_.events.push_back(
            {kind, element, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    }

    void end_text(std::size_t to) {
        if (text_from_ == none) return;
        add(HtmlEvent::Kind::text, open_.back(), text_from_, to);
        text_from_ = none;
    }

    /// Skips a comment or reads a tag; false when `<` is only a sign.
    bool tag() {
        const std::string_view html = page_.source;
        const std::size_t before = at_;
        if (html.substr(at_, 4) == "<!--") {
            const std::size_t end = comment_end();
            end_text(before);
            at_ = end;
            return true;
        }
        const std::size_t begin = at_ + 1;
        if (begin >= html.size()) return false;
        const char first = lower_ascii(html[begin]);
        if (!(first >= 'a' && first <= 'z') && first != '/' && first != '!' && first != '?')
            return false;
        const std::size_t end = tag_end(begin);
        if (end == none) return false;
        end_text(before);
        at_ = end + 1;
        read_tag(html.substr(begin, end - begin), before);
        return true;
    }

    [[nodiscard]] std::size_t comment_end() const {
        const std::size_t end = page_.source.find("-->", at_);
        return end == none ? page_.source.size() : end + 3;
    }

    void read_tag(std::string_view inner, std::size_t from) {
        if (inner.starts_with('!') || inner.starts_with('?')) return;
        const bool closing = inner.starts_with('/');
        if (closing) inner.remove_prefix(1);
        const std::size_t stop = std::min(inner.find_first_of(" \t\r\n\f/"), inner.size());
        const std::string name = lower_ascii(inner.substr(0, stop));
        if (closing) {
            close(name, from);
        } else {
            open(name, inner.substr(stop), from);
        }
    }

    void open(const std::string& name, std::string_view attributes, std::size_t from) {
        while (open_.size() > 1 && ends(name, page_.elements[open_.back()].name)) pop(true);
        const auto element = static_cast<std::uint32_t>(page_.elements.size());
        page_.elements.push_back(
            {name, attributes, event_count(), event_count() + 1, open_.back(), true});
        add(HtmlEvent::Kind::open, element, from, at_);
        if (is_void(name) || is_self_closed(attributes)) return;
        open_.push_back(element);
        ++open_count_[name];
        if (is_raw(name)) raw(name);
    }

    /// Jumps to the end tag of a script and the like; without one scripts and styles hide the rest.
    void raw(const std::string& name) {
        const std::string wanted = "</" + name;
        std::size_t end = raw_missing_[name] ? none : page_.source.find("</", at_);
        while (end != none && lower_ascii(page_.source.substr(end, wanted.size())) != wanted)
            end = page_.source.find("</", end + 2);
        if (end != none) {
            at_ = end;
            return;
        }
        raw_missing_[name] = true;
        if (is_in(name, {"script", "style"})) at_ = page_.source.size();
    }

    void close(const std::string& name, std::size_t from) {
        const auto count = open_count_.find(name);
        if (count == open_count_.end() || count->second == 0) {
            // A lonely end tag still ends a line.
            if (is_html_block(name)) add(HtmlEvent::Kind::line_break, open_.back(), from, at_);
            return;
        }
        while (page_.elements[open_.back()].name != name) pop(false);
        const std::uint32_t element = open_.back();
        add(HtmlEvent::Kind::close, element, from, at_);
        pop(true);
    }

    /// Ends the innermost element here.
    void pop(bool at_its_end) {
        HtmlElement& element = page_.elements[open_.back()];
        element.end = event_count();
        element.is_closed = at_its_end || may_stay_open(element.name);
        --open_count_[element.name];
        open_.pop_back();
    }

    /// The `>` that ends a tag; quotes may hold others.
    [[nodiscard]] std::size_t tag_end(std::size_t at) {
        // Of a tag whose quotes are looked at. Longer ones hold a picture, which has no brackets.
        constexpr std::size_t longest = 65536;
        const std::size_t next = next_bracket(at);
        if (next == none || next > at + longest) return next;
        char quote = 0;
        char last = 0; // before it, no space
        for (std::size_t i = at; i < page_.source.size() && i < at + longest; ++i) {
            const char c = page_.source[i];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if ((c == '"' || c == '\'') && last == '=') {
                quote = c; // one too many (`src="x"" type="y"`) opens nothing
            } else if (c == '>') {
                return i;
            }
            if (!is_space(c)) last = c;
        }
        // An open quote would eat the page: take the next `>` all the same.
        return next;
    }

    /// The first `>` from `at` on. Looked for once, however many `<` stand before it.
    [[nodiscard]] std::size_t next_bracket(std::size_t at) {
        if (at > bracket_ || at < bracket_from_) {
            bracket_ = page_.source.find('>', at);
            bracket_from_ = at;
        }
        return bracket_;
    }

    HtmlPage page_;
    std::size_t at_ = 0;
    std::size_t text_from_ = none;
    std::size_t bracket_ = 0; ///< the first `>` from `bracket_from_` on
    std::size_t bracket_from_ = 1;
    std::vector<std::uint32_t> open_;
    std::unordered_map<std::string, std::uint32_t> open_count_; ///< open elements by name
    std::unordered_map<std::string, bool> raw_missing_; ///< no end tag of that name in the rest
};

} // namespace

std::string_view HtmlElement::attribute(std::string_view wanted) const {
    std::string_view rest = attributes;
    while (!rest.empty())
        if (const Attribute next = take_attribute(rest); same_name(next.name, wanted))
            return next.value;
    return {};
}

bool HtmlElement::has_attribute(std::string_view wanted) const {
    std::string_view rest = attributes;
    while (!rest.empty())
        if (same_name(take_attribute(rest).name, wanted)) return true;
    return false;
}

bool is_html_block(std::string_view name) {
    return is_in(name,
                 {"p",          "div",   "br",    "h1",    "h2",       "h3",      "h4",
                  "h5",         "h6",    "li",    "tr",    "article",  "section", "blockquote",
                  "figcaption", "ul",    "ol",    "dt",    "dd",       "dl",      "header",
                  "main",       "hr",    "table", "time",  "title",    "figure",  "address",
                  "footer",     "aside", "nav",   "form",  "fieldset", "details", "summary",
                  "pre",        "body",  "thead", "tbody", "tfoot",    "caption", "center"});
}

HtmlPage parse_html(std::string_view html) {
    return HtmlParser(html).run();
}

} // namespace cordon::incident

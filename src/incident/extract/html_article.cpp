// SPDX-License-Identifier: MIT
#include "incident/extract/html_article.hpp"

#include "core/ascii.hpp"
#include "incident/extract/html_entities.hpp"
#include "incident/extract/page_furniture.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace cordon::incident {

namespace {

/// Letters of a text that is more than a title or a button.
constexpr std::uint32_t prose_letters = 40;
/// An article has more than this; with less the page is read whole.
constexpr std::uint32_t least_article = 40;
/// Longest text of a block that is looked at for words such as "Lire aussi", in bytes.
constexpr std::size_t longest_line = 200;

bool is_in(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What a reader never sees as text.
bool is_hidden(const HtmlElement& element) {
    if (is_in(element.name, {"script", "style", "noscript", "template", "svg", "iframe", "button",
                             "select", "head", "textarea", "object", "audio", "video", "canvas",
                             "dialog", "datalist", "title"}))
        return true;
    return is_in(element.name, {"amp-ad", "amp-sidebar", "amp-consent", "amp-list", "amp-embed",
                                "amp-social-share"});
}

/// What stands on every page of a site, by the name of the element or its role, and what is shown
/// only when a script wants it.
bool is_frame(const HtmlElement& element) {
    if (is_in(element.name, {"nav", "footer", "aside", "form", "menu", "figcaption"})) return true;
    if (element.attributes.empty()) return false;
    if (element.has_attribute("hidden")) return true;
    std::string style = lower_ascii(element.attribute("style"));
    std::erase(style, ' ');
    if (style.find("display:none") != std::string::npos) return true;
    return is_in(lower_ascii(element.attribute("role")),
                 {"navigation", "banner", "contentinfo", "complementary", "search", "dialog",
                  "alertdialog", "menu", "menubar", "toolbar"});
}

bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

/// Blocks that hold a line or a paragraph.
bool is_line(std::string_view name) {
    return is_heading(name) || is_in(name, {"p", "li", "blockquote", "dt", "dd"});
}

/// Sums of letters before each event, so that those of an element are one subtraction.
struct Letters {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> linked; ///< inside `<a>`
    std::vector<std::uint32_t> prose;  ///< of longer runs outside of links
    std::vector<std::uint32_t> links;  ///< not letters but start tags of `<a>`

    static std::uint32_t between(const std::vector<std::uint32_t>& sums, std::uint32_t begin,
                                 std::uint32_t end) {
        return sums[end] - sums[begin];
    }
};

std::uint32_t count_letters(std::string_view text) {
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= '0' && byte <= '9') || (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z') ||
               byte >= 0xC0;
    }));
}

class ArticleFinder {
  public:
    explicit ArticleFinder(const HtmlPage& page) : page_(page) {
        article_.left_out.assign(page.elements.size(), false);
        article_.end = static_cast<std::uint32_t>(page.events.size());
    }

    HtmlArticle run() {
        leave_out_if([&](const HtmlElement& element, std::uint32_t) { return is_hidden(element); });
        const std::vector<bool> hidden = article_.left_out;
        count();
        find_headline();
        leave_out_if([&](const HtmlElement& element, std::uint32_t id) {
            return is_frame(element) && may_go(id);
        });
        const std::vector<bool> frames = article_.left_out;
        leave_out_named();
        leave_out_links();
        leave_out_labelled();
        count();
        leave_out_other_articles();
        count();
        find_range();
        if (letters_in(article_.begin, article_.end) < least_article) keep_only(frames, hidden);
        article_.blocks = count_blocks(hidden);
        return std::move(article_);
    }

  private:
    [[nodiscard]] const HtmlElement& element(std::uint32_t id) const { return page_.elements[id]; }

    /// Calls `visit` for each element that is not left out, nor held by one that is.
    template <typename Visit>
    void each(const Visit& visit) const {
        for (std::uint32_t at = 0; at < page_.events.size();) {
            const HtmlEvent& event = page_.events[at];
            if (event.kind != HtmlEvent::Kind::open) {
                ++at;
                continue;
            }
            if (!article_.left_out[event.element]) visit(event.element);
            at = article_.left_out[event.element] ? element(event.element).end : at + 1;
        }
    }

    template <typename Test>
    void leave_out_if(const Test& test) {
        each([&](std::uint32_t id) {
            if (element(id).is_closed && test(element(id), id)) article_.left_out[id] = true;
        });
    }

    void count() {
        letters_ = {};
        const std::size_t size = page_.events.size() + 1;
        for (auto* sums : {&letters_.all, &letters_.linked, &letters_.prose, &letters_.links})
            sums->assign(size, 0);
        std::uint32_t hidden_to = 0;
        std::uint32_t link_to = 0;
        for (std::uint32_t at = 0; at < page_.events.size(); ++at) {
            for (auto* sums : {&letters_.all, &letters_.linked, &letters_.prose, &letters_.links})
                (*sums)[at + 1] = (*sums)[at];
            const HtmlEvent& event = page_.events[at];
            if (event.kind == HtmlEvent::Kind::open) {
                const HtmlElement& opened = element(event.element);
                if (article_.left_out[event.element]) hidden_to = std::max(hidden_to, opened.end);
                if (opened.name == "a" && opened.is_closed) {
                    link_to = std::max(link_to, opened.end);
                    ++letters_.links[at + 1];
                }
            }
            if (event.kind != HtmlEvent::Kind::text || at < hidden_to) continue;
            const std::uint32_t letters = count_letters(page_.words(event));
            letters_.all[at + 1] += letters;
            if (at < link_to) letters_.linked[at + 1] += letters;
            if (at >= link_to && letters >= prose_letters) letters_.prose[at + 1] += letters;
        }
    }

    [[nodiscard]] std::uint32_t letters_in(std::uint32_t begin, std::uint32_t end) const {
        return Letters::between(letters_.all, begin, end);
    }
    [[nodiscard]] std::uint32_t letters_of(std::uint32_t id) const {
        return letters_in(element(id).begin, element(id).end);
    }
    [[nodiscard]] std::uint32_t prose_of(std::uint32_t id) const {
        return Letters::between(letters_.prose, element(id).begin, element(id).end);
    }
    /// Share of the page's prose.
    [[nodiscard]] double share_of(std::uint32_t id) const {
        const std::uint32_t all = letters_.prose.back();
        return all == 0 ? 0.0 : static_cast<double>(prose_of(id)) / all;
    }
    /// Share of an element's letters that are links.
    [[nodiscard]] double linked_share(std::uint32_t id) const {
        const std::uint32_t linked =
            Letters::between(letters_.linked, element(id).begin, element(id).end);
        return static_cast<double>(linked) / std::max(letters_of(id), 1U);
    }

    /// The longest heading of the first level.
    void find_headline() {
        std::uint32_t most = 0;
        each([&](std::uint32_t id) {
            if (element(id).name != "h1" || letters_of(id) <= most) return;
            most = letters_of(id);
            headline_ = id;
        });
    }

    /// Not the article itself, whatever its names say.
    [[nodiscard]] bool may_go(std::uint32_t id) const {
        constexpr double most = 0.5; // of the page's prose
        if (headline_ && page_.holds(id, *headline_)) return false;
        return share_of(id) < most;
    }

    /// Comments may be longer than the article.
    [[nodiscard]] bool holds_comments(std::string_view names) const {
        if (!headline_) return false;
        const std::string folded = lower_ascii(names);
        return folded.find("comment") != std::string::npos ||
               folded.find("disqus") != std::string::npos ||
               folded.find("respond") != std::string::npos;
    }

    void leave_out_named() {
        leave_out_if([&](const HtmlElement& one, std::uint32_t id) {
            if (is_in(one.name, {"html", "body", "main", "h1", "a"})) return false;
            std::string names;
            for (const std::string_view attribute : {"class", "id", "data-component"})
                names.append(one.attribute(attribute)).append(" ");
            if (names.size() <= 3) return false;
            std::replace_if(
                names.begin(), names.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
            constexpr double many_links = 0.25;
            const bool furniture = is_furniture_class(names) ||
                                   (is_list_class(names) && linked_share(id) >= many_links);
            if (!furniture) return false;
            const bool comments = holds_comments(names) && !page_.holds(id, *headline_);
            return comments ? headline_ && element(*headline_).begin < one.begin : may_go(id);
        });
    }

    /// Lines that are nothing but a link, cells and lists of links, "Lire aussi : …".
    void leave_out_links() {
        constexpr double all_linked = 0.9;
        constexpr double most_linked = 0.75;
        leave_out_if([&](const HtmlElement& one, std::uint32_t id) {
            if (letters_of(id) == 0 || !may_go(id)) return false;
            const double share = linked_share(id);
            if (is_line(one.name) && share >= all_linked) return true;
            // The cells of a table of events may be links, those of a menu are many.
            const std::uint32_t links = links_of(id);
            if (one.name == "td" && share >= most_linked && links > 2) return true;
            const bool holder = is_in(one.name, {"ul", "ol", "div", "section", "center"});
            if (holder && share >= (links > 1 ? most_linked : all_linked)) return true;
            if (!is_line(one.name) && !is_in(one.name, {"div", "section", "td", "center"}))
                return false;
            // A longer block is a paragraph that only begins like a pointer.
            if (letters_of(id) > longest_line) return false;
            return is_teaser_line(html_words(page_, one.begin, one.end, longest_line), share > 0.0);
        });
    }

    [[nodiscard]] std::uint32_t links_of(std::uint32_t id) const {
        return Letters::between(letters_.links, element(id).begin, element(id).end);
    }

    /// "Related articles" and what follows it in its part of the page.
    void leave_out_labelled() {
        std::vector<std::uint32_t> labels;
        each([&](std::uint32_t id) {
            const HtmlElement& one = element(id);
            if (!labels.empty() && one.begin < element(labels.back()).end) return;
            if (!is_heading(one.name) && !is_in(one.name, {"p", "div", "strong", "b", "span"}))
                return;
            if (letters_of(id) == 0 || letters_of(id) > prose_letters || one.name == "h1") return;
            if (is_furniture_label(trimmed(html_words(page_, one.begin, one.end, longest_line))))
                labels.push_back(id);
        });
        for (const std::uint32_t label : labels) leave_out_behind(label);
    }

    void leave_out_behind(std::uint32_t label) {
        const bool is_head = is_heading(element(label).name);
        // The outermost element that holds nothing but the label.
        std::uint32_t id = label;
        while (element(id).parent != 0 && letters_of(element(id).parent) == letters_of(id))
            id = element(id).parent;
        if (article_.left_out[id] || !may_go(id)) return;
        article_.left_out[id] = true;
        const std::uint32_t parent = element(id).parent;
        std::uint32_t at = element(id).end;
        while (at < element(parent).end) {
            const HtmlEvent& event = page_.events[at];
            if (event.kind != HtmlEvent::Kind::open || element(event.element).parent != parent) {
                if (event.kind == HtmlEvent::Kind::text && count_letters(page_.words(event)) > 0)
                    return;
                ++at;
                continue;
            }
            if (ends_a_list(event.element, label, is_head)) return;
            if (element(event.element).is_closed) article_.left_out[event.element] = true;
            at = std::max(element(event.element).end, at + 1);
        }
    }

    /// Does the article go on here? Behind a heading all goes to the next one or to a paragraph of
    /// prose, behind other words only lists and links.
    [[nodiscard]] bool ends_a_list(std::uint32_t id, std::uint32_t label, bool is_head) const {
        constexpr double few_links = 0.3;
        const HtmlElement& one = element(id);
        if (!may_go(id)) return true;
        if (letters_of(id) == 0) return false;
        const bool linked = linked_share(id) >= few_links;
        if (!is_head) return !(is_in(one.name, {"ul", "ol"}) || linked);
        if (is_heading(one.name) && one.name <= element(label).name && !linked) return true;
        return one.name == "p" && !linked && prose_of(id) > 0;
    }

    /// Beside the `<article>` with the headline others are teasers or comments.
    void leave_out_other_articles() {
        if (!headline_) return;
        constexpr double least = 0.5;
        bool is_main = false;
        each([&](std::uint32_t id) {
            if (element(id).name == "article" && page_.holds(id, *headline_) &&
                share_of(id) >= least)
                is_main = true;
        });
        if (!is_main) return;
        leave_out_if([&](const HtmlElement& one, std::uint32_t id) {
            return one.name == "article" && !page_.holds(id, *headline_);
        });
    }

    /// The article ends with the innermost element that holds most of its prose, and begins with
    /// the part of the page that has the headline.
    void find_range() {
        constexpr double most = 0.7;
        std::optional<std::uint32_t> body;
        each([&](std::uint32_t id) {
            const HtmlElement& one = element(id);
            const bool named = is_in(one.name, {"article", "main"}) ||
                               lower_ascii(one.attribute("role")) == "main" ||
                               lower_ascii(one.attribute("itemprop")) == "articlebody";
            if (named && share_of(id) >= most) body = id;
        });
        if (body) {
            article_.begin = element(*body).begin;
            article_.end = element(*body).end;
        }
        if (!headline_) return;
        const std::uint32_t head = head_begin();
        if (head >= article_.end) return;
        constexpr double few = 0.2; // of the prose may stand above the headline
        const double above = Letters::between(letters_.prose, 0, head);
        if (above <= few * letters_.prose.back()) article_.begin = head;
    }

    /// The part of the page that has the headline: its parent, more when that has nothing else.
    [[nodiscard]] std::uint32_t head_begin() const {
        std::uint32_t id = *headline_;
        const auto parent_may = [&](std::uint32_t child) {
            const std::uint32_t parent = element(child).parent;
            return parent != 0 && !is_in(element(parent).name, {"html", "body", "main", "form"});
        };
        while (parent_may(id) && letters_of(element(id).parent) == letters_of(id))
            id = element(id).parent;
        if (parent_may(id) && share_of(element(id).parent) < 1.0) id = element(id).parent;
        return element(id).begin;
    }

    void keep_only(const std::vector<bool>& frames, const std::vector<bool>& hidden) {
        article_.begin = 0;
        article_.end = static_cast<std::uint32_t>(page_.events.size());
        article_.left_out = frames;
        count();
        if (letters_.all.back() == 0) article_.left_out = hidden;
    }

    /// Outermost elements that were left out though a reader sees them, and what stands before and
    /// behind the article.
    [[nodiscard]] std::size_t count_blocks(const std::vector<bool>& hidden) {
        std::size_t blocks = 0;
        const std::vector<bool> chosen = article_.left_out;
        article_.left_out = hidden;
        count();
        for (std::uint32_t at = article_.begin; at < article_.end;) {
            const HtmlEvent& event = page_.events[at];
            const bool out = event.kind == HtmlEvent::Kind::open && chosen[event.element];
            if (out && letters_of(event.element) > 0) ++blocks;
            at = out ? std::max(element(event.element).end, at + 1) : at + 1;
        }
        if (letters_in(0, article_.begin) > 0) ++blocks;
        if (letters_in(article_.end, static_cast<std::uint32_t>(page_.events.size())) > 0) ++blocks;
        article_.left_out = chosen;
        return blocks;
    }

    const HtmlPage& page_;
    HtmlArticle article_;
    Letters letters_;
    std::optional<std::uint32_t> headline_;
};

} // namespace

HtmlArticle find_html_article(const HtmlPage& page) {
    return ArticleFinder(page).run();
}

std::string html_words(const HtmlPage& page, std::uint32_t begin, std::uint32_t end,
                       std::size_t most) {
    constexpr std::uint32_t most_events = 400; // a line has fewer tags
    std::string words;
    end = std::min(end, begin + most_events);
    for (std::uint32_t at = begin; at < end && words.size() < most; ++at) {
        const HtmlEvent& event = page.events[at];
        const bool breaks =
            event.kind == HtmlEvent::Kind::open && is_html_block(page.elements[event.element].name);
        if (breaks && !words.empty() && words.back() != ' ') words += ' ';
        if (event.kind != HtmlEvent::Kind::text) continue;
        const std::string_view text = page.words(event);
        for (std::size_t i = 0; i < text.size() && words.size() < most;) {
            const auto entity = text[i] == '&' ? entity_at(text.substr(i)) : std::nullopt;
            const bool space = text[i] == '\n' || text[i] == '\t' || text[i] == '\r';
            if (entity) {
                words += entity->text;
            } else if (!space && text[i] != ' ') {
                words += text[i];
            } else if (!words.empty() && words.back() != ' ') {
                words += ' ';
            }
            i += entity ? entity->length : 1;
        }
    }
    return words;
}

} // namespace cordon::incident

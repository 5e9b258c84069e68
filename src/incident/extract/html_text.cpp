// SPDX-License-Identifier: MIT
#include "incident/extract/article_text.hpp"
#include "incident/extract/html_article.hpp"
#include "incident/extract/html_date.hpp"
#include "incident/extract/html_entities.hpp"
#include "incident/extract/text_mending.hpp"

#include <fmt/format.h>

namespace cordon::incident {

namespace {

/// Writes the article of a page as lines.
class HtmlWriter {
  public:
    HtmlWriter(const HtmlPage& page, const HtmlArticle& article) : page_(page), article_(article) {}

    ArticleText run() {
        for (std::uint32_t at = article_.begin; at < article_.end;) {
            const HtmlEvent& event = page_.events[at];
            const HtmlElement& element = page_.elements[event.element];
            const bool opens = event.kind == HtmlEvent::Kind::open;
            if (event.kind == HtmlEvent::Kind::text) {
                text(event);
            } else if (event.kind == HtmlEvent::Kind::line_break) {
                line_break();
            } else if (opens && article_.left_out[event.element]) {
                if (is_html_block(element.name)) line_break();
                at = element.end;
                continue;
            } else {
                tag(element.name, !opens);
            }
            ++at;
        }
        out_.format = ArticleFormat::html;
        return std::move(out_);
    }

  private:
    void tag(std::string_view name, bool closing) {
        if (is_html_block(name)) line_break();
        if (name == "td" || name == "th") cell(closing);
    }

    void text(const HtmlEvent& event) {
        for (std::uint32_t at = event.from; at < event.to;) {
            const std::string_view rest = page_.source.substr(at, event.to - at);
            const char c = rest.front();
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                space();
                ++at;
            } else if (const auto entity = c == '&' ? entity_at(rest) : std::nullopt) {
                put(entity->text, at);
                at += static_cast<std::uint32_t>(entity->length);
            } else if (const std::size_t unseen = width_of_unseen(rest); unseen > 0) {
                at += static_cast<std::uint32_t>(unseen);
            } else {
                put(rest.substr(0, 1), at);
                ++at;
            }
        }
    }

    void put(std::string_view text, std::uint32_t from) {
        const auto to = static_cast<std::uint32_t>(out_.text.size());
        const bool runs_on = !out_.origins.empty() &&
                             out_.origins.back().second + (to - out_.origins.back().first) == from;
        if (!runs_on) out_.origins.emplace_back(to, from);
        out_.text += text;
    }

    void space() {
        if (!out_.text.empty() && out_.text.back() != ' ' && out_.text.back() != '\n')
            out_.text += ' ';
    }

    /// Cells of one line are parted by bars, as in Markdown; those that hold paragraphs are layout.
    void cell(bool closing) {
        if (!closing) {
            space();
            cell_begin_ = out_.text.size();
        } else if (cell_begin_ <= out_.text.size() &&
                   out_.text.find('\n', cell_begin_) == std::string::npos) {
            space();
            out_.text += "| ";
        }
    }

    void line_break() {
        while (!out_.text.empty() && out_.text.back() == ' ') out_.text.pop_back();
        if (!out_.text.empty() && out_.text.back() != '\n') out_.text += '\n';
    }

    const HtmlPage& page_;
    const HtmlArticle& article_;
    std::size_t cell_begin_ = 0; ///< of the table's cell that was opened last, in the text
    ArticleText out_;
};

} // namespace

ArticleText strip_html(std::string_view html) {
    const HtmlPage page = parse_html(html);
    const HtmlArticle article = find_html_article(page);
    ArticleText text = HtmlWriter(page, article).run();
    if (const auto date = find_html_date(page, article)) {
        text.published = date->day;
        text.is_metadata = date->is_metadata;
    }
    text.notes.emplace_back("HTML was turned into text");
    if (article.blocks > 0)
        text.notes.push_back(fmt::format("{} part{} of the page beside the article {} left out",
                                         article.blocks, article.blocks == 1 ? "" : "s",
                                         article.blocks == 1 ? "was" : "were"));
    return text;
}

} // namespace cordon::incident

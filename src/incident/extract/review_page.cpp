// SPDX-License-Identifier: MIT
#include "incident/extract/review_page.hpp"

#include "core/sha256.hpp"
#include "incident/extract/review_forms.hpp"
#include "incident/extract/review_labels.hpp"
#include "incident/extract/review_script.hpp"
#include "incident/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cordon::incident {

namespace {

/// A marked run of the article.
struct Mark {
    place::Span span;
    std::string_view css;
    std::string title; ///< what the mark means, shown on hover
    std::string link;  ///< id of the card, empty = none
};

/// The SHA-256 of a text as a content security policy writes it: the bytes in base 64.
std::string policy_digest(std::string_view text) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::string hex = sha256(text);
    const auto nibble = [&hex](std::size_t i) -> unsigned {
        if (i >= hex.size()) return 0;
        const char c = hex[i];
        return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    };
    std::string out = "'sha256-";
    // Three hexadecimal digits are two of base 64; 64 digits leave one with two bits to fill.
    for (std::size_t i = 0; i < hex.size(); i += 3) {
        const unsigned bits = nibble(i) << 8U | nibble(i + 1) << 4U | nibble(i + 2);
        out += alphabet[bits >> 6U];
        if (i + 1 < hex.size()) out += alphabet[bits & 63U];
    }
    return out + "='";
}

struct Words {
    Language language;
    [[nodiscard]] std::string_view operator()(std::string_view en, std::string_view fr) const {
        return language == Language::fr ? fr : en;
    }
};

class PageWriter {
  public:
    PageWriter(const std::vector<ReviewArticle>& articles, const ReviewPageOptions& options)
        : articles_(articles), options_(options), words_{options.language} {}

    std::string run() {
        write_head();
        out_ += "<main>";
        for (const ReviewArticle& article : articles_) {
            begin(article);
            const bool french = extraction_->text.language == place::TextLanguage::french;
            if (articles_.size() > 1)
                out_ += fmt::format("<h1>{}</h1>\n", escape_html(article.title));
            out_ += fmt::format("<section lang=\"{}\">", french ? "fr" : "en");
            write_article();
            out_ += "</section>";
        }
        out_ += "</main>\n<aside>\n";
        write_key();
        first_card_ = 0;
        next_card_ = 0;
        for (const ReviewArticle& article : articles_) {
            begin(article);
            for (std::size_t i = 0; i < extraction_->incidents.incidents.size(); ++i) write_card(i);
        }
        write_end();
        return std::move(out_);
    }

  private:
    /// Cards are numbered through all articles.
    void begin(const ReviewArticle& article) {
        extraction_ = article.extraction;
        first_card_ = next_card_;
        next_card_ += extraction_->incidents.incidents.size();
    }

    /// Nothing is loaded and nothing runs but what the page itself has.
    void write_head() {
        const std::string title =
            options_.title.empty() ? std::string(words_("Review", "Relecture")) : options_.title;
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "img-src data:; style-src {}; script-src {}; base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width\">\n"
            "<title>{}</title>\n<style>{}</style>\n</head>\n<body{} data-earlier=\"{}\">\n",
            options_.language == Language::fr ? "fr" : "en", policy_digest(review_style),
            policy_digest(review_script), escape_html(title), review_style,
            review_words(options_.language), escape_html(earlier_decisions()));
    }

    /// What earlier reviews decided, as an array.
    [[nodiscard]] std::string earlier_decisions() const {
        Json::Array decisions;
        for (const ReviewArticle& article : articles_)
            for (const Decision& decision : article.extraction->applied_decisions)
                decisions.push_back(decision_json(decision));
        for (const Decision& decision : options_.kept_decisions)
            decisions.push_back(decision_json(decision));
        return to_text(Json(std::move(decisions)));
    }

    [[nodiscard]] std::string card_id(std::size_t index) const {
        return fmt::format("incident-{}", first_card_ + index + 1);
    }

    void add_place_marks(std::vector<Mark>& marks) const {
        for (const place::Toponym& toponym : extraction_->places.toponyms) {
            const bool is_place = toponym.role == place::NameRole::place;
            marks.push_back(
                {toponym.span,
                 is_place ? "place" : "rejected",
                 fmt::format("{}: {}",
                             is_place ? words_("place", "lieu") : words_("no place", "pas un lieu"),
                             toponym.rule),
                 {}});
        }
    }

    /// All marks in order, without overlaps: triggers first, then dates, actors, places.
    [[nodiscard]] std::vector<Mark> marks() const {
        std::vector<Mark> wanted;
        const WordsView view(extraction_->text);
        for (std::size_t i = 0; i < extraction_->events.size(); ++i)
            for (const EventMention& mention : extraction_->events[i].mentions)
                wanted.push_back({view.span(mention.trigger.begin, mention.trigger.end), "trigger",
                                  std::string(info(mention.kind).name), card_id(i)});
        for (const LeftOut& item : extraction_->left_out)
            if (item.reason != "not_an_incident")
                wanted.push_back({item.span,
                                  "left",
                                  fmt::format("{}: {}", words_("left out", "écarté"), item.reason),
                                  {}});
        for (const TimeExpression& date : extraction_->dates)
            wanted.push_back({date.span, "date", date.value + " · " + date.rule, {}});
        for (const ActorMention& actor : extraction_->actors)
            wanted.push_back({actor.span, "actor", std::string(actor.actor->id), {}});
        add_place_marks(wanted);
        std::vector<Mark> kept;
        for (Mark& mark : wanted) {
            const bool free = std::none_of(kept.begin(), kept.end(), [&](const Mark& other) {
                return other.span.touches(mark.span);
            });
            if (free) kept.push_back(std::move(mark));
        }
        std::sort(kept.begin(), kept.end(),
                  [](const Mark& a, const Mark& b) { return a.span < b.span; });
        return kept;
    }

    void write_article() {
        std::uint32_t at = 0;
        const std::string& text = extraction_->text.text;
        for (const Mark& mark : marks()) {
            out_ += escape_html(std::string_view(text).substr(at, mark.span.begin - at));
            const std::string words = escape_html(extraction_->text.words(mark.span));
            out_ +=
                fmt::format("<mark class=\"{}\" title=\"{}\">", mark.css, escape_html(mark.title));
            out_ +=
                mark.link.empty() ? words : fmt::format("<a href=\"#{}\">{}</a>", mark.link, words);
            out_ += "</mark>";
            at = mark.span.end;
        }
        out_ += escape_html(std::string_view(text).substr(at));
    }

    void write_key() {
        out_ += fmt::format(
            "<p class=\"key\"><span><mark class=\"trigger\">{}</mark></span><span><mark "
            "class=\"place\">{}</mark></span><span><mark "
            "class=\"date\">{}</mark></span><span><mark "
            "class=\"actor\">{}</mark></span><span><mark class=\"left\">{}</mark></span></p>\n",
            words_("event", "événement"), words_("place", "lieu"), words_("date", "date"),
            words_("actor", "acteur"), words_("left out", "écarté"));
        if (!options_.map_image.empty())
            out_ += fmt::format("<img src=\"{}\" alt=\"{}\">\n", escape_html(options_.map_image),
                                words_("map of the incidents", "carte des incidents"));
    }

    void write_end() {
        out_ += review_add_form(options_.language);
        out_ += fmt::format("<p><a id=\"save\" hidden download=\"decisions.json\">{}</a></p>\n",
                            words_("Save decisions", "Enregistrer les décisions"));
        for (const ReviewArticle& article : articles_)
            for (const std::string& line : article.extraction->unmatched_decisions)
                out_ += fmt::format("<p class=\"flags\">{}</p>\n", escape_html(line));
        out_ += fmt::format("</aside>\n<script>{}</script>\n</body>\n</html>\n", review_script);
    }

    void row(std::string_view name, const std::string& value) {
        if (!value.empty()) out_ += fmt::format("<dt>{}</dt><dd>{}</dd>", name, escape_html(value));
    }

    [[nodiscard]] std::string counts_text(const Incident& incident) const {
        std::string text;
        for (const Count& count : incident.counts) {
            const CountRange& range = count.range;
            if (!text.empty()) text += ", ";
            text += !range.high                ? fmt::format("≥ {}", range.low)
                    : *range.high == range.low ? fmt::format("{}", range.low)
                                               : fmt::format("{}–{}", range.low, *range.high);
            text += " " + count_word(count.name, options_.language);
        }
        return text;
    }

    [[nodiscard]] std::string actors_text(const EventRecord& event) const {
        std::string text;
        for (const EventActor& actor : event.actors)
            text += fmt::format("{}{} ({})", text.empty() ? "" : ", ",
                                words_(actor.actor->english, actor.actor->french),
                                role_label(actor.role, options_.language));
        return text;
    }

    void write_card(std::size_t i) {
        const Incident& incident = extraction_->incidents.incidents[i];
        const EventRecord& event = extraction_->events[i];
        const EventKindInfo& kind = info(event.kind);
        const Json* extra = nullptr;
        for (const Json::Member& member : incident.extra)
            if (member.key == "extraction") extra = &member.value;
        const std::string quote = extra == nullptr ? std::string() : extra->text_or("quote", "");
        const std::string trigger =
            extra == nullptr ? std::string() : extra->text_or("trigger", "");
        const bool dated = incident.date_precision != DatePrecision::unknown;
        const std::string date =
            dated ? to_iso(incident.date.from) + "/" + to_iso(incident.date.to) : std::string();
        out_ += fmt::format("<article id=\"{}\" data-fingerprint=\"{}\" data-trigger=\"{}\" "
                            "data-quote=\"{}\" data-date=\"{}\">\n<h2>{} · {}</h2>\n",
                            card_id(i), escape_html(event.fingerprint), escape_html(trigger),
                            escape_html(quote), date, first_card_ + i + 1,
                            words_(kind.english, kind.french));
        if (!quote.empty())
            out_ += fmt::format("<blockquote>{}</blockquote>\n", escape_html(quote));
        out_ += "<dl>";
        row(words_("date", "date"),
            dated ? format_interval(incident.date, options_.language) : std::string());
        row(words_("place", "lieu"), std::string(incident.place.in(options_.language)));
        row(words_("drawn as", "dessiné"),
            model_label(model_name(incident.location.region()), options_.language));
        row(words_("type", "type"), std::string(word(incident.type, options_.language)));
        row("ACLED", std::string(kind.acled_sub_event));
        row(words_("claim", "source"), std::string(word(incident.claim, options_.language)));
        row(words_("actors", "acteurs"), actors_text(event));
        row(words_("counts", "nombres"), counts_text(incident));
        row(words_("review", "relecture"),
            std::string(review_label(incident.review, options_.language)));
        out_ += "</dl>\n";
        std::string flags;
        for (const std::string& flag : event.flags)
            flags +=
                fmt::format("{}<span title=\"{}\">{}</span>", flags.empty() ? "" : ", ",
                            escape_html(flag), escape_html(flag_label(flag, options_.language)));
        if (!flags.empty()) out_ += fmt::format("<p class=\"flags\">{}</p>\n", flags);
        out_ += review_actions(incident, options_.language) + "</article>\n";
    }

    const std::vector<ReviewArticle>& articles_;
    const ReviewPageOptions& options_;
    Words words_;
    const Extraction* extraction_ = nullptr; ///< of the article at hand
    std::size_t first_card_ = 0;             ///< its first card's index
    std::size_t next_card_ = 0;
    std::string out_;
};

} // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: {
            const auto byte = static_cast<unsigned char>(c);
            const bool control =
                (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F;
            if (control)
                out += "\xEF\xBF\xBD";
            else
                out += c;
        }
        }
    }
    return out;
}

std::string review_page(const std::vector<ReviewArticle>& articles,
                        const ReviewPageOptions& options) {
    return PageWriter(articles, options).run();
}

std::string review_page(const Extraction& extraction, const ReviewPageOptions& options) {
    return review_page({{&extraction, {}}}, options);
}

} // namespace cordon::incident

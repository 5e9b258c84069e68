// SPDX-License-Identifier: MIT
#include "incident/extract/review_page.hpp"

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

constexpr std::string_view style = R"(
:root{color-scheme:light dark;--place:#1b6ca8;--date:#7a4fa3;--trigger:#b3261e;--actor:#8a5a00;--left:#777}
body{margin:0;font:16px/1.55 system-ui,sans-serif;display:grid;grid-template-columns:minmax(0,1fr) minmax(18rem,26rem)}
main{padding:1.5rem 2rem;max-width:46rem;white-space:pre-wrap;overflow-wrap:anywhere}
aside{padding:1rem;border-left:1px solid #8885;height:100vh;overflow:auto;position:sticky;top:0;box-sizing:border-box}
mark{background:none;color:inherit;border-bottom:2px solid;border-radius:2px;padding:0 .1em}
mark.place{border-color:var(--place)}mark.date{border-color:var(--date)}
mark.trigger{border-color:var(--trigger);background:#b3261e22}mark.actor{border-color:var(--actor)}
mark.left{border-bottom:2px dotted var(--left)}mark.rejected{border-bottom:1px dotted var(--left)}
mark a{color:inherit;text-decoration:none}
article{border:1px solid #8886;border-radius:6px;padding:.7rem .9rem;margin:0 0 .9rem}
article h2{font-size:1rem;margin:0 0 .3rem}dl{margin:0;display:grid;grid-template-columns:6.5rem 1fr;gap:.1rem .5rem;font-size:.9rem}
dt{color:var(--left)}dd{margin:0}blockquote{margin:.4rem 0;font-style:italic;font-size:.9rem}
.flags{color:var(--trigger)}button{font:inherit;margin-right:.3rem}article.done{opacity:.55}
.key span{margin-right:.8rem}img{max-width:100%}
@media(max-width:50rem){body{display:block}aside{height:auto;position:static;border:0}})";

/// Collects accept and delete decisions and offers them as a file; nothing leaves the page.
constexpr std::string_view script = R"(
const decisions=new Map();
function show(){const list=[...decisions.values()];
const file={schema:"cordon-decisions/1",decisions:list};
const a=document.getElementById("save");a.hidden=list.length===0;
a.href="data:application/json;charset=utf-8,"+encodeURIComponent(JSON.stringify(file,null,2));}
for(const b of document.querySelectorAll("button[data-do]"))b.addEventListener("click",()=>{
const c=b.closest("article");
decisions.set(c.id,{do:b.dataset.do,fingerprint:c.dataset.fingerprint,trigger:c.dataset.trigger,quote:c.dataset.quote,date:c.dataset.date});
c.classList.add("done");show();});)";

struct Words {
    Language language;
    [[nodiscard]] std::string_view operator()(std::string_view en, std::string_view fr) const {
        return language == Language::fr ? fr : en;
    }
};

class PageWriter {
  public:
    PageWriter(const Extraction& extraction, const ReviewPageOptions& options)
        : extraction_(extraction), options_(options), words_{options.language} {}

    std::string run() {
        const std::string title =
            options_.title.empty() ? std::string(words_("Review", "Relecture")) : options_.title;
        const bool french = extraction_.text.language == place::TextLanguage::french;
        out_ =
            fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width\">\n"
                        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
                        options_.language == Language::fr ? "fr" : "en", escape_html(title), style);
        out_ += fmt::format("<main lang=\"{}\">", french ? "fr" : "en");
        write_article();
        out_ += "</main>\n<aside>\n";
        write_cards();
        out_ += "</aside>\n<script>";
        out_ += script;
        out_ += "</script>\n</body>\n</html>\n";
        return std::move(out_);
    }

  private:
    [[nodiscard]] static std::string card_id(std::size_t index) {
        return fmt::format("incident-{}", index + 1);
    }

    void add_place_marks(std::vector<Mark>& marks) const {
        for (const place::Toponym& toponym : extraction_.places.toponyms) {
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
        const WordsView view(extraction_.text);
        for (std::size_t i = 0; i < extraction_.events.size(); ++i)
            for (const EventMention& mention : extraction_.events[i].mentions)
                wanted.push_back({view.span(mention.trigger.begin, mention.trigger.end), "trigger",
                                  std::string(info(mention.kind).name), card_id(i)});
        for (const LeftOut& item : extraction_.left_out)
            if (item.reason != "not_an_incident")
                wanted.push_back({item.span,
                                  "left",
                                  fmt::format("{}: {}", words_("left out", "écarté"), item.reason),
                                  {}});
        for (const TimeExpression& date : extraction_.dates)
            wanted.push_back({date.span, "date", date.value + " · " + date.rule, {}});
        for (const ActorMention& actor : extraction_.actors)
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
        const std::string& text = extraction_.text.text;
        for (const Mark& mark : marks()) {
            out_ += escape_html(std::string_view(text).substr(at, mark.span.begin - at));
            const std::string words = escape_html(extraction_.text.words(mark.span));
            out_ +=
                fmt::format("<mark class=\"{}\" title=\"{}\">", mark.css, escape_html(mark.title));
            out_ +=
                mark.link.empty() ? words : fmt::format("<a href=\"#{}\">{}</a>", mark.link, words);
            out_ += "</mark>";
            at = mark.span.end;
        }
        out_ += escape_html(std::string_view(text).substr(at));
    }

    void write_cards() {
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
        for (std::size_t i = 0; i < extraction_.incidents.incidents.size(); ++i) write_card(i);
        out_ += fmt::format("<p><a id=\"save\" hidden download=\"decisions.json\">{}</a></p>\n",
                            words_("Save decisions", "Enregistrer les décisions"));
        for (const std::string& line : extraction_.unmatched_decisions)
            out_ += fmt::format("<p class=\"flags\">{}</p>\n", escape_html(line));
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
            text +=
                fmt::format("{}{} ({})", text.empty() ? "" : ", ",
                            words_(actor.actor->english, actor.actor->french), name(actor.role));
        return text;
    }

    void write_card(std::size_t i) {
        const Incident& incident = extraction_.incidents.incidents[i];
        const EventRecord& event = extraction_.events[i];
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
                            escape_html(quote), date, i + 1, words_(kind.english, kind.french));
        if (!quote.empty())
            out_ += fmt::format("<blockquote>{}</blockquote>\n", escape_html(quote));
        out_ += "<dl>";
        row(words_("date", "date"),
            dated ? format_interval(incident.date, options_.language) : std::string());
        row(words_("place", "lieu"), std::string(incident.place.in(options_.language)));
        row(words_("drawn as", "dessiné"), std::string(model_name(incident.location.region())));
        row(words_("type", "type"), std::string(word(incident.type, options_.language)));
        row("ACLED", std::string(kind.acled_sub_event));
        row(words_("claim", "source"), std::string(word(incident.claim, options_.language)));
        row(words_("actors", "acteurs"), actors_text(event));
        row(words_("counts", "nombres"), counts_text(incident));
        row(words_("review", "relecture"), std::string(name(incident.review)));
        out_ += "</dl>\n";
        std::string flags;
        for (const std::string& flag : event.flags) flags += (flags.empty() ? "" : ", ") + flag;
        if (!flags.empty()) out_ += fmt::format("<p class=\"flags\">{}</p>\n", escape_html(flags));
        out_ += fmt::format("<button data-do=\"accept\">{}</button><button data-do=\"delete\">{}"
                            "</button>\n</article>\n",
                            words_("Accept", "Accepter"), words_("Delete", "Supprimer"));
    }

    const Extraction& extraction_;
    const ReviewPageOptions& options_;
    Words words_;
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

std::string review_page(const Extraction& extraction, const ReviewPageOptions& options) {
    return PageWriter(extraction, options).run();
}

} // namespace cordon::incident

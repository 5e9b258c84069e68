// SPDX-License-Identifier: MIT
#include "incident/extract/html_date.hpp"

#include "core/ascii.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace cordon::incident {

namespace {

/// Names under which `<meta>` gives the day of publication, the surest first.
constexpr std::array meta_names = std::to_array<std::string_view>({
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "published",
    "pub_date",
    "pubdate",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "dc.date.created",
    "date",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
});

/// `Tue, 16 Sep 2025 08:12:44 GMT`, `September 16, 2025`.
std::optional<Date> day_in_words(std::string_view text) {
    constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";
    constexpr std::size_t longest = 40;
    std::string words = lower_ascii(text.substr(0, longest));
    std::replace(words.begin(), words.end(), ',', ' ');
    int year = 0;
    int month = 0;
    int day = 0;
    for (const std::string_view word : words_of(words)) {
        const bool number = std::all_of(word.begin(), word.end(), is_digit);
        if (number && word.size() == 4 && year == 0) year = std::stoi(std::string(word));
        if (number && word.size() <= 2 && day == 0) day = std::stoi(std::string(word));
        const std::size_t at =
            word.size() < 3 ? std::string_view::npos : months.find(word.substr(0, 3));
        if (month == 0 && at != std::string_view::npos && at % 3 == 0)
            month = static_cast<int>(at / 3) + 1;
    }
    return Date::from_civil(year, month, day);
}

/// The text that stands for `"datePublished"` in JSON-LD. Scripts of pages are often no JSON that a
/// reader would take, so only that member is looked for.
std::optional<Date> day_of_script(std::string_view script) {
    constexpr std::string_view key = "\"datePublished\"";
    for (std::size_t at = script.find(key); at != std::string_view::npos;
         at = script.find(key, at + key.size())) {
        std::string_view rest = trimmed(script.substr(at + key.size(), 128));
        if (!rest.starts_with(':')) continue;
        rest = trimmed(rest.substr(1));
        if (!rest.starts_with('"')) continue;
        rest.remove_prefix(1);
        if (auto day = day_of_stamp(rest.substr(0, rest.find('"')))) return day;
    }
    return std::nullopt;
}

/// Whether a `<time>` says that it is the day of publication.
bool is_publication(const HtmlElement& time) {
    if (time.has_attribute("pubdate")) return true;
    const std::string names =
        lower_ascii(time.attribute("itemprop")) + " " + lower_ascii(time.attribute("class"));
    return names.find("publish") != std::string::npos || names.find("pubdate") != std::string::npos;
}

class DateFinder {
  public:
    DateFinder(const HtmlPage& page, const HtmlArticle& article) : page_(page), article_(article) {}

    std::optional<HtmlDate> run() {
        for (std::uint32_t at = 0; at < page_.events.size(); ++at)
            if (page_.events[at].kind == HtmlEvent::Kind::open) look_at(at);
        if (meta_) return HtmlDate{*meta_, true};
        if (script_) return HtmlDate{*script_, true};
        if (marked_) return HtmlDate{*marked_, true};
        if (time_) return HtmlDate{*time_, false};
        if (linked_time_) return HtmlDate{*linked_time_, false};
        return std::nullopt;
    }

  private:
    void look_at(std::uint32_t at) {
        const HtmlElement& element = page_.elements[page_.events[at].element];
        if (element.name == "script") {
            if (!script_ &&
                lower_ascii(element.attribute("type")).find("ld+json") != std::string::npos)
                script_ = day_of_script(text_behind(at, element));
        } else if (element.name == "meta") {
            look_at_meta(element);
        } else if (element.name == "time" || element.has_attribute("itemprop")) {
            look_at_mark(at, element);
        }
    }

    /// The bytes of a script, which are no text of the page.
    [[nodiscard]] std::string_view text_behind(std::uint32_t at, const HtmlElement& script) const {
        if (script.end == 0 || script.end > page_.events.size()) return {};
        const std::uint32_t from = page_.events[at].to;
        const std::uint32_t to = page_.events[script.end - 1].from;
        return to > from ? page_.source.substr(from, to - from) : std::string_view();
    }

    void look_at_meta(const HtmlElement& meta) {
        for (const std::string_view attribute : {"property", "name", "itemprop"}) {
            const std::string key = lower_ascii(meta.attribute(attribute));
            const auto* found = std::find(meta_names.begin(), meta_names.end(), key);
            const auto rank = static_cast<std::size_t>(found - meta_names.begin());
            if (rank >= meta_rank_) continue;
            const auto day = day_of_stamp(meta.attribute("content"));
            if (!day) continue;
            meta_ = day;
            meta_rank_ = rank;
        }
    }

    void look_at_mark(std::uint32_t at, const HtmlElement& element) {
        const bool microdata = lower_ascii(element.attribute("itemprop")) == "datepublished";
        if (element.name != "time" && !microdata) return;
        std::string_view value = element.attribute("datetime");
        if (value.empty()) value = element.attribute("content");
        const auto day = day_of_stamp(value);
        if (!day) return;
        const bool inside = at >= article_.begin && at < article_.end;
        if (!marked_ && (microdata || (inside && is_publication(element)))) marked_ = day;
        if (!inside) return;
        if (!linked_time_) linked_time_ = day;
        if (!time_ && !is_left_out(at)) time_ = day;
    }

    /// Held by something beside the article. Looked for from its begin on, once.
    [[nodiscard]] bool is_left_out(std::uint32_t at) {
        for (; looked_ <= at; ++looked_) {
            const HtmlEvent& event = page_.events[looked_];
            if (event.kind == HtmlEvent::Kind::open && article_.left_out[event.element])
                out_to_ = std::max(out_to_, page_.elements[event.element].end);
        }
        return at < out_to_;
    }

    const HtmlPage& page_;
    const HtmlArticle& article_;
    std::optional<Date> meta_;
    std::size_t meta_rank_ = meta_names.size();
    std::optional<Date> script_;
    std::optional<Date> marked_;      ///< a `<time>` that calls itself the date of publication
    std::optional<Date> time_;        ///< the first one of the article
    std::optional<Date> linked_time_; ///< the first one, though it stands in what was left out
    std::uint32_t looked_ = 0;
    std::uint32_t out_to_ = 0;
};

} // namespace

std::optional<Date> day_of_stamp(std::string_view text) {
    text = trimmed(text);
    std::string day(text.substr(0, text.find_first_of("T \"'")));
    std::replace(day.begin(), day.end(), '/', '-');
    if (day.size() >= 8 && std::all_of(day.begin(), day.end(), is_digit))
        day = day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2);
    const auto days = parse_iso_date(day);
    if (days && days->is_one_day()) return days->from;
    return day_in_words(text);
}

std::optional<HtmlDate> find_html_date(const HtmlPage& page, const HtmlArticle& article) {
    return DateFinder(page, article).run();
}

} // namespace cordon::incident

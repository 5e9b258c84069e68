// SPDX-License-Identifier: MIT
#include "incident/extract/phrase_table.hpp"
#include "incident/extract/time_expression.hpp"
#include "incident/extract/time_rule_index.hpp"

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

/// Lines that may hold the date of publication.
constexpr std::uint32_t head_paragraphs = 12;
constexpr std::size_t head_tokens = 160;

struct PublicationPhrase {
    std::string_view phrase;
};
/// What stands before the date of publication.
constexpr std::array<PublicationPhrase, 23> publication_phrases = {
    {{"as of"},      {"situation au"}, {"en date du"},      {"publie le"}, {"publie"},
     {"publiee le"}, {"paru le"},      {"mis en ligne le"}, {"poste le"},  {"published on"},
     {"published"},  {"posted on"},    {"posted"},          {"date"},      {"publication"},
     {"issued on"},  {"issued"},       {"diffuse le"},      {"emis le"},   {"mis a jour le"},
     {"updated on"}, {"updated"},      {"created"}}};

/// A day that was read at token `i`.
struct DayRead {
    Date day;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string rule;
    bool is_full = false; ///< the year stands there too
};

class AnchorFinder {
  public:
    AnchorFinder(const place::TokenizedText& text, std::optional<Date> given, GivenBy given_by)
        : words_(text), given_(given), given_by_(given_by), head_end_(find_head_end()) {
        start_.day = given;
    }

    DateAnchor run() {
        DateAnchor found = find();
        if (found.rule == "given" && names_day_in_head(*found.day)) found.same_day_weekdays = true;
        // English copy names the day of its date line: "said on Monday" in Monday's article. So
        // does French copy that carries its date itself; a newspaper's date was given from outside.
        found.same_day_weekdays = found.same_day_weekdays || !words_.is_french() ||
                                  (found.day && found.rule != "given" && !found.is_assumed);
        return found;
    }

  private:
    DateAnchor find() {
        if (given_ && given_by_ == GivenBy::page) {
            if (auto found = dateline()) return *found;
            return {given_, "page", {}, false, false};
        }
        for (const auto reader :
             {&AnchorFinder::date_line, &AnchorFinder::published, &AnchorFinder::dateline,
              &AnchorFinder::byline, &AnchorFinder::iso_head})
            if (auto found = (this->*reader)()) return *found;
        if (given_) return {given_, "given", {}, false, false};
        return latest_full_date();
    }

    /// "déplore samedi 15 août 2026 la société civile": the copy carries the day that was given.
    [[nodiscard]] bool names_day_in_head(Date day) const {
        for (std::size_t i = 0; i < head_end_; ++i)
            if (const auto read = day_at(i); read && read->is_full && read->day == day) return true;
        return false;
    }

    [[nodiscard]] std::optional<DayRead> day_at(std::size_t i) const {
        const TimeContext context{words_, start_, std::nullopt};
        static const TimeRuleIndex rules{&day_rules()};
        std::optional<DayRead> day;
        rules.read(context, i, [&](const TimeExpression& read) {
            if (!read.interval || read.granularity != Granularity::day) return false;
            if (read.rule == "day-of-list") return false;
            day = DayRead{read.interval->from, i, read.end_token(), read.rule,
                          read.rule != "day-month"};
            return true;
        });
        return day;
    }

    [[nodiscard]] std::size_t find_head_end() const {
        std::size_t end = 0;
        while (end < words_.size() && end < head_tokens &&
               words_.token(end).paragraph < head_paragraphs)
            ++end;
        return end;
    }

    [[nodiscard]] bool starts_line(std::size_t i) const {
        return i == 0 || words_.token(i).line_break_before;
    }
    [[nodiscard]] bool ends_line(std::size_t end) const {
        return end >= words_.size() || words_.token(end).line_break_before;
    }

    [[nodiscard]] DateAnchor anchor(const DayRead& read, std::string_view rule) const {
        return {read.day, std::string(rule), words_.span(read.begin, read.end), false, false};
    }

    /// "30 octobre 2025" alone on its line, perhaps with "Le" or a time.
    [[nodiscard]] std::optional<DateAnchor> date_line() const {
        for (std::size_t i = 0; i < head_end_; ++i) {
            if (!starts_line(i)) continue;
            const auto read = day_at(i);
            if (!read || !read->is_full) continue;
            std::size_t end = read->end;
            // A time or an author may follow on the line, a sentence may not.
            while (end < words_.size() && !ends_line(end) && end < read->end + 6) ++end;
            const bool short_line = ends_line(end) && !words_.is_sign(end - 1, ".");
            if (ends_line(read->end) ||
                (short_line && end - read->end <= 5 &&
                 (words_.is_any(read->end, {"a", "at", "-", "–", "|", "par", "by", "·"}) ||
                  words_.is_number(read->end))))
                return anchor(*read, "date-line");
        }
        return std::nullopt;
    }

    /// "Publié le 30 octobre 2025", "Published on", "Mis en ligne le", "Posted".
    [[nodiscard]] std::optional<DateAnchor> published() const {
        static const PhraseTable<PublicationPhrase> table(publication_phrases,
                                                          &PublicationPhrase::phrase);
        for (std::size_t i = 0; i < head_end_; ++i) {
            std::size_t at = 0;
            if (longest_phrase(table, words_, i, at) == nullptr) continue;
            if (words_.is_sign(at, ":")) ++at;
            // "Date: Tue, 16 Sep 2025"
            if (words_.is_any(at, {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mar",
                                   "mer", "jeu", "ven", "sam", "dim"}) &&
                words_.is_sign(at + 1, ","))
                at += 2;
            // "as of June 3" in a sentence is no date of the whole.
            const bool is_state = words_.is_any(i, {"as", "situation", "en"});
            if (const auto read = day_at(at); read && (!is_state || read->is_full))
                return anchor(*read, is_state ? "as-of" : "published");
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_dash(std::size_t i) const {
        return words_.is_sign(i, "-") || words_.is_sign(i, "–") || words_.is_sign(i, "—");
    }

    /// "Bamako, 30 oct. (AFP)", "BAMAKO, Oct 30 (Reuters) -", "Gao, le 3 novembre 2025 –",
    /// "(Mizzima) Aug 2, 2026 —".
    [[nodiscard]] std::optional<DateAnchor> dateline() const {
        for (std::size_t i = 0; i < head_end_; ++i) {
            if (!starts_line(i)) continue;
            auto read = behind_agency(i);
            if (!read) read = behind_town(i);
            if (!read) continue;
            auto found = anchor(*read, "dateline");
            found.same_day_weekdays = true;
            return found;
        }
        return std::nullopt;
    }

    /// The agency stands first, in brackets.
    [[nodiscard]] std::optional<DayRead> behind_agency(std::size_t i) const {
        if (!words_.is_sign(i, "(") || !words_.is_sign(i + 2, ")")) return std::nullopt;
        const auto read = day_at(i + 3);
        return read && read->is_full && is_dash(read->end) ? read : std::nullopt;
    }

    /// A town or a newspaper stands first.
    [[nodiscard]] std::optional<DayRead> behind_town(std::size_t i) const {
        constexpr std::size_t longest = 7;
        if (!words_.is_word(i) || !words_.token(i).capitalised) return std::nullopt;
        for (std::size_t at = i + 1; at < i + longest && at < words_.size() && !starts_line(at);
             ++at) {
            if (!words_.is_sign(at, ",") && !words_.is_sign(at, "—") && !words_.is_sign(at, "–"))
                continue;
            if (auto read = day_at(at + 1); read && ends_dateline(*read)) return read;
        }
        return std::nullopt;
    }

    /// The agency, a dash, a clock time or the end of the line stands behind the date.
    [[nodiscard]] bool ends_dateline(const DayRead& read) const {
        const bool stop = words_.is_sign(read.end, ".");
        const std::size_t end = stop ? read.end + 1 : read.end;
        if (words_.is_sign(end, "(") || words_.is_sign(end, "/") || is_dash(end)) return true;
        if (!read.is_full) return false;
        const bool clock = words_.is_any(end, {"a", "at"}) && words_.is_number(end + 1);
        return stop || clock || (read.rule != "iso-day" && ends_line(end));
    }

    /// Does the line of token `i` begin with "By"?
    [[nodiscard]] bool opens_byline(std::size_t i) const {
        while (!starts_line(i)) --i;
        return words_.is_any(i, {"by", "par"});
    }

    /// "By Musa Bello, Gusau — Monday, 20 October 2025": a short line that ends in the date.
    [[nodiscard]] std::optional<DateAnchor> byline() const {
        constexpr std::size_t longest = 16; // words before the date
        for (std::size_t i = 1; i < head_end_; ++i) {
            constexpr std::array<std::string_view, 6> signs = {",", "-", "–", "—", "|", "·"};
            // "By Gyang Bere, Jos On Apr 28, 2025"
            const bool on = words_.is(i - 1, "on") && opens_byline(i - 1);
            if (!on && std::none_of(signs.begin(), signs.end(),
                                    [&](auto sign) { return words_.is_sign(i - 1, sign); }))
                continue;
            const auto read = day_at(i);
            if (!read || !read->is_full || read->rule == "iso-day" || !ends_line(read->end))
                continue;
            std::size_t first = i;
            while (!starts_line(first)) --first;
            if (i - first <= longest) return anchor(*read, "byline");
        }
        return std::nullopt;
    }

    /// An ISO date in the first lines, as feeds and meta data write it.
    [[nodiscard]] std::optional<DateAnchor> iso_head() const {
        for (std::size_t i = 0; i < head_end_; ++i) {
            if (!words_.is_number(i)) continue;
            const auto read = day_at(i);
            if (read && read->rule == "iso-day") return anchor(*read, "iso");
        }
        return std::nullopt;
    }

    /// Nobody said when: the latest day with a year that the text names.
    [[nodiscard]] DateAnchor latest_full_date() const {
        DateAnchor found{std::nullopt, "none", {}, true, false};
        constexpr std::size_t longest = 16; // words before the year
        std::size_t number = 0;             // the next one: most words have none near
        for (std::size_t i = 0; i < words_.size(); ++i) {
            number = std::max(number, i);
            while (number < words_.size() && !words_.is_number(number)) ++number;
            if (number - i > longest) {
                i = number - longest - 1;
                continue;
            }
            const auto read = day_at(i);
            if (!read || !read->is_full || (found.day && *found.day >= read->day)) continue;
            found.day = read->day;
            found.rule = "latest-date";
        }
        return found;
    }

    WordsView words_;
    std::optional<Date> given_;
    GivenBy given_by_;
    std::size_t head_end_; ///< behind the tokens that may hold the date of publication
    DateAnchor start_;     ///< lets a date line without a year take that of `given`
};

} // namespace

DateAnchor find_anchor(const place::TokenizedText& text, std::optional<Date> given,
                       GivenBy given_by) {
    return AnchorFinder(text, given, given_by).run();
}

} // namespace cordon::incident

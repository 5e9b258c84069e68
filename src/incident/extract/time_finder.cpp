// SPDX-License-Identifier: MIT
#include "incident/extract/event_context.hpp"
#include "incident/extract/time_expression.hpp"
#include "incident/extract/time_rule_index.hpp"
#include "incident/extract/time_words.hpp"

#include <algorithm>

namespace cordon::incident {

namespace {

/// Reads the text from left to right; each expression may count from those before it.
class Finder {
  public:
    Finder(const place::TokenizedText& text, const DateAnchor& anchor)
        : words_(text), anchor_(anchor) {}

    std::vector<TimeExpression> run() {
        for (std::size_t i = 0; i < words_.size();) {
            auto best = longest_at(i);
            if (!best) {
                ++i;
                continue;
            }
            i = best->end_token();
            add(std::move(*best));
        }
        for (std::size_t i = 0; i < found_.size(); ++i) give_day(i);
        for (std::size_t i = 0; i + 1 < found_.size(); ++i) join_range(i);
        for (TimeExpression& expression : found_) judge(expression);
        return std::move(found_);
    }

  private:
    [[nodiscard]] std::optional<TimeExpression> longest_at(std::size_t i) const {
        const TimeContext context{words_, anchor_, last_day(i)};
        static const TimeRuleIndex rules{&day_rules(),   &calendar_rules(), &relative_rules(),
                                         &clock_rules(), &period_rules(),   &vague_rules()};
        std::optional<TimeExpression> best;
        rules.read(context, i, [&](TimeExpression&& read) {
            if (within_sentence(read) && (!best || read.token_count > best->token_count))
                best = std::move(read);
            return false;
        });
        return best;
    }

    /// What "the previous day" at token `i` counts from: a day of its own sentence, be it that of a
    /// statement ("said on Monday that the previous day"), else that of the last event.
    [[nodiscard]] std::optional<Date> last_day(std::size_t i) const {
        if (found_.empty()) return last_event_;
        const TimeExpression& before = found_.back();
        const bool is_day = before.interval && before.interval->is_one_day() &&
                            before.kind == TimeKind::date && !before.is_comparison;
        const bool same = words_.token(before.first_token).sentence == words_.token(i).sentence;
        return is_day && same ? before.interval->to : last_event_;
    }

    /// No expression reaches into the next sentence.
    [[nodiscard]] bool within_sentence(const TimeExpression& expression) const {
        const std::size_t last = expression.end_token() - 1;
        return last < words_.size() &&
               words_.token(last).sentence == words_.token(expression.first_token).sentence;
    }

    void add(TimeExpression expression) {
        expression.span = words_.span(expression.first_token, expression.end_token());
        expression.is_anchor = anchor_.span.length() > 0 && anchor_.span.touches(expression.span);
        expression.is_comparison = is_comparison(expression.first_token);
        mark_since(expression);
        const bool is_day =
            expression.interval && expression.interval->length_days() <= 2 &&
            (expression.kind == TimeKind::date || expression.kind == TimeKind::time);
        if (is_day && !expression.is_anchor && !expression.is_comparison && !expression.is_state &&
            !follows_saying(words_, expression.first_token) &&
            !is_of_toll(expression.first_token) && !is_of_nothing(expression.first_token) &&
            !(anchor_.day && expression.interval->from > *anchor_.day))
            last_event_ = expression.interval->to;
        found_.push_back(std::move(expression));
    }

    /// "Aucune revendication n'avait été enregistrée lundi": nothing happened that day.
    [[nodiscard]] bool is_of_nothing(std::size_t i) const {
        return words_.is_any(words_.sentence_begin(i), {"aucun", "aucune", "nobody", "nul"}) ||
               words_.any_phrase(words_.sentence_begin(i), {"no one", "no group"}) != 0;
    }

    /// "Le bilan a été porté mardi à sept morts": the day of the count, not of an event.
    [[nodiscard]] bool is_of_toll(std::size_t i) const {
        constexpr std::size_t reach = 12;
        const std::size_t first = std::max(words_.sentence_begin(i), i > reach ? i - reach : 0);
        for (std::size_t at = first; at < i; ++at)
            if (words_.is_any(at, {"bilan", "toll"})) return true;
        return false;
    }

    /// "depuis lundi": from that day on.
    void mark_since(TimeExpression& expression) const {
        const std::size_t i = expression.first_token;
        const bool since = i > 0 && words_.is_any(i - 1, {"depuis", "since"});
        if (!since || expression.kind == TimeKind::duration) return;
        expression.is_state = true;
        if (expression.interval && anchor_.day && expression.interval->from <= *anchor_.day)
            expression.interval->to = *anchor_.day;
    }

    /// "à la Kaboul en 2021", "comme en 2012": a comparison within the eight words before.
    [[nodiscard]] bool is_comparison(std::size_t i) const {
        const std::size_t first = words_.sentence_begin(i);
        const std::size_t from = i > first + 8 ? i - 8 : first;
        for (std::size_t at = from; at < i; ++at) {
            if (words_.is_any(at, {"comme", "scenario", "rappelle", "rappelant", "rappelait",
                                   "similaire", "comparable", "reminiscent", "unlike", "echoing",
                                   "comparison", "souvenir"}))
                return true;
            if (words_.phrase(at, "a l instar") != 0 || words_.phrase(at, "as in") != 0 ||
                words_.phrase(at, "like in") != 0 || words_.phrase(at, "just as") != 0 ||
                words_.phrase(at, "similar to") != 0)
                return true;
            // "à la Kaboul": the accent and a name behind it.
            if (words_.raw(at) == "à" && words_.is(at + 1, "la") && at + 2 < i &&
                words_.token(at + 2).capitalised)
                return true;
        }
        return false;
    }

    /// A time of day takes the day of its neighbour.
    void give_day(std::size_t i) {
        TimeExpression& time = found_[i];
        if (time.value.empty() || time.value.front() != 'T' || time.interval ||
            time.rule == "night-adjective")
            return;
        const TimeExpression* day = day_near(i);
        // "torched a school overnight": the night before the report, whatever was told before.
        if (day != nullptr && words_.is(time.first_token, "overnight") && anchor_.day &&
            words_.token(day->first_token).sentence != words_.token(time.first_token).sentence)
            day = nullptr;
        std::optional<Date> date;
        if (day != nullptr && day->interval) date = day->interval->from;
        if (!date && anchor_.day && anchor_.span.length() > 0) date = anchor_.day;
        if (!date) date = anchor_.day;
        if (!date) return;
        // "overnight … In the morning": that of the day on which the night ended.
        if (time.value == "TMO" && day != nullptr && day->interval && day->value.ends_with("NI") &&
            day != &time)
            date = day->interval->to;
        const bool is_midnight = time.value == "T24:00";
        time.value = to_iso(*date) + time.value;
        const bool is_night = time.value.ends_with("NI") || is_midnight;
        // "overnight, officials said on Wednesday": the night that ended on the day of the report.
        const bool past_night =
            is_night && !is_midnight && anchor_.day && *date == *anchor_.day &&
            tense_near(words_, time.first_token, time.end_token()) != Tense::future;
        const Date first = past_night ? *date - 1 : *date;
        time.interval = DateInterval{first, is_night ? first + 1 : first};
        time.time_of_day = words_.text().words(time.span);
    }

    [[nodiscard]] static bool names_day(const TimeExpression& expression) {
        return expression.interval && expression.interval->length_days() <= 2 &&
               (expression.kind == TimeKind::date || expression.kind == TimeKind::time) &&
               expression.granularity != Granularity::none;
    }

    /// The day of the same sentence (before, then behind), else the last one before.
    [[nodiscard]] const TimeExpression* day_near(std::size_t i) const {
        const auto sentence = words_.token(found_[i].first_token).sentence;
        // The weekday inside "4 h mardi" is its own day.
        const TimeExpression* before = nullptr;
        for (std::size_t at = i; at-- > 0;) {
            if (!names_day(found_[at])) continue;
            before = &found_[at];
            break;
        }
        // "Nov. 12 (Reuters) - Gunmen attacked at dawn on Tuesday": not the day of the date line.
        if (before != nullptr && !before->is_anchor &&
            words_.token(before->first_token).sentence == sentence)
            return before;
        for (std::size_t at = i + 1; at < found_.size(); ++at) {
            if (words_.token(found_[at].first_token).sentence != sentence) break;
            if (names_day(found_[at])) return &found_[at];
        }
        return before;
    }

    /// "du 3 au 5 septembre", "entre le 3 et le 5", "from Monday to Friday": both hold the
    /// interval.
    void join_range(std::size_t i) {
        TimeExpression& first = found_[i];
        TimeExpression& second = found_[i + 1];
        const std::size_t gap = second.first_token - first.end_token();
        if (gap > 2 || first.first_token == 0 || !first.interval || !second.interval) return;
        const std::size_t joint = first.end_token();
        const std::size_t lead = first.first_token - 1;
        const bool french =
            (words_.is_any(lead, {"du", "de"}) && words_.is_any(joint, {"au", "a"})) ||
            (words_.is(lead, "entre") && words_.is(joint, "et"));
        const bool english =
            (words_.is(lead, "from") && words_.is_any(joint, {"to", "until", "through"})) ||
            (words_.is(lead, "between") && words_.is(joint, "and"));
        // "on Sunday and Monday": two days on end.
        const bool both_days = words_.is_any(joint, {"and", "et"}) && gap == 1 &&
                               first.interval->is_one_day() && second.interval->is_one_day() &&
                               second.interval->from == first.interval->to + 1;
        const bool hyphen = gap == 0 && words_.token(joint).hyphen_before;
        if (!french && !english && !hyphen && !both_days) return;
        if (second.interval->to < first.interval->from) return;
        const DateInterval both{first.interval->from, second.interval->to};
        first.interval = second.interval = both;
        if (both.length_days() > 2) first.granularity = second.granularity = Granularity::period;
        first.rule += "+range";
        second.rule += "+range";
    }

    void judge(TimeExpression& expression) const {
        if (!anchor_.day || !expression.interval) return;
        // Tomorrow's date in today's paper is announced.
        if (expression.interval->from > *anchor_.day) expression.is_future = true;
    }

    WordsView words_;
    const DateAnchor& anchor_;
    std::optional<Date> last_event_;
    std::vector<TimeExpression> found_;
};

} // namespace

std::vector<TimeExpression> find_dates(const place::TokenizedText& text, const DateAnchor& anchor) {
    return Finder(text, anchor).run();
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "incident/extract/event_finder.hpp"

#include "incident/extract/event_context.hpp"
#include "incident/extract/event_patterns.hpp"
#include "incident/extract/word_pattern.hpp"

#include <algorithm>

namespace cordon::incident {

namespace {

/// The table of one language with its index.
struct TriggerTable {
    explicit TriggerTable(std::span<const TriggerRow> table) : rows(table) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::string_view left = rows[i].pattern;
            while (!left.empty()) {
                const std::size_t bar = std::min(left.find(" / "), left.size());
                index.add(left.substr(0, bar));
                row_of.push_back(i);
                left.remove_prefix(std::min(bar + 3, left.size()));
            }
        }
    }
    std::span<const TriggerRow> rows;
    std::vector<std::size_t> row_of; ///< by number of the pattern
    PatternIndex index;
};

const TriggerTable& table_of(const WordsView& words) {
    static const TriggerTable english(english_triggers());
    static const TriggerTable french(french_triggers());
    return words.is_french() ? french : english;
}

/// "March 3", "on March 21": the month.
bool is_month(const WordsView& words, std::size_t i) {
    return !words.is_french() && words.is(i, "march") && words.token(i).capitalised &&
           (words.is_number(i + 1) || (words.is_sign(i + 1, ",") && words.is_number(i + 2)) ||
            (i > 0 && words.is_number(i - 1)) ||
            (i > 0 &&
             words.is_any(i - 1, {"in", "since", "last", "of", "on", "and", "or", "by", "until",
                                  "through", "between", "early", "late", "mid", "this", "next"})));
}

/// "the Yanacocha mine": where ore is dug, by the name before it.
bool is_pit(const WordsView& words, const PatternIndex::Hit& hit) {
    const std::size_t i = hit.begin;
    return hit.end == i + 1 && words.is_any(i, {"mine", "mines"}) && words.follows(i) &&
           words.is_word(i - 1) && words.token(i - 1).capitalised && words.follows(i - 1) &&
           !words.is_any(i - 1, {"a", "the", "one", "une", "la", "les", "des", "land"});
}

/// "20 people were killed on Sunday when fighters": the fighters are not those who were killed.
bool is_of_two_clauses(const WordsView& words, const TriggerRow& row,
                       const PatternIndex::Hit& hit) {
    if (row.kind != EventKind::armed_clash || row.form != TriggerForm::verb) return false;
    // "killing five passengers and wounding 16, police said": the police only tell it.
    if (words.is_sign(hit.end - 2, ",") && is_saying(words, hit.end)) return true;
    // "Six soldiers were killed when militants": armed people on both sides.
    constexpr std::size_t reach = 5;
    for (std::size_t back = 1; back <= reach && words.follows(hit.begin + 1 - back); ++back)
        if (words.is_any(hit.begin - back, {"soldier", "soldiers", "troops", "policemen",
                                            "officers", "police", "militants", "rebels", "fighters",
                                            "soldats", "militaires", "gendarmes", "policiers"}))
            return false;
    for (std::size_t i = hit.begin + 1; i + 1 < hit.end; ++i)
        if (words.is_any(i, {"when", "as", "after", "while", "lorsque", "quand", "apres",
                             "identified", "investigating", "identifie"}))
            return true;
    return false;
}

/// "intercepté par des hommes armés": the men are armed, no arms were found.
bool is_participle_of_arms(const WordsView& words, std::size_t i) {
    if (!words.is_any(i, {"armes", "arme"})) return false;
    const std::string_view raw = words.raw(i);
    return raw.ends_with("é") || raw.ends_with("és");
}

constexpr std::size_t opening_characters = 80;

} // namespace

std::vector<TriggerHit> find_triggers(const WordsView& words, std::size_t begin, std::size_t end) {
    const TriggerTable& table = table_of(words);
    std::vector<TriggerHit> all;
    for (const PatternIndex::Hit& hit : table.index.find(words, begin, end)) {
        const TriggerRow& row = table.rows[table.row_of[hit.pattern]];
        if (hit.end > end || is_month(words, hit.begin) || is_month(words, hit.end - 1)) continue;
        // "detained for sharing a protest song"
        if (row.kind == EventKind::protest_dispersed &&
            words.is_any(hit.end, {"song", "songs", "anthem", "music", "poem", "album"}))
            continue;
        if (is_pit(words, hit) || is_of_two_clauses(words, row, hit)) continue;
        if (row.kind == EventKind::weapons_seized && is_participle_of_arms(words, hit.end - 1))
            continue;
        all.push_back({hit.begin, hit.end, row.kind, row.form, row.strength, row.pattern});
    }
    // What hides, and one hit a kind and place: the longest.
    const auto hidden = [&](const TriggerHit& hit) {
        return hit.strength == 0.0 ||
               std::any_of(all.begin(), all.end(), [&](const TriggerHit& other) {
                   const bool covers = other.begin <= hit.begin && other.end >= hit.end;
                   const bool longer = other.end - other.begin > hit.end - hit.begin;
                   if (other.strength == 0.0) return covers;
                   // The last word decides for verbs with their objects, so overlapping is enough.
                   return other.kind == hit.kind && longer && covers;
               });
    };
    std::vector<TriggerHit> kept;
    for (const TriggerHit& hit : all) {
        if (hidden(hit)) continue;
        const bool twice = std::any_of(kept.begin(), kept.end(), [&](const TriggerHit& other) {
            return other.kind == hit.kind && other.begin == hit.begin && other.end == hit.end;
        });
        if (!twice) kept.push_back(hit);
    }
    return kept;
}

EventKind KindScores::best() const {
    auto best = static_cast<std::size_t>(EventKind::other);
    for (std::size_t i = 0; i < score.size(); ++i)
        if (score[i] > score[best]) best = i;
    return static_cast<EventKind>(best);
}

namespace {

void combine(KindScores& scores) {
    // A protest makes sense of tear gas and of clashes; without one they mean less.
    if (scores.of(EventKind::protest) == 0.0) {
        scores.of(EventKind::protest_dispersed) *= 0.6;
        scores.of(EventKind::protest_shot_at) *= 0.5;
    }
    // Stones and fires are more than dispersal.
    if (scores.of(EventKind::riot) > 0.0 && scores.of(EventKind::protest_dispersed) > 0.0)
        scores.of(EventKind::riot) += 0.5;
    // Strikes from the air also speak of missiles, bombs and shells.
    if (scores.of(EventKind::air_strike) > 0.0)
        scores.of(EventKind::air_strike) += 0.2 * scores.of(EventKind::shelling);
}

} // namespace

KindScores score_kinds(const WordsView& words, const std::vector<TriggerHit>& hits) {
    KindScores scores;
    std::array<std::size_t, event_kind_count> count{};
    std::array<double, event_kind_count> strongest{};
    std::array<bool, event_kind_count> opens{};
    for (const TriggerHit& hit : hits) {
        const auto kind = static_cast<std::size_t>(hit.kind);
        // Words that hardly name an event do not make it more of one.
        constexpr double telling = 0.5;
        if (hit.strength >= telling || count[kind] == 0) ++count[kind];
        strongest[kind] = std::max(strongest[kind], hit.strength);
        opens[kind] = opens[kind] || words.token(hit.begin).span.begin < opening_characters;
    }
    for (std::size_t i = 0; i < event_kind_count; ++i) {
        if (count[i] == 0) continue;
        const double weight = info(static_cast<EventKind>(i)).weight * strongest[i];
        const double more = static_cast<double>(std::min<std::size_t>(count[i] - 1, 3));
        scores.score[i] = weight * (1.0 + 0.25 * more) + (opens[i] ? 0.8 : 0.0);
    }
    combine(scores);
    return scores;
}

EventKind classify(const place::TokenizedText& text) {
    const WordsView words(text);
    const auto hits = find_triggers(words, 0, words.size());
    const EventKind best = score_kinds(words, hits).best();
    if (best != EventKind::other) return best;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words.is_any(i, {"killed", "dead", "wounded", "injured", "died", "tue", "tues", "mort",
                             "morts", "blesse", "blesses"}))
            return EventKind::attack_on_civilians;
    return EventKind::other;
}

} // namespace cordon::incident

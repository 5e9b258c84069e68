// SPDX-License-Identifier: MIT
#include "incident/extract/event_parting.hpp"

#include "incident/extract/event_context.hpp"
#include "incident/extract/quantity.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace cordon::incident {

namespace {

/// Words between the number of an ellipsis and its place: "four others in", "trois autres à".
constexpr std::size_t ellipsis_words = 2;
/// Words between a count with its verb and its place: "four were wounded in".
constexpr std::size_t count_reach = 6;

/// A place where something is said to have happened: its index and its tokens.
struct Site {
    std::size_t place = 0;
    TokenRange tokens;
};

bool opens_with_locative(const WordsView& words, std::size_t i) {
    return words.is_any(i, {"in", "at", "near", "outside", "a", "dans", "pres", "au", "aux"});
}

std::vector<Site> sites_of(const LinkInput& input, const TokenRange& sentence) {
    std::vector<Site> sites;
    const WordsView& words = input.words;
    const IndexRange places = places_touching(input, words.span(sentence.begin, sentence.end));
    for (std::size_t i = places.begin; i < places.end; ++i) {
        const place::PlaceExpression& expression = input.places.expressions[i];
        if (input.places.scales[i] != PlaceScale::local || expression.several) continue;
        const TokenRange tokens{words.text().token_at(expression.span.begin),
                                words.text().token_at(expression.span.end - 1) + 1};
        if (!sentence.holds(tokens.begin) || !opens_with_locative(words, tokens.begin) ||
            is_beside_event(input, i))
            continue;
        sites.push_back({i, tokens});
    }
    return sites;
}

/// A number without its noun and verb directly before a place: ", four in Gondar", "et trois autres
/// à". Of those that were counted last.
std::optional<StatedCount> ellipsis(const WordsView& words, const Site& site,
                                    const std::vector<StatedCount>& counts,
                                    const TokenRange& sentence) {
    for (std::size_t back = 1; back <= ellipsis_words + 4; ++back) {
        if (site.tokens.begin < sentence.begin + back + 1) return std::nullopt;
        const std::size_t at = site.tokens.begin - back;
        const bool joined = words.is_sign(at - 1, ",") || words.is_sign(at - 1, ";") ||
                            words.is_any(at - 1, {"and", "et"});
        if (!joined) continue;
        const auto quantity = read_quantity(words, at);
        if (!quantity || quantity->is_vague || quantity->end > site.tokens.begin ||
            site.tokens.begin - quantity->end > ellipsis_words)
            continue;
        for (std::size_t i = quantity->end; i < site.tokens.begin; ++i)
            if (!words.is_any(i, {"others", "other", "more", "people", "persons", "autres", "autre",
                                  "personnes", "civilians", "civils"}))
                return std::nullopt;
        const auto last =
            std::find_if(counts.rbegin(), counts.rend(),
                         [&](const StatedCount& count) { return count.end_token <= at; });
        if (last == counts.rend() || last->is_secondary) return std::nullopt;
        StatedCount stated = *last;
        stated.count.range = quantity->range;
        stated.first_token = at;
        stated.end_token = quantity->end;
        stated.span = words.span(at, quantity->end);
        return stated;
    }
    return std::nullopt;
}

/// The site that a count with its own verb belongs to: the next one, without another count between.
const Site* site_of(const std::vector<Site>& sites, const StatedCount& count,
                    const std::vector<StatedCount>& counts) {
    for (const Site& site : sites) {
        if (site.tokens.begin < count.end_token) continue;
        const bool parted =
            std::any_of(counts.begin(), counts.end(), [&](const StatedCount& other) {
                return other.first_token >= count.end_token &&
                       other.first_token < site.tokens.begin;
            });
        if (parted || site.tokens.begin - count.end_token > count_reach) return nullptr;
        return &site;
    }
    return nullptr;
}

} // namespace

std::vector<PlacedCounts> counts_by_place(const LinkInput& input, const TokenRange& sentence,
                                          const std::vector<StatedCount>& counts) {
    std::vector<PlacedCounts> placed;
    if (counts.empty()) return placed;
    const auto sites = sites_of(input, sentence);
    if (sites.size() < 2) return placed;
    const auto put = [&](std::size_t place, const StatedCount& count) {
        for (PlacedCounts& one : placed)
            if (share_a_name(input.places, one.place, place)) {
                one.counts.push_back(count);
                return;
            }
        placed.push_back({place, {count}});
    };
    for (const StatedCount& count : counts)
        if (const Site* const site = site_of(sites, count, counts)) put(site->place, count);
    for (const Site& site : sites) {
        const bool known = std::any_of(placed.begin(), placed.end(), [&](const PlacedCounts& one) {
            return share_a_name(input.places, one.place, site.place);
        });
        if (known) continue;
        if (auto count = ellipsis(input.words, site, counts, sentence)) put(site.place, *count);
    }
    if (placed.size() < 2) placed.clear();
    return placed;
}

bool counts_elsewhere(const LinkInput& input, const TokenRange& sentence, std::size_t own) {
    const auto sites = sites_of(input, sentence);
    return !sites.empty() && std::none_of(sites.begin(), sites.end(), [&](const Site& site) {
        return share_a_name(input.places, site.place, own);
    });
}

namespace {

/// "The attackers …", "Les assaillants …" at the head of a sentence, perhaps behind a day.
bool opens_with_attackers(const WordsView& words, std::size_t i) {
    return words.any_phrase(i, {"the attackers", "the gunmen", "the assailants", "the militants",
                                "the bandits", "the raiders", "the fighters", "the insurgents",
                                "les assaillants", "les agresseurs", "les bandits",
                                "les hommes armes", "les terroristes", "les jihadistes",
                                "les djihadistes", "les attaquants", "les miliciens"}) != 0;
}

} // namespace

void take_arrival(const LinkInput& input, EventRecord& event) {
    const bool undated = event.date_source == LinkSource::statement ||
                         event.date_source == LinkSource::assumed ||
                         event.date_source == LinkSource::none;
    if (!undated) return;
    const WordsView& words = input.words;
    constexpr std::size_t reach = 2;
    std::size_t i = event.mentions.front().sentence.end;
    for (std::size_t sentence = 0; sentence < reach && i < words.size(); ++sentence) {
        const TokenRange tokens{i, words.sentence_end(i)};
        i = tokens.end;
        if (!opens_with_attackers(words, tokens.begin)) continue;
        for (const TimeExpression& date : dates_within(input, tokens)) {
            if (!date.can_date_an_event() || !date.interval || date.interval->length_days() > 2 ||
                follows_saying(words, date.first_token))
                continue;
            event.date = static_cast<std::size_t>(&date - input.dates.data());
            event.days = date.interval;
            event.date_source = LinkSource::neighbour;
            break;
        }
        const bool wide = event.place && input.places.scales[*event.place] != PlaceScale::local;
        const auto sites = sites_of(input, tokens);
        if (wide && !sites.empty()) {
            event.place = sites.front().place;
            event.place_source = LinkSource::neighbour;
        }
        return;
    }
}

} // namespace cordon::incident

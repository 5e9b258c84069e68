// SPDX-License-Identifier: MIT
#include "place/given_names.hpp"

#include "core/unicode.hpp"
#include "place/name_context.hpp"
#include "place/name_match.hpp"
#include "place/resolve_prior.hpp"
#include "place/word_lists.hpp"

#include <algorithm>

namespace cordon::place {

namespace {

constexpr std::string_view near_rule = "near-others";
constexpr std::string_view given_rule = "given";

/// Reads the names of a text at given spans.
class GivenNames {
  public:
    GivenNames(const TokenizedText& text, const Gazetteer& gazetteer, const ResolveOptions& options)
        : text_(text), context_(text, Lexicon::shipped()), matcher_(text, gazetteer),
          recognized_(recognize(text, gazetteer, options)) {}

    /// The name at a span; without candidates when the gazetteer has none.
    [[nodiscard]] Toponym read(Span span) const {
        Toponym toponym;
        toponym.span = span;
        toponym.rule = given_rule;
        toponym.first_token = text_.token_at(span.begin);
        if (span.end <= span.begin || toponym.first_token >= text_.tokens.size()) return toponym;
        const std::size_t behind = text_.token_at(span.end - 1) + 1;
        toponym.token_count = behind > toponym.first_token ? behind - toponym.first_token : 1;
        if (const Toponym* same = recognized(toponym)) {
            toponym.candidates = same->candidates;
            toponym.folded = same->folded;
            toponym.type_word = same->type_word;
            toponym.has_cue = same->has_cue;
            if (same->role == NameRole::demonym) {
                toponym.role = NameRole::demonym;
                toponym.rule = demonym_rule;
            }
            return toponym;
        }
        NameMatch match = whole(toponym);
        if (match.found.empty()) match = inner(toponym).value_or(match);
        toponym.folded = match.key;
        for (const Found& one : match.found) toponym.candidates.push_back({one.place, one.rank, 0});
        return toponym;
    }

  private:
    /// First token that is no sign, and the end without signs at the end.
    [[nodiscard]] std::pair<std::size_t, std::size_t> words_of(const Toponym& toponym) const {
        std::size_t first = toponym.first_token;
        std::size_t end = std::min(first + toponym.token_count, text_.tokens.size());
        const auto is_sign = [this](std::size_t i) {
            return text_.tokens[i].kind == TokenKind::punctuation;
        };
        while (first + 1 < end && is_sign(first)) ++first;
        while (end > first + 1 && is_sign(end - 1)) --end;
        return {first, end};
    }

    /// What recognize() made of these words: the same words, or more of them with their type word
    /// (`Washington state` for `Washington`). A rejected name counts when it is the same words and
    /// might be a place all the same.
    [[nodiscard]] const Toponym* recognized(const Toponym& toponym) const {
        const auto [first, end] = words_of(toponym);
        for (const Toponym& one : recognized_) {
            if (one.candidates.empty() || !one.span.touches(toponym.span)) continue;
            const std::size_t one_end = one.first_token + one.token_count;
            if (one.first_token == first && one_end == end && !is_hopeless(one)) return &one;
            const bool larger = one.first_token <= first && one_end >= end;
            if (larger && is_place_name(one) && !one.type_word.empty()) return &one;
        }
        return nullptr;
    }

    /// Names that the gazetteer has, and that no text means by it: `EU`, `North`, `White House`.
    static bool is_hopeless(const Toponym& one) {
        constexpr auto rules = make_word_set("stop-word", "direction", "function-word", "language",
                                             "currency", "calendar");
        return one.role == NameRole::other && rules.contains(one.rule);
    }

    [[nodiscard]] NameMatch whole(const Toponym& toponym) const {
        const auto [first, end] = words_of(toponym);
        NameMatch match =
            matcher_.look_up(first, end - first, fold_name(text_.words(toponym.span)));
        if (words::never.contains(match.key) || words::directions.contains(match.key))
            match.found.clear();
        return match;
    }

    /// The longest name within the span; accepted ones first, the largest of them. `Barclays
    /// Center` has none: `Center` is no name.
    [[nodiscard]] std::optional<NameMatch> inner(const Toponym& toponym) const {
        const auto [first, end] = words_of(toponym);
        std::optional<NameMatch> best;
        for (const Toponym& one : recognized_) {
            if (!is_place_name(one) || one.role == NameRole::demonym || one.candidates.empty() ||
                one.first_token < first || one.first_token + one.token_count > end)
                continue;
            NameMatch match = matcher_.look_up(one.first_token, one.token_count, one.folded);
            if (!best || (match.facts.country && !best->facts.country)) best = std::move(match);
        }
        if (best) return best;
        if (words::streets_behind.contains(text_.fold(end - 1))) return std::nullopt;
        for (std::size_t i = first; i < end; ++i) {
            auto match = matcher_.longest(i, end - i);
            if (!match || is_ordinary(*match)) continue;
            if (!best || match->words > best->words) best = std::move(match);
        }
        return best;
    }

    /// Only words for kinds, directions and the dictionary's.
    [[nodiscard]] bool is_ordinary(const NameMatch& match) const {
        for (std::size_t i = match.first; i < match.end(); ++i) {
            const std::string_view w = text_.fold(i);
            if (words::directions.contains(match.key)) return true;
            const bool ordinary = words::directions.contains(w) || words::never.contains(w) ||
                                  words::heads_behind.contains(w) || context_.is_common(w) ||
                                  words::types_behind.contains(w) || words::titles.contains(w) ||
                                  words::types_direct.contains(w) || w.size() < 3;
            if (!ordinary) return false;
        }
        return !match.facts.country && !match.facts.division;
    }

    const TokenizedText& text_;
    NameContext context_;
    NameMatcher matcher_;
    std::vector<Toponym> recognized_;
};

/// Towns and counties come before states, and states before countries.
int width_of(const Place& place) {
    if (is_large(place)) return 2;
    return place.feature_code == "ADM1" ? 1 : 0;
}

/// The nearest name in the text, small places first; nullptr when there is none.
const Toponym* nearest_name(const std::vector<Toponym>& toponyms, std::size_t index,
                            const Gazetteer& gazetteer) {
    const Toponym* best = nullptr;
    std::pair<int, std::size_t> least;
    for (std::size_t i = 0; i < toponyms.size(); ++i) {
        const Toponym& one = toponyms[i];
        if (i == index || one.candidates.empty() || one.rule == near_rule ||
            one.rule == far_village_rule)
            continue;
        const std::size_t here = toponyms[index].first_token;
        const std::size_t there = one.first_token;
        const std::pair<int, std::size_t> cost{
            width_of(gazetteer.place(one.candidates.front().place)),
            here > there ? here - there : there - here};
        if (best != nullptr && !(cost < least)) continue;
        best = &one;
        least = cost;
    }
    return best;
}

} // namespace

std::vector<Toponym> resolve_spans(const TokenizedText& text, const Gazetteer& gazetteer,
                                   std::span<const Span> spans, const ResolveOptions& options) {
    const GivenNames reader(text, gazetteer, options);
    std::vector<Toponym> toponyms;
    for (const Span span : spans) toponyms.push_back(reader.read(span));
    resolve(text, gazetteer, toponyms, options);
    for (std::size_t i = 0; i < toponyms.size(); ++i) {
        Toponym& toponym = toponyms[i];
        const bool far = toponym.role == NameRole::other && toponym.rule == far_village_rule;
        if (!far && !toponym.candidates.empty()) continue;
        toponym.role = NameRole::place;
        const Toponym* other = nearest_name(toponyms, i, gazetteer);
        if (other == nullptr) continue;
        toponym.rule = near_rule;
        toponym.candidates = {other->candidates.front()};
    }
    return toponyms;
}

} // namespace cordon::place

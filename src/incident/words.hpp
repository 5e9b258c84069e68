// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// The enumerator's name as files write it: `attack_on_traffic`.
[[nodiscard]] std::string_view name(Type type);
[[nodiscard]] std::string_view name(Claim claim);
[[nodiscard]] std::string_view name(DatePrecision precision);
[[nodiscard]] std::string_view name(Review review);
[[nodiscard]] std::string_view name(DistanceKind kind);

/// The enumerator of that name; empty when there is none.
[[nodiscard]] std::optional<Type> type_from(std::string_view name);
[[nodiscard]] std::optional<Claim> claim_from(std::string_view name);
[[nodiscard]] std::optional<DatePrecision> date_precision_from(std::string_view name);
[[nodiscard]] std::optional<Review> review_from(std::string_view name);
[[nodiscard]] std::optional<DistanceKind> distance_kind_from(std::string_view name);

/// All type names and all claim names, for messages.
[[nodiscard]] std::vector<std::string> type_names();
[[nodiscard]] std::vector<std::string> claim_names();

/// The word for legend and key, lower case: `attack on traffic`, `attaque contre la circulation`.
[[nodiscard]] std::string_view word(Type type, Language language);
[[nodiscard]] std::string_view word(Claim claim, Language language);

/// The event and sub-event type that ACLED's codebook would use: `Battles / Armed clash`.
[[nodiscard]] std::string_view acled_event(Type type);
/// The nearest own type for ACLED's pair of names (only names; the sub-event may be empty).
[[nodiscard]] Type type_from_acled(std::string_view event_type, std::string_view sub_event_type);
/// The own type for a word of a table: its name, ACLED's names, or a word such as `ambush` or
/// `enlèvement`.
[[nodiscard]] std::optional<Type> type_from_word(std::string_view text);
/// The count that words of a table give: `100-400`, `5 to 10`, `80+`, `at least 80`; nothing for
/// other texts.
[[nodiscard]] std::optional<CountRange> count_from_words(std::string_view text);
/// A whole number whose thousands are grouped: `26,030`, `1.200`, `1 400`; nothing for other texts.
[[nodiscard]] std::optional<double> grouped_number(std::string_view text);
/// The claim status for a word of a table: its name or a word such as `revendiqué`.
[[nodiscard]] std::optional<Claim> claim_from_word(std::string_view text);

/// The claim status for an answer to whether it is confirmed: yes or no, in any language known
/// here.
[[nodiscard]] std::optional<Claim> claim_from_answer(std::string_view text);

/// What a map tells apart by shape: six classes and the rest. More than six on one map is a lint
/// error.
enum class DrawingClass {
    attack,
    damage,
    checkpoint,
    kidnapping,
    ban,
    state_operation,
    passage,
    other
};
[[nodiscard]] DrawingClass drawing_class(Type type);
[[nodiscard]] std::string_view name(DrawingClass drawing_class);
[[nodiscard]] std::string_view word(DrawingClass drawing_class, Language language);

/// The words for a named count, for example `tankers burnt` for `tankers_burnt`; an unknown name
/// with spaces for its underscores.
[[nodiscard]] std::string count_word(std::string_view count_name, Language language);

/// A count for readers: `3`, `4–5`, `80+`, or `40 (22–87)` where a source gives its best estimate.
/// `note` stands behind it in brackets: `4–5 (Reuters)`, `40 (22–87; Reuters)`.
[[nodiscard]] std::string range_words(const CountRange& range, int decimals, Language language,
                                      std::string_view note = {});

} // namespace cordon::incident

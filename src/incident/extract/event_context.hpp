// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/event_finder.hpp"
#include "incident/extract/words_view.hpp"

#include <cstddef>
#include <optional>

namespace cordon::incident {

/// Tokens [begin, end).
struct TokenRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool holds(std::size_t i) const { return i >= begin && i < end; }
};

/// What the words round a trigger say about the event.
struct EventContext {
    bool negated = false;   ///< "aucune attaque", "was not attacked"
    bool modal = false;     ///< "menace de", "pourrait", "visant à": not said to have happened
    bool future = false;    ///< "attaquera", "will"
    bool hearsay = false;   ///< "aurait été", "reportedly"
    bool repeated = false;  ///< "multiplie les attaques", "a wave of"
    bool biography = false; ///< "ancien combattant ayant participé à", "a former"
    bool comparison = false;
    bool denied = false;  ///< "denied that its fighters had": another one says so, if any
    bool another = false; ///< "a second strike", "une autre attaque", "the same day, a convoy"
    bool trial = false;   ///< "was sentenced", "condamné": a court looks back at it
};

/// The actor that ends before token `end` is quoted and does nothing: "residents said that".
[[nodiscard]] bool precedes_saying(const WordsView& words, std::size_t end);

[[nodiscard]] EventContext context_of(const WordsView& words, const TriggerHit& trigger,
                                      const TokenRange& sentence);

/// "said", "told", "annonce", "indique" …
[[nodiscard]] bool is_saying(const WordsView& words, std::size_t i);

/// The clauses of a sentence: parted by `;`, `:` and by "tandis que", "but", "while" behind a
/// comma.
[[nodiscard]] std::vector<TokenRange> clauses_of(const WordsView& words,
                                                 const TokenRange& sentence);

/// "…, where a drone dropped explosives", ", où des tirs": a blow in the clause behind a place,
/// which begins with the comma; those who fled there suffer none.
[[nodiscard]] bool happens_there(const WordsView& words, std::size_t comma);

/// At a comma another act of the same subject begins, with a day of its own: "killed five
/// fishermen on 8 February, and beheaded two farmers the following day".
[[nodiscard]] bool is_second_act(const WordsView& words, std::size_t comma);

/// A verb of saying stands at most four words before token `i` ("a annoncé mardi", "told reporters
/// in Bamako"): the time or place is that of the statement.
[[nodiscard]] bool follows_saying(const WordsView& words, std::size_t i);

/// The token behind the article of "the 11 a.m. attack", "a pre-dawn raid"; `i` itself where no
/// time of day stands between an article and token `i`.
[[nodiscard]] std::size_t before_time_of_day(const WordsView& words, std::size_t i);

/// The trigger is a noun behind "le", "cette", "the", "this": it points back.
[[nodiscard]] bool is_definite(const WordsView& words, const TriggerHit& trigger);
/// The trigger is a noun or participle in the plural.
[[nodiscard]] bool is_plural(const WordsView& words, const TriggerHit& trigger);

/// The paragraph above "Bilan :" or the like, of which this paragraph is a line.
[[nodiscard]] std::optional<std::size_t> paragraph_counted_by(const WordsView& words,
                                                              std::size_t paragraph);

/// A heading: a short paragraph of one sentence without a full stop.
[[nodiscard]] bool is_heading(const WordsView& words, const TokenRange& sentence);

} // namespace cordon::incident

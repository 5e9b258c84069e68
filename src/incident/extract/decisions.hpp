// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "incident/incident.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// What a reviewer did with one incident.
enum class DecisionKind : std::uint8_t {
    accept,
    remove, ///< `delete` in files: kept in the output as rejected
    move,   ///< another place
    retype,
    redate,
    add ///< an incident that was not found
};

/// One decision. It finds its incident again by what it says, not by where it stands: the text
/// round it may change.
struct Decision {
    DecisionKind kind = DecisionKind::accept;
    std::string fingerprint; ///< of the incident; empty for `add`
    std::string quote;       ///< words of the sentence, for a near match and for people
    std::string trigger;
    std::string date;                 ///< ISO day or interval, of the incident as it was found
    std::optional<Type> type;         ///< of `retype`
    std::optional<DateInterval> days; ///< of `redate`
    std::optional<Json> location;     ///< of `move`: the member `location` of the schema
    std::optional<Json> feature;      ///< of `add`: a whole feature of the schema
    std::string place;                ///< of `move` and `add`: a place in words, to be read
    std::string note;
    int line = 0;           ///< in its file
    std::size_t number = 0; ///< its place in the file
};

/// The decisions of a review, in the order of the file; later ones win.
struct DecisionList {
    std::string file; ///< name for messages
    std::vector<Decision> decisions;
};

/// The name and version of the file.
inline constexpr std::string_view decisions_schema = "cordon-decisions/1";

/// Reads a decisions file: `{"schema": "cordon-decisions/1", "decisions": [{"do": "move",
/// "fingerprint": …, "location": {…}}, …]}`. Throws Error for what cannot be read.
[[nodiscard]] DecisionList read_decisions(std::string_view json, const std::string& file);
/// The inverse.
[[nodiscard]] std::string to_json_text(const DecisionList& list);
/// One decision as an object of the file.
[[nodiscard]] Json decision_json(const Decision& decision);

/// A stable mark of an incident: folded trigger, the quoted words that carry content, and its day.
struct FingerprintParts {
    std::string_view trigger;
    std::string_view quote;
    std::string_view date; ///< ISO
};
[[nodiscard]] std::string fingerprint(const FingerprintParts& parts);

struct Extraction;

/// Reads a place in words ("30 km north of Kati"); an Unknown with its reason when it cannot.
using PlaceReader = std::function<Location(const std::string& words)>;

/// Applies decisions: by fingerprint, else by the same trigger with at least 60 % of the words of
/// the quote in common and the same date when both have one, or with 80 % of the words whatever the
/// date (the day of the article may have been mended). What fits nowhere is reported in
/// `unmatched_decisions`, and so are places in words that `read_place` does not know (nothing is
/// moved then). What was applied is kept in `applied_decisions` with the mark, the words and the
/// date that the incident has now.
void apply_decisions(Extraction& extraction, const DecisionList& list,
                     const PlaceReader& read_place = {});

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#pragma once

#include "incident/incident.hpp"
#include "incident/numbering.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace cordon::incident {

/// Who the map is for. `public` is the default everywhere; its name has a `_` because C++ keeps the
/// word.
enum class Profile {
    public_, // NOLINT(readability-identifier-naming): the word is taken
    partner,
    internal
};

/// Delay of the public profile in hours: what is younger is held back.
inline constexpr int public_delay_hours = 72;

struct SelectOptions {
    std::optional<DateInterval> window{}; ///< empty = all dates
    Pending pending = Pending::hidden;
    Profile profile = Profile::public_;
    /// The day that the delay counts back from: the day of publication when it is known, else the
    /// data cut-off. Empty = the set's own `as_of`; when that is empty too nothing is held back and
    /// `delay_applied` is false.
    std::optional<Date> as_of{};
    int delay_hours =
        public_delay_hours; ///< applies to the public profile; whole days are counted, rounded up
};

/// What select() kept and why it left the rest out; each left-out incident is counted once, under
/// the first reason.
struct Selection {
    IncidentSet set;
    std::size_t kept = 0;
    std::size_t rejected = 0;
    std::size_t pending = 0;
    std::size_t undated = 0; ///< kept: their date is unknown, so that no window can leave them out
    std::size_t outside_window = 0;
    std::size_t held_back = 0;
    bool delay_applied = false;
};

/// Keeps the incidents whose interval touches the window. Order of the reasons: rejected, pending,
/// outside the window, held back. Coarsening of the positions of young or sensitive incidents is
/// the next step: it takes a Selection's set and changes locations only.
[[nodiscard]] Selection select(IncidentSet set, const SelectOptions& options);

/// One sentence for the method note: `14 incidents shown; 3 outside the window, 2 pending review, 1
/// held back (72 h)`.
[[nodiscard]] std::string selection_sentence(const Selection& selection,
                                             const SelectOptions& options, Language language);

} // namespace cordon::incident

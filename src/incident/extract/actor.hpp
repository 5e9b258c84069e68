// SPDX-License-Identifier: MIT
#pragma once

#include "incident/extract/words_view.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::incident {

/// What kind of party an actor is; the numbers are those of ACLED's inter codes.
enum class ActorSide : std::uint8_t {
    state = 1,
    rebel = 2,
    political_militia = 3,
    identity_militia = 4,
    rioters = 5,
    protesters = 6,
    civilians = 7,
    external = 8
};

/// An organisation or a group; never a person.
struct Actor {
    std::string_view id;      ///< `jnim`
    std::string_view english; ///< name for readers
    std::string_view french;
    ActorSide side = ActorSide::rebel;
    std::string_view country; ///< ISO code, empty = several
    bool is_generic = false;  ///< "jihadists", "the army": no organisation is named
};

/// An actor in a text.
struct ActorMention {
    place::Span span;
    std::size_t first_token = 0;
    std::size_t token_count = 0;
    const Actor* actor = nullptr; ///< into the table
    bool of_weapon = false;       ///< "Israeli drone", "frappe russe": whose weapon it was
    [[nodiscard]] std::size_t end_token() const { return first_token + token_count; }
};

/// All actors of a text in the order of their spans, longest names first, without overlaps.
[[nodiscard]] std::vector<ActorMention> find_actors(const WordsView& words);

/// The actor of that id; nullptr when there is none.
[[nodiscard]] const Actor* actor_by_id(std::string_view id);

} // namespace cordon::incident

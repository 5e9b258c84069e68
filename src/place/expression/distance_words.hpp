// SPDX-License-Identifier: MIT
#pragma once

#include "place/region.hpp"

#include <array>
#include <string_view>

/// What French and English put before a number to make it vague or to bound it.
namespace cordon::place::expression {

/// A run of words before a number and what it makes of the number.
struct Prefix {
    std::array<std::string_view, 4> words;
    Bound bound = Bound::exact;
    bool hedged = false;
};

// Longer runs stand before their beginnings: the first that fits is taken.
inline constexpr std::array french_prefixes{
    Prefix{{"a", "peu", "pres"}, Bound::exact, true},
    Prefix{{"pas", "plus", "de"}, Bound::less, false},
    Prefix{{"pas", "moins", "de"}, Bound::more, false},
    Prefix{{"un", "peu", "plus", "de"}, Bound::more, true},
    Prefix{{"un", "peu", "moins", "de"}, Bound::nearly, true},
    Prefix{{"aux", "environs", "de"}, Bound::exact, true},
    Prefix{{"aux", "alentours", "de"}, Bound::exact, true},
    Prefix{{"a", "peine"}, Bound::less, false},
    Prefix{{"a", "environ"}, Bound::exact, true},
    Prefix{{"pres", "de"}, Bound::nearly, true},
    Prefix{{"pres", "d"}, Bound::nearly, true},
    Prefix{{"autour", "de"}, Bound::exact, true},
    Prefix{{"de", "l", "ordre", "de"}, Bound::exact, true},
    Prefix{{"moins", "de"}, Bound::less, false},
    Prefix{{"moins", "d"}, Bound::less, false},
    Prefix{{"plus", "de"}, Bound::more, false},
    Prefix{{"plus", "d"}, Bound::more, false},
    Prefix{{"au", "moins"}, Bound::more, false},
    Prefix{{"au", "plus"}, Bound::less, false},
    Prefix{{"jusqu", "a"}, Bound::less, false},
    Prefix{{"grosso", "modo"}, Bound::exact, true},
    Prefix{{"environ"}, Bound::exact, true},
    Prefix{{"d", "environ"}, Bound::exact, true},
    Prefix{{"de", "quelque"}, Bound::exact, true},
    Prefix{{"quelque"}, Bound::exact, true},
    Prefix{{"quelques"}, Bound::exact, true},
    Prefix{{"approximativement"}, Bound::exact, true},
    Prefix{{"presque"}, Bound::nearly, true},
    Prefix{{"seulement"}, Bound::exact, false},
};
inline constexpr std::array english_prefixes{
    Prefix{{"no", "more", "than"}, Bound::less, false},
    Prefix{{"not", "more", "than"}, Bound::less, false},
    Prefix{{"no", "less", "than"}, Bound::more, false},
    Prefix{{"a", "little", "over"}, Bound::more, true},
    Prefix{{"a", "little", "more", "than"}, Bound::more, true},
    Prefix{{"just", "over"}, Bound::more, true},
    Prefix{{"just", "under"}, Bound::nearly, true},
    Prefix{{"less", "than"}, Bound::less, false},
    Prefix{{"fewer", "than"}, Bound::less, false},
    Prefix{{"more", "than"}, Bound::more, false},
    Prefix{{"close", "to"}, Bound::nearly, true},
    Prefix{{"up", "to"}, Bound::less, false},
    Prefix{{"at", "least"}, Bound::more, false},
    Prefix{{"at", "most"}, Bound::less, false},
    Prefix{{"under"}, Bound::less, false},
    Prefix{{"barely"}, Bound::less, false},
    Prefix{{"over"}, Bound::more, false},
    Prefix{{"nearly"}, Bound::nearly, true},
    Prefix{{"almost"}, Bound::nearly, true},
    Prefix{{"about"}, Bound::exact, true},
    Prefix{{"around"}, Bound::exact, true},
    Prefix{{"some"}, Bound::exact, true},
    Prefix{{"roughly"}, Bound::exact, true},
    Prefix{{"approximately"}, Bound::exact, true},
    Prefix{{"approx"}, Bound::exact, true},
    Prefix{{"circa"}, Bound::exact, true},
    Prefix{{"only"}, Bound::exact, false},
    Prefix{{"just"}, Bound::exact, false},
};

/// A number that words leave open: "quelques", "several", "tens of".
struct Open {
    std::array<std::string_view, 3> words;
    double low = 0.0;
    double high = 0.0;
};
inline constexpr std::array open_numbers{
    Open{{"quelques", "dizaines"}, 20, 60},
    Open{{"plusieurs", "dizaines"}, 30, 90},
    Open{{"quelques", "centaines"}, 200, 600},
    Open{{"plusieurs", "centaines"}, 300, 900},
    Open{{"des", "dizaines"}, 20, 90},
    Open{{"des", "centaines"}, 200, 900},
    Open{{"several", "dozen"}, 30, 90},
    Open{{"several", "hundred"}, 300, 900},
    Open{{"a", "few", "dozen"}, 24, 60},
    Open{{"a", "few", "hundred"}, 200, 600},
    Open{{"dozens", "of"}, 24, 90},
    Open{{"tens", "of"}, 20, 90},
    Open{{"hundreds", "of"}, 200, 900},
    Open{{"quelques"}, 2, 6},
    Open{{"plusieurs"}, 3, 9},
    Open{{"several"}, 3, 9},
    Open{{"a", "few"}, 2, 6},
    Open{{"a", "couple", "of"}, 1.5, 3},
    Open{{"a", "couple"}, 1.5, 3},
    Open{{"few"}, 2, 6},
};

} // namespace cordon::place::expression

// SPDX-License-Identifier: MIT
#include "place/abbreviations.hpp"

#include "place/word_set.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace cordon::place {

namespace {

struct Row {
    std::string_view folded;
    DivisionCode code;
};

// Postal codes equal GeoNames' codes in the United States; newspapers' forms beside them.
constexpr std::array<std::string_view, 51> postal = {
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA",
    "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS",
    "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA",
    "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY"};

constexpr Row rows[] = {
    // NOLINT(*-avoid-c-arrays)
    {"ala", {"US", "AL"}},   {"ariz", {"US", "AZ"}},  {"ark", {"US", "AR"}},
    {"calif", {"US", "CA"}}, {"cal", {"US", "CA"}},   {"colo", {"US", "CO"}},
    {"conn", {"US", "CT"}},  {"d c", {"US", "DC"}},   {"del", {"US", "DE"}},
    {"fla", {"US", "FL"}},   {"ill", {"US", "IL"}},   {"ind", {"US", "IN"}},
    {"kan", {"US", "KS"}},   {"kans", {"US", "KS"}},  {"mass", {"US", "MA"}},
    {"mich", {"US", "MI"}},  {"minn", {"US", "MN"}},  {"miss", {"US", "MS"}},
    {"mont", {"US", "MT"}},  {"n c", {"US", "NC"}},   {"n d", {"US", "ND"}},
    {"n h", {"US", "NH"}},   {"n j", {"US", "NJ"}},   {"n m", {"US", "NM"}},
    {"n y", {"US", "NY"}},   {"neb", {"US", "NE"}},   {"nev", {"US", "NV"}},
    {"okla", {"US", "OK"}},  {"ore", {"US", "OR"}},   {"penn", {"US", "PA"}},
    {"penna", {"US", "PA"}}, {"r i", {"US", "RI"}},   {"s c", {"US", "SC"}},
    {"s d", {"US", "SD"}},   {"tenn", {"US", "TN"}},  {"tex", {"US", "TX"}},
    {"w va", {"US", "WV"}},  {"w v", {"US", "WV"}},   {"wash", {"US", "WA"}},
    {"wis", {"US", "WI"}},   {"wisc", {"US", "WI"}},  {"wyo", {"US", "WY"}},
    {"alta", {"CA", "01"}},  {"b c", {"CA", "02"}},   {"bc", {"CA", "02"}},
    {"man", {"CA", "03"}},   {"n b", {"CA", "04"}},   {"n l", {"CA", "05"}},
    {"nfld", {"CA", "05"}},  {"n s", {"CA", "07"}},   {"ont", {"CA", "08"}},
    {"on", {"CA", "08"}},    {"p e i", {"CA", "09"}}, {"que", {"CA", "10"}},
    {"qc", {"CA", "10"}},    {"sask", {"CA", "11"}},  {"nsw", {"AU", "02"}},
    {"qld", {"AU", "04"}},   {"tas", {"AU", "06"}},
};

} // namespace

std::optional<DivisionCode> division_of_abbreviation(std::string_view folded) {
    for (const Row& row : rows)
        if (row.folded == folded) return row.code;
    if (folded.size() != 2) return std::nullopt;
    const auto found = std::find_if(postal.begin(), postal.end(), [folded](std::string_view code) {
        return folded[0] - 'a' == code[0] - 'A' && folded[1] - 'a' == code[1] - 'A';
    });
    if (found == postal.end()) return std::nullopt;
    return DivisionCode{"US", *found};
}

bool stands_alone(std::string_view folded) {
    constexpr auto alone = make_word_set(
        "ariz", "b c", "bc", "calif", "colo", "conn", "d c", "fla", "ga", "kan", "ky", "mich",
        "minn", "n c", "n d", "n h", "n j", "n m", "n y", "neb", "nev", "nsw", "okla", "ont", "ore",
        "r i", "s c", "s d", "sask", "tenn", "va", "wis", "wyo");
    return alone.contains(folded);
}

} // namespace cordon::place

// SPDX-License-Identifier: MIT
#include "place/expression/slots.hpp"

#include "core/ascii.hpp"
#include "place/expression/slot_lines.hpp"
#include "place/word_set.hpp"

#include <array>
#include <utility>

namespace cordon::place::expression {

namespace {

std::optional<std::size_t> demonym_at(const Tape& tape, std::size_t at) {
    const auto t = tape.toponym_at(at);
    if (!t || tape.toponyms()[*t].role != NameRole::demonym) return std::nullopt;
    return t;
}

/// The type word behind an English name: "Kita district", "Guma local government area",
/// "Mogadishu's airport".
std::size_t postfix_type(const Tape& tape, std::size_t at, Captures& into) {
    if (tape.french() || !into.type_word.empty() || at >= tape.size()) return at;
    if (tape.word(at) == "local" && tape.word(at + 1) == "government" &&
        tape.word(at + 2) == "area") {
        into.type_word = "district";
        return at + 3;
    }
    // "Lafey Sub-County", "Bor sub-district"
    if (tape.word(at) == "sub" && tape.type_group(at + 1) == TypeGroup::district) {
        into.type_word = "district";
        return at + 2;
    }
    const bool owns = tape.token(at).possessive;
    std::size_t i = owns ? at + 1 : at;
    while (i < at + 2 && tape.is(i, leads_to_name) && tape.word(i) != "the" && tape.word(i) != "of")
        ++i;
    const std::string_view word = tape.word(i);
    const TypeGroup group = tape.type_group(i);
    if (group == TypeGroup::none || word.ends_with('s')) return at;
    if (owns && group != TypeGroup::facility) return at;
    into.type_word = word;
    return i + 1;
}

/// Words of an apposition between "capital" and the division's name.
constexpr auto capital_links =
    make_word_set("of", "the", "de", "du", "d", "la", "l", "le", "des", "provinciale", "regionale",
                  "provincial", "regional", "administrative", "state", "city", "town");

/// Behind a place: ", the capital of North Darfur state", ", capitale de l'État du Kordofan-Nord",
/// ", chef-lieu de la province": it only says more of the place. The token behind it, or `at`.
std::size_t skip_seat_apposition(const Tape& tape, std::size_t at) {
    constexpr std::size_t longest = 9;
    std::size_t i = at;
    if (tape.word(i) != ",") return at;
    ++i;
    while (tape.word(i) == "the" || tape.word(i) == "la" || tape.word(i) == "le") ++i;
    while (tape.word(i) == "provincial" || tape.word(i) == "regional" || tape.word(i) == "state")
        ++i;
    const bool seat = tape.word(i) == "chef" && tape.word(i + 1) == "lieu";
    if (!seat && !tape.is(i, of_capital)) return at;
    i += seat ? 2 : 1;
    bool linked = false;
    const std::size_t first = i;
    while (i < tape.size() && i < first + longest && tape.same_sentence(i, at)) {
        const bool link = capital_links.contains(tape.word(i));
        linked = linked || tape.word(i) == "of" || tape.word(i) == "de" || tape.word(i) == "du" ||
                 tape.word(i) == "d";
        if (!link && tape.type_group(i) == TypeGroup::none) break;
        ++i;
    }
    if (!linked) return at;
    std::size_t end = i;
    if (const auto t = tape.toponym_at(i))
        end = tape.behind(*t);
    else
        while (end < tape.size() && tape.token(end).capitalised && tape.same_sentence(end, at) &&
               tape.token(end).kind == TokenKind::word)
            ++end;
    if (end == i) return tape.type_group(i - 1) == TypeGroup::none ? at : i;
    while (end < tape.size() && tape.same_sentence(end, at) && !tape.french() &&
           tape.type_group(end) != TypeGroup::none)
        ++end;
    return end;
}

std::size_t take_toponym(const Tape& tape, std::size_t toponym, const std::string& type_word,
                         Captures& into) {
    into.toponyms.push_back(toponym);
    const Toponym& t = tape.toponyms()[toponym];
    into.type_word = t.type_word.empty() ? type_word : t.type_word;
    const bool begins_with_type =
        !t.type_word.empty() && tape.word(t.first_token) == t.type_word && t.token_count > 1;
    into.is_described = into.is_described || begins_with_type || !type_word.empty();
    return skip_seat_apposition(tape, postfix_type(tape, tape.behind(toponym), into));
}

/// What makes a capital one of something else than a country.
constexpr auto other_capitals = make_word_set(
    "economique", "commerciale", "provinciale", "regionale", "culturelle", "religieuse",
    "historique", "economic", "commercial", "financial", "provincial", "regional", "state",
    "cultural", "business", "industrial", "district", "county", "departmental");

/// "la capitale", "la capitale malienne", "the capital of Mali", "the Malian capital".
std::optional<std::size_t> read_capital(const Tape& tape, std::size_t at, Captures& into) {
    std::size_t i = at;
    std::optional<std::size_t> country = demonym_at(tape, i);
    if (country) i = tape.behind(*country);
    if (!tape.is(i, of_capital)) return std::nullopt;
    ++i;
    // "capitale économique du pays", "the country's commercial capital": another town.
    if (other_capitals.contains(tape.word(i)) ||
        (i > 1 && other_capitals.contains(tape.word(i - 2))))
        return std::nullopt;
    const bool has_people_before = country.has_value();
    if (!has_people_before) country = demonym_at(tape, i);
    if (!has_people_before && country) {
        i = tape.behind(*country);
    } else if (!has_people_before) {
        if (tape.word(i) == "city") ++i; // "the capital city"
        std::size_t next = i;
        while (tape.word(next) == "du" || tape.word(next) == "de" || tape.word(next) == "of" ||
               tape.word(next) == "d" || tape.word(next) == "la" || tape.word(next) == "l")
            ++next;
        const auto t = tape.toponym_at(next);
        if (t && next > i && tape.is_place(*t)) {
            country = t;
            i = tape.behind(*t);
        }
    }
    // "the capital Bamako", "la capitale malienne, Bamako": the name itself.
    const std::size_t named = tape.word(i) == "," ? i + 1 : i;
    if (const auto t = tape.toponym_at(named); t && tape.is_place(*t) && country != t)
        return take_toponym(tape, *t, "ville", into);
    if (country) into.toponyms.push_back(*country);
    into.anaphor = "capital";
    return i;
}

/// Is a word passed over on the way to a name?
bool leads(const Tape& tape, std::size_t i) {
    if (tape.is(i, of_border))
        return tape.type_group(i + 1) != TypeGroup::none || // "the border town of"
               (i > 0 && tape.type_group(i - 1) != TypeGroup::none);
    if (!tape.is(i, leads_to_name)) return false;
    return tape.french() || tape.word(i) != "or"; // "mine d'or"; English rivals: "in X or Y"
}

/// "the northern town of", "its southern port city of": where in its country a place lies.
bool leads_with_bearing(const Tape& tape, std::size_t behind) {
    return tape.type_group(behind) != TypeGroup::none || tape.word(behind) == "port" ||
           tape.word(behind) == "coastal" || tape.is(behind, of_border);
}

/// Do people stand before a kind of place: "the Malian town of", "the Yemeni port city of"?
bool names_of_people_lead(const Tape& tape, std::size_t people) {
    std::size_t i = tape.behind(people);
    const std::size_t last = i + 3;
    while (i < last && tape.word(i) != "of" && leads(tape, i)) ++i;
    return tape.type_group(i) != TypeGroup::none || tape.word(i - 1) == "port";
}

/// "Yemen's port city of Aden", "Mali's capital Bamako": the token behind the owner and its s, when
/// a place follows that it owns. "Yemen's Red Sea coast" is of both.
std::optional<std::size_t> read_owner(const Tape& tape, std::size_t owner) {
    constexpr std::size_t longest = 6;
    constexpr auto coasts = make_word_set("coast", "coastline", "coasts");
    if (tape.french() || tape.word(tape.behind(owner)) != "s") return std::nullopt;
    const std::size_t behind = tape.behind(owner) + 1;
    for (std::size_t i = behind; i < tape.size() && i < behind + longest; ++i) {
        if (const auto t = tape.toponym_at(i)) {
            const bool is_owned = tape.is_place(*t) && !coasts.contains(tape.word(tape.behind(*t)));
            return is_owned ? std::optional(behind) : std::nullopt;
        }
        if (!leads(tape, i) && !tape.is(i, of_capital) && tape.word(i) != "," &&
            tape.type_group(i) == TypeGroup::none && !read_bearing(tape, i))
            return std::nullopt;
    }
    return std::nullopt;
}

/// The token behind what may stand before a name: its kind, a people, a bearing, an article; the
/// same token when there is none of them.
std::size_t behind_qualifier(const Tape& tape, std::size_t i, bool is_owned) {
    if (const auto people = demonym_at(tape, i); people && names_of_people_lead(tape, *people))
        return tape.behind(*people); // "the Malian town of"
    if (tape.type_group(i) != TypeGroup::none) return i + 1;
    if (const auto bearing = read_bearing(tape, i);
        bearing && (is_owned || leads_with_bearing(tape, bearing->end)))
        return bearing->end; // "the northern town of"
    return leads(tape, i) ? i + 1 : i;
}

/// "ont marché de Delmas à Pétion-Ville": a verb, no market.
bool is_marched(const Tape& tape, std::size_t at) {
    if (at == 0 || tape.word(at) != "marche") return false;
    const std::string_view verb = tape.word(at - 1);
    return verb == "ont" || verb == "a" || verb == "avaient" || verb == "ayant" || verb == "avait";
}

/// Whether a place can begin at a token, by its word.
bool may_be_place(const Tape& tape, std::size_t at) {
    constexpr std::uint32_t leads = leads_to_name | of_border | of_capital | of_here | of_country |
                                    of_direction | short_direction;
    const KnownWord& word = tape.known(at);
    return tape.toponym_at(at) || (word.traits & leads) != 0 || word.group != TypeGroup::none;
}

bool may_be_distance(const Tape& tape, std::size_t at) {
    const bool opens =
        tape.is_number(at) || (tape.known(at).traits & (opens_number | opens_distance)) != 0;
    return opens && tape.sentence_has(at, unit_of_length);
}

bool may_be_duration(const Tape& tape, std::size_t at) {
    const bool opens =
        tape.is_number(at) || (tape.known(at).traits & (opens_number | opens_duration)) != 0;
    return opens && tape.sentence_has(at, unit_of_time);
}

std::optional<std::size_t> read_place(const Tape& tape, std::size_t at, Captures& into) {
    if (!may_be_place(tape, at) || is_marched(tape, at)) return std::nullopt;
    constexpr std::size_t longest_lead = 9;
    std::string type_word;
    std::size_t i = at;
    bool here = tape.is(at, of_here);
    bool owned_place = false;
    while (i < tape.size() && i < at + longest_lead) {
        if (const auto t = tape.toponym_at(i); t && tape.is_place(*t)) {
            if (const auto owned = read_owner(tape, *t)) {
                i = *owned;
                owned_place = true;
                into.is_described = true; // "eastern Congo's Goma": Congo's east
                continue;
            }
            // "370 km northeast of Ethiopia's capital"
            const std::size_t owned = tape.behind(*t) + 1;
            if (!tape.french() && tape.word(owned - 1) == "s" && tape.is(owned, of_capital)) {
                into.toponyms.push_back(*t);
                into.anaphor = "capital";
                return owned + 1;
            }
            return take_toponym(tape, *t, type_word, into);
        }
        if (const auto end = read_capital(tape, i, into)) return end;
        if (tape.type_group(i) != TypeGroup::none) type_word = tape.word(i);
        const std::size_t next = behind_qualifier(tape, i, owned_place);
        if (next == i) break;
        i = next;
    }
    // "du pays", "of the country"
    if (tape.is(i, of_country)) {
        into.anaphor = "country";
        return i + 1;
    }
    // "de cette ville", "from the town", "de là".
    const bool pointed =
        i > at && tape.type_group(i - 1) == TypeGroup::town && tape.is(at, leads_to_name);
    here = here && (at + 1 >= tape.size() || tape.token(at + 1).kind == TokenKind::punctuation);
    if (!pointed && !here) return std::nullopt;
    into.anaphor = "last";
    into.type_word = type_word;
    return pointed ? i : at + 1;
}

std::optional<std::size_t> read_pair(const Tape& tape, std::size_t at, Captures& into) {
    const auto first = tape.toponym_at(at);
    if (!first || !tape.is_place(*first)) return std::nullopt;
    std::size_t i = tape.behind(*first);
    const std::string_view sign = tape.word(i);
    const bool signed_pair =
        sign == "-" || sign == "–" || sign == "—" || sign == "/" || sign == "‑";
    if (signed_pair) ++i;
    if (i >= tape.size() || (!signed_pair && !tape.token(i).hyphen_before)) return std::nullopt;
    const auto second = tape.toponym_at(i);
    if (!second || !tape.is_place(*second)) return std::nullopt;
    into.toponyms.push_back(*first);
    into.toponyms.push_back(*second);
    return tape.behind(*second);
}

struct Phrase {
    std::string_view words;
    double low = 0.0;
    double high = 0.0;
};

/// Number of tokens that a run of words takes at `at`; 0 when it does not stand there.
std::size_t length_at(const Tape& tape, std::size_t at, std::string_view words) {
    std::size_t i = at;
    while (!words.empty()) {
        if (tape.word(i) != take_part(words)) return 0;
        ++i;
    }
    return i - at;
}

/// Speeds of the card, row 7, km/h.
constexpr std::array modes{
    Phrase{"de piste", 30, 60},   Phrase{"de route", 30, 80},   Phrase{"de goudron", 50, 80},
    Phrase{"de voiture", 30, 80}, Phrase{"en voiture", 30, 80}, Phrase{"de trajet", 30, 80},
    Phrase{"de moto", 30, 60},    Phrase{"a moto", 30, 60},     Phrase{"de marche", 4, 5},
    Phrase{"a pied", 4, 5},       Phrase{"de camion", 30, 60},  Phrase{"drive", 30, 80},
    Phrase{"by road", 30, 80},    Phrase{"by car", 30, 80},     Phrase{"by track", 30, 60},
    Phrase{"ride", 30, 60},       Phrase{"journey", 30, 80},    Phrase{"walk", 4, 5},
    Phrase{"on foot", 4, 5},      Phrase{"march", 4, 5},        Phrase{"by motorbike", 30, 60},
};

constexpr std::array hows{
    Phrase{"a vol d oiseau", 0, 1},
    Phrase{"en ligne droite", 0, 1},
    Phrase{"as the crow flies", 0, 1},
    Phrase{"in a straight line", 0, 1},
    Phrase{"by air", 0, 1},
    Phrase{"par la route", 1, 0},
    Phrase{"par route", 1, 0},
    Phrase{"de route", 1, 0},
    Phrase{"by road", 1, 0},
    Phrase{"by car", 1, 0},
    Phrase{"down the road", 1, 0},
    Phrase{"up the road", 1, 0},
};

std::optional<std::size_t> read_mode(const Tape& tape, std::size_t at, Captures& into) {
    for (const Phrase& mode : modes)
        if (const std::size_t n = length_at(tape, at, mode.words); n > 0) {
            into.speed_min = mode.low;
            into.speed_max = mode.high;
            return at + n;
        }
    return std::nullopt;
}

std::optional<std::size_t> read_how(const Tape& tape, std::size_t at, Captures& into) {
    const std::size_t from = tape.word(at) == "," || tape.word(at) == "(" ? at + 1 : at;
    for (const Phrase& how : hows)
        if (const std::size_t n = length_at(tape, from, how.words); n > 0) {
            (how.low > 0.0 ? into.by_road : into.straight) = true;
            const std::size_t end = from + n;
            return tape.word(end) == ")" && from > at ? end + 1 : end;
        }
    return std::nullopt;
}

template <typename T>
std::optional<std::size_t> keep(std::optional<Read<T>> read, std::vector<T>& into) {
    if (!read) return std::nullopt;
    into.push_back(std::move(read->value));
    return read->end;
}

std::optional<std::size_t> read_organisation(const Tape& tape, std::size_t at, Captures& into) {
    const auto t = tape.toponym_at(at);
    if (!t || (!tape.is_place(*t) && tape.toponyms()[*t].role != NameRole::organisation))
        return std::nullopt;
    into.toponyms.push_back(*t);
    return tape.behind(*t);
}

/// A name that was taken for a place, a person, a people or an organisation; rejected ones are
/// unknown.
bool is_known(const Tape& tape, std::size_t at) {
    const auto t = tape.toponym_at(at);
    if (!t) return false;
    const NameRole role = tape.toponyms()[*t].role;
    return role == NameRole::place || role == NameRole::person || role == NameRole::demonym ||
           role == NameRole::organisation;
}

/// "Katthammarsvik", "El Maleh": capitalised words that are no known place.
std::optional<std::size_t> read_unknown(const Tape& tape, std::size_t at, Captures& into) {
    constexpr std::size_t longest = 4;
    std::size_t i = at;
    const auto is_capital = [&](std::size_t word) {
        return word < tape.size() && tape.token(word).kind == TokenKind::word &&
               tape.token(word).capitalised;
    };
    // "Saut-d'Eau": a small word between hyphens.
    const auto is_link = [&](std::size_t word) {
        return word > at && tape.token(word).hyphen_before && is_capital(word + 1) &&
               (tape.token(word + 1).hyphen_before || tape.token(word).elided);
    };
    while (i < tape.size() && i < at + longest) {
        if (!is_capital(i) || is_known(tape, i)) {
            if (!is_link(i)) break;
            ++i;
        }
        ++i;
    }
    if (i == at) return std::nullopt;
    into.unknown = tape.text().words(tape.span(at, i));
    return i;
}

/// A name that only describes: "the Solino neighbourhood of".
std::optional<std::size_t> read_describing_name(const Tape& tape, std::size_t at) {
    Captures ignored;
    if (const auto t = tape.toponym_at(at)) return tape.behind(*t);
    return read_unknown(tape, at, ignored);
}

} // namespace

SlotSet possible_slots(const Tape& tape, std::size_t at) {
    SlotSet slots = SlotSet::of(Slot::how, Slot::mode, Slot::stop);
    if (at >= tape.size()) return slots;
    if (tape.toponym_at(at))
        slots.add(SlotSet::of(Slot::pair, Slot::dem, Slot::org, Slot::w, Slot::water));
    if (may_be_place(tape, at)) slots.add(Slot::p);
    if (may_be_distance(tape, at)) slots.add(Slot::q);
    if (may_be_duration(tape, at)) slots.add(Slot::t);
    if (tape.is_number(at) || tape.is(at, opens_number)) slots.add(Slot::n);
    if (tape.is(at, of_direction) || tape.is(at, short_direction))
        slots.add(SlotSet::of(Slot::dir, Slot::capital_dir));
    if (tape.token(at).capitalised)
        slots.add(SlotSet::of(Slot::x, Slot::w, Slot::water, Slot::road));
    if (tape.is(at, opens_road)) slots.add(Slot::road);
    if (tape.is(at, opens_water)) slots.add(Slot::water);
    return slots;
}

std::optional<std::size_t> read_slot(Slot slot, const Tape& tape, std::size_t at, Captures& into) {
    if (at >= tape.size()) return std::nullopt;
    switch (slot) {
    case Slot::q:
        if (!may_be_distance(tape, at)) return std::nullopt;
        return keep(read_distance(tape, at), into.distances);
    case Slot::dir: return keep(read_bearing(tape, at), into.bearings);
    case Slot::capital_dir:
        return tape.token(at).capitalised ? keep(read_bearing(tape, at), into.bearings)
                                          : std::nullopt;
    case Slot::p: return read_place(tape, at, into);
    case Slot::x: return read_unknown(tape, at, into);
    case Slot::w: return read_describing_name(tape, at);
    case Slot::pair: return read_pair(tape, at, into);
    case Slot::org: return read_organisation(tape, at, into);
    case Slot::road: return read_road(tape, at, into);
    case Slot::water: return read_water(tape, at, into);
    case Slot::how: return read_how(tape, at, into);
    case Slot::mode: return read_mode(tape, at, into);
    case Slot::dem: {
        const auto t = demonym_at(tape, at);
        if (!t) return std::nullopt;
        into.toponyms.push_back(*t);
        return tape.behind(*t);
    }
    case Slot::t: {
        if (!may_be_duration(tape, at)) return std::nullopt;
        const auto read = read_duration(tape, at);
        if (!read) return std::nullopt;
        into.duration = read->value;
        return read->end;
    }
    case Slot::n: {
        const auto read = read_number(tape, at);
        if (!read) return std::nullopt;
        into.number = read->value.value;
        return read->end;
    }
    case Slot::stop: break;
    }
    return std::nullopt;
}

} // namespace cordon::place::expression

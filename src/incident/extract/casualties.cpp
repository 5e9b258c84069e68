// SPDX-License-Identifier: MIT
#include "incident/extract/casualties.hpp"

#include "incident/extract/counted_things.hpp"
#include "incident/extract/event_context.hpp"
#include "incident/extract/quantity.hpp"
#include "incident/extract/single_victims.hpp"
#include "incident/extract/time_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cordon::incident {

namespace {

/// "dix personnes, dont deux soldats": a part of what was counted before.
bool is_part(const WordsView& words, std::size_t i) {
    for (std::size_t back = 1; back <= 3 && i >= back; ++back) {
        if (words.is_any(i - back, {"dont", "including", "incluant", "comprising"})) return true;
        if (!words.is_any(i - back,
                          {"au", "moins", "at", "least", "environ", "about", "plus", "de"}))
            break;
    }
    // "dont 19 soldats et neuf volontaires": the second half of the part.
    if (i >= 3 && words.is_any(i - 1, {"et", "and"}) && !words.is_sign(i - 2, ","))
        for (std::size_t back = 2; back <= 4 && i >= back + 1; ++back) {
            const std::size_t at = i - back;
            if (words.is_any(at, {"dont", "including", "incluant", "comprising"})) return true;
            if (words.is_number(at) || read_number(words, at).end == at + 1)
                return is_part(words, at);
        }
    return words.phrase_before(i, "among them") != WordsView::npos ||
           words.phrase_before(i, "parmi lesquels") != WordsView::npos ||
           words.phrase_before(i, "y compris") != WordsView::npos;
}

/// Index behind ", dont dix soldats," and the like at `i`, else `i`.
std::size_t behind_part(const WordsView& words, std::size_t i) {
    const std::size_t first = words.is_sign(i, ",") ? i + 1 : i;
    if (!words.is_any(first, {"dont", "including", "incluant"}) &&
        words.any_phrase(first, {"y compris", "parmi lesquels", "among them", "most of them",
                                 "mostly", "many of them", "la plupart", "pour la plupart",
                                 "en majorite", "essentiellement"}) == 0)
        return i;
    // "dont 38 volontaires pour la défense de la patrie (VDP),"
    constexpr std::size_t longest = 16;
    for (std::size_t at = first; at < first + longest; ++at)
        // "seven people including two militia members were killed"
        if (words.is_sign(at, ",") || (at > first + 1 && words.is_any(at, {"were", "was", "ont"})))
            return at;
    return i;
}

/// The tokens of a sentence or clause, and a count in it.
struct CountedNoun {
    TokenRange range;
    std::size_t first = 0; ///< token of the number
    std::size_t noun = 0;
    Thing thing = Thing::none;
};

/// Index behind ", not 12," or ", et non 12," at `i`: a count that is taken back; else `i`.
std::size_t behind_denied(const WordsView& words, std::size_t i) {
    const std::size_t first = words.is_sign(i, ",") ? i + 1 : i;
    const std::size_t behind =
        words.any_phrase(first, {"not", "and not", "et non", "non", "et pas"});
    const auto denied = behind == 0 ? std::nullopt : read_quantity(words, behind);
    if (!denied) return i;
    return words.is_sign(denied->end, ",") ? denied->end + 1 : denied->end;
}

/// Index behind what says nothing of the counted ones at `i`, else `i`: "(VDP)", ", dont deux
/// femmes," and the second half of "dix-sept militaires et quatre volontaires".
std::size_t behind_aside(const WordsView& words, const CountedNoun& counted, std::size_t i) {
    if (words.is_sign(i, "(") && words.is_sign(i + 2, ")")) return i + 3;
    // "30 women and children"
    if (words.is_any(i, {"et", "and"}) && i == counted.noun + 1 && counted.thing == Thing::people &&
        thing_at(words, i + 1) == Thing::people)
        return i + 2;
    if (words.is_any(i, {"et", "and"}) && i > counted.noun) {
        const auto more = read_quantity(words, i + 1);
        const bool alike =
            more && (thing_at(words, more->end) == counted.thing ||
                     (counted.thing == Thing::people && is_single_person(words, more->end)));
        return alike ? more->end + 1 : i;
    }
    if (const std::size_t behind = behind_denied(words, i); behind > i) return behind;
    return behind_part(words, i);
}

/// What happened to them by the nearest word behind the noun.
std::string_view state_behind(const WordsView& words, const CountedNoun& counted) {
    std::size_t last = counted.noun + 11;
    // "Cinq passagers d'un autobus assurant la liaison … ont été abattus": the passive says of
    // whom.
    constexpr std::size_t more = 12;
    for (std::size_t at = counted.noun; at < counted.range.end && at < last + more;) {
        if (at >= last && (words.is_sign(at, ",") || words.is_sign(at, "("))) return {};
        if (const std::size_t behind = behind_aside(words, counted, at); behind > at) {
            last += behind - at;
            at = behind;
            continue;
        }
        if (words.is_sign(at, ";") || words.is_sign(at, ":") || words.is_any(at, {"et", "and"}))
            return {};
        // The next count is about other people: "deux morts et trois blessés".
        if (at > counted.noun && words.is_number(at)) return {};
        const bool tells = at < last || words.is_any(at - 1, {"ete", "were", "been", "was"}) ||
                           (at > 1 && words.is_any(at - 2, {"ete", "were", "been", "was"}));
        if (const auto name = state_at(words, at, counted.thing); tells && !name.empty())
            return name;
        ++at;
    }
    return {};
}

/// By a word before the number: "tuant au moins six civils".
std::string_view state_before(const WordsView& words, const CountedNoun& counted) {
    const std::size_t first = counted.first;
    // "à trois patients et à une infirmière": past the first of the two.
    const bool is_second = first > counted.range.begin + 2 &&
                           (words.is_any(first - 1, {"et", "and"}) ||
                            (words.is(first - 1, "a") && words.is(first - 2, "et")));
    const std::size_t reach = is_second ? 9 : 5;
    for (std::size_t back = 1; back <= reach && first >= counted.range.begin + back; ++back) {
        const std::size_t at = first - back;
        // "Il n'y a pas eu de mort, mais une centaine d'habitants", "the driver died and three
        // passengers lost limbs": nothing of these.
        if (words.is_sign(at, ";") || words.is_sign(at, ".") ||
            words.is_any(at, {"mais", "but", "died", "peri", "perished", "hurt"}))
            return {};
        if (const auto name = state_at(words, at, counted.thing); !name.empty()) return name;
    }
    return {};
}

/// What happened to the things: the nearest word behind the noun in its clause, else before the
/// number.
std::string_view state_near(const WordsView& words, const CountedNoun& counted) {
    // "killing 12 people and wounding": the verb directly before the number comes first.
    if (counted.first > counted.range.begin)
        if (const auto name = state_at(words, counted.first - 1, counted.thing); !name.empty())
            return name;
    const auto behind = state_behind(words, counted);
    return behind.empty() ? state_before(words, counted) : behind;
}

/// "dix morts", "4 blessés", "six dead": the noun is the state.
std::string_view state_noun(const WordsView& words, std::size_t i) {
    // "une embuscade a tué deux soldats": a verb.
    if (i > 0 && words.is_french() && words.is_any(i - 1, {"a", "ont", "avait", "avaient"}) &&
        words.is_any(i, {"tue", "blesse"}))
        return {};
    if (words.is_any(i,
                     {"morts", "mort", "tues", "tue", "dead", "deaths", "fatalities", "victimes"}))
        return "killed";
    // "three bodies were found", "quatre corps ont été retrouvés"
    if (words.is_any(i, {"bodies", "corps", "cadavres"}) &&
        words.any_phrase(i + 1, {"were found", "were recovered", "were discovered",
                                 "ont ete retrouves", "ont ete decouverts"}) != 0)
        return "killed";
    // "at least 7 killed, 12 wounded": the news is told without a verb.
    if (words.is(i, "killed") &&
        (i + 1 >= words.size() || words.token(i + 1).kind == place::TokenKind::punctuation ||
         words.token(i + 1).line_break_before ||
         words.is_any(i + 1, {"and", "in", "by", "as", "when", "after", "at", "near"})))
        return "killed";
    if (words.is_any(i, {"blesses", "blesse", "blessees", "blessee", "wounded", "injured", "hurt"}))
        return "injured";
    if (words.is_any(i, {"enleves", "kidnapped", "abducted"})) return "kidnapped";
    if (words.is_any(i, {"otages", "hostages"})) return "kidnapped";
    if (words.is_any(i, {"arrestations", "arrests", "interpellations"})) return "arrested";
    return {};
}

/// "un convoi de", "a convoy of" directly before the number.
bool is_convoy_size(const WordsView& words, std::size_t first) {
    static constexpr std::array<std::string_view, 8> leads = {
        "convoi de", "convoi d",       "convoi compose de", "convoi comptant",
        "convoy of", "convoi fort de", "convoi de pres",    "convoi de plus"};
    return std::any_of(leads.begin(), leads.end(), [&](std::string_view lead) {
        return words.phrase_before(first, lead) != WordsView::npos;
    });
}

class CountReader {
  public:
    CountReader(const WordsView& words, std::size_t begin, std::size_t end)
        : words_(words), begin_(begin), end_(end) {}

    [[nodiscard]] std::optional<StatedCount> read(std::size_t i) const {
        if (auto one = one_person(i)) return one;
        if (auto one = find_single_victim(words_, i, {begin_, end_})) return one;
        const auto quantity = read_quantity(words_, i);
        if (!quantity || quantity->end > end_) return std::nullopt;
        // "un adolescent de 15 ans blessé"
        if (words_.is_any(quantity->end, {"ans", "years"}) && i > begin_ &&
            words_.is_any(i - 1, {"de", "d", "aged"}))
            return std::nullopt;
        // "plusieurs" names no number worth a count.
        if (quantity->is_vague && quantity->range.low < 20.0) return std::nullopt;
        if (is_part(words_, i) || is_share(quantity->end)) return std::nullopt;
        // "0nze": a letter was read as a digit.
        const bool torn =
            words_.is_word(quantity->end) && !words_.token(quantity->end).space_before;
        if (torn && quantity->range.high == 0.0) return std::nullopt;
        // "eight people, not 12"
        if (i > begin_ && words_.is_any(i - 1, {"not", "non"})) return std::nullopt;
        if (auto toll = death_toll(i, *quantity)) return toll;
        StatedCount stated;
        stated.count.range = quantity->range;
        stated.first_token = i;
        for (std::size_t noun = quantity->end; noun < end_ && noun < quantity->end + 3; ++noun) {
            if (noun > quantity->end && words_.is_sign(noun, ",")) break;
            if (name(stated, noun)) {
                stated = ended(std::move(stated), noun + 1);
                stated.of_attackers = is_attacker(words_, noun);
                return stated;
            }
        }
        if (more_died(*quantity)) {
            stated.count.name = "killed";
            return ended(std::move(stated), quantity->end + 1);
        }
        return pronoun(stated, *quantity);
    }

    /// "their grandmother", "son fils", "her teenage son"; index behind it, else 0.
    [[nodiscard]] std::size_t behind_own(std::size_t i) const {
        if (!is_possessive(words_, i)) return 0;
        for (std::size_t noun = i + 1; noun < end_ && noun <= i + 2; ++noun)
            if (is_single_person(words_, noun)) return noun + 1;
        return 0;
    }
    /// "and a midwife": one more of those who were counted; index behind it, else 0.
    [[nodiscard]] std::size_t behind_one_more(std::size_t i) const {
        const bool one = words_.is_any(i, {"a", "an", "un", "une"});
        return one && i + 1 < end_ && is_single_person(words_, i + 1) ? i + 2 : behind_own(i);
    }

  private:
    /// "Six more died"
    [[nodiscard]] bool more_died(const Quantity& quantity) const {
        return words_.is_any(quantity.end, {"more", "others"}) &&
               words_.is_any(quantity.end + 1, {"died", "perished", "drowned"});
    }

    /// "13 people, four of them police officers": a part of those.
    [[nodiscard]] bool is_share(std::size_t end) const {
        const bool of_people = words_.any_phrase(end, {"of whom", "of them", "d entre eux"}) != 0;
        if (!of_people || end < begin_ + 2) return false;
        for (std::size_t i = begin_; i + 1 < end; ++i)
            if (thing_at(words_, i) == Thing::people) return true;
        return false;
    }

    /// A count with the token behind it and its span.
    [[nodiscard]] StatedCount ended(StatedCount stated, std::size_t end) const {
        stated.end_token = end;
        stated.span = words_.span(stated.first_token, end);
        return stated;
    }

    /// "killing a 61-year-old woman", "wounding her husband", "a teacher was killed".
    [[nodiscard]] std::optional<StatedCount> one_person(std::size_t i) const {
        const bool some = words_.is_any(i, {"a", "an", "the"}) && !words_.is_french();
        const bool own =
            is_possessive(words_, i) || (words_.is_french() && words_.is_any(i, {"le", "la"}));
        if (!some && !own) return std::nullopt;
        // Words such as "61-year-old" may stand before the noun.
        std::size_t noun = i + 1;
        const std::size_t last = own ? i + 2 : words_.is_number(i + 1) ? i + 8 : i + 6;
        while (noun < last && noun < end_ && !is_single_person(words_, noun)) {
            if (words_.token(noun).kind == place::TokenKind::punctuation) return std::nullopt;
            ++noun;
        }
        if (noun >= last || noun >= end_ || !is_single_person(words_, noun)) return std::nullopt;
        // "a tué lundi le chauffeur"
        const bool day_before = i > begin_ + 1 && weekday_word(words_, i - 1);
        const std::size_t verb = day_before ? i - 2 : i - 1;
        std::string_view state =
            i > begin_ ? state_at(words_, verb, Thing::people) : std::string_view();
        std::size_t behind = noun + 1;
        if (words_.is_any(behind, {"was", "were"})) ++behind;
        if (words_.is_any(behind, {"has", "have"}) && words_.is(behind + 1, "been")) behind += 2;
        if (state.empty() && some && (behind > noun + 1 || words_.is(behind, "died")))
            state = state_at(words_, behind, Thing::people);
        if (state.empty()) return std::nullopt;
        StatedCount stated;
        stated.count = {std::string(state), {1.0, 1.0}};
        stated.first_token = i;
        return ended(std::move(stated), noun + 1);
    }

    /// A lower-case plural that is no measure: "eight monks".
    [[nodiscard]] bool is_plain_plural(std::size_t i) const {
        const std::string_view word = words_.fold(i);
        return i < end_ && words_.is_word(i) && !words_.token(i).capitalised && word.size() > 3 &&
               word.ends_with('s') && thing_at(words_, i) == Thing::none &&
               !unit_word(words_, i).has_value();
    }

    bool name(StatedCount& stated, std::size_t noun) const {
        // "deux employés d'une ONG enlevés": the plural counts others than the "une".
        const bool is_of_others = words_.is_any(stated.first_token, {"un", "une"}) &&
                                  stated.count.range.high == 1.0 && noun > stated.first_token + 1 &&
                                  words_.fold(noun).ends_with('s');
        if (is_of_others) return false;
        if (const auto state = state_noun(words_, noun); !state.empty()) {
            // "rescued 18 kidnapped victims"
            const std::size_t at = stated.first_token;
            const auto frees = [&](std::size_t i) {
                return words_.fold(i).starts_with("rescu") || words_.fold(i).starts_with("liber") ||
                       words_.is_any(i, {"freed", "released", "release", "freeing"});
            };
            // "la libération de 25 otages"
            const bool freed =
                at > begin_ && (frees(at - 1) || (words_.is_any(at - 1, {"de", "d", "of"}) &&
                                                  at > begin_ + 1 && frees(at - 2)));
            stated.count.name = freed ? "freed" : state;
            return true;
        }
        const Thing thing = thing_at(words_, noun);
        if (thing == Thing::none) return false;
        // "un homme", "une voiture" count only with what happened to them.
        if (thing != Thing::people && is_convoy_size(words_, stated.first_token)) {
            stated.count.name = thing == Thing::tankers ? "convoy_tankers" : "convoy_vehicles";
            return true;
        }
        const auto state = state_near(words_, {{begin_, end_}, stated.first_token, noun, thing});
        if (state.empty()) return false;
        stated.count.name = thing == Thing::people    ? std::string(state)
                            : thing == Thing::tankers ? "tankers_burnt"
                                                      : "vehicles_burnt";
        return true;
    }

    /// "put the death toll at 12", "the toll rose to 19"
    [[nodiscard]] std::optional<StatedCount> death_toll(std::size_t i,
                                                        const Quantity& quantity) const {
        if (i < begin_ + 2 || !words_.is_any(i - 1, {"at", "to", "a"})) return std::nullopt;
        const bool captives = counts_captives(i);
        const bool toll = captives || words_.is_any(i - 2, {"toll", "dead", "deaths"}) ||
                          (i >= begin_ + 3 && words_.is(i - 3, "toll")) ||
                          words_.phrase_before(i - 1, "nombre de morts") != WordsView::npos ||
                          rises(i - 2);
        if (!toll || thing_at(words_, quantity.end) != Thing::none) return std::nullopt;
        StatedCount stated;
        stated.count = {captives ? "kidnapped" : "killed", quantity.range};
        stated.first_token = i;
        return ended(std::move(stated), quantity.end);
    }

    /// "the death toll from the blast in Bama has risen": the verb at `verb`, the toll before it.
    [[nodiscard]] bool rises(std::size_t verb) const {
        constexpr std::size_t reach = 24;
        if (!words_.is_any(verb, {"risen", "rose", "rises", "climbed", "climbs", "grown", "jumped",
                                  "increased", "raised", "revised", "passe", "porte", "monte",
                                  "grimpe", "eleve"}))
            return false;
        for (std::size_t back = 1; back <= reach && verb >= begin_ + back; ++back)
            if (words_.is_any(verb - back, {"toll", "bilan"})) return true;
        return false;
    }

    /// "put the number of abducted persons at 18": before the number at `i`.
    [[nodiscard]] bool counts_captives(std::size_t i) const {
        constexpr std::size_t reach = 6;
        bool taken = false;
        for (std::size_t back = 2; back <= reach && i >= begin_ + back; ++back) {
            const std::string_view word = words_.fold(i - back);
            taken = taken || word.starts_with("abduct") || word.starts_with("kidnap") ||
                    word.starts_with("captiv") || word.starts_with("hostage");
            if (words_.phrase(i - back, "number of") != 0) return taken;
        }
        return false;
    }

    /// "au moins 15 ont été incendiés", "killing 12": no noun.
    [[nodiscard]] std::optional<StatedCount> pronoun(StatedCount stated,
                                                     const Quantity& quantity) const {
        // "killing eight monks": whoever they are.
        const std::size_t at = is_plain_plural(quantity.end) ? quantity.end + 1 : quantity.end;
        const bool is_people = at > quantity.end;
        if (auto burnt = of_them(stated, quantity.end)) return burnt;
        const bool verb = words_.is_any(at, {"ont", "sont", "d", "were", "was", "have", "of"});
        if (verb) {
            for (std::size_t next = at + 1; next < end_ && next < at + 5; ++next) {
                for (const Thing thing : {Thing::people, Thing::tankers}) {
                    const auto state = state_at(words_, next, thing);
                    if (state.empty() || (is_people && thing != Thing::people)) continue;
                    stated.count.name =
                        thing == Thing::people ? std::string(state) : std::string("vehicles_burnt");
                    return ended(std::move(stated), at);
                }
            }
        }
        const std::size_t first = stated.first_token;
        const auto state =
            first > begin_ ? state_at(words_, first - 1, Thing::people) : std::string_view();
        const bool is_verb =
            first > begin_ &&
            (words_.fold(first - 1).ends_with("ing") || words_.fold(first - 1).ends_with("ant") ||
             words_.is_any(first - 1, {"killed", "wounded", "injured", "arrested", "abducted",
                                       "kidnapped", "detained"}));
        if (!state.empty() && is_verb && quantity.range.low < 5000.0) {
            stated.count.name = state;
            return ended(std::move(stated), at);
        }
        return std::nullopt;
    }

    /// "burning at least 40 of them": of the lorries that the sentence speaks of.
    [[nodiscard]] std::optional<StatedCount> of_them(StatedCount stated, std::size_t at) const {
        const std::size_t first = stated.first_token;
        const std::size_t end = words_.any_phrase(at, {"of them", "d entre eux", "d entre elles"});
        if (end == 0 || first == begin_ || state_at(words_, first - 1, Thing::vehicles).empty())
            return std::nullopt;
        for (std::size_t i = first; i-- > begin_;) {
            const Thing thing = thing_at(words_, i);
            if (thing != Thing::tankers && thing != Thing::vehicles) continue;
            stated.count.name = thing == Thing::tankers ? "tankers_burnt" : "vehicles_burnt";
            return ended(std::move(stated), end);
        }
        return std::nullopt;
    }

    const WordsView& words_;
    std::size_t begin_;
    std::size_t end_;
};

/// "20 students and two teachers", "à trois patients et à une infirmière".
bool joins(const WordsView& words, std::size_t end, std::size_t next) {
    if (words.is_any(end, {"and", "et"}) && end + 1 == next) return true;
    return words.is(end, "et") && words.is(end + 1, "a") && end + 2 == next;
}

/// "first reported five dead", "le bilan, d'abord établi à trois morts", "affirme avoir tué".
bool is_secondary_count(const WordsView& words, std::size_t begin, std::size_t at) {
    constexpr std::size_t reach = 10;
    bool found = false;
    for (std::size_t i = at > begin + reach ? at - reach : begin; i < at; ++i) {
        found = found ||
                words.is_any(i, {"initially", "initial", "initiale", "previously", "previous"}) ||
                words.any_phrase(i, {"first reported", "first put", "first said", "d abord",
                                     "premier bilan", "precedent bilan", "bilan precedent",
                                     "bilan initial", "earlier toll", "affirme avoir",
                                     "affirment avoir", "dit avoir", "disent avoir",
                                     "claimed to have", "claims to have", "claimed it had killed",
                                     "claimed it killed"}) != 0 ||
                (words.is(i, "earlier") && words.is_sign(i + 1, ","));
        // "d'abord établi à trois morts, a été porté à sept": what follows corrects it.
        if (words.is_any(i, {"porte", "portee", "revu", "corrected", "raised", "revised", "rose"}))
            found = false;
    }
    return found;
}

} // namespace

StatedCount stated_count(const WordsView& words, Count count, std::size_t first, std::size_t end) {
    StatedCount stated;
    stated.count = std::move(count);
    stated.span = words.span(first, end);
    stated.first_token = first;
    stated.end_token = end;
    return stated;
}

std::vector<StatedCount> find_counts(const WordsView& words, std::size_t begin, std::size_t end,
                                     const std::vector<place::Span>& taken) {
    std::vector<StatedCount> counts;
    const CountReader reader(words, begin, end);
    for (std::size_t i = begin; i < end;) {
        // "four children and their grandmother": one more.
        const bool joined_one = !counts.empty() && i > begin && counts.back().end_token + 1 == i &&
                                joins(words, counts.back().end_token, i);
        if (const std::size_t behind = joined_one ? reader.behind_one_more(i) : 0; behind != 0) {
            CountRange& sum = counts.back().count.range;
            sum.low += 1.0;
            if (sum.high) sum.high = *sum.high + 1.0;
            counts.back().end_token = behind;
            i = behind;
            continue;
        }
        const auto stated = reader.read(i);
        const bool is_taken =
            stated && std::any_of(taken.begin(), taken.end(), [&](const place::Span& span) {
                return span.touches(stated->span);
            });
        if (!stated || is_taken) {
            ++i;
            continue;
        }
        if (is_secondary_count(words, begin, stated->first_token)) {
            StatedCount secondary = *stated;
            secondary.is_secondary = true;
            counts.push_back(secondary);
            i = std::max(stated->end_token, i + 1);
            continue;
        }
        // "20 students and two teachers": both were hit.
        const bool joined = !counts.empty() && !counts.back().is_secondary &&
                            counts.back().count.name == stated->count.name &&
                            counts.back().of_attackers == stated->of_attackers &&
                            joins(words, counts.back().end_token, stated->first_token);
        if (joined) {
            CountRange& sum = counts.back().count.range;
            sum.low += stated->count.range.low;
            if (sum.high && stated->count.range.high)
                sum.high = *sum.high + *stated->count.range.high;
            counts.back().span.end = stated->span.end;
            counts.back().end_token = stated->end_token;
        } else {
            counts.push_back(*stated);
        }
        i = std::max(stated->end_token, i + 1);
    }
    return counts;
}

} // namespace cordon::incident

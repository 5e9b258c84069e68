// SPDX-License-Identifier: MIT
#include "incident/extract/single_victims.hpp"

#include "incident/extract/counted_things.hpp"
#include "incident/extract/event_context.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace cordon::incident {

namespace {

class VictimReader {
  public:
    VictimReader(const WordsView& words, const TokenRange& within)
        : words_(words), begin_(within.begin), end_(within.end) {}

    [[nodiscard]] std::optional<StatedCount> read(std::size_t i) const {
        const bool french = words_.is_french();
        const bool one = french ? words_.is_any(i, {"un", "une"}) : words_.is_any(i, {"a", "an"});
        if (!french)
            if (auto victim = named_victim(i)) return victim;
        // "Le chef du village a été tué"
        const bool definite = french && words_.is_any(i, {"le", "la"});
        if (!one && !definite) return std::nullopt;
        const bool sure = is_single_person(words_, i + 1);
        if (definite) return sure && !tells_more(i + 2) ? passive(i, sure) : std::nullopt;
        if (!may_be_person(i + 1)) return std::nullopt;
        std::string_view state = i > begin_ ? harm_at(i - 1, sure) : std::string_view();
        // "the bodies of a mother and her son"
        if (state.empty() && sure && i > begin_ + 1 && words_.is_any(i - 1, {"of", "d"}) &&
            words_.is_any(i - 2, {"body", "bodies", "corps"}))
            state = "killed";
        if (!state.empty()) return of_people(state, 1.0, i, i + 2);
        return french ? passive(i, sure) : english_passive(i);
    }

  private:
    /// A noun for a person behind "a" or "un" by its looks: in lower case and no measure.
    [[nodiscard]] bool may_be_person(std::size_t noun) const {
        const std::string_view word = words_.fold(noun);
        if (noun >= end_ || !words_.is_word(noun)) return false;
        if (word == "casque" && words_.is(noun + 1, "bleu")) return true;
        // "un Palestinien de 16 ans"
        static constexpr auto peoples = std::to_array<std::string_view>(
            {"ien", "ienne", "ais", "aise", "ois", "oise", "ain", "aine"});
        const bool of_people =
            words_.is_french() && word.size() > 5 && !words_.token(noun).all_caps &&
            std::any_of(peoples.begin(), peoples.end(),
                        [&](std::string_view ending) { return word.ends_with(ending); });
        if (words_.token(noun).capitalised) return of_people;
        if (word.size() < 4 || word.ends_with("aine") || thing_at(words_, noun) == Thing::vehicles)
            return false;
        return !words_.is_any(
            noun, {"dozen",   "hundred", "thousand", "number",   "handful",    "couple", "group",
                   "total",   "family",  "further",  "half",     "large",      "record", "second",
                   "third",   "million", "series",   "string",   "drone",      "plane",  "jet",
                   "crew",    "team",    "deal",     "blow",     "nombre",     "groupe", "famille",
                   "millier", "convoi",  "avion",    "appareil", "patrouille", "equipe", "autre"});
    }

    /// "shot dead community leader Maria Elena Rosero", "killed journalist Ahmed Ali".
    [[nodiscard]] std::optional<StatedCount> named_victim(std::size_t i) const {
        if (i == begin_ || !words_.is_word(i) || words_.token(i).capitalised) return std::nullopt;
        const std::string_view verb = words_.fold(i - 1);
        if (!verb.ends_with("ed") && verb != "dead") return std::nullopt;
        const std::size_t noun = is_single_person(words_, i) ? i : i + 1;
        if (noun + 1 >= end_ || !is_single_person(words_, noun)) return std::nullopt;
        const place::Token& name = words_.token(noun + 1);
        if (!words_.is_word(noun + 1) || !name.capitalised || name.all_caps) return std::nullopt;
        auto state = harm_at(i - 1, true);
        if (i > begin_ + 1 && words_.phrase(i - 2, "shot dead") != 0) state = "killed";
        return state.empty() ? std::nullopt : std::optional(of_people(state, 1.0, i, noun + 1));
    }

    /// "le maire a indiqué que": what follows is about others.
    [[nodiscard]] bool tells_more(std::size_t from) const {
        constexpr std::size_t reach = 12;
        for (std::size_t at = from; at < std::min(end_, from + reach); ++at)
            if (words_.is_any(at, {"que", "qu", "qui", "dont", "et"}) || is_saying(words_, at))
                return true;
        return false;
    }

    /// A participle of harm that only people suffer, else nothing; aircraft are shot down too.
    [[nodiscard]] std::string_view harm_at(std::size_t i, bool sure_person) const {
        static constexpr auto stems = std::to_array<std::string_view>(
            {"tue", "tuant", "bless", "kill", "wound", "injur", "egorg", "behead", "assassin",
             "decapit", "dead", "enleve", "mortell"});
        const std::string_view word = words_.fold(i);
        const bool sure =
            std::any_of(stems.begin(), stems.end(),
                        [&](std::string_view stem) { return word.starts_with(stem); }) ||
            (sure_person && word.starts_with("abatt"));
        return sure ? state_at(words_, i, Thing::people) : std::string_view();
    }

    [[nodiscard]] StatedCount of_people(std::string_view state, double people, std::size_t first,
                                        std::size_t end) const {
        return stated_count(words_, {std::string(state), {people, people}}, first, end);
    }

    /// "a private security agent was shot and killed", "a vigilante who tried to repel them was
    /// also killed".
    [[nodiscard]] std::optional<StatedCount> english_passive(std::size_t i) const {
        constexpr std::size_t reach = 10;
        for (std::size_t at = i + 2; at + 1 < std::min(end_, i + reach); ++at) {
            if (words_.token(at).kind == place::TokenKind::punctuation || words_.is_number(at) ||
                words_.is_any(at, {"and", "were", "people", "when", "as", "after"}))
                return std::nullopt;
            if (!words_.is(at, "was")) continue;
            std::size_t verb =
                words_.is_any(at + 1, {"also", "later", "seriously"}) ? at + 2 : at + 1;
            if (words_.phrase(verb, "shot and") != 0) verb += 2;
            const bool harmed = words_.is_any(verb, {"killed", "wounded", "injured", "beheaded",
                                                     "abducted", "kidnapped"}) ||
                                words_.phrase(verb, "shot dead") != 0;
            if (!harmed) return std::nullopt;
            const bool dead = words_.is(verb, "shot");
            const auto state = dead ? "killed" : state_at(words_, verb, Thing::people);
            return of_people(state, 1.0, i, i + 2);
        }
        return std::nullopt;
    }

    /// "est morte", "a péri", "a perdu la vie" at `at`.
    [[nodiscard]] bool dies_at(std::size_t at) const {
        return words_.any_phrase(at, {"est mort", "est morte", "est decede", "est decedee",
                                      "sont morts", "sont mortes", "sont decedes", "a peri",
                                      "ont peri", "a perdu la vie", "ont perdu la vie",
                                      "a trouve la mort", "ont trouve la mort", "a succombe",
                                      "a laisse la vie", "y a laisse la vie"}) != 0;
    }

    /// "un berger de 17 ans avait été grièvement blessé", "un motocycliste et sa passagère ont été
    /// enlevés".
    [[nodiscard]] std::optional<StatedCount> passive(std::size_t i, bool sure) const {
        constexpr std::size_t reach = 15;
        double people = 1.0;
        std::size_t end = i + 2;
        for (std::size_t at = i + 2; at + 1 < std::min(end_, i + reach); ++at) {
            if (words_.is_sign(at, "(") && words_.is_sign(at + 2, ")")) at += 3;
            if (at >= end_) return std::nullopt;
            at = behind_name(at);
            if (at >= end_ || words_.token(at).kind == place::TokenKind::punctuation)
                return std::nullopt;
            if (adds_person(at)) {
                people = 2.0;
                end = at + 3;
            }
            if (dies_at(at)) return of_people("killed", people, i, end);
            // "Une femme … et cinq autres ont été blessés": others.
            if (words_.is(at, "et") && end < at) return std::nullopt;
            if (!words_.is(at, "ete")) continue;
            // "deux employés d'une société … ont été enlevés": not the society.
            if (people == 1.0 && words_.is_any(at - 1, {"ont", "avaient"})) return std::nullopt;
            const auto state = harm_behind(at, sure);
            return state.empty() ? std::nullopt : std::optional(of_people(state, people, i, end));
        }
        return std::nullopt;
    }

    /// Behind ", l'abbé John Tatah," at `at`, else the same token: the victim's name.
    [[nodiscard]] std::size_t behind_name(std::size_t at) const {
        constexpr std::size_t longest = 8;
        if (!words_.is_sign(at, ",")) return at;
        bool named = false;
        for (std::size_t i = at + 1; i < std::min(end_, at + longest); ++i) {
            if (words_.is_sign(i, ",")) return named ? i + 1 : at;
            if (words_.is_any(i, {"a", "ont", "avait", "avaient", "est", "sont"})) return at;
            named = named || words_.token(i).capitalised;
        }
        return at;
    }

    /// "et sa passagère", "et un passant" at `at`.
    [[nodiscard]] bool adds_person(std::size_t at) const {
        return words_.is(at, "et") && may_be_person(at + 2) &&
               (is_possessive(words_, at + 1) || words_.is_any(at + 1, {"un", "une"}));
    }

    /// A participle of harm one or two words behind "été" at `at`.
    [[nodiscard]] std::string_view harm_behind(std::size_t at, bool sure) const {
        const auto next = harm_at(at + 1, sure);
        return next.empty() ? harm_at(at + 2, sure) : next;
    }

    const WordsView& words_;
    std::size_t begin_;
    std::size_t end_;
};

} // namespace

bool is_possessive(const WordsView& words, std::size_t i) {
    return words.is_any(i, {"her", "his", "their", "son", "sa", "leur"});
}

std::optional<StatedCount> find_single_victim(const WordsView& words, std::size_t i,
                                              const TokenRange& within) {
    return VictimReader(words, within).read(i);
}

} // namespace cordon::incident

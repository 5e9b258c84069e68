// SPDX-License-Identifier: MIT
#include "incident/extract/unlisted_names.hpp"

#include "incident/extract/time_words.hpp"
#include "place/expression/words.hpp"
#include "place/lexicon.hpp"
#include "place/word_set.hpp"
#include "proj/geodesic.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace cordon::incident {

namespace {

using place::NameRole;
using place::PlaceExpression;
using place::Toponym;

bool is_locative(const WordsView& words, std::size_t i) {
    if (words.is_french()) return words.raw(i) == "à" || words.raw(i) == "À";
    return words.is_any(i, {"in", "at", "near", "outside"});
}

/// A name of the table covers the token; rejected ones count when they are of no place.
const Toponym* name_at(const WordsView& words, const ArticlePlaces& places, std::size_t i) {
    const place::Span span = words.token(i).span;
    const auto first = std::lower_bound(
        places.toponyms.begin(), places.toponyms.end(), span.begin,
        [](const Toponym& name, std::uint32_t begin) { return name.span.end <= begin; });
    return first != places.toponyms.end() && first->span.touches(span) ? &*first : nullptr;
}

/// "in South Waziristan", where the gazetteer has no Waziristan.
bool is_unknown_part(const WordsView& words, const ArticlePlaces& places, std::size_t at) {
    const bool bearing = words.is_any(
        at, {"north", "south", "east", "west", "northern", "southern", "eastern", "western"});
    return bearing && words.follows(at + 1) && words.is_word(at + 1) &&
           words.token(at + 1).capitalised && name_at(words, places, at + 1) == nullptr;
}

/// The name behind a locative word at `i` that no gazetteer has begins at the next token.
bool opens_unknown_name(const WordsView& words, const ArticlePlaces& places, std::size_t i) {
    const std::size_t at = i + 1;
    if (!words.is_word(at) || !words.token(at).capitalised || !is_locative(words, i) ||
        !words.follows(at))
        return false;
    const place::Token& name = words.token(at);
    const std::string_view word = words.fold(at);
    if (name.all_caps || word.size() < 4) return false;
    if (month_word(words, at, true) || weekday_word(words, at)) return false;
    if (is_unknown_part(words, places, at)) return true;
    const place::Lexicon& lexicon = place::Lexicon::shipped();
    if (lexicon.is_common(word, words.text().language) || lexicon.is_given_name(word)) return false;
    const Toponym* const known = name_at(words, places, at);
    // "à Makoko", and the one that the gazetteer has is far from all else.
    return known == nullptr || (known->role == NameRole::other &&
                                (known->rule == "half-a-name" || known->rule == "far-village"));
}

} // namespace

bool names_unknown_place(const WordsView& words, const ArticlePlaces& places,
                         const TokenRange& sentence) {
    for (std::size_t i = sentence.begin; i + 1 < sentence.end; ++i)
        if (opens_unknown_name(words, places, i)) return true;
    return false;
}

namespace {

/// Kinds of settlement that an apposition calls a place, beside those of the place expressions.
constexpr auto settlements = place::make_word_set(
    "village", "localite", "ville", "bourgade", "hameau", "commune", "cite", "agglomeration",
    "bourg", "quartier", "town", "hamlet", "locality", "community", "settlement", "city");

/// What else may stand between a name and the area that it lies in.
constexpr auto links = place::make_word_set(
    ",", "(", "une", "un", "petite", "petit", "grande", "de", "du", "d", "des", "la", "le", "l",
    "situe", "situee", "sise", "sis", "dans", "en", "secteur", "chefferie", "groupement",
    "collectivite", "section", "communale", "rurale", "arrondissement", "canton", "departement",
    "district", "prefecture", "sous", "cercle", "territoire", "a", "an", "the", "in", "of",
    "located", "pecheurs", "eleveurs", "cultivateurs", "orpailleurs", "frontalier", "frontaliere",
    "farming", "fishing", "mining", "remote", "small", "border", "rural", "ward", "area",
    "township", "zone", "woreda", "county", "village", "oriental", "orientale", "occidental",
    "occidentale", "septentrional", "septentrionale", "meridional", "meridionale", "province",
    "region", "etat", "state", "division", "subdivision");

/// Behind "déclaré à", "grâce à" stands no place.
bool is_addressed(const WordsView& words, std::size_t locative) {
    return locative > 0 && words.follows(locative) &&
           (is_saying(words, locative - 1) ||
            words.is_any(locative - 1,
                         {"grace",     "face",        "quant",    "suite",    "rapport",
                          "remis",     "remise",      "confie",   "accorde",  "accordee",
                          "interview", "appartenant", "opposant", "transmis", "parvenu",
                          "lie",       "adresse",     "adressee", "fidele",   "favorable"}));
}

/// ", localité de": the words before are a place, whatever else they name.
bool is_called_settlement(const WordsView& words, std::size_t behind) {
    if (!words.is_sign(behind, ",") && !words.is_sign(behind, "(")) return false;
    const std::size_t noun =
        words.is_any(behind + 1, {"une", "un", "a", "an", "the"}) ? behind + 2 : behind + 1;
    return settlements.contains(words.fold(noun)) ||
           (words.is_any(noun, {"farming", "fishing", "mining", "remote", "small", "border"}) &&
            settlements.contains(words.fold(noun + 1)));
}

/// "in Ukhiya, Cox's Bazar", where only the latter is known: the village lies in its district, or
/// somewhere round the small town.
void mean_district(const ArticlePlaces& places, place::Clause& area,
                   const place::Gazetteer& gazetteer) {
    constexpr double small_town = 50'000.0;
    if (!area.is_container || !area.type_word.empty()) return;
    const place::Place* const town = meant(places, area, gazetteer);
    if (town == nullptr || town->feature_class != 'P') return;
    const auto& candidates = places.toponyms[area.toponyms.front()].candidates;
    const bool is_district =
        std::any_of(candidates.begin(), candidates.end(), [&](const place::Candidate& one) {
            const place::Place& place = gazetteer.place(one.place);
            return place.feature_code == "ADM2" && place.country == town->country &&
                   place.admin1 == town->admin1;
        });
    if (is_district || town->effective_population() < small_town) area.type_word = "district";
}

class NameFinder {
  public:
    NameFinder(ArticlePlaces& places, const WordsView& words, const place::Gazetteer& gazetteer)
        : places_(places), words_(words), gazetteer_(gazetteer) {}

    void run() {
        doubt_homonyms();
        for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
            if (!words_.token(i + 1).capitalised || !is_locative(words_, i)) continue;
            const std::size_t end = name_end(i);
            if (end == 0) continue;
            add(i, end);
            i = end - 1;
        }
        if (found_.empty()) return;
        auto& all = places_.expressions;
        all.insert(all.end(), std::make_move_iterator(found_.begin()),
                   std::make_move_iterator(found_.end()));
        std::stable_sort(all.begin(), all.end(),
                         [](const PlaceExpression& a, const PlaceExpression& b) {
                             return a.span.begin < b.span.begin;
                         });
    }

  private:
    /// "à Makoko, … dans le territoire de Lubero (Nord-Kivu)", where the gazetteer has a Makoko in
    /// Nigeria only: the area that stands in apposition to the name says that it is another one.
    void doubt_homonyms() {
        auto& all = places_.expressions;
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            // Past what is unknown itself: "de la chefferie des Baswagha".
            std::size_t next = i + 1;
            while (next + 1 < all.size() && has_only_unknown_names(all[next])) ++next;
            if (!says_elsewhere(all[i], all[next])) continue;
            become_container(all[next]);
            take_in(all[i], all[next]);
            for (std::size_t between = i + 1; between < next; ++between)
                all[between].clauses.clear();
        }
        std::erase_if(all, [](const PlaceExpression& one) { return one.clauses.empty(); });
    }

    /// The area behind a name says that another place of that name is meant.
    [[nodiscard]] bool says_elsewhere(const PlaceExpression& here,
                                      const PlaceExpression& area) const {
        if (!is_single(here) || !is_single(area) || !is_where(area)) return false;
        const place::Clause& name = here.clauses.back();
        const place::Place* const town = meant(places_, name, gazetteer_);
        const place::Place* region = nullptr;
        for (const place::Clause& clause : area.clauses)
            if (region == nullptr) region = meant(places_, clause, gazetteer_);
        if (town == nullptr || region == nullptr || region->country.empty() ||
            region->feature_code.starts_with("PCL"))
            return false;
        return (is_abroad(*town, *region) || is_other_level(name, *town, *region)) &&
               leads_on(end_of(here), begin_of(area));
    }

    /// Makes the name unknown and puts its clauses before those of the area.
    void take_in(PlaceExpression& here, PlaceExpression& area) const {
        place::Clause& name = here.clauses.back();
        name.unknown = words_.text().words(places_.toponyms[name.toponyms.front()].span);
        name.toponyms.clear();
        area.span.begin = here.span.begin;
        area.clauses.insert(area.clauses.begin(), std::make_move_iterator(here.clauses.begin()),
                            std::make_move_iterator(here.clauses.end()));
        here.clauses.clear();
    }

    [[nodiscard]] static bool is_abroad(const place::Place& town, const place::Place& region) {
        if (town.feature_class != 'P') return false;
        if (town.country != region.country) return true;
        // "Gedeb, East Gojjam Zone of the Amhara region", where the gazetteer has one in Somali.
        constexpr double far_km = 300.0;
        return region.feature_code == "ADM1" && !town.admin1.empty() &&
               town.admin1 != region.admin1 &&
               proj::distance(town.at, region.at).value() / 1000.0 > far_km;
    }

    /// "Ekiti Local Government Area of Kwara State": a district of one state is not another state.
    [[nodiscard]] static bool is_other_level(const place::Clause& clause, const place::Place& place,
                                             const place::Place& region) {
        const bool is_district = clause.row() == 20 || clause.type_word == "district";
        return is_district && place.feature_code == "ADM1" && region.feature_code == "ADM1" &&
               (place.country != region.country || place.admin1 != region.admin1);
    }

    [[nodiscard]] static bool is_single(const PlaceExpression& expression) {
        return !expression.several && !expression.rivals && !expression.clauses.empty();
    }

    [[nodiscard]] std::size_t begin_of(const PlaceExpression& expression) const {
        return words_.text().token_at(expression.span.begin);
    }
    [[nodiscard]] std::size_t end_of(const PlaceExpression& expression) const {
        return words_.text().token_at(expression.span.end - 1) + 1;
    }

    static void become_container(PlaceExpression& expression) {
        for (place::Clause& area : expression.clauses) {
            if (!area.is_bare) continue;
            area.is_bare = false;
            area.is_container = true;
            area.rule = "31-container";
        }
    }

    /// Token behind the name that a locative word leads to; 0 when there is none to add.
    [[nodiscard]] std::size_t name_end(std::size_t locative) const {
        constexpr std::size_t longest = 4;
        std::size_t end = locative + 1;
        while (end < words_.size() && end <= locative + longest && words_.follows(end) &&
               words_.is_word(end) && words_.token(end).capitalised && !words_.token(end).elided)
            ++end;
        if (end == locative + 1 || is_addressed(words_, locative) || ends_route(locative)) return 0;
        if (!opens_unknown_name(words_, places_, locative) && !is_described(locative + 1, end))
            return 0;
        return expression_touching(locative, end) ? 0 : end;
    }

    /// "ont marché de Delmas à Malpasse": where they went.
    [[nodiscard]] bool ends_route(std::size_t locative) const {
        if (locative < 2 || !words_.is_word(locative - 1)) return false;
        const Toponym* const start = name_at(words_, places_, locative - 1);
        return start != nullptr && start->first_token > 0 &&
               words_.is_any(start->first_token - 1, {"de", "d", "depuis", "du", "from"});
    }

    /// "à Jean-Denis, localité de": the names of people are villages, too.
    [[nodiscard]] bool is_described(std::size_t begin, std::size_t end) const {
        if (!is_called_settlement(words_, end)) return false;
        for (std::size_t i = begin; i < end; ++i) {
            const Toponym* const name = name_at(words_, places_, i);
            if (name != nullptr && name->role != NameRole::other && name->role != NameRole::person)
                return false;
        }
        return true;
    }

    [[nodiscard]] std::vector<PlaceExpression>::iterator first_from(std::uint32_t begin) const {
        auto& all = places_.expressions;
        return std::partition_point(all.begin(), all.end(), [&](const PlaceExpression& one) {
            return one.span.end <= begin;
        });
    }

    [[nodiscard]] bool expression_touching(std::size_t begin, std::size_t end) const {
        const place::Span span = words_.span(begin, end);
        const auto next = first_from(span.begin);
        return next != places_.expressions.end() && next->span.touches(span);
    }

    /// Only words of an apposition stand between the name and an expression: ", une agglomération
    /// de la chefferie des Baswagha, dans".
    [[nodiscard]] bool leads_on(std::size_t from, std::size_t to) const {
        constexpr std::size_t farthest = 14;
        if (to <= from || to - from > farthest || !words_.follows(to)) return to == from;
        // "« … ont fait irruption à Bourasso », à une vingtaine de kilomètres de Nouna"
        const bool quoted = words_.is_sign(from, "»") || words_.is_sign(from, "”");
        if (quoted) ++from;
        if (from == to) return true;
        if (!words_.is_sign(from, ",") && !words_.is_sign(from, "(") &&
            !words_.is_any(from, {"dans", "en", "in", "of", "de", "du", "d"}))
            return false;
        for (std::size_t i = from; i < to; ++i) {
            const bool name = words_.is_word(i) && words_.token(i).capitalised;
            if (i > from && !words_.follows(i)) return false;
            // "dans la région éthiopienne de l'Amhara"
            const Toponym* const adjective = name_at(words_, places_, i);
            if (adjective != nullptr && adjective->role == NameRole::demonym) continue;
            if (!name && !links.contains(words_.is_word(i) ? words_.fold(i) : words_.raw(i)) &&
                !settlements.contains(words_.fold(i)))
                return false;
        }
        return true;
    }

    void add(std::size_t locative, std::size_t end) {
        place::Clause clause;
        clause.rule = unlisted_rule;
        clause.is_named = true;
        clause.unknown = words_.text().words(words_.span(locative + 1, end));
        clause.span = words_.span(locative, end);
        const auto next = first_from(clause.span.end);
        if (next != places_.expressions.end() && !next->several && !next->rivals &&
            leads_on(end, begin_of(*next)) && is_where(*next)) {
            next->span.begin = clause.span.begin;
            become_container(*next);
            for (place::Clause& area : next->clauses) mean_district(places_, area, gazetteer_);
            next->clauses.insert(next->clauses.begin(), std::move(clause));
            return;
        }
        PlaceExpression& expression = found_.emplace_back();
        expression.span = clause.span;
        expression.clauses.push_back(std::move(clause));
    }

    /// An area, or a distance or a direction from somewhere.
    [[nodiscard]] static bool is_where(const PlaceExpression& expression) {
        return std::all_of(expression.clauses.begin(), expression.clauses.end(),
                           [](const place::Clause& clause) {
                               return !clause.is_role && !clause.excludes && clause.anaphor.empty();
                           });
    }

    ArticlePlaces& places_;
    const WordsView& words_;
    const place::Gazetteer& gazetteer_;
    std::vector<PlaceExpression> found_;
};

} // namespace

void add_unlisted_names(ArticlePlaces& places, const WordsView& words,
                        const place::Gazetteer& gazetteer) {
    NameFinder(places, words, gazetteer).run();
}

} // namespace cordon::incident

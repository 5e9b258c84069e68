// SPDX-License-Identifier: MIT
#include "place/abbreviations.hpp"
#include "place/name_rules.hpp"
#include "place/toponym.hpp"
#include "place/type_words.hpp"
#include "place/word_lists.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace cordon::place {

namespace {

/// Prior order of candidates before anything else is known.
double prominence(const Place& place, NameRank rank) {
    const double people = place.effective_population();
    return (place.feature_class == 'A' ? 1e9 : 0.0) + people - 1e8 * static_cast<double>(rank);
}

class Recognizer {
  public:
    Recognizer(const TokenizedText& text, const Gazetteer& gazetteer, const ResolveOptions& options)
        : text_(text), gazetteer_(gazetteer), options_(options), context_(text, Lexicon::shipped()),
          people_(context_), illnesses_(context_), matcher_(text, gazetteer) {}

    std::vector<Toponym> run() {
        std::size_t i = 0;
        while (i < text_.tokens.size()) i = step(i);
        std::stable_sort(out_.begin(), out_.end(), [](const Toponym& a, const Toponym& b) {
            return a.first_token < b.first_token;
        });
        return without_overlaps();
    }

  private:
    /// Looks at the token and returns the next one to look at.
    std::size_t step(std::size_t i) {
        const Token& token = text_.tokens[i];
        if (token.kind != TokenKind::word || token.possessive) return i + 1;
        if (const std::size_t next = demonym(i); next > i) return next;
        if (const std::size_t next = part_of_nature(i); next > i) return next;
        if (!token.capitalised || token.elided) return i + 1;
        if (const std::size_t next = abbreviation(i); next > i) return next;
        auto match = matcher_.longest(i);
        bool first = true;
        while (match) {
            const Verdict verdict = examine(*match, first);
            if (verdict.role == NameRole::place || verdict.role == NameRole::organisation)
                return std::max(match->end(), end_of_last_place_);
            if (match->words == 1) break;
            first = false;
            match = matcher_.longest(i, match->words - 1);
        }
        return i + 1;
    }

    /// Lists go on: "in X, Y and Z".
    void note_last_place(const Toponym& place, bool is_strong) {
        end_of_last_place_ = place.first_token + place.token_count;
        last_has_cue_ = place.has_cue;
        last_cue_is_strong_ = is_strong;
        last_is_between_ = false;
    }

    void leave_classes_out(std::vector<Found>& found, std::string_view classes) const {
        std::erase_if(found, [&](const Found& one) {
            return classes.find(gazetteer_.place(one.place).feature_class) !=
                   std::string_view::npos;
        });
    }

    /// "golfe d'Aden", "bande de Gaza", "lac Kivu": French names whose first word is written small.
    /// Of the gazetteer's own, so that nobody takes the city of Aden for the sea. Returns the token
    /// behind it, or `i`.
    std::size_t part_of_nature(std::size_t i) {
        if (text_.tokens[i].capitalised || text_.language != TextLanguage::french) return i;
        // "au sud-Kivu"
        const bool is_direction = i + 1 < text_.tokens.size() &&
                                  text_.tokens[i + 1].hyphen_before &&
                                  words::directions.contains(text_.fold(i));
        if (!is_direction && !words::heads_of_nature.contains(text_.fold(i))) return i;
        auto match = matcher_.longest(i);
        if (!match || match->words < 2) return i;
        leave_classes_out(match->found, "PS");
        // The division Red Sea only where there is no sea of the name.
        if (std::vector<Found> natural = match->found; !natural.empty()) {
            leave_classes_out(natural, "A");
            if (!natural.empty()) match->found = std::move(natural);
        }
        if (match->found.empty()) return i;
        // "lac Tchad" is read as a name behind a word for its kind.
        constexpr auto type_words = make_word_set("lac", "fleuve", "riviere", "ile");
        if (match->count == 2 && type_words.contains(text_.fold(i)) && matcher_.longest(i + 1))
            return i;
        match->facts = gazetteer_.facts(match->found);
        Toponym toponym = make(*match, {NameRole::place, "part-of-nature"});
        if (match->count == 2) toponym.type_word = text_.fold(i);
        toponym.has_cue = true;
        note_last_place(toponym, true);
        out_.push_back(std::move(toponym));
        return match->end();
    }

    /// "Pont-Sonde": what a hyphen joins to a capitalised word that is no place is a part of a
    /// name. Countries and bare divisions are left alone: "the Israel-Hamas war".
    [[nodiscard]] bool is_half_a_name(const NameMatch& match, bool type_before) const {
        const std::size_t next = match.end();
        if (other_half_ > 0 && match.first == other_half_) return true;
        // "le département du Mayo-Sava" is not County Mayo.
        const bool is_division = match.facts.division && !type_before;
        if (next >= text_.tokens.size() || match.facts.country || is_division) return false;
        const Token& token = text_.tokens[next];
        if (match.count == 1 && matcher_.goes_on_by_hyphens(next)) return true;
        // "sur l'axe Obo-Bambouti": the end of a road.
        const std::string_view before = context_.word(context_.before(match.first));
        if (before == "axe" || before == "troncon" || before == "route") return false;
        return token.hyphen_before && token.capitalised && token.kind == TokenKind::word &&
               token.folded_length > 2 && !token.all_caps &&
               (type_before || !matcher_.longest(next));
    }

    /// `sur l'axe Kongoussi-Bourzanga`, `the Bama-Banki road`: its two ends, of any size.
    [[nodiscard]] bool ends_a_way(const NameMatch& match, const NameMatch& other) const {
        const std::string_view w = context_.word(context_.before(match.first));
        if (w == "axe" || w == "route" || w == "troncon" || w == "piste") return true;
        const std::string_view behind = context_.word(context_.behind(other.end() - 1));
        return behind == "road" || behind == "highway" || behind == "axis";
    }

    /// `Middlesex-London`: two places with one hyphen.
    [[nodiscard]] bool joins_place(const NameMatch& match) const {
        const std::size_t next = match.end();
        if (next >= text_.tokens.size() || !text_.tokens[next].hyphen_before ||
            !text_.tokens[next].capitalised)
            return false;
        const auto other = matcher_.longest(next);
        return other && (other->facts.country || other->facts.division ||
                         other->facts.population >= joined_people ||
                         (other->facts.town && ends_a_way(match, *other)));
    }

    /// Judges a match and keeps it; rejected ones when `keep` and the caller wants them.
    Verdict examine(const NameMatch& match, bool keep) {
        NameCase name{
            .match = match, .context = context_, .people = people_, .illnesses = illnesses_};
        const TypeWord type = find_type_word(context_, match);
        name.type_word = !type.word.empty();
        name.type_before = name.type_word && type.first < match.first;
        name.after_place = end_of_last_place_ == match.first && match.first > 0;
        name.joins_place = joins_place(match);
        name.between_places = last_is_between_ && continues_list(match);
        const Locative locative = context_.locative(match.first);
        name.strong_cue = name.type_word || locative == Locative::strong || has_container(match) ||
                          (last_cue_is_strong_ && continues_list(match)) || is_date_line(match) ||
                          has_party(match) || context_.has_office_behind(match.end() - 1);
        name.cue = name.strong_cue || locative == Locative::weak || continues_list(match);
        const bool is_half = is_half_a_name(match, name.type_before);
        if (is_half && name.type_before) other_half_ = match.end();
        const Verdict verdict = is_half ? Verdict{NameRole::other, "half-a-name"} : judge(name);
        const bool accepted =
            verdict.role == NameRole::place || verdict.role == NameRole::organisation;
        if (!accepted && (!keep || !options_.keep_rejected)) return verdict;
        Toponym toponym = make(match, verdict);
        with_type(match, type, toponym.candidates);
        toponym.has_cue = name.cue;
        if (accepted) {
            extend(toponym, type);
            note_last_place(toponym, name.strong_cue);
            const auto before = context_.before(match.first);
            last_is_between_ =
                context_.word(before) == "entre" || context_.word(before) == "between";
        }
        out_.push_back(std::move(toponym));
        return verdict;
    }

    /// The most prominent first, those of the same in the order given.
    void sort_by_prominence(std::vector<Candidate>& candidates) const {
        if (candidates.size() < 2) return;
        std::vector<std::pair<double, std::size_t>> order;
        order.reserve(candidates.size());
        for (std::size_t i = 0; i < candidates.size(); ++i)
            order.emplace_back(
                -prominence(gazetteer_.place(candidates[i].place), candidates[i].rank), i);
        std::sort(order.begin(), order.end());
        std::vector<Candidate> sorted;
        sorted.reserve(candidates.size());
        for (const auto& [negative, i] : order) sorted.push_back(candidates[i]);
        candidates.swap(sorted);
    }

    [[nodiscard]] Toponym make(const NameMatch& match, const Verdict& verdict) const {
        Toponym toponym;
        toponym.first_token = match.first;
        toponym.token_count = match.count;
        toponym.span = {text_.tokens[match.first].span.begin,
                        text_.tokens[match.end() - 1].span.end};
        toponym.folded = match.key;
        toponym.role = verdict.role;
        toponym.rule = verdict.rule;
        toponym.candidates.reserve(match.found.size());
        for (const Found& found : match.found)
            toponym.candidates.push_back({found.place, found.rank, 0.0});
        with_article(match, toponym.candidates);
        sort_by_prominence(toponym.candidates);
        if (toponym.candidates.size() > most_candidates) toponym.candidates.resize(most_candidates);
        return toponym;
    }

    /// `au Caire`, `du Havre`: the article is a part of the name.
    void with_article(const NameMatch& match, std::vector<Candidate>& candidates) const {
        const std::string_view before = context_.word(context_.before(match.first));
        if (before != "au" && before != "du") return;
        for (const Found& found : gazetteer_.find("le " + match.key)) {
            const auto same = [&found](const Candidate& c) { return c.place == found.place; };
            if (std::none_of(candidates.begin(), candidates.end(), same))
                candidates.push_back({found.place, found.rank, 0.0});
        }
    }

    /// `lac Tchad`: the word for the kind directly before is a part of the name.
    void with_type(const NameMatch& match, const TypeWord& type,
                   std::vector<Candidate>& candidates) const {
        if (type.word.empty() || type.first + 1 != match.first) return;
        for (const Found& found : gazetteer_.find(type.word + ' ' + match.key)) {
            const auto same = [&found](const Candidate& c) { return c.place == found.place; };
            if (std::none_of(candidates.begin(), candidates.end(), same))
                candidates.push_back({found.place, found.rank, 0.0});
        }
    }

    void extend(Toponym& toponym, const TypeWord& type) const {
        if (type.word.empty()) return;
        toponym.type_word = type.word;
        const std::size_t last = std::max(type.last, toponym.first_token + toponym.token_count - 1);
        // A type word that belongs to the name before stays there: `People's Republic of China`.
        const std::size_t first = type.first < end_of_last_place_
                                      ? toponym.first_token
                                      : std::min(type.first, toponym.first_token);
        toponym.first_token = first;
        toponym.token_count = last + 1 - first;
        toponym.span = {text_.tokens[first].span.begin, text_.tokens[last].span.end};
    }

    /// `malien`, `South African`: evidence for a country. Returns the token behind it, or `i`.
    std::size_t demonym(std::size_t i) {
        const Token& token = text_.tokens[i];
        const bool french = text_.language == TextLanguage::french;
        if (!token.capitalised && !french) return i;
        std::size_t count = 0;
        std::string_view code;
        std::string key;
        const bool may_go_on = context_.lexicon().begins_demonym(text_.fold(i), text_.language);
        if (const auto next = context_.behind(i);
            may_go_on && next && !text_.tokens[*next].possessive) {
            key = std::string(text_.fold(i)) + ' ' + std::string(text_.fold(*next));
            code = context_.lexicon().demonym(key, text_.language);
            count = 2;
        }
        if (code.empty()) {
            code = context_.lexicon().demonym(text_.fold(i), text_.language);
            if (code.empty()) code = first_of_pair(i);
            if (code.empty()) return i;
            key = text_.fold(i);
            count = 1;
        }
        // A longer name begins here: `French Polynesia`, `British Columbia`, `Indian Ocean`.
        if (token.capitalised)
            if (const auto match = matcher_.longest(i); match && match->count > count) return i;
        NameMatch match{.first = i, .count = count, .key = key};
        match.found = places_of_code(code);
        const std::string_view other = illnesses_.holds(i) ? "illness"
                                       : context_.is_language(match.first, match.end() - 1)
                                           ? "language"
                                           : "";
        if (!other.empty()) {
            if (options_.keep_rejected) out_.push_back(make(match, {NameRole::other, other}));
            return i + count;
        }
        out_.push_back(make(match, {NameRole::demonym, rule_of_demonym(match, code)}));
        return i + count;
    }

    /// `tchado` of "tchado-soudanaise", `Sino` of "Sino-Indian"; empty before anything but a
    /// demonym.
    [[nodiscard]] std::string_view first_of_pair(std::size_t i) const {
        const std::size_t next = i + 1;
        if (next >= text_.tokens.size() || !text_.tokens[next].hyphen_before) return {};
        const std::string_view code = context_.lexicon().compound_demonym(text_.fold(i));
        const bool is_pair =
            !code.empty() && !context_.lexicon().demonym(text_.fold(next), text_.language).empty();
        return is_pair ? code : std::string_view();
    }

    [[nodiscard]] std::string_view rule_of_demonym(const NameMatch& match,
                                                   std::string_view code) const {
        if (is_people(match.first, match.key)) return people_rule;
        if (code == "europe" || code == "africa" || code == "asia") return continent_rule;
        return is_in_organisation(match) ? organisation_rule : demonym_rule;
    }

    /// "British Airways", "the Belgian Red Cross": a name of its own. What belongs to the state
    /// ("the Nigerian Army") speaks of the country.
    [[nodiscard]] bool is_in_organisation(const NameMatch& match) const {
        if (context_.in_title(match.first)) return false;
        auto next = context_.behind(match.end() - 1);
        for (std::size_t n = 0; next && n < longest_organisation; ++n) {
            if (!text_.tokens[*next].capitalised || text_.tokens[*next].possessive) return false;
            if (words::organisation_heads.contains(text_.fold(*next))) return true;
            next = context_.behind(*next);
        }
        return false;
    }

    /// "Americans said": people, wherever they are; "the Malians" are those of the country. So are
    /// "Native American" and "African-American".
    [[nodiscard]] bool is_people(std::size_t i, const std::string& key) const {
        if (is_american_people(i)) return true;
        if (text_.language == TextLanguage::french || !key.ends_with('s')) return false;
        const auto before = context_.before(i);
        return !before ||
               (context_.word(before) != "the" && text_.tokens[*before].kind != TokenKind::number);
    }

    [[nodiscard]] bool is_american_people(std::size_t i) const {
        const auto is_american = [&](std::size_t at) {
            return text_.fold(at).starts_with("american");
        };
        if (is_american(i) && i > 0)
            return text_.fold(i - 1) == "native" ||
                   (text_.tokens[i].hyphen_before && text_.tokens[i - 1].capitalised);
        return i + 1 < text_.tokens.size() && text_.tokens[i + 1].hyphen_before &&
               is_american(i + 1);
    }

    [[nodiscard]] std::vector<Found> places_of_code(std::string_view code) const {
        const std::size_t dot = code.find('.');
        std::optional<std::uint32_t> place;
        if (dot != std::string_view::npos)
            place = gazetteer_.division(code.substr(0, dot), code.substr(dot + 1));
        else if (code.size() == 2)
            place = gazetteer_.country(code);
        else
            return gazetteer_.find(code);
        if (!place) return {};
        return {{*place, NameRank::primary}};
    }

    /// `Athens, Ga.`, `W.Va.`: mostly behind a place and a comma. Returns the token behind it, or
    /// `i`.
    std::size_t abbreviation(std::size_t i) {
        const bool after_town = i >= 2 && text_.words(i - 1) == "," && end_of_last_place_ == i - 1;
        std::size_t count = 1;
        auto code = abbreviation_at(i);
        const bool west = text_.fold(i) == "w" && i + 2 < text_.tokens.size() &&
                          text_.words(i + 1) == "." && text_.fold(i + 2) == "va";
        if (west) {
            code = DivisionCode{"US", "WV"};
            count = 3;
        }
        if (!code || !(after_town || west || stands_alone(text_.fold(i)))) return i;
        // `100 B.C.`
        if (text_.fold(i).starts_with('b') && i > 0 &&
            text_.tokens[i - 1].kind == TokenKind::number)
            return i;
        const auto place = gazetteer_.division(code->country, code->admin1);
        if (!place) return i;
        NameMatch match{.first = i, .count = count, .key = std::string(text_.fold(i + count - 1))};
        match.found = {{*place, NameRank::primary}};
        out_.push_back(make(match, {NameRole::place, "abbreviation"}));
        out_.back().has_cue = true;
        end_of_last_place_ = i + count;
        return i + count;
    }

    /// `Rep. Brown, D-Charleston`: the party of a politician before the place.
    [[nodiscard]] bool has_party(const NameMatch& match) const {
        return match.first > 0 && text_.tokens[match.first].hyphen_before &&
               text_.tokens[match.first - 1].capitalised && text_.fold(match.first - 1).size() == 1;
    }

    /// The division that the token abbreviates: in capitals (`VA`), with stops (`N.Y.`) or with one
    /// behind (`Va.`).
    [[nodiscard]] std::optional<DivisionCode> abbreviation_at(std::size_t i) const {
        const Token& token = text_.tokens[i];
        const bool stop = i + 1 < text_.tokens.size() && text_.words(i + 1) == "." &&
                          !text_.tokens[i + 1].space_before;
        if (!token.all_caps && !(stop && token.capitalised)) return std::nullopt;
        return division_of_abbreviation(text_.fold(i));
    }

    /// `in Mopti, Ségou and Gao`: the place before has a cue, and a list goes on.
    [[nodiscard]] bool continues_list(const NameMatch& match) const {
        if (!last_has_cue_ || match.first == 0) return false;
        std::size_t i = match.first - 1;
        for (int skipped = 0; skipped < 3 && i + 1 > end_of_last_place_; ++skipped, --i) {
            const std::string_view w = text_.fold(i);
            const bool link = w == "," || w == "and" || w == "et" || w == "or" || w == "ou" ||
                              w == "&" || w == "the" || w == "le" || w == "la" || w == "a" ||
                              w == "en" || w == "in" || w == "de" || w == "ou" || w == "/" ||
                              w == "–" || text_.tokens[i + 1].hyphen_before;
            if (!link || text_.tokens[i].sentence != text_.tokens[match.first].sentence)
                return false;
            if (i == end_of_last_place_) return true;
        }
        return end_of_last_place_ == match.first && text_.tokens[match.first].hyphen_before;
    }

    /// `X, Y` and `X (Y)`, where Y is a country or division that holds one of the X.
    [[nodiscard]] bool has_container(const NameMatch& match) const {
        const std::size_t sign = match.end();
        if (sign + 1 >= text_.tokens.size()) return false;
        const std::string_view w = text_.words(sign);
        if (w != "," && w != "(") return false;
        if (!text_.tokens[sign + 1].capitalised ||
            text_.tokens[sign + 1].sentence != text_.tokens[match.first].sentence)
            return false;
        if (const auto code = abbreviation_at(sign + 1))
            return std::any_of(match.found.begin(), match.found.end(), [&](const Found& found) {
                const Place& place = gazetteer_.place(found.place);
                return place.country == code->country && place.admin1 == code->admin1;
            });
        const auto outer = matcher_.longest(sign + 1);
        if (!outer || !(outer->facts.country || outer->facts.division)) return false;
        return std::any_of(match.found.begin(), match.found.end(), [&](const Found& found) {
            const Place& inner = gazetteer_.place(found.place);
            return std::any_of(outer->found.begin(), outer->found.end(), [&](const Found& other) {
                const Place& area = gazetteer_.place(other.place);
                if (area.feature_class != 'A' || area.id == inner.id) return false;
                return area.country == inner.country &&
                       (area.feature_code != "ADM1" || area.admin1 == inner.admin1);
            });
        });
    }

    /// `BAMAKO (AFP) —`, `Bamako, 30 octobre –`: the place that opens a paragraph.
    [[nodiscard]] bool is_date_line(const NameMatch& match) const {
        const Token& token = text_.tokens[match.first];
        if (text_.paragraphs[token.paragraph].begin != token.span.begin) return false;
        for (std::size_t i = match.end(); i < text_.tokens.size() && i < match.end() + 8; ++i) {
            const Token& sign = text_.tokens[i];
            if (sign.paragraph != token.paragraph) return false;
            const std::string_view w = text_.words(i);
            if (w == "—" || w == "–" || (w == "-" && sign.space_before)) return true;
            const bool header = sign.kind != TokenKind::word || sign.capitalised ||
                                words::calendar.contains(text_.fold(i));
            if (!header || w == ".") return false;
        }
        return false;
    }

    std::vector<Toponym> without_overlaps() {
        std::vector<Toponym> kept;
        for (Toponym& toponym : out_) {
            const bool strong = toponym.role != NameRole::person && toponym.role != NameRole::other;
            while (strong && !kept.empty() && kept.back().span.touches(toponym.span) &&
                   (kept.back().role == NameRole::person || kept.back().role == NameRole::other))
                kept.pop_back();
            if (!kept.empty() && kept.back().span.touches(toponym.span)) continue;
            kept.push_back(std::move(toponym));
        }
        return kept;
    }

    static constexpr std::size_t longest_organisation = 4;
    static constexpr double joined_people = 50'000.0;
    static constexpr std::size_t most_candidates = 60;

    const TokenizedText& text_;
    const Gazetteer& gazetteer_;
    const ResolveOptions& options_;
    NameContext context_;
    PersonMemory people_;
    IllnessMemory illnesses_;
    NameMatcher matcher_;
    std::vector<Toponym> out_;
    std::size_t end_of_last_place_ = 0;
    bool last_has_cue_ = false;
    bool last_cue_is_strong_ = false;
    bool last_is_between_ = false;
    std::size_t other_half_ = 0; ///< token of "Sava" in "le département du Mayo-Sava"
};

} // namespace

std::vector<Toponym> recognize(const TokenizedText& text, const Gazetteer& gazetteer,
                               const ResolveOptions& options) {
    return Recognizer(text, gazetteer, options).run();
}

} // namespace cordon::place

// SPDX-License-Identifier: MIT
#include "incident/extract/review_labels.hpp"

#include <algorithm>
#include <array>

namespace cordon::incident {

namespace {

struct Label {
    std::string_view name;
    std::string_view english;
    std::string_view french;
    [[nodiscard]] std::string_view in(Language language) const {
        return language == Language::fr ? french : english;
    }
};

constexpr auto flags = std::to_array<Label>({
    {"added", "added by a reviewer", "ajouté à la relecture"},
    {"ambiguous", "a name that several places have", "nom porté par plusieurs lieux"},
    {"assumed", "extent of the place assumed", "étendue du lieu supposée"},
    {"assumed_anchor", "day of the article assumed", "jour de l’article supposé"},
    {"assumed_date", "no date in the text: the days before the article",
     "date non dite : les jours avant l’article"},
    {"both_banks", "both banks of the river", "les deux rives"},
    {"chain_date", "date counted from another event", "date comptée depuis un autre fait"},
    {"date_of_statement", "date of the statement, not of the event",
     "date de l’annonce, non du fait"},
    {"hearsay", "told in the conditional", "au conditionnel"},
    {"inconsistent", "the words on the place exclude each other",
     "indications de lieu contradictoires"},
    {"inherited_date", "date from another sentence", "date reprise d’une autre phrase"},
    {"inherited_place", "place from another sentence", "lieu repris d’une autre phrase"},
    {"no_place", "no place was found", "aucun lieu trouvé"},
    {"one_origin", "all sources go back to one", "sources d’une même origine"},
    {"place_of_statement", "place of the statement, perhaps not of the event",
     "lieu de l’annonce, peut-être pas du fait"},
    {"rival_claims", "disputed by some reports only", "contesté par une partie des sources"},
    {"rival_counts", "the sources’ numbers exclude each other", "nombres contradictoires"},
    {"rival_dates", "the sources’ dates exclude each other", "dates contradictoires"},
    {"rival_places", "the places exclude each other", "lieux contradictoires"},
    {"rival_types", "the sources name different kinds", "natures différentes selon les sources"},
    {"unknown_place", "a place that the gazetteer lacks", "lieu absent du répertoire"},
    {"unknown_road", "a road that is not known", "route inconnue"},
    {"weekday_mismatch", "weekday and date do not agree", "jour et date ne concordent pas"},
});

constexpr auto models = std::to_array<Label>({
    {"unknown", "not located", "non situé"},
    {"point", "point", "point"},
    {"ring", "ring", "anneau"},
    {"stretch", "stretch of a road", "tronçon de route"},
    {"area", "area", "zone"},
    {"sector", "sector", "secteur"},
    {"alternatives", "rival places", "lieux possibles"},
    {"several", "several places", "plusieurs lieux"},
});

template <std::size_t count>
std::string label(const std::array<Label, count>& labels, std::string_view name,
                  Language language) {
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [&](const Label& row) { return row.name == name; });
    return std::string(found == labels.end() ? name : found->in(language));
}

} // namespace

std::string flag_label(std::string_view flag, Language language) {
    return label(flags, flag, language);
}

std::string model_label(std::string_view model, Language language) {
    return label(models, model, language);
}

std::string_view role_label(ActorRole role, Language language) {
    const bool french = language == Language::fr;
    switch (role) {
    case ActorRole::agent: return french ? "auteur" : "agent";
    case ActorRole::target: return french ? "cible" : "target";
    case ActorRole::claimant: return french ? "revendique" : "claimant";
    case ActorRole::mentioned: break;
    }
    return french ? "cité" : "mentioned";
}

std::string_view review_label(Review review, Language language) {
    const bool french = language == Language::fr;
    switch (review) {
    case Review::accepted: return french ? "accepté" : "accepted";
    case Review::rejected: return french ? "rejeté" : "rejected";
    case Review::pending: break;
    }
    return french ? "à relire" : "pending";
}

} // namespace cordon::incident

// SPDX-License-Identifier: MIT
#include "incident/extract/event_context.hpp"
#include "incident/extract/event_finder.hpp"
#include "incident/extract/event_patterns.hpp"
#include "incident/extract/word_pattern.hpp"

#include <gtest/gtest.h>

namespace cordon::incident {
namespace {

TEST(WordPattern, matches_stems_alternatives_and_gaps) {
    const auto text = place::tokenize("Two suicide car bombers struck; then a bomb.",
                                      place::TextLanguage::english);
    const WordsView words(text);
    EXPECT_EQ(WordPattern("suicide ~1 bomb*|attack*").match(words, 1), 4U);
    EXPECT_EQ(WordPattern("suicide bomb*").match(words, 1), 0U);
    EXPECT_EQ(WordPattern("struck ~5 bomb").match(words, 4), 0U) << "a semicolon ends the clause";
}

struct Row {
    const char* text;
    EventKind kind;
};

TEST(EventKind, follows_the_triggers_of_both_languages) {
    const Row french[] = {
        {"Une patrouille est tombée dans une embuscade.", EventKind::ambush},
        {"De violents affrontements ont eu lieu.", EventKind::armed_clash},
        {"Le camp militaire a été attaqué.", EventKind::attack_on_position},
        {"Les villageois ont été massacrés.", EventKind::attack_on_civilians},
        {"Un véhicule a sauté sur une mine.", EventKind::explosive_device},
        {"Un kamikaze a frappé le marché.", EventKind::suicide_attack},
        {"Des obus de mortier sont tombés.", EventKind::shelling},
        {"Une frappe de drone a visé la zone.", EventKind::air_strike},
        {"Une grenade a été lancée.", EventKind::grenade},
        {"Deux hommes ont été enlevés.", EventKind::kidnapping},
        {"La ville est sous blocus.", EventKind::blockade},
        {"Ils ont érigé un barrage.", EventKind::checkpoint},
        {"Les rebelles se sont emparés de la ville.", EventKind::capture},
        {"L’armée a repris le contrôle de la ville.", EventKind::recapture},
        {"L’armée s’est retirée de la ville.", EventKind::withdrawal},
        {"Ils ont manifesté devant la mairie, une manifestation calme.", EventKind::protest},
        {"La police a dispersé les manifestants.", EventKind::protest_dispersed},
        {"Une émeute a éclaté.", EventKind::riot},
        {"Trois suspects ont été interpellés.", EventKind::arrest},
        {"Une cache d’armes a été découverte.", EventKind::weapons_seized},
        {"Un cessez-le-feu a été signé.", EventKind::agreement},
        {"Des violences sexuelles ont été signalées.", EventKind::sexual_violence},
        {"Un convoi de 80 citernes est arrivé.", EventKind::passage},
        {"Le blocus a été levé.", EventKind::lifting},
        {"L’ambassade appelle ses ressortissants à quitter le pays.", EventKind::advisory}};
    for (const Row& row : french)
        EXPECT_EQ(info(classify(place::tokenize(row.text, place::TextLanguage::french))).name,
                  info(row.kind).name)
            << row.text;
    const Row english[] = {
        {"Warplanes bombed the village.", EventKind::air_strike},
        {"A roadside bomb exploded.", EventKind::explosive_device},
        {"A suicide bomber blew himself up.", EventKind::suicide_attack},
        {"Police fired tear gas to disperse the protest.", EventKind::protest_dispersed},
        {"Thousands marched in a rally.", EventKind::protest},
        {"The army set up a new military base.", EventKind::base_established},
        {"Rebels seized the town.", EventKind::capture},
        {"Government forces recaptured the town.", EventKind::recapture},
        {"Police seized weapons and ammunition.", EventKind::weapons_seized},
        {"A mob lynched two men.", EventKind::mob_violence},
        {"Both sides signed a ceasefire.", EventKind::agreement},
        {"The group claimed responsibility.", EventKind::claim},
        {"Nothing of the kind.", EventKind::other}};
    for (const Row& row : english)
        EXPECT_EQ(info(classify(place::tokenize(row.text, place::TextLanguage::english))).name,
                  info(row.kind).name)
            << row.text;
}

TEST(EventKind, ignores_words_that_only_look_like_triggers) {
    const auto text =
        place::tokenize("Police threw a tear gas grenade.", place::TextLanguage::english);
    const WordsView words(text);
    for (const TriggerHit& hit : find_triggers(words, 0, words.size()))
        EXPECT_NE(hit.kind, EventKind::grenade);
    const auto month = place::tokenize("It fell on March 3.", place::TextLanguage::english);
    EXPECT_EQ(classify(month), EventKind::other);
}

TEST(EventKind, has_a_row_for_each_enumerator_and_a_known_name) {
    for (std::size_t i = 0; i < event_kind_count; ++i) {
        const auto kind = static_cast<EventKind>(i);
        EXPECT_EQ(info(kind).kind, kind);
        EXPECT_EQ(event_kind_from(info(kind).name), kind);
    }
}

EventContext context_in(const char* sentence, place::TextLanguage language) {
    const auto text = place::tokenize(sentence, language);
    const WordsView words(text);
    const auto hits = find_triggers(words, 0, words.size());
    if (hits.empty()) {
        ADD_FAILURE() << "no trigger in: " << sentence;
        return {};
    }
    return context_of(words, hits.front(), {0, words.size()});
}

TEST(EventContext, sees_negation_plans_future_and_hearsay) {
    const auto fr = place::TextLanguage::french;
    EXPECT_TRUE(context_in("Le convoi n’a pas été attaqué.", fr).negated);
    EXPECT_TRUE(context_in("Aucune attaque n’a eu lieu.", fr).negated);
    EXPECT_TRUE(context_in("Ils menacent d’attaquer la ville.", fr).modal);
    EXPECT_TRUE(context_in("Le pire serait une attaque.", fr).modal);
    EXPECT_TRUE(context_in("Une grande marche aura lieu.", fr).future);
    EXPECT_TRUE(context_in("Le convoi aurait été attaqué.", fr).hearsay);
    EXPECT_TRUE(context_in("Ils multiplient les attaques.", fr).repeated);
    const EventContext plain = context_in("Le convoi a été attaqué.", fr);
    EXPECT_FALSE(plain.negated || plain.modal || plain.future || plain.hearsay || plain.repeated);
    const auto en = place::TextLanguage::english;
    EXPECT_TRUE(context_in("They could attack the town.", en).modal);
    EXPECT_TRUE(context_in("They were reportedly ambushed.", en).hearsay);
    EXPECT_TRUE(context_in("A decade after rebels seized the town, it is calm.", en).biography);
}

} // namespace
} // namespace cordon::incident

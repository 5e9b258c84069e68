// SPDX-License-Identifier: MIT
#include "incident/words.hpp"

using namespace cordon;
using namespace cordon::incident;

TEST(Words, EachTypeIsReadBackFromItsName) {
    const std::vector<std::string> names = type_names();
    EXPECT_EQ(names.size(), 13U);
    for (const std::string& text : names) {
        const auto type = type_from(text);
        ASSERT_TRUE(type) << text;
        EXPECT_EQ(name(*type), text);
        EXPECT_FALSE(word(*type, Language::en).empty());
        EXPECT_FALSE(word(*type, Language::fr).empty());
        EXPECT_NE(acled_event(*type).find(" / "), std::string_view::npos) << text;
    }
    EXPECT_FALSE(type_from("ambush"));
}

TEST(Words, ClaimsHaveWordsInBothLanguages) {
    EXPECT_EQ(word(Claim::claimed, Language::en), "claimed");
    EXPECT_EQ(word(Claim::claimed, Language::fr), "revendiqué");
    EXPECT_EQ(claim_from("disputed"), Claim::disputed);
    EXPECT_EQ(claim_from_word("Revendiquée"), Claim::claimed);
    EXPECT_EQ(claim_from_word("perhaps"), std::nullopt);
}

TEST(Words, WordsOfTablesBecomeTypes) {
    EXPECT_EQ(type_from_word("Ambush on fuel convoy"), Type::attack_on_traffic);
    EXPECT_EQ(type_from_word("enlèvement"), Type::kidnapping);
    EXPECT_EQ(type_from_word("Frappe aérienne"), Type::state_operation);
    EXPECT_EQ(type_from_word("attack_on_traffic"), Type::attack_on_traffic);
    EXPECT_EQ(type_from_word("IED"), Type::explosive_device);
    EXPECT_EQ(type_from_word("died of thirst"), std::nullopt) << "`ied` inside a word is no device";
    EXPECT_EQ(type_from_word("banquet"), std::nullopt) << "short words must end where they end";
}

TEST(Words, WordsOfOtherLanguagesBecomeTypesAndNoOthers) {
    EXPECT_EQ(type_from_word("Mina antipersonal"), Type::explosive_device);
    EXPECT_EQ(type_from_word("Rapto de civis"), Type::kidnapping);
    EXPECT_EQ(type_from_word("Voladura de oleoducto"), Type::infrastructure_damage);
    EXPECT_EQ(type_from_word("غارة جوية"), Type::state_operation);
    EXPECT_EQ(type_from_word("Beschuss"), Type::armed_attack);
    EXPECT_EQ(type_from_word("retention of staff"), std::nullopt) << "no retén";
    EXPECT_EQ(type_from_word("бойкот"), std::nullopt) << "no бой";
    EXPECT_EQ(type_from_word("Operação policial"), std::nullopt) << "no army";
    EXPECT_EQ(type_from_word("Missile test"), Type::other);
    EXPECT_EQ(type_from_word("Protest"), Type::demonstration);
}

TEST(Words, AcledNamesBecomeTypes) {
    EXPECT_EQ(type_from_acled("Battles", "Armed clash"), Type::armed_attack);
    EXPECT_EQ(type_from_acled("Violence against civilians", "Abduction/forced disappearance"),
              Type::kidnapping);
    EXPECT_EQ(type_from_acled("Explosions/Remote violence", "Remote explosive/landmine/IED"),
              Type::explosive_device);
    EXPECT_EQ(type_from_acled("Strategic developments", "Looting/property destruction"),
              Type::infrastructure_damage);
    EXPECT_EQ(type_from_acled("Protests", "Peaceful protest"), Type::demonstration);
    EXPECT_EQ(type_from_acled("Strategic developments", "Agreement"), Type::other);
}

TEST(Words, CountsAreNamedInBothLanguages) {
    EXPECT_EQ(count_word("tankers_burnt", Language::fr), "camions-citernes incendiés");
    EXPECT_EQ(count_word("goats_stolen", Language::en), "goats stolen");
}

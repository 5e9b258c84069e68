// SPDX-License-Identifier: MIT
#include "app/disclaimers.hpp"

using namespace cordon;
using namespace cordon::app;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

namespace {

SheetSection with(std::vector<Disclaimer> presets) {
    SheetSection sheet;
    sheet.disclaimer = std::move(presets);
    return sheet;
}

std::string only(const SheetSection& sheet, Language language, WithKey key) {
    const std::vector<std::string> sentences = disclaimer_sentences(sheet, language, key);
    EXPECT_EQ(sentences.size(), 1U);
    return sentences.at(0);
}

} // namespace

TEST(Disclaimers, PointToTheKeyOnlyWhereThereIsOne) {
    const SheetSection data = with({Disclaimer::data});
    EXPECT_THAT(only(data, Language::en, WithKey::yes), EndsWith("approximate; see key."));
    EXPECT_THAT(only(data, Language::en, WithKey::no), EndsWith("Positions are approximate."));
    EXPECT_THAT(only(data, Language::fr, WithKey::yes),
                EndsWith("approximatives\u202F; voir la liste."));
    EXPECT_THAT(only(data, Language::fr, WithKey::no),
                EndsWith("Les positions sont approximatives."));
}

TEST(Disclaimers, AreThreeUnlessOthersAreChosen) {
    EXPECT_THAT(disclaimer_sentences({}, Language::en, WithKey::no),
                ElementsAre(HasSubstr("found in the listed sources"), HasSubstr("legal status"),
                            HasSubstr("Not for navigation")));
    for (const std::string& sentence : disclaimer_sentences({}, Language::fr, WithKey::no))
        EXPECT_THAT(sentence, Not(HasSubstr("{"))) << "a place of the text was not filled";
}

TEST(Disclaimers, WarnOfNoneAndKeepTheWordingOfTheUnitedNationsForThem) {
    CollectingReporter reporter;
    check_disclaimers({}, reporter);
    EXPECT_THAT(reporter.diagnostics, testing::IsEmpty());
    check_disclaimers(with({}), reporter);
    EXPECT_EQ(reporter.diagnostics.size(), 1U);
    SheetSection sheet = with({Disclaimer::un});
    EXPECT_THROW(check_disclaimers(sheet, reporter), Error);
    sheet.organisation = "UN";
    check_disclaimers(sheet, reporter);
    EXPECT_THAT(disclaimer_sentences(sheet, Language::en, WithKey::no),
                ElementsAre(HasSubstr("United Nations"), "Map not cleared."));
}

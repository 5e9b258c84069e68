// SPDX-License-Identifier: MIT
#include "core/diagnostic.hpp"

using namespace cordon;

TEST(Diagnostic, ReadsAsOneSentenceWithPlaceAndHint) {
    const Diagnostic diagnostic{Severity::error,
                                "style 'dusk' not found",
                                {"map.toml", 14, 0, {}},
                                {"styles/ has dark, print, press"}};
    EXPECT_EQ(to_text(diagnostic),
              "map.toml:14: style 'dusk' not found\n  hint: styles/ has dark, print, press");
}

TEST(Diagnostic, SuggestsNamesThatDifferByATypingError) {
    EXPECT_EQ(did_you_mean("tilte", {"title", "subtitle", "lang"}), "did you mean 'title'?");
    EXPECT_EQ(did_you_mean("zzz", {"title"}), "");
}

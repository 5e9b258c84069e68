// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

using namespace cordon::cli;

TEST(Wrapped, BreaksBetweenWordsAndIndentsWhatFollows) {
    EXPECT_EQ(wrapped("one two three", 7, 2), "one two\n  three");
    EXPECT_EQ(wrapped("one", 2, 2), "one");
    EXPECT_EQ(wrapped("", 10, 2), "");
}

TEST(Wrapped, CountsCharactersAndNotBytes) {
    EXPECT_EQ(wrapped("éééé éé", 7, 0), "éééé éé");
}

TEST(Help, NamesEveryOptionOfEveryCommand) {
    for (const auto& command : make_commands()) {
        CommandLine line;
        command->setup(line);
        const std::string text = command_help(*command, line);
        for (const std::string& name : line.option_names())
            EXPECT_THAT(text, testing::HasSubstr(name)) << command->name();
        EXPECT_THAT(text, testing::HasSubstr("Examples:\n")) << command->name();
    }
}

TEST(Help, ListsEveryCommandOnce) {
    const auto commands = make_commands();
    const std::string text = program_help(commands);
    for (const auto& command : commands)
        EXPECT_THAT(text, testing::HasSubstr("\n  " + std::string(command->name()) + " "));
}

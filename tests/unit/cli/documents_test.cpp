// SPDX-License-Identifier: MIT
#include "app/style_file.hpp"
#include "cli/completions.hpp"
#include "cli/man_page.hpp"

#include <gmock/gmock.h>

using namespace cordon;
using namespace cordon::cli;
using testing::HasSubstr;

namespace {

/// A command with one option of each kind and words that the formats could take for their own.
class Sample final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "sample"; }
    [[nodiscard]] std::string_view summary() const override { return "show: what's [there]"; }
    [[nodiscard]] std::string_view usage() const override { return "sample FILE [OPTIONS]"; }
    [[nodiscard]] std::string_view description() const override {
        return "First line\n.second line begins with a dot.\n\nWords  in columns\n\n"
               "Examples:\n  cordon sample a\\b";
    }
    void setup(CommandLine& line) override {
        line.positional = {"FILE", "the file", [](const std::string&) {}, true, {"now"}};
        line.group("Options");
        line.option("-k,--kind", "KIND", "it's [this] or that", [](const std::string&) {});
        line.choices({"one", "two"});
        line.repeated("--dir", "FOLDER", "a folder", [](const std::string&) {});
        line.option("--lang", "auto|en|fr", "language", [](const std::string&) {});
        line.option("--shard", "I|I/N|auto", "part", [](const std::string&) {});
        line.flag("--fast", "no care", [] {});
    }
    ExitCode run(Console& /*console*/) override { return ExitCode::done; }
};

DescribedCommands sample() {
    DescribedCommands all;
    auto command = std::make_unique<Sample>();
    CommandLine line;
    command->setup(line);
    all.push_back({std::move(command), std::move(line)});
    return all;
}

/// Calls `visit(command, option)` for all options of the program.
template <typename Visit>
void each_option(Visit visit) {
    for (const DescribedCommand& described : describe_commands())
        for (const OptionGroup& group : described.line.groups)
            for (const Option& option : group.options) visit(*described.command, option);
}

} // namespace

TEST(ManPage, EscapesWhatWouldBeRequests) {
    EXPECT_EQ(man_escaped(".TH x\n'a"), "\\&.TH x\n\\&'a");
    EXPECT_EQ(man_escaped("a-b \\ ~"), "a\\-b \\e \\(ti");
}

TEST(ManPage, HoldsSynopsisOptionsAndExamples) {
    const auto pages = man_pages(sample(), "2026-01-31");
    ASSERT_EQ(pages.size(), 2);
    EXPECT_EQ(pages[0].file, "cordon.1");
    EXPECT_THAT(pages[0].text, HasSubstr(".BR cordon\\-sample (1)\nshow: what's [there]\n"));
    EXPECT_EQ(pages[1].file, "cordon-sample.1");
    const std::string& text = pages[1].text;
    EXPECT_THAT(text, HasSubstr(".TH CORDON\\-SAMPLE 1 2026-01-31 "));
    EXPECT_THAT(text, HasSubstr("\\fBcordon sample\\fR FILE [OPTIONS]\n"));
    EXPECT_THAT(text, HasSubstr("First line\n\\&.second line begins with a dot.\n"));
    EXPECT_THAT(text, HasSubstr(".RS 4\n.nf\nWords  in columns\n.fi\n.RE\n"));
    EXPECT_THAT(text, HasSubstr(".SH EXAMPLES\n.RS 4\n.nf\ncordon sample a\\eb\n.fi\n.RE\n"));
    EXPECT_THAT(text, HasSubstr(".TP\n\\fB\\-k\\fR, \\fB\\-\\-kind\\fR \\fIKIND\\fR\n"));
    EXPECT_THAT(text, HasSubstr("a folder; may be given several times\n"));
}

TEST(Completions, OfferWordsFilesAndFolders) {
    const auto commands = sample();
    const auto& options = commands[0].line.groups[0].options;
    EXPECT_THAT(offered_for(options[0]).words, testing::ElementsAre("one", "two"));
    EXPECT_TRUE(offered_for(options[1]).folders);
    EXPECT_THAT(offered_for(options[2]).words, testing::ElementsAre("auto", "en", "fr"));
    EXPECT_THAT(offered_for(options[3]).words, testing::ElementsAre("auto"));
    EXPECT_TRUE(offered_for(commands[0].line.positional).files);
}

TEST(Completions, QuoteTextsForTheirShell) {
    const auto commands = sample();
    const std::string bash = bash_completion(commands);
    EXPECT_THAT(bash, HasSubstr("'sample -k' | 'sample --kind') _cordon_words \"one two\" ;;\n"));
    EXPECT_THAT(bash, HasSubstr("'sample --dir') _cordon_folders ;;\n"));
    const std::string zsh = zsh_completion(commands);
    EXPECT_THAT(zsh, HasSubstr("'sample:show\\: what'\\''s [there]'"));
    EXPECT_THAT(zsh, HasSubstr("'(-k --kind)'{-k+,--kind=}'[it'\\''s \\[this\\] or that]"
                               ":KIND:(one two)'"));
    EXPECT_THAT(zsh, HasSubstr("'*--dir=[a folder]:FOLDER:_files -/'"));
    const std::string fish = fish_completion(commands);
    EXPECT_THAT(fish, HasSubstr(" -s k -l kind -r -a 'one two' -f -d 'it\\'s [this] or that'\n"));
    EXPECT_FALSE(completion_script("csh", commands));
}

TEST(Completions, EachWordThatIsOfferedIsTaken) {
    int checked = 0;
    each_option([&](const Command& command, const Option& option) {
        for (const std::string& word : offered_for(option).words) {
            EXPECT_NO_THROW(option.set(word))
                << command.name() << ' ' << option.names << ' ' << word;
            ++checked;
        }
    });
    EXPECT_GT(checked, 30);
}

TEST(Completions, OfferTheShippedStyles) {
    int checked = 0;
    each_option([&](const Command& command, const Option& option) {
        if (option.names != "--style" || option.choices.empty()) return;
        EXPECT_THAT(option.choices, testing::UnorderedElementsAreArray(app::shipped_styles()))
            << command.name();
        ++checked;
    });
    EXPECT_GT(checked, 0);
}

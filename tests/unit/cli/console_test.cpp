// SPDX-License-Identifier: MIT
#include "cli/console.hpp"

#include <algorithm>
#include <memory>

using namespace cordon;
using namespace cordon::cli;

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const {
        std::fclose(file);
    } // NOLINT(cppcoreguidelines-owning-memory)
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string content(std::FILE* file) {
    std::string text;
    std::rewind(file);
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) text += static_cast<char>(c);
    return text;
}

/// A console on two files.
struct Sample {
    File out{std::tmpfile()};
    File err{std::tmpfile()};
    Console console{out.get(), err.get()};
};

} // namespace

TEST(Console, SendsFindingsToErrorAndSummariesToOutput) {
    Sample s;
    s.console.warn("odd value", {"in.csv", 3, 0, {}}, {"look again"});
    s.console.summary("done");
    s.console.note("only for the curious");
    s.console.detail("0.1 s");
    EXPECT_EQ(content(s.err.get()), "warning: in.csv:3: odd value\n  hint: look again\n");
    EXPECT_EQ(content(s.out.get()), "done\n");
    EXPECT_EQ(s.console.warning_count(), 1);
    EXPECT_EQ(s.console.error_count(), 0);
}

TEST(Console, CountsButDoesNotPrintWarningsWhenQuiet) {
    Sample s;
    s.console.set_verbosity(Verbosity::quiet);
    s.console.warn("odd value");
    s.console.report({Severity::error, "broken", {}, {}});
    s.console.summary("done");
    EXPECT_EQ(content(s.err.get()), "error: broken\n");
    EXPECT_EQ(content(s.out.get()), "");
    EXPECT_EQ(s.console.warning_count(), 1);
    EXPECT_EQ(s.console.error_count(), 1);
}

TEST(Console, ShowsNotesAndDetailsWhenVerbose) {
    Sample s;
    s.console.set_verbosity(Verbosity::verbose);
    s.console.note("chosen");
    s.console.detail("0.1 s");
    EXPECT_EQ(content(s.err.get()), "note: chosen\n");
    EXPECT_EQ(content(s.out.get()), "0.1 s\n");
}

TEST(Console, SaysHowManyFindingsItLeftOut) {
    Sample s;
    for (char c = 'a'; c <= 'z'; ++c)
        for (int i = 0; i < 5; ++i) s.console.warn(std::string("row ") + c);
    s.console.finish();
    const std::string text = content(s.err.get());
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 101);
    EXPECT_THAT(text, testing::EndsWith("30 more findings; --verbose shows all\n"));
    EXPECT_EQ(s.console.warning_count(), 130);
}

TEST(Console, OneKindOfFaultDoesNotHideTheOthers) {
    Sample s;
    for (int i = 0; i < 90; ++i)
        s.console.warn("date '" + std::to_string(i) + "' of row " + std::to_string(i));
    for (int i = 0; i < 30; ++i)
        s.console.warn("text " + std::string(1, char('a' + i % 26)), {}, {"look"});
    s.console.warn("another");
    s.console.finish();
    const std::string text = content(s.err.get());
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 10 + 2 * 10 + 1 + 1);
    EXPECT_THAT(text,
                testing::EndsWith("another\n100 more findings like these; --verbose shows all\n"));
    EXPECT_EQ(s.console.warning_count(), 121);
}

TEST(Console, PrintsErrorsEvenAfterAFloodOfWarnings) {
    Sample s;
    for (int i = 0; i < 130; ++i) s.console.warn("row");
    s.console.report({Severity::error, "the end", {}, {}});
    EXPECT_THAT(content(s.err.get()), testing::HasSubstr("error: the end\n"));
}

TEST(Console, CutsASentenceThatQuotesALongInput) {
    Sample s;
    std::string input;
    for (int i = 0; i < 100'000; ++i) input += "é";
    s.console.report({Severity::error, "'" + input + "' is no box", {}, {"as " + input}});
    const std::string text = content(s.err.get());
    EXPECT_LT(text.size(), 3000U);
    EXPECT_THAT(text, testing::StartsWith("error: 'éé"));
    EXPECT_THAT(text, testing::HasSubstr("éé … éé"));
    EXPECT_THAT(text, testing::HasSubstr("éé' is no box\n  hint: as éé"));
}

TEST(Console, MakesControlCharactersVisible) {
    EXPECT_EQ(printable("a\x1b[31mb\r\n\tc\x7F"), "a\\x1b[31mb\\x0d\n\tc\\x7f");
    EXPECT_EQ(printable("Ségou"), "Ségou");
    // C1 controls (U+0080..U+009F) act like escape sequences on some terminals.
    EXPECT_EQ(printable("\u009B31m"), "\\u009b31m");
}

TEST(Console, MovesTheSummaryAwayFromAMapOnStandardOutput) {
    Sample s;
    s.console.summary_to_stderr();
    s.console.summary("done");
    EXPECT_EQ(content(s.out.get()), "");
    EXPECT_EQ(content(s.err.get()), "done\n");
}

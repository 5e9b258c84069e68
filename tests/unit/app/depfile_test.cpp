// SPDX-License-Identifier: MIT
#include "app/depfile.hpp"
#include "app/process_pool.hpp"
#include "core/diagnostic.hpp"
#include "core/file.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>

using namespace cordon::app;
using cordon::Error;
namespace fs = std::filesystem;

namespace {

fs::path made(const std::string& name) {
    fs::path path = fs::temp_directory_path() / name; // never below the current folder
    cordon::write_file(path, "x");
    return path;
}

} // namespace

TEST(Depfile, EscapesWhatMakeWouldMisread) {
    const fs::path file = made("a b$c#d\\ e");
    const std::string name = "/a\\ b$$c\\#d\\\\\\ e";
    const std::string folder = file.parent_path().string();
    EXPECT_EQ(depfile_text({"my map.png", "-"}, {file}),
              "my\\ map.png: \\\n  " + folder + name + "\n" + folder + name + ":\n");
    fs::remove(file);
}

TEST(Depfile, NamesFilesBelowTheCurrentFolderRelativeToIt) {
    cordon::write_file("depfile_test.txt", "x");
    EXPECT_EQ(depfile_text({"o"}, {fs::current_path() / "depfile_test.txt", "/no/such/file"}),
              "o: \\\n  depfile_test.txt\ndepfile_test.txt:\n");
    fs::remove("depfile_test.txt");
}

TEST(Depfile, RefusesLineBreaks) {
    EXPECT_THROW((void)depfile_text({"a\nb"}, {}), Error);
}

TEST(Processes, HandBackEveryAnswerWhateverItsSize) {
    std::vector<std::string> answers(9);
    run_in_processes(
        answers.size(), 3,
        [](std::size_t i) { return std::string(i * 50'000, static_cast<char>('a' + i)); },
        [&](std::size_t i, const JobEnd& end) {
            EXPECT_EQ(end.broken, "");
            answers[i] = end.answer;
        });
    for (std::size_t i = 0; i < answers.size(); ++i)
        EXPECT_EQ(answers[i], std::string(i * 50'000, static_cast<char>('a' + i)));
}

TEST(Processes, SayWhichJobBrokeAndGoOn) {
    std::vector<std::string> ends(3);
    run_in_processes(
        ends.size(), 1,
        [](std::size_t i) -> std::string {
            if (i == 0) std::raise(SIGKILL);
            if (i == 1) throw Error("no");
            return "fine";
        },
        [&](std::size_t i, const JobEnd& end) { ends[i] = end.answer + end.broken; });
    EXPECT_THAT(ends, testing::ElementsAre("ended by signal 9", "ended without an answer", "fine"));
}

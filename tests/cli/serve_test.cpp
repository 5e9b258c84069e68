// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

using namespace cordon::test;
using testing::HasSubstr;
using testing::MatchesRegex;

namespace {

/// Waits for the first line of a started program, a minute at most.
std::string first_line(const Workplace& place) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::chrono::steady_clock::now() < end) {
        const std::string text = place.printed();
        if (const auto at = text.find('\n'); at != std::string::npos) return text.substr(0, at);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return {};
}

} // namespace

TEST(Serve, PrintsItsAddressAndEndsWellOnCtrlC) {
    for (const int signal : {SIGINT, SIGTERM}) {
        const Workplace place;
        place.put("in.csv", "lat,lon,date,type,place\n12.84,-8.52,2025-10-28,attack,RN24\n");
        std::ofstream(place.folder() / ".run" / "in");
        const int process = place.start({"serve", "in.csv", "--port", "0"});
        EXPECT_THAT(first_line(place), MatchesRegex("http://127\\.0\\.0\\.1:[0-9]+/"));
        const RunResult result = place.stop(process, signal);
        EXPECT_EQ(result.code, 0) << result.err;
        EXPECT_THAT(result.out, HasSubstr("Ctrl-C ends the preview"));
        EXPECT_EQ(result.err, "");
    }
}

TEST(Serve, NamesAFileThatIsNotThere) {
    const Workplace place;
    const RunResult result = place.cordon({"serve", "nope.toml", "--port", "0"});
    EXPECT_EQ(result.code, 1);
    EXPECT_EQ(result.err, "error: nope.toml: cannot be read: there is no such file\n");
}

TEST(Serve, RefusesStandardInputAndWrongPorts) {
    const Workplace place;
    EXPECT_EQ(place.cordon({"serve", "-"}).code, 2);
    for (const char* port : {"65536", "-1", "x", "", "80.5"}) {
        const RunResult result = place.cordon({"serve", "in.csv", "--port", port});
        EXPECT_EQ(result.code, 2) << port;
        EXPECT_THAT(result.err, HasSubstr("is not a whole number from 0 to 65535")) << port;
    }
}

// SPDX-License-Identifier: MIT
// conformance_style FIXTURES BASELINE [--verbose] [--update]
#include "conformance/score.hpp"
#include "core/file.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <span>
#include <string_view>

namespace {

constexpr int skipped = 77; // what the test driver takes for "not run"

int run(std::span<char*> args) {
    using namespace cordon;
    if (args.size() < 3) {
        fmt::print("usage: conformance_style FIXTURES BASELINE [--verbose] [--update]\n");
        return 2;
    }
    conformance::Options options{args[1], false};
    bool update = false;
    for (const std::string_view arg : args.subspan(3)) {
        options.verbose = options.verbose || arg == "--verbose";
        update = update || arg == "--update";
    }
    if (!std::filesystem::exists(options.fixtures / "expression")) {
        fmt::print("fixtures are not at hand: {}\n", options.fixtures.string());
        return skipped;
    }
    conformance::Score score;
    run_expressions(options, score);
    run_validator(options, score);
    score.print();
    if (update) {
        write_file(args[2], score.baseline());
        return 0;
    }
    const auto regressions = score.regressions(read_file(args[2]));
    for (const std::string& regression : regressions) fmt::print("{}\n", regression);
    return regressions.empty() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run({argv, static_cast<std::size_t>(argc)});
    } catch (const std::exception& error) {
        std::fputs(error.what(), stderr);
        std::fputs("\n", stderr);
        return 1;
    }
}

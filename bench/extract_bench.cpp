// SPDX-License-Identifier: MIT
// Figures of the extraction on the evaluation corpora: bench_extract FOLDER [--errors]
#include "support/corpus_file.hpp"
#include "unit/incident/extract/kind_score.hpp"
#include "unit/incident/extract/time_score.hpp"

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <string>

using namespace cordon;
using namespace cordon::incident;

namespace {

void print_times(const std::filesystem::path& folder, bool errors) {
    test::TimeScore score;
    for (const Json& document : test::read_lines(corpus_file(folder, "frtimebank")))
        test::score_times(document, score);
    const auto print = [&](const char* name, std::size_t right) {
        const test::Score s = score.of(right);
        fmt::print("  {:8} P {:.3f} R {:.3f} F {:.3f}\n", name, s.precision, s.recall, s.f());
    };
    fmt::print("French TimeBank: {} expressions, {} found\n", score.gold, score.found);
    print("strict", score.strict);
    print("relaxed", score.relaxed);
    print("value", score.same_value);
    if (errors)
        for (const std::string& line : score.errors) fmt::print("    {}\n", line);
}

void print_kinds(const std::filesystem::path& folder, bool errors) {
    const auto results = test::classify_all(test::read_lines(corpus_file(folder, "case2021")));
    fmt::print("CASE 2021 task 2: {} snippets, weighted F1 {:.3f} (25), {:.3f} (28), {:.3f} (30)\n",
               results.size(), test::weighted_f1(results, test::beyond_25),
               test::weighted_f1(results, test::beyond_28), test::weighted_f1(results, {}));
    if (!errors) return;
    for (const test::KindResult& result : results)
        if (result.gold != result.found)
            fmt::print("    {} as {}: {}\n", result.gold, result.found, result.text.substr(0, 300));
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_extract FOLDER [--errors]\n");
        return 2;
    }
    const bool errors = argc > 2 && std::strcmp(argv[2], "--errors") == 0;
    print_times(argv[1], errors);
    print_kinds(argv[1], errors);
    return 0;
}

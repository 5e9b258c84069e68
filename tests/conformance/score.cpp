// SPDX-License-Identifier: MIT
#include "conformance/score.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <sstream>

namespace cordon::conformance {

void Score::add(const std::string& suite, const std::string& group, const Levels& levels) {
    Row& row = suites_[suite][group];
    ++row.total;
    // A level counts only when the ones below it are reached.
    bool reached = true;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        reached = reached && levels.at(i);
        if (reached) ++row.passed.at(i);
    }
}

Score::Row Score::sum(const std::string& suite) const {
    Row out;
    const auto found = suites_.find(suite);
    if (found == suites_.end()) return out;
    for (const auto& [group, row] : found->second) {
        out.total += row.total;
        for (std::size_t i = 0; i < 3; ++i) out.passed.at(i) += row.passed.at(i);
    }
    return out;
}

void Score::print() const {
    for (const auto& [suite, groups] : suites_) {
        fmt::print("{:<24}{:>6}{:>6}{:>6}{:>6}\n", suite, "all", "L1", "L2", "L3");
        const auto line = [](const std::string& name, const Row& row) {
            fmt::print("  {:<22}{:>6}{:>6}{:>6}{:>6}\n", name, row.total, row.passed[0],
                       row.passed[1], row.passed[2]);
        };
        for (const auto& [group, row] : groups) line(group, row);
        line("sum", sum(suite));
    }
}

std::string Score::baseline() const {
    std::string out;
    for (const auto& [suite, groups] : suites_) {
        const Row row = sum(suite);
        for (std::size_t i = 0; i < 3; ++i)
            out += fmt::format("{} L{} {}\n", suite, i + 1, row.passed.at(i));
    }
    return out;
}

std::vector<std::string> Score::regressions(const std::string& baseline) const {
    std::vector<std::string> out;
    std::istringstream lines(baseline);
    std::string suite;
    std::string level;
    int wanted = 0;
    while (lines >> suite >> level >> wanted) {
        if (level.size() != 2 || level[1] < '1' || level[1] > '3') {
            out.push_back(fmt::format("baseline: '{}' is no level", level));
            continue;
        }
        const int passed = sum(suite).passed.at(static_cast<std::size_t>(level[1] - '1'));
        if (passed < wanted)
            out.push_back(fmt::format("{} {}: {} fixtures pass, the baseline is {}", suite, level,
                                      passed, wanted));
    }
    return out;
}

} // namespace cordon::conformance

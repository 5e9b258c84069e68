// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace cordon::conformance {

/// Which of the three levels a fixture reaches.
using Levels = std::array<bool, 3>;

/// Passed fixtures by group and level.
class Score {
  public:
    void add(const std::string& suite, const std::string& group, const Levels& levels);
    /// A table by group, and the sums.
    void print() const;
    /// Sums as `expression L2 312` lines, the text of a baseline.
    [[nodiscard]] std::string baseline() const;
    /// What lies below a baseline, one sentence each.
    [[nodiscard]] std::vector<std::string> regressions(const std::string& baseline) const;

  private:
    struct Row {
        int total = 0;
        std::array<int, 3> passed{};
    };
    std::map<std::string, std::map<std::string, Row>> suites_;
    [[nodiscard]] Row sum(const std::string& suite) const;
};

/// What a suite does with its failures.
struct Options {
    std::filesystem::path fixtures;
    bool verbose = false; ///< print each failure
};

/// All expression fixtures.
void run_expressions(const Options& options, Score& score);
/// All pairs of style and validator output.
void run_validator(const Options& options, Score& score);

} // namespace cordon::conformance

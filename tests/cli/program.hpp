// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// Runs the built program as a user does.
namespace cordon::test {

struct RunResult {
    int code = -1; ///< exit code; 128 + signal when it was killed
    std::string out;
    std::string err;
};

/// A folder of its own for one test, with a data folder (`data/styles`, `data/geodata`) that holds
/// the shipped styles' names; removed at the end.
class Workplace {
  public:
    Workplace();
    ~Workplace();
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    Workplace(Workplace&&) = delete;
    Workplace& operator=(Workplace&&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// Writes a file in the folder.
    void put(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::string get(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const;
    /// Names in the folder without those of the workplace itself, sorted.
    [[nodiscard]] std::vector<std::string> files() const;

    /// Runs `cordon` with the folder as current folder and `input` on standard input.
    [[nodiscard]] RunResult cordon(const std::vector<std::string>& arguments,
                                   const std::string& input = {}) const;

  private:
    std::filesystem::path folder_;
};

} // namespace cordon::test

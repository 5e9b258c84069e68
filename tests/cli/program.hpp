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

/// Which data folder the program is given.
enum class Data {
    names,  ///< a folder with the names of three styles and no geodata: enough for what fails early
    shipped ///< styles and geodata of the source tree
};

/// A folder of its own for one test; removed at the end.
class Workplace {
  public:
    explicit Workplace(Data data = Data::names);
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

    /// Starts `cordon` and leaves it running; its output goes to the file that printed() reads.
    [[nodiscard]] int start(const std::vector<std::string>& arguments) const;
    /// What the started program has written to standard output so far.
    [[nodiscard]] std::string printed() const;
    /// Sends a signal and waits for the end.
    [[nodiscard]] RunResult stop(int process, int signal) const;

  private:
    [[nodiscard]] RunResult result_of(int process) const;

    std::filesystem::path folder_;
    std::filesystem::path data_;
};

} // namespace cordon::test

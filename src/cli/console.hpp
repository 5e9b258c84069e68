// SPDX-License-Identifier: MIT
#pragma once

#include "core/diagnostic.hpp"

#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace cordon::cli {

/// How much is printed.
enum class Verbosity { quiet, normal, verbose };

/// The only door to the terminal. Results go to standard output, findings to standard error. Colour
/// is used on a terminal only and never when NO_COLOR is set. Control characters of untrusted texts
/// are made visible.
class Console final : public Reporter {
  public:
    /// The streams must outlive the console.
    Console(std::FILE* out, std::FILE* err);

    void set_verbosity(Verbosity verbosity) { verbosity_ = verbosity; }
    [[nodiscard]] Verbosity verbosity() const { return verbosity_; }

    /// Prints a finding: errors always, warnings unless quiet, notes, each once, when verbose.
    /// Counts all.
    void report(const Diagnostic& diagnostic) override;
    [[nodiscard]] int warning_count() const { return warnings_; }
    [[nodiscard]] int error_count() const { return errors_; }

    /// Text that the user asked for (help, configuration, explanations); always to standard output,
    /// as it is.
    void print(std::string_view text);
    /// Sends summary lines to standard error, because standard output carries a map.
    void summary_to_stderr() { summary_ = err_; }
    /// One line about what was done; nothing when quiet.
    void summary(std::string_view line);
    /// One line for those who asked for more.
    void detail(std::string_view line);
    /// Sends what was printed on its way, for programs that wait for it.
    void flush();
    /// Draws a line over the last one like it, on a terminal only and not when quiet; an empty line
    /// removes it.
    void progress(std::string_view line);
    /// Says how many findings were not printed, if any were not.
    void finish();

  private:
    /// Is it one of many warnings of a kind that were shown?
    [[nodiscard]] bool is_one_more(const Diagnostic& diagnostic);
    static void write(std::FILE* stream, std::string_view text);

    std::FILE* out_;
    std::FILE* err_;
    std::FILE* summary_;
    bool colour_;
    Verbosity verbosity_ = Verbosity::normal;
    int warnings_ = 0;
    int errors_ = 0;
    int shown_ = 0;
    int hidden_ = 0;
    std::set<std::string> notes_; ///< printed ones
    /// Warnings that say the same of many rows: how many there were, by what they have in common.
    std::map<std::string, int> kinds_;
};

/// The text with control characters (C0 but line feed and tabulator, DEL, C1) written as `\xNN` or
/// `\u00NN`, so that a text from a file cannot steer the terminal.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace cordon::cli

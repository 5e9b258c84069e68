// SPDX-License-Identifier: MIT
#pragma once

#include <tl/expected.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cordon {

/// How bad a finding is: a note informs, a warning lets the run go on (exit 3 under `--strict`), an
/// error ends it.
enum class Severity { note, warning, error };

/// Where a finding lies. Empty and zero members are unknown and not printed.
struct Where {
    std::string file{};
    int line = 0;      ///< 1-based
    int column = 0;    ///< 1-based
    std::string key{}; ///< key path such as `layers[3].paint.line-width`, or an incident id
};

/// One finding, written for the user: lower case, what and with which value, then why; hints say
/// what to do.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string message{};
    Where where{};
    std::vector<std::string> hints{};
};

/// All findings of a reader, in the order of the input.
using Diagnostics = std::vector<Diagnostic>;

/// An ordinary failure that the caller handles.
template <typename T>
using Result = tl::expected<T, Diagnostic>;

/// `file:line: message` with one indented `hint:` line for each hint; no trailing newline.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic);

/// Ends a command with exit code 1. `what()` is the text that the user reads.
class Error : public std::runtime_error {
  public:
    explicit Error(Diagnostic diagnostic);
    explicit Error(std::string message);
    Error(std::string message, std::string hint);

    [[nodiscard]] const Diagnostic& diagnostic() const { return diagnostic_; }

  private:
    Diagnostic diagnostic_;
};

/// Receives findings while a command runs; the command line prints them, tests collect them.
class Reporter {
  public:
    Reporter() = default;
    Reporter(const Reporter&) = delete;
    Reporter& operator=(const Reporter&) = delete;
    Reporter(Reporter&&) = delete;
    Reporter& operator=(Reporter&&) = delete;
    virtual ~Reporter() = default;

    /// Takes one finding. Must not throw.
    virtual void report(const Diagnostic& diagnostic) = 0;

    void warn(std::string message, Where where = {}, std::vector<std::string> hints = {}) {
        report({Severity::warning, std::move(message), std::move(where), std::move(hints)});
    }
    void note(std::string message, Where where = {}) {
        report({Severity::note, std::move(message), std::move(where), {}});
    }
};

/// A Reporter that keeps everything, for tests and for readers that return their findings.
class CollectingReporter final : public Reporter {
  public:
    void report(const Diagnostic& diagnostic) override { diagnostics.push_back(diagnostic); }
    Diagnostics diagnostics; ///< in the order of their arrival
};

/// A Reporter that hands findings on and keeps them.
class KeepingReporter final : public Reporter {
  public:
    /// Both must outlive the reporter.
    KeepingReporter(Reporter& next, Diagnostics& kept) : next_(next), kept_(kept) {}
    void report(const Diagnostic& diagnostic) override {
        kept_.push_back(diagnostic);
        next_.report(diagnostic);
    }

  private:
    Reporter& next_;
    Diagnostics& kept_;
};

/// The candidates nearest to `name` by edit distance (at most 3, distance at most a third of the
/// length), best first.
[[nodiscard]] std::vector<std::string> suggestions(std::string_view name,
                                                   const std::vector<std::string>& candidates);

/// `did you mean 'a' or 'b'?` for use as a hint; empty when nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       const std::vector<std::string>& candidates);

} // namespace cordon

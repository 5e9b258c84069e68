// SPDX-License-Identifier: MIT
#include "app/process_pool.hpp"
#include "cli/application.hpp"
#include "cli/command.hpp"
#include "cli/option_values.hpp"
#include "core/file.hpp"
#include "core/json.hpp"
#include "core/opened_files.hpp"
#include "core/threads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace cordon::cli {

namespace {

constexpr std::size_t max_jobs = 10'000;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); } // NOLINT: its owner
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string content(std::FILE* file) {
    std::string text;
    std::array<char, 4096> block{};
    std::rewind(file);
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), file))
        text.append(block.data(), got);
    return text;
}

/// How one command ended.
struct Result {
    int code = 1;
    std::string messages; ///< standard error
    std::string output;   ///< standard output
};

std::string packed(const Result& result) {
    return to_text(Json(Json::Object{{"code", Json(static_cast<double>(result.code)), 0},
                                     {"messages", Json(result.messages), 0},
                                     {"output", Json(result.output), 0}}));
}

Result unpacked(const std::string& text) {
    const Json json = parse_json(text, "answer of a worker");
    return {static_cast<int>(json.number_or("code", 1.0)), json.text_or("messages", ""),
            json.text_or("output", "")};
}

/// `cordon batch`: many runs for the price of one start.
class BatchCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "batch"; }
    [[nodiscard]] std::string_view summary() const override {
        return "several commands in one run, at the same time";
    }
    [[nodiscard]] std::string_view usage() const override { return "batch JOBS [OPTIONS]"; }
    [[nodiscard]] std::string_view description() const override {
        return R"(Runs the commands of a file, each line of which is a JSON array of arguments,
in processes of their own and several at once. Programs that draw many maps save
the start of the program for each of them. The commands have to write to files.
The exit code is 1 when any of them did not end with 0.

Examples:
  cordon batch jobs.txt, with the lines
    ["render", "a.toml", "-o", "a.svg"]
    ["render", "b.toml", "-o", "b.svg", "--cache", "auto"])";
    }

    void setup(CommandLine& line) override {
        line.positional = {"JOBS", "file with one JSON array a line; \"-\" is standard input",
                           [this](const std::string& text) { jobs_file_ = text; }, true};
        line.group("Options");
        line.option("--jobs", "N", "commands run at once (as many as there are processors)",
                    read_into(at_once_, [](const std::string& text) {
                        return parse_in_range(text, 1, 256);
                    }));
        line.option(
            "--results", "FOLDER",
            "write 1.txt, 2.txt … there: the exit code on the first line, then warnings and errors",
            keep(results_));
    }

    ExitCode run(Console& console) override {
        const std::vector<std::vector<std::string>> jobs = read_jobs();
        std::vector<Result> results(jobs.size());
        const int at_once = at_once_ > 0.0 ? static_cast<int>(at_once_) : usable_processors();
        app::run_in_processes(
            jobs.size(), at_once, [&](std::size_t i) { return packed(run_one(jobs[i])); },
            [&](std::size_t i, const app::JobEnd& end) {
                results[i] = end.broken.empty()
                                 ? unpacked(end.answer)
                                 : Result{1, "error: the run " + end.broken + "\n", {}};
            });
        bool failed = false;
        for (std::size_t i = 0; i < results.size(); ++i) {
            const Result& result = results[i];
            failed = failed || result.code != 0;
            if (results_.empty())
                console.print(result.messages + result.output);
            else
                write_file(std::filesystem::path(results_) / fmt::format("{}.txt", i + 1),
                           fmt::format("{}\n{}", result.code, result.messages));
        }
        return failed ? ExitCode::failed : ExitCode::done;
    }

  private:
    [[nodiscard]] std::vector<std::vector<std::string>> read_jobs() const {
        const std::string text = read_file(jobs_file_, std::size_t{64} << 20U);
        std::vector<std::vector<std::string>> jobs;
        int number = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string line = text.substr(at, end - at);
            at = end + 1;
            ++number;
            if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
            jobs.push_back(arguments_of(line, number));
            if (jobs.size() > max_jobs)
                throw Error(fmt::format("{} has more than {} commands", jobs_file_, max_jobs));
        }
        return jobs;
    }

    [[nodiscard]] std::vector<std::string> arguments_of(const std::string& line, int number) const {
        const Json json = parse_json(line, jobs_file_);
        std::vector<std::string> arguments;
        bool sound = json.is_array() && !json.items().empty();
        for (const Json& item : sound ? json.items() : Json::Array{}) {
            sound = sound && item.is_string();
            if (item.is_string()) arguments.push_back(item.string());
        }
        if (!sound || arguments.front() == "batch")
            throw Error({Severity::error,
                         "expected an array of texts, the arguments of a command",
                         {jobs_file_, number, 0, {}},
                         {R"(for example ["render", "map.toml", "-o", "map.svg"])"}});
        return arguments;
    }

    static Result run_one(const std::vector<std::string>& arguments) {
        forget_opened_files(); // the list of jobs is no input of a map
        const File out(std::tmpfile());
        const File err(std::tmpfile());
        if (!out || !err) return {1, "error: no temporary file can be made\n", {}};
        Console console(out.get(), err.get());
        const ExitCode code = cli::run(arguments, console);
        return {static_cast<int>(code), content(err.get()), content(out.get())};
    }

    std::string jobs_file_;
    std::string results_;
    double at_once_ = 0.0;
};

} // namespace

std::unique_ptr<Command> make_batch_command() {
    return std::make_unique<BatchCommand>();
}

} // namespace cordon::cli

// SPDX-License-Identifier: MIT
#include "app/pipeline.hpp"
#include "app/render_options.hpp"
#include "cli/command.hpp"
#include "cli/network_option.hpp"

#include <fmt/format.h>

namespace cordon::cli {

namespace {

/// `cordon check`: all faults of data, style and layout; draws nothing.
class CheckCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "check"; }
    [[nodiscard]] std::string_view summary() const override {
        return "report all faults of data, style and layout";
    }
    [[nodiscard]] std::string_view usage() const override { return "check INPUT... [OPTIONS]"; }
    [[nodiscard]] std::string_view description() const override {
        return R"(Reads a project file with everything that it names, a MapLibre style, or files
of incidents, reports every fault with its file, line and a hint, and draws
nothing. Findings go to standard error, one summary line a file to standard
output. The exit code is 1 when there is an error.

Examples:
  cordon check map.toml
  cordon check incidents.csv more.geojson
  cordon check --strict map.toml && cordon render map.toml -o map.pdf)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"INPUT", "map.toml, a style, or a file of incidents",
                           [this](const std::string& text) { inputs_.push_back(text); }, true};
        line.group("Options");
        line.flag("--strict", "exit code 3 when there were warnings", [this] { strict_ = true; });
        network_.declare(line);
        line.flag("-q,--quiet", "errors only", [this] { verbosity_ = Verbosity::quiet; });
        line.flag("-v,--verbose", "notes as well", [this] { verbosity_ = Verbosity::verbose; });
    }

    ExitCode run(Console& console) override {
        console.set_verbosity(verbosity_);
        fetcher_ = network_.fetcher();
        for (const std::string& input : inputs_) check_one(input, console);
        print_network(fetcher_, console);
        if (console.error_count() > 0) return ExitCode::failed;
        return strict_ && console.warning_count() > 0 ? ExitCode::warnings : ExitCode::done;
    }

  private:
    /// A file with a fatal fault does not keep the others from being checked.
    void check_one(const std::string& input, Console& console) const {
        const int errors_before = console.error_count();
        const int warnings_before = console.warning_count();
        try {
            app::RenderOptions options;
            options.inputs = {input};
            options.network = fetcher_;
            app::check(app::load_document(options, console), console);
        } catch (const Error& error) {
            // The sentence that counts the errors is the summary here.
            if (console.error_count() == errors_before) console.report(error.diagnostic());
        }
        const auto plural = [](int count, std::string_view one) {
            return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
        };
        console.summary(fmt::format("{}: {}, {}", input,
                                    plural(console.error_count() - errors_before, "error"),
                                    plural(console.warning_count() - warnings_before, "warning")));
    }

    std::vector<std::string> inputs_;
    NetworkOption network_;
    net::FetcherPtr fetcher_;
    Verbosity verbosity_ = Verbosity::normal;
    bool strict_ = false;
};

} // namespace

std::unique_ptr<Command> make_check_command() {
    return std::make_unique<CheckCommand>();
}

} // namespace cordon::cli

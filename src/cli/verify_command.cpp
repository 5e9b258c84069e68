// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/verify_run.hpp"

namespace cordon::cli {

namespace {

/// `cordon verify`: do finished maps match the files at hand?
class VerifyCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "verify"; }
    [[nodiscard]] std::string_view summary() const override {
        return "say whether a finished map matches the inputs at hand";
    }
    [[nodiscard]] std::string_view usage() const override { return "verify FILE... [OPTIONS]"; }
    [[nodiscard]] std::string_view description() const override {
        return R"(Reads the record inside a PNG, SVG or PDF that cordon made, in its sidecar, or in
the metadata of tiles (PMTiles, MBTiles, a folder): names and SHA-256 of its
inputs, version, projection and notes. Compares it with the files at hand, and
with --map with what the project file gives now. The exit
code is 0 when all match, 1 when something differs, is missing or cannot be read.

Examples:
  cordon verify map.pdf
  cordon verify out/*.png --folder .
  cordon verify map.pdf --map map.toml
  cordon verify map.pmtiles)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"FILE", "finished maps: PNG, SVG, PDF, JSON of a sidecar, or tiles",
                           [this](const std::string& text) { request_.files.push_back(text); },
                           true};
        line.group("Options");
        line.option("--folder", "FOLDER",
                    "where the inputs lie (the folder of the file, then the current one)",
                    [this](const std::string& text) { request_.folder = text; });
        line.option("--map", "FILE",
                    "project file: its inputs, projection and notes are compared as they are now",
                    [this](const std::string& text) { request_.map = text; });
        line.flag("-q,--quiet", "only the exit code, and errors",
                  [this] { verbosity_ = Verbosity::quiet; });
    }

    ExitCode run(Console& console) override {
        console.set_verbosity(verbosity_);
        return verify_files(request_, console);
    }

  private:
    VerifyRequest request_;
    Verbosity verbosity_ = Verbosity::normal;
};

} // namespace

std::unique_ptr<Command> make_verify_command() {
    return std::make_unique<VerifyCommand>();
}

} // namespace cordon::cli

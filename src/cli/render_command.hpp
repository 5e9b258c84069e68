// SPDX-License-Identifier: MIT
#pragma once

#include "app/pipeline.hpp"
#include "app/render_cache.hpp"
#include "app/render_options.hpp"
#include "cli/command.hpp"
#include "cli/network_option.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cordon::cli {

/// `cordon render`: draws a map from incidents, a style or a project file.
class RenderCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "render"; }
    [[nodiscard]] std::string_view summary() const override {
        return "draw a map as PNG, SVG or PDF";
    }
    [[nodiscard]] std::string_view usage() const override {
        return "render INPUT... -o OUTPUT [-o OUTPUT...] [OPTIONS]";
    }
    [[nodiscard]] std::string_view description() const override;
    void setup(CommandLine& line) override;
    ExitCode run(Console& console) override;

  private:
    void setup_output(CommandLine& line);
    void setup_print(CommandLine& line);
    void setup_sheet(CommandLine& line);
    void setup_extent(CommandLine& line);
    void setup_data(CommandLine& line);
    void setup_symbols(CommandLine& line);
    void setup_furniture(CommandLine& line);
    void setup_run(CommandLine& line);

    /// Outputs with their formats; moves outputs that stand among the inputs (`-o a.png b.svg`).
    [[nodiscard]] std::vector<app::Output> resolve_outputs();
    [[nodiscard]] ExitCode run_each(Console& console);
    [[nodiscard]] ExitCode run_frames(Console& console);
    [[nodiscard]] std::optional<app::CacheOptions> cache_options() const;
    void write_depfile(const std::vector<app::Output>& outputs,
                       std::vector<std::filesystem::path> files) const;
    /// Puts the name by the document's convention where outputs say `{name}`.
    void name_outputs(const app::MapDocument& document);
    void check_arguments(const std::vector<app::Output>& outputs) const;
    [[nodiscard]] ExitCode exit_code(bool gate_refused, const Console& console) const;

    app::RenderOptions options_;
    app::RenderRequest request_;
    std::vector<std::string> outputs_;
    std::string key_csv_; ///< empty = not asked for
    bool sidecar_ = false;
    std::string each_;  ///< table of an atlas; empty = one map
    double jobs_ = 0.0; ///< 0 = as many as there are processors
    NetworkOption network_;
    std::string cache_;
    bool no_cache_ = false;
    double cache_mb_ = 500.0;
    std::string depfile_; ///< empty = not asked for
    std::optional<app::OutputFormat> format_;
    Verbosity verbosity_ = Verbosity::normal;
    bool strict_ = false;
    bool warnings_as_errors_ = false;
    bool dump_config_ = false;
    bool explain_projection_ = false;
};

} // namespace cordon::cli

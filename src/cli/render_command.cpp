// SPDX-License-Identifier: MIT
#include "cli/render_command.hpp"

#include "app/depfile.hpp"
#include "app/file_name.hpp"
#include "app/frames.hpp"
#include "app/map_reader.hpp"
#include "cli/atlas_run.hpp"
#include "cli/option_values.hpp"
#include "cli/render_summary.hpp"
#include "core/file.hpp"
#include "core/opened_files.hpp"
#include "core/threads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace cordon::cli {

std::unique_ptr<Command> make_render_command() {
    return std::make_unique<RenderCommand>();
}

namespace {

/// The same file, as far as its name tells.
bool same_file(const std::string& a, const std::string& b) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    return fs::path(a).lexically_normal() == fs::path(b).lexically_normal() ||
           fs::equivalent(a, b, ignored);
}

app::OutputFormat format_for(const std::string& path, std::optional<app::OutputFormat> asked) {
    if (asked) return *asked;
    if (const auto format = format_of(path)) return *format;
    if (path == "-")
        throw UsageError("the format of standard output is not known",
                         "add --format png, svg or pdf");
    throw UsageError("the format of '" + path + "' is not known",
                     "end the name in .png, .svg or .pdf, or add --format");
}

/// `map.png` brings `map.pgw`.
void add_world_files(std::vector<app::Output>& all) {
    std::vector<app::Output> added;
    for (const app::Output& output : all)
        if (output.format == app::OutputFormat::png && output.path != "-")
            added.push_back({std::filesystem::path(output.path).replace_extension(".pgw").string(),
                             app::OutputFormat::world});
    const bool has_pdf = std::any_of(all.begin(), all.end(), [](const app::Output& output) {
        return output.format == app::OutputFormat::pdf;
    });
    if (added.empty() && !has_pdf)
        throw UsageError("--geo needs a PDF, or a PNG with a name, beside which the world file "
                         "stands",
                         "add -o map.pdf or -o map.png");
    all.insert(all.end(), added.begin(), added.end());
}

/// Words beside the first file: `map.png` brings `map.json`, `map.caption.txt`, `map.alt.txt`.
void add_sidecar(std::vector<app::Output>& all) {
    if (all.empty() || all.front().path == "-")
        throw UsageError("--sidecar needs an output with a name, beside which it stands",
                         "add -o map.png (or .svg, .pdf)");
    const std::filesystem::path stem = std::filesystem::path(all.front().path).replace_extension();
    all.push_back({stem.string() + ".json", app::OutputFormat::sidecar});
    all.push_back({stem.string() + ".caption.txt", app::OutputFormat::caption});
    all.push_back({stem.string() + ".alt.txt", app::OutputFormat::alt});
}

} // namespace

std::vector<app::Output> RenderCommand::resolve_outputs() {
    auto& inputs = options_.inputs;
    if (!outputs_.empty()) {
        // `-o map.png map.svg`: no input has an output's ending, so the second name is an output as
        // well.
        const auto is_output = [](const std::string& name) { return format_of(name).has_value(); };
        std::copy_if(inputs.begin(), inputs.end(), std::back_inserter(outputs_), is_output);
        inputs.erase(std::remove_if(inputs.begin(), inputs.end(), is_output), inputs.end());
    }
    if (inputs.empty()) throw UsageError("no INPUT was given", "--help shows how it is used");
    const bool only_tells = dump_config_ || explain_projection_ || request_.explain_labels;
    if (outputs_.empty() && options_.name && !only_tells) outputs_.emplace_back("{name}.pdf");
    std::vector<app::Output> all;
    for (const std::string& path : outputs_) all.push_back({path, format_for(path, format_)});
    if (!key_csv_.empty()) all.push_back({key_csv_, app::OutputFormat::key_csv});
    if (options_.geo) add_world_files(all);
    if (sidecar_) add_sidecar(all);
    return all;
}

void RenderCommand::check_arguments(const std::vector<app::Output>& outputs) const {
    const bool only_tells = dump_config_ || explain_projection_ || request_.explain_labels;
    if (outputs.empty() && !only_tells) {
        const std::string& last = options_.inputs.back();
        const bool forgot = options_.inputs.size() > 1 && format_of(last);
        throw UsageError("no output was given", forgot ? "did you mean '-o " + last + "'?"
                                                       : "add -o map.png (or .svg, .pdf)");
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::string& path = outputs[i].path;
        if (path == "-" && only_tells)
            throw UsageError("standard output cannot carry a map and an explanation at once");
        for (const std::string& input : options_.inputs)
            if (path != "-" && same_file(path, input))
                throw UsageError("the output '" + path + "' is the input");
        for (std::size_t k = 0; k < i; ++k)
            if (same_file(path, outputs[k].path))
                throw UsageError("the output '" + path + "' was given twice");
    }
    if (std::count(options_.inputs.begin(), options_.inputs.end(), "-") > 1)
        throw UsageError("standard input can be read once only");
    if (options_.from && options_.to && *options_.to < *options_.from)
        throw UsageError(fmt::format("the window is reversed: it ends on {} before it begins on {}",
                                     to_iso(*options_.to), to_iso(*options_.from)));
}

void RenderCommand::name_outputs(const app::MapDocument& document) {
    constexpr std::string_view mark = "{name}";
    std::string name;
    for (app::Output& output : request_.outputs) {
        const std::size_t at = output.path.find(mark);
        if (at == std::string::npos) continue;
        if (!document.sheet.name)
            throw UsageError("the output '" + output.path + "' asks for a name",
                             "add --name ocha, or --each TABLE with a column 'name'");
        if (name.empty()) name = app::file_name_of(document);
        output.path.replace(at, mark.size(), name);
    }
    if (!name.empty()) check_arguments(request_.outputs);
}

ExitCode RenderCommand::exit_code(bool gate_refused, const Console& console) const {
    if (gate_refused) return ExitCode::gate_refused;
    if (console.warning_count() == 0) return ExitCode::done;
    if (warnings_as_errors_) return ExitCode::failed;
    return strict_ ? ExitCode::warnings : ExitCode::done;
}

std::optional<app::CacheOptions> RenderCommand::cache_options() const {
    std::string folder = cache_;
    if (folder.empty()) { // NOLINTNEXTLINE(concurrency-mt-unsafe): never changed here
        if (const char* named = std::getenv("CORDON_CACHE"); named != nullptr) folder = named;
    }
    if (folder.empty() || no_cache_) return std::nullopt;
    app::CacheOptions options;
    options.folder = app::cache_folder(folder);
    if (!options_.folder.empty() && !options_.inputs.empty())
        options.ignored = options_.inputs.front();
    options.max_bytes = static_cast<std::uintmax_t>(cache_mb_ * 1e6);
    return options;
}

void RenderCommand::write_depfile(const std::vector<app::Output>& outputs,
                                  std::vector<std::filesystem::path> files) const {
    if (depfile_.empty()) return;
    std::vector<std::string> names;
    for (const app::Output& output : outputs) names.push_back(output.path);
    // What was fetched is no file of the user's.
    std::erase_if(files, [&](const std::filesystem::path& file) {
        return options_.network && options_.network->owns(file);
    });
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    write_file(depfile_, app::depfile_text(names, files));
}

ExitCode RenderCommand::run_each(Console& console) {
    if (dump_config_ || explain_projection_ || request_.explain_labels)
        throw UsageError("an atlas explains nothing", "draw one of its maps for that");
    app::AtlasRequest atlas;
    if (options_.name)
        throw UsageError("an atlas names its maps by its table, not by a convention",
                         "write -o '{column}_roads_A4.pdf' with columns of the table");
    atlas.rows = app::read_atlas_rows(each_, console);
    if (outputs_.empty())
        outputs_ = {atlas.rows.front().find("name") != nullptr ? "{name}.png" : "{row}.png"};
    request_.outputs = resolve_outputs();
    check_arguments(request_.outputs);
    for (const std::string& input : options_.inputs)
        if (input == "-") throw UsageError("an atlas cannot be drawn from standard input");
    for (const app::Output& output : request_.outputs)
        if (output.path == "-") throw UsageError("an atlas cannot be written to standard output");
    atlas.map = options_;
    atlas.render = request_;
    atlas.at_once = jobs_ > 0.0 ? static_cast<int>(jobs_) : usable_processors();
    atlas.cache = cache_options();
    std::vector<std::string> inputs = options_.inputs;
    inputs.push_back(each_);
    AtlasEnd end = run_atlas(atlas, inputs, console);
    end.files.emplace_back(std::filesystem::absolute(each_).lexically_normal());
    write_depfile(end.outputs, std::move(end.files));
    if (end.failed) return ExitCode::failed;
    return exit_code(end.gate_refused, console);
}

ExitCode RenderCommand::run_frames(Console& console) {
    const bool alone = each_.empty() && key_csv_.empty() && !options_.geo && !sidecar_ &&
                       !dump_config_ && !explain_projection_ && !request_.explain_labels &&
                       depfile_.empty() && !options_.panels;
    if (!alone)
        throw UsageError("a series of pictures goes with no other kind of output",
                         "leave out --panels, --each, --key-csv, --geo, --sidecar, --depfile and "
                         "--explain");
    if (outputs_.size() != 1 || outputs_.front() == "-" || format_of(outputs_.front()))
        throw UsageError("--frames writes into one folder", "add -o frames/");
    const app::FrameFolder where{outputs_.front(), format_.value_or(app::OutputFormat::png)};
    const app::MapDocument document = app::load_document(options_, console);
    const app::RenderOutcome outcome = app::render_frames(document, request_, where, console);
    print_summary(outcome, console);
    print_network(options_.network, console);
    return exit_code(outcome.gate.refused, console);
}

ExitCode RenderCommand::run(Console& console) {
    console.set_verbosity(verbosity_);
    options_.network = network_.fetcher(static_cast<NetworkOption::Keep>(!no_cache_));
    if (!request_.frames.empty()) return run_frames(console);
    if (!each_.empty()) return run_each(console);
    request_.outputs = resolve_outputs();
    check_arguments(request_.outputs);
    const auto is_stdout = [](const app::Output& output) { return output.path == "-"; };
    if (std::any_of(request_.outputs.begin(), request_.outputs.end(), is_stdout))
        console.summary_to_stderr();

    std::optional<app::RenderCache> cache;
    if (const auto options = cache_options()) cache.emplace(*options);
    KeepingReporter earlier(console, request_.earlier);
    const app::MapDocument document = app::load_document(options_, earlier);
    name_outputs(document);
    std::vector<std::filesystem::path> files = opened_files();
    if (dump_config_) {
        console.print(app::to_map_toml(document));
        if (request_.outputs.empty() && !explain_projection_ && !request_.explain_labels)
            return ExitCode::done;
    }
    const auto start = std::chrono::steady_clock::now();
    const app::RenderOutcome outcome =
        app::render_cached(document, request_, cache ? &*cache : nullptr, console);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;

    const std::vector<std::filesystem::path> read =
        cache && !cache->files().empty() ? cache->files() : opened_files();
    files.insert(files.end(), read.begin(), read.end());
    write_depfile(request_.outputs, std::move(files));
    if (explain_projection_) console.print(projection_text(outcome));
    if (request_.explain_labels) console.print(label_text(outcome));
    print_summary(outcome, console);
    print_network(options_.network, console);
    console.detail(fmt::format("{:.2f} s", seconds.count()));
    return exit_code(outcome.gate.refused, console);
}

} // namespace cordon::cli

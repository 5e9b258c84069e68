// SPDX-License-Identifier: MIT
#include "app/map_fields.hpp"
#include "app/pipeline.hpp"
#include "app/render_options.hpp"
#include "app/values.hpp"
#include "core/diagnostic.hpp"
#include "core/file.hpp"

#include <cordon/cordon.hpp>

#include <algorithm>
#include <filesystem>

namespace cordon::api {

namespace {

Finding to_finding(const Diagnostic& diagnostic) {
    Finding finding;
    finding.kind = diagnostic.severity == Severity::error     ? FindingKind::error
                   : diagnostic.severity == Severity::warning ? FindingKind::warning
                                                              : FindingKind::note;
    finding.message = diagnostic.message;
    if (!diagnostic.hints.empty()) finding.hint = diagnostic.hints.front();
    finding.file = diagnostic.where.file;
    finding.line = diagnostic.where.line;
    finding.text = to_text(diagnostic);
    return finding;
}

/// Keeps the findings in the form of the interface.
class Findings final : public Reporter {
  public:
    void report(const Diagnostic& diagnostic) override { all.push_back(to_finding(diagnostic)); }
    std::vector<Finding> all;
};

/// What ended a run, added to what was found before.
[[noreturn]] void fail(bool wrong_argument, std::vector<Finding> before, const Diagnostic& last) {
    before.push_back(to_finding(last));
    throw Failure(wrong_argument, std::move(before));
}

[[noreturn]] void fail_argument(const Diagnostic& diagnostic) {
    fail(true, {}, diagnostic);
}

app::Output to_output(const std::string& path) {
    std::string ending = std::filesystem::path(path).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (ending == ".png") return {path, app::OutputFormat::png};
    if (ending == ".svg") return {path, app::OutputFormat::svg};
    if (ending == ".pdf") return {path, app::OutputFormat::pdf};
    fail_argument({Severity::error,
                   "the format of '" + path + "' is not known",
                   {},
                   {"end the name in .png, .svg or .pdf"}});
}

app::RenderOptions to_options(const RenderRequest& request) {
    app::RenderOptions options;
    if (request.inputs.empty()) fail_argument({Severity::error, "no input was given", {}, {}});
    options.inputs = request.inputs;
    options.title = request.title;
    options.subtitle = request.subtitle;
    options.style = request.style;
    if (request.language) {
        options.lang = language_from(*request.language);
        if (!options.lang)
            fail_argument({Severity::error,
                           "the language '" + *request.language + "' is not known",
                           {},
                           {"expected en or fr"}});
    }
    if (request.size) {
        auto size = app::parse_size(*request.size);
        if (!size) fail_argument(size.error());
        options.size = *size;
    }
    return options;
}

RenderResult to_result(const app::RenderOutcome& outcome) {
    RenderResult result;
    for (const app::WrittenOutput& file : outcome.written)
        result.files.push_back({file.path, file.bytes, file.size});
    result.incidents = outcome.incidents.total;
    result.incidents_drawn = outcome.incidents.drawn;
    result.projection = outcome.projection;
    result.notes = outcome.notes;
    result.title_refused = outcome.gate.refused;
    return result;
}

} // namespace

Failure::Failure(bool wrong_argument, std::vector<Finding> findings)
    : std::runtime_error(findings.empty() ? std::string() : findings.back().text),
      wrong_argument_(wrong_argument), findings_(std::move(findings)) {}

RenderResult render(const RenderRequest& request) {
    const app::RenderOptions options = to_options(request);
    app::RenderRequest drawing;
    for (const std::string& path : request.outputs) drawing.outputs.push_back(to_output(path));
    if (drawing.outputs.empty()) fail_argument({Severity::error, "no output was given", {}, {}});
    Findings findings;
    try {
        const app::MapDocument document = app::load_document(options, findings);
        RenderResult result = to_result(app::render(document, drawing, findings));
        result.findings = std::move(findings.all);
        return result;
    } catch (const Error& error) {
        fail(false, std::move(findings.all), error.diagnostic());
    } catch (const std::exception& error) {
        fail(false, std::move(findings.all), {Severity::error, error.what(), {}, {}});
    }
}

std::vector<Finding> check(const std::string& input) {
    Findings findings;
    const auto is_error = [](const Finding& finding) { return finding.kind == FindingKind::error; };
    try {
        app::RenderOptions options;
        options.inputs = {input};
        app::check(app::load_document(options, findings), findings);
    } catch (const std::exception& error) {
        const auto* ours = dynamic_cast<const Error*>(&error);
        // The sentence that ends the run only counts the errors that were found before.
        if (std::none_of(findings.all.begin(), findings.all.end(), is_error))
            findings.report(ours != nullptr ? ours->diagnostic()
                                            : Diagnostic{Severity::error, error.what(), {}, {}});
    }
    return std::move(findings.all);
}

std::string version() {
    return CORDON_VERSION;
}

std::string data_folder() {
    try {
        return cordon::data_folder().string();
    } catch (const Error& error) {
        fail(false, {}, error.diagnostic());
    }
}

} // namespace cordon::api

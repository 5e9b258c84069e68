// SPDX-License-Identifier: MIT
#include "cli/render_summary.hpp"

#include <fmt/format.h>

namespace cordon::cli {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "'" : ", '") + word + "'";
    return text;
}

void print_gate(const app::GateOutcome& gate, Console& console) {
    if (!gate.refused) return;
    Diagnostic diagnostic{
        Severity::warning,
        fmt::format("the evidence gate refused {} in the title", joined(gate.words)),
        {},
        {}};
    if (!gate.sentence.empty()) diagnostic.hints.push_back(gate.sentence);
    if (!gate.title.empty()) diagnostic.hints.push_back("the map says: " + gate.title);
    console.report(diagnostic);
}

} // namespace

std::string incident_text(const app::IncidentCounts& counts) {
    if (counts.total == 0) return "no incidents";
    std::string rest;
    const auto add = [&](int count, std::string_view what) {
        if (count > 0) rest += fmt::format("{}{} {}", rest.empty() ? "" : ", ", count, what);
    };
    add(counts.unlocated, "without a place");
    add(counts.outside_window, "outside the window");
    add(counts.outside_extent, "outside the map");
    add(counts.pending, "waiting for a review");
    add(counts.held_back, "held back by the profile");
    const std::string drawn =
        counts.drawn == counts.total
            ? fmt::format("{} {} drawn", counts.total, counts.total == 1 ? "incident" : "incidents")
            : fmt::format("{} of {} incidents drawn", counts.drawn, counts.total);
    return rest.empty() ? drawn : drawn + " (" + rest + ")";
}

std::string byte_text(std::size_t bytes) {
    const auto n = static_cast<double>(bytes);
    if (bytes < 1000) return fmt::format("{} B", bytes);
    if (n < 999'500) return fmt::format("{:.0f} kB", n / 1e3);
    return fmt::format("{:.1f} MB", n / 1e6);
}

std::string projection_text(const app::RenderOutcome& outcome) {
    return fmt::format("projection: {}\ndefinition: {}\nreason: {}\n", outcome.projection,
                       outcome.projection_definition, outcome.projection_reason);
}

std::string label_text(const app::RenderOutcome& outcome) {
    std::string text = fmt::format("{} labels placed, {} left out\n", outcome.labels_placed,
                                   outcome.labels_dropped);
    for (const std::string& line : outcome.label_report) text += "  " + line + "\n";
    return text;
}

void print_outputs(const app::RenderOutcome& outcome, Console& console) {
    for (const app::WrittenOutput& output : outcome.written)
        console.summary(fmt::format("{}: {}, {}",
                                    output.path == "-" ? "standard output" : output.path,
                                    output.size, byte_text(output.bytes)));
}

void print_summary(const app::RenderOutcome& outcome, Console& console) {
    print_outputs(outcome, console);
    std::string line = incident_text(outcome.incidents);
    if (outcome.routes_drawn > 0)
        line += fmt::format("; {} {}", outcome.routes_drawn,
                            outcome.routes_drawn == 1 ? "route" : "routes");
    if (!outcome.projection.empty()) line += "; " + outcome.projection;
    console.summary(line);
    for (const std::string& note : outcome.notes) console.detail(note);
    print_gate(outcome.gate, console);
}

} // namespace cordon::cli

// SPDX-License-Identifier: MIT
#include "app/analysis_keys.hpp"
#include "app/render_options.hpp"
#include "app/situation_file.hpp"
#include "app/values.hpp"
#include "cli/command.hpp"
#include "cli/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

namespace cordon::cli {

namespace {

/// A value of `--set`: a number, `true`, `false` or a text.
Json value_of(const std::string& text) {
    double number = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure == std::errc() && end == text.data() + text.size() && std::isfinite(number))
        return Json(number);
    if (!text.empty() && text.front() == '[') return parse_json(text, "--set");
    return Json(text);
}

/// Sets `key` or `table.key` in an object.
void set_member(Json& object, std::string_view path, Json value) {
    Json::Object members = object.is_object() ? object.members() : Json::Object{};
    const std::size_t dot = path.find('.');
    const std::string key(path.substr(0, dot));
    const auto known = std::find_if(members.begin(), members.end(),
                                    [&](const Json::Member& member) { return member.key == key; });
    Json inner = known == members.end() ? Json() : known->value;
    if (dot == std::string_view::npos)
        inner = std::move(value);
    else
        set_member(inner, path.substr(dot + 1), std::move(value));
    if (known == members.end())
        members.push_back({key, std::move(inner), 0});
    else
        known->value = std::move(inner);
    object = Json(std::move(members));
}

/// `cordon analyse`: route status, supply and measures from incidents and roads.
class AnalyseCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "analyse"; }
    [[nodiscard]] std::string_view summary() const override {
        return "work out which roads are open, contested or cut, and how sure that is";
    }
    [[nodiscard]] std::string_view usage() const override {
        return "analyse INPUT... --centre PLACE [--report FILE] [-o FILE] [OPTIONS]";
    }
    [[nodiscard]] std::string_view description() const override {
        return R"(Joins dated, uncertain incidents with the roads to a city and decides by printed
rules which stretches are open, contested, restricted or cut; silence is "no
information", never open. It gives exposure, gateways, detours, the capacity
left, the number of further closures that would isolate the city (a number,
never a list), probabilities from seeded draws of the uncertain places and
dates, a sensitivity table, and the verdict of the evidence gate.

INPUT is files of incidents (GeoJSON or CSV) or a project file. Without --roads
the shipped corridors are taken (Mali); without --suppliers their outer ends.

Examples:
  cordon analyse incidents.geojson --centre Bamako --report report.json
  cordon analyse map.toml -o situation.gpkg --report report.md
  cordon analyse incidents.csv --centre 12.65,-8.0 --roads roads.gpkg \
      --suppliers posts.csv --window 2025-09-01/2025-10-30 --draws 2000 \
      -o situation.geojson --report report.json)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"INPUT", "incidents, or a project file",
                           [this](const std::string& text) { options_.inputs.push_back(text); },
                           true};
        setup_output(line);
        setup_subject(line);
        setup_parameters(line);
        line.group("Run");
        line.flag("--strict", "exit code 3 when there were warnings", [this] { strict_ = true; });
        line.flag("-q,--quiet", "no summary, no warnings",
                  [this] { verbosity_ = Verbosity::quiet; });
        line.flag("-v,--verbose", "notes, all findings, and the time taken",
                  [this] { verbosity_ = Verbosity::verbose; });
    }

    ExitCode run(Console& console) override {
        console.set_verbosity(verbosity_);
        check();
        if (request_.situation == "-" || request_.report == "-") console.summary_to_stderr();
        app::MapDocument document = app::load_document(options_, console);
        overlay(document, console);
        const auto start = std::chrono::steady_clock::now();
        const app::AnalyseOutcome outcome = app::analyse(document, request_, console);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        summarise(outcome, console);
        console.detail(fmt::format("{:.2f} s", seconds.count()));
        if (outcome.gate.refused) return ExitCode::gate_refused;
        return strict_ && console.warning_count() > 0 ? ExitCode::warnings : ExitCode::done;
    }

  private:
    void setup_output(CommandLine& line) {
        line.group("Output");
        line.option("-o,--output", "FILE",
                    "layers of the situation: .geojson or .gpkg; \"-\" is standard output",
                    keep(request_.situation));
        line.repeated("--report", "FILE", "all measures: .json, or .md to read; may be given twice",
                      [this](const std::string& text) {
                          if (!request_.second_report.empty())
                              throw UsageError("--report was given more than twice");
                          (request_.report.empty() ? request_.report : request_.second_report) =
                              text;
                      });
    }

    void setup_subject(CommandLine& line) {
        line.group("Subject");
        line.option("--centre,--center", "PLACE", "the city: a name, or latitude,longitude",
                    read_into(options_.centre, app::parse_place));
        line.option("--inner-radius", "DISTANCE", "what lies nearer has arrived (by its size)",
                    [this](const std::string& text) {
                        Metres radius;
                        read_into(radius, app::parse_distance)(text);
                        parameter("inner_radius_km", Json(radius.value() / 1000));
                    });
        line.option("--roads", "FILE", "any vector file of lines; default: the shipped corridors",
                    keep(options_.roads));
        line.option("--suppliers", "FILE", "points with name, weight, capacity", keep(suppliers_));
        line.option("--window", "A/B", "2025-09-01/2025-10-30; default: the incidents' days",
                    [this](const std::string& text) {
                        DateInterval window;
                        read_into(window, app::parse_window)(text);
                        options_.from = window.from;
                        options_.to = window.to;
                    });
        line.option("--compare", "A/B", "a second window to compare with",
                    [this](const std::string& text) {
                        DateInterval window;
                        read_into(window, app::parse_window)(text);
                        parameter("compare", Json(text));
                    });
        line.option("--as-of", "MOMENT", "cut-off of the data, 2025-10-30T18:00Z",
                    read_into(options_.as_of, app::parse_moment));
        line.option("--title", "TEXT", "a title for the evidence gate to judge",
                    keep(options_.title));
        line.option("--lang", "en|fr", "language of title and sentence",
                    read_into(options_.lang, parse_language));
        line.option("--profile", "NAME",
                    "public (default), partner or internal: delay and coarsening",
                    read_into(options_.profile, parse_profile));
        line.choices({"public", "partner", "internal"});
        line.flag("--with-pending", "take incidents that wait for a review",
                  [this] { options_.pending = true; });
        line.option("--lat", "COLUMN", "column of the latitude", keep(options_.columns.lat));
        line.option("--lon", "COLUMN", "column of the longitude", keep(options_.columns.lon));
        line.option("--date", "COLUMN", "column of the date", keep(options_.columns.date));
        line.option("--type", "COLUMN", "column of the incident type", keep(options_.columns.type));
    }

    void setup_parameters(CommandLine& line) {
        line.group("Parameters");
        line.option("--draws", "N", "draws of uncertain places and dates (1000); 0 = none",
                    number("draws", 0, 1e6));
        line.option("--seed", "N", "seed of the draws (1)", number("seed", 0, 9e15));
        line.option("--half-life", "DAYS", "time in which an incident's weight halves (14)",
                    number("half_life_days", 0.1, 3650));
        line.flag("--step", "weight 1 inside the window, no decay",
                  [this] { parameter("decay", Json(std::string("step"))); });
        line.option("--stress", "DISTANCE", "put this error on every point: 50km",
                    [this](const std::string& text) {
                        Metres error;
                        read_into(error, app::parse_distance)(text);
                        parameter("stress_km", Json(error.value() / 1000));
                    });
        line.repeated("--set", "KEY=VALUE",
                      "any parameter of [analysis]: radius_km.checkpoint=3, cut_sources_min=3",
                      [this](const std::string& text) {
                          const std::size_t equals = text.find('=');
                          if (equals == std::string::npos || equals == 0)
                              throw UsageError("'" + text + "' is not KEY=VALUE",
                                               "for example --set radius_km.checkpoint=3");
                          parameter(text.substr(0, equals), value_of(text.substr(equals + 1)));
                      });
    }

    Setter number(const char* key, double min, double max) {
        return [this, key, min, max](const std::string& text) {
            double value = 0.0;
            read_into(value, [&](const std::string& given) {
                return parse_in_range(given, min, max);
            })(text);
            parameter(key, Json(value));
        };
    }

    void parameter(const std::string& key, Json value) {
        parameters_.emplace_back(key, std::move(value));
    }

    void check() const {
        for (const std::string& report : {request_.report, request_.second_report})
            if (!report.empty() && report != "-" && !report.ends_with(".json") &&
                !report.ends_with(".md"))
                throw UsageError("the kind of report '" + report + "' is not known",
                                 "end the name in .json or .md");
        const std::string& out = request_.situation;
        if (!out.empty() && out != "-" && !out.ends_with(".geojson") && !out.ends_with(".gpkg"))
            throw UsageError("the format of '" + out + "' is not known",
                             "end the name in .geojson or .gpkg");
        if (out == "-" && request_.report == "-")
            throw UsageError("standard output cannot carry layers and a report at once");
        if (options_.inputs.empty())
            throw UsageError("no INPUT was given", "--help shows how it is used");
    }

    void overlay(app::MapDocument& document, Console& console) const {
        if (!suppliers_.empty())
            document.data.suppliers = app::FilePath{suppliers_, std::filesystem::path(suppliers_)};
        for (const auto& [key, value] : parameters_) set_member(document.analysis, key, value);
        int errors = 0;
        for (const Diagnostic& fault : app::analysis_key_faults(document.analysis, "--set")) {
            console.report(fault);
            ++errors;
        }
        if (errors > 0) throw UsageError("the parameters are wrong; nothing was analysed");
    }

    /// Bytes that begin a character: names are in UTF-8.
    static std::size_t count_characters(const std::string& text) {
        return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        }));
    }

    static std::string plain(std::string status) {
        std::replace(status.begin(), status.end(), '_', ' ');
        return status;
    }

    /// What decided: how many incidents, or how much of the road lies near them.
    static std::string evidence_of(const Json& route) {
        const std::size_t count = route.find("evidence")->find("incident_ids")->items().size();
        const bool by_exposure = count == 0 && route.number_or("rule", 5) == 3;
        return by_exposure ? route.text_or("explanation", "")
                           : fmt::format("{} incident{}", count, count == 1 ? "" : "s");
    }

    static void summarise(const app::AnalyseOutcome& outcome, Console& console) {
        const Json& report = outcome.report;
        std::size_t width = 0;
        for (const Json& route : report.find("routes")->items())
            width = std::max(width, count_characters(route.text_or("name", "")));
        for (const Json& route : report.find("routes")->items()) {
            const bool disputed = route.find("disputed")->boolean();
            const std::string name = route.text_or("name", "");
            console.summary(fmt::format(
                "{}{}  {}{}, rule {}; {}", name, std::string(width - count_characters(name), ' '),
                plain(route.text_or("status", "")), disputed ? " (disputed)" : "",
                route.number_or("rule", 5), evidence_of(route)));
        }
        const Json* capacity = report.find("capacity");
        if (capacity->find("reason")->is_null()) {
            const double closures = capacity->number_or("further_closures_count", 0.0);
            console.summary(
                fmt::format("capacity lost {:.0f} %; {:.0f} further closure{} would isolate the "
                            "centre",
                            100.0 * capacity->find("loss_share")->number_or("value", 0.0), closures,
                            closures == 1.0 ? "" : "s"));
        }
        const Json* gate = report.find("gate");
        if (!gate->text_or("sentence", "").empty()) console.summary(gate->text_or("sentence", ""));
        if (outcome.gate.refused)
            console.summary("evidence gate: the title was refused; it says \"" +
                            outcome.gate.title + "\"");
        for (const std::string& path : outcome.written)
            if (path != "-") console.summary(path);
    }

    app::RenderOptions options_;
    app::AnalyseRequest request_;
    std::string suppliers_;
    std::vector<std::pair<std::string, Json>> parameters_;
    Verbosity verbosity_ = Verbosity::normal;
    bool strict_ = false;
};

} // namespace

std::unique_ptr<Command> make_analyse_command() {
    return std::make_unique<AnalyseCommand>();
}

} // namespace cordon::cli

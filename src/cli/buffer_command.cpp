// SPDX-License-Identifier: MIT
#include "app/buffer_run.hpp"
#include "app/values.hpp"
#include "cli/command.hpp"
#include "cli/option_values.hpp"

#include <fmt/format.h>

/// `cordon buffer`.
namespace cordon::cli {

namespace {

Result<app::Combine> parse_combine(std::string_view text) {
    if (text == "union") return app::Combine::unite;
    if (text == "intersection") return app::Combine::intersect;
    if (text == "difference") return app::Combine::difference;
    return tl::unexpected(Diagnostic{Severity::error,
                                     fmt::format("'{}' is no way to combine areas", text),
                                     {},
                                     {"write union, intersection or difference"}});
}

/// Kilometres without a unit, as `--km` takes them.
Result<app::GivenDistance> parse_kilometres(std::string_view text) {
    if (!app::parse_number(text))
        return tl::unexpected(Diagnostic{Severity::error,
                                         fmt::format("'{}' is no number of kilometres", text),
                                         {},
                                         {"write --km 10, or --distance 500m"}});
    return app::parse_given_distance(fmt::format("{}km", text));
}

/// What lies within a distance of lines, areas and points.
class BufferCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "buffer"; }
    [[nodiscard]] std::string_view summary() const override {
        return "areas within a distance of features, on the ellipsoid";
    }
    [[nodiscard]] std::string_view usage() const override {
        return "buffer FILE --km NUMBER -o areas.geojson [OPTIONS]";
    }
    [[nodiscard]] std::string_view description() const override {
        return R"(Writes what lies within a distance of the points, lines and areas of a file,
measured on the ellipsoid, whatever the file's CRS. Each run measures its own
error, prints max |r_true - r| / r and fails above 0.2 %. The same input gives
the same bytes. What crosses the antimeridian is cut there; features that
reach round half of the globe are refused.

With --combine the areas are united, or cut by the areas of another file; both
files may be buffered, and a file of areas needs no distance.

Examples:
  cordon buffer roads.geojson --km 10 -o corridor.geojson
  cordon buffer posts.csv --distance 500m --dissolve -o posts.gpkg
  cordon buffer roads.gpkg --km 10 --rings 0.5,1,2 -o graded.geojson
  cordon buffer roads.geojson --km 10 --combine difference \
      --with towns.geojson --with-distance 5km -o open-country.geojson)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"FILE", "any vector file; \"-\" is GeoJSON on standard input",
                           keep(run_.input)};
        line.group("Distance");
        line.option("--km", "NUMBER", "distance in kilometres on the ground",
                    read_into(run_.distance, parse_kilometres));
        line.option("--distance", "DISTANCE", "the same with its unit: 10km or 500m",
                    read_into(run_.distance, app::parse_given_distance));
        line.option("--rings", "FACTORS", "grades as factors of the distance: 0.5,1,2",
                    read_into(run_.rings, parse_factors));
        line.group("Areas");
        line.flag("--dissolve", "one area for all features", [this] { run_.dissolve = true; });
        line.option("--combine", "union|intersection|difference",
                    "what becomes of the areas, with those of --with",
                    read_into(run_.combine, parse_combine));
        line.option("--with", "FILE", "the other file", keep(run_.with));
        line.option("--with-distance", "DISTANCE", "its distance; its own areas when not given",
                    read_into(run_.with_distance, app::parse_given_distance));
        line.option("--with-layer", "NAME", "layer of the other file", keep(run_.with_layer));
        line.group("Files");
        line.option("-o,--output", "OUTPUT", ".geojson, .gpkg or .fgb; \"-\" is standard output",
                    keep(run_.output));
        line.option("--layer", "NAME", "layer of a file with several", keep(run_.layer));
        line.option("--source-crs", "CODE", "CRS of the file when it names none: EPSG:32629",
                    keep(run_.source_crs));
        line.group("Run");
        line.flag("-q,--quiet", "nothing but errors", [this] { verbosity_ = Verbosity::quiet; });
        line.flag("-v,--verbose", "notes as well", [this] { verbosity_ = Verbosity::verbose; });
    }

    ExitCode run(Console& console) override {
        console.set_verbosity(verbosity_);
        if (run_.input.empty()) throw UsageError("no FILE was given", "--help shows how");
        if (run_.output.empty())
            throw UsageError("no output was given", "add -o areas.geojson, or -o areas.gpkg");
        if (!run_.distance && !run_.combine)
            throw UsageError("no distance was given", "add --km 10, or --distance 500m");
        if (run_.with.empty() && run_.combine && *run_.combine != app::Combine::unite)
            throw UsageError("there is nothing to combine the areas with",
                             "name the other file: --with other.geojson");
        if (!run_.with.empty() && !run_.combine)
            throw UsageError("it is not said how the areas are combined",
                             "add --combine union, intersection or difference");
        if (run_.output == "-") console.summary_to_stderr();
        for (const std::string& sentence : app::run_buffer(run_, console))
            console.summary(sentence);
        return ExitCode::done;
    }

  private:
    app::BufferRun run_;
    Verbosity verbosity_ = Verbosity::normal;
};

} // namespace

std::unique_ptr<Command> make_buffer_command() {
    return std::make_unique<BufferCommand>();
}

} // namespace cordon::cli

// SPDX-License-Identifier: MIT
#include "app/road_data.hpp"
#include "app/values.hpp"
#include "cli/command.hpp"

/// `cordon data`.
namespace cordon::cli {

namespace {

std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> out;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t end = std::min(text.find(',', from), text.size());
        if (end > from) out.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

/// Makes files of data that maps and analyses read.
class DataCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "data"; }
    [[nodiscard]] std::string_view summary() const override {
        return "make a file of roads from an OpenStreetMap extract";
    }
    [[nodiscard]] std::string_view usage() const override {
        return "data roads EXTRACT -o roads.gpkg [OPTIONS]";
    }
    [[nodiscard]] std::string_view description() const override {
        return R"(Writes the roads of an extract of OpenStreetMap (.osm.pbf, .osm), or of any file of
lines with a road class, with class, ref, name, length_km and weight; footpaths,
rivers and planned roads are left out. "© OpenStreetMap contributors" and the
licence (ODbL) are kept in the file, so that maps of it print them.

Examples:
  cordon data roads mali-latest.osm.pbf -o roads.gpkg
  cordon data roads mali-latest.osm.pbf --class trunk,primary,secondary \
      --bbox=-12,10,-4,16 -o roads.fgb)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"WORD",
                           "roads, then the extract",
                           [this](const std::string& text) { words_.push_back(text); },
                           true,
                           {"roads"}};
        line.group("Output");
        line.option("-o,--output", "OUTPUT", ".gpkg, .fgb or .geojson; \"-\" is standard output",
                    keep(run_.output));
        line.group("Roads");
        line.option("--class", "CLASSES", "only these, by their OSM names: trunk,primary",
                    [this](const std::string& text) { run_.classes = listed(text); });
        line.option("--bbox", "W,S,E,N", "only roads that touch this box, in degrees",
                    read_into(run_.box, app::parse_box));
        line.option("--layer", "NAME", "layer of a file with several", keep(run_.layer));
        line.option("--attribution", "TEXT", "credit, when the file does not say it",
                    keep(run_.attribution));
        line.option("--licence", "NAME", "its licence: ODbL-1.0", keep(run_.licence));
        line.group("Run");
        line.flag("-q,--quiet", "nothing but errors", [this] { verbosity_ = Verbosity::quiet; });
        line.flag("-v,--verbose", "notes as well", [this] { verbosity_ = Verbosity::verbose; });
    }

    ExitCode run(Console& console) override {
        console.set_verbosity(verbosity_);
        if (words_.empty())
            throw UsageError("say what to make", "cordon data roads EXTRACT -o FILE");
        if (words_.front() != "roads")
            throw UsageError("unknown action '" + words_.front() + "'",
                             "cordon data roads EXTRACT -o FILE");
        if (words_.size() != 2)
            throw UsageError(words_.size() < 2 ? "no EXTRACT was given"
                                               : "only one EXTRACT is read",
                             "cordon data roads EXTRACT -o FILE");
        if (run_.output.empty()) throw UsageError("no output was given", "add -o roads.gpkg");
        run_.input = words_[1];
        if (run_.output == "-") console.summary_to_stderr();
        for (const std::string& sentence : app::write_roads(run_, console))
            console.summary(sentence);
        return ExitCode::done;
    }

  private:
    app::RoadData run_;
    std::vector<std::string> words_;
    Verbosity verbosity_ = Verbosity::normal;
};

} // namespace

std::unique_ptr<Command> make_data_command() {
    return std::make_unique<DataCommand>();
}

} // namespace cordon::cli

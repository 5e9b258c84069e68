// SPDX-License-Identifier: MIT
#include "app/article.hpp"
#include "app/values.hpp"
#include "cli/command.hpp"
#include "cli/option_values.hpp"
#include "core/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

/// `cordon extract`, `cordon locate` and `cordon gazetteer`.
namespace cordon::cli {

namespace {

/// Options on what is known of places.
void setup_places(CommandLine& line, app::PlaceRequest& places) {
    line.repeated("--country", "CODE", "ISO code of a country that the text is about: ML",
                  [&places](const std::string& text) {
                      const bool good = text.size() == 2 && std::isalpha(text[0]) != 0 &&
                                        std::isalpha(text[1]) != 0;
                      if (!good)
                          throw UsageError("'" + text + "' is no country code",
                                           "write two letters (ISO 3166-1): ML, BF, NE");
                      std::string code = text;
                      for (char& c : code) c = static_cast<char>(std::toupper(c));
                      places.countries.push_back(code);
                  });
    line.repeated("--gazetteer", "FILE",
                  "further places: GeoNames dump (.txt, .gz), CSV, or what 'gazetteer build' made",
                  [&places](const std::string& text) { places.gazetteers.emplace_back(text); });
    line.option("--places", "FILE", "places chosen among several of a name: places.toml",
                [&places](const std::string& text) { places.chosen = text; });
    line.repeated("--roads", "FILE", "lines with ref or name, for \"on the RN6\"",
                  [&places](const std::string& text) { places.roads.emplace_back(text); });
    line.option("--lang", "auto|en|fr", "language of the text", [&places](const std::string& text) {
        if (text == "auto") return;
        Language language = Language::en;
        read_into(language, parse_language)(text);
        places.language = language;
    });
}

/// `cordon extract`: an article becomes candidate incidents.
class ExtractCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "extract"; }
    [[nodiscard]] std::string_view summary() const override {
        return "find the incidents of a news article";
    }
    [[nodiscard]] std::string_view usage() const override {
        return "extract ARTICLE... [-o incidents.geojson] [OPTIONS]";
    }
    [[nodiscard]] std::string_view description() const override {
        return R"(Reads French or English news text and writes candidate incidents with dates,
kinds, actors, quoted words and an honest region for the place, all by rules and
offline. Every incident is pending: a person reviews the file. ARTICLE is plain
text, HTML or Markdown; "-" is standard input.

Decisions of a review (accept, move, retype, redate, delete, add) are kept in a
side file and applied again on the next run, also when the text has changed.

With --merge, reports of one event in several articles become one incident:
sources accumulate, regions are intersected, contradictions are kept and flagged,
copies of one text and articles of one agency count as one source.

Examples:
  cordon extract article.txt -o incidents.geojson
  cordon extract article.html --date 2025-10-30 --country ML --html review.html
  cordon extract article.txt --decisions decisions.json -o incidents.geojson
  cordon extract a.txt b.txt --merge -o incidents.geojson
  cordon extract a.txt b.txt -o - | cordon render - --with-pending --profile internal -o map.png)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"ARTICLE", "text, HTML or Markdown",
                           [this](const std::string& text) { request_.inputs.push_back(text); },
                           true};
        line.group("Output");
        line.option("-o,--output", "FILE", "incidents as GeoJSON; \"-\" is standard output",
                    keep(request_.output));
        line.option("--html", "FILE", "page to review by: marked article and a card each",
                    keep(request_.page));
        line.option("--names", "FILE",
                    "all names of places with their candidates, a line of JSON an article",
                    keep(request_.names));
        line.group("Article");
        line.option("--date", "DAY", "day of publication, when the article does not say it",
                    read_into(request_.date, app::parse_day));
        line.repeated(
            "--publisher", "NAME",
            "outlet, for the source of each incident; once for all articles or once for each",
            [this](const std::string& text) { request_.publishers.push_back(text); });
        line.repeated("--url", "URL", "address of the article; once for each of several",
                      [this](const std::string& text) { request_.urls.push_back(text); });
        line.flag("--merge", "articles about one event become one incident",
                  [this] { request_.merge = true; });
        line.option("--decisions", "FILE", "decisions of an earlier review",
                    keep(request_.decisions));
        setup_places(line, request_.places);
        line.group("Run");
        line.flag("-q,--quiet", "no table", [this] { verbosity_ = Verbosity::quiet; });
        line.flag("-v,--verbose", "notes as well", [this] { verbosity_ = Verbosity::verbose; });
    }

    ExitCode run(Console& console) override {
        console.set_verbosity(verbosity_);
        if (request_.inputs.empty())
            throw UsageError("no ARTICLE was given", "--help shows how it is used");
        console.summary_to_stderr(); // the table is for people, the file for programs
        const app::ExtractOutcome outcome = app::extract(request_, console);
        console.summary(outcome.table);
        console.summary(fmt::format(
            "{} incident{}, {} located{}", outcome.incidents, outcome.incidents == 1 ? "" : "s",
            outcome.located,
            outcome.articles == 0 ? std::string()
                                  : fmt::format(", merged from {} article{}", outcome.articles,
                                                outcome.articles == 1 ? "" : "s")));
        for (const std::string& path : outcome.written)
            if (path != "-") console.summary(path);
        return ExitCode::done;
    }

  private:
    app::ExtractRequest request_;
    Verbosity verbosity_ = Verbosity::normal;
};

/// `cordon locate`: how a place expression is read.
class LocateCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "locate"; }
    [[nodiscard]] std::string_view summary() const override {
        return "explain where a place expression lies, and how exactly";
    }
    [[nodiscard]] std::string_view usage() const override { return "locate TEXT [OPTIONS]"; }
    [[nodiscard]] std::string_view description() const override {
        return R"(Reads a place expression in French or English, resolves its names and turns it
into two regions: what was said literally, and the region that holds the truth
in about nine of ten cases. Every step is printed with its numbers, and the
candidates of each name with country, score and distance from the first ("*" is
the one taken). --choose keeps another one in a file that people can edit; runs
with --places follow it without asking.

Examples:
  cordon locate "à une cinquantaine de kilomètres de Kati, non loin de Bamako"
  cordon locate "30 km north-east of Sikasso" --country ML -o place.geojson
  cordon locate "between Kolokani and Didiéni" -o place.png
  cordon locate "Kita" --choose 2 --places places.toml)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"TEXT", "a place expression; \"-\" reads standard input",
                           [this](const std::string& text) { words_.push_back(text); }, true};
        line.group("Output");
        line.repeated("-o,--output", "FILE",
                      ".geojson, .png, .svg or .pdf; \"-\" is GeoJSON on standard output",
                      [this](const std::string& text) { request_.outputs.push_back(text); });
        line.group("Places");
        setup_places(line, request_.places);
        line.repeated("--choose", "NUMBER",
                      "candidate that is meant, or NAME=NUMBER in a text with several names; it is "
                      "added to the file of --places",
                      [this](const std::string& text) { add_choice(text); });
    }

    ExitCode run(Console& console) override {
        if (!request_.choices.empty() && request_.places.chosen.empty())
            throw UsageError("it is not said where the choice is kept", "add --places places.toml");
        if (words_.empty()) throw UsageError("no TEXT was given", "--help shows how it is used");
        for (const std::string& output : request_.outputs)
            if (output != "-" && !output.ends_with(".geojson") && !format_of(output))
                throw UsageError("the format of '" + output + "' is not known",
                                 "end the name in .geojson, .png, .svg or .pdf");
        request_.text = fmt::format("{}", fmt::join(words_, " "));
        if (words_.size() == 1 && words_.front() == "-") request_.text = read_file("-", most_text);
        request_.language = request_.places.language.value_or(Language::en);
        const bool to_stdout =
            std::count(request_.outputs.begin(), request_.outputs.end(), "-") > 0;
        if (to_stdout) console.summary_to_stderr();
        const app::LocateOutcome outcome = app::locate(request_, console);
        console.summary(outcome.explanation + outcome.candidates + outcome.chosen);
        return ExitCode::done;
    }

  private:
    static constexpr std::size_t most_text = std::size_t{1} << 20U; // an expression, not a book

    /// `2`, or `Kati=2`.
    void add_choice(const std::string& text) {
        const std::size_t equals = text.rfind('=');
        const bool named = equals != std::string::npos;
        const auto number = app::parse_number(named ? text.substr(equals + 1) : text);
        if (!number || *number < 1.0 || *number > 99.0 || *number != std::floor(*number))
            throw UsageError("'" + text + "' is no number of a candidate",
                             "write --choose 2, or --choose Kati=2");
        request_.choices.push_back(
            {named ? text.substr(0, equals) : std::string(), static_cast<std::size_t>(*number)});
    }

    app::LocateRequest request_;
    std::vector<std::string> words_;
};

/// `cordon gazetteer build|search|info`.
class GazetteerCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "gazetteer"; }
    [[nodiscard]] std::string_view summary() const override {
        return "build, search or describe a gazetteer";
    }
    [[nodiscard]] std::string_view usage() const override {
        return "gazetteer build FILE... -o OUT | search NAME | info [OPTIONS]";
    }
    [[nodiscard]] std::string_view description() const override {
        return R"(build   makes one file of GeoNames dumps (19 columns, alternateNamesV2 after the
        dumps, .gz of these), CSV tables (name, lat, lon and more) and
        OpenStreetMap extracts (.osm, .pbf: nodes with place=* and their names;
        --country says whose they are)
search  lists the places of a name, or near names
info    tells what the stacked gazetteers hold and whom to credit

Examples:
  cordon gazetteer build ML.txt BF.txt.gz villages.csv -o sahel.bin
  cordon gazetteer build niger-latest.osm.pbf --country NE -o niger.bin
  cordon gazetteer search Kati --country ML --gazetteer sahel.bin
  cordon gazetteer info)";
    }

    void setup(CommandLine& line) override {
        line.positional = {"WORD",
                           "build, search or info, then files or a name",
                           [this](const std::string& text) { words_.push_back(text); },
                           true,
                           {"build", "search", "info"}};
        line.group("Options");
        line.option("-o,--output", "FILE", "file to build", keep(output_));
        setup_places(line, places_);
    }

    ExitCode run(Console& console) override {
        if (words_.empty()) throw UsageError("say build, search or info", "--help shows how");
        const std::string verb = words_.front();
        words_.erase(words_.begin());
        if (verb == "build") return build(console);
        if (verb == "search") {
            if (words_.empty()) throw UsageError("no name to search for was given");
            console.print(
                app::search_gazetteer(fmt::format("{}", fmt::join(words_, " ")), places_));
            return ExitCode::done;
        }
        if (verb == "info") {
            console.print(app::describe_gazetteer(places_));
            return ExitCode::done;
        }
        throw UsageError("unknown action '" + verb + "'",
                         did_you_mean(verb, {"build", "search", "info"}));
    }

  private:
    ExitCode build(Console& console) {
        if (words_.empty() || output_.empty())
            throw UsageError("build needs files and -o OUT",
                             "cordon gazetteer build ML.txt -o mali.bin");
        const std::vector<std::filesystem::path> inputs(words_.begin(), words_.end());
        console.summary(output_ + ": " +
                        app::build_gazetteer(inputs, output_,
                                             places_.countries.empty() ? std::string()
                                                                       : places_.countries.front(),
                                             console));
        return ExitCode::done;
    }

    std::vector<std::string> words_;
    std::string output_;
    app::PlaceRequest places_;
};

} // namespace

std::unique_ptr<Command> make_extract_command() {
    return std::make_unique<ExtractCommand>();
}
std::unique_ptr<Command> make_locate_command() {
    return std::make_unique<LocateCommand>();
}
std::unique_ptr<Command> make_gazetteer_command() {
    return std::make_unique<GazetteerCommand>();
}

} // namespace cordon::cli

// SPDX-License-Identifier: MIT
#include "app/tiles.hpp"
#include "app/values.hpp"
#include "cli/command.hpp"
#include "cli/network_option.hpp"
#include "cli/option_values.hpp"
#include "cli/verify_run.hpp"
#include "core/threads.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace cordon::cli {

namespace {

using Clock = std::chrono::steady_clock;

int whole_number(const std::string& text, int least, int most) {
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || value < least || value > most)
        throw UsageError(
            fmt::format("'{}' is not a whole number from {} to {}", text, least, most));
    return value;
}

std::string size_text(std::uint64_t bytes) {
    constexpr double kilo = 1000.0;
    const auto value = static_cast<double>(bytes);
    if (value < kilo) return fmt::format("{} B", bytes);
    if (value < kilo * kilo) return fmt::format("{:.1f} kB", value / kilo);
    return fmt::format("{:.1f} MB", value / kilo / kilo);
}

/// One line on a terminal: share, tiles a second, time left.
class ProgressLine {
  public:
    explicit ProgressLine(bool shown) : shown_(shown && isatty(STDERR_FILENO) == 1) {}
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ProgressLine(ProgressLine&&) = delete;
    ProgressLine& operator=(ProgressLine&&) = delete;
    ~ProgressLine() { clear(); }

    void show(const app::TileProgress& now) {
        const auto time = Clock::now();
        constexpr auto pause = std::chrono::milliseconds(200);
        if (!shown_ || time - last_ < pause) return;
        last_ = time;
        const double seconds = std::chrono::duration<double>(time - start_).count();
        const double rate = static_cast<double>(now.done) / std::max(seconds, 1e-3);
        const double left = static_cast<double>(now.total - now.done) / std::max(rate, 1e-3);
        fmt::print(stderr, "\r{} of {} tiles, {:.0f}/s, {:.0f} s left   ", now.done, now.total,
                   rate, left);
        drawn_ = true;
    }
    void clear() {
        if (drawn_) std::fputs("\r\033[K", stderr);
        drawn_ = false;
    }

  private:
    bool shown_;
    bool drawn_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_{};
};

/// `cordon tiles`: a pyramid of tiles, at once or by a plan and its shards.
class TilesCommand final : public Command {
  public:
    [[nodiscard]] std::string_view name() const override { return "tiles"; }
    [[nodiscard]] std::string_view summary() const override {
        return "draw the map as a pyramid of tiles for the web";
    }
    [[nodiscard]] std::string_view usage() const override {
        return "tiles INPUT... -o OUTPUT --zoom A-B [OPTIONS]";
    }
    [[nodiscard]] std::string_view description() const override {
        return R"(Draws the map of a project file, a style or incidents as Web Mercator tiles.
Labels are placed once a zoom, so that none is cut or doubled at a tile's edge.

OUTPUT is an archive (.pmtiles, .mbtiles) or a folder of z/x/y files.

On several machines, or to go on after a stop:
  cordon tiles plan INPUT --zoom A-B --shards N -o plan.json
  cordon tiles render --plan plan.json --dir parts --shard I|auto
  cordon tiles status --plan plan.json --dir parts     exit 3 and the missing ones
  cordon tiles merge  --plan plan.json --dir parts -o map.pmtiles
  cordon tiles verify map.pmtiles [--plan plan.json]
To check tiles against their manifest, and that no seam runs between them:
  cordon tiles check TILES --manifest manifest.json
The result has the same bytes for any number of shards, threads and restarts.

Examples:
  cordon tiles map.toml -o map.pmtiles --zoom 0-10
  cordon tiles map.toml -o tiles/ --zoom 5-9 --format webp --scale 2
  cordon tiles map.toml -o facts.pmtiles --zoom 0-12 --format mvt)";
    }

    void setup(CommandLine& line) override {
        line.positional = {
            "INPUT",
            "a project file, incidents or a style; or plan, render, status, merge, verify, check",
            [this](const std::string& text) { words_.push_back(text); },
            true,
            {"plan", "render", "status", "merge", "verify", "check"}};
        line.group("Output");
        line.option("-o,--output", "OUTPUT", "archive (.pmtiles, .mbtiles), folder, or plan",
                    keep(output_));
        line.option("--format", "FORMAT",
                    "png (default), webp (lossless), jpeg or mvt (vector tiles)",
                    [this](const std::string& text) { set_format(text); });
        line.choices({"png", "webp", "mvt"});
        line.option("--size", "256|512", "pixels a side of a tile (256)",
                    [this](const std::string& text) {
                        if (text != "256" && text != "512") throw UsageError("write 256 or 512");
                        options_.pyramid.tile_size = whole_number(text, 256, 512);
                    });
        line.option(
            "--scale", "1|2", "2 = twice the pixels, for sharp screens (1)",
            [this](const std::string& text) { options_.pyramid.scale = whole_number(text, 1, 2); });
        line.option("--compression", "N", "of PNG tiles, 1 (fast, default) to 12 (small)",
                    [this](const std::string& text) {
                        options_.pyramid.compression = whole_number(text, 1, 12);
                    });
        line.option("--quality", "N", "of JPEG tiles, 1 to 100 (85)",
                    [this](const std::string& text) {
                        options_.pyramid.quality = whole_number(text, 1, 100);
                    });
        line.option("--empty", "store|skip", "tiles without content (store)",
                    [this](const std::string& text) {
                        if (text != "store" && text != "skip")
                            throw UsageError("write store or skip");
                        options_.pyramid.empty =
                            text == "skip" ? tile::EmptyTiles::skip : tile::EmptyTiles::store;
                    });
        line.flag("--tms", "rows of a folder count from the south",
                  [this] { options_.tms = true; });
        line.option("--manifest", "FILE",
                    "also write the SHA-256 of each tile and of all inputs; for check, the list to "
                    "compare with",
                    [this](const std::string& text) { options_.manifest = text; });
        line.option("--changed-since", "FILE",
                    "manifest of an earlier run: write into the folder only the tiles that differ, "
                    "and print their names",
                    [this](const std::string& text) { options_.changed_since = text; });
        line.flag("--no-record",
                  "leave the record of the run (inputs with SHA-256, zooms, format) out of the "
                  "metadata",
                  [this] { options_.record = false; });
        line.flag("--page", "also write a page that shows the folder (index.html)",
                  [this] { options_.page = true; });
        setup_map(line);
        setup_shards(line);
        line.group("Run");
        line.option(
            "--threads", "N", "default: as many as there are processors to use",
            [this](const std::string& text) { options_.threads = whole_number(text, 1, 256); });
        network_.declare(line);
        line.flag("-q,--quiet", "no summary, no warnings",
                  [this] { verbosity_ = Verbosity::quiet; });
        line.flag("-v,--verbose", "notes and all findings",
                  [this] { verbosity_ = Verbosity::verbose; });
    }

    ExitCode run(Console& console) override {
        console.set_verbosity(verbosity_);
        if (options_.threads == 0)
            options_.threads = usable_processors();
        const std::string first = words_.front();
        const auto rest = [&] {
            words_.erase(words_.begin());
            map_.inputs = words_;
        };
        const bool draws_here = first != "plan" && first != "render" && first != "status" &&
                                first != "merge" && first != "verify" && first != "check";
        if (network_.given() && !draws_here)
            throw UsageError(
                "shards are drawn without a network, because they must all see the same",
                "download the data and name the files, or draw the tiles in one run");
        if (first == "plan") return rest(), plan(console);
        if (first == "render") return rest(), render(console);
        if (first == "status") return rest(), status(console);
        if (first == "merge") return rest(), merge(console);
        if (first == "verify") return rest(), verify(console);
        if (first == "check") return rest(), check(console);
        map_.inputs = words_;
        return draw(console);
    }

  private:
    void set_format(const std::string& text) {
        if (text == "png")
            options_.pyramid.format = tile::TileFormat::png;
        else if (text == "webp")
            options_.pyramid.format = tile::TileFormat::webp;
        else if (text == "jpeg" || text == "jpg")
            options_.pyramid.format = tile::TileFormat::jpeg;
        else if (text == "mvt")
            options_.pyramid.format = tile::TileFormat::mvt;
        else
            throw UsageError("'" + text + "' is not known here", "write png, webp, jpeg or mvt");
    }

    void setup_map(CommandLine& line) {
        line.group("Map");
        line.option("--zoom", "A-B", "zooms, 0-12; one number = that zoom alone",
                    [this](const std::string& text) {
                        const std::size_t dash = text.find('-');
                        auto& p = options_.pyramid;
                        p.min_zoom = whole_number(text.substr(0, dash), 0, tile::max_zoom);
                        p.max_zoom = dash == std::string::npos
                                         ? p.min_zoom
                                         : whole_number(text.substr(dash + 1), 0, tile::max_zoom);
                        if (p.max_zoom < p.min_zoom)
                            throw UsageError("the zooms are reversed: write the smaller one first");
                        zoom_given_ = true;
                    });
        line.option("--bbox", "W,S,E,N", "degrees; default: the extent of the map",
                    [this](const std::string& text) {
                        geom::LonLatBox box;
                        read_into(box, app::parse_box)(text);
                        options_.box = box;
                    });
        line.option("--style", "STYLE",
                    "press, humanitarian, print, dark, or a MapLibre style file", keep(map_.style));
        line.option("--lang", "en|fr", "language of the labels",
                    read_into(map_.lang, parse_language));
    }

    void setup_shards(CommandLine& line) {
        line.group("Shards");
        line.option("--plan", "FILE", "the plan", keep(plan_));
        line.option("--dir", "FOLDER", "where the shards lie", keep(folder_));
        line.option("--shards", "N", "parts of a plan (16)",
                    [this](const std::string& text) { shards_ = whole_number(text, 1, 100000); });
        line.option("--shard", "I|I/N|auto",
                    "number of the shard from 0; I/N = every Nth shard from I on; auto = from the "
                    "variables of Slurm, Kubernetes, MPI and others",
                    keep(shard_));
    }

    void need(const std::string& value, const char* option) const {
        if (value.empty())
            throw UsageError(fmt::format("{} is missing", option), "--help shows how it is used");
    }
    [[nodiscard]] app::TilePlace place() const {
        need(plan_, "--plan");
        need(folder_, "--dir");
        return {plan_, folder_};
    }
    void need_map() const {
        if (map_.inputs.empty()) throw UsageError("no INPUT was given", "name the project file");
        if (!zoom_given_) throw UsageError("--zoom is missing", "for example --zoom 0-10");
        need(output_, "-o OUTPUT");
    }

    ExitCode draw(Console& console) {
        need_map();
        const bool folder = !app::is_tile_archive(output_);
        if (options_.page && !folder) throw UsageError("--page needs a folder as output");
        if (!options_.changed_since.empty() && !folder)
            throw UsageError("--changed-since needs a folder as output",
                             "an archive always holds all tiles");
        map_.network = network_.fetcher();
        const auto start = Clock::now();
        ProgressLine line(verbosity_ != Verbosity::quiet);
        const app::TileOutcome done = app::make_tiles(
            map_, options_, output_, [&](const app::TileProgress& now) { line.show(now); },
            console);
        line.clear();
        if (!options_.changed_since.empty()) tell_changes(done, console);
        summarise(done, start, console);
        print_network(map_.network, console);
        return ExitCode::done;
    }

    void tell_changes(const app::TileOutcome& done, Console& console) const {
        for (const std::string& tile : done.changed) console.print("changed " + tile + "\n");
        for (const std::string& tile : done.gone) console.print("gone " + tile + "\n");
        console.summary(fmt::format("{} tiles changed since {}, {} gone; {} were not drawn, for "
                                    "nothing on them has changed",
                                    done.changed.size(), options_.changed_since.string(),
                                    done.gone.size(), done.kept));
    }

    void summarise(const app::TileOutcome& done, Clock::time_point start, Console& console) const {
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        console.summary(
            fmt::format("{}: {} tiles ({} distinct, {} blank), {}, {:.1f} s, {:.0f} tiles/s",
                        output_.empty() ? folder_ : output_, done.tiles, done.distinct, done.blank,
                        size_text(done.bytes), seconds,
                        static_cast<double>(done.tiles) / std::max(seconds, 1e-3)));
    }

    ExitCode plan(Console& console) {
        need_map();
        const app::TilePlanOutcome done =
            app::plan_tiles(map_, options_, shards_, output_, console);
        console.summary(fmt::format("{}: {} tiles in {} jobs, {} shards, plan {}", output_,
                                    done.tiles, done.jobs, done.shards, done.id.substr(0, 12)));
        return ExitCode::done;
    }

    [[nodiscard]] std::vector<int> wanted_shards() const {
        need(shard_, "--shard");
        if (shard_ == "auto") return app::shards_of_environment(plan_);
        const std::size_t slash = shard_.find('/');
        const int first = whole_number(shard_.substr(0, slash), 0, 100000);
        if (slash == std::string::npos) return {first};
        return app::shards_of_worker(plan_, first,
                                     whole_number(shard_.substr(slash + 1), 1, 100000));
    }

    ExitCode render(Console& console) {
        const app::TilePlace where = place();
        for (const int shard : wanted_shards()) {
            const auto start = Clock::now();
            ProgressLine line(verbosity_ != Verbosity::quiet);
            const app::TileOutcome done = app::render_shard(
                where, shard, options_.threads,
                [&](const app::TileProgress& now) { line.show(now); }, console);
            line.clear();
            summarise(done, start, console);
        }
        return ExitCode::done;
    }

    ExitCode status(Console& console) {
        const std::vector<int> missing = app::missing_shards(place());
        if (missing.empty()) {
            console.summary("all shards are finished");
            return ExitCode::done;
        }
        // On its own line, to be used as the list of an array job.
        console.print(fmt::format("{}\n", fmt::join(missing, ",")));
        return ExitCode::warnings;
    }

    ExitCode merge(Console& console) {
        need(output_, "-o OUTPUT");
        const auto start = Clock::now();
        summarise(app::merge_shards(place(), output_), start, console);
        return ExitCode::done;
    }

    ExitCode verify(Console& console) {
        if (map_.inputs.size() != 1) throw UsageError("name one archive to verify");
        if (is_map_file(map_.inputs.front())) return verify_files({map_.inputs, {}, {}}, console);
        const std::vector<std::string> faults = app::verify_tiles(map_.inputs.front(), plan_);
        for (const std::string& fault : faults)
            console.report({Severity::error, fault, {map_.inputs.front(), 0, 0, {}}, {}});
        if (faults.empty()) console.summary(map_.inputs.front() + ": no fault was found");
        return faults.empty() ? ExitCode::done : ExitCode::failed;
    }

    ExitCode check(Console& console) {
        if (map_.inputs.size() != 1) throw UsageError("name one archive or folder to check");
        if (options_.manifest.empty()) throw UsageError("--manifest is missing");
        const std::string& tiles = map_.inputs.front();
        const app::TileCheckOutcome found =
            app::check_tiles({tiles, options_.manifest, 4, options_.threads}, console);
        for (const std::string& fault : found.faults)
            console.report({Severity::error, fault, {tiles, 0, 0, {}}, {}});
        console.summary(
            fmt::format("{}: {} tiles compared with the manifest, {} drawn again across "
                        "the edges of squares; {} {}",
                        tiles, found.stored, found.drawn, found.faults.size(),
                        found.faults.size() == 1 ? "differs" : "differ"));
        return found.faults.empty() ? ExitCode::done : ExitCode::failed;
    }

    std::vector<std::string> words_;
    app::RenderOptions map_;
    app::TileOptions options_{.pyramid = {}, .box = {}, .threads = 0};
    std::string output_;
    std::string plan_;
    std::string folder_;
    std::string shard_;
    int shards_ = 16;
    bool zoom_given_ = false;
    NetworkOption network_;
    Verbosity verbosity_ = Verbosity::normal;
};

} // namespace

std::unique_ptr<Command> make_tiles_command() {
    return std::make_unique<TilesCommand>();
}

} // namespace cordon::cli

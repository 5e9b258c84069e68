// SPDX-License-Identifier: MIT
#include "app/values.hpp"
#include "cli/option_values.hpp"
#include "cli/render_command.hpp"

/// The arguments of `cordon render`; what they do is in render_command.cpp.
namespace cordon::cli {

std::string_view RenderCommand::description() const {
    return R"(Draws a map from dated incidents, and says on the map what it does not know:
uncertain places are drawn as the area in which they lie, claims differ from
confirmed reports, and roads without reports are not called open.

INPUT is one of
  incidents     GeoJSON, or a CSV with latitude, longitude and date (plain,
                ACLED or UCDP columns); "-" reads standard input
  map.toml      a project file; options take the place of what it says
  style.json    a MapLibre style

Extent, projection, base map, legend, scale and credits are chosen from the data
unless you choose them.

Examples:
  cordon render incidents.csv -o map.png
  cordon render map.toml -o map.png -o map.svg -o map.pdf
  cordon render incidents.geojson -o map.pdf --lang fr --size 180mmx120mm \
      --title "Routes vers Bamako" --from 2025-09-01 --to 2025-10-30
  cat incidents.csv | cordon render - -o - --format svg > map.svg
  cordon render map.toml --each places.csv -o 'out/{name}.png'
  cordon render incidents.csv --dump-config > map.toml)";
}

void RenderCommand::setup(CommandLine& line) {
    line.positional = {"INPUT", "incidents, a project file or a style; see above",
                       [this](const std::string& text) { options_.inputs.push_back(text); }, true};
    setup_output(line);
    setup_sheet(line);
    setup_extent(line);
    setup_data(line);
    setup_furniture(line);
    setup_run(line);
}

void RenderCommand::setup_output(CommandLine& line) {
    line.group("Output");
    line.repeated("-o,--output", "FILE",
                  "file to write; its ending (.png, .svg, .pdf) says the format; \"-\" is standard "
                  "output",
                  [this](const std::string& text) { outputs_.push_back(text); });
    line.option("--format", "FORMAT", "png, svg, pdf or scene, for names without an ending of ours",
                [this](const std::string& text) { read_into(format_, parse_format)(text); });
    line.choices({"png", "svg", "pdf", "scene"});
    line.option("--key-csv", "FILE", "also write the numbered list as a table, for another program",
                keep(key_csv_));
    line.option("--frames", "UNIT",
                "a series of pictures instead of one, for films: month, quarter, year, week, or "
                "days (10d); -o names a folder",
                keep(request_.frames));
    line.choices({"month", "quarter", "year", "week"});
    line.flag("--sidecar",
              "beside the first output also write its words from the same data: NAME.json, "
              "NAME.caption.txt, NAME.alt.txt",
              [this] { sidecar_ = true; });
    line.flag("--geo",
              "positions for GIS: inside each PDF, and as a world file (.pgw) beside each PNG, "
              "whose CRS is in --explain projection",
              [this] { options_.geo = true; });
    line.option("--name", "CONVENTION",
                "{name} in -o stands for a name by this convention: ocha = number, short name, "
                "paper, day, MLI012_roads_A4_20251030; the footer repeats them",
                read_into(options_.name, parse_naming));
    line.choices({"ocha"});
    line.option("--short-name", "WORD", "short name of the map in such a name",
                keep(options_.short_name));
    line.option("--size", "SIZE",
                "sheet: 180mmx120mm, 1600x1200 (pixels), A4, A5-landscape; 180mm alone leaves the "
                "height open",
                read_into(options_.size, app::parse_size));
    line.option("--dpi", "N", "dots an inch of a PNG whose size is given on paper (300)",
                read_into(options_.dpi,
                          [](const std::string& text) { return parse_in_range(text, 30, 2400); }));
    line.option("--scale", "FACTOR", "factor on all symbols, lines and type (1)",
                read_into(options_.scale,
                          [](const std::string& text) { return parse_in_range(text, 0.25, 8); }));
    line.option("--print-width", "WIDTH",
                "width at which the sheet will be printed, 85mm: text and lines are checked for it",
                read_into(options_.print_width, app::parse_size));
    setup_print(line);
    line.option("--svg-text", "KIND", "live (default) keeps texts editable; outline draws them",
                [this](const std::string& text) {
                    if (text != "live" && text != "outline")
                        throw UsageError("'" + text + "' is not known here",
                                         "write live or outline");
                    request_.outline_text = text == "outline";
                });
    line.choices({"live", "outline"});
}

void RenderCommand::setup_print(CommandLine& line) {
    line.option("--bleed", "MM",
                "3mm: map and paper colour go on beyond the cut; enlarges the page",
                read_into(options_.bleed_mm, parse_bleed));
    line.flag("--crop-marks", "lines that show where to cut, outside of the bleed",
              [this] { options_.crop_marks = true; });
    line.option(
        "--colour,--color", "SPACE",
        "of a PDF: rgb (default), or cmyk = the inks of a press, black texts in black alone",
        read_into(options_.colour, parse_colour));
    line.choices({"rgb", "cmyk"});
    line.option("--cmyk-profile", "FILE",
                "ICC profile of the press, for cmyk (default: an installed FOGRA39L_coated.icc or "
                "Ghostscript's default_cmyk.icc)",
                keep(options_.cmyk_profile));
}

void RenderCommand::setup_sheet(CommandLine& line) {
    line.group("Atlas");
    line.option(
        "--each", "FILE",
        "draw one map for each row of a CSV or feature of a vector file: {column} stands for "
        "its text in names of outputs and all texts; columns named centre, width_km, bbox "
        "or like a key (map.title) set that key",
        keep(each_));
    line.option(
        "--jobs", "N", "maps drawn at once (as many as there are processors)",
        read_into(jobs_, [](const std::string& text) { return parse_in_range(text, 1, 256); }));
    line.group("Words and style");
    line.option("--title", "TEXT", "the finding or the subject; it passes the evidence gate",
                keep(options_.title));
    line.option("--subtitle", "TEXT", "default: window and cut-off of the data",
                keep(options_.subtitle));
    line.option("--lang", "en|fr", "language of dates, numbers, legend, notes and disclaimers",
                read_into(options_.lang, parse_language));
    line.option("--style", "STYLE", "press, humanitarian, print, dark, or a MapLibre style file",
                keep(options_.style));
    line.choices({"press", "humanitarian", "print", "dark"});
}

void RenderCommand::setup_extent(CommandLine& line) {
    line.group("Extent and projection");
    line.option("--bbox", "W,S,E,N", "degrees; west greater than east crosses the antimeridian",
                read_into(options_.bbox, app::parse_box));
    line.option("--centre,--center", "PLACE", "a name, or latitude,longitude",
                read_into(options_.centre, app::parse_place));
    line.option("--width", "DISTANCE", "width of the map on the ground, with --centre: 400km",
                read_into(options_.width, app::parse_distance));
    line.option("--extent", "WHAT", "auto, incidents, routes, roads, layers or world",
                read_into(options_.extent, parse_extent));
    line.choices({"auto", "incidents", "routes", "roads", "layers", "world"});
    line.option("--crs,--projection", "CRS",
                "EPSG code, PROJ string or WKT; default: one that suits the extent",
                keep(options_.projection));
}

void RenderCommand::setup_data(CommandLine& line) {
    line.group("Incidents");
    line.option("--from", "DAY", "first day of the window, 2025-09-01",
                read_into(options_.from, app::parse_day));
    line.option("--to", "DAY", "last day of the window", read_into(options_.to, app::parse_day));
    line.option("--window", "A/B", "both at once: 2025-09-01/2025-10-30, or a month: 2025-10",
                [this](const std::string& text) {
                    DateInterval window;
                    read_into(window, app::parse_window)(text);
                    options_.from = window.from;
                    options_.to = window.to;
                });
    line.option("--as-of", "MOMENT", "cut-off of the data, 2025-10-30T18:00Z",
                read_into(options_.as_of, app::parse_moment));
    line.repeated("--buffer", "[TYPE=]DISTANCE",
                  "area round incidents, on the ground: 10km, checkpoint=2km",
                  [this](const std::string& text) {
                      std::pair<std::string, Metres> buffer;
                      read_into(buffer, parse_buffer)(text);
                      if (buffer.first.empty())
                          options_.buffer.all = buffer.second;
                      else
                          options_.buffer.by_type[buffer.first] = buffer.second;
                  });
    line.option("--buffer-rings", "FACTORS",
                "grades of the area round incidents, as factors of the distance: 0.5,1,2",
                read_into(options_.buffer.rings, parse_factors));
    line.option("--input", "KIND", "what \"-\" holds: incidents (default) or map, a project file",
                [this](const std::string& text) {
                    if (text != "incidents" && text != "map")
                        throw UsageError("'" + text + "' is not known here",
                                         "write incidents or map");
                    options_.map_on_input = text == "map";
                });
    line.option("--folder", "FOLDER",
                "names in the project file are relative to it (the file's own folder)",
                keep(options_.folder));
    line.option("--lat", "COLUMN", "column of the latitude", keep(options_.columns.lat));
    line.option("--lon", "COLUMN", "column of the longitude", keep(options_.columns.lon));
    line.option("--date", "COLUMN", "column of the date", keep(options_.columns.date));
    line.option("--type", "COLUMN", "column of the incident type", keep(options_.columns.type));
    line.flag(
        "--locate",
        "read the places of rows without coordinates from their words: \"77 nautical miles west "
        "of Hodeidah\"",
        [this] { options_.locate = true; });
    line.repeated("--country", "CODE", "ISO code of a country that places in words lie in: ML",
                  [this](const std::string& text) { options_.countries.push_back(text); });
    line.option("--places", "FILE",
                "places chosen among several of a name (cordon locate --choose)",
                keep(options_.places));
    line.repeated("--gazetteer", "FILE",
                  "further places for places in words: GeoNames dump, CSV, built gazetteer",
                  [this](const std::string& text) { options_.gazetteers.push_back(text); });
    line.flag("--with-pending", "draw incidents that wait for a review",
              [this] { options_.pending = true; });
    line.option("--profile", "NAME", "public (default), partner or internal: delay and coarsening",
                read_into(options_.profile, parse_profile));
    line.choices({"public", "partner", "internal"});
    line.flag("--analyse", "road status, gateways and supply by the rules of 'cordon analyse'",
              [this] { options_.analyse = true; });
    line.option("--panels", "UNIT", "small multiples: month, quarter, year, week, or days (10d)",
                keep(options_.panels));
    line.choices({"month", "quarter", "year", "week"});
    setup_symbols(line);
    line.group("Other data");
    line.option("--roads", "FILE", "roads in place of the shipped ones", keep(options_.roads));
    line.option("--districts", "FILE",
                "outlines of districts, for places that are known by their district only",
                keep(options_.districts));
    line.option("--crossings", "FILE",
                "border crossings (name, lat, lon, status, source, date), drawn by their status",
                keep(options_.crossings));
    line.repeated("--layer", "FILE", "a further vector file; the style draws it by its name",
                  [this](const std::string& text) { options_.layers.push_back(text); });
}

void RenderCommand::setup_symbols(CommandLine& line) {
    line.group("Symbols");
    line.option("--size-by", "COLUMN",
                "areas of the symbols in proportion to a count or a numeric column: killed; a bar "
                "from lowest to highest where sources differ by more than a factor of 2",
                keep(options_.size_by));
    line.option("--shape-by", "COLUMN", "a shape for each value of a column, at most six",
                keep(options_.shape_by));
    line.option("--decay", "RULE",
                "half-life: symbols are lighter the older the incident is at the cut-off; none",
                read_into(options_.decay, parse_age_rule));
    line.choices({"half-life", "none"});
    line.option("--half-life", "DAYS", "days after which an incident counts half (14)",
                read_into(options_.half_life_days,
                          [](const std::string& text) { return parse_in_range(text, 0.1, 3650); }));
    line.option("--cluster", "DISTANCE",
                "incidents this near on the ground become one symbol with their count: 20km",
                read_into(options_.cluster, app::parse_distance));
}

void RenderCommand::setup_furniture(CommandLine& line) {
    line.group("Furniture");
    const auto piece = [&](std::string names, std::string help,
                           app::Piece app::SheetSection::*which, bool on) {
        line.flag(std::move(names), std::move(help),
                  [this, which, on] { options_.pieces.emplace_back(which, on); });
    };
    using Sheet = app::SheetSection;
    piece("--no-legend", "no legend", &Sheet::legend, false);
    piece("--no-key", "no numbered list of the incidents", &Sheet::key, false);
    piece("--no-scale-bar", "no scale bar", &Sheet::scale_bar, false);
    piece("--north-arrow", "a north arrow even when north is up", &Sheet::north_arrow, true);
    piece("--no-north-arrow", "no north arrow", &Sheet::north_arrow, false);
    piece("--graticule", "labelled lines at round degrees", &Sheet::graticule, true);
    piece("--no-graticule", "no graticule", &Sheet::graticule, false);
    line.flag("--inset", "a locator map", [this] { options_.inset = true; });
    line.flag("--no-inset", "no locator map", [this] { options_.inset = false; });
    piece("--no-notes", "no method note", &Sheet::notes, false);
    piece("--no-credits", "no credits (check the licences of the data first)", &Sheet::credits,
          false);
    line.flag("--no-numbers", "incidents without numbers", [this] { options_.number = false; });
    line.option("--disclaimer", "PRESETS", "neutral, un, who, data, safety (comma between) or none",
                read_into(options_.disclaimer, parse_disclaimer));
    line.choices({"neutral", "un", "who", "data", "safety", "none"});
}

void RenderCommand::setup_run(CommandLine& line) {
    line.group("Run");
    line.flag("--strict", "exit code 3 when there were warnings", [this] { strict_ = true; });
    line.flag("--warnings-as-errors", "exit code 1 when there were warnings",
              [this] { warnings_as_errors_ = true; });
    line.repeated("--explain", "WHAT",
                  "projection: name, definition and reason; labels: those left out and why",
                  [this](const std::string& text) {
                      if (text == "projection")
                          explain_projection_ = true;
                      else if (text == "labels")
                          request_.explain_labels = true;
                      else
                          throw UsageError("'" + text + "' cannot be explained",
                                           "write projection or labels");
                  });
    line.choices({"projection", "labels"});
    network_.declare(line);
    line.option("--cache", "FOLDER",
                "keep finished maps there and copy them as long as nothing has changed; auto = the "
                "user's folder (default: CORDON_CACHE, else none)",
                keep(cache_));
    line.flag("--no-cache", "draw although CORDON_CACHE is set; fetch everything anew",
              [this] { no_cache_ = true; });
    line.option(
        "--cache-size", "MB", "the most that the cache may hold (500)",
        read_into(cache_mb_, [](const std::string& text) { return parse_in_range(text, 1, 1e6); }));
    line.option("--depfile", "FILE", "write a rule for make and ninja: all files that were read",
                keep(depfile_));
    line.flag("--dump-config", "print the project file that stands for these arguments",
              [this] { dump_config_ = true; });
    line.flag("--no-record",
              "leave out the record of the run (inputs with SHA-256, projection, notes)",
              [this] { request_.record = app::Record::none; });
    line.flag("--record-all", "hash layers of any size for the record (2 MB and more: their size)",
              [this] { request_.record = app::Record::full; });
    line.flag("-q,--quiet", "no summary, no warnings", [this] { verbosity_ = Verbosity::quiet; });
    line.flag("-v,--verbose", "notes, all findings, and the time taken",
              [this] { verbosity_ = Verbosity::verbose; });
}

} // namespace cordon::cli

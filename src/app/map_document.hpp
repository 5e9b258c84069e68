// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.hpp"
#include "core/diagnostic.hpp"
#include "core/json.hpp"
#include "core/language.hpp"
#include "core/units.hpp"
#include "geom/point.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The pipeline as functions, and the project file `map.toml` as plain values.
namespace cordon::net {
class Fetcher;
} // namespace cordon::net

namespace cordon::app {

/// A text in one or several languages: `"Mali"` or `{en = "Roads", fr = "Routes"}`. Given as "" it
/// is not empty(): the user wants nothing printed, not the default.
struct Localised {
    std::map<std::string, std::string, std::less<>>
        texts; ///< language code to text; "" = any language

    Localised() = default;
    explicit Localised(std::string any) { texts.emplace(std::string(), std::move(any)); }
    [[nodiscard]] bool empty() const { return texts.empty(); }
    /// The language's own text, else the one for any language, else the first; empty when there is
    /// none.
    [[nodiscard]] std::string_view in(Language language) const;
    friend bool operator==(const Localised&, const Localised&) = default;
};

/// A file that the user named: `given` is printed, `resolved` is opened (relative to the map file,
/// or to the current folder when it came from the command line).
struct FilePath {
    std::string given;
    std::filesystem::path resolved;

    [[nodiscard]] bool empty() const { return given.empty(); }
    friend bool operator==(const FilePath&, const FilePath&) = default;
};

/// Size of the sheet. Pixels are CSS pixels (1/96 inch) times the scale factor; millimetres become
/// pixels by dpi.
struct SheetSize {
    enum class Unit { millimetres, pixels };
    double width = 0.0;  ///< more than 0
    double height = 0.0; ///< 0 = as high as map and texts need
    Unit unit = Unit::millimetres;
    friend bool operator==(const SheetSize&, const SheetSize&) = default;
};

/// A moment in UTC; `minute` is empty when only the day was given.
struct Moment {
    Date day;
    std::optional<int> minute; ///< of the day, 0..1439
    friend bool operator==(const Moment&, const Moment&) = default;
};

/// What the extent is taken from when neither `bbox` nor `centre` is given.
enum class ExtentFrom { automatic, incidents, routes, roads, layers, world };

/// Protection profile (delay and coarsening).
enum class Profile {
    public_, // NOLINT(readability-identifier-naming): `public` is a keyword
    partner,
    internal
};

/// A place named in the file: a name to look up in the gazetteer, a position, or both.
struct NamedPlace {
    std::string name;                     ///< empty = position only
    std::optional<geom::LonLat> position; ///< empty = look the name up
    friend bool operator==(const NamedPlace&, const NamedPlace&) = default;
};

/// A distance as a user gave it. In units of a CRS it has no meaning on the ground, which is told
/// with the layer that it was given for (app/layer_distance.hpp).
struct GivenDistance {
    std::optional<Metres> metres; ///< on the ground; empty = given without a unit or in degrees
    double number = 0.0;          ///< as given
    bool in_degrees = false;      ///< the text says so
    friend bool operator==(const GivenDistance&, const GivenDistance&) = default;
};

/// How the areas of two layers are put together.
enum class Combine {
    unite,     ///< one area of all features, and of the other layer's where there is one
    intersect, ///< what of each area lies in the other layer's
    difference ///< what of each area lies outside the other layer's
};

/// Threat buffers round incidents, drawn and used as distances on the ground.
struct Buffers {
    std::optional<Metres> all;                          ///< for every type that is not listed
    std::map<std::string, Metres, std::less<>> by_type; ///< incident type to radius
    std::vector<double> rings; ///< graded rings as factors of the radius, for example 0.5, 1, 2
    bool of_analysis = false;  ///< nobody asked for them: the analysis shows its own radii
    std::optional<GivenDistance> without_unit; ///< given in place of `all`: always an error
    [[nodiscard]] bool empty() const { return !all && by_type.empty(); }
    friend bool operator==(const Buffers&, const Buffers&) = default;
};

/// Whether the lightness of a symbol says how old its incident is.
enum class AgeRule { none, half_life };

/// `[map]`: what the map shows and how large it is.
struct MapSection {
    Localised title;
    Localised subtitle; ///< empty() = made from the data
    Language lang = Language::en;
    FilePath style{"press", {}};   ///< a shipped name (press, humanitarian, print, dark) or a file
    std::optional<SheetSize> size; ///< default: 180 mm wide, as high as needed
    double dpi = 300.0;            ///< of PNG when the size is in millimetres; 30..2400
    double scale = 1.0;            ///< multiplies all symbols, lines and type; 0.25..8
    std::optional<geom::LonLatBox>
        bbox; ///< west, south, east, north in degrees; east > 180 crosses the antimeridian
    std::optional<NamedPlace> centre;
    std::optional<Metres> width; ///< on the ground, with `centre`
    ExtentFrom extent = ExtentFrom::automatic;
    std::optional<double> padding; ///< share of the extent left free at each side, 0..1; default
                                   ///< chosen by the pipeline
    std::string projection;   ///< EPSG code, PROJ string or WKT; empty = chosen from the extent
    std::optional<Date> from; ///< window; incidents whose interval touches it are drawn
    std::optional<Date> to;
    std::optional<Moment> as_of; ///< cut-off of the data
    std::optional<Date> created; ///< day of publication; date written into PDF
    Profile profile = Profile::public_;
    Buffers buffer;
    std::string
        panels; ///< `month`, `quarter`, `year`, `week` or `10d`: small multiples; empty = one map
    bool number = true;  ///< number the incidents and list them in the key
    int number_from = 1; ///< first number, 1..9999
    int number_max =
        40; ///< more located incidents are drawn as circles by their number (crowd.hpp)
    /// Count of the incidents (`killed`) or numeric column that the symbols' areas stand for.
    std::string size_by;
    std::string shape_by; ///< attribute or column whose values get shapes of their own, at most six
    std::vector<std::string> shape_order; ///< its values in the order of shapes and legend
    AgeRule decay = AgeRule::none;        ///< lightness by age at the cut-off date
    std::optional<double> half_life_days; ///< of `decay`; not given: that of the analysis
    std::optional<Metres> cluster;        ///< incidents this near are one symbol with a count
    bool uncertainty = true;   ///< outlines of location models; false adds a sentence to the notes
    std::string boundary_view; ///< `neutral`, or a view that `[data] boundaries` has; empty =
                               ///< neutral, not said
    friend bool operator==(const MapSection&, const MapSection&) = default;
};

/// The day of a map: that of publication, else the cut-off of its data.
[[nodiscard]] std::optional<Date> day_of(const MapSection& map);

/// One file of incidents. Names of columns matter for CSV only.
struct IncidentSource {
    FilePath file;   ///< "-" = standard input
    std::string lat; ///< column names; empty = found by their usual names
    std::string lon;
    std::string date;
    std::string type;
    std::string attribution;
    std::string licence;
    friend bool operator==(const IncidentSource&, const IncidentSource&) = default;
};

/// A vector file that becomes a layer, or takes the place of a source of the style.
struct LayerSource {
    std::string name; ///< unique; default: the file's stem
    FilePath file;
    std::string layer;  ///< of a file with several
    std::string source; ///< name of the style's source that this file feeds; empty = `name`
    std::string attribution;
    std::string licence;
    std::optional<GivenDistance> buffer; ///< draw what lies within it instead of the features
    std::vector<double> rings;           ///< factors of `buffer`
    std::optional<Combine> combine;      ///< of the areas, with those of `with`
    std::string with;                    ///< name of another layer
    /// Are areas drawn that are made of the features?
    [[nodiscard]] bool makes_areas() const { return buffer.has_value() || combine.has_value(); }
    friend bool operator==(const LayerSource&, const LayerSource&) = default;
};

/// `[data]`.
struct DataSection {
    std::vector<IncidentSource> incidents;
    std::optional<LayerSource> roads;      ///< replaces the shipped roads
    std::optional<LayerSource> boundaries; ///< with points of view; replaces the shipped ones
    std::optional<LayerSource> districts;  ///< outlines of second-level divisions
    std::optional<FilePath> corridors;     ///< replaces the shipped supply corridors
    std::optional<FilePath> precision; ///< table precision code → radius; replaces the shipped one
    std::optional<FilePath> crossings; ///< border crossings with their status
    std::optional<FilePath> suppliers; ///< points that supplies come from, for the analysis
    bool pending = false;              ///< draw incidents that wait for a review
    /// Read the places of rows without a position from their words; not given: only of tables that
    /// have no coordinates at all.
    std::optional<bool> locate;
    std::vector<std::string> countries; ///< ISO codes that places in words are looked for in first
    std::optional<FilePath> places;     ///< chosen meanings of names (app/chosen_places.hpp)
    std::vector<FilePath> gazetteers;   ///< of places in words, on top of the shipped one
    friend bool operator==(const DataSection&, const DataSection&) = default;
};

/// Status of a route, worst first in `encirclement` order; `no_information` is never "open".
enum class RouteStatus { no_information, open, restricted, contested, cut };

/// `[[routes]]`: a corridor to show. A status is the author's and needs its evidence in `because`.
struct RouteChoice {
    std::string id;               ///< of a corridor, or "all"
    Localised name;               ///< default: the corridor's own
    std::optional<FilePath> file; ///< geometry, when the route is not a shipped corridor
    std::vector<NamedPlace> via;  ///< junctions in order, at least two: the way between them on
                                  ///< the roads is the route
    std::string shield;           ///< text of the road shield; default: the corridor's own
    std::optional<RouteStatus> status;
    bool disputed = false;
    std::vector<std::string>
        because; ///< incident ids; at least one when a status other than no_information is given
    friend bool operator==(const RouteChoice&, const RouteChoice&) = default;
};

/// `[labels]`.
struct LabelSection {
    std::vector<std::string>
        langs; ///< language codes in order of preference; empty = the map's language
    std::vector<std::string> also;   ///< languages of a second line, in order of preference
    std::vector<std::string> places; ///< names that must be printed
    std::vector<std::string> omit;   ///< names that must not be printed
    std::optional<FilePath> nudges;  ///< moves by feature id
    friend bool operator==(const LabelSection&, const LabelSection&) = default;
};

/// Where a piece of furniture stands.
enum class Corner {
    automatic,
    top_left,
    top,
    top_right,
    left,
    right,
    bottom_left,
    bottom,
    bottom_right,
    below
};

/// A piece of furniture: `true`, `false`, `"auto"` or a corner.
struct Piece {
    enum class Show { automatic, yes, no };
    Show show = Show::automatic;
    Corner corner = Corner::automatic;
    [[nodiscard]] bool is_off() const { return show == Show::no; }
    friend bool operator==(const Piece&, const Piece&) = default;
};

/// What the locator inset shows.
enum class InsetView { automatic, region, world };

/// The locator inset: as Piece, or `"region"` or `"world"`, or `{shows = "region", at =
/// "bottom-left"}`.
struct Inset {
    Piece piece;
    InsetView shows = InsetView::automatic;
    friend bool operator==(const Inset&, const Inset&) = default;
};

/// Colours of a PDF: of screens, or the inks of a press.
enum class Colour { rgb, cmyk };
/// By which convention a map's files are named.
enum class FileNaming { ocha };

enum class Disclaimer { neutral, un, who, data, safety };
enum class KeyColumn { number, date, place, type, claim, counts, sources, location };

/// Margins of the sheet in millimetres.
struct Margins {
    double top = 5.0;
    double right = 5.0;
    double bottom = 5.0;
    double left = 5.0;
    friend bool operator==(const Margins&, const Margins&) = default;
};

/// `[sheet]`: furniture.
struct SheetSection {
    Piece legend;
    Piece scale_bar;
    Piece north_arrow; ///< automatic = only when north is not up
    Piece graticule;   ///< automatic = left to the style
    Inset inset;
    Piece timeline; ///< strip of the incidents' days; automatic = with an analysis
    Piece rose;     ///< incidents by direction; automatic = with an analysis of enough incidents
    Piece key;      ///< `below` puts it under the map
    Piece credits;
    Piece notes;                        ///< the generated method note
    std::vector<Localised> sentences;   ///< `extra_notes`: printed after the generated notes
    std::vector<KeyColumn> key_columns; ///< empty = chosen
    /// Empty list = "none" was asked for (a warning); absent = neutral, data, safety.
    std::optional<std::vector<Disclaimer>> disclaimer;
    std::string organisation;       ///< "UN" opens the preset `un`
    std::string un_cleared;         ///< reference of the clearance; empty prints "not cleared"
    std::string author;             ///< byline and PDF author
    std::string contact;            ///< feedback address in the footer
    std::string map_number;         ///< for example MLI012
    std::optional<FileNaming> name; ///< absent = files are named by the user alone
    std::string short_name;         ///< part of such a name; empty = from the title
    bool frame = true;
    Margins margins;
    double bleed_mm = 0.0;   ///< what is drawn goes on this far beyond the cut, 0..50
    bool crop_marks = false; ///< outside of the bleed
    Colour colour = Colour::rgb;
    std::optional<FilePath> cmyk_profile; ///< ICC profile; absent = a default one
    bool geo = false;                     ///< positions in the PDF, for GIS
    std::optional<SheetSize> print_width; ///< when the sheet will be printed smaller; width in mm
    double min_text_pt = 5.5;             ///< smaller text on paper is a warning; 0 = any
    double min_line_pt = 0.25;            ///< thinner lines on paper are a warning; 0 = any
    friend bool operator==(const SheetSection&, const SheetSection&) = default;
};

/// Everything that a project file says. Values that were not given are empty or hold their
/// documented default.
struct MapDocument {
    std::string file;             ///< name for messages; empty = made from the command line
    std::filesystem::path folder; ///< relative names start here; empty = current folder
    MapSection map;
    DataSection data;
    std::vector<LayerSource> layers;
    std::vector<RouteChoice> routes;
    LabelSection labels;
    SheetSection sheet;
    Json state{
        Json::Object{}}; ///< `[state]`: values for the style's global-state, passed on unread
    Json analysis{
        Json::Object{}};  ///< `[analysis]`: kept for the analysis, its keys and types checked
    bool analyse = false; ///< the table `[analysis]` is there, perhaps empty

    /// Fetches the addresses that the document and its style name; null = nothing is fetched. Of
    /// the run, never of a file.
    std::shared_ptr<net::Fetcher> network;

    std::map<std::string, int, std::less<>> lines; ///< key path such as `map.style` to its line

    /// Where a key was given, for messages; file only when it was not given.
    [[nodiscard]] Where where(std::string_view key) const;
};

/// The file of chosen places; empty when the document names none.
[[nodiscard]] inline std::filesystem::path chosen_file(const MapDocument& document) {
    return document.data.places ? document.data.places->resolved : std::filesystem::path();
}

/// The document for one incident file without a project file.
[[nodiscard]] MapDocument document_for(const std::string& incident_file);

} // namespace cordon::app

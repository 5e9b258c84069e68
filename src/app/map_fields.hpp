// SPDX-License-Identifier: MIT
#pragma once

#include "app/map_objects.hpp"

/// The keys of `map.toml`: the one list from which reader, writer, JSON Schema and reference page
/// are made.
namespace cordon::app {

template <typename E>
using NameTable = std::pair<std::string_view, E>;

template <>
struct Names<Language> {
    static constexpr std::array all{NameTable<Language>{"en", Language::en},
                                    NameTable<Language>{"fr", Language::fr}};
};
template <>
struct Names<ExtentFrom> {
    using E = ExtentFrom;
    static constexpr std::array all{
        NameTable<E>{"auto", E::automatic}, NameTable<E>{"incidents", E::incidents},
        NameTable<E>{"routes", E::routes},  NameTable<E>{"roads", E::roads},
        NameTable<E>{"layers", E::layers},  NameTable<E>{"world", E::world}};
};
template <>
struct Names<Profile> {
    using E = Profile;
    static constexpr std::array all{NameTable<E>{"public", E::public_},
                                    NameTable<E>{"partner", E::partner},
                                    NameTable<E>{"internal", E::internal}};
};
template <>
struct Names<AgeRule> {
    using E = AgeRule;
    static constexpr std::array all{NameTable<E>{"none", E::none},
                                    NameTable<E>{"half-life", E::half_life}};
};
template <>
struct Names<RouteStatus> {
    using E = RouteStatus;
    static constexpr std::array all{
        NameTable<E>{"no_information", E::no_information}, NameTable<E>{"open", E::open},
        NameTable<E>{"restricted", E::restricted}, NameTable<E>{"contested", E::contested},
        NameTable<E>{"cut", E::cut}};
};
template <>
struct Names<Corner> {
    using E = Corner;
    static constexpr std::array all{NameTable<E>{"auto", E::automatic},
                                    NameTable<E>{"top-left", E::top_left},
                                    NameTable<E>{"top", E::top},
                                    NameTable<E>{"top-right", E::top_right},
                                    NameTable<E>{"left", E::left},
                                    NameTable<E>{"right", E::right},
                                    NameTable<E>{"bottom-left", E::bottom_left},
                                    NameTable<E>{"bottom", E::bottom},
                                    NameTable<E>{"bottom-right", E::bottom_right},
                                    NameTable<E>{"below", E::below}};
};
template <>
struct Names<Combine> {
    using E = Combine;
    static constexpr std::array all{NameTable<E>{"union", E::unite},
                                    NameTable<E>{"intersection", E::intersect},
                                    NameTable<E>{"difference", E::difference}};
};
template <>
struct Names<InsetView> {
    using E = InsetView;
    static constexpr std::array all{NameTable<E>{"auto", E::automatic},
                                    NameTable<E>{"region", E::region},
                                    NameTable<E>{"world", E::world}};
};
template <>
struct Names<Disclaimer> {
    using E = Disclaimer;
    static constexpr std::array all{NameTable<E>{"neutral", E::neutral}, NameTable<E>{"un", E::un},
                                    NameTable<E>{"who", E::who}, NameTable<E>{"data", E::data},
                                    NameTable<E>{"safety", E::safety}};
};
template <>
struct Names<Colour> {
    static constexpr std::array all{NameTable<Colour>{"rgb", Colour::rgb},
                                    NameTable<Colour>{"cmyk", Colour::cmyk}};
};
template <>
struct Names<FileNaming> {
    static constexpr std::array all{NameTable<FileNaming>{"ocha", FileNaming::ocha}};
};
template <>
struct Names<KeyColumn> {
    using E = KeyColumn;
    static constexpr std::array all{
        NameTable<E>{"number", E::number},   NameTable<E>{"date", E::date},
        NameTable<E>{"place", E::place},     NameTable<E>{"type", E::type},
        NameTable<E>{"claim", E::claim},     NameTable<E>{"counts", E::counts},
        NameTable<E>{"sources", E::sources}, NameTable<E>{"location", E::location}};
};

template <>
struct Fields<MapSection> {
    using Is = MapSection;
    template <typename A>
    static void visit(A& a) {
        using M = MapSection;
        a({"title", "The finding or the subject. Passes the evidence gate."}, &M::title);
        a({"subtitle", "Window and cut-off, made from the data when not given; \"\" prints none."},
          &M::subtitle);
        a({"lang", "Language of dates, numbers, legend, disclaimers and alternative text."},
          &M::lang);
        a({"style", "A shipped style (press, humanitarian, print, dark) or a MapLibre style file."},
          &M::style);
        a({"size", "Size of the sheet; 180mm wide and as high as needed when not given."},
          &M::size);
        a({"dpi", "Dots an inch of a PNG whose size is given on paper.", 30, 2400}, &M::dpi);
        a({"scale", "Factor on all symbols, lines and type.", 0.25, 8}, &M::scale);
        a({"bbox", "West, south, east, north in degrees; west > east crosses the antimeridian."},
          &M::bbox);
        a({"centre", "Place in the middle of the map, and what the roads lead to."}, &M::centre);
        a({"width", "Width of the map on the ground, with centre."}, &M::width);
        a({"extent", "What the extent is taken from when neither bbox nor width is given."},
          &M::extent);
        a({"padding", "Share of the extent left free at each side.", 0, 1}, &M::padding);
        a({"projection", "EPSG code, PROJ string or WKT; chosen from the extent when not given."},
          &M::projection);
        a({"from", "First day of the window; incidents whose interval touches it are drawn."},
          &M::from);
        a({"to", "Last day of the window."}, &M::to);
        a({"as_of", "Cut-off of the data, in UTC."}, &M::as_of);
        a({"created",
           "Day of publication: the delay of the profile counts back from it; date of a PDF."},
          &M::created);
        a({"profile", "Protection profile: delay and coarsening of young incidents."}, &M::profile);
        a({"buffer",
           "Distance on the ground round incidents, for all or by incident type; rings grade it."},
          &M::buffer);
        a({"panels", "Small multiples: month, quarter, year, week, or days such as 10d."},
          &M::panels);
        a({"number", "Number the incidents and list them in the key."}, &M::number);
        a({"number_from", "First number.", 1, 9999}, &M::number_from);
        a({"number_max",
           "With more located incidents neighbours become circles, without numbers and list.", 0,
           999},
          &M::number_max);
        a({"size_by", "Count or numeric column that the area of a symbol stands for: \"killed\"; "
                      "where sources "
                      "differ by more than a factor of 2, a bar from lowest to highest."},
          &M::size_by);
        a({"shape_by", "Column whose values get a shape each: at most six."}, &M::shape_by);
        a({"shape_order", "Values of shape_by in the order of the legend; the most frequent first "
                          "when not given."},
          &M::shape_order);
        a({"decay", "half-life: symbols are lighter the older the incident is at the cut-off."},
          &M::decay);
        a({"half_life_days",
           "Days after which an incident counts half, with decay; that of [analysis] when not "
           "given.",
           0.1, 3650},
          &M::half_life_days);
        a({"cluster",
           "Distance on the ground within which incidents become one symbol with their count: "
           "\"20km\"."},
          &M::cluster);
        a({"uncertainty",
           "Draw the outlines of uncertain places to scale; false is said in the notes."},
          &M::uncertainty);
        a({"boundary_view", "Point of view on disputed borders: neutral, or a code that boundaries "
                            "has, such as IN."},
          &M::boundary_view);
    }
};

template <>
struct Fields<IncidentSource> {
    using Is = IncidentSource;
    static constexpr auto shorthand = &IncidentSource::file;
    template <typename A>
    static void visit(A& a) {
        using S = IncidentSource;
        a({"file", "GeoJSON or CSV of incidents; \"-\" is standard input."}, &S::file);
        a({"lat", "Column of the latitude (CSV)."}, &S::lat);
        a({"lon", "Column of the longitude (CSV)."}, &S::lon);
        a({"date", "Column of the date (CSV)."}, &S::date);
        a({"type", "Column of the incident type (CSV)."}, &S::type);
        a({"attribution", "Credit as it must be printed."}, &S::attribution);
        a({"licence", "Licence of the file, for example CC-BY-4.0."}, &S::licence);
    }
};

template <>
struct Fields<LayerSource> {
    using Is = LayerSource;
    static constexpr auto shorthand = &LayerSource::file;
    template <typename A>
    static void visit(A& a) {
        using S = LayerSource;
        a({"name", "Name of the layer; the file's name without its ending when not given."},
          &S::name);
        a({"file", "Any vector file: GeoJSON, FlatGeobuf, GeoPackage, Shapefile …"}, &S::file);
        a({"layer", "Layer of a file with several."}, &S::layer);
        a({"source", "Source of the style that this file feeds; its name when not given."},
          &S::source);
        a({"attribution", "Credit as it must be printed."}, &S::attribution);
        a({"licence", "Licence of the file, for example ODbL-1.0."}, &S::licence);
        a({"buffer", "Show what lies within this distance on the ground of the features."},
          &S::buffer);
        a({"rings", "Factors of buffer that grade it, such as [0.5, 1, 2]."}, &S::rings);
        a({"combine",
           "What becomes of the areas: their union, or what of them lies in or outside of with."},
          &S::combine);
        a({"with", "Name of the layer that the areas are combined with, as it is buffered."},
          &S::with);
    }
};

template <>
struct Fields<DataSection> {
    using Is = DataSection;
    template <typename A>
    static void visit(A& a) {
        using S = DataSection;
        a({"incidents", "Files of incidents."}, &S::incidents);
        a({"roads", "Roads in place of the shipped ones."}, &S::roads);
        a({"boundaries",
           "Natural Earth's boundary lines (5.0 or later) in place of the shipped ones, for "
           "boundary_view."},
          &S::boundaries);
        a({"districts",
           "Outlines of districts (second-level divisions), for places that are known by their "
           "district only."},
          &S::districts);
        a({"corridors", "Supply corridors in place of the shipped ones."}, &S::corridors);
        a({"precision", "Table precision code to radius in place of the shipped one."},
          &S::precision);
        a({"crossings",
           "Border crossings (name, lat, lon, status, source, date); no source = unknown."},
          &S::crossings);
        a({"suppliers",
           "Points that supplies come from (name, weight, capacity), for the analysis."},
          &S::suppliers);
        a({"pending", "Draw incidents that wait for a review."}, &S::pending);
        a({"locate",
           "Read the places of rows without coordinates from their words; a table without "
           "any coordinates is read so when this is not given."},
          &S::locate);
        a({"countries", "ISO codes of the countries that places in words lie in, such as \"ML\"."},
          &S::countries);
        a({"places", "File of places that were chosen among several of a name, by cordon locate."},
          &S::places);
        a({"gazetteers", "Further places for places in words: dumps, tables, built gazetteers."},
          &S::gazetteers);
    }
};

template <>
struct Fields<RouteChoice> {
    using Is = RouteChoice;
    static constexpr auto shorthand = &RouteChoice::id;
    template <typename A>
    static void visit(A& a) {
        using R = RouteChoice;
        a({"id", "Id of a corridor, or \"all\"."}, &R::id);
        a({"name", "Name in the legend and key; the corridor's own when not given."}, &R::name);
        a({"file", "Geometry of a route that is not a shipped corridor."}, &R::file);
        a({"via", "Junctions in order: the route is the shortest way between them on the roads."},
          &R::via);
        a({"shield", "Text of the road shield; the corridor's own when not given."}, &R::shield);
        a({"status", "Status by the author; needs because. Silence is never open."}, &R::status);
        a({"disputed", "The evidence conflicts; adds \"?\" to the shield."}, &R::disputed);
        a({"because", "Ids of the incidents that are the evidence for the status."}, &R::because);
    }
};

template <>
struct Fields<LabelSection> {
    using Is = LabelSection;
    template <typename A>
    static void visit(A& a) {
        using S = LabelSection;
        a({"langs",
           "Language codes of place names in order of preference; the map's when not given."},
          &S::langs);
        a({"also",
           "Language codes of a second line of names, in order of preference; a name is never "
           "printed twice."},
          &S::also);
        a({"places", "Names that must be printed."}, &S::places);
        a({"omit", "Names that must not be printed."}, &S::omit);
        a({"nudges", "File of moves by hand: names and ids with millimetres."}, &S::nudges);
    }
};

template <>
struct Fields<SheetSection> {
    using Is = SheetSection;
    template <typename A>
    static void visit(A& a) {
        using S = SheetSection;
        a({"legend", "Legend of the rules that drew something."}, &S::legend);
        a({"scale_bar", "Scale bar, true at the map's latitude."}, &S::scale_bar);
        a({"north_arrow", "North arrow; auto = only when north is not up."}, &S::north_arrow);
        a({"graticule", "Labelled lines at round degrees; auto = as the style says."},
          &S::graticule);
        a({"inset", "Locator map."}, &S::inset);
        a({"timeline", "Strip with the days of the incidents; automatic with an analysis."},
          &S::timeline);
        a({"rose", "Incidents by direction from the centre; automatic from 8 of an analysis on."},
          &S::rose);
        a({"key", "Numbered list of the incidents."}, &S::key);
        a({"credits", "Credits from the data's own metadata."}, &S::credits);
        a({"notes", "Method note made from the run."}, &S::notes);
        a({"extra_notes", "Sentences printed after the method note."}, &S::sentences);
        a({"key_columns", "Parts of the key's rows; all when not given. The number always stands."},
          &S::key_columns);
        a({"disclaimer",
           "Presets; neutral, data and safety when not given. \"none\" is a warning."},
          &S::disclaimer);
        a({"organisation", "Who publishes the map; \"UN\" opens the preset un."}, &S::organisation);
        a({"un_cleared", "Reference of the clearance; \"not cleared\" is printed without it."},
          &S::un_cleared);
        a({"author", "Byline, and author of the PDF."}, &S::author);
        a({"contact", "Feedback address in the footer."}, &S::contact);
        a({"map_number", "Number of the map in its series, for example MLI012."}, &S::map_number);
        a({"name",
           "Convention of the file's name, {name} in -o: ocha = number, short name, paper, day."},
          &S::name);
        a({"short_name", "Word in such a name; the title's first words when not given."},
          &S::short_name);
        a({"frame", "Line round the map."}, &S::frame);
        a({"margins", "Margins of the sheet in millimetres."}, &S::margins);
        a({"bleed_mm", "How far map and paper colour go on beyond the cut; enlarges the page.", 0,
           50},
          &S::bleed_mm);
        a({"crop_marks", "Lines that show where to cut; enlarge the page."}, &S::crop_marks);
        a({"colour", "Colours of a PDF: of screens, or the four inks of a press."}, &S::colour);
        a({"cmyk_profile", "ICC profile of the press; an installed one when not given."},
          &S::cmyk_profile);
        a({"geo", "Positions in the PDF for GIS programs (GeoPDF)."}, &S::geo);
        a({"print_width", "Width at which the sheet will be printed, when that is not its own."},
          &S::print_width);
        a({"min_text_pt", "Text that is smaller in print is a warning; 0 = any.", 0, 24},
          &S::min_text_pt);
        a({"min_line_pt", "Lines that are thinner in print are a warning; 0 = any.", 0, 5},
          &S::min_line_pt);
    }
};

template <>
struct Fields<MapDocument> {
    using Is = MapDocument;
    template <typename A>
    static void visit(A& a) {
        using D = MapDocument;
        a({"map", "What the map shows and how large it is."}, &D::map);
        a({"data", "Incidents and roads."}, &D::data);
        a({"layers", "Further vector files."}, &D::layers);
        a({"routes", "Corridors to show."}, &D::routes);
        a({"labels", "Place names."}, &D::labels);
        a({"sheet", "Furniture."}, &D::sheet);
        a({"state", "Values for the style's global state, as the style names them."}, &D::state);
        a({"analysis", "Parameters of the analysis."}, &D::analysis);
    }
};

} // namespace cordon::app

# SPDX-License-Identifier: MIT
"""The drawing rules of the shipped styles, from the ground up. Sources and attributes: docs/styles.md."""

import math

from contrast import contrast, luminance, with_contrast

MM = 96 / 25.4  # CSS pixels in a millimetre


def name_field():
    """The place name in the map's language, else the local one."""
    return ["coalesce", ["get", "label"], ["get", "name"]]


def both(en, fr):
    return {"en": en, "fr": fr}


def legend(group, label, properties=None, sample=None, sort=None, cases=None, first_of=None):
    entry = {"group": group, "label": label}
    if first_of:
        entry["first_of"] = first_of
    if cases:
        entry["cases"] = cases
    if sort:
        entry["sort"] = sort
    if properties:
        entry["properties"] = properties
    if sample:
        entry["sample"] = sample
    return entry


# On a map of the world the dashes of wide lines would be all that is seen of small countries.
BORDER_WIDTH = ["interpolate", ["linear"], ["zoom"], 1, 0.4, 3.5, 0.9]


def ground(p):
    focus = ["==", ["get", "focus"], True]
    return [
        {"id": "sea", "type": "background", "paint": {"background-color": p["sea"]}},
        {"id": "land", "type": "fill", "source": "basemap", "source-layer": "countries",
         "paint": {"fill-color": ["case", focus, p["land"], p["land_other"]],
                   "fill-outline-color": ["case", focus, p["land"], p["land_other"]]}},
        {"id": "lakes", "type": "fill", "source": "basemap", "source-layer": "lakes", "maxzoom": 8,
         "filter": ["!=", ["get", "river"], 1],
         "paint": {"fill-color": p["water"], "fill-outline-color": p["lake_edge"]}},
        {"id": "regions", "type": "line", "source": "basemap", "source-layer": "admin1_lines", "minzoom": 4.2,
         "paint": {"line-color": p["admin"], "line-width": 0.6, "line-dasharray": [5, 3]}},
        {"id": "rivers", "type": "line", "source": "basemap", "source-layer": "rivers", "cordon:obstacle": 1,
         "filter": ["all", ["!=", ["get", "featurecla"], "Lake Centerline"],
                    ["<=", ["get", "scalerank"], ["step", ["zoom"], 2, 2.5, 4, 4, 6, 5, 12]]],
         "layout": {"line-cap": "round", "line-join": "round"},
         "paint": {"line-color": p["river"],
                   "line-width": ["interpolate", ["linear"], ["get", "scalerank"], 1, 1.5, 5, 1.1, 9, 0.7]}},
        {"id": "roads", "type": "line", "source": "roads", "source-layer": "roads", "cordon:obstacle": 1,
         "layout": {"line-cap": "round", "line-join": "round"},
         "metadata": {"cordon:legend": [legend("base", both("other main road", "autre route principale"))]},
         "paint": {"line-color": p["road"], "line-width": 0.9}},
        {"id": "coast", "type": "line", "source": "basemap", "source-layer": "coast",
         "paint": {"line-color": p["river"], "line-width": 0.7}},
        {"id": "borders", "type": "line", "source": "basemap", "source-layer": "boundaries", "cordon:obstacle": 2,
         "filter": ["==", ["get", "kind"], "international"],
         "layout": {"line-join": "round"},
         "paint": {"line-color": p["border"], "line-width": BORDER_WIDTH, "line-dasharray": [7, 2.2, 1.6, 2.2]}},
        {"id": "borders-disputed", "type": "line", "source": "basemap", "source-layer": "boundaries", "cordon:obstacle": 2,
         "filter": ["==", ["get", "kind"], "disputed"],
         "metadata": {"cordon:legend": [legend("base", both("disputed boundary", "frontière contestée"))]},
         "layout": {"line-join": "round"},
         "paint": {"line-color": p["border"], "line-width": BORDER_WIDTH, "line-dasharray": [1.5, 2.5]}},
    ]


def own_color(p):
    """Colour of a layer of the user's own, by its place in the map file."""
    return ["match", ["%", ["-", ["get", "order"], 1], 3], 1, p["own"][1], 2, p["own"][2], p["own"][0]]


def areas(p):
    hue = ["match", ["get", "class"], "passage", p["passage"], "state_operation", p["state"], p["area"]]
    where = both("where it can have happened", "où le fait a pu se produire")
    kinds = {"class": [name for name, _, _ in CLASS_WORDS]}
    crowd = ["==", ["get", "crowd"], True]  # too many to show each one's hatches and edges
    said = both("place as worded in the report", "lieu tel que rapporté")
    own = own_color(p)
    threat = [legend("areas", both("within {reach} of {of}", "à moins de {reach} d’{of}"), {"outer": False}),
              legend("areas", both("{reach}", "{reach}"), {"outer": True})]
    return [
        {"id": "threat-grades", "type": "fill", "source": "buffers", "source-layer": "areas",
         "filter": [">", ["get", "grades"], 1],
         "metadata": {"cordon:legend": threat},
         "paint": {"fill-color": p["area"], "fill-antialias": False,
                   "fill-opacity": ["*", p["threat_opacity"], ["get", "strength"]]}},
        {"id": "threat", "type": "fill", "source": "buffers", "source-layer": "areas",
         "metadata": {"cordon:legend": threat},
         "paint": {"fill-color": p["area"], "fill-opacity": 0.5,
                   # One angle; the spacing grows outwards and keeps every second line, so that lines run through.
                   "fill-pattern": ["case", ["==", ["get", "grades"], 1], "hatch:-45,2mm,0.25mm",
                                    ["step", ["get", "strength"], "hatch:-45,4mm,0.2mm",
                                     0.4, "hatch:-45,2mm,0.2mm", 0.8, "hatch:-45,1mm,0.2mm"]]}},
        {"id": "threat-edges", "type": "line", "source": "buffers", "source-layer": "edges", "cordon:obstacle": 3,
         "filter": [">", ["get", "grades"], 1],
         "layout": {"line-join": "round"},
         "paint": {"line-color": p["area"], "line-width": 0.5, "line-opacity": ["interpolate", ["linear"], ["get", "strength"], 0, 0.25, 1, 0.7]}},
        # Layers of the user's own, and the areas that are made of them; quiet, because the incidents are the subject.
        {"id": "own-areas", "type": "fill", "source": "layers", "source-layer": "areas",
         "metadata": {"cordon:legend": [legend("areas", both("{label}", "{label}"))]},
         "paint": {"fill-color": own, "fill-opacity": ["match", ["get", "grade"], 1, 0.22, 2, 0.13, 0.08]}},
        {"id": "own-area-edges", "type": "line", "source": "layers", "source-layer": "edges", "cordon:obstacle": 2,
         "layout": {"line-join": "round"},
         "paint": {"line-color": own, "line-width": 0.7, "line-opacity": 0.8}},
        {"id": "own-lines", "type": "line", "source": "layers", "source-layer": "lines", "cordon:obstacle": 4,
         "layout": {"line-join": "round", "line-cap": "round"},
         "metadata": {"cordon:legend": [legend("areas", both("{label}", "{label}"))]},
         "paint": {"line-color": own, "line-width": 1.1}},
        {"id": "own-points", "type": "circle", "source": "layers", "source-layer": "points", "cordon:obstacle": 6,
         "metadata": {"cordon:legend": [legend("areas", both("{label}", "{label}"))]},
         "paint": {"circle-color": own, "circle-radius": 2.6, "circle-stroke-color": p["casing"], "circle-stroke-width": 0.8}},
        {"id": "area-credible", "type": "fill", "source": "incidents", "source-layer": "areas", "cordon:obstacle": 4,
         "filter": ["any", ["==", ["get", "contour"], "credible"], crowd],
         "metadata": {"cordon:legend": [legend("areas", where, {"contour": "credible"}, first_of=kinds),
                                        legend("areas", where, {"crowd": True}, first_of=kinds)]},
         "paint": {"fill-color": hue, "fill-opacity": p["area_opacity"] * 0.75}},
        {"id": "area-credible-edge", "type": "line", "source": "incidents", "source-layer": "areas", "cordon:obstacle": 5,
         "filter": ["all", ["==", ["get", "contour"], "credible"], ["!", crowd]],
         "metadata": {"cordon:legend": [legend("areas", where, {"contour": "credible"}, first_of=kinds)]},
         "paint": {"line-color": hue, "line-opacity": 0.65, "line-width": 0.7, "line-dasharray": [4, 3]}},
        {"id": "area-said", "type": "fill", "source": "incidents", "source-layer": "areas",
         "filter": ["all", ["==", ["get", "contour"], "said"], ["!", crowd],
                    ["!", ["in", ["get", "model"], ["literal", ["stretch"]]]]],
         "metadata": {"cordon:legend": [legend("areas", said, {"contour": "said"}, first_of=kinds)]},
         "paint": {"fill-color": hue, "fill-opacity": 0.55, "fill-pattern": "hatch:45,1.6mm,0.2mm"}},
        {"id": "stretch-band", "type": "line", "source": "incidents", "source-layer": "stretches",
         "layout": {"line-cap": "butt", "line-join": "round"},
         "metadata": {"cordon:legend": [legend("areas", both("stretch named in the report",
                                                             "tronçon nommé par la source"))]},
         "paint": {"line-color": hue, "line-opacity": 0.24, "line-width": 12}},
        {"id": "area-said-edge", "type": "line", "source": "incidents", "source-layer": "areas", "cordon:obstacle": 10,
         "filter": ["all", ["==", ["get", "contour"], "said"], ["!", crowd], ["!=", ["get", "model"], "stretch"]],
         "metadata": {"cordon:legend": [legend("areas", said, {"contour": "said"}, first_of=kinds)]},
         "paint": {"line-color": hue, "line-opacity": 0.8, "line-width": 0.8}},
    ]


STATUS_WORDS = [
    ("cut", both("cut", "coupée")),
    ("contested", both("contested", "disputée")),
    ("restricted", both("passable in escorted convoy", "passage sous escorte")),
    ("open", both("open", "ouverte")),
    ("no_information", both("no information (not “open”)", "sans information (≠ ouverte)")),
    ("unassessed", both("supply road, not assessed", "axe d’approvisionnement, non évalué")),
]


def routes(p):
    s = p["status"]
    color = ["match", ["get", "status"], "cut", s["cut"], "contested", s["contested"], "restricted", s["restricted"],
             "open", s["open"], "no_information", s["no_information"], p["route"]]
    entries = {name: legend("routes", words, {"status": name}) for name, words in STATUS_WORDS}
    base = {"type": "line", "source": "routes", "source-layer": "legs"}

    def line(status, width, dash, cap="butt", opacity=1.0):
        return base | {"id": f"route-{status.replace('_', '-')}", "filter": ["==", ["get", "status"], status],
                       "cordon:obstacle": 5,
                       "metadata": {"cordon:legend": [entries[status]]},
                       "layout": {"line-cap": cap, "line-join": "round"},
                       "paint": {"line-color": color, "line-width": width, "line-opacity": opacity}
                       | ({"line-dasharray": [round(d, 3) for d in dash]} if dash else {})}

    return [
        base | {"id": "route-casing", "layout": {"line-cap": "round", "line-join": "round"},
                "paint": {"line-color": p["casing"], "line-width": 5.2}},
        line("unassessed", 2.2, None, "round"),
        line("no_information", 2.4, [0.01, 1.75], "round"),
        line("open", 2.8, None, "round"),
        line("restricted", 2.8, [3.4, 1.5]),
        line("contested", 2.9, [1.5, 1.0]),
        line("cut", 2.9, None, "round"),
        {"id": "route-cut-ticks", "type": "symbol", "source": "routes", "source-layer": "legs",
         "filter": ["==", ["get", "status"], "cut"],
         "metadata": {"cordon:legend": [entries["cut"]]},
         "layout": {"symbol-placement": "line", "symbol-spacing": round(4 * MM, 2), "icon-image": "marker:tick",
                    "icon-size": 0.58, "icon-rotation-alignment": "map", "icon-allow-overlap": True,
                    "icon-ignore-placement": True},
         "paint": {"icon-color": color, "icon-halo-color": p["casing"], "icon-halo-width": 0.6}},
        {"id": "gateways", "type": "symbol", "source": "analysis", "source-layer": "gateways",
         "metadata": {"cordon:legend": [legend("routes", both("gateway at 100 km", "passage à 100 km"))]},
         "layout": {"icon-image": "marker:dot,hollow", "icon-size": 0.42, "icon-allow-overlap": True,
                    "icon-ignore-placement": True},
         "paint": {"icon-color": color, "icon-halo-color": p["casing"], "icon-halo-width": 0.8}},
        {"id": "distance-rings", "type": "line", "source": "rings", "source-layer": "rings", "cordon:obstacle": 1,
         "paint": {"line-color": p["ring"], "line-opacity": 0.75, "line-width": 0.6, "line-dasharray": [4, 3]}},
    ]


CROSSING_WORDS = [
    ("open", "solid", both("open", "ouvert")),
    ("sporadic", "half", both("sporadically open", "ouvert par moments")),
    ("closed", "crossed", both("closed", "fermé")),
    ("unknown", "hollow", both("authorised or no information (not “open”)", "autorisé ou sans information (≠ ouvert)")),
]


def crossings(p):
    """A short bar across the border; its fill repeats the class, so that no hue is needed."""
    fill = ["match", ["get", "status"]] + [x for name, form, _ in CROSSING_WORDS[:-1] for x in (name, form)] + ["hollow"]
    return [
        {"id": "crossings", "type": "symbol", "source": "crossings", "source-layer": "points",
         "cordon:role": "crossing", "cordon:obstacle": 8,
         "metadata": {"cordon:legend": [legend("crossings", words, {"status": name}, {"angle": 0}) for name, _, words in CROSSING_WORDS]},
         "layout": {"icon-image": ["concat", "marker:bar,", fill], "icon-size": 0.92, "icon-rotate": ["get", "angle"],
                    "icon-allow-overlap": True, "icon-padding": 1},
         "paint": {"icon-color": p["place"], "icon-halo-color": p["halo"], "icon-halo-width": 1.0}},
        {"id": "crossing-names", "type": "symbol", "source": "crossings", "source-layer": "points",
         "filter": ["has", "name"],
         "layout": {"text-field": ["get", "name"], "text-font": ["Inter Semi Bold"], "text-size": 8.4, "text-padding": 1,
                    "text-variable-anchor": ["left", "right", "top-left", "top-right", "bottom-left", "bottom-right", "top", "bottom"],
                    "text-radial-offset": 1.1, "text-justify": "auto"},
         "paint": {"text-color": p["place"], "text-halo-color": p["halo"], "text-halo-width": 1.3}},
    ]


ANCHORS = ["left", "right", "top-left", "bottom-left", "top-right", "bottom-right", "top", "bottom"]
PLACE = {"type": "symbol", "source": "basemap", "source-layer": "places", "cordon:obstacle": 3}
WANTED = ["boolean", ["get", "wanted"], False]
SEEN = ["!=", ["get", "hidden"], True]
CAPITAL = ["==", ["get", "capital"], 1]
FOCUS = ["==", ["get", "focus"], True]
SUBJECT = ["==", ["get", "subject"], True]


# The worst rank of a town that is named from a zoom on.
RANK_LIMITS = [(0, 1), (1.5, 2), (3, 3), (4, 4), (5, 5), (5.6, 7), (7, 8), (8, 9), (9.5, 10)]
# How far a town stands from the nearest more important one, in pixels, to be named: by its rank beyond the limit. The most
# important towns need no room, those one step beyond the limit a wide empty land.
TOWN_PIXELS = [(-1, 12), (0, 22), (1, 50), (2, 60)]
# The same of towns that keep their names where incidents happened.
LARGE_PIXELS = [(-1, 20), (0, 30), (1, 50), (2, 90)]


def rank_limit():
    return ["step", ["zoom"], RANK_LIMITS[0][1], *[value for pair in RANK_LIMITS[1:] for value in pair]]


def isolated(pixels):
    """Is a town important enough for the zoom, or far enough from a more important one? On maps of the world importance decides."""
    km_of_pixel = 93.0  # at zoom 0 in middle latitudes
    room = ["*", ["coalesce", ["get", "isolation_km"], 0], ["case", FOCUS, 1.0, 0.75], ["/", ["^", 2, ["zoom"]], km_of_pixel]]
    needed = ["step", ["-", ["get", "rank"], rank_limit()], 0, *[value for pair in pixels for value in pair], pixels[-1][0] + 1, 1e6]
    return ["case", ["<", ["zoom"], 3], ["<=", ["get", "rank"], rank_limit()], [">=", room, needed]]


def town():
    return {"text-field": name_field(), "text-variable-anchor": ANCHORS, "text-radial-offset": 0.62, "text-justify": "auto",
            "text-padding": 1.2, "symbol-sort-key": ["+", ["get", "rank"], ["case", WANTED, -4, 0]]}


def town_layer(name, p, filters, more=None, layout=None):
    """Towns with their dots."""
    with_dot = town() | {
        "text-font": ["case", ["<=", ["get", "rank"], 4], ["literal", ["Inter Medium"]], ["literal", ["Inter Regular"]]],
        "text-size": ["step", ["get", "rank"], 10.4, 5, 9.4, 7, 8.7],
        "icon-image": "marker:dot,hollow", "icon-size": ["step", ["get", "rank"], 0.36, 5, 0.32, 7, 0.28], "icon-padding": 0.5}
    paint = {"text-color": p["place"], "icon-color": p["place"], "text-halo-color": p["halo"], "text-halo-width": 1.3}
    return PLACE | {"id": name} | (more or {}) | {"filter": ["all", ["!", CAPITAL], *filters],
                                                  "layout": with_dot | (layout or {}), "paint": paint}


def names(p):
    halo = {"text-halo-color": p["halo"], "text-halo-width": 1.3}
    gathered = ["boolean", ["get", "gathered"], False]
    important = ["<=", ["get", "rank"], rank_limit()]
    large = ["all", FOCUS, isolated(LARGE_PIXELS)]
    capital_with_square = town() | {"text-font": ["Inter Bold"], "text-size": ["interpolate", ["linear"], ["zoom"], 1.5, 8.4, 4, 10.5], "text-radial-offset": 0.6,
                                    "icon-image": "marker:square", "icon-size": 0.46, "icon-padding": 0.5}
    capital_paint = {"text-color": p["place"], "icon-color": p["place"], "icon-halo-color": p["halo"],
                     "icon-halo-width": 0.8} | halo
    keep = {"cordon:keep": True}
    return [
        {"id": "river-names", "type": "symbol", "source": "basemap", "source-layer": "rivers", "minzoom": 3.5,
         "filter": ["all", ["has", "label"], ["<=", ["get", "scalerank"], ["step", ["zoom"], 2, 4, 5, 5, 7, 6, 12]]],
         "layout": {"symbol-placement": "line", "symbol-spacing": 420, "text-field": ["get", "label"], "text-max-angle": 24,
                    "text-font": ["Inter Italic"], "text-size": 8.4, "text-letter-spacing": 0.04, "text-padding": 2},
         "paint": {"text-color": p["river_text"], "text-halo-color": p["halo"], "text-halo-width": 1.0}},
        {"id": "country-names", "type": "symbol", "source": "basemap", "source-layer": "countries",
         "layout": {"text-field": name_field(), "text-transform": "uppercase", "text-font": ["Inter Medium"],
                    "text-size": ["interpolate", ["linear"], ["zoom"], 2, 8, 5, 10.5, 7, 13],
                    "text-letter-spacing": 0.2, "text-max-width": 9, "text-padding": 4,
                    "symbol-sort-key": ["-", 0, ["get", "area_km2"]]},
         "paint": {"text-color": p["country"], "text-halo-color": ["case", FOCUS, p["halo"], p["halo_other"]],
                   "text-halo-width": 1.2}},
        {"id": "route-shields", "type": "symbol", "source": "routes", "source-layer": "legs", "filter": ["has", "ref"],
         "layout": {"symbol-placement": "line", "symbol-spacing": 380, "text-field": ["get", "shield"],
                    "text-font": ["Inter Semi Bold"], "text-size": 7.6, "text-rotation-alignment": "viewport",
                    "icon-image": "box:2", "icon-text-fit": "both", "icon-text-fit-padding": [1.8, 3, 1.8, 3],
                    "text-padding": 1},
         "paint": {"text-color": p["place"], "icon-color": p["shield"], "icon-halo-color": p["shield_edge"],
                   "icon-halo-width": 0.8}},
        # Names that only fill the land give way to the legend.
        town_layer("towns", p, [["!", WANTED], ["!", large], SEEN, isolated(TOWN_PIXELS)], {"cordon:obstacle": 1}),
        # Large towns are missed where an incident happened: they keep their names like those that it names.
        town_layer("towns-large", p, [["!", WANTED], ["!", gathered], large, SEEN], keep, {"icon-optional": True}),
        # No name without its dot, but for towns that the map is about: where an incident hides the dot, the name stays.
        # A name that an incident's own symbol would hide is placed before it (cordon:keep).
        town_layer("towns-named", p, [WANTED, ["!", ["all", gathered, large]], SEEN], keep, {"icon-optional": True}),
        {"id": "own-names", "type": "symbol", "source": "layers", "source-layer": "points", "filter": ["has", "name"],
         "layout": {"text-field": ["get", "name"], "text-variable-anchor": ANCHORS, "text-radial-offset": 0.5,
                    "text-justify": "auto", "text-padding": 1.2, "text-font": ["Inter Regular"], "text-size": 8.7},
         "paint": {"text-color": own_color(p)} | halo},
        {"id": "ring-names", "type": "symbol", "source": "rings", "source-layer": "rings",
         "layout": {"symbol-placement": "line", "symbol-spacing": 100000, "text-rotation-alignment": "viewport",
                    "text-field": ["get", "label"], "text-font": ["Inter Regular"], "text-size": 8, "text-padding": 1},
         "paint": {"text-color": p["ring"], "text-halo-color": p["halo"], "text-halo-width": 1.4}},
        PLACE | {"id": "capitals", "cordon:obstacle": 12, "filter": ["all", ["!", WANTED], CAPITAL, ["!", SUBJECT], SEEN, important],
                 "layout": capital_with_square, "paint": capital_paint},
        PLACE | {"id": "capitals-named", "cordon:keep": True, "cordon:obstacle": 12,
                 "filter": ["all", WANTED, CAPITAL, ["!", SUBJECT], SEEN],
                 "layout": capital_with_square | {"icon-optional": True}, "paint": capital_paint},
    ]


CLASS_WORDS = [
    ("attack", "circle", both("attack", "attaque")),
    ("damage", "shield", both("damage", "dégâts")),
    ("checkpoint", "square", both("checkpoint", "barrage")),
    ("kidnapping", "pentagon", both("kidnapping", "enlèvement")),
    ("ban", "diamond", both("ban declared", "interdiction décrétée")),
    ("state_operation", "hexagon", both("army operation", "opération de l’armée")),
    ("passage", "arrow", both("convoy got through", "convoi arrivé")),
    ("other", "circle", both("other incident", "autre fait")),
]

# Circles for several incidents tell four kinds apart, by shape and hue.
GROUP_WORDS = [(name, form, both("hostile act (attack, barrier, ban …)", "acte hostile (attaque, barrage, interdiction…)"))
               for name, form in [("attack", "circle"), ("damage", "circle"), ("checkpoint", "circle"), ("kidnapping", "circle"),
                                  ("ban", "circle")]] + \
              [(name, form, words) for name, form, words in
               [("state_operation", "hexagon,equal", both("army operation", "opération de l’armée")),
                ("passage", "arrow,equal", both("convoy got through", "convoi arrivé")),
                ("other", "square,equal", both("other incident", "autre fait"))]]

CLAIM_WORDS = [
    ("confirmed", "solid", both("confirmed", "confirmé")),
    ("reported", "half", both("reported", "rapporté")),
    ("claimed", "hollow", both("claimed only", "seulement revendiqué")),
    ("disputed", "disputed", both("disputed", "contesté")),
]


def better_on(ground, light, p):
    """The lighter or the darker ink, whichever is read better on `ground`."""
    return max([light, p["place"], "#1d1d1f"], key=lambda ink: contrast(ink, ground))


def toned(p, color, step):
    """A hue of the age `step` (0 new, 1, 2 old): three lightnesses, the lightest with a contrast of 3 to the land."""
    own, least = contrast(color, p["land"]), 3.05
    newest = max(own, 7.0)
    wanted = [newest, math.sqrt(newest * least), least][step]
    toward = ("#ffffff" if luminance(p["land"]) < 0.2 else "#000000") if wanted > own else p["land"]
    return with_contrast(color, toward, p["land"], wanted)


def incidents(p):
    by_class = ["match", ["get", "class"]] + [x for name, form, _ in CLASS_WORDS[:-1] for x in (name, form)] + ["circle"]
    shape = ["coalesce", ["get", "shape"], by_class]
    group_shape = ["match", ["get", "class"]] + [x for name, form, _ in GROUP_WORDS[5:] for x in (name, form)] + ["circle"]
    fill = ["match", ["get", "claim"]] + [x for name, form, _ in CLAIM_WORDS for x in (name, form)] + ["half"]
    white = p["theme"]["page"]
    shaped = ["has", "shape"]

    def hues(tone):
        return ["match", ["get", "class"], "passage", tone("passage"), "state_operation", tone("state"), "ban", tone("ban"),
                "other", tone("note"), "any", tone("place"), tone("hostile")]

    def step(number):
        tones = hues(lambda name: toned(p, p[name], number))
        return ["case", shaped, toned(p, p["place"], number), tones]

    hue = hues(lambda name: p[name])
    plain = ["case", shaped, p["place"], hue]
    aged = ["match", ["coalesce", ["get", "age_step"], -1], 0, step(0), 1, step(1), 2, step(2), plain]
    # Numerals keep the darkest tone but on solid symbols, where the better of light and dark stands.
    on_solid = ["match", ["coalesce", ["get", "age_step"], -1], 2, better_on(toned(p, p["hostile"], 2), white, p), white]
    numeral = ["case", ["==", ["get", "claim"], "confirmed"], on_solid, ["has", "age_step"], step(0), plain]
    # All kinds are shown with the fill of the surest report on the map: a hollow sample of one kind would tell of its claims.
    surest = {"claim": [name for name, _, _ in CLAIM_WORDS]}
    entries = [legend("classes", words, {"class": name, "shape": None}, {"age_step": None}, first_of=surest)
               for name, _, words in CLASS_WORDS]
    entries += [legend("shapes", both("{shape_class}", "{shape_class}"), None, {"claim": "confirmed", "age_step": None}, "shape_rank")]
    entries += [legend("claims", words, {"claim": name}, {"class": "any", "shape": "circle", "age_step": None})
                for name, _, words in CLAIM_WORDS]
    ages = both("{age_words}", "{age_words}")
    entries += [legend("ages", ages, {"shape": None}, {"class": "attack", "claim": "confirmed"}, "age_step", {"age_step": [0, 1, 2]}),
                legend("ages", ages, None, {"class": "any", "shape": "circle", "claim": "confirmed"}, "age_step")]
    differ = both("lowest to highest, where sources differ", "du plus bas au plus haut, si les sources divergent")
    sized_entries = [legend("sizes", differ, {"sized": "range"}, {"class": "any", "size": 1.1, "range_share": 0.4, "age_step": None}),
                     legend("sizes", both("no number (≠ zero)", "sans nombre (≠ zéro)"), {"sized": "missing"}, {"class": "any", "shape": "circle", "age_step": None}),
                     legend("sizes", both("0", "0"), {"sized": "none"}, {"class": "any", "shape": "circle", "age_step": None})]
    sized_entries += [entry | {"sample": {"size": 0.8, "sized": "value"} | entry.get("sample", {})} for entry in entries]
    sized_fill = ["match", ["get", "sized"], "missing", "hollow", "none", "crossed", fill]
    strong = ["case", ["has", "age_step"], step(0), plain]
    number = ["concat", ["to-string", ["get", "number"]], ["coalesce", ["get", "alternative"], ""]]
    supply = both("way in for supplies, with its detour", "entrée du ravitaillement, détour")
    lost = both("way in, no route left", "entrée sans itinéraire")
    reachable = ["==", ["get", "reachable"], True]
    return [
        {"id": "incident-ghosts", "type": "symbol", "source": "incidents", "source-layer": "ghosts",
         "metadata": {"cordon:legend": [legend("classes", both("earlier incident", "fait antérieur"))]},
         "layout": {"icon-image": "marker:dot,solid", "icon-size": 0.42, "icon-allow-overlap": True, "icon-ignore-placement": True},
         "paint": {"icon-color": p["country"], "icon-opacity": 0.75}},
        {"id": "suppliers", "type": "symbol", "source": "analysis", "source-layer": "suppliers", "cordon:obstacle": 4,
         "metadata": {"cordon:legend": [legend("routes", supply, {"reachable": True}),
                                        legend("routes", lost, {"reachable": False})]},
         "layout": {"icon-image": ["case", reachable, "marker:pointer,solid", "marker:pointer,hollow"], "icon-size": 0.66,
                    "icon-rotate": ["coalesce", ["get", "angle"], 0], "icon-allow-overlap": True},
         "paint": {"icon-color": ["case", reachable, p["place"], p["status"]["cut"]],
                   "icon-halo-color": p["casing"], "icon-halo-width": 1.0}},
        {"id": "supplier-detours", "type": "symbol", "source": "analysis", "source-layer": "suppliers",
         "layout": {"text-field": ["case", ["!", ["has", "label"]], ["get", "name"], ["!", ["has", "name"]], ["get", "label"],
                                   ["concat", ["get", "name"], "\n", ["get", "label"]]],
                    "text-font": ["Inter Semi Bold"], "text-size": 8.2, "text-justify": "auto",
                    "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 0.9,
                    "text-padding": 1},
         "paint": {"text-color": ["case", reachable, p["place"], p["status"]["cut"]],
                   "text-halo-color": p["halo"], "text-halo-width": 1.3}},
        {"id": "incident-circles", "type": "symbol", "source": "incidents", "source-layer": "circles",
         "cordon:role": "incident", "cordon:obstacle": 8,
         "metadata": {"cordon:legend": [legend("sizes", both("{count_words}", "{count_words}"), {"in_legend": True}, {"class": "any", "claim": "reported"}, "-count")]
                      + [legend("classes", words, {"class": name}, {"size": 0.74, "count": 1}, first_of=surest) for name, _, words in GROUP_WORDS]
                      + [legend("claims", words, {"claim": name}, {"class": "any", "size": 0.74, "count": 1}) for name, _, words in CLAIM_WORDS]},
         "layout": {"icon-image": ["concat", "marker:", group_shape, ",", fill], "icon-size": ["get", "size"],
                    # A number stands in a circle that it fits into.
                    "text-field": ["case", [">=", ["get", "size"], ["step", ["get", "count"], 0.75, 100, 1.3, 1000, 1.9,
                                                                    10000, 2.3, 100000, 2.75]],
                                   ["to-string", ["get", "count"]], ""],
                    "text-font": ["Inter Semi Bold"], "text-size": ["step", ["get", "count"], 8, 100, 8.6, 1000, 9.2],
                    "text-anchor": "center", "icon-allow-overlap": True, "text-allow-overlap": True,
                    "symbol-sort-key": ["-", 0, ["get", "count"]]},
         "paint": {"icon-color": hue, "icon-opacity": 0.88, "icon-halo-color": p["halo"], "icon-halo-width": 0.8,
                   "text-color": ["case", ["==", ["get", "claim"], "confirmed"], white, hue]}},
        {"id": "incident-circle-letters", "type": "symbol", "source": "incidents", "source-layer": "circles",
         "filter": ["has", "letter"],
         "layout": {"text-field": ["get", "letter"], "text-font": ["Inter Bold"], "text-size": 9.6, "text-padding": 0.5,
                    "text-variable-anchor": ["left", "right", "top-left", "top-right", "bottom-left", "bottom-right", "top", "bottom"],
                    "text-radial-offset": ["+", 0.22, ["*", 0.833, ["get", "size"]]],
                    "symbol-sort-key": ["-", 0, ["get", "count"]]},
         "paint": {"text-color": p["place"], "text-halo-color": p["halo"], "text-halo-width": 1.4}},
        {"id": "incident-sized", "type": "symbol", "source": "incidents", "source-layer": "sized",
         "cordon:role": "incident", "cordon:obstacle": 8,
         "metadata": {"cordon:legend": sized_entries},
         "layout": {"icon-image": ["case", ["==", ["get", "sized"], "range"],
                                   ["concat", "marker:range,", ["to-string", ["get", "range_share"]]],
                                   ["concat", "marker:", shape, ",equal,", sized_fill]],
                    "icon-size": ["get", "size"],
                    "icon-allow-overlap": True,
                    # The largest lies below, bars above all.
                    "symbol-sort-key": ["case", ["==", ["get", "sized"], "range"], 1, ["-", 0, ["get", "size"]]]},
         "paint": {"icon-color": aged, "icon-opacity": 0.9, "icon-halo-color": p["halo"], "icon-halo-width": 0.8}},
        # Symbols to scale stay at their places: their numbers stand beside them.
        {"id": "incident-sized-numbers", "type": "symbol", "source": "incidents", "source-layer": "sized",
         "filter": ["has", "number"],
         "cordon:leader": {"nearest": 8.5, "farthest": 110, "width": 0.7, "beside": "reach"},
         "layout": {"text-field": number, "text-font": ["Inter Bold"], "text-size": 8.2, "text-anchor": "center",
                    "icon-image": "marker:circle,hollow", "icon-size": 0.8, "icon-padding": 0.5,
                    "text-allow-overlap": False, "symbol-sort-key": ["get", "number"]},
         "paint": {"icon-color": strong, "icon-halo-color": p["halo"], "icon-halo-width": 0.9, "text-color": strong}},
        {"id": "incident-markers", "type": "symbol", "source": "incidents", "source-layer": "points",
         "cordon:leader": {"nearest": 13, "farthest": 110, "width": 0.9}, "cordon:role": "incident", "cordon:key": True,
         "cordon:obstacle": 8,
         "metadata": {"cordon:legend": entries},
         "layout": {"icon-image": ["concat", "marker:", shape, ",", fill], "icon-size": 0.98,
                    "text-field": ["case", ["has", "number"],
                                   ["concat", ["to-string", ["get", "number"]], ["coalesce", ["get", "alternative"], ""]], ""],
                    "text-font": ["Inter Bold"], "text-size": 8.8, "text-anchor": "center", "icon-padding": 1,
                    "text-allow-overlap": False, "symbol-sort-key": ["coalesce", ["get", "number"], 1e6]},
         "paint": {"icon-color": aged, "icon-halo-color": p["halo"], "icon-halo-width": 1.1, "text-color": numeral}},
    ]


def names_above(p):
    """What is placed first: large towns above the circles of many incidents, and last of all, so that it comes before
    everything, the capital of the country that the map is about."""
    gathered = ["boolean", ["get", "gathered"], False]
    return [
        town_layer("towns-gathered", p, [gathered, FOCUS, isolated(LARGE_PIXELS), SEEN], None,
                   {"icon-optional": True}),
        {"id": "subject-capital", "type": "symbol", "source": "basemap", "source-layer": "places", "cordon:obstacle": 12,
         "filter": ["all", CAPITAL, SUBJECT, SEEN],
         "layout": {"text-field": name_field(), "text-variable-anchor": ANCHORS, "text-radial-offset": 0.6,
                    "text-justify": "auto", "text-padding": 1.2, "text-font": ["Inter Bold"], "text-size": 13,
                    "text-transform": "uppercase", "icon-image": "marker:square", "icon-size": 0.46, "icon-padding": 0.5},
         "paint": {"text-color": p["place"], "icon-color": p["place"], "icon-halo-color": p["halo"],
                   "icon-halo-width": 0.8, "text-halo-color": p["halo"], "text-halo-width": 1.3}},
    ]


def locator(p):
    focus = ["==", ["get", "focus"], True]
    return [
        {"id": "sea", "type": "background", "paint": {"background-color": p["sea"]}},
        {"id": "land", "type": "fill", "source": "basemap", "source-layer": "countries",
         "paint": {"fill-color": ["case", focus, p["land"], p["land_other"]]}},
        {"id": "borders", "type": "line", "source": "basemap", "source-layer": "boundaries",
         "paint": {"line-color": p["border_other"], "line-width": 0.5}},
        {"id": "names", "type": "symbol", "source": "basemap", "source-layer": "countries", "filter": ["==", ["get", "subject"], True],
         "layout": {"text-field": name_field(), "text-font": ["Inter Medium"], "text-size": 8, "text-max-width": 7,
                    "text-padding": 1},
         "paint": {"text-color": p["place"], "text-halo-color": p["halo"], "text-halo-width": 1}},
    ]


def style_for(name, p):
    def vector(url):
        return {"type": "vector", "url": url}

    return {
        "version": 8,
        "name": name,
        "metadata": {
            "cordon:label": p["label"],
            "cordon:theme": p["theme"],
            "cordon:legend-groups": {
                "routes": both("Road status", "État des routes"),
                "classes": both("What happened", "Ce qui s’est passé"),
                "claims": both("How certain", "Degré de certitude"),
                "areas": both("Where", "Où"),
                "sizes": both("How many", "Combien"),
                "shapes": both("Classes", "Classes"),
                "ages": both("Age", "Ancienneté"),
                "crossings": both("Border crossings", "Points de passage"),
                "base": both("", ""),
            },
            "cordon:locator": locator(p),
        },
        "sources": {"basemap": vector("cordon:basemap"), "incidents": vector("cordon:incidents"),
                    "routes": vector("cordon:routes"), "roads": vector("cordon:roads"),
                    "buffers": vector("cordon:buffers"), "rings": vector("cordon:rings"),
                    "analysis": vector("cordon:analysis"),
                    "crossings": vector("cordon:crossings"), "layers": vector("cordon:layers")},
        "layers": ground(p) + areas(p) + routes(p) + names(p) + crossings(p) + incidents(p) + names_above(p),
    }

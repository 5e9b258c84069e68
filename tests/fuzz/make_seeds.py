#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Seeds and dictionaries of the fuzz targets, made of the examples, styles and tests of this tree.

    make_seeds.py FOLDER

writes FOLDER/TARGET/* and FOLDER/TARGET.dict. GDAL's programs add FlatGeobuf, JPEG and WebP when they are there.
"""
import gzip
import json
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
UNIT = ROOT / "tests" / "unit"
OUT = pathlib.Path(sys.argv[1])


class Seeds:
    """The files of one target, numbered."""

    def __init__(self, target):
        self.folder = OUT / target
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.count = 0

    def add(self, content):
        if isinstance(content, str):
            content = content.encode()
        (self.folder / f"{self.count:04}").write_bytes(content)
        self.count += 1

    def add_all(self, contents):
        for content in contents:
            self.add(content)


def text(path):
    return pathlib.Path(path).read_text(encoding="utf-8")


def raw_strings(*patterns):
    """The R"(…)" literals of test sources."""
    for pattern in patterns:
        for path in sorted(UNIT.glob(pattern)):
            for match in re.finditer(r'R"(\w*)\((.*?)\)\1"', text(path), re.S):
                yield match.group(2)


def plain_strings(*patterns):
    """The ordinary string literals of sources below the root, of at least three bytes."""
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            for match in re.finditer(r'"((?:[^"\\\n]|\\.)*)"', text(path)):
                value = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), match.group(1))
                if len(value) >= 3 and not value.endswith((".hpp", ".h")):
                    yield value


def write_dictionary(target, words):
    lines = []
    for word in sorted({w for w in words if 1 < len(w.encode()) <= 40}):
        escaped = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in word.encode())
        lines.append(f'"{escaped}"\n')
    (OUT / f"{target}.dict").write_text("".join(lines))


# Styles and expressions.

def properties_of(layer):
    for kind in ("paint", "layout"):
        yield from layer.get(kind, {}).items()


def style_seeds():
    styles, expressions = Seeds("style"), Seeds("expression")
    seen = set()
    for path in sorted((ROOT / "styles").glob("*.json")):
        style = json.loads(text(path))
        for layer in style["layers"]:
            values = sorted(properties_of(layer), key=str)
            if "filter" in layer:
                values.append(("", layer["filter"]))
            for name, value in values:
                line = f"{name}\n{json.dumps(value)}"
                if isinstance(value, (list, dict)) and line not in seen:
                    seen.add(line)
                    expressions.add(line)
            small = dict(style, layers=[layer])
            small.pop("metadata", None)
            shape = (layer["type"], tuple(sorted(name for name, _ in values)))
            if shape not in seen:
                seen.add(shape)
                styles.add(json.dumps(small))
    for literal in raw_strings("style/*.cpp"):
        (expressions.add("\n" + literal) if literal.startswith("[") else styles.add(literal))
    names = re.findall(r'"([a-z][a-z0-9-]+)"', text(ROOT / "src/style/property_table.inc"))
    operators = [w for w in plain_strings("src/style/expression/*.cpp") if re.fullmatch(r"[a-z0-9!<>=^%*/+-]+", w)]
    keys = [w for w in plain_strings("src/style/validate/*") if re.fullmatch(r"[A-Za-z0-9-]+", w)]
    write_dictionary("style", [f'"{w}"' for w in names + operators + keys])
    write_dictionary("expression", [f'["{w}",' for w in operators] + [f"{w}\n" for w in names] + [f'"{w}"' for w in names])


# Texts.

def article_seeds():
    articles = Seeds("article")
    for path in sorted((ROOT / "tests/data/articles").glob("*.txt")):
        articles.add(text(path))
        articles.add(text(path)[:400].encode("cp1252", "replace"))
    articles.add(
        "<!DOCTYPE html><html><head><meta charset='utf-8'><meta property=\"article:published_time\" "
        'content="2025-10-30T08:00:00Z"><style>p{}</style><script>if (1 < 2) {}</script></head><body><h1>Attaque &agrave; Kati'
        "</h1><p>Le 28&nbsp;octobre 2025, un convoi a &eacute;t&eacute; attaqu&#233; &#x2014; <b>50 km</b> de Kati.<br>Fin"
        "</body></html>")
    articles.add("# Ambush\n\n*Bamako, 30 Oct 2025* - **Four** soldiers were [killed](http://a.b) near `Kati`.\n\n- one\n> two\n")
    articles.add_all(plain_strings("tests/unit/incident/extract/article_text_test.cpp"))
    words = list(plain_strings("src/incident/extract/*.cpp"))
    write_dictionary("article", words + ["<p>", "</p>", "<!--", "-->", "<script>", "&amp;", "&#x", "&nbsp;", "**", "](", "\n\n"])

    dates = Seeds("dates")
    dates.add_all(plain_strings("tests/unit/incident/extract/time_expression_test.cpp", "tests/unit/incident/dates_test.cpp",
                                "tests/unit/core/date_test.cpp"))
    write_dictionary("dates", plain_strings("src/incident/extract/time*.cpp", "src/incident/date*.cpp", "src/core/date.cpp"))

    places = Seeds("places")
    for phrase in plain_strings("tests/unit/place/expression/*_test.cpp"):
        if "[" in phrase:
            places.add(re.sub(r"[\[\]{}<>]", "", phrase))
    sources = plain_strings("src/place/expression/*.cpp", "src/place/type_words.cpp")
    names = re.findall(r"^\d+,([^,]+)", text(UNIT / "place/small_world.hpp"), re.M)
    write_dictionary("places", [w for source in sources for w in source.split()] + names)

    decisions = Seeds("decisions")
    decisions.add_all(s for s in raw_strings("incident/extract/review_test.cpp") if s.lstrip().startswith("{"))
    decisions.add('{"schema": "cordon-decisions/1", "decisions": [{"do": "add", "place": "30 km north of Kati", "feature": '
                  '{"type": "Feature", "properties": {"id": "x", "date": "2025-10-28", "type": "attack"}, "geometry": null}}]}')
    write_dictionary("decisions", [f'"{w}"' for w in plain_strings("src/incident/*json*.cpp", "src/incident/extract/decisions.cpp")])


# Data.

POINT = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","n":1.5,"b":true},"geometry":%s}]}'
GEOMETRIES = [
    '{"type":"Point","coordinates":[1,2]}',
    '{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}',
    '{"type":"LineString","coordinates":[[1,2,3],[3,4,5]]}',
    '{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}',
    '{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[1,0.5],[2,0.5],[2,1],[1,0.5]]]}',
    '{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]]],[[[9,9],[8,9],[8,8],[9,9]]]]}',
]


def data_seeds():
    layers = [POINT % geometry for geometry in GEOMETRIES]
    geojson = Seeds("geojson")
    geojson.add_all(layers + GEOMETRIES + ["\x1e" + GEOMETRIES[0] + "\n\x1e" + GEOMETRIES[2] + "\n"])
    geojson.add_all(raw_strings("data/geojson_test.cpp", "data/reader_test.cpp"))
    write_dictionary("geojson", [f'"{w}"' for w in plain_strings("src/data/geojson*.cpp", "src/data/json_capture.cpp")])

    table = Seeds("table")
    incidents = Seeds("incidents")
    for path in sorted((ROOT / "examples").glob("**/*.csv")):
        table.add("\n".join(text(path).splitlines()[:6]))
        incidents.add("\n".join(text(path).splitlines()[:6]))
    table.add_all(s for s in plain_strings("tests/unit/data/csv_test.cpp") if "\n" in s)
    incidents.add_all(s for s in plain_strings("tests/unit/incident/*_test.cpp") if s.count(",") > 2)
    incidents.add_all(raw_strings("incident/*.cpp", "incident/*.hpp"))
    for path in sorted((ROOT / "examples").glob("*/incidents.geojson")):
        whole = json.loads(text(path))
        for feature in whole["features"][:8]:
            incidents.add(json.dumps(dict(whole, features=[feature])))
    write_dictionary("incidents", plain_strings("src/incident/*.cpp"))
    write_dictionary("table", ["lon", "lat", "longitude", "latitude", "x,y", '""', "\r\n", ";", "\t", "1,5", "-1e5"])

    flatgeobuf = Seeds("flatgeobuf")
    if shutil.which("ogr2ogr"):
        with tempfile.TemporaryDirectory() as folder:
            for number, layer in enumerate(layers):
                for index in ("YES", "NO"):
                    source, target = pathlib.Path(folder) / "in.geojson", pathlib.Path(folder) / f"{number}{index}.fgb"
                    source.write_text(layer)
                    subprocess.run(["ogr2ogr", "-lco", f"SPATIAL_INDEX={index}", target, source], check=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                    flatgeobuf.add(target.read_bytes())
    flatgeobuf.add((ROOT / "geodata/corridors.fgb").read_bytes())


def gazetteer_seeds():
    gazetteer = Seeds("gazetteer")
    dump = "\n".join(text(UNIT / "place/expression/places.txt").splitlines()[:8]) + "\n"
    rows = re.search(r'R"\((id,name.*?)\)"', text(UNIT / "place/small_world.hpp"), re.S).group(1)
    table = "\n".join(rows.splitlines()[:12]) + "\n"
    gazetteer.add_all([dump, table, gzip.compress(table.encode(), mtime=0)])
    # A built file: header, places of 72 bytes, names of 16, areas, texts (src/place/gazetteer_store.hpp).
    texts = b"KatikatiMalimaliML credit"
    places = b"".join(struct.pack("<qdddIIIIIIic7s2s2x", number, -8.0, 12.7, 4e4, begin, 4, 0, 0, 0, 0, 1, kind, code, b"ML")
                      for number, begin, kind, code in ((7, 0, b"P", b"PPLA2"), (9, 8, b"A", b"PCLI")))
    names = struct.pack("<IIIIIIII", 4, 4, 0, 0, 12, 4, 1, 0)
    areas = struct.pack("<II", 1, 1)
    header = STORE_MAGIC + struct.pack("<QQQQQQ", 2, 2, 2, len(texts), 6, 0)
    gazetteer.add(header + places + names + areas + texts)
    write_dictionary("gazetteer", ["\tPPL\t", "\tADM1\t", "\tPCLI\tML", "alternates", "population", "|", ",A,PCLI,ML"])


STORE_MAGIC = b"CORDGAZ1"


# Pictures and tiles.

def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, colour=6):
    depth = {0: 1, 2: 3, 6: 4}[colour]
    rows = b"".join(b"\0" + bytes((x * 7 + y) % 256 for x in range(width * depth)) for y in range(height))

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def picture_seeds():
    bitmap = Seeds("bitmap")
    bitmap.add_all([png(8, 8), png(3, 5, 2), png(5, 3, 0)])
    if shutil.which("gdal_translate"):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "in.png"
            source.write_bytes(png(16, 16, 2))
            for driver, options in (("JPEG", []), ("JPEG", ["-co", "PROGRESSIVE=ON"]), ("WEBP", []), ("WEBP", ["-co", "LOSSLESS=ON"])):
                target = pathlib.Path(folder) / "out"
                done = subprocess.run(["gdal_translate", "-q", "-of", driver, *options, source, target],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
                if done.returncode == 0:
                    bitmap.add(target.read_bytes())
    sprite = Seeds("sprite")
    entries = {"a": {"x": 0, "y": 0, "width": 8, "height": 8, "pixelRatio": 1},
               "b": {"x": 4, "y": 2, "width": 8, "height": 6, "pixelRatio": 2, "sdf": True},
               "c": {"x": 0, "y": 0, "width": 16, "height": 16, "stretchX": [[2, 4], [8, 12]], "stretchY": [[3, 9]],
                     "content": [2, 3, 12, 9], "textFitWidth": "stretchOnly", "textFitHeight": "proportional"}}
    for names in ("a", "b", "c", "abc"):
        sprite.add(json.dumps({name: entries[name] for name in names}).encode() + b"\0" + png(16, 16))
    write_dictionary("sprite", [f'"{w}"' for w in plain_strings("src/compose/style_images.cpp")] + ['"width"', '"height"', '"sdf"'])


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10" viewBox="0 0 10 10">%s</svg>'


def icon_seeds():
    icon = Seeds("icon")
    for path in sorted((ROOT / "geodata/icons").glob("*.svg")):
        if path.stat().st_size < 3000:
            icon.add(text(path))
    for literal in [*raw_strings("render/artwork_test.cpp"), *plain_strings("tests/unit/render/artwork_test.cpp")]:
        if literal.startswith("<"):
            icon.add(literal if "<svg" in literal else SVG % literal)
    elements = ("a circle clipPath defs ellipse g line linearGradient marker mask path pattern polygon polyline radialGradient rect stop style "
                "svg switch symbol text textPath title tspan use").split()
    attributes = ("class clip-path color cx cy d dx fill fill-opacity font-size gradientTransform gradientUnits height href id "
                  "markerHeight marker-end marker-start mask opacity orient patternUnits points preserveAspectRatio r refX rotate stop-color "
                  "stroke stroke-dasharray stroke-dashoffset stroke-linejoin stroke-width style transform viewBox width x xlink:href y").split()
    values = ["url(#a)", "#a", "currentColor", "none", "inherit", "100%", "1e9", "-1", "0.001", "scale(1e6)", "rotate(45)", "matrix(1 0 0 1 0 0)",
              "M0 0h9v9z", "A1 1 0 0 1 5 5", "objectBoundingBox", "userSpaceOnUse", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "&#x41;"]
    write_dictionary("icon", [f"<{w}>" for w in elements] + [f"</{w}>" for w in elements] + [f'<{w} id="a" ' for w in elements] +
                     [f' {w}="' for w in attributes] + [f"{w}:" for w in attributes] + values)


def font_seeds():
    """The smallest installed fonts: a large one is nearly all outlines, which are all read alike."""
    font = Seeds("font")
    smallest = sorted((path.stat().st_size, str(path)) for path in pathlib.Path("/usr/share/fonts").rglob("*.[to]tf"))
    for _, path in smallest[:6]:
        font.add(pathlib.Path(path).read_bytes())
    font.add("OTTO")
    write_dictionary("font", "OTTO ttcf true wOFF wOF2 cmap glyf loca head hhea hmtx maxp name OS/2 CFF GSUB GPOS fvar gvar".split())


def varint(value):
    out = b""
    while value >= 0x80:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def field(number, content):
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def vector_tile(kind, geometry):
    feature = field(1, 7) + field(2, b"\0\0\1\1\2\2") + field(3, kind) + field(4, b"".join(map(varint, geometry)))
    values = (field(1, b"A1"), varint(3 << 3 | 1) + struct.pack("<d", 2.5), field(7, 1))
    layer = field(15, 2) + field(1, b"roads") + field(2, feature)
    layer += b"".join(field(3, key) for key in (b"name", b"n", b"yes")) + b"".join(field(4, value) for value in values)
    return field(3, layer + field(5, 4096))


def tile_seeds():
    tiles = Seeds("vector_tile")
    point = vector_tile(1, [9, 50, 34])
    shapes = [point, vector_tile(2, [9, 4, 4, 18, 0, 16, 16, 0]), vector_tile(3, [9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15])]
    tiles.add_all(shapes + [b"".join(shapes), gzip.compress(point, mtime=0)])

    archives = Seeds("pmtiles")

    def directory(entries):
        out, last = varint(len(entries)), 0
        for tile, *_ in entries:
            out, last = out + varint(tile - last), tile
        return out + b"".join(varint(entry[k] + (k == 3)) for k in (1, 2, 3) for entry in entries)

    def archive(root, leaves, packed):
        squeeze = (lambda b: gzip.compress(b, mtime=0)) if packed else (lambda b: b)
        leaf = squeeze(directory(leaves)) if leaves else b""
        entries = root + ([(4, 0, len(leaf), 0)] if leaves else [])
        start, data, meta = squeeze(directory(entries)), b"topab", squeeze(b'{"name":"x"}')
        sizes = [127, len(start), 127 + len(start), len(meta), 127 + len(start) + len(meta), len(leaf)]
        sizes += [sizes[4] + len(leaf), len(data), 3, 2, 2]
        head = b"PMTiles\x03" + struct.pack("<11Q", *sizes) + bytes([1, 2 if packed else 1, 1, 1, 0, 2])
        head += struct.pack("<iiiiBii", -1800000000, -850000000, 1800000000, 850000000, 0, 0, 0)
        return head.ljust(127, b"\0") + start + meta + leaf + data

    for packed in (False, True):
        archives.add(archive([(0, 1, 3, 0), (1, 2, 2, 3)], [], packed))
        archives.add(archive([(0, 1, 3, 0)], [(5, 3, 2, 3), (9, 1, 3, 0)], packed))

    shard = Seeds("shard")
    shard.add(struct.pack("<QBI", 5, 0, 3) + b"abc" + struct.pack("<QBI", 6, 2, 0) + struct.pack("<QBI", 7, 5, 0))


def map_seeds():
    maps = Seeds("map_file")
    for path in sorted((ROOT / "examples").glob("**/*.toml")):
        maps.add(text(path))
    maps.add_all(raw_strings("app/map_*_test.cpp", "app/toml_test.cpp"))
    maps.add_all(s for s in plain_strings("tests/unit/app/map_reader_test.cpp") if "=" in s or s.startswith("["))
    schema = text(ROOT / "docs/schema/map.schema.json")
    keys = set(re.findall(r'"([a-z][a-z0-9_-]+)"', schema))
    write_dictionary("map_file", [f"{key} = " for key in keys] + [f'"{key}"' for key in keys] + [f"[{key}]\n" for key in keys] +
                     [f"[[{key}]]\n" for key in keys])


# Small files beside a map.

NUDGES = """"Kati" = [4, -2]
"Koulikoro" = {move = [0, 3.5], layer = "towns", leader = true}
7 = {leader = true}
[Bamako]
move = [-1e1, +0.5]
"""
CHOSEN = """[[place]]
name = "Kati"
lat = 12.74409
lon = -8.07257
geonameid = 2455518
country = "ML"
note = "Kati PPL, Koulikoro"

[[place]] # by hand
name = "S\\u00E9gou"
lat = 13.4
lon = -6.2
"""
CROSSINGS = """name,lon,lat,status,source,date
Diboli,-12.2,14.4,open,Douanes,2025-10-12
Zegoua,-5.6,10.5,closed,,
,0,90,?,x,2025
"""
CROSSING_POINT = '"name":"A","status":"fermé","source":"OCHA","date":"2025-10"'


def manifest(**changes):
    tiles = {"zoom": [0, 2], "box": [-12, 10, 4, 25], "size": 256, "scale": 1, "format": "png", "skip_empty": True, "compression": 1,
             "quality": 85, "tms": False}
    plan = {"cordon_plan": 1, "id": "", "build": "cordon 0.1.0", "map": {"inputs": ["map.toml"], "style": "dark", "lang": "fr"},
            "tiles": tiles | changes, "name": "Mali", "attribution": "", "description": "", "vector_layers": "",
            "inputs": [{"path": "map.toml", "sha256": "0" * 64}], "cuts": [0, 2, 5]}
    return {"schema": "cordon-tiles/1", "plan": plan, "tiles": {"0/0/0": "a" * 64, "2/1/3": "b" * 64}}


def pdf_with(record):
    packed = zlib.compress(record)
    head = f"%PDF-1.7\n1 0 obj\n<< /Length {len(packed)}\n   /Type /EmbeddedFile\n   /Params << /Size {len(record)} >>\n>>\nstream\n"
    return head.encode() + packed + b"\nendstream\nendobj\n"


def beside_seeds():
    nudges = Seeds("nudges")
    nudges.add(NUDGES)
    nudges.add_all(s for s in plain_strings("tests/scenario/by_hand_test.cpp") if "=" in s)
    write_dictionary("nudges", ["move = ", "layer = ", "leader = ", "true", "[4, -2]", "inf", "nan", "-0.0", '"""', "[[", "0x1F", "1979-05-27"])

    chosen = Seeds("chosen_places")
    chosen.add_all([CHOSEN, 'place = [{name = "Kati", lat = 1, lon = 2}]', "", "# nothing yet"])
    write_dictionary("chosen_places", ["[[place]]\n", "name = ", "lat = ", "lon = ", "geonameid = ", "country = ", "note = ", "nan", "inf",
                                       "-90.0", "9e15"])

    crossings = Seeds("crossings")
    crossings.add(CROSSINGS)
    crossings.add("nom;x;y;statut;source\nKouri;-3,9;12,2;ouvert par moments;OIM\n")
    crossings.add((POINT % GEOMETRIES[0]).replace('"name":"A"', CROSSING_POINT))
    write_dictionary("crossings", [*plain_strings("src/app/crossings.cpp"), "status", "statut", "etat", "source", "date", "lon", "lat"])

    manifests = Seeds("manifest")
    for changes in ({}, {"zoom": [0, 26]}, {"box": [170, -10, 190, 10]}, {"format": "mvt", "tms": True}):
        whole = manifest(**changes)
        manifests.add_all([json.dumps(whole), json.dumps(whole["plan"])])
    keys = [*manifest()["plan"], *manifest()["plan"]["tiles"], "schema", "plan", "tiles", "path", "sha256"]
    write_dictionary("manifest", [f'"{key}":' for key in keys] + ["26/67108863/0", "1e12", "-1", "0.5", "null", "cordon-tiles/1"])

    records = Seeds("record")
    inputs = [{"path": "map.toml", "sha256": "0" * 64}, {"path": "big.gpkg", "sha256": "not hashed, 12 bytes"}, {"path": "-", "sha256": ""}]
    record = json.dumps({"generated_by": "cordon 0.1.0", "projection": "laea", "inputs": inputs, "notes": ["a", "b & <c>"]}).encode()
    picture = png(2, 2)
    records.add(picture[:33] + chunk(b"iTXt", b"cordon:record\0\0\0\0\0" + record) + picture[33:])
    escaped = record.replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    records.add_all([b'<svg xmlns="http://www.w3.org/2000/svg"><metadata>' + escaped + b"</metadata></svg>", pdf_with(record), record])
    write_dictionary("record", ["cordon:record\0\0\0\0\0", "iTXt", "IEND", "<metadata>", "</metadata>", "&amp;", "&lt;", "&#", "<svg", "%PDF-",
                                " obj", "/Type /EmbeddedFile", "/Length ", "/Size ", "\nstream\n", '"inputs":', '"path":', '"sha256":',
                                '"notes":', "not hashed, "])

    rows = Seeds("atlas_rows")
    for path in sorted((ROOT / "examples").glob("**/*.csv")):
        rows.add("\n".join(text(path).splitlines()[:4]))
    rows.add("name,lat,lon,map.title,sheet.width,labels.also,map.bbox,extent\n"
             'Kati,12.7,-8,"A {b}",120,"""a"", ""b""","1,2,3,4",world\n')
    rows.add_all(POINT % geometry for geometry in (GEOMETRIES[0], GEOMETRIES[4]))
    names = set(re.findall(r'"([a-z][a-z_]+)"', text(ROOT / "docs/schema/map.schema.json")))
    write_dictionary("atlas_rows", [f"map.{name}" for name in names] + ["name", "centre", "width_km", "extent", "bbox", "{row}", "{name}",
                                                                        "{{", "}}", "../", "data.layers", "sheet."])


OUT.mkdir(parents=True, exist_ok=True)
for make in (style_seeds, article_seeds, data_seeds, gazetteer_seeds, picture_seeds, icon_seeds, font_seeds, tile_seeds, map_seeds,
             beside_seeds):
    make()
(OUT / "done").write_text("")

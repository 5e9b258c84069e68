# SPDX-License-Identifier: MIT
"""What every step of the recipe needs: the folders, tables, names, and layers in and out."""

import csv
import json
import os
import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path

GEODATA = Path(__file__).resolve().parent.parent
TABLES = GEODATA / "tables"

# West Africa: west, south, east, north in degrees. Inside it the gazetteer is complete.
WINDOW = (-18.5, 4.0, 5.0, 25.5)


class BuildError(Exception):
    """A sentence that tells the reader what is wrong with the data or the table."""


def in_window(lon, lat):
    west, south, east, north = WINDOW
    return west <= lon <= east and south <= lat <= north


def fold(name):
    """The form in which names are compared: no accents, no case, hyphens and stops as spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"['’ʼʻ‘`´′\-‐–.,()]", " ", plain).casefold().split())


def read_json(path):
    return json.loads(Path(path).read_text("utf-8"))


def read_table(name):
    """The rows of `tables/name` as dictionaries; lines that start with '#' are remarks."""
    with open(TABLES / name, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))


def _ogr2ogr(*arguments):
    command = ["ogr2ogr", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise BuildError(f"ogr2ogr could not make {arguments[-2]}: {done.stderr.strip()}")
    return done.stdout


def read_layer(path, *options):
    """The features of any file GDAL knows, as a list of GeoJSON features."""
    text = _ogr2ogr("-f", "GeoJSON", *options, "/vsistdout/", path)
    return json.loads(text)["features"]


def write_layer(path, features, geometry_type):
    """Writes GeoJSON features as one FlatGeobuf file with a spatial index, EPSG:4326, 2D.

    All features carry the same keys in the same order, so that the columns are always the same.
    Thinning can make an outline cross itself: polygons are made valid."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cordon-geodata-") as folder:
        source, target = Path(folder, "layer.json"), Path(folder, "layer.fgb")
        with open(source, "w", encoding="utf-8") as stream:
            json.dump({"type": "FeatureCollection", "features": features}, stream)
        repair = ["-makevalid"] if geometry_type == "MULTIPOLYGON" else []
        _ogr2ogr(
            *repair, "-f", "FlatGeobuf", "-nln", path.stem, "-nlt", geometry_type,
            "-a_srs", "EPSG:4326", "-lco", "SPATIAL_INDEX=YES", target, source,
        )  # fmt: skip
        os.replace(_beside(target, path), path)
    print(f"  {path.relative_to(GEODATA)}: {len(features)} features, {path.stat().st_size:,} bytes")


def _beside(source, path):
    """Copies `source` into the folder of `path`, so that the last step is one atomic rename."""
    near = path.with_suffix(".part")
    near.write_bytes(source.read_bytes())
    return near


def feature(properties, geometry_type, coordinates):
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": geometry_type, "coordinates": coordinates},
    }


def polygons_of(geometry):
    """A Polygon or MultiPolygon as a list of polygons."""
    many = geometry["type"] == "MultiPolygon"
    return geometry["coordinates"] if many else [geometry["coordinates"]]


def lines_of(geometry):
    """A LineString or MultiLineString as a list of lines."""
    many = geometry["type"] == "MultiLineString"
    return geometry["coordinates"] if many else [geometry["coordinates"]]

# SPDX-License-Identifier: MIT
"""Validates the examples, and what the program (argument 1) makes of them, against docs/schema; each wrong file below must be refused at the key that is wrong."""

import copy
import datetime
import glob
import json
import subprocess
import sys
import tempfile
import tomllib

import jsonschema


def schema(name):
    with open(f"docs/schema/{name}.schema.json", encoding="utf-8") as file:
        loaded = json.load(file)
    kind = jsonschema.validators.validator_for(loaded)
    kind.check_schema(loaded)
    return kind(loaded)


def plain(value):
    """TOML's own dates as the texts that stand in the file."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else value


def toml(path):
    with open(path, "rb") as file:
        return plain(tomllib.load(file))


def geojson(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def must_pass(validator, paths, read):
    assert paths, "no files to check"
    for path in paths:
        for error in validator.iter_errors(read(path)):
            sys.exit(f"FAILED: {path}: {error.json_path}: {error.message[:300]}")


def must_fail(validator, value, where):
    paths = [error.json_path for error in validator.iter_errors(value)]
    if not any(path.startswith(where) for path in paths):
        sys.exit(f"FAILED: a fault at {where} was not found; found: {paths}")


def changed(value, path, new):
    value = copy.deepcopy(value)
    target = value
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = new
    return value


maps = schema("map")
files = sorted(glob.glob("examples/**/*.toml", recursive=True))
must_pass(maps, files, toml)
must_fail(maps, {"map": {"titel": "x"}}, "$.map")
must_fail(maps, {"map": {"lang": "tlh"}}, "$.map.lang")
must_fail(maps, {"map": {"title": 7}}, "$.map.title")
must_fail(maps, {"mapp": {}}, "$")

incidents = schema("incidents")
collections = sorted(glob.glob("examples/**/incidents*.geojson", recursive=True))
must_pass(incidents, collections, geojson)
good = geojson(collections[0])
must_fail(incidents, changed(good, ["type"], "Feature"), "$.type")
must_fail(incidents, changed(good, ["features"], {}), "$.features")
must_fail(incidents, changed(good, ["features", 0, "type"], "Point"), "$.features[0]")
must_fail(incidents, {"type": "FeatureCollection"}, "$")


def written_by(program, folder):
    """A report with two windows, one without draws, and sidecars in both languages."""
    source = "examples/bamako-2025/incidents.geojson"
    analyse = [program, "analyse", source, "--centre", "Bamako", "--quiet", "--report"]
    runs = [
        analyse + [f"{folder}/draws.report.json", "--window", "2025-09-01/2025-10-30", "--compare", "2025-07-03/2025-08-31",
                   "--draws", "50"],
        analyse + [f"{folder}/plain.report.json", "--draws", "0", "--profile", "internal"],
        [program, "render", source, "--quiet", "--sidecar", "-o", f"{folder}/en.sidecar.svg"],
        [program, "render", source, "--quiet", "--sidecar", "--lang", "fr", "--no-record", "-o", f"{folder}/fr.sidecar.svg"],
    ]
    for run in runs:
        subprocess.run(run, check=True, stderr=subprocess.DEVNULL)


with tempfile.TemporaryDirectory() as folder:
    written_by(sys.argv[1], folder)
    reports = sorted(glob.glob(f"{folder}/*.report.json"))
    must_pass(schema("report"), reports, geojson)
    must_pass(schema("sidecar"), sorted(glob.glob(f"{folder}/*.sidecar.json")), geojson)
    parameters = geojson(reports[0])["parameters"]
    table = maps.schema["properties"]["analysis"]
    for error in type(maps)(table).iter_errors(parameters):
        sys.exit(f"FAILED: parameters of a report: {error.json_path}: {error.message}")
    unknown = set(parameters) - set(table["properties"])
    assert not unknown, f"parameters of a report that [analysis] does not know: {unknown}"
    good = geojson(reports[0])
    must_fail(schema("report"), changed(good, ["routes", 0, "status"], "closed"), "$.routes[0].status")
    must_fail(schema("report"), changed(good, ["window", "start"], "yesterday"), "$.window.start")
    must_fail(schema("report"), dict(good, index=1), "$")

print(f"{len(files)} map files and {len(collections)} collections of incidents keep to their schemas, and so do two reports and two sidecars; 11 wrong ones do not")

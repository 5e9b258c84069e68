#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs one section of docs/reports.md as a reader would: recipes.py PROGRAM SOURCE SECTION

A block after `<!-- file: NAME -->` is written, `sh` blocks are run in a copy of examples/report. A
block after `<!-- needs: PROGRAMS -->` is skipped, with one line, where one of them is missing.
Exit code 77 = everything was skipped.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import checks

BLOCK = re.compile(r"(?:<!-- (file|needs): (.*?) -->\n)?^```(\w*)\n(.*?)^```$", re.M | re.S)


def section_of(text, title):
    text = re.sub(r"^````.*?^````$", "", text, flags=re.M | re.S)  # blocks that show blocks
    parts = re.split(r"^## ", text, flags=re.M)
    found = [part for part in parts if part.startswith(title)]
    if len(found) != 1:
        sys.exit(f"docs/reports.md has no section {title}")
    return found[0]


def missing(programs):
    return [program for program in programs.split() if shutil.which(program) is None]


def offer_typst(source, root):
    """A `typst` on the path where only the npm package with its compiler is installed."""
    script = os.path.join(source, "tests/reports/typst.mjs")
    if shutil.which("typst") or not shutil.which("node"):
        return
    if subprocess.run(["node", script, "--version"], capture_output=True).returncode != 0:
        return
    folder = os.path.join(root, "bin")
    os.makedirs(folder, exist_ok=True)
    program = os.path.join(folder, "typst")
    with open(program, "w", encoding="utf-8") as out:
        out.write(f'#!/bin/sh\nexec node "{script}" "$@"\n')
    os.chmod(program, 0o755)
    os.environ["PATH"] = folder + os.pathsep + os.environ["PATH"]


def run_section(section, folder):
    ran = 0
    for kind, value, language, code in BLOCK.findall(section):
        if kind == "file":
            with open(os.path.join(folder, value), "w", encoding="utf-8") as out:
                out.write(code)
        elif language == "sh":
            absent = missing(value) if kind == "needs" else []
            if absent:
                print(f"skipped: {', '.join(absent)} not installed")
                continue
            done = subprocess.run(["sh", "-e", "-c", code], cwd=folder, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if done.returncode != 0:
                sys.exit(f"{code}\nended with {done.returncode}:\n{done.stdout}")
            ran += 1
    return ran


def main():
    program, source, title = sys.argv[1:]
    with open(os.path.join(source, "docs/reports.md"), encoding="utf-8") as page:
        section = section_of(page.read(), title)
    keep = os.environ.get("CORDON_KEEP")
    root = keep or tempfile.mkdtemp(prefix="cordon-")
    try:
        for folder in ("report", "bamako-2025"):
            shutil.copytree(os.path.join(source, "examples", folder),
                            os.path.join(root, "examples", folder), dirs_exist_ok=True)
        os.makedirs(os.path.join(root, "tests"), exist_ok=True)
        shutil.copytree(os.path.join(source, "tests/reports"), os.path.join(root, "tests/reports"),
                        dirs_exist_ok=True)
        folder = os.path.join(root, "examples/report")
        shutil.copy(os.path.join(source, "integrations/pandoc/cordon.lua"), folder)
        os.environ.update(CORDON_DATA=source, XDG_CACHE_HOME=os.path.join(root, "cache"),
                          PATH=os.path.dirname(program) + os.pathsep + os.environ["PATH"])
        offer_typst(source, root)
        if run_section(section, folder) == 0:
            sys.exit(77)
        checks.check(title, folder)
    finally:
        if not keep:
            shutil.rmtree(root)


main()

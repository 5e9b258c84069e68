#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the four shipped styles from one list of layers and four palettes.

    styles/source/make_styles.py            writes styles/*.json
    styles/source/make_styles.py --check    fails when a written style differs

The layers are the drawing rules and their order; a palette is what makes a house style. A user who wants another look
copies one of the written files and edits it (Maputnik opens them): they are ordinary MapLibre styles.
"""
import json
import pathlib
import sys

from layers import style_for
from palettes import PALETTES

FOLDER = pathlib.Path(__file__).resolve().parent.parent


def main() -> int:
    check = "--check" in sys.argv
    stale = []
    for name, palette in PALETTES.items():
        path = FOLDER / f"{name}.json"
        text = json.dumps(style_for(name, palette), ensure_ascii=False, indent=1) + "\n"
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            stale.append(path.name)
        elif not check:
            path.write_text(text, encoding="utf-8")
    if stale:
        print("not up to date:", ", ".join(stale), file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

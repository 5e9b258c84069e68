#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every command of the documentation is one that the program takes: check_commands.py PROGRAM SOURCE

Each line `cordon …` of README.md, docs/ and the other pages is called in an empty folder, where its inputs are missing. The
command line is read before them, so that an option that does not exist, or a missing one, ends with exit code 2."""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

LINE = re.compile(r"^(?:cat \S+ \| )?(cordon (?:[^\n\\]|\\\n|\\.)*)", re.MULTILINE)
INLINE = re.compile(r"`(cordon [a-z]+ [^`\n]*)`")
ENDS = {"|", ">", "2>", "||", "&&", "#", ";"}  # what comes after belongs to the shell


def commands(text):
    for found in LINE.findall(text) + INLINE.findall(text):
        words = shlex.split(found.replace("\\\n", " "), comments=True)
        end = next((i for i, word in enumerate(words) if word in ENDS), len(words))
        yield words[1:end]


def is_whole(words):
    """Mentions such as `cordon render --sidecar` name an option only, `…` leaves something out."""
    return any(not word.startswith("-") for word in words[1:]) and not any("…" in word for word in words)


def main(program, source):
    root = Path(source)
    pages = [root / "README.md", *sorted(root.glob("docs/*.md")), root / "geodata/README.md", root / "bench/README.md"]
    wrong = []
    seen = set()
    for page in pages:
        for words in commands(page.read_text("utf-8")):
            if not is_whole(words) or tuple(words) in seen:
                continue
            seen.add(tuple(words))
            with tempfile.TemporaryDirectory() as folder:
                done = subprocess.run([program, *words], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
            if done.returncode == 2 or done.returncode < 0:
                wrong.append(f"{page.name}: cordon {' '.join(words)}\n{done.stderr}")
    if len(seen) < 30:
        wrong.append(f"only {len(seen)} commands were found")
    for text in wrong:
        print(text, file=sys.stderr)
    if wrong:
        sys.exit(1)
    print(f"{len(seen)} commands are taken")


main(*sys.argv[1:])

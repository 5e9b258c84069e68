#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Does what a page of the documentation tells its reader to do.

    run_document.py PAGE.md PROGRAM FOLDER [NEEDED…]

A block whose info string names a file (```csv reports.csv) is written to FOLDER; a block ```sh is
run there by `sh -e`, with PROGRAM as `cordon`. NEEDED are files, which are copied to FOLDER before,
and programs: where one is missing the page is skipped (exit 77). Exit 1 with the block and its
output when a command fails, or when one prints a warning that the page does not show."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^(````?)(\w+)(?: (\S+))?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def main(page, program, folder, *needed):
    folder = Path(folder).resolve()
    bin_folder = folder / "bin"
    bin_folder.mkdir(parents=True, exist_ok=True)
    for name in needed:
        if os.path.exists(name):
            shutil.copy(name, folder)
        elif shutil.which(name) is None:
            print(f"skipped: {name} is not installed")
            return 77
    link = bin_folder / "cordon"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(program).resolve())
    environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
    text = Path(page).read_text("utf-8")
    commands = 0
    for _, kind, name, body in BLOCK.findall(text):
        if name:
            (folder / name).write_text(body, "utf-8")
        elif kind == "sh":
            done = subprocess.run(
                ["sh", "-e", "-c", body], cwd=folder, env=environment, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300,
            )  # fmt: skip
            unshown = [
                line
                for line in done.stdout.splitlines()
                if line.startswith(("warning:", "error:")) and line not in text
            ]
            if done.returncode or unshown:
                print(f"{page}:\n{body}\nexit {done.returncode}\n{done.stdout}")
                return 1
            commands += len([line for line in body.splitlines() if line.startswith(("cordon ", "pandoc "))])
    if commands == 0:
        print(f"{page} holds no command")
        return 1
    print(f"{page}: {commands} commands")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

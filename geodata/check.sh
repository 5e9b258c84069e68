#!/bin/bash
# SPDX-License-Identifier: MIT
# Checks geodata/ against manifest.toml and against what is known of it. Needs python3 and gdal-bin.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1
exec python3 "$(dirname "${BASH_SOURCE[0]}")/recipe/check.py"

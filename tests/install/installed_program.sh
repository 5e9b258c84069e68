# SPDX-License-Identifier: MIT
# The installed program uses its own data and its own module, and draws what the built one draws.
. "$(dirname "$0")/common.sh"
installed info | grep -qx "data: $prefix/share/cordon" || fail "data folder: $(installed info)"
installed info | grep -q '^styles: .*press' || fail "styles: $(installed info)"

example=$prefix/share/doc/cordon/examples/bamako-2025
for format in png svg pdf; do
    installed render "$example/map.toml" -q -o "$work/installed.$format"
    built render "$example/map.toml" -q -o "$work/built.$format"
done
# PNG, SVG and PDF differ in nothing but the folder of the data, which no output names.
for format in png svg pdf; do same_bytes "$work/installed.$format" "$work/built.$format"; done

installed analyse "$example/incidents.geojson" --centre Bamako --window 2025-09-01/2025-10-30 -q -o "$work/situation.gpkg"
[ -s "$work/situation.gpkg" ] || fail "no GeoPackage was written"
# A relative link to the program must not change where it looks.
ln -s "$prefix/bin/cordon" "$work/linked"
(cd / && env -i "$work/linked" info) | grep -qx "data: $prefix/share/cordon" || fail "data folder through a link"
loaded=$(cd / && env -i LD_DEBUG=files "$prefix/bin/cordon" analyse "$example/incidents.geojson" --centre Bamako \
    --window 2025-09-01/2025-10-30 -q -o "$work/again.gpkg" 2>&1 | grep -o 'file=[^ ]*cordon_gdal.so' | sort -u)
[ "$loaded" = "file=$prefix/lib/cordon/cordon_gdal.so" ] || fail "module: $loaded"

# A style with an SVG icon: projections and icons come from modules of the installed tree too.
mkdir "$work/icons"
cat >"$work/icons/style.json" <<'STYLE'
{"version": 8, "sprite": "cordon:icons", "center": [-8, 12.6], "zoom": 6,
 "sources": {"p": {"type": "geojson", "data": {"type": "Point", "coordinates": [-8, 12.6]}}},
 "layers": [{"id": "icon", "type": "symbol", "source": "p", "layout": {"icon-image": "hospital"}}]}
STYLE
loaded=$(cd / && env -i LD_DEBUG=files "$prefix/bin/cordon" render "$work/icons/style.json" -q -o "$work/icons/map.svg" 2>&1 |
    grep -o 'file=[^ ]*/cordon_[a-z]*.so' | sort -u)
[ "$loaded" = "$(printf 'file=%s\n' "$prefix/lib/cordon/cordon_icons.so" "$prefix/lib/cordon/cordon_proj.so")" ] ||
    fail "modules: $loaded"
# Without them the program starts, and says what is missing when it is needed.
mv "$prefix/lib/cordon/cordon_icons.so" "$work/icons"
installed --version >/dev/null || fail "no start without the module of icons"
installed render "$work/icons/style.json" -q -o "$work/icons/bare.svg" 2>"$work/icons/said" || true
grep -q 'cordon_icons.so, which draws SVG icons, cannot be loaded' "$work/icons/said" || fail "said: $(cat "$work/icons/said")"
mv "$work/icons/cordon_icons.so" "$prefix/lib/cordon"

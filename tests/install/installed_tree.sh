# SPDX-License-Identifier: MIT
# Installs into a prefix, then moves the tree, so that no path of the installation can be right by chance.
. "$(dirname "$0")/common.sh"
rm -rf "$TREE"
mkdir -p "$TREE"
"$CMAKE" --install "$BUILD" --prefix "$TREE/first" >"$TREE/install.log" || fail "installation: $(tail -n 5 "$TREE/install.log")"
mv "$TREE/first" "$prefix"

library=$(dirname "$(find "$prefix/lib" -name 'libcordon.so')")
for file in bin/cordon lib/cordon/cordon_gdal.so lib/cordon/cordon_geos.so lib/cordon/cordon_http.so \
    lib/cordon/cordon_icons.so lib/cordon/cordon_locale.so lib/cordon/cordon_net.so lib/cordon/cordon_proj.so share/cordon/styles/press.json \
    share/cordon/geodata/manifest.toml \
    share/cordon/geodata/words/english.txt share/cordon/schemas/map.schema.json share/cordon/schemas/incidents.schema.json \
    share/man/man1/cordon.1 share/man/man1/cordon-render.1 share/bash-completion/completions/cordon \
    share/zsh/site-functions/_cordon share/fish/vendor_completions.d/cordon.fish share/doc/cordon/LICENSE \
    share/doc/cordon/THIRD-PARTY.md include/cordon/cordon.hpp include/cordon/cordon.h; do
    [ -s "$prefix/$file" ] || fail "$file was not installed"
done
for file in cmake/cordon/cordonConfig.cmake cmake/cordon/cordonTargets.cmake pkgconfig/cordon.pc; do
    [ -s "$library/$file" ] || fail "$file was not installed"
done
for left_out in share/cordon/geodata/recipe share/cordon/styles/source share/cordon/geodata/build.sh include/core; do
    [ ! -e "$prefix/$left_out" ] || fail "$left_out was installed"
done
if grep -rIl "$BUILD\|$TREE/first" "$prefix/lib" "$prefix/share" | grep .; then
    fail "these files name the folder of the build"
fi

DESTDIR=$work/staged "$CMAKE" --install "$BUILD" --prefix /opt/cordon >/dev/null
[ -x "$work/staged/opt/cordon/bin/cordon" ] || fail "DESTDIR was not obeyed"
[ ! -e /opt/cordon ] || fail "DESTDIR was left"
echo "$(find "$prefix" -type f | wc -l) files, $(du -sh "$prefix" | cut -f1)"

# SPDX-License-Identifier: MIT
# A page for each command that holds each option of its help text; no reader of manuals complains.
. "$(dirname "$0")/common.sh"
pages=$BUILD/docs/man1
for command in $(commands); do
    page=$pages/cordon-$command.1
    [ -s "$page" ] || fail "there is no $page"
    plain=$(sed 's/\\f[BIR]//g; s/\\-/-/g' "$page")
    for option in $(options_of "$command"); do
        grep -qE -- "(^|[ ,])$option([][ ,]|\$)" <<<"$plain" || fail "$page does not tell of $option"
    done
    grep -q "^\.BR cordon\\\\-$command (1)" "$pages/cordon.1" || fail "cordon.1 does not name $command"
done
[ "$(find "$pages" -name '*.1' | wc -l)" = "$(($(commands | wc -l) + 1))" ] || fail "pages of no command: $(ls "$pages")"

readers=0
if command -v mandoc >/dev/null; then
    found=$(mandoc -Tlint -W warning "$pages"/*.1 || true)
    [ -z "$found" ] || fail "mandoc: $found"
    readers=$((readers + 1))
fi
if command -v man >/dev/null; then
    for page in "$pages"/*.1; do
        found=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 "$page" 2>&1 >"$work/text")
        [ -z "$found" ] || fail "man: $page: $found"
        [ -s "$work/text" ] || fail "man: $page is empty"
    done
    readers=$((readers + 1))
fi
[ $readers -gt 0 ] || skip "the options are complete; neither man nor mandoc is installed"

# SPDX-License-Identifier: MIT
# The examples build against the installed tree, by CMake and by pkg-config, and draw the bytes that the program draws.
. "$(dirname "$0")/common.sh"
need c++
need pkg-config
map=$prefix/share/doc/cordon/examples/bamako-2025/map.toml
examples=$prefix/share/doc/cordon/examples
installed render "$map" --lang en -q -o "$work/program.png"
installed render "$map" -q -o "$work/program_default.png"

"$CMAKE" -S "$examples/cpp" -B "$work/cpp" -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
"$CMAKE" --build "$work/cpp" >/dev/null
(cd / && "$work/cpp/draw_map" "$map" "$work/library.png") >"$work/printed" 2>/dev/null
same_bytes "$work/program.png" "$work/library.png"
grep -q 'incidents' "$work/printed" || fail "the example printed: $(cat "$work/printed")"

pc=$(find "$prefix" -name cordon.pc)
export PKG_CONFIG_PATH=${pc%/cordon.pc}
library=$(pkg-config --variable=libdir cordon)
# shellcheck disable=SC2046  # the flags are words
c++ -std=c++17 -Wall -Wextra -Werror "$examples/cpp/draw_map.cpp" $(pkg-config --cflags --libs cordon) -o "$work/draw_cpp"
# shellcheck disable=SC2046
cc -std=c99 -pedantic -Wall -Wextra -Werror "$examples/c/draw_map.c" $(pkg-config --cflags --libs cordon) -o "$work/draw_c"
export LD_LIBRARY_PATH=$library
"$work/draw_cpp" "$map" "$work/pkgconfig.png" >/dev/null 2>&1
same_bytes "$work/program.png" "$work/pkgconfig.png"
"$work/draw_c" "$map" "$work/c.png" 2>/dev/null
same_bytes "$work/program_default.png" "$work/c.png"

status=0
"$work/draw_c" "$work/nothing.toml" "$work/no.png" 2>"$work/message" || status=$?
[ "$status" = 1 ] || fail "a missing file ends with status $status"
grep -q 'nothing.toml' "$work/message" || fail "the message was: $(cat "$work/message")"
status=0
"$work/draw_c" "$map" "$work/no.doc" 2>"$work/message" || status=$?
[ "$status" = 2 ] || fail "an unknown ending ends with status $status"
[ ! -e "$work/no.png" ] && [ ! -e "$work/no.doc" ] || fail "a failed call left a file"

# Nothing but the interface is visible.
foreign=$(nm -DC --defined-only "$library/libcordon.so" | awk '{$1=$2=""; print}' | grep -vE '^ +(cordon::api::|cordon_|typeinfo( name)? for cordon::api::|vtable for cordon::api::|std::|typeinfo|vtable|void std::|.* std::|operator)' || true)
[ -z "$foreign" ] || fail "the library shows: $(head -n 5 <<<"$foreign")"

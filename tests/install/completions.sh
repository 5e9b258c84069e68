# SPDX-License-Identifier: MIT
# completions.sh bash|zsh|fish: the shell itself offers what it should.
. "$(dirname "$0")/common.sh"
shell=$1
need "$shell"
docs=$BUILD/docs

# offered WORD...: what the shell offers for the last word
offered_bash() {
    # shellcheck disable=SC2016  # for the inner shell
    bash --norc -c 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cordon
                    printf "%s\n" "${COMPREPLY[@]}"' _ "$docs/bash/cordon" "$@"
}
offered_fish() {
    local last=${!#}
    fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' "$docs/fish/cordon.fish" "$*" | cut -f1 |
        # fish offers `--lang=en` where the word is `--lang=`
        if [[ $last == *=* ]]; then sed 's/^[^=]*=//'; else cat; fi
}
offered_zsh() { zsh -f "$here/zsh_offers.zsh" "$docs/zsh" "$*"; }

offers() { # offers EXPECTED WORD...
    local expected=$1
    shift
    "offered_$shell" "$@" | grep -qxF -- "$expected" || fail "$shell does not offer '$expected' for: $*
$("offered_$shell" "$@" | head -n 20)"
}
offers_not() {
    local unexpected=$1
    shift
    ! "offered_$shell" "$@" | grep -qxF -- "$unexpected" || fail "$shell offers '$unexpected' for: $*"
}

cd "$work"
touch incidents.csv
case $shell in
zsh) zsh -n "$docs/zsh/_cordon" ;;
fish) fish --no-execute "$docs/fish/cordon.fish" ;;
bash) bash -n "$docs/bash/cordon" ;;
esac
# Every command, and for each every option of its help text.
for command in $(commands); do
    offers "$command" cordon "${command:0:2}"
    case $shell in
    bash | fish)
        "offered_$shell" cordon "$command" -- | sort -u >"$work/offered"
        for option in $(options_of "$command" | grep -- '^--'); do
            grep -qxF -- "$option" "$work/offered" || fail "$shell does not offer $option of $command"
        done
        ;;
    esac
done
offers --title cordon render --ti
offers fr cordon render --lang f
offers live cordon render --svg-text l
offers incidents.csv cordon render inc
offers incidents.csv cordon render --roads inc
offers merge cordon tiles me
offers render cordon help re
offers_not incidents.csv cordon render --title inc
offers_not --zoom cordon render --z
[ "$shell" != bash ] || offers fr cordon render --lang = f

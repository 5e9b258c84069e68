# SPDX-License-Identifier: MIT
# zsh_offers.zsh FOLDER LINE: what zsh offers for the end of LINE, one a line. It drives an interactive zsh, because
# completion functions run nowhere else, and has compadd print its matches.
zmodload zsh/zpty
zpty offers zsh -f -i
zpty -w offers "PS1= PS2= RPS1=; unsetopt zle_bracketed_paste 2>/dev/null; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w offers 'compadd() { local -a found; builtin compadd -O found "$@"; if [[ ${@[(I)-O]} -eq 0 && ${@[(I)-A]} -eq 0 && ${@[(I)-D]} -eq 0 ]]; then print -l -- "<${^found}>"; fi; builtin compadd "$@"; }'
zpty -w offers 'compadd_and_print() { print; _main_complete; print -- "<<end>>"; }; zle -C show-offers complete-word compadd_and_print; bindkey "^I" show-offers; print -- "<<ready>>"'
answer=
until [[ $answer == *$'\n'*'<<ready>>'* ]]; do zpty -r offers part || exit 1; answer+=$part; done
zpty -w -n offers "$2"$'\t'
answer=
until [[ $answer == *'<<end>>'* ]]; do zpty -r offers part || exit 1; answer+=$part; done
zpty -d offers
print -r -- $answer | tr -d '\r' | sed -n 's/^.*<\([^<>]*\)>$/\1/p' | sed 's/=$//' | sort -u

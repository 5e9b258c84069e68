# SPDX-License-Identifier: MIT
# zsh_offers.zsh FOLDER LINE: the words that zsh shows when the tabulator is pressed after LINE, one a line: the completed
# word, or a list of candidates. It drives an interactive zsh, because completion functions run nowhere else.
zmodload zsh/zpty
zpty offers zsh -f -i
wait_for() {
    answer=
    local part
    until [[ $answer == *$1* ]]; do zpty -r offers part || exit 1; answer+=$part; done
}
zpty -w offers "PS1= fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=1000"
zpty -w offers 'tell_end() { print "<<"end">>"; }; zle -N tell_end; bindkey "^I" complete-word; bindkey "^Y" tell_end'
zpty -w offers 'print "<<"ready">>"'
wait_for '<<ready>>'
zpty -w -n offers "$2"$'\t\x19'
wait_for '<<end>>'
zpty -d offers
# Without the colours of the line editor; `--size=` and `folder/` stand for the words themselves.
print -r -- $answer | sed 's/\x1b\[[0-9;?]*[a-zA-Z]//g; s/\r/\n/g; s/<<end>>/\n/' | tr ' ' '\n' | sed 's/[=\/]$//' | sort -u

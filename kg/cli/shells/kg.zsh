#compdef kg
# Completion of kg for zsh.
_kg() {
    local output line
    local -a typed values shown
    typed=("${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}")
    output="$(_KG_COMPLETE=zsh "${(@)typed}" 2>/dev/null)" || {
        _files
        return
    }
    for line in "${(@f)output}"; do
        [[ -n "$line" ]] || continue
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    (( ${#values} )) && compadd -U -l -d shown -a values
}
if [[ "${funcstack[1]}" == _kg ]]; then
    _kg "$@"
else
    compdef _kg kg
fi

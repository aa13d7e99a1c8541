# Completion of kg for bash.
_kg_complete() {
    local output line
    COMPREPLY=()
    if ! output="$(_KG_COMPLETE=bash _KG_LINE="${COMP_LINE:0:COMP_POINT}" \
            _KG_BREAKS="$COMP_WORDBREAKS" "$1" 2>/dev/null)"; then
        compopt -o default 2>/dev/null
        return 0
    fi
    while IFS= read -r line; do
        [ -n "$line" ] && COMPREPLY+=("$line")
    done <<< "$output"
    return 0
}
complete -F _kg_complete kg

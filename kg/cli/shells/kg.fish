# Completion of kg for fish.
function __kg_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l found (_KG_COMPLETE=fish $typed[1] $typed[2..-1] "$current" 2>/dev/null)
    or begin
        __fish_complete_path "$current"
        return
    end
    printf '%s\n' $found
end
complete -c kg -f -a '(__kg_complete)'

# Sourced by ./check and ./ptoken: what Maven's output means. The caller says who it is in $self_name.

# Shows one line for each module that Maven begins, "[3/17] hsm-port": rewritten at a terminal, else one below the other.
show_modules() {
    local line shown=
    local module='Building ([^ ]+) .*(\[[0-9]+/[0-9]+\])$'
    while IFS= read -r line; do
        [[ $line =~ $module ]] || continue
        shown="${BASH_REMATCH[2]} ${BASH_REMATCH[1]}"
        if [ -t 2 ]; then printf '\r\033[K%s' "$shown" >&2; else printf '%s\n' "$shown" >&2; fi
    done
    [ -t 2 ] && [ -n "$shown" ] && printf '\r\033[K' >&2
    return 0
}

# True when Maven could not get at what it needs from elsewhere: a log file tells.
no_network() {
    grep -Eq '^\[ERROR\].*(Could not transfer (artifact|metadata)|in offline mode)' "$1" 2>/dev/null
}

# shellcheck disable=SC2034 # for those who source this
NO_NETWORK="Maven needs libraries that are not on this machine, and cannot reach the network or the repository they are in."

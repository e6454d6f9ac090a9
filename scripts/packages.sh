# Sourced by ./check and ./ptoken: which programs are missing, and the Debian packages they come in.
# The caller says who it is in $self_name, for messages.

# Names the packages of those programs that are missing, one on a line.
missing_packages() {
    local program
    for program in "$@"; do
        case $program in
            javac) command -v javac >/dev/null || jdk_package ;;
            mvn) command -v mvn >/dev/null || echo maven ;;
            thrift) command -v thrift >/dev/null || echo thrift-compiler ;;
            gcc) command -v gcc >/dev/null || printf '%s\n' gcc libc6-dev ;;
            postgres)
                [ -n "${PTOKEN_POSTGRES_BIN:-}" ] || command -v initdb >/dev/null ||
                    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
                ;;
            *) command -v "$program" >/dev/null || echo "$program" ;;
        esac
    done
}

# Releases of Debian have different ones; every one has a default.
jdk_package() {
    if apt-cache show openjdk-17-jdk-headless >/dev/null 2>&1; then
        echo openjdk-17-jdk-headless
    else
        echo default-jdk-headless
    fi
}

# Installs packages, or says how and returns 1.
#   ask     one question at a terminal; without one, root alone installs
#   go      installs without a question
#   say     says how, and nothing else
obtain_packages() {
    local how=$1 as=
    shift
    if ! command -v apt-get >/dev/null; then
        say "missing here, by the names of Debian: $*. Install them with the package manager of this system."
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        as='sudo '
        if ! command -v sudo >/dev/null; then
            say "missing: $*. Only root can install them: apt-get update && apt-get install -y --no-install-recommends $*"
            return 1
        fi
    fi
    local command="${as}apt-get update && ${as}apt-get install -y --no-install-recommends $*"
    if [ "$how" = ask ] && [ -t 0 ] && [ -t 2 ]; then
        say "missing: $*."
        confirmed "Install them now with '$command'? [Y/n] " && how=go || how=say
    elif [ "$how" = ask ]; then
        [ -z "$as" ] && how=go || how=say
    fi
    if [ "$how" = say ]; then
        say "missing: $*. To install them: $command"
        return 1
    fi
    say "installing $* ($command) ..."
    local result
    install_packages "$as" "$@"
    result=$?
    case $result in
        0) return 0 ;;
        "$UNREACHABLE") say "they could not be installed, because there is no network or it does not lead to the servers that packages come from. When it does: $command" ;;
        *) say "they could not be installed. Try it yourself: $command" ;;
    esac
    return 1
}

# What install_packages returns when nothing could be got from elsewhere; apt-get itself says 100 whatever was wrong.
UNREACHABLE=2

# True for output of apt-get that could not reach its servers. In other languages it is shown as it is.
apt_unreachable() {
    grep -Eq 'Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Connection (failed|timed out|refused)|Network is unreachable' <<<"$1"
}

install_packages() {
    local as=$1 output
    shift
    # Without a terminal nobody could type a password.
    [ -z "$as" ] || { [ -t 0 ] && as='sudo' || as='sudo -n'; }
    # shellcheck disable=SC2086 # no word, one word or two
    output=$({ $as apt-get update -qq &&
        $as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } 2>&1) && return 0
    ! apt_unreachable "$output" || return "$UNREACHABLE"
    printf '%s\n' "$output" | tail -n 5 >&2
    return 1
}

# Enter is yes; the end of the input is no.
confirmed() {
    local answer
    printf '%s' "$1" >&2
    read -r answer || return 1
    case $answer in
        '' | [Yy] | [Yy][Ee][Ss]) return 0 ;;
        *) return 1 ;;
    esac
}

say() {
    printf '%s: %s\n' "$self_name" "$1" >&2
}

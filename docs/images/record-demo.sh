#!/usr/bin/env bash
# Makes docs/images/demo.svg from a real run of the demo: docs/images/record-demo.sh
# Needs script (util-linux) for the colours, and awk.
set -eu

cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.."
./ptoken --version >/dev/null # builds now, so that the picture shows the demo alone
{ printf '$ ./ptoken demo --once\n'; script -qec './ptoken demo --once' /dev/null; } | tr -d '\r' | awk '
function escaped(text) { gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text); return text }
function styled(line,   out, code, open) {
    out = ""; open = 0
    while (match(line, /\033\[[0-9;]*m/)) {
        out = out escaped(substr(line, 1, RSTART - 1))
        code = substr(line, RSTART + 2, RLENGTH - 3)
        line = substr(line, RSTART + RLENGTH)
        if (open) { out = out "</tspan>"; open = 0 }
        if (code == "1") { out = out "<tspan class=\"b\">"; open = 1 }
        if (code == "32") { out = out "<tspan class=\"g\">"; open = 1 }
    }
    return out escaped(line) (open ? "</tspan>" : "")
}
{ lines[NR] = styled($0) }
END {
    height = NR * 18 + 32
    print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 880 " height "\" width=\"880\" height=\"" height "\">"
    print "<style>text{font:14px ui-monospace,Menlo,Consolas,monospace;fill:#d0d7de;white-space:pre}" \
        ".b{font-weight:bold;fill:#fff}.g{fill:#3fb950}</style>"
    print "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#161b22\"/>"
    for (i = 1; i <= NR; i++) print "<text x=\"16\" y=\"" (i * 18 + 12) "\" xml:space=\"preserve\">" lines[i] "</text>"
    print "</svg>"
}' >docs/images/demo.svg

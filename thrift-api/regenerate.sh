#!/bin/sh
# Regenerates the Java stubs from the IDL with Apache Thrift's compiler 0.17.0.
#
#   ./regenerate.sh          replaces src/main/generated
#   ./regenerate.sh DIR      writes into DIR instead (the test that compares does this)
#
# The compiler's Processor and AsyncProcessor classes do not compile on libthrift 0.21 and newer, and the server
# dispatches by a table of its own, so both nested classes are dropped. Nothing else is changed.
set -eu

module=$(cd "$(dirname "$0")" && pwd)
out=${1:-"$module/src/main/generated"}
wanted="Thrift version 0.17.0"

found=$(thrift --version)
if [ "$found" != "$wanted" ]; then
  echo "regenerate.sh: needs '$wanted', found '$found'" >&2
  exit 2
fi

rm -rf "$out/za"
mkdir -p "$out"
thrift -strict --gen java:generated_annotations=suppress -out "$out" "$module/src/main/thrift/prismtoken1-TokenApi.thrift"

api="$out/za/co/prism/prismtoken1/TokenApi.java"
awk '
  /^  public static class (Processor|AsyncProcessor)</ { dropping = 1 }
  !dropping { print }
  dropping && /^  }$/ { dropping = 0 }
' "$api" > "$api.tmp"
mv "$api.tmp" "$api"

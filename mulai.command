#!/bin/sh
# LKjIP di macOS dan Linux: menu di jendela perintah; dengan kata di belakangnya perintah itu saja.
cd "$(dirname "$0")" || exit 2
[ $# -gt 0 ] || set -- menu
exec python3 run.py "$@"

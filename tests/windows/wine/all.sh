#!/usr/bin/env bash
# Everything that this laboratory can try: all.sh DIR CHECKOUT
#
# Makes the laboratory in DIR (3 GB; kept, so that a second run only adds what is missing), then
# hears Excel's events through pywin32, compares the times of its two doors, installs the staff's
# zip, plays the demo and runs the suite, all on a Windows Python in wine.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
[[ $# -eq 2 && -f "$2/run.py" ]] || { echo "usage: all.sh DIR CHECKOUT" >&2; exit 2; }
"$here/setup.sh" "$1" "$2/requirements.txt" "$2/requirements-dev.txt"
failed=0
"$here/winpy" "$1" "$here/ear.py" || failed=1
"$here/winpy" "$1" "$here/click_time.py" || failed=1
"$here/pasang_demo.sh" "$1" "$2" || failed=1
"$here/suite.sh" "$1" "$2" || failed=1
exit "$failed"

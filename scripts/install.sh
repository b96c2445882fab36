#!/bin/sh
# Makes the virtual environment in the folder $1 and installs the course into it, from
# requirements.lock. Run it from the repository's root, as the Makefile does.
set -eu
venv=$1
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    found=$("$python" --version 2>&1) || found="not a Python that runs"
    echo "Python 3.11 or newer is needed; $python is $found. Name another: make PYTHON=python3.12" >&2
    exit 1
fi

PYTHON=$python sh scripts/system_programs.sh

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv --clear "$venv"
    else
        "$python" -m pip install --quiet --upgrade --target build/virtualenv virtualenv
        PYTHONPATH=build/virtualenv "$python" -m virtualenv --quiet --clear "$venv"
    fi
fi

echo "Installing the Python packages of requirements.lock into $venv (one to three minutes)"
pip() { "$venv/bin/python" -m pip --disable-pip-version-check -qq "$@"; }
pip install --no-deps --require-hashes --requirement requirements.lock
pip install --no-deps --no-build-isolation --editable .
pip check

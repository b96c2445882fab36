#!/bin/sh
# Installs the system programs that are missing, where it is root and has apt. Elsewhere it says,
# one line a program, what is done without it. It never fails: the course works without them.
set -u
python=${PYTHON:-python3}

is_here() {
    case $1 in
        graphviz) command -v dot ;;
        bubblewrap) command -v bwrap ;;
        fonts-nanum) [ "$(uname)" = Darwin ] || fc-list :lang=ko | grep . ;;
        python3-venv) "$python" -c 'import venv, ensurepip' ;;
    esac >/dev/null 2>&1
}

fallback() {
    case $1 in
        graphviz) echo "computation graphs are drawn by matplotlib" ;;
        bubblewrap) echo "learners' code runs without a sandbox" ;;
        fonts-nanum) echo "Korean labels are drawn in whatever other font is found" ;;
        python3-venv) echo "virtualenv makes the environment" ;;
    esac
}

missing() {
    for package in graphviz bubblewrap fonts-nanum python3-venv; do
        is_here "$package" || echo "$package"
    done
}

wanted=$(missing)
if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing from apt:" $wanted
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update </dev/null >/dev/null 2>&1
    for package in $wanted; do # one by one: one that apt lacks does not keep the others out
        apt-get -qq install --yes --no-install-recommends "$package" </dev/null >/dev/null 2>&1
    done
fi
for package in $(missing); do
    echo "Not found: $package; instead, $(fallback "$package")."
done

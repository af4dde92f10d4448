# What the tests in Docker and the demonstration need besides a JDK: an engine, a Python
# environment and the images of the test hosts. Sourced by quickstart, which sets $root and $logs.
# What a function named has_, missing_ or useful_ answers changes nothing.
# shellcheck shell=bash

: "${root:?}" "${logs:?}"
venv=$root/.venv
image_script=$root/templates/project/molecule/default/image.sh
test_os=debian-12
engine_log=${TMPDIR:-/tmp}/glusterpress-dockerd.log

say() {
    printf '%s\n' "$*" >&2
}

# Ends with a reason in one line on stdout: 3 is "something is missing", 1 is "tried and failed".
stop() {
    local status=$1
    shift
    printf '%s\n' "$*"
    exit "$status"
}

has() {
    type -P "$1" >/dev/null
}

is_root() {
    [[ $EUID -eq 0 ]]
}

has_engine_running() {
    has docker && docker version >/dev/null 2>&1
}

# Directories of the administrator are not on everybody's PATH.
has_engine() {
    has dockerd || [[ -x /usr/sbin/dockerd ]] || has_engine_running
}

# ansible-core 2.19 runs on Python 3.11 to 3.13. A name on the PATH may be a shim of a version
# that is not there, and Debian's Python comes without venv: only running it tells.
suitable_python() {
    local candidate
    for candidate in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            type -P "$candidate"
            return
        fi
    done
    return 1
}

venv_stamp() {
    printf '%s\n' "$venv"
    cat "$root/.ci/requirements.txt"
}

has_venv() {
    [[ -x $venv/bin/molecule && -e $venv/bin/python ]] && [[ $(venv_stamp) == "$(cat "$venv/stamp" 2>/dev/null)" ]]
}

has_image() {
    has_engine_running && bash "$image_script" --look "$test_os" >/dev/null 2>&1
}

# The Debian packages without which nothing goes on.
missing_packages() {
    has_engine || echo docker.io
    if has_engine && ! has docker; then echo docker-cli; fi
    has_venv || suitable_python >/dev/null || echo python3-venv
    has ssh || echo openssh-client
}

# The registry may be out of reach, and only debootstrap then makes an image: it is small, so it comes along.
useful_packages() {
    has_image || has debootstrap || echo debootstrap
}

install_packages() {
    local packages=("$@")
    say "Installing ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    {
        apt-get -o DPkg::Lock::Timeout=300 update --quiet &&
            apt-get -o DPkg::Lock::Timeout=300 install --yes --quiet "${packages[@]}"
    } >"$logs/apt.log" 2>&1 </dev/null ||
        stop 1 "apt-get could not install ${packages[*]}: $(tail -n 1 "$logs/apt.log") (all of it: $logs/apt.log)"
    # From Debian 13 on the client is a package of its own.
    if ! has docker; then
        apt-get -o DPkg::Lock::Timeout=300 install --yes --quiet docker-cli >>"$logs/apt.log" 2>&1 </dev/null ||
            stop 1 "apt-get could not install docker-cli; see $logs/apt.log"
    fi
}

start_engine() {
    local i answer user
    user=$(id -un)
    answer=$(docker version 2>&1 | tail -n 1) || true
    [[ -z ${DOCKER_HOST:-} ]] || stop 3 "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST"
    if [[ $answer == *"permission denied"* ]] && ! is_root; then
        stop 3 "$user may not use the Docker engine: sudo usermod --append --groups docker $user, then log in again"
    fi
    is_root || stop 3 "the Docker engine does not answer ($answer), and only root can start it: sudo systemctl start docker"
    say "Starting the Docker engine"
    if [[ -d /run/systemd/system ]]; then
        systemctl start docker >"$engine_log" 2>&1 || stop 1 "systemctl start docker failed; see $engine_log"
    else
        # In a session of its own, so that it outlives this one, and without the lock.
        setsid dockerd >"$engine_log" 2>&1 </dev/null 8>&- &
    fi
    for ((i = 0; i < 60; i++)); do
        if has_engine_running; then return; fi
        sleep 0.5
    done
    stop 1 "the Docker engine did not answer within 30 s; see $engine_log"
}

make_venv() {
    local python
    python=$(suitable_python) ||
        stop 3 "missing: Python 3.11, 3.12 or 3.13 with venv; on Debian 12 and 13 as root: apt-get install python3-venv"
    say "Making .venv with $(sed -n 's/==/ /p' "$root/.ci/requirements.txt" | paste -s -d , - | sed 's/,/, /g')"
    rm -rf "$venv"
    "$python" -m venv "$venv" >"$logs/venv.log" 2>&1 || stop 1 "$python -m venv failed; see $logs/venv.log"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$root/.ci/requirements.txt" \
        >>"$logs/venv.log" 2>&1 || stop 1 "pip could not install .ci/requirements.txt: $(tail -n 1 "$logs/venv.log") (all of it: $logs/venv.log)"
    venv_stamp >"$venv/stamp"
}

make_image() {
    say "Making the images of the test hosts"
    bash "$image_script" "$test_os" >"$logs/image.log" 2>&1 || stop 1 "$(sed -n 's/^image\.sh: //p' "$logs/image.log" | paste -s -d ';' - | sed 's/;/; /g')"
}

missing_text() {
    local packages=("$@")
    echo "missing: ${packages[*]}; as root: apt-get install ${packages[*]}"
}

# Only one run at a time sets up; the next finds it done.
# $1 is "packages" when Debian packages may be installed.
set_up() {
    local packages
    mkdir -p "$logs"
    exec 8>"$logs/lock"
    if has flock; then flock 8; fi
    mapfile -t packages < <(missing_packages)
    if [[ $1 == packages ]] && is_root && has apt-get; then
        mapfile -t -O "${#packages[@]}" packages < <(useful_packages)
        if ((${#packages[@]})); then install_packages "${packages[@]}"; fi
    fi
    if ! has_venv && suitable_python >/dev/null; then make_venv; fi
    mapfile -t packages < <(missing_packages)
    if ((${#packages[@]})); then stop 3 "$(missing_text "${packages[@]}")"; fi
    has_venv || make_venv
    has_engine_running || start_engine
    has_image || make_image
    exec 8>&-
}

#!/usr/bin/env bash
# Makes the images of test hosts, glusterpress-host:OS and glusterpress-app:OS (with nginx and PHP), unless they are there already.
# Usage: image.sh [--look] OS, where OS is debian-12, debian-13, ubuntu-22.04 or ubuntu-24.04.
# With --look it makes nothing: the exit status says whether the images are there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
look=false
if [[ ${1:-} == --look ]]; then
    look=true
    shift
fi
os=${1:-}
images="glusterpress-host:$os and glusterpress-app:$os"

fail() {
    printf 'image.sh: %s\n' "$@" >&2
    exit 1
}

case $os in
    debian-12) suite=bookworm ;;
    debian-13) suite=trixie ;;
    ubuntu-22.04) suite=jammy ;;
    ubuntu-24.04) suite=noble ;;
    *) fail "'$os' is not an operating system that can be rehearsed; choose debian-12, debian-13, ubuntu-22.04 or ubuntu-24.04" ;;
esac
distribution=${os%%-*}

command -v docker >/dev/null ||
    fail "there is no 'docker' command; on Debian and Ubuntu: apt-get install docker.io"
if ! reason=$(docker version --format '{{.Server.Version}}' 2>&1); then
    fail "no Docker engine answers: ${reason##*$'\n'}" "start it (systemctl start docker) or set DOCKER_HOST"
fi

# The label tells an image of this Dockerfile from one of an older or an edited Dockerfile.
recipe=$(sha256sum "$here/Dockerfile" | cut -c 1-16)
label=io.glusterpress.dockerfile
is_there() {
    [[ $(docker image inspect --format "{{index .Config.Labels \"$label\"}}" "$1" 2>/dev/null) == "$recipe" ]]
}
if is_there "glusterpress-host:$os" && is_there "glusterpress-app:$os"; then
    echo "$images are there"
    exit 0
fi
if $look; then
    echo "$images are not both there"
    exit 1
fi

scratch=$(mktemp -d "${TMPDIR:-/var/tmp}/glusterpress-image.XXXXXX")
clean_up() {
    for mounted in proc sys; do
        if mountpoint --quiet "$scratch/root/$mounted"; then umount --lazy "$scratch/root/$mounted"; fi
    done
    rm -rf --one-file-system "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

build_from() {
    local target
    for target in host app; do
        docker build --build-arg "BASE=$1" --label "$label=$recipe" --target "$target" --tag "glusterpress-$target:$os" \
            --file "$here/Dockerfile" "$scratch/context" >"$scratch/build.log" 2>&1 ||
            { tail_of "$scratch/build.log"; fail "docker build failed: $(tail -n 1 "$scratch/build.log")"; }
    done
}

tail_of() {
    tail -n 20 "$1" | sed 's/^/  /' >&2
}

# The first archive among this machine's apt sources: where a registry is out of reach a mirror may not be.
mirror() (
    shopt -s nullglob
    awk '
        FILENAME ~ /\.sources$/ && $1 == "URIs:" { print $2; exit }
        FILENAME ~ /\.list$/ && $1 == "deb" {
            for (i = 2; i <= NF; i++) if ($i ~ /^(https?|file):/) { print $i; exit }
        }' /etc/apt/sources.list.d/*.sources /etc/apt/*.list /etc/apt/sources.list.d/*.list /dev/null
)

mkdir "$scratch/context"
official=$distribution:${os#*-}
if docker image inspect "$official" >/dev/null 2>&1 || docker pull --quiet "$official" >"$scratch/pull.log" 2>&1; then
    echo "$images are built from $official"
    build_from "$official"
    exit 0
fi

cannot_pull="$official cannot be pulled: $(tail -n 1 "$scratch/pull.log")"
own=$(sed -n 's/^ID="\{0,1\}\([a-z]*\).*/\1/p' /etc/os-release 2>/dev/null || true)
[[ $own == "$distribution" ]] ||
    fail "$cannot_pull" "debootstrap makes it on $distribution only, and this is ${own:-another system}"
[[ $EUID -eq 0 ]] || fail "$cannot_pull" "debootstrap makes it instead, but needs root: sudo bash $here/image.sh $os"
command -v debootstrap >/dev/null || fail "$cannot_pull" "debootstrap makes it instead: apt-get install debootstrap"
archive=$(mirror)
[[ -n $archive ]] || fail "$cannot_pull" "debootstrap makes it instead, but there is no mirror in /etc/apt/sources.list.d or /etc/apt/sources.list"

base=glusterpress-base:$os
if ! docker image inspect "$base" >/dev/null 2>&1; then
    echo "$base is made with debootstrap from $archive"
    debootstrap --variant=minbase "$suite" "$scratch/root" "$archive" >"$scratch/debootstrap.log" 2>&1 ||
        { tail_of "$scratch/debootstrap.log"; fail "debootstrap $suite from $archive failed: $(tail -n 1 "$scratch/debootstrap.log")"; }
    tar --create --directory "$scratch/root" --one-file-system . | docker import - "$base" >/dev/null
fi
echo "$images are built from $base"
build_from "$base"

# The example topology deployed, failing over and healing, phase by phase. Sourced by quickstart
# after set-up.sh.
# shellcheck shell=bash

: "${root:?}" "${work:?}" "${logs:?}" "${venv:?}" "${test_os:?}" "${yes:?}"
example=$root/generated-roles
rehearsal=$work/$(basename "$example")
phases=()
results=()
seconds=()
running=
started=0

require_jdk() {
    local java=${JAVA_HOME:+$JAVA_HOME/bin/}java version
    version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1) || true
    if ((${version:-0} < 17)) || ! has "${java}c"; then
        stop 3 "missing: a JDK, 17 or later; as root: apt-get install default-jdk-headless"
    fi
}

# Says what would be installed, and goes on only with a yes. Without root it can only say.
ask_to_set_up() {
    local packages useful answer
    mapfile -t packages < <(missing_packages)
    if ((${#packages[@]})) && ! is_root; then stop 3 "$(missing_text "${packages[@]}")"; fi
    if ((${#packages[@]})) && ! has apt-get; then stop 3 "missing: ${packages[*]}, and there is no apt-get to install them with"; fi
    if ! has_engine_running && ! is_root; then start_engine; fi
    mapfile -t useful < <(if is_root && has apt-get; then useful_packages; fi)

    local plan=()
    if ((${#packages[@]} + ${#useful[@]})); then plan+=("install these Debian packages: ${packages[*]} ${useful[*]}"); fi
    if ! has_engine_running; then plan+=("start the Docker engine"); fi
    if ! has_venv; then plan+=("make .venv here with $(sed 's/==/ /' "$root/.ci/requirements.txt" | paste -s -d , - | sed 's/,/, /g') (600 MB)"); fi
    if ! has_engine_running; then
        plan+=("make the Docker images glusterpress-host:$test_os and glusterpress-app:$test_os (700 MB) unless the engine has it")
    elif ! has_image; then
        plan+=("make the Docker images glusterpress-host:$test_os and glusterpress-app:$test_os (700 MB)")
    fi
    if ! ((${#plan[@]})); then return; fi

    echo "This is still missing, so quickstart will"
    printf '  - %s\n' "${plan[@]}"
    if $yes; then return; fi
    printf 'Go on? [y/N] '
    if ! { read -r answer </dev/tty; } 2>/dev/null; then
        echo
        stop 3 "there is no terminal to ask on; start it with --yes"
    fi
    [[ $answer == [yY]* ]] || stop 3 "nothing was changed"
}

# phase NAME LOG COMMAND... runs a command in a process group of its own, so that it can be ended as a whole.
phase() {
    local name=$1 log=$logs/$2.log status=0
    shift 2
    printf '%-44s' "$name"
    phases+=("$name")
    started=$SECONDS
    setsid "$@" >"$log" 2>&1 </dev/null &
    running=$!
    wait "$running" || status=$?
    running=
    seconds+=("$((SECONDS - started))")
    if ((status)); then
        results+=("failed")
        printf '%5d s  failed\n\n' "${seconds[-1]}"
        tail -n 30 "$log"
        echo
        echo "The whole output is in $log"
        return 1
    fi
    results+=("done")
    printf '%5d s\n' "${seconds[-1]}"
}

molecule() {
    local name=$1
    shift
    phase "$name" "molecule-$1-${#phases[@]}" env --chdir="$rehearsal" \
        PATH="$venv/bin:$PATH" ANSIBLE_HOME="$work/ansible" MOLECULE_EPHEMERAL_DIRECTORY="$work/molecule" \
        MOLECULE_COMMAND_BORDERS=false ANSIBLE_NOCOLOR=1 NO_COLOR=1 molecule "$@"
}

is_built() {
    local jar
    jar=$(find "$root/maven-plugin/target" -maxdepth 1 -name 'gluster-maven-plugin-*.jar' 2>/dev/null | head -n 1)
    [[ -n $jar ]] && [[ -z $(find "$root/pom.xml" "$root"/{templates,core,maven-plugin} -path '*/target' -prune -o -type f -newer "$jar" -print -quit) ]]
}

build() {
    is_built || phase "Build" build "$root/mvnw" --batch-mode --file "$root/pom.xml" -DskipTests -Dmaven.javadoc.skip -Dspotless.check.skip package
}

# What the drill measured, as failover.yml tells it at its end.
drill_report() {
    awk '
        /^TASK/ { telling = /Tell what the drill showed/ }
        /^PLAY RECAP/ { telling = 0 }
        telling && /^ok:/ { gsub(/[][]/, "", $2); print "While " $2 " was away:"; next }
        telling && /^ / && !/^ *(msg|server):/ { sub(/^    /, ""); print }
    ' "$logs"/molecule-side-effect-*.log
}

table() {
    local i width=44
    echo
    printf "%-${width}s %7s  %s\n" "Phase" "Time" "Result"
    for i in "${!phases[@]}"; do
        printf "%-${width}s %5d s  %s\n" "${phases[i]}" "${seconds[i]}" "${results[i]}"
    done
}

end_running() {
    if [[ -n $running ]]; then
        kill -TERM -- "-$running" 2>/dev/null || true
        wait "$running" 2>/dev/null || true
        running=
        seconds+=("$((SECONDS - started))")
        results+=("stopped")
        printf '%5d s  stopped\n' "${seconds[-1]}"
    fi
}

clean_up() {
    local status=$?
    trap '' INT TERM
    end_running
    if [[ -d $rehearsal ]] && ! molecule "Remove the hosts" destroy; then status=1; fi
    rm -rf "$rehearsal" "$work/molecule" "$work/ansible"
    table
    echo
    if ((status == 0)); then
        echo "Next: write a gluster.yml of your own hosts, as generated-roles/gluster.yml is of these; README.md says how to deploy it."
    elif ((status > 128)); then
        echo "Stopped; the test hosts are removed. Start again with ./quickstart"
    else
        echo "Next: read the log named above; ./quickstart starts again and sets up only what is missing."
    fi
    exit "$status"
}

demonstrate() {
    [[ -d $example/molecule ]] || stop 1 "there is no $example to show"
    exec 7>"$work/lock"
    if has flock && ! flock --nonblock 7; then stop 1 "another quickstart is running in $root"; fi
    rm -f "$logs"/molecule-*.log
    rm -rf "$rehearsal" "$work/molecule" "$work/ansible"
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    build
    mkdir -p "$rehearsal"
    cp -a "$example/." "$rehearsal"
    molecule "Remove what an earlier start left" destroy
    molecule "Start the hosts, a site on the app server" create
    molecule "Deploy" converge
    molecule "Deploy again: nothing may change" idempotence
    molecule "Verify" verify
    molecule "Take each server away and back" side-effect
    molecule "Verify that all is healed" verify
    echo
    drill_report
}

# What ./tidings learns from a server's first run. Sourced by it, whose $state, java_flags and server_flags it uses; it
# defines functions, and where they keep what is only for a while.

scratch=$state/learn.$$
learner=
tls=()

# Runs a server once and stops it, so that JDK 25 and newer keep what they have loaded and linked (an AOT cache), which
# makes later starts shorter. What fails here costs that, and is waited for a minute at most.
learn() {
  [ "$(jdk_release "$JAVA_HOME")" -ge 25 ] || return 0
  java_flags
  server_flags || return 0
  trap unlearn EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mkdir "$scratch"
  make_certificate
  start_learner
  patiently learner_is_ready
  ask_learner 2>>"$state/build.log" &
  asker=$!
  patiently asker_has_ended || kill "$asker" 2>/dev/null || true
  kill "$learner" 2>/dev/null || true
  ! patiently learner_has_ended || [ ! -f "$scratch/aot" ] || mv "$scratch/aot" "$state/app/aot"
  trap - EXIT HUP INT TERM
  unlearn
}

# Serving over TLS is a third of what there is to learn. Without openssl it is left out.
make_certificate() {
  tls=()
  ! openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost \
    -keyout "$scratch/key.pem" -out "$scratch/cert.pem" >/dev/null 2>&1 ||
    tls=(--tls-cert-file "$scratch/cert.pem" --tls-private-key-file "$scratch/key.pem")
}

# It writes the cache in a second process at its end: the two are a group of their own, to be killed together. Neither
# keeps the lock of this build.
start_learner() {
  set -m
  "$JAVA_HOME/bin/java" "${flags[@]}" "-XX:AOTCacheOutput=$scratch/aot" -cp "$state/app/*" \
    dev.tidings.cli.Tidings serve --listen 127.0.0.1:0 --data "$scratch/data" ${tls[@]+"${tls[@]}"} \
    >"$scratch/out" 2>>"$state/build.log" </dev/null 9>&- &
  learner=$!
  set +m
  disown "$learner"
}

asker_has_ended() {
  ! kill -0 "$asker" 2>/dev/null
}

learner_has_ended() {
  ! kill -0 "$learner" 2>/dev/null
}

# Or never will be.
learner_is_ready() {
  grep -qs ready "$scratch/out" || learner_has_ended
}

# An event is created and listed, so that serving is in the cache too.
ask_learner() (
  port=$(sed -n 's/.*ready on [^ ]*:\([0-9]*\) .*/\1/p' "$scratch/out")
  [ -n "$port" ] || return 1
  if [ ${#tls[@]} -gt 0 ]; then
    requests | openssl s_client -quiet -connect "127.0.0.1:$port" >/dev/null 2>&1
  else
    exec 8<>"/dev/tcp/127.0.0.1/$port"
    requests >&8
    while read -r -t 5 <&8; do :; done
  fi
)

requests() {
  local event='{"metadata":{"name":"first"},"involvedObject":{"namespace":"learn"},"reason":"Learnt","type":"Normal"}'
  printf 'POST /api/v1/namespaces/learn/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
  printf 'Content-Length: %d\r\n\r\n%s' "${#event}" "$event"
  printf 'GET /api/v1/namespaces/learn/events?limit=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'
}

# Whether something comes true within half a minute.
patiently() {
  for _ in {1..300}; do
    ! "$@" || return 0
    sleep 0.1
  done
  return 1
}

# Leaves nothing of learn behind, however far it came.
unlearn() {
  [ -z "$learner" ] || kill -KILL -- "-$learner" 2>/dev/null || true
  rm -rf "$scratch"
}

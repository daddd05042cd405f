# Finds what Tidings is built and run with. Sourced by ./tidings and ./check; defines functions only.

# The feature release of the JDK in a directory (21, 25, …); nothing when it holds no JDK.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

# Every directory that may hold a JDK, one on a line, the user's own choices first.
jdk_candidates() {
  local tool
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  tool=$(command -v javac || true)
  if [ -n "$tool" ]; then
    tool=$(readlink -f "$tool" 2>/dev/null || echo "$tool")
    dirname "$(dirname "$tool")"
  fi
  env | sed -n 's/^JAVA_HOME_[^=]*=//p; s/^JDK_[0-9]*=//p'
  [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -V 2>&1 | sed -n 's|^.* \(/.*/Contents/Home\)$|\1|p'
  ls -1d \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/jdk* /opt/homebrew/opt/openjdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.gradle/jdks/* 2>/dev/null || true
}

# Prints the first JDK whose release lies between two (the second may be left out), or nothing.
find_jdk() {
  local candidate release
  while IFS= read -r candidate; do
    release=$(jdk_release "$candidate")
    if [ -n "$release" ] && [ "$release" -ge "$1" ] && [ "$release" -le "${2:-999}" ]; then
      echo "$candidate"
      return 0
    fi
  done < <(jdk_candidates)
}

# As root on Debian and its kin, installs a package; quietly does nothing where that is not possible.
install_package() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  echo "tidings: installing $1…" >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1 ||
    { apt-get update -qq >/dev/null 2>&1 &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1; } ||
    true
}

# The newest long-term JDK package that apt offers, or nothing.
jdk_package() {
  local release
  for release in 25 21; do
    if apt-cache show "openjdk-$release-jdk-headless" >/dev/null 2>&1; then
      echo "openjdk-$release-jdk-headless"
      return 0
    fi
  done
}

# Sets JAVA_HOME to a JDK of at least release 21, or says what to install and returns 1.
require_jdk() {
  local found package
  found=$(find_jdk 21)
  if [ -z "$found" ] && command -v apt-cache >/dev/null; then
    package=$(jdk_package)
    [ -z "$package" ] || install_package "$package"
    found=$(find_jdk 21)
  fi
  if [ -z "$found" ]; then
    echo "tidings: no JDK 21 or newer found; install one (Debian: apt-get install openjdk-21-jdk-headless," >&2
    echo "         macOS: brew install openjdk@21, anywhere: https://adoptium.net) or set JAVA_HOME to it." >&2
    return 1
  fi
  export JAVA_HOME="$found"
}

# Makes sure that mvn can be called, or says what to install and returns 1.
require_maven() {
  command -v mvn >/dev/null || install_package maven
  if ! command -v mvn >/dev/null; then
    echo "tidings: no Maven found; install it (Debian: apt-get install maven, macOS: brew install maven)" >&2
    echo "         and see that mvn is on the PATH." >&2
    return 1
  fi
}

# Gets a Chromium for the tests of the dashboard where that is possible; without one they are not run.
want_chromium() {
  command -v chromium chromium-browser google-chrome-stable google-chrome >/dev/null || install_package chromium
}

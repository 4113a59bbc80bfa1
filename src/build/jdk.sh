#!/bin/sh
# Prints the home of a JDK 25: JAVA_HOME, `java` on the PATH, or one of those below /usr/lib/jvm; each is asked.

is_wanted() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] || return 1
  case $("$1/bin/java" -XX:TieredStopAtLevel=1 -version 2>&1) in
    *\ version\ \"25[.\"+-]*) return 0 ;;
  esac
  return 1
}

on_path=$(readlink -f "$(command -v java)" 2>/dev/null)
for home in "${JAVA_HOME-}" "${on_path%/bin/java}" /usr/lib/jvm/*; do
  if [ -n "$home" ] && is_wanted "$home"; then
    printf '%s\n' "$home"
    exit 0
  fi
done
echo "No JDK 25 found: not in JAVA_HOME, not on the PATH, not below /usr/lib/jvm." >&2
echo "Install one (a package such as temurin-25-jdk or openjdk-25-jdk), or set JAVA_HOME to it." >&2
exit 1

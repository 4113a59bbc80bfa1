#!/bin/sh
# Maven, calm: warnings and errors only; with --tests as the first argument also what the tests report.

if ! command -v mvn >/dev/null; then
  echo "No mvn found on the PATH: install Maven 3.8 or newer (the package is called maven)." >&2
  exit 1
fi
log=-Dorg.slf4j.simpleLogger.defaultLogLevel=warn
if [ "${1-}" = --tests ]; then
  shift
  log="$log -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info"
fi
# Maven's own libraries use what this JDK warns of; that is nothing to tell who builds runner.
MAVEN_OPTS="-Djansi.noreset=true -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}"
export MAVEN_OPTS
exec mvn -B -Dstyle.color=never $log "$@"

#!/bin/sh
# Links the Java run-time that is shipped: runtime.sh FOLDER. Needs JAVA_HOME.
# jdk.unsupported: sun.misc.Signal; java.net.http: requests; java.xml: reports; java.management: heap figures.

exec "$JAVA_HOME/bin/jlink" \
  --add-modules java.base,java.logging,java.management,java.net.http,java.xml,jdk.unsupported \
  --strip-debug --no-header-files --no-man-pages --output "$1"

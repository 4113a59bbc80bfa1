#!/bin/sh
# Installs what is missing of the programs named, through apt-get: tools.sh PROGRAM[:PACKAGE]...; silent when all are there.

# Where servers are, for those who aren't root too.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
missing=
for tool; do
  command -v "${tool%:*}" >/dev/null || missing="$missing ${tool#*:}"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Missing, and needed by tests and demo:$missing. Please install them (as root, \`make tools\` does it with apt-get)." >&2
  exit 1
fi
echo "installing$missing"
log=$(mktemp) && trap 'rm -f "$log" ${policy:+"$policy"}' EXIT

# Some packages start what they install, as nginx on port 80. Debian's way to say no, unless the machine already says something.
policy=
if [ -d /usr/sbin ] && ! [ -e /usr/sbin/policy-rc.d ]; then
  policy=/usr/sbin/policy-rc.d
  printf '#!/bin/sh\nexit 101\n' >$policy
  chmod 755 $policy
fi
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
install() { apt-get install -y -q --no-install-recommends $missing >"$log" 2>&1; }
install || { apt-get update -q >/dev/null 2>&1 && install; } || {
  cat "$log" >&2
  exit 1
}

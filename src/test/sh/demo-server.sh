#!/bin/sh
# A small web server for the plans that ask servers: demo-server.sh DIR SCRIPT [MORE]. Runs SCRIPT, of sh, while nginx serves
# DIR at $SERVER, such as http://127.0.0.1:23456, and ends as it ends; the server is stopped then. DIR is emptied first; what
# is in the folder MORE is put into it.
#
#   /users/NAME    an account, as JSON, for each name of users.csv; 50 requests a second, 10 more at once, else 503;
#                  X-Correlation-Id comes back. The names: ada alan barbara edsger grace ken margaret tony
#   /store/NAME    takes PUT, GET and DELETE; what has `unreadable` in its name can't be read
#   /api/NAME?page=N  the file api/NAME-N.json of MORE; a header `Link` leads to the next one
#   /git/          files of MORE, such as bare repositories
#   /summary       takes POST; what it is sent stands in DIR/summary.log, a line each
#   /pages/        a few pages; /moved leads to one, /away to another host, /round to itself, /gone is gone

set -eu
dir=$1
script=$2
more=${3:-}
PATH=$PATH:/usr/sbin:/usr/local/sbin

if [ -e "$dir" ] && ! [ -e "$dir/.demo-server" ] && [ -n "$(ls -A "$dir")" ]; then
  echo "$dir was not made by this script, and is not empty" >&2
  exit 1
fi
rm -rf "$dir"
mkdir -p "$dir/temporary" "$dir/www/users" "$dir/www/store" "$dir/www/pages"
: >"$dir/.demo-server"
dir=$(cd "$dir" && pwd)

number=0
for name in ada alan barbara edsger grace ken margaret tony; do
  number=$((number + 1))
  [ $((number % 3)) = 0 ] && plan=team || plan=free
  echo "{\"name\": \"$name\", \"plan\": \"$plan\", \"seats\": $((number * number))}" >"$dir/www/users/$name.json"
done
[ -z "$more" ] || cp -R "$more/." "$dir/www"
for page in index about prices; do
  echo "<h1>$page</h1>" >"$dir/www/pages/$page.html"
done

# One process, with everything that it writes below its own folder: no other nginx is touched, and none is needed.
configuration() { # PORT
  cat <<END
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events { worker_connections 1024; }
http {
  access_log access.log;
  server_tokens off;
  client_body_temp_path temporary/body;
  proxy_temp_path temporary/proxy;
  fastcgi_temp_path temporary/fastcgi;
  uwsgi_temp_path temporary/uwsgi;
  scgi_temp_path temporary/scgi;
  types { text/html html; application/json json; }
  default_type application/json;
  log_format sent escape=none '\$request_body';
  map \$request_uri \$next {
    "/api/repositories?page=1" '</api/repositories?page=2>; rel="next"';
    default "";
  }
  limit_req_zone \$server_addr zone=users:1m rate=50r/s;
  server {
    listen 127.0.0.1:$1;
    root www;
    location /users/ {
      limit_req zone=users burst=10 nodelay;
      add_header X-Correlation-Id \$http_x_correlation_id always;
      try_files \$uri.json =404;
    }
    location /api/ {
      add_header Link \$next;
      try_files \$uri-\$arg_page.json =404;
    }
    location = /summary {
      proxy_pass http://127.0.0.1:$1/accepted;
      access_log summary.log sent;
    }
    location = /accepted { return 204; }
    location /store/ {
      dav_methods PUT DELETE;
    }
    location ~ ^/store/.*unreadable {
      dav_methods PUT DELETE;
      if (\$request_method = GET) { return 500; }
    }
    location = /moved { return 301 /pages/about.html; }
    location = /away { return 302 http://localhost:$1/pages/prices.html; }
    location = /round { return 302 /round; }
    location = /gone { return 410; }
  }
}
END
}

# Ports below those that the system gives to clients.
started() {
  port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 12000))
  configuration $port >"$dir/nginx.conf"
  : >"$dir/error.log"
  nginx -p "$dir" -c "$dir/nginx.conf" 2>"$dir/said" &
  server=$!
  until [ -s "$dir/nginx.pid" ]; do
    kill -0 $server 2>/dev/null || return 1
    sleep 0.02
  done
}

server=
stop() {
  [ -z "$server" ] || { kill $server && wait $server; } 2>/dev/null || true
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

tries=5
until started; do
  server=
  tries=$((tries - 1))
  [ $tries -gt 0 ] || { cat "$dir/said" "$dir/error.log" >&2; exit 1; }
done
code=0
SERVER=http://127.0.0.1:$port sh -eu -c "$script" || code=$?
exit $code

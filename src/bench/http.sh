#!/usr/bin/env bash
# Requests per second of the endpoint, compared with nginx serving the same bytes as static files, with 100,000 articles in the archive
# and 50 more per second arriving. Needs wrk, h2load, nginx, jq, bc and curl, and ./mvnw package -DskipTests, then
# ./mvnw -Pbench test-compile.
#   src/bench/http.sh [ARTICLES] [SECONDS PER RUN]
set -euo pipefail
cd "$(dirname "$0")/../.."
articles=${1:-100000} seconds=${2:-10}
. src/bench/functions.sh
http=18080 kafka=19092 static=18081
java=${JAVA_HOME:?is to name a JDK 25}/bin/java
work=$(mktemp -d) url=http://127.0.0.1:$http pids=()
finish() {
  [ ! -e "$work/nginx.pid" ] || kill "$(cat "$work/nginx.pid")" || true
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT

serve() {
  "$java" -Xmx1g -Dquarkus.http.port=$http -Dwireroom.broker.port=$kafka -Dwireroom.data="$work/data" \
    -jar target/quarkus-app/quarkus-run.jar >>"$work/log" 2>&1 &
  service=$! pids+=($!)
  local started=$(now)
  until curl -fs -o /dev/null $url/q/health/ready; do sleep 0.05; done
  echo "ready $(took "$started") s after being started"
}
classpath
serve
began=$(now)
(produce -Ddocuments="$articles")
until [ "$(count)" -ge "$articles" ]; do sleep 0.5; done
echo "$articles articles from ingest to archive in $(took "$began") s; $(resident)"
echo "the archive on disk: $(du -sm "$work/data/archive" | cut -f1) MiB"

kill "$service" && wait "$service" || true
serve
grep -Eo 'started in [0-9.]+s' "$work/log" | tail -1 | sed 's/^/restart: framework /'
curl -fs $url/q/metrics >/dev/null
echo "after a restart with $(count) articles: $(resident)"

for turn in 1 2 3; do # repeated, to tell a one-time increase of memory from a leak
  began=$(now)
  lines=$(curl -fs $url/v1/snapshot | wc -l)
  echo "snapshot $turn: $lines lines in $(took "$began") s; $(resident)"
done

cursor= pages=0 # follow next links in pages of 200 to find the cursor of the oldest page
while next=$(curl -fs "$url/v1/articles?limit=200&fields=article_id$cursor" | jq -r '.next // empty'); [ -n "$next" ]; do
  cursor="&cursor=$next" pages=$((pages + 1))
done
echo "walked $pages pages"

mkdir -p "$work/www"
one=$(curl -fs "$url/v1/articles?limit=1&fields=article_id" | jq '.items[0].article_id')
curl -fs "$url/v1/articles" -o "$work/www/newest.json"
gzip -kn "$work/www/newest.json"
curl -fs "$url/v1/articles/$one.json" -o "$work/www/one.json"
cat >"$work/nginx.conf" <<CONF
user root; pid $work/nginx.pid; error_log $work/nginx.log; worker_processes auto;
events {}
http {
  access_log off; default_type application/json; sendfile on; gzip_static on; gzip_vary on; open_file_cache max=100;
  client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
  server { listen 127.0.0.1:$static; root $work/www; }
}
CONF
nginx -c "$work/nginx.conf"
produce -Dfirst=$((articles + 1)) -Ddocuments=1000000 -Drate=50 &
pids+=($!)

given() { # given HEADER...: prints arguments that send these headers
  for header in "$@"; do printf -- '-H\n%s\n' "$header"; done
}
load() { # load CONNECTIONS URL HEADER...: prints requests per second, p99 and failures
  local connections=$1 address=$2
  shift 2
  mapfile -t headers < <(given "$@")
  wrk -t1 -c"$connections" -d"${seconds}s" --latency "${headers[@]}" "$address" |
    awk '/Requests\/sec/ {rate=$2} /99%/ {p99=$2} /Non-2xx/ {bad=" " $0} END {printf "%8.0f/s, p99 %s%s", rate, p99, bad}'
}
paced() { # paced REQUESTS-PER-SECOND URL HEADER...: prints p99 at this rate on 16 connections
  local rate=$1 address=$2
  shift 2
  mapfile -t headers < <(given "$@")
  h2load --h1 -t1 -c16 --rps=$((rate / 16)) -D "$seconds" --log-file="$work/paced" "${headers[@]}" "$address" >/dev/null
  sort -n -k3 "$work/paced" | awk '{took[NR]=$3} END {printf "p99 %.1fms", took[int(NR * 0.99)] / 1000}'
  rm "$work/paced"
}
beside() { # beside NAME OUR-PATH STATIC-PATH HEADER...
  local name=$1 ours=$2 theirs=$3 reached
  shift 3
  load 16 "$url$ours" "$@" >/dev/null # warm-up
  reached=$(load 16 "$url$ours" "$@")
  echo "$name: wireroom $reached; at half of it $(paced $((${reached%%/*} / 2)) "$url$ours" "$@"); nginx $(load 16 "http://127.0.0.1:$static$theirs" "$@")"
}
tag() { curl -fs -o /dev/null -D - "$@" | awk 'tolower($1) == "etag:" {print $2}' | tr -d '\r'; }

for _ in 1 2 3; do load 16 "$url/v1/articles" "Accept-Encoding: gzip" >/dev/null; done # warm-up of the JIT compiler
beside "newest 50, plain" /v1/articles /newest.json
beside "newest 50, gzip" /v1/articles /newest.json "Accept-Encoding: gzip"
beside "one article" "/v1/articles/$one.json" /one.json
ours=$(tag "$url/v1/articles/$one.json") theirs=$(tag "http://127.0.0.1:$static/one.json")
beside "one article, 304" "/v1/articles/$one.json" /one.json "If-None-Match: $ours, $theirs"
echo "newest 50 as RSS, gzip: $(load 16 "$url/v1/feed.rss" "Accept-Encoding: gzip")"
echo "full text search: $(load 4 "$url/v1/articles?q=ferry+council&limit=50")"
echo "first page of 200 ids: $(load 4 "$url/v1/articles?limit=200&fields=article_id")"
echo "last page of 200 ids: $(load 4 "$url/v1/articles?limit=200&fields=article_id$cursor")"
resident

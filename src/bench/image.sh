#!/usr/bin/env bash
# Resource usage of the container image: its size, the time of five starts until readiness with existing topics and an empty archive, and
# the memory of each role, idle and at 1,000 articles per second for a minute. Needs Docker, curl, the images (docker/build-local), and
# ./mvnw -Pbench test-compile.
#   src/bench/image.sh [ARTICLES PER SECOND] [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
rate=${1:-1000} seconds=${2:-60}
wireroom=${IMAGE_WIREROOM:-wireroom:dev} kafka=${IMAGE_KAFKA:-wireroom-local/kafka}
java=${JAVA_HOME:?is to name a JDK 25}/bin/java
net=wireroom-bench port=29092 work=$(mktemp -d) containers=()
finish() {
  [ ${#containers[@]} = 0 ] || docker rm -fv "${containers[@]}" >/dev/null
  docker network rm $net >/dev/null
  rm -rf "$work"
}
docker network create $net >/dev/null
trap finish EXIT

start() { # start NAME ROLES DOCKER-OPTION...
  local name=$1 roles=$2
  shift 2
  docker create --name "$name" --network $net --read-only --cap-drop ALL --user 10001 --memory 1g -p 127.0.0.1::8080 "$@" \
    -e KAFKA_BOOTSTRAP_SERVERS=kafka:9092 -e WIREROOM_ROLES="$roles" -e WIREROOM_PIPELINE_INSTANCE_ID="$name" \
    -e WIREROOM_READING_OPEN=true "$wireroom" >/dev/null
  containers+=("$name")
  docker start "$name" >/dev/null
}
url() { echo "http://$(docker port "$1" 8080)"; }
ready() { until curl -fs -o /dev/null "$(url "$1")/q/health/ready"; do sleep 0.02; done; }
remove() {
  docker rm -fv "$1" >/dev/null
  local left=()
  for each in "${containers[@]}"; do [ "$each" = "$1" ] || left+=("$each"); done
  containers=("${left[@]}")
}
# Time from the process start recorded by Docker until readiness.
took() {
  local end started
  ready "$1"
  end=$(date +%s%N)
  started=$(date -d "$(docker inspect -f '{{.State.StartedAt}}' "$1")" +%s%N)
  echo "$(((end - started) / 1000000)) ms"
}
memory() {
  local pid heap
  pid=$(docker inspect -f '{{.State.Pid}}' "$1")
  awk -v name="$1" '/VmRSS/ {rss = $2 / 1024} /VmHWM/ {most = $2 / 1024} END {printf "%s: resident %d MB, at most %d MB", name, rss, most}' "/proc/$pid/status"
  heap=$(curl -fs "$(url "$1")/q/metrics" | awk '/^jvm_memory_used_bytes.*heap/ && !/nonheap/ {sum += $NF} END {printf "%d", sum / 1048576}')
  echo ", heap in use $heap MB, the container's as Docker tells it $(docker stats --no-stream --format '{{.MemUsage}}, processor {{.CPUPerc}}' "$1")"
}
seconds_of_processor() { # user and system, of the whole container
  awk '{print ($14 + $15) / 100}' "/proc/$(docker inspect -f '{{.State.Pid}}' "$1")/stat"
}

uptime
docker image inspect -f 'image: {{.Size}} bytes' "$wireroom"
containers+=(bench-kafka)
docker run -d --name bench-kafka --network $net --network-alias kafka -p 127.0.0.1:$port:$port \
  -e KAFKA_NODE_ID=1 -e KAFKA_PROCESS_ROLES=broker,controller -e KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093 \
  -e KAFKA_LISTENERS=INSIDE://:9092,OUTSIDE://:$port,CONTROLLER://:9093 -e KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER \
  -e KAFKA_ADVERTISED_LISTENERS=INSIDE://kafka:9092,OUTSIDE://127.0.0.1:$port -e KAFKA_INTER_BROKER_LISTENER_NAME=INSIDE \
  -e KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INSIDE:PLAINTEXT,OUTSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT \
  -e KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1 -e KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1 \
  -e KAFKA_TRANSACTION_STATE_LOG_MIN_ISR=1 -e KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS=0 "$kafka" >/dev/null
# Creates all topics, including internal ones.
start topics pipeline,endpoint -e WIREROOM_TOPICS_CREATE=true
ready topics
docker stop topics >/dev/null
remove topics

for roles in pipeline,endpoint endpoint pipeline; do
  for run in 1 2 3 4 5; do
    start starts "$roles"
    echo "start $run as $roles: $(took starts)"
    docker stop starts >/dev/null
    remove starts
  done
done

uptime
start pipeline pipeline
start endpoint endpoint
ready pipeline
ready endpoint
sleep 20
echo idle
memory pipeline
memory endpoint
before=$(seconds_of_processor pipeline) before_endpoint=$(seconds_of_processor endpoint)
[ -s "$work/classpath" ] || ./mvnw -B -o -q dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test >/dev/null
"$java" -Ddocuments=$((rate * seconds)) -Drate="$rate" -Dkafka=127.0.0.1:$port -cp "target/classes:target/test-classes:$(cat "$work/classpath")" \
  io.wireroom.bench.Bench produce >/dev/null 2>&1 &
producing=$!
sleep $((seconds * 3 / 4))
echo "$rate a second"
memory pipeline
memory endpoint
wait $producing
until [ "$(curl -fs "$(url endpoint)/q/metrics" | awk '/^wireroom_archive_articles/ {printf "%d", $2}')" -ge $((rate * seconds)) ]; do sleep 0.5; done
echo "all are in the archive"
memory pipeline
memory endpoint
echo "processor: pipeline $(echo "$(seconds_of_processor pipeline) - $before" | bc) s, endpoint $(echo "$(seconds_of_processor endpoint) - $before_endpoint" | bc) s"
docker cp endpoint:/data - | tar -t -v | awk '/archive\// {sum += $3} END {printf "archive on disk: %d bytes\n", sum}'
uptime

#!/usr/bin/env python3
"""Isolation between partners with a heap of 512 MiB: one partner reads large articles, opens connections without reading, sends incomplete
requests and opens streams, while another partner's latency is measured. Needs a JDK 25 at JAVA_HOME and ./mvnw package -DskipTests.
  src/bench/bounds.py [SECONDS] [JAR]
Prints the other partner's latency before and during the load, memory, and the final state of the connections."""
import hashlib, http.client, json, os, pathlib, shutil, socket, subprocess, sys, tempfile, threading, time

SECONDS = int(sys.argv[1]) if len(sys.argv) > 1 else 60
JAR = sys.argv[2] if len(sys.argv) > 2 else "target/quarkus-app/quarkus-run.jar"
LARGE, SMALL, UNREAD, HALF, STREAMS = 60, 200, 100, 3_000, 1_000
HTTP, KAFKA = 18090, 19090


def key(name):
    return "bench-key-of-" + name


def call(method, path, name, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", HTTP, timeout=60)
    connection.request(method, path, body, {"Authorization": "Bearer " + key(name)})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def until(condition):
    while True:
        try:
            if condition():
                return
        except OSError:
            pass
        time.sleep(0.2)


def document(id, words):
    return json.dumps({"title": f"Article {id}", "source": "bench", "article_id": id,
                       "date": f"2025-01-01T{id // 3600 % 24:02}:{id // 60 % 60:02}:{id % 60:02}Z",
                       "content_html": "<p>" + "word " * words + "</p>"})


def publish(ids, words):
    for id in ids:
        until(lambda: call("POST", "/v1/articles", "producer", document(id, words))[0] == 202)
    until(lambda: all(call("GET", f"/v1/articles/{id}", "other")[0] == 200 for id in (ids[0], ids[-1])))


def memory(pid):
    return int(next(line for line in open(f"/proc/{pid}/status") if line.startswith("VmRSS")).split()[1]) // 1024


def read(seconds):
    """Latencies in ms of a client that sends a request every 20 ms on persistent connections, and all statuses other than 200."""
    connection, delays, failed = http.client.HTTPConnection("127.0.0.1", HTTP, timeout=60), [], {}
    paths, end = ["/v1/articles", "/v1/feed.rss", "/v1/changes?limit=20&cursor=" + CURSOR, f"/v1/articles/{LARGE + 1}"], time.time() + seconds
    while time.time() < end:
        path = paths[len(delays) % len(paths)]
        start = time.perf_counter()
        try:
            connection.request("GET", path, headers={"Authorization": "Bearer " + key("other"), "Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failed[answer.status] = failed.get(answer.status, 0) + 1
        except (OSError, http.client.HTTPException) as e:
            failed[type(e).__name__] = failed.get(type(e).__name__, 0) + 1
            connection.close()
        delays.append((time.perf_counter() - start) * 1000)
        time.sleep(0.02)
    return sorted(delays), failed


def told(what, found):
    delays, failed = found
    at = lambda part: delays[min(len(delays) - 1, int(len(delays) * part))]
    print(f"{what}: {len(delays)} answers, p50 {at(.5):.0f} ms, p99 {at(.99):.0f} ms, longest {delays[-1]:.0f} ms, other than 200: {failed or 'none'}; "
          f"memory {memory(service.pid)} MB", flush=True)


def connect(bytes_):
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", HTTP))
    connection.sendall(bytes_.encode())
    return connection


def get(path):
    return f"GET {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {key('hostile')}\r\n\r\n"


def state(connection):
    """State of a connection: "open", or how it ended. Drains received data."""
    connection.setblocking(False)
    first = b""
    try:
        while True:
            part = connection.recv(1 << 16)
            if not part:
                return "closed " + first[9:12].decode()
            first = first or part
    except BlockingIOError:
        return "open " + first[9:12].decode()
    except OSError:
        return "closed " + first[9:12].decode()


def states(connections):
    found = {}
    for each in map(state, connections):
        found[each] = found.get(each, 0) + 1
    return found


work = pathlib.Path(tempfile.mkdtemp())
partner = lambda name, more="": f"  - name: {name}\n    limit: {{requests: 1000000, per: 60s}}\n    keys: [{{sha256: {hashlib.sha256(key(name).encode()).hexdigest()}}}]\n{more}"
(work / "partners.yaml").write_text("partners:\n" + partner("producer", "    publish: true\n") + partner("hostile") + partner("other"))
service = subprocess.Popen([os.environ["JAVA_HOME"] + "/bin/java", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", f"-Dquarkus.http.port={HTTP}",
                            f"-Dwireroom.broker.port={KAFKA}", f"-Dwireroom.data={work}/data", f"-Dwireroom.partners.file={work}/partners.yaml",
                            "-jar", JAR], stdout=open(work / "log", "w"), stderr=subprocess.STDOUT)
try:
    until(lambda: call("GET", "/v1/articles", "other")[0] == 200)
    publish(range(1, LARGE + 1), 180_000)
    publish(range(LARGE + 1, LARGE + SMALL + 1), 400)
    pages, cursor = [], ""
    while True:
        page = json.loads(call("GET", "/v1/changes?limit=1000" + cursor, "other")[1])
        if not page["changes"]:
            break
        pages.append(len(page["changes"]))
        CURSOR = page["cursor"]
        cursor = "&cursor=" + CURSOR
    first = json.loads(call("GET", "/v1/changes?limit=1000", "other")[1])
    CURSOR = first["changes"][-1]["cursor"] if len(pages) == 1 else CURSOR
    print(f"{LARGE} articles of 1.8 MB and {SMALL} small ones are changes in {len(pages)} pages of {min(pages)} to {max(pages)}", flush=True)
    read(10)
    told("before", read(15))
    started = time.time()
    unread = [connect(get(path)) for _ in range(UNREAD // 4) for path in ("/v1/snapshot", "/v1/changes?limit=1000", "/v1/feed.rss?until=2025-01-01T00:01:00Z&limit=200", "/v1/hugo.tar.gz")]
    half = [connect("GET /v1/articles HTTP/1.1\r\nHost: bench\r\nX-Ha") for _ in range(HALF)]
    streams = [connect(get("/v1/changes/stream")) for _ in range(STREAMS)]
    print(f"{UNREAD} that never read, {HALF} half requests and {STREAMS} streams within {time.time() - started:.1f} s; memory {memory(service.pid)} MB", flush=True)
    for turn in range(max(1, SECONDS // 15)):
        told(f"meanwhile {turn * 15} to {turn * 15 + 15} s", read(15))
    print("never reading:", states(unread), "half requests:", states(half), "streams:", states(streams))
    again = time.time()
    for connection in unread + half + streams:
        connection.close()
    told("afterwards", read(15))
    print("out of memory:", "OutOfMemoryError" in (work / "log").read_text(), "running:", service.poll() is None)
finally:
    service.terminate()
    service.wait(60)
    shutil.copy(work / "log", "/tmp/wireroom-bounds.log")
    shutil.rmtree(work, ignore_errors=True)

#!/usr/bin/env python3
"""Keeps FOLDER/{article_id}.json in sync with Wireroom. WIREROOM_KEY=... sync.py https://wireroom.example FOLDER

Exits when it is up to date. With WAIT=30, it keeps following the changes.
"""
import json, os, pathlib, sys, time, urllib.error, urllib.request

base, folder, wait = sys.argv[1], pathlib.Path(sys.argv[2]), int(os.environ.get("WAIT", "0"))
folder.mkdir(parents=True, exist_ok=True)
cursor_file = folder / "cursor"


def get(path):
    while True:
        try:
            headers = {"Authorization": "Bearer " + os.environ["WIREROOM_KEY"]}
            return urllib.request.urlopen(urllib.request.Request(base + path, headers=headers), timeout=90)
        except urllib.error.HTTPError as error:
            if error.code not in (429, 503):
                raise
            time.sleep(int(error.headers.get("Retry-After", "5")))


def store(article):
    file = folder / f"{article['article_id']}.json"
    file.write_text(json.dumps(article), encoding="utf-8")
    return file


def snapshot():
    seen, cursor = set(), None
    for line in get("/v1/snapshot"):
        entry = json.loads(line)
        if "cursor" in entry:
            cursor = entry["cursor"]
        else:
            seen.add(store(entry))
    if cursor is None:
        sys.exit("the snapshot was cut off: try again")
    for file in set(folder.glob("*.json")) - seen:
        file.unlink()
    return cursor


cursor = cursor_file.read_text() if cursor_file.exists() else snapshot()
while True:
    cursor_file.write_text(cursor)  # only after everything before it is stored
    try:
        page = json.load(get(f"/v1/changes?limit=1000&wait={wait}&cursor={cursor}"))
    except urllib.error.HTTPError as error:
        if error.code != 410:
            raise
        cursor = snapshot()
        continue
    for change in page["changes"]:
        if change["type"] == "withdrawn":
            (folder / f"{change['article']['article_id']}.json").unlink(missing_ok=True)
        else:
            store(change["article"])
    cursor = page["cursor"]
    if not page["changes"] and not wait:
        cursor_file.write_text(cursor)
        break

#!/bin/sh
# Saves GET /v1/snapshot as $FOLDER/snapshot-{time}.ndjson.gz and deletes all but the newest $KEPT. A snapshot that is not complete is not
# saved, and nothing is deleted then.
set -eu
umask 077
rm -f "$FOLDER"/*.part
part=$FOLDER/snapshot.part
curl --silent --show-error --fail --retry 5 --retry-connrefused --header "@$HEADER" "$WIREROOM/v1/snapshot" >"$part"
tail -n 1 "$part" | grep -q '^{"cursor":' || { echo "not complete: the last line is not the cursor" >&2; exit 1; }
gzip -c "$part" >"$part.gz.part"
saved=$FOLDER/snapshot-$(date -u +%Y%m%dT%H%M%SZ).ndjson.gz
sync
mv "$part.gz.part" "$saved"
echo "Saved $(($(wc -l <"$part") - 1)) articles in $saved"
rm "$part"
ls "$FOLDER" | grep '^snapshot-.*\.ndjson\.gz$' | sort -r | tail -n "+$((KEPT + 1))" | while read -r old; do rm "$FOLDER/$old"; done

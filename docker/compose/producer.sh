#!/bin/sh
# Sends sample articles to articles.ingest with kcat, without end or for $ROUNDS rounds: new articles, and in some rounds a correction, a
# withdrawal, a draft, an article with an embargo, and a document that is rejected.
set -eu
kafka=${KAFKA:-kafka:9092}
pause=${PAUSE:-2}
rounds=${ROUNDS:-0}
file=$(mktemp)

# send ID: standard input as one record with the article id as its key
send() {
  cat >"$file"
  kcat -P -b "$kafka" -t articles.ingest -k "$1" -X acks=all "$file"
}

# article ID TITLE [LINES]: a document with further lines of front matter
article() {
  printf '+++\ntitle = "%s"\nsource = "%s"\narticle_id = %d\ntags = ["%s"]\nlanguage = "en"\n%s\n+++\n' "$2" "$source" "$1" "$subject" "${3:-}"
  printf 'The %s authority of %s has announced a change. It takes effect today.\n\n' "$subject" "$place"
  printf 'Residents were informed at a meeting. **Nobody** in this article exists.\n'
}

first=$(date +%s)
round=0
while [ "$rounds" = 0 ] || [ "$round" -lt "$rounds" ]; do
  id=$((first * 10 + round))
  place=$(set -- Northport Millbrook Easthaven Stonebridge Larkfield Westquay Ashford; shift $((round % 7)); echo "$1")
  subject=$(set -- harbour railway school weather library; shift $((round % 5)); echo "$1")
  source=$(set -- "Harbor Wire" "City Desk" "Valley News"; shift $((round % 3)); echo "$1")
  article "$id" "$place: news of the $subject, number $round" | send "$id"
  case $((round % 10)) in
    3) article "$((id - 1))" "Corrected: news of the $subject" | send "$((id - 1))" ;;
    5) article "$((id - 4))" "Withdrawn" 'status = "withdrawn"' | send "$((id - 4))" ;;
    6) article "$((id + 500000))" "A draft about the $subject" 'draft = true' | send "$((id + 500000))" ;;
    7) article "$((id + 600000))" "Tomorrow in $place" "embargo = \"$(date -u -d "@$(($(date +%s) + 86400))" +%Y-%m-%dT%H:%M:%SZ)\"" | send "$((id + 600000))" ;;
    9) printf '+++\ntitle = "A document without an end\n' | send "$((id + 700000))" ;;
  esac
  round=$((round + 1))
  sleep "$pause"
done
rm "$file"

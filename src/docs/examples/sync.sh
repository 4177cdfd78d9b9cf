#!/bin/sh
# Keeps FOLDER/{article_id}.json in sync with Wireroom. WIREROOM_KEY=... sync.sh https://wireroom.example FOLDER
# Exits when it is up to date. With WAIT=30, it keeps following the changes. Needs curl and jq.
set -eu
base=$1 tab=$(printf '\t')
mkdir -p "$2" && cd "$2"

get() { # after 429 and 503, curl waits for Retry-After
  rm -f .answer
  curl -sS --retry 20 --retry-connrefused -H "Authorization: Bearer $WIREROOM_KEY" -o .answer -w '%{http_code}' "$base$1"
}
fail() {
  [ ! -s .answer ] || cat .answer >&2
  exit 1
}
store() { # input: lines with an id, a tab, and the article, or nothing to delete it
  while IFS=$tab read -r id article; do
    if [ -n "$article" ]; then printf '%s\n' "$article" >"$id.json"; else rm -f "$id.json"; fi
  done
}
snapshot() {
  [ "$(get /v1/snapshot)" = 200 ] || fail
  next=$(tail -n 1 .answer | jq -er '.cursor // empty') || { echo "the snapshot was cut off: try again" >&2; exit 1; }
  rm -f ./*.json
  sed '$d' .answer | jq -r '"\(.article_id)\t\(tojson)"' | store
  echo "$next" >cursor # only after everything before it is stored
}

[ -s cursor ] || snapshot
while :; do
  case $(get "/v1/changes?limit=1000&wait=${WAIT:-0}&cursor=$(cat cursor)") in
    200) ;;
    410) snapshot; continue ;;
    *) fail ;;
  esac
  jq -r '.changes[] | "\(.article.article_id)\t\(if .type == "withdrawn" then "" else .article | tojson end)"' .answer | store
  jq -r .cursor .answer >cursor
  [ "${WAIT:-0}" -gt 0 ] || [ "$(jq '.changes | length' .answer)" -gt 0 ] || exit 0
done

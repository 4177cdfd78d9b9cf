#!/usr/bin/env python3
"""Receives a partner's webhooks and keeps the articles, one JSON file each. For `format: article`.

    WEBHOOK_SECRET=whsec_… python3 receiver.py 8090 articles

Run it behind a server that terminates TLS.
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import sys
import threading
import time

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
FOLDER = pathlib.Path(sys.argv[2])
MAX_BODY = 16 << 20
MAX_AGE = 5 * 60
LOCK = threading.Lock()


def verified(headers, body):
    """Whether the message was signed with the secret within the last five minutes."""
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > MAX_AGE:
        return False
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest())
    signatures = headers.get("webhook-signature", "").encode().split(b" ")
    return any(hmac.compare_digest(signature, expected) for signature in signatures)


def store(message):
    """Stores or deletes the article, unless a later revision is known. Messages can come more than once."""
    if not message["type"].startswith("article."):
        return
    article = message["data"]
    file = FOLDER / f"{int(article['article_id'])}.json"
    # The revision of a deleted article is kept, so that an earlier message does not bring it back.
    if file.exists() and json.loads(file.read_text())["revision"] > article["revision"]:
        return
    if message["type"] == "article.withdrawn":
        article = {"article_id": article["article_id"], "revision": article["revision"], "status": "withdrawn"}
    temporary = file.with_suffix(".tmp")
    temporary.write_text(json.dumps(article))
    temporary.replace(file)


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MAX_BODY:
            self.close_connection = True
            self.answer(413)
            return
        body = self.rfile.read(int(length))
        if not verified(self.headers, body):
            self.answer(401)
            return
        try:
            with LOCK:
                store(json.loads(body))
        except (KeyError, TypeError, ValueError):
            self.answer(422)  # not an article: the service shows it as refused
            return
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()


FOLDER.mkdir(parents=True, exist_ok=True)
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()

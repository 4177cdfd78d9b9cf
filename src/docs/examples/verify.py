#!/usr/bin/env python3
"""Checks the signed statement of an article, and whether a text is the one that it is about.

    verify.py https://wire.example.com 126642 [article.txt]

Needs openssl 3. For installations whose pages need a key, set WIREROOM_KEY. Status: 0 if the article is published and the text
matches, 1 if it is withdrawn or the text differs, 2 if there is no statement that can be trusted.
"""
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.error
import urllib.request

INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
SPACE = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
REPLACED = {"[\u2018-\u201b\u2032]": "'", "[\u201c-\u201f\u2033]": '"', "[\u2010-\u2015\u2212]": "-", "\u2026": "..."}


def fold(text):
    """The rules "fold-1"."""
    text = INVISIBLE.sub("", text)
    for characters, replacement in REPLACED.items():
        text = re.sub(characters, replacement, text)
    return SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def text_hash(text):
    return "sha256:" + hashlib.sha256(fold(text).encode()).hexdigest()


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def get(url):
    request = urllib.request.Request(url)
    if "WIREROOM_KEY" in os.environ:
        request.add_header("Authorization", "Bearer " + os.environ["WIREROOM_KEY"])
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def is_signed(signed, pem):
    """Whether openssl verifies the signature of the bytes that were served."""
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "key": pem.encode(),
            "message": (signed["protected"] + "." + signed["payload"]).encode(),
            "signature": decode(signed["signature"]),
        }
        for name, content in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
        openssl = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key", "-rawin", "-in", "message", "-sigfile", "signature"]
        return subprocess.run(openssl, cwd=folder, capture_output=True, check=False).returncode == 0


def statement(service, article):
    """The verified statement.

    Raises ValueError if it can't be trusted.
    """
    signed = get(f"{service}/v1/articles/{article}/statement")
    head = json.loads(decode(signed["protected"]))
    if head["alg"] != "EdDSA" or head["typ"] != "wireroom-statement+json":
        raise ValueError("it is not a statement")
    keys = [key for key in get(service + "/.well-known/wireroom-keys.json")["keys"] if key["kid"] == head["kid"]]
    if not keys:
        raise ValueError("its key is not published")
    if not is_signed(signed, keys[0]["pem"]):
        raise ValueError("its signature is invalid")
    stated = json.loads(decode(signed["payload"]))
    if stated["article_id"] != int(article):
        raise ValueError("it is about another article")
    return stated


def main(service, article, file=None):
    try:
        stated = statement(service.rstrip("/"), article)
    except (ValueError, urllib.error.URLError) as e:
        print(f"There is no statement that can be trusted: {e}")
        return 2
    if stated["status"] == "withdrawn":
        print(f"Withdrawn at {stated['updated']}: {stated.get('reason', 'no reason was given')}")
        return 1
    print(f"Revision {stated['revision']} of {stated['canonical_url']}, published by {stated['publisher']}, {stated['updated']}")
    if file is None:
        return 0
    with open(file, encoding="utf-8") as text:
        matches = stated["text_rules"] == "fold-1" and text_hash(text.read()) == stated["text_hash"]
    print("The text matches" if matches else "The text differs")
    return 0 if matches else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

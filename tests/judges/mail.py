"""Reads messages with Python's own `email` and says what they say, as JSON: one object for each file named."""

import email.policy
import hashlib
import json
import sys
from email.utils import parsedate_to_datetime


def addresses(message, name):
    header = message[name]
    return [[a.display_name, a.addr_spec] for a in header.addresses] if header else []


def body(message, kind):
    part = message.get_body(preferencelist=(kind,))
    return part.get_content() if part else None


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    defects += [f"{name}: {d}" for name, header in message.items() for d in getattr(header, "defects", [])]
    date = message["Date"]
    return {
        "headers": message.keys(),
        "defects": defects,
        "subject": str(message["Subject"]),
        "from": addresses(message, "From"),
        "reply_to": addresses(message, "Reply-To"),
        "to": addresses(message, "To"),
        "cc": addresses(message, "Cc"),
        "date": parsedate_to_datetime(str(date)).isoformat() if date else None,
        "id": str(message["Message-ID"]),
        "unsent": message["X-Unsent"],
        "text": body(message, "plain"),
        "html": body(message, "html"),
        "pieces": [
            [p.get_filename(), p.get_content_type(), hashlib.sha256(p.get_content()).hexdigest()]
            for p in message.iter_attachments()
        ],
        "kinds": [p.get_content_type() for p in message.walk() if p.is_multipart()],
        "seven_bit": all(byte < 128 for byte in raw),
        "longest": max(len(line) for line in raw.split(b"\r\n")),
        "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
    }


sys.stdout.reconfigure(encoding="utf-8")
print(json.dumps([read(path) for path in sys.argv[1:]], ensure_ascii=False))

"""Drafts as Python's own library of mail reads them: drafts.py OUTPUT. Every letter that was made is in exactly one draft, byte
for byte, and each draft is for a school whose code is in the names of its letters."""

import email
import email.policy
import pathlib
import sys

output = pathlib.Path(sys.argv[1])
letters = {path.read_bytes(): path.name for path in output.glob("lettres/*/*.docx")}
found = []
for path in sorted(output.glob("courriels/*.eml")):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert not message.defects, (path.name, message.defects)
    assert message["X-Unsent"] == "1" and message["Message-ID"] and "Date" not in message, path.name
    assert message["From"].addresses[0].display_name == "DANE – Nouméa", path.name
    text = message.get_body(("plain",)).get_content()
    assert "Madame" in text or "Monsieur" in text, path.name
    for part in message.iter_attachments():
        assert not part.defects and part.get_filename().isascii(), (path.name, part.get_filename())
        found.append(letters[part.get_content()])
        assert part.get_filename().split("_")[3] in found[-1], (part.get_filename(), found[-1])
assert len(found) == len(set(found)), "a letter is in two drafts"
missing = set(letters.values()) - set(found)
assert len(missing) == 1 and "9830616C" in min(missing), missing
print(f"{len(found)} letters in drafts, {len(missing)} without an address")

"""What all makers of the corpus share: where a template goes, packages that come out the same each time."""

import io
import json
import pathlib
import struct
import zipfile
import zlib

CORPUS = pathlib.Path(__file__).resolve().parent.parent
# python-docx and LibreOffice write the hour into a package; a template made again must not differ for that
WHEN = (2027, 1, 4, 8, 0, 0)


def packed(parts):
    """A ZIP of (name, bytes), in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content.encode() if isinstance(content, str) else content)
    return out.getvalue()


def repacked(package, without=(), change=lambda name, content: content):
    """A package another program has written, with the same hour and the smallest size."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return packed((name, change(name, archive.read(name))) for name in archive.namelist() if name not in without)


def put(name, package, rows, note, extension="docx"):
    """Writes a folder of the corpus; `expected.txt` is the test's (CORPUS_BLESS=1), and read by a person."""
    folder = CORPUS / name
    folder.mkdir(exist_ok=True)
    (folder / f"template.{extension}").write_bytes(package)
    (folder / "rows.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    (folder / "note.txt").write_text(" ".join(note.split()) + "\n")


def png(width, height, colour):
    """A picture of one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    line = b"\0" + bytes(colour) * width
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(line * height, 9))
        + chunk(b"IEND", b"")
    )

#!/usr/bin/env python3
"""annotated.py ORIGINAL COPY [CONVERTED]: openpyxl reads the copy to mend. Every link of its first sheet must lead to a cell that has a
note with the code of its line and is coloured, and the values of all other cells must be those of the original. CONVERTED is the copy as
LibreOffice has saved it: the same links and notes must be there."""

import re
import sys
import openpyxl

COLOURS = {"FFFFC7CE", "FFFFEB9C", "FFDDEBF7"}


def links(path, coloured):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    found = {}
    for row in sheet.iter_rows(min_row=5):
        code, cell = row[1].value, row[2]
        if not cell.hyperlink:
            continue
        location = cell.hyperlink.location or cell.hyperlink.target.lstrip("#")
        name, place = re.fullmatch(r"'?(.*?)'?[!.](\$?[A-Z]+\$?\d+)", location).groups()
        target = book[name.replace("''", "'")][place.replace("$", "")]
        assert target.comment and code in target.comment.text, f"{path}: no note with {code} at {location}"
        if coloured:
            assert target.fill.fgColor.rgb in COLOURS, f"{path}: {location} is {target.fill.fgColor.rgb}"
        found[row[2].coordinate] = (name, place.replace("$", ""))
    assert found, f"{path}: no link"
    # LibreOffice forgets frozen panes when nobody looks
    assert sheet.auto_filter.ref and (not coloured or sheet.freeze_panes == "A5"), f"{path}: no frozen header, or no filter"
    return found


def values(path):
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
        for sheet in book.worksheets
    }


original, copy, *converted = sys.argv[1:]
found = links(copy, True)
before, after = values(original), values(copy)
for sheet, cells in before.items():
    assert cells == after[sheet], f"{copy}: {sheet} has other values"
for path in converted:
    assert links(path, False) == found, f"{path}: other links"
print(f"{copy}: {len(found)} links land")

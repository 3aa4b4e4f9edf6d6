#!/usr/bin/env python3
"""fewer.py BEFORE AFTER: the judges' findings on a file before and after an edit; exit 1 when the edit has brought one. What stands before
the first colon is the file; numbers shift with every edit and do not count."""

import collections
import re
import sys


def kinds(path):
    lines = [line.split(": ", 1)[1] for line in open(path, encoding="utf-8") if ": " in line and not line.startswith("check_xlsx")]
    return collections.Counter(re.sub(r"\d+", "#", line.strip()) for line in lines)


before, after = map(kinds, sys.argv[1:])
new = after - before
for line, times in new.items():
    print(f"new, {times} times: {line}")
sys.exit(bool(new))

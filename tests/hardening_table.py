#!/usr/bin/env python3
"""Holds docs/hardening.md: every row stands in it, and every test that it names exists."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = {"H": 37, "J": 13, "C": 3, "S": 4, "T": 16}


def main() -> int:
    text = (ROOT / "docs" / "hardening.md").read_text(encoding="utf-8")
    wanted = {f"{letter}-{number:02}" for letter, last in ROWS.items()
              for number in range(1, last + 1)}
    faults = [f"{row} does not stand in docs/hardening.md"
              for row in sorted(wanted - set(re.findall(r"[HJCST]-\d{2}", text)))]
    for rows, file, test in re.findall(r"^\| ([HJCST0-9 -]+) \| (\S+) \| (\w+) \|$", text, re.M):
        path = ROOT / file
        if not path.exists() or not re.search(rf"\b{test}\b", path.read_text(encoding="utf-8")):
            faults.append(f"{rows}: {file} has no {test}")
        if test == "AnswersEveryRowOverTls":
            corpus = (ROOT / "tests/server/request_corpus.cpp").read_text(encoding="utf-8")
            faults += [f"{row} is not in the corpus" for row in rows.split() if f'"{row}' not in corpus]
    for fault in faults:
        print(fault)
    print(f"hardening: {len(wanted)} rows, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Checks the answers that the tests recorded against the OpenAPI document.

    check_answers.py --document openapi.json --answers FOLDER

Each line of FOLDER/*.jsonl is one answer: test, method, path, status, content_type, body. An answer
fails when its status or its content type is not described, when its body has a member that the
schema does not know, or when it does not fit in any other way. An operation of which no test ever
saw the success that the document promises is a failure too.
"""

import argparse
import collections
import json
import re
import sys
from pathlib import Path

from jsonschema import Draft202012Validator, RefResolver

COMPLAINTS_MAX = 20


class Document:
    """The operations by method and path, with one validator for each answer that they describe."""

    def __init__(self, text: str):
        self.root = json.loads(text)
        Draft202012Validator.check_schema({"$defs": self.root["components"]["schemas"]})
        self.resolver = RefResolver("", self.root)
        self.operations = []
        for path, methods in self.root["paths"].items():
            pattern = re.compile("^" + re.sub(r"\{[^}]+\}", "[^/]+", path) + "$")
            for method, operation in methods.items():
                self.operations.append((method.upper(), pattern, path, operation))
        # Literal segments win over parameters, as in the server's own table.
        self.operations.sort(key=lambda row: row[2].count("{"))
        self.validators: dict[int, Draft202012Validator] = {}

    def find(self, method: str, path: str) -> dict | None:
        for known, pattern, _, operation in self.operations:
            if known == method and pattern.match(path):
                return operation
        return None

    def problem(self) -> dict:
        return self.root["components"]["responses"]["Problem"]

    def response(self, operation: dict | None, status: int) -> dict | None:
        """A path without an operation can only be refused."""
        if operation is None:
            return self.problem() if status >= 400 else None
        described = operation["responses"]
        found = described.get(str(status)) or described.get(f"{status // 100}XX")
        return self.problem() if found and "$ref" in found else found

    def complaints(self, schema: dict, body: object) -> list[str]:
        validator = self.validators.get(id(schema))
        if validator is None:
            validator = Draft202012Validator(schema, resolver=self.resolver)
            self.validators[id(schema)] = validator
        return [f"{error.json_path}: {error.message[:200]}"
                for error in validator.iter_errors(body)]


def judge(document: Document, answer: dict) -> list[str]:
    operation = document.find(answer["method"], answer["path"])
    response = document.response(operation, answer["status"])
    if response is None:
        return ["this status is not described"]
    content = response.get("content")
    if content is None:
        return ["a body where none is described"] if answer["body"] else []
    media = answer["content_type"].split(";")[0]
    if "*/*" in content:
        return []
    if media not in content:
        return [f"the content type {media!r} is not described"]
    try:
        body = json.loads(answer["body"])
    except ValueError:
        return ["the body is no JSON"]
    return document.complaints(content[media]["schema"], body)


def read_answers(folder: Path):
    for file in sorted(folder.glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--document", type=Path, required=True)
    parser.add_argument("--answers", type=Path, required=True)
    options = parser.parse_args()
    document = Document(options.document.read_text(encoding="utf-8"))
    counts: collections.Counter = collections.Counter()
    succeeded: set[str] = set()
    for answer in read_answers(options.answers):
        counts["answers"] += 1
        operation = document.find(answer["method"], answer["path"])
        if operation and answer["status"] < 300:
            succeeded.add(operation["operationId"])
        for complaint in judge(document, answer):
            counts["complaints"] += 1
            if counts["complaints"] <= COMPLAINTS_MAX:
                print(f"{answer['test']}: {answer['method']} {answer['path']} "
                      f"{answer['status']}: {complaint}", file=sys.stderr)
    unseen = {row[3]["operationId"] for row in document.operations} - succeeded
    for operation in sorted(unseen):
        print(f"no test has seen {operation} succeed", file=sys.stderr)
    failed = counts["complaints"] + len(unseen) + (counts["answers"] == 0)
    print(f"OpenAPI answers: {counts['answers']} checked, {counts['complaints']} do not fit, "
          f"{len(unseen)} operations unseen")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

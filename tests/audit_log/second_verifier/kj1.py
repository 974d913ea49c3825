"""Encoding KJ1: RFC 8785 restricted to what an entry needs."""
import json
import re
from typing import Any

from .form import MAX_INTEGER, FormError

MAX_BYTES = 8192
MAX_DEPTH = 4

_KEY = re.compile(r"[a-z0-9_]{1,32}")
_ESCAPED = re.compile(r'["\\\x00-\x1f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f",
          "\r": "\\r"}


def encode(value: Any) -> bytes:
    """The one KJ1 form of a value; FormError for a value that has none."""
    data = _write(value, 1).encode("utf-8")
    if not 2 <= len(data) <= MAX_BYTES:
        raise FormError(f"{len(data)} bytes; 2 to {MAX_BYTES} are allowed")
    return data


def decode(data: bytes) -> dict[str, Any]:
    """Reads an entry and rejects bytes that differ from their own re-encoding."""
    if not 2 <= len(data) <= MAX_BYTES:
        raise FormError(f"{len(data)} bytes; 2 to {MAX_BYTES} are allowed")
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_object,
                           parse_float=_no_float, parse_constant=_no_float)
    except (ValueError, RecursionError):
        raise FormError("not KJ1") from None
    if not isinstance(value, dict):
        raise FormError("not an object")
    if encode(value) != data:
        raise FormError("bytes differ from their canonical form")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise FormError("a key twice")
    return value


def _no_float(text: str) -> None:
    raise FormError(f"not an integer: {text[:20]}")


def _write(value: Any, depth: int) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise FormError("integer out of range")
        return str(value)
    if isinstance(value, str):
        return _string(value)
    if depth > MAX_DEPTH:
        raise FormError("nested too deep")
    if isinstance(value, list):
        return "[" + ",".join(_write(item, depth + 1) for item in value) + "]"
    if isinstance(value, dict):
        for key in value:
            if not _KEY.fullmatch(key):
                raise FormError("key outside [a-z0-9_]{1,32}")
        return "{" + ",".join(f'"{key}":{_write(value[key], depth + 1)}'
                              for key in sorted(value)) + "}"
    raise FormError(f"no KJ1 form: {type(value).__name__}")


def _string(text: str) -> str:
    if not text.isascii():
        for character in text:
            point = ord(character)
            if 0xD800 <= point <= 0xDFFF:
                raise FormError("surrogate")
            if 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE:
                raise FormError("noncharacter")
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT.get(character) or f"\\u{ord(character):04x}"

"""Small pieces of "Form" that several files share: text, base64, numbers, times."""
import base64
import binascii
import datetime
import re

MAX_INTEGER = 2**53 - 1
MAX_TEXT_BYTES = 64 * 1024

HEX = re.compile(r"[0-9a-f]{64}")
ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
ORIGIN = re.compile(r"audit\.[!-*,-.0-~]+/[!-*,-.0-~]+/([0-9]{4}(?:\.r[1-9][0-9]?)?)")
DECIMAL = re.compile(r"0|[1-9][0-9]*")
_FORBIDDEN_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_SECOND = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z")


class FormError(Exception):
    """Something is not written as the format wants it (code 10, or 2 for the policy)."""


def text_lines(data: bytes) -> list[str]:
    """Lines of an index, note, receipt, anchor or policy, without their LF."""
    if len(data) > MAX_TEXT_BYTES:
        raise FormError("longer than 64 KiB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise FormError("not UTF-8") from None
    if text.startswith("\ufeff"):
        raise FormError("byte order mark")
    if _FORBIDDEN_CONTROL.search(text):
        raise FormError("control character")
    if not text.endswith("\n"):
        raise FormError("last line does not end with LF")
    return text[:-1].split("\n")


def decode_base64(text: str) -> bytes:
    """RFC 4648 section 4, padded; anything whose re-encoding differs is rejected."""
    try:
        value = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        raise FormError("not base64") from None
    if encode_base64(value) != text:
        raise FormError("base64 is not canonical")
    return value


def encode_base64(value: bytes) -> str:
    """Padded base64 as text."""
    return base64.b64encode(value).decode("ascii")


def decimal(text: str, smallest: int) -> int:
    """A number without leading zero between `smallest` and 2^53-1."""
    if len(text) > 16 or not DECIMAL.fullmatch(text):
        raise FormError(f"not a decimal number: {text[:20]!r}")
    value = int(text)
    if not smallest <= value <= MAX_INTEGER:
        raise FormError(f"number out of range: {value}")
    return value


def is_origin(text: str) -> bool:
    """`audit.<host>/<center>/<fiscal year>`, 1-255 printable ASCII without space and `+`."""
    return len(text) <= 255 and ORIGIN.fullmatch(text) is not None


def seconds_of(text: str) -> int:
    """POSIX seconds of `YYYY-MM-DDThh:mm:ssZ`, which must be a real date."""
    match = _SECOND.fullmatch(text)
    if not match:
        raise FormError(f"not a time: {text[:40]!r}")
    try:
        moment = datetime.datetime(*(int(part) for part in match.groups()),
                                   tzinfo=datetime.timezone.utc)
    except ValueError:
        raise FormError(f"not a real date: {text}") from None
    return int((moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc))
               // datetime.timedelta(seconds=1))

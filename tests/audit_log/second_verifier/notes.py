"""Signed texts: checkpoints, receipts, and the anchors that an auditor keeps."""
import hashlib
import re
from dataclasses import dataclass

from .entry import Entry, read_entry
from .form import FormError, decimal, decode_base64, encode_base64, is_origin, text_lines

MAX_SIGNATURES = 16
MAX_PROOF_LINES = 63
PAPER_TITLE = "kizuna-paper-anchor v1"
PROOF_TITLE = "c2sp.org/tlog-proof@v1"

_PAPER_ROOT = re.compile(r"[0-9a-fA-F]{64}")
_PAPER_CHECK = re.compile(r"[0-9a-f]{4}")


@dataclass(frozen=True)
class SignatureLine:
    """One line under a checkpoint: key name, key id and what follows the id."""
    name: str
    key_id: bytes
    value: bytes


@dataclass(frozen=True)
class Checkpoint:
    """Origin, size and root of a tree with the signatures under them."""
    origin: str
    size: int
    root: bytes
    signatures: tuple[SignatureLine, ...]
    raw: bytes

    @property
    def body(self) -> bytes:
        """The signed bytes."""
        return checkpoint_body(self.origin, self.size, self.root)


@dataclass(frozen=True)
class Receipt:
    """Inclusion proof of one entry under a checkpoint; `entry` is what `extra` carries."""
    place: str
    entry: Entry | None
    index: int
    path: tuple[bytes, ...]
    checkpoint: Checkpoint


@dataclass(frozen=True)
class Anchor:
    """Size and root that somebody kept; `checkpoint` is None for a paper sheet."""
    place: str
    origin: str
    size: int
    root: bytes
    checkpoint: Checkpoint | None
    text: str


def checkpoint_body(origin: str, size: int, root: bytes) -> bytes:
    """`origin` LF `size` LF `base64(root)` LF."""
    return f"{origin}\n{size}\n{encode_base64(root)}\n".encode("utf-8")


def parse_checkpoint(data: bytes) -> Checkpoint:
    """A checkpoint note; FormError if it is not written exactly as it must be."""
    return _checkpoint_of(text_lines(data), data)


def _checkpoint_of(lines: list[str], raw: bytes) -> Checkpoint:
    if len(lines) < 5 or lines[3] != "":
        raise FormError("a checkpoint is three lines, an empty line and signatures")
    if not is_origin(lines[0]):
        raise FormError("first line is not an origin")
    root = decode_base64(lines[2])
    if len(root) != 32:
        raise FormError("root is not 32 bytes")
    if len(lines) - 4 > MAX_SIGNATURES:
        raise FormError("more than 16 signature lines")
    signatures = tuple(_signature_of(line) for line in lines[4:])
    if len({(line.name, line.key_id) for line in signatures}) != len(signatures):
        raise FormError("the same key signs twice")
    return Checkpoint(lines[0], decimal(lines[1], 1), root, signatures, raw)


def _signature_of(line: str) -> SignatureLine:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "\u2014" or not parts[1] or "+" in parts[1]:
        raise FormError("not a signature line")
    value = decode_base64(parts[2])
    if len(value) < 5:
        raise FormError("signature shorter than 5 bytes")
    return SignatureLine(parts[1], value[:4], value[4:])


def parse_receipt(data: bytes, place: str) -> Receipt:
    """A receipt; its entry, when it carries one, must have the form of an entry."""
    lines = text_lines(data)
    if lines.pop(0) != PROOF_TITLE:
        raise FormError("not a receipt")
    entry = None
    if lines and lines[0].startswith("extra "):
        entry = read_entry(decode_base64(lines.pop(0).removeprefix("extra ")))
    if not lines or not lines[0].startswith("index "):
        raise FormError("no index line")
    index = decimal(lines.pop(0).removeprefix("index "), 0)
    if "" not in lines:
        raise FormError("no empty line after the proof")
    length = lines.index("")
    if length > MAX_PROOF_LINES:
        raise FormError("more than 63 proof lines")
    path = tuple(decode_base64(line) for line in lines[:length])
    if any(len(node) != 32 for node in path):
        raise FormError("proof line is not 32 bytes")
    note = lines[length + 1:]
    checkpoint = _checkpoint_of(note, "".join(line + "\n" for line in note).encode("utf-8"))
    if index >= checkpoint.size:
        raise FormError("index is not below the size")
    return Receipt(place, entry, index, path, checkpoint)


def parse_anchor(data: bytes, place: str) -> Anchor:
    """A checkpoint note or a paper sheet typed by hand."""
    lines = text_lines(data)
    if lines[0] == PAPER_TITLE:
        return _paper_of(lines, place)
    checkpoint = _checkpoint_of(lines, data)
    return Anchor(place, checkpoint.origin, checkpoint.size, checkpoint.root, checkpoint,
                  data.decode("utf-8"))


def _paper_of(lines: list[str], place: str) -> Anchor:
    names = ("origin ", "size ", "root ", "check ")
    if len(lines) != 5 or not all(map(str.startswith, lines[1:], names)):
        raise FormError("a paper sheet has five lines")
    origin, size_text, root_text, check = (line[len(name):]
                                           for line, name in zip(lines[1:], names))
    if not is_origin(origin):
        raise FormError("not an origin")
    size = decimal(size_text, 1)
    digits = root_text.replace(" ", "")
    if not _PAPER_ROOT.fullmatch(digits) or not _PAPER_CHECK.fullmatch(check):
        raise FormError("root or check digits are not hexadecimal")
    root = bytes.fromhex(digits)
    if hashlib.sha256(checkpoint_body(origin, size, root)).hexdigest()[:4] != check:
        raise FormError("check digits do not agree: a slip of the finger")
    return Anchor(place, origin, size, root, None, "".join(line + "\n" for line in lines))

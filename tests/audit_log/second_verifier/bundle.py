"""Step "Form" (10) for the folder: index, names, entries, notes and receipts."""
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .entry import Entry, read_entry
from .finding import Finding
from .form import FormError, is_origin, seconds_of, text_lines
from .merkle import Tree
from .notes import Checkpoint, Receipt, parse_checkpoint, parse_receipt

CHUNK = 256
FORM = 10

_NAME = re.compile(r"[0-9]{4}(?:\.r[1-9][0-9]?)?")
_CHUNK_NAME = re.compile(r"([0-9]{6})\.jsonl")
_NOTE_NAME = re.compile(r"([0-9]{12})(?:-([2-9]))?\.note")
_TOKEN_NAME = re.compile(r"([0-9]{12}(?:-[2-9])?\.note)\.tsr")
_DETAIL_NAME = re.compile(r"[0-9a-f]{64}")
_RECEIPT_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}\.tlog-proof")


@dataclass(frozen=True)
class Note:
    """A checkpoint of the bundle, and where it lies."""
    place: str
    checkpoint: Checkpoint


@dataclass
class Shard:
    """The log of one center and fiscal year as the bundle has it."""
    name: str
    origin: str
    chunks: dict[int, list[Entry]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    tokens: list[Path] = field(default_factory=list)
    details: dict[str, Path] = field(default_factory=dict)
    receipts: list[Receipt] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    tree: Tree = field(default_factory=lambda: Tree(()))

    @property
    def place(self) -> str:
        """Folder of the shard inside the bundle."""
        return f"shards/{self.name}"

    @property
    def genesis(self) -> Entry:
        """Entry 0, which step "Sequence" has found to be the genesis."""
        return self.entries[0]

    @property
    def last_notes(self) -> list[Note]:
        """Every note of the largest size."""
        size = self.notes[-1].checkpoint.size
        return [note for note in self.notes if note.checkpoint.size == size]


@dataclass
class Bundle:
    """What the folder holds once its form is known to be good."""
    root: Path
    details_complete: bool = False
    shards: list[Shard] = field(default_factory=list)

    def shard_of(self, origin: str) -> Shard | None:
        """The shard of that origin, if the bundle has it."""
        return next((shard for shard in self.shards if shard.origin == origin), None)


def read_bundle(root: Path) -> tuple[Bundle, list[Finding]]:
    """Reads the whole folder; the findings are those of step "Form"."""
    reader = _Reader(root)
    reader.read()
    return reader.bundle, reader.findings


class _Reader:
    def __init__(self, root: Path) -> None:
        self.bundle = Bundle(root)
        self.findings: list[Finding] = []

    def read(self) -> None:
        files, folders = self._list("")
        self._only("", files, {"index"})
        self._only("", folders, {"shards"})
        if "index" not in files or "shards" not in folders:
            self._fail("index", "index or shards is missing")
            return
        self._guard("index", lambda: self._read_index(self._bytes("index")))
        files, folders = self._list("shards")
        names = {shard.name for shard in self.bundle.shards}
        self._only("shards", files, set())
        self._only("shards", folders, names)
        for shard in self.bundle.shards:
            if shard.name in folders:
                self._read_shard(shard)
            else:
                self._fail(shard.place, "the folder is missing")

    def _read_index(self, data: bytes) -> None:
        lines = text_lines(data)
        if len(lines) < 4 or lines[0] != "kizuna-audit-bundle v1":
            raise FormError("not the index of a bundle")
        if not lines[1].startswith("exported "):
            raise FormError("line 2 is not the time of export")
        seconds_of(lines[1].removeprefix("exported "))
        if lines[2] not in ("details complete", "details none"):
            raise FormError("line 3 is neither 'details complete' nor 'details none'")
        self.bundle.details_complete = lines[2] == "details complete"
        names: set[str] = set()
        for line in lines[3:]:
            words = line.split(" ")
            if len(words) != 3 or words[0] != "shard":
                raise FormError("not a shard line")
            name, origin = words[1:]
            if not _NAME.fullmatch(name) or not is_origin(origin) or name in names:
                raise FormError(f"shard name or origin: {line}")
            if origin.rsplit("/", 1)[1] != name:
                raise FormError("the name is not the last part of the origin")
            names.add(name)
            self.bundle.shards.append(Shard(name, origin))

    def _read_shard(self, shard: Shard) -> None:
        files, folders = self._list(shard.place)
        self._only(shard.place, files, set())
        self._only(shard.place, folders, {"entries", "checkpoints", "details", "receipts"})
        for name, read in (("entries", self._read_chunks), ("checkpoints", self._read_notes),
                           ("details", self._read_details), ("receipts", self._read_receipts)):
            if name in folders:
                read(shard, f"{shard.place}/{name}")
        if not shard.chunks or not shard.notes:
            self._fail(shard.place, "needs at least one entry chunk and one note")

    def _read_chunks(self, shard: Shard, place: str) -> None:
        for name, match in self._named(place, _CHUNK_NAME):
            shard.chunks[int(match[1])] = self._read_chunk(f"{place}/{name}")

    def _read_chunk(self, place: str) -> list[Entry]:
        entries: list[Entry] = []
        data = self._bytes(place)
        if not data.endswith(b"\n"):
            self._fail(place, "last line does not end with LF")
        for number, line in enumerate(data.split(b"\n")[:-1], 1):
            self._guard(f"{place}:{number}", lambda: entries.append(read_entry(line)))
        return entries

    def _read_notes(self, shard: Shard, place: str) -> None:
        files, folders = self._list(place)
        self._only(place, folders, set())
        found: list[tuple[int, int, Note]] = []
        for name in sorted(files):
            token, match = _TOKEN_NAME.fullmatch(name), _NOTE_NAME.fullmatch(name)
            if token:
                shard.tokens.append(self.bundle.root / place / name)
                if token[1] not in files:
                    self._fail(f"{place}/{name}", "a token without its note")
            elif match:
                note = self._read_note(shard, f"{place}/{name}", int(match[1]))
                if note:
                    found.append((int(match[1]), int(match[2] or 1), note))
            else:
                self._fail(f"{place}/{name}", "a file that the format does not name")
        shard.notes = [note for _, _, note in sorted(found, key=lambda item: item[:2])]

    def _read_note(self, shard: Shard, place: str, size: int) -> Note | None:
        try:
            checkpoint = parse_checkpoint(self._bytes(place))
            if checkpoint.size != size:
                raise FormError("the size is not that of the file name")
            if checkpoint.origin != shard.origin:
                raise FormError("the origin is not that of the shard")
        except FormError as error:
            self._fail(place, str(error))
            return None
        return Note(place, checkpoint)

    def _read_details(self, shard: Shard, place: str) -> None:
        for name, _ in self._named(place, _DETAIL_NAME):
            shard.details[name] = self.bundle.root / place / name
            if not self.bundle.details_complete:
                self._fail(f"{place}/{name}", "a detail although the index says none")

    def _read_receipts(self, shard: Shard, place: str) -> None:
        for name, _ in self._named(place, _RECEIPT_NAME):
            self._guard(f"{place}/{name}", lambda: self._read_receipt(shard, f"{place}/{name}"))

    def _read_receipt(self, shard: Shard, place: str) -> None:
        receipt = parse_receipt(self._bytes(place), place)
        if receipt.checkpoint.origin != shard.origin:
            raise FormError("the origin is not that of the shard")
        shard.receipts.append(receipt)

    def _list(self, place: str) -> tuple[set[str], set[str]]:
        """Names of the files and of the folders; anything else is a finding."""
        files: set[str] = set()
        folders: set[str] = set()
        for item in os.scandir(self.bundle.root / place):
            if item.is_file(follow_symlinks=False):
                files.add(item.name)
            elif item.is_dir(follow_symlinks=False):
                folders.add(item.name)
            else:
                self._fail(f"{place}/{item.name}", "neither a file nor a folder")
        return files, folders

    def _named(self, place: str, pattern: re.Pattern[str]) -> list[tuple[str, re.Match[str]]]:
        """Files of a folder by name; other names are findings."""
        files, folders = self._list(place)
        self._only(place, folders, set())
        found = []
        for name in sorted(files):
            match = pattern.fullmatch(name)
            if match:
                found.append((name, match))
            else:
                self._fail(f"{place}/{name}", "a file that the format does not name")
        return found

    def _only(self, place: str, names: set[str], allowed: set[str]) -> None:
        for name in sorted(names - allowed):
            self._fail(f"{place}/{name}".lstrip("/"), "not named by the format or the index")

    def _bytes(self, place: str) -> bytes:
        return (self.bundle.root / place).read_bytes()

    def _guard(self, place: str, read: Callable[[], None]) -> None:
        try:
            read()
        except FormError as error:
            self._fail(place, str(error))

    def _fail(self, place: str, reason: str) -> None:
        self.findings.append(Finding(FORM, place, reason))

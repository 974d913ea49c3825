"""Mutations of files: what disks, editors and clumsy hands do."""
import base64
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import signing
from second_verifier import kj1
from second_verifier.form import FormError
from second_verifier.merkle import Tree, leaf_hash
from second_verifier.notes import Checkpoint, parse_checkpoint
from signing import CITY, SECOND, TEST_1024, Signer
from trial import Trial, put

KINDS = ("bundle/index", "bundle/shards/*/entries/*", "bundle/shards/*/checkpoints/*",
         "bundle/shards/*/receipts/*", "bundle/shards/*/details/*", "policy", "anchors/*.note",
         "anchors/*.paper", "receipts/*")
BYTES = (b"\n", b"\r", b"\0", b" ", b"\t", b"\x7f", b"+", b"=", b"0", b"-", b"/", b'"', b"\xff",
         "\u2014".encode(), "\ufeff".encode(), "\ufdd0".encode(), b"\xed\xa0\x80", b"\n\n")


def _file(trial: Trial) -> Path:
    while True:
        path = trial.some(trial.rng.choice(KINDS))
        if path:
            return path


def flip(trial: Trial) -> str:
    """One bit anywhere."""
    path = _file(trial)
    content = bytearray(path.read_bytes())
    if not content:
        return "nothing to flip"
    position = trial.rng.randrange(len(content) * 8)
    content[position // 8] ^= 1 << position % 8
    put(path, bytes(content))
    return f"flip bit {position} of {trial.text(path)}"


def splice(trial: Trial) -> str:
    """Bytes replaced, inserted, removed or cut off."""
    path = _file(trial)
    content = path.read_bytes()
    position = trial.rng.choice((0, len(content), trial.rng.randrange(len(content) + 1),
                                 max(0, len(content) - 1)))
    removed = trial.rng.choice((0, 0, 1, 2, len(content)))
    added = trial.rng.choice((b"", *BYTES))
    put(path, content[:position] + added + content[position + removed:])
    return f"{trial.text(path)}: {removed} bytes at {position} become {added!r}"


def lines(trial: Trial) -> str:
    """A line deleted, doubled, moved or exchanged."""
    path = _file(trial)
    rows = path.read_bytes().split(b"\n")
    first, second = (trial.rng.randrange(len(rows)) for _ in range(2))
    what = trial.rng.choice(("delete", "double", "move", "swap", "empty"))
    if what == "delete":
        del rows[first]
    elif what == "double":
        rows.insert(second, rows[first])
    elif what == "move":
        rows.insert(second, rows.pop(first))
    elif what == "swap":
        rows[first], rows[second] = rows[second], rows[first]
    else:
        rows.insert(first, b"")
    put(path, b"\n".join(rows))
    return f"{what} line {first} {second} of {trial.text(path)}"


def remove(trial: Trial) -> str:
    """A file or a folder of the bundle deleted."""
    if trial.rng.random() < 0.3:
        folders = sorted(path for path in trial.bundle.glob("**/*") if path.is_dir())
        folder = trial.rng.choice(folders)
        shutil.rmtree(folder)
        return f"delete folder {trial.text(folder)}"
    path = trial.some(trial.rng.choice(KINDS[:5])) or trial.bundle / "index"
    path.unlink()
    return f"delete {trial.text(path)}"


NAMES = ("000000.jsonl", "000001.jsonl", "000007.jsonl", "00000.jsonl", "000000.json",
         "000000000040.note", "000000000010-2.note", "000000000010-3.note",
         "000000000010-1.note", "000000000010-10.note", "10.note", "000000000010.note.tsr",
         "000000000010-2.note.tsr", "0000000000100.note", "a.tlog-proof", ".tlog-proof",
         "a b.tlog-proof", "-_.tlog-proof", "a" * 64 + ".tlog-proof", "a" * 65 + ".tlog-proof",
         "0" * 64, "A" * 64, "index", "index~", ".hidden", "2026", "2026.r1", "2099")


def rename(trial: Trial) -> str:
    """A file or folder of the bundle under another name."""
    paths = sorted(trial.bundle.glob("**/*"))
    path = trial.rng.choice(paths)
    target = path.with_name(trial.rng.choice(NAMES))
    if target.exists():
        return "name taken"
    path.rename(target)
    return f"rename {trial.text(path)} to {target.name}"


def add(trial: Trial) -> str:
    """A file or folder that was not there."""
    folders = sorted(path for path in trial.bundle.glob("**/*") if path.is_dir())
    folder = trial.rng.choice([trial.bundle, *folders])
    target = folder / trial.rng.choice(NAMES)
    if target.exists():
        return "name taken"
    what = trial.rng.choice(("copy", "empty", "folder", "detail"))
    if what == "folder":
        target.mkdir()
    elif what == "detail":
        content = trial.rng.randbytes(9)
        target = folder / hashlib.sha256(content).hexdigest()
        put(target, content)
    else:
        source = trial.some(f"{folder.relative_to(trial.folder)}/*") if what == "copy" else None
        put(target, source.read_bytes() if source else b"")
    return f"add {what} {trial.text(target)}"


def second_note(trial: Trial) -> str:
    """A note under a further name for the same size, sometimes without witness."""
    path = trial.some("bundle/shards/*/checkpoints/*.note")
    if path is None:
        return "no note"
    number = trial.rng.choice((2, 3, 9))
    target = path.with_name(f"{path.name[:12]}-{number}.note")
    rows = path.read_bytes().split(b"\n")
    if trial.rng.random() < 0.5 and len(rows) > 6:
        del rows[trial.rng.randrange(4, len(rows) - 1)]
    if trial.rng.random() < 0.3:
        path.unlink()
    put(target, b"\n".join(rows))
    return f"add {trial.text(target)}"


def resign(trial: Trial) -> str:
    """A note edited and signed again, by the log key or by every key."""
    path = trial.some(trial.rng.choice(("bundle/shards/*/checkpoints/*.note", "anchors/*.note")))
    if path is None:
        return "no note"
    try:
        old = parse_checkpoint(path.read_bytes())
    except FormError:
        return "not a note any more"
    rng = trial.rng
    origin, size, root = old.origin, old.size, old.root
    what = rng.choice(("size", "root", "origin", "signers", "seconds", "same"))
    if what == "size":
        size = rng.choice((1, size - 1 or 1, size + 1, 2 * size, 2**53 - 1, 2**53, 0))
    elif what == "root":
        root = rng.choice((rng.randbytes(32), bytes(32), root[:31], root + b"\0"))
    elif what == "origin":
        origin = rng.choice((*trial.base.signers, origin + ".r1", "audit.other.example/x/2026",
                             "audit.x/2026", "other/x/2026", "a"))
    signers = _signers(trial, old, what)
    seconds = trial.now - rng.choice((0, 60, 1800, 86_400, 86_401, -300, -301))
    text = signing.note(origin, size, root, signers, max(seconds, 0))
    if rng.random() < 0.5 and path.parent.name == "checkpoints" and 0 < size < 10**12:
        path.unlink()
        path = path.with_name(f"{size:012}.note")
    put(path, text)
    return f"{what} of {trial.text(path)}, signed again by {[signer.name for signer in signers]}"


def _signers(trial: Trial, old: Checkpoint, what: str) -> list[Signer]:
    own = [signer for signer in trial.base.signers.get(old.origin, ())
           if (signer.name, signer.key.key_id)
           in {(line.name, line.key_id) for line in old.signatures}]
    if what != "signers":
        return own or [CITY]
    foreign = [Signer(old.origin, TEST_1024), Signer("someone.example", TEST_1024)]
    choices = [own[:1], own + [SECOND], own + foreign[1:], foreign[:1], own + own[:1],
               [*own, *(Signer(f"x{number}.example", TEST_1024) for number in range(16))],
               own[::-1], [CITY]]
    return trial.rng.choice([choice for choice in choices if choice])


def entry_member(trial: Trial) -> str:
    """A member of an entry changed on the disk, still in its canonical form if it can be."""
    path = trial.some("bundle/shards/*/entries/*")
    if path is None:
        return "no entries"
    rows = path.read_bytes().split(b"\n")
    number = trial.rng.randrange(len(rows))
    try:
        value = json.loads(rows[number])
    except ValueError:
        return "not an entry"
    if not isinstance(value, dict) or not value:
        return "not an entry"
    member = trial.rng.choice(sorted(value))
    value[member] = trial.rng.choice((None, True, 0, -1, 2**53, "", "x", "x\u00e9", [], {}, [[]],
                                      "\x7f", value.get("case"), value.get("seq")))
    try:
        rows[number] = kj1.encode(value)
    except FormError:
        rows[number] = json.dumps(value, separators=(",", ":"), sort_keys=True).encode()
    put(path, b"\n".join(rows))
    return f"{trial.text(path)}:{number + 1} {member} = {value[member]!r}"


def receipt(trial: Trial) -> str:
    """A receipt made anew: another entry, another note, without extra, or broken."""
    shard = trial.rng.choice(sorted((trial.bundle / "shards").glob("*")) or [trial.bundle])
    raw = [row for path in sorted(shard.glob("entries/*.jsonl"))
           for row in path.read_bytes().split(b"\n")[:-1]]
    notes = sorted(shard.glob("checkpoints/*.note"))
    try:
        note = trial.rng.choice(notes).read_bytes()
        tree = Tree([leaf_hash(row) for row in raw])
        size = parse_checkpoint(note).size
        index = trial.rng.choice((0, size - 1, trial.rng.randrange(size)))
        text = signing.receipt(tree, raw, index, note, trial.rng.random() < 0.7)
    except (FormError, IndexError):
        return "no receipt can be made"
    if trial.rng.random() < 0.3:
        other = base64.b64encode(trial.rng.choice(raw))
        text = text.replace(base64.b64encode(raw[index]), other)
    if trial.rng.random() < 0.6:
        target = shard / "receipts" / "fuzz.tlog-proof"
    else:
        target = trial.folder / "receipts" / "fuzz.tlog-proof"
        trial.arguments += ["--receipt", "receipts/fuzz.tlog-proof"]
    put(target, text)
    return f"receipt for entry {index} in {trial.text(target)}"


MUTATIONS: tuple[tuple[Callable[[Trial], str], int], ...] = (
    (flip, 8), (splice, 5), (lines, 5), (remove, 2), (rename, 3), (add, 4), (second_note, 2),
    (resign, 6), (entry_member, 4), (receipt, 3))

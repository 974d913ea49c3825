"""A history in memory: entries that can be rewritten, and how they are signed and exported."""
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import signing
from second_verifier import kj1
from second_verifier.bundle import CHUNK
from second_verifier.merkle import Tree, leaf_hash
from signing import Signer


@dataclass
class NotePlan:
    """A checkpoint to be signed; `suffix` tells notes of one size apart."""
    size: int
    signers: list[Signer]
    seconds: int
    suffix: int = 1


@dataclass
class Log:
    """One shard. `lost` are entries that were signed and did not survive a restore."""
    origin: str
    entries: list[dict[str, Any]]
    notes: list[NotePlan] = field(default_factory=list)
    details: list[bytes] = field(default_factory=list)
    receipts: dict[str, tuple[int, int]] = field(default_factory=dict)  # name: index, note number
    lost: list[dict[str, Any]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Folder of the shard."""
        return self.origin.rsplit("/", 1)[1]

    def raw(self) -> list[bytes]:
        """Bytes of every entry that was ever signed."""
        return [kj1.encode(entry) for entry in self.entries + self.lost]

    def tree(self) -> Tree:
        """Tree over every entry that was ever signed."""
        return Tree([leaf_hash(raw) for raw in self.raw()])

    def renumber(self) -> None:
        """Gives each entry its place as its number."""
        for position, entry in enumerate(self.entries + self.lost):
            entry["seq"] = position

    def note(self, plan: NotePlan) -> bytes:
        """The signed checkpoint of a plan."""
        return signing.note(self.origin, plan.size, self.tree().root(plan.size), plan.signers,
                            plan.seconds)


@dataclass
class History:
    """Logs from the oldest to the newest, and what the auditor needs to judge them."""
    logs: list[Log]
    policy: str
    now: str
    arguments: list[str] = field(default_factory=list)
    details: str = "complete"

    def relink(self) -> None:
        """Lets each genesis name the log before it as it now is."""
        for before, log in zip(self.logs, self.logs[1:]):
            prevlog = log.entries[0].get("prevlog")
            if prevlog is not None:
                tree = before.tree()
                prevlog["size"], prevlog["root"] = len(tree), tree.root(len(tree)).hex()

    def write(self, bundle: Path) -> None:
        """Exports the bundle to a new folder."""
        for log in self.logs:
            _write_log(log, bundle / "shards" / log.name)
        shards = "".join(f"shard {log.name} {log.origin}\n" for log in self.logs)
        (bundle / "index").write_text(
            f"kizuna-audit-bundle v1\nexported {self.now}\ndetails {self.details}\n{shards}",
            "utf-8")


def _write_log(log: Log, folder: Path) -> None:
    raw, tree = log.raw(), log.tree()
    kept = raw[:len(log.entries)]
    (folder / "entries").mkdir(parents=True)
    for number in range(0, len(kept), CHUNK):
        lines = b"".join(line + b"\n" for line in kept[number:number + CHUNK])
        (folder / "entries" / f"{number // CHUNK:06}.jsonl").write_bytes(lines)
    (folder / "checkpoints").mkdir()
    signed = [signing.note(log.origin, plan.size, tree.root(plan.size), plan.signers,
                           plan.seconds) for plan in log.notes]
    for plan, text in zip(log.notes, signed):
        suffix = "" if plan.suffix == 1 else f"-{plan.suffix}"
        (folder / "checkpoints" / f"{plan.size:012}{suffix}.note").write_bytes(text)
    if log.details:
        (folder / "details").mkdir()
    for content in log.details:
        (folder / "details" / hashlib.sha256(content).hexdigest()).write_bytes(content)
    if log.receipts:
        (folder / "receipts").mkdir()
    for name, (index, number) in log.receipts.items():
        (folder / "receipts" / f"{name}.tlog-proof").write_bytes(
            signing.receipt(tree, raw, index, signed[number]))


def log_policy(signers: Sequence[Signer], witnesses: Sequence[str]) -> str:
    """Text of a policy: one line per log key, then these lines."""
    lines = ["# TEST KEYS of RFC 8032 section 7.1. NEVER FOR PRODUCTION."]
    lines += [f"log {signer.key.text}" for signer in signers]
    return "\n".join([*lines, *witnesses]) + "\n"

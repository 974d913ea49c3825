"""Steps "Sequence" (11), "Root" (12) and "Tail" (17)."""
from .bundle import CHUNK, Bundle, Shard
from .entry import Entry
from .finding import Finding
from .gap import gap_after
from .merkle import Tree, root_of_inclusion
from .notes import Receipt

SEQUENCE = 11
ROOT = 12
TAIL = 17


def sequence(bundle: Bundle) -> list[Finding]:
    """Chunks complete; seq = position from 0; ts not decreasing; genesis at 0 and only there."""
    findings = []
    for shard in bundle.shards:
        findings += _chunks(shard)
        shard.entries = [entry for number in sorted(shard.chunks)
                         for entry in shard.chunks[number]]
        findings += _order(shard)
        shard.tree = Tree([entry.leaf for entry in shard.entries])
    return findings


def _chunks(shard: Shard) -> list[Finding]:
    findings = []
    last = max(shard.chunks)
    for number in range(last + 1) if last < 2 * len(shard.chunks) else (last,):
        place = f"{shard.place}/entries/{number:06}.jsonl"
        count = len(shard.chunks.get(number, ()))
        if number not in shard.chunks:
            findings.append(Finding(SEQUENCE, place, "the chunk is missing"))
        elif count > CHUNK or count == 0 or (number < last and count < CHUNK):
            findings.append(Finding(SEQUENCE, place, f"{count} entries"))
    if last >= len(shard.chunks):
        findings.append(Finding(SEQUENCE, f"{shard.place}/entries", "chunks are missing"))
    return findings


def _order(shard: Shard) -> list[Finding]:
    findings = []
    before = ""
    for position, entry in enumerate(shard.entries):
        value = entry.value
        reasons = []
        if value["seq"] != position:
            reasons.append(f"seq is {value['seq']}")
        if value["ts"] < before:
            reasons.append("earlier than the entry before")
        if (value["act"] == "log.genesis") != (position == 0):
            reasons.append("the genesis is entry 0 and no other")
        elif position == 0 and value["obj"]["id"] != shard.origin:
            reasons.append("the genesis names another origin")
        before = value["ts"]
        findings += [Finding(SEQUENCE, f"{shard.place} entry {position}", reason)
                     for reason in reasons]
    return findings


def root(bundle: Bundle, receipts: list[Receipt]) -> list[Finding]:
    """The root over the first `size` entries equals the note's; receipts lead to theirs."""
    findings = []
    for shard in bundle.shards:
        gap = gap_after(bundle, shard)
        for note in shard.notes:
            size = note.checkpoint.size
            if size > len(shard.entries):
                if gap is None or not gap.covers(size):
                    findings.append(Finding(ROOT, note.place,
                                            f"only {len(shard.entries)} entries"))
            elif shard.tree.root(size) != note.checkpoint.root:
                findings.append(Finding(ROOT, note.place, "the entries have another root"))
    for receipt in receipts:
        reason = _receipt_fault(bundle.shard_of(receipt.checkpoint.origin), receipt)
        if reason:
            findings.append(Finding(ROOT, receipt.place, reason))
    return findings


def _receipt_fault(shard: Shard | None, receipt: Receipt) -> str | None:
    there: Entry | None = None
    if shard and receipt.index < len(shard.entries):
        there = shard.entries[receipt.index]
    if receipt.entry and there and receipt.entry.raw != there.raw:
        return "the bundle has another entry at that index"
    entry = receipt.entry or there
    if entry is None:
        return "neither the receipt nor the bundle has the entry"
    if entry.value["seq"] != receipt.index:
        return "the entry has another number"
    checkpoint = receipt.checkpoint
    if root_of_inclusion(entry.leaf, receipt.index, checkpoint.size,
                         receipt.path) != checkpoint.root:
        return "the proof does not lead to the root"
    return None


def tail(bundle: Bundle) -> list[Finding]:
    """The last checkpoint of every shard covers all its entries."""
    return [Finding(TAIL, shard.place, "entries after the last checkpoint")
            for shard in bundle.shards
            if shard.notes[-1].checkpoint.size < len(shard.entries)]

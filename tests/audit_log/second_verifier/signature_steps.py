"""Steps "Signature" (13), "Quorum" (14) and "Age" (18)."""
import hashlib

from .bundle import Bundle, Shard
from .finding import Finding
from .form import seconds_of
from .notes import Anchor, Checkpoint, Receipt
from .policy import Policy, judge

SIGNATURE = 13
QUORUM = 14
AGE = 18
OLDEST_SECONDS = 86_400
AHEAD_SECONDS = 300


def signature(bundle: Bundle, policy: Policy, receipts: list[Receipt],
              anchors: list[Anchor]) -> list[Finding]:
    """A valid log signature of a policy key everywhere, and no invalid known line."""
    signed: list[tuple[str, Checkpoint]] = [
        (note.place, note.checkpoint) for shard in bundle.shards for note in shard.notes]
    signed += [(receipt.place, receipt.checkpoint) for receipt in receipts]
    signed += [(anchor.place, anchor.checkpoint) for anchor in anchors if anchor.checkpoint]
    findings = []
    for place, checkpoint in signed:
        judgement = judge(checkpoint, policy)
        for name in judgement.invalid:
            findings.append(Finding(SIGNATURE, place, f"the line of {name} does not verify"))
        if not judgement.log_keys:
            findings.append(Finding(SIGNATURE, place, "no signature of a log key of the policy"))
    for shard in bundle.shards:
        findings += _rotation(shard, policy)
    return findings


def _rotation(shard: Shard, policy: Policy) -> list[Finding]:
    """With `key.rotate` at seq k: old key up to k, both on the first note after, then new."""
    rotations = [entry.value for entry in shard.entries if entry.is_special("key.rotate")]
    if not rotations:
        return []
    findings = []
    seen = 0  # rotations that an earlier note has already covered
    for note in shard.notes:
        passed = sum(rotation["seq"] < note.checkpoint.size for rotation in rotations)
        if passed == 0:
            wanted = {rotations[0]["before"]}
        else:
            wanted = {rotations[passed - 1]["after"]}
            for rotation in rotations[seen:passed]:
                wanted |= {rotation["before"], rotation["after"]}
        seen = passed
        carried = {hashlib.sha256(key.text.encode("utf-8")).hexdigest()
                   for key in judge(note.checkpoint, policy).log_keys}
        if not wanted <= carried:
            findings.append(Finding(SIGNATURE, note.place, "lacks a key that key.rotate wants"))
    return findings


def quorum(bundle: Bundle, policy: Policy, receipts: list[Receipt]) -> list[Finding]:
    """The last checkpoint of every shard (any note of that size), and every receipt."""
    findings = []
    for shard in bundle.shards:
        if not any(policy.is_met(judge(note.checkpoint, policy)) for note in shard.last_notes):
            findings.append(Finding(QUORUM, shard.last_notes[0].place, "no quorum of witnesses"))
    for receipt in receipts:
        if not policy.is_met(judge(receipt.checkpoint, policy)):
            findings.append(Finding(QUORUM, receipt.place, "no quorum of witnesses"))
    return findings


def age(bundle: Bundle, policy: Policy, now: int) -> list[Finding]:
    """The newest cosignature of the last shard is at most a day old, and not ahead."""
    shard = bundle.shards[-1]
    times = [time for note in shard.last_notes
             for time in judge(note.checkpoint, policy).witness_times.values()]
    newest = max(times) if times else seconds_of(shard.entries[-1].value["ts"][:19] + "Z")
    if now - newest > OLDEST_SECONDS:
        return [Finding(AGE, shard.place, f"last witnessed {now - newest} seconds ago")]
    if newest - now > AHEAD_SECONDS:
        return [Finding(AGE, shard.place, f"witnessed {newest - now} seconds in the future")]
    return []

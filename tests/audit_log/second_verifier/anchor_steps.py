"""Steps "Rollback" (15) and "Split view" (16), which run together."""
from .bundle import Bundle, Shard
from .finding import Finding
from .gap import gap_after
from .notes import Anchor, Receipt

ROLLBACK = 15
SPLIT_VIEW = 16


def outside(bundle: Bundle, anchors: list[Anchor], receipts: list[Receipt],
            accepted: set[str]) -> list[Finding]:
    """All findings of both steps; 15 is the exit code when there are both."""
    findings = []
    for shard in bundle.shards:
        gap = gap_after(bundle, shard)
        if gap and shard.origin not in accepted:
            findings.append(Finding(ROLLBACK, shard.place, "a gap that was not accepted"))
    held = anchors + [_as_anchor(receipt) for receipt in receipts
                      if bundle.shard_of(receipt.checkpoint.origin)]
    for anchor in held:
        shard = bundle.shard_of(anchor.origin)
        finding = _inside(bundle, shard, anchor) if shard else _absent(bundle, anchor)
        if finding:
            findings.append(finding)
    return findings


def gap_lines(bundle: Bundle) -> list[str]:
    """A `gap` remark for each restore with loss."""
    gaps = (gap_after(bundle, shard) for shard in bundle.shards)
    return [f"gap {gap.origin} kept {gap.kept} of {gap.size}" for gap in gaps if gap]


def _as_anchor(receipt: Receipt) -> Anchor:
    checkpoint = receipt.checkpoint
    return Anchor(receipt.place, checkpoint.origin, checkpoint.size, checkpoint.root, checkpoint,
                  checkpoint.raw.decode("utf-8"))


def _inside(bundle: Bundle, shard: Shard, anchor: Anchor) -> Finding | None:
    gap = gap_after(bundle, shard)
    if gap and gap.covers(anchor.size):
        same = anchor.size != gap.size or anchor.root == gap.root
    elif anchor.size > len(shard.entries):
        return Finding(ROLLBACK, anchor.place,
                       f"size {anchor.size}, but the bundle has {len(shard.entries)} entries")
    else:
        same = shard.tree.root(anchor.size) == anchor.root
    return None if same else _split_view(shard, anchor)


def _absent(bundle: Bundle, anchor: Anchor) -> Finding | None:
    for shard in bundle.shards:
        prevlog = shard.genesis.value["prevlog"]
        if prevlog and (prevlog["origin"], prevlog["size"]) == (anchor.origin, anchor.size):
            if prevlog["root"] == anchor.root.hex():
                return None
            return _split_view(shard, anchor)
    return Finding(ROLLBACK, anchor.place, "the bundle lacks the log of the anchor")


def _split_view(shard: Shard, anchor: Anchor) -> Finding:
    """Both notes in full: together they are the proof."""
    note = next((note for note in shard.notes if note.checkpoint.size == anchor.size),
                shard.notes[-1])
    return Finding(SPLIT_VIEW, anchor.place, "another history was shown",
                   f"{anchor.text}{note.checkpoint.raw.decode('utf-8')}")

"""A restore with loss: the next shard says how many entries survived."""
from dataclasses import dataclass

from .bundle import Bundle, Shard


@dataclass(frozen=True)
class Gap:
    """Entries `kept` to `size` - 1 of a shard are lost; `root` was signed at `size`."""
    origin: str
    kept: int
    size: int
    root: bytes

    def covers(self, size: int) -> bool:
        """True for a checkpoint over lost entries that the restore declares."""
        return self.kept < size <= self.size


def gap_after(bundle: Bundle, shard: Shard) -> Gap | None:
    """The gap of a shard whose next shard was begun by a restore with loss."""
    position = bundle.shards.index(shard)
    if position + 1 == len(bundle.shards):
        return None
    prevlog = bundle.shards[position + 1].genesis.value["prevlog"]
    if prevlog is None or prevlog["origin"] != shard.origin:
        return None
    if prevlog["kept"] is None or prevlog["kept"] != len(shard.entries):
        return None
    return Gap(shard.origin, prevlog["kept"], prevlog["size"], bytes.fromhex(prevlog["root"]))

"""Steps "Detail" (19), "Token" (20) and "Link" (21)."""
import datetime
import hashlib
import re
import subprocess
from pathlib import Path

from .bundle import Bundle, Shard
from .finding import Finding
from .gap import gap_after

DETAIL = 19
TOKEN = 20
LINK = 21

_GRANTED = re.compile(r"^Status: Granted\.$", re.MULTILINE)
_TIME = re.compile(r"^Time stamp: (\w{3} +\d+ \d\d:\d\d:\d\d)(?:\.\d+)? (\d{4}) GMT$", re.MULTILINE)
_SHA256 = re.compile(r"^Hash Algorithm: sha256$", re.MULTILINE)


def detail(bundle: Bundle) -> list[Finding]:
    """Each file is named and has its hash; each detail has its file unless shredded."""
    findings = []
    shredded: set[str] = set()  # cases shredded after the entry at hand
    for shard in reversed(bundle.shards):
        named = {entry.value["detail"] for entry in shard.entries}
        for name, path in sorted(shard.details.items()):
            place = f"{shard.place}/details/{name}"
            if name not in named:
                findings.append(Finding(DETAIL, place, "no entry names it"))
            if hashlib.sha256(path.read_bytes()).hexdigest() != name:
                findings.append(Finding(DETAIL, place, "the content has another hash"))
        if bundle.details_complete:
            findings += _missing(shard, shredded)
    return findings


def _missing(shard: Shard, shredded: set[str]) -> list[Finding]:
    findings = []
    for entry in reversed(shard.entries):
        value = entry.value
        if value["detail"] is not None and value["detail"] not in shard.details:
            if value["act"] == "case.shred" or value["case"] not in shredded:
                findings.append(Finding(DETAIL, f"{shard.place} entry {value['seq']}",
                                        "the detail is missing"))
        if entry.is_special("case.shred"):
            shredded.add(value["case"])
    return findings


def token(bundle: Bundle, certificates: Path | None) -> list[Finding]:
    """Each token is granted, over the bytes of its note, under the auditor's certificates."""
    findings = []
    for shard in bundle.shards:
        for path in shard.tokens:
            reason = "a token without --tsa"
            if certificates:
                reason = _token_fault(path, certificates)
            if reason:
                findings.append(Finding(TOKEN, f"{shard.place}/checkpoints/{path.name}", reason))
    return findings


def _token_fault(path: Path, certificates: Path) -> str:
    """The certificate must have been valid when the token was made, not today."""
    shown = subprocess.run(["openssl", "ts", "-reply", "-in", path, "-text"],
                           capture_output=True, check=False)
    text = shown.stdout.decode("utf-8", "replace")
    made = _TIME.search(text)
    if shown.returncode != 0 or not (_GRANTED.search(text) and _SHA256.search(text) and made):
        return "not a granted RFC 3161 response over SHA-256"
    moment = datetime.datetime.strptime(f"{made[1]} {made[2]} +0000", "%b %d %H:%M:%S %Y %z")
    checked = subprocess.run(["openssl", "ts", "-verify", "-data", path.with_suffix(""),
                              "-in", path, "-CAfile", certificates,
                              "-attime", str(int(moment.timestamp()))],
                             capture_output=True, check=False)
    return "" if checked.returncode == 0 else "the token does not verify"


def link(bundle: Bundle, first_origin: str | None) -> list[Finding]:
    """Each genesis names the tree before it; a restore is declared where it happened."""
    findings = []
    first = bundle.shards[0]
    if first_origin is not None and first.origin != first_origin:
        findings.append(Finding(LINK, first.place, f"the first shard is not {first_origin}"))
    prevlog = first.genesis.value["prevlog"]
    if prevlog and bundle.shard_of(prevlog["origin"]):
        findings.append(Finding(LINK, first.place, "its predecessor is not before it"))
    for before, shard in zip(bundle.shards, bundle.shards[1:]):
        reason = _link_fault(bundle, before, shard)
        if reason:
            findings.append(Finding(LINK, shard.place, reason))
    for shard in bundle.shards:
        findings += _restores(shard)
    return findings


def _link_fault(bundle: Bundle, before: Shard, shard: Shard) -> str | None:
    prevlog = shard.genesis.value["prevlog"]
    if prevlog is None or prevlog["origin"] != before.origin:
        return "the genesis does not name the shard before it"
    size, root = prevlog["size"], bytes.fromhex(prevlog["root"])
    if gap_after(bundle, before):
        if not any((note.checkpoint.size, note.checkpoint.root) == (size, root)
                   for note in before.notes):
            return "no checkpoint of the old shard has that size and root"
    elif prevlog["kept"] is not None:
        return "kept is not the number of entries before it"
    elif size != len(before.entries) or root != before.tree.root(size):
        return "size or root are not those of the shard before it"
    return None


def _restores(shard: Shard) -> list[Finding]:
    """`log.restore` is entry 1 after a restore with loss, and nowhere else."""
    prevlog = shard.genesis.value["prevlog"]
    restored = prevlog is not None and prevlog["kept"] is not None
    places = [entry.value["seq"] for entry in shard.entries if entry.is_special("log.restore")]
    if places != ([1] if restored else []):
        return [Finding(LINK, shard.place, "log.restore is missing or out of place")]
    if restored:
        obj = shard.entries[1].value["obj"]
        if (obj["id"], obj["ver"]) != (prevlog["origin"], prevlog["kept"]):
            return [Finding(LINK, f"{shard.place} entry 1", "names another restore")]
    return []


def link_lines(bundle: Bundle) -> list[str]:
    """A remark when the first shard follows a tree that is not in the bundle."""
    first = bundle.shards[0]
    prevlog = first.genesis.value["prevlog"]
    if prevlog is None:
        return []
    return [f"link {first.origin}: predecessor {prevlog['origin']} not in the bundle"]

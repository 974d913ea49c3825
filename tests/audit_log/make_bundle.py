"""Makes larger valid bundles, the same for the same seed, with published test keys.

    make_bundle.py --out DIR [--seed N] [--variant ordinary|restored|small]

DIR gets what the golden data has: `bundle/`, `policy`, `anchors/`, `receipts/` and a
`cases.json` that `run_cases.py --data DIR` runs. Never for production.
"""
import argparse
import datetime
import hashlib
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import signing
from history import History, Log, NotePlan, log_policy
from signing import CITY, SECOND, TEST_1, TEST_3, TEST_SHA, Signer

HOST = "audit.kizuna.example/isesaki"
WITNESS_LINES = (f"witness joho {CITY.key.text}", f"witness second {SECOND.key.text}",
                 "group one any joho second", "quorum one")
_START = datetime.datetime(2026, 4, 1, tzinfo=datetime.timezone.utc)


class _Clock:
    """Time that moves on by less than three minutes per entry, sometimes not at all."""

    def __init__(self, rng: random.Random, start: datetime.datetime) -> None:
        self._rng = rng
        self.moment = start

    def text(self) -> str:
        """Time of the next entry."""
        if self._rng.random() > 0.05:
            self.moment += datetime.timedelta(microseconds=self._rng.randrange(180_000_000))
        return self.moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def seconds(self) -> int:
        """POSIX seconds of now."""
        return int(self.moment.timestamp())


class _Writer:
    """Adds entries to one log."""

    def __init__(self, rng: random.Random, clock: _Clock, log: Log) -> None:
        self._rng = rng
        self._clock = clock
        self.log = log

    def add(self, act: str, **members: Any) -> dict[str, Any]:
        """Appends an entry; members that are not given have ordinary values."""
        rng = self._rng
        entry: dict[str, Any] = {
            "v": 1, "seq": len(self.log.entries), "ts": self._clock.text(), "act": act,
            "actor": {"aal": 2, "amr": ["pwd", "otp"], "id": f"u-{rng.randrange(20):04}",
                      "role": "counselor", "sid": f"{rng.getrandbits(64):016x}"},
            "src": {"inst": f"app{rng.randint(1, 3)}", "ip": f"10.20.30.{rng.randint(2, 250)}",
                    "term": f"PC-{rng.randrange(100):04}"},
            "obj": None, "case": None, "purpose": "consult", "out": "ok", "code": 200,
            "before": None, "after": None, "detail": None,
            "reqid": f"6f1c2f5e-6d0e-4b0a-9a36-{rng.getrandbits(48):012x}"}
        self.log.entries.append(entry | members)
        return self.log.entries[-1]

    def system(self, act: str, **members: Any) -> dict[str, Any]:
        """Appends an entry of the system itself."""
        return self.add(act, **{"actor": None, "purpose": "system", "code": 0, "reqid": None,
                                "src": {"inst": "app1", "ip": None, "term": None}} | members)

    def genesis(self, prevlog: dict[str, Any] | None) -> None:
        """Entry 0."""
        self.system("log.genesis", prevlog=prevlog,
                    obj={"id": self.log.origin, "type": "log", "ver": None})

    def detail(self, keep: bool = True) -> str:
        """Hash of a new sealed detail, which is exported if `keep`."""
        content = b"TEST CIPHERTEXT " + self._rng.randbytes(40)
        if keep:
            self.log.details.append(content)
        return hashlib.sha256(content).hexdigest()

    def ordinary(self, count: int) -> None:
        """`count` entries such as a working day leaves."""
        for _ in range(count):
            self._rng.choices((_view, _note, _denial, _search, _failure, _ipv6),
                              (12, 3, 2, 1, 1, 1))[0](self, self._rng)

    def shred(self, case: str) -> None:
        """Destroys a case whose details are not exported."""
        self.add("case.shred", case=case, obj={"id": case, "type": "case", "ver": None},
                 purpose="maintenance", detail=self.detail())

    def rotate(self, old: Signer, new: Signer) -> None:
        """Announces a new log key."""
        self.system("key.rotate", obj={"id": new.key.text, "type": "key", "ver": None},
                    before=hashlib.sha256(old.key.text.encode()).hexdigest(),
                    after=hashlib.sha256(new.key.text.encode()).hexdigest())

    def checkpoint(self, signers: list[Signer], suffix: int = 1) -> None:
        """Signs the log as it now is."""
        self.log.notes.append(NotePlan(len(self.log.entries), signers, self._clock.seconds(),
                                       suffix))


def _case(rng: random.Random) -> str:
    return f"c-{rng.randrange(50):04}"


def _view(writer: _Writer, rng: random.Random) -> None:
    case = _case(rng)
    writer.add("case.view", case=case,
               obj={"id": case, "type": "case", "ver": rng.choice((None, rng.randrange(9)))})


def _note(writer: _Writer, rng: random.Random) -> None:
    writer.add("note.create", case=_case(rng), code=201, after=f"{rng.getrandbits(256):064x}",
               obj={"id": f"n-{rng.randrange(10_000)}", "type": "note", "ver": 0},
               detail=writer.detail())


def _denial(writer: _Writer, rng: random.Random) -> None:
    login = {"id": f"{rng.getrandbits(256):064x}", "type": "login", "ver": None}
    writer.add("auth.login", actor=None, obj=login, out="denied", code=401,
               purpose="system", deny="unknown_login")
    if rng.random() < 0.5:
        writer.add("auth.login", actor=None, obj=login, out="denied", code=401,
                   purpose="system", deny="unknown_login", n=rng.randint(2, 90))


def _search(writer: _Writer, rng: random.Random) -> None:
    writer.add("case.search", detail=writer.detail(), purpose=rng.choice(("consult", "audit")))


def _failure(writer: _Writer, rng: random.Random) -> None:
    writer.add("case.update", case=_case(rng), out="error", code=503)


def _ipv6(writer: _Writer, rng: random.Random) -> None:
    writer.add("report.print", src={"inst": "app2", "ip": f"2001:db8::{rng.getrandbits(16):x}",
                                    "term": None})


def _begin(rng: random.Random, clock: _Clock, year: str, before: Log | None) -> _Writer:
    writer = _Writer(rng, clock, Log(f"{HOST}/{year}", []))
    prevlog = None
    if before:
        tree = before.tree()
        prevlog = {"kept": None, "origin": before.origin, "root": tree.root(len(tree)).hex(),
                   "size": len(tree)}
    writer.genesis(prevlog)
    return writer


def _receipts(rng: random.Random, log: Log) -> None:
    """Two receipts under the last note, which has a quorum."""
    last = len(log.notes) - 1
    for number in range(2):
        log.receipts[f"s-{number:04}"] = (rng.randrange(log.notes[last].size), last)


def _finish(history: History, clock: _Clock) -> History:
    moment = clock.moment + datetime.timedelta(minutes=30)
    history.now = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return history


def _year(rng: random.Random, clock: _Clock, year: str, before: Log | None, size: int,
          signer: Signer) -> Log:
    """A year of about `size` entries: details, a shredded case, a restart, receipts."""
    writer = _begin(rng, clock, year, before)
    writer.ordinary(size // 3)
    writer.checkpoint([signer])
    writer.add("note.create", case="c-0900", code=201, detail=writer.detail(keep=False),
               obj={"id": "n-0900", "type": "note", "ver": 0})
    writer.ordinary(size // 3)
    writer.checkpoint([signer, CITY])
    writer.checkpoint([signer], suffix=2)
    writer.ordinary(size // 3)
    writer.shred("c-0900")
    writer.checkpoint([signer, CITY])
    _receipts(rng, writer.log)
    return writer.log


def _rotated_year(rng: random.Random, clock: _Clock, year: str, before: Log | None, size: int,
                  signer: Signer) -> Log:
    """A year in which the log key is rotated; both witnesses sign its last checkpoint."""
    new = Signer(signer.name, TEST_3)
    writer = _begin(rng, clock, year, before)
    writer.ordinary(size // 2)
    writer.checkpoint([signer])
    writer.rotate(signer, new)
    writer.ordinary(3)
    writer.checkpoint([new, signer])
    writer.ordinary(size // 2)
    writer.checkpoint([new])
    writer.checkpoint([new, SECOND, CITY], suffix=2)
    _receipts(rng, writer.log)
    return writer.log


def ordinary(rng: random.Random, sizes: tuple[int, int, int] = (700, 300, 60)) -> History:
    """Three years with links; the key of the last is rotated."""
    clock = _Clock(rng, _START)
    signers = [Signer(f"{HOST}/{year}", seed)
               for year, seed in (("2024", TEST_1), ("2025", TEST_SHA), ("2026", TEST_1))]
    first = _year(rng, clock, "2024", None, sizes[0], signers[0])
    second = _year(rng, clock, "2025", first, sizes[1], signers[1])
    third = _rotated_year(rng, clock, "2026", second, sizes[2], signers[2])
    rotated = Signer(signers[2].name, TEST_3)
    return _finish(History([first, second, third],
                           log_policy([*signers, rotated], WITNESS_LINES), "",
                           ["--from", first.origin]), clock)


def small(rng: random.Random) -> History:
    """The same with few entries."""
    return ordinary(rng, (30, 12, 16))


def restored(rng: random.Random) -> History:
    """A year that was restored with loss, and the tree that was begun after it."""
    clock = _Clock(rng, _START)
    signers = [Signer(f"{HOST}/{year}", TEST_1) for year in ("2025", "2026", "2026.r1")]
    first = _year(rng, clock, "2025", None, 300, signers[0])
    second = _year(rng, clock, "2026", first, 60, signers[1])
    kept = second.notes[1].size + 5
    second.lost = second.entries[kept:]
    del second.entries[kept:]
    named = {entry["detail"] for entry in second.entries}
    second.details = [content for content in second.details
                      if hashlib.sha256(content).hexdigest() in named]
    writer = _begin(rng, clock, "2026.r1", second)
    writer.log.entries[0]["prevlog"]["kept"] = kept
    writer.add("log.restore", purpose="maintenance", code=0,
               obj={"id": second.origin, "type": "log", "ver": kept})
    writer.ordinary(20)
    writer.shred("c-0900")
    writer.checkpoint([signers[2], CITY])
    return _finish(History([first, second, writer.log], log_policy(signers, WITNESS_LINES), "",
                           ["--from", first.origin, "--accept-gap", second.origin]), clock)


VARIANTS: dict[str, Callable[[random.Random], History]] = {
    "ordinary": ordinary, "restored": restored, "small": small}


def make(variant: str, seed: int) -> History:
    """The history of a variant and seed."""
    return VARIANTS[variant](random.Random(f"{variant} {seed}"))


def write_all(history: History, out: Path) -> None:
    """Writes the bundle and what an auditor holds beside it."""
    for folder in ("bundle", "anchors", "receipts"):
        (out / folder).mkdir(parents=True)
    history.write(out / "bundle")
    (out / "policy").write_text(history.policy, "utf-8")
    held: list[str] = []
    for log in history.logs:
        tree = log.tree()
        for plan in log.notes:
            name = f"anchors/{log.name}-{plan.size}-{plan.suffix}.note"
            (out / name).write_bytes(log.note(plan))
            held += ["--anchor", name]
        for size in {1, len(log.entries) // 2, len(log.entries)}:
            name = f"anchors/{log.name}-{size}.paper"
            (out / name).write_bytes(signing.paper(log.origin, size, tree.root(size)))
            held += ["--anchor", name]
        name = f"receipts/{log.name}.tlog-proof"
        (out / name).write_bytes(signing.receipt(tree, log.raw(), 0, log.note(log.notes[-1]),
                                                 with_entry=False))
        held += ["--receipt", name]
    cases = {"what": "a generated bundle; TEST KEYS, never for production",
             "default_now": history.now, "default_args": history.arguments,
             "cases": [{"name": "valid", "why": "the bundle as it is", "expect": 0,
                        "policy": "policy", "args": [], "ops": []},
                       {"name": "valid-held", "why": "with every anchor and receipt",
                        "expect": 0, "policy": "policy", "args": held, "ops": []}]}
    (out / "cases.json").write_text(json.dumps(cases, indent=1) + "\n", "utf-8")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--variant", choices=sorted(VARIANTS), default="ordinary")
    options = parser.parse_args()
    write_all(make(options.variant, options.seed), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Mutations of a history that is then signed again: what a thief of keys can do."""
import copy
import hashlib
from collections.abc import Callable
from typing import Any

from history import History, Log, NotePlan
from second_verifier.form import FormError
from signing import CITY, TEST_1024, Signer
from trial import Trial, put

VALUES: dict[str, tuple[Any, ...]] = {
    "v": (0, 1, 2, "1", True), "seq": (-1, 0, 1, 2**53 - 1),
    "ts": ("2024-02-30T00:00:00.000000Z", "2024-02-29T23:59:60.000000Z",
           "0000-01-01T00:00:00.000000Z", "0001-01-01T00:00:00.000000Z",
           "9999-12-31T23:59:59.999999Z",
           "2026-04-01T24:00:00.000000Z", "2026-04-01T00:00:00.00000Z",
           "2026-04-01T00:00:00.000000+00:00"),
    "act": ("case", "Case.view", "case.view.more", "a.b", "a" * 31 + ".b", "a" * 32 + ".b", "1.b",
            "_a.b", "a._b", "new.verb", "log.genesis", "log.restore", "key.rotate", "case.shred"),
    "actor": (None, {}, [], {"aal": 1, "amr": ["pwd"], "id": "x", "role": "city_staff",
                             "sid": None},
              {"aal": 0, "amr": ["pwd"], "id": "x", "role": "admin", "sid": None},
              {"aal": 4, "amr": ["pwd"], "id": "x", "role": "admin", "sid": None},
              {"aal": 3, "amr": [], "id": "x", "role": "admin", "sid": None},
              {"aal": 3, "amr": ["a", "a"], "id": "x", "role": "admin", "sid": None},
              {"aal": 3, "amr": list("abcdefghi"), "id": "x", "role": "admin", "sid": None},
              {"aal": 3, "amr": ["Pwd"], "id": "x", "role": "admin", "sid": None},
              {"aal": 3, "amr": ["z", "a"], "id": "x", "role": "root", "sid": None},
              {"aal": 3, "amr": ["z", "a"], "id": "x y", "role": "admin", "sid": None},
              {"aal": 3, "amr": ["z", "a"], "id": "x", "role": "admin", "sid": "0" * 15},
              {"aal": 3, "amr": ["z", "a"], "id": "x", "role": "admin"}),
    "src": (None, {"inst": "a", "ip": None, "term": None}, {"inst": "", "ip": None, "term": None},
            {"inst": "a", "ip": "::", "term": None}, {"inst": "a", "ip": ":", "term": None},
            {"inst": "a", "ip": "f" * 45, "term": None},
            {"inst": "a", "ip": "f" * 46, "term": None},
            {"inst": "a", "ip": "::G", "term": None}, {"inst": "a", "ip": None, "term": "b c"},
            {"inst": "a", "ip": None}),
    "obj": (None, {"id": "x", "type": "case", "ver": -1}, {"id": "x" * 400, "type": "t", "ver": 0},
            {"id": "x" * 401, "type": "t", "ver": 0}, {"id": "", "type": "t", "ver": 0},
            {"id": "a\\b", "type": "t", "ver": 0}, {"id": "a b", "type": "t", "ver": 0},
            {"id": "~!{}", "type": "t", "ver": None}, {"id": "x", "type": "T", "ver": 0},
            {"id": "x", "type": "t" * 33, "ver": 0}, {"id": "x\u7d46", "type": "t", "ver": 0},
            {"id": "x", "type": "t", "ver": 0, "more": 0}, {"id": 5, "type": "t", "ver": 0}),
    "case": (None, "", "c-1", "x" * 64, "x" * 65, "a/b", 7, "c-0900"),
    "purpose": ("consult", "subsidy", "breakglass", "fun", None, "disclosure_request", "system",
                "maintenance"),
    "out": ("ok", "denied", "error", "OK", None), "code": (0, 99, 100, 599, 600, -1, "200", None),
    "before": (None, "0" * 64, "A" * 64, "0" * 63, 1), "after": (None, "f" * 64, "f" * 65, ""),
    "detail": (None, "0" * 64, "G" * 64, {}),
    "reqid": (None, "6f1c2f5e-6d0e-4b0a-9a36-000000000006", "6F1C2F5E-6D0E-4B0A-9A36-000000000006",
              "6f1c2f5e6d0e4b0a9a36000000000006", "00000000-0000-0000-0000-000000000000"),
    "deny": ("r", "", "r" * 64, "r" * 65, "a:b", None), "n": (0, 1, 2, 2**53 - 1, None, "2"),
    "prevlog": (None, {}), "extra_member": (None, 1),
}


def _log(trial: Trial) -> Log:
    assert trial.history
    return trial.rng.choice(trial.history.logs)


def member(trial: Trial) -> str:
    """One member of one entry, with a value at the edge of what is allowed."""
    log, rng = _log(trial), trial.rng
    number = rng.choice((0, 1, len(log.entries) - 1, rng.randrange(len(log.entries))))
    number = min(number, len(log.entries) - 1)
    entry = log.entries[number]
    name = rng.choice(sorted(VALUES))
    if rng.random() < 0.1:
        entry.pop(name, None)
        return f"entry {number} loses {name}"
    entry[name] = copy.deepcopy(rng.choice(VALUES[name]))
    return f"entry {number} {name} = {entry[name]!r}"


def special(trial: Trial) -> str:
    """A special entry put somewhere, well formed or nearly."""
    log, rng = _log(trial), trial.rng
    number = rng.choice((1, len(log.entries), rng.randrange(1, len(log.entries) + 1)))
    entry = copy.deepcopy(log.entries[min(number, len(log.entries) - 1)])
    for name in ("deny", "n", "prevlog"):
        entry.pop(name, None)
    detail = b"TEST CIPHERTEXT" + rng.randbytes(4)
    new = Signer(log.origin, rng.choice((TEST_1024, log.notes[0].signers[0].seed)))
    case = rng.choice(("c-0900", "c-0001"))
    actor = {"aal": 2, "amr": ["pwd"], "id": "u-1", "role": "admin", "sid": None}
    entry |= {"out": "ok", "before": None, "after": None, "detail": None, "case": None,
              "actor": actor, "purpose": "maintenance"}
    entry |= rng.choice((
        {"act": "case.shred", "case": case, "detail": hashlib.sha256(detail).hexdigest(),
         "obj": {"id": case, "type": "case", "ver": rng.choice((None, 1))}},
        {"act": "log.restore", "obj": {"id": log.origin, "type": "log", "ver": 3}},
        {"act": "key.rotate", "obj": {"id": new.key.text, "type": "key", "ver": None},
         "before": hashlib.sha256(log.notes[0].signers[0].key.text.encode()).hexdigest(),
         "after": hashlib.sha256(new.key.text.encode()).hexdigest()},
        {"act": "log.genesis", "actor": None, "purpose": "system", "code": 0, "prevlog": None,
         "obj": {"id": log.origin, "type": "log", "ver": None}}))
    if rng.random() < 0.3:
        name = rng.choice(("actor", "purpose", "obj", "case", "before", "after", "detail", "out"))
        entry[name] = copy.deepcopy(rng.choice(VALUES[name]))
        if entry["out"] == "denied":
            entry["deny"] = "rule"
    log.entries.insert(number, entry)
    if entry["act"] == "case.shred" and rng.random() < 0.8:
        log.details.append(detail)
    log.renumber()
    return f"{log.name} gets {entry['act']} at {number}"


def entries(trial: Trial) -> str:
    """Entries removed, doubled, exchanged or cut, with new numbers or the old ones."""
    log, rng = _log(trial), trial.rng
    first, second = (rng.randrange(len(log.entries)) for _ in range(2))
    what = rng.choice(("delete", "double", "swap", "cut", "delete a detail", "times"))
    if what == "delete":
        del log.entries[first]
    elif what == "double":
        log.entries.insert(second, copy.deepcopy(log.entries[first]))
    elif what == "swap":
        log.entries[first], log.entries[second] = log.entries[second], log.entries[first]
    elif what == "cut":
        del log.entries[max(1, first):]
    elif what == "times":
        log.entries[first]["ts"] = log.entries[second]["ts"]
    elif log.details:
        del log.details[rng.randrange(len(log.details))]
    if rng.random() < 0.7:
        log.renumber()
    return f"{log.name}: {what} {first} {second}"


def link(trial: Trial) -> str:
    """What a genesis says about the log before it."""
    assert trial.history
    rng = trial.rng
    log = rng.choice(trial.history.logs)
    genesis = log.entries[0]
    prevlog = genesis.get("prevlog") or {
        "kept": None, "origin": "audit.kizuna.example/isesaki/2019", "root": "0" * 64, "size": 9}
    what = rng.choice(("kept", "origin", "root", "size", "null", "obj", "restore"))
    if what == "restore":
        if len(log.entries) > 1:
            log.entries[1]["obj"] = {"id": prevlog["origin"], "type": "log",
                                     "ver": rng.choice((0, 3, None))}
    elif what == "null":
        genesis["prevlog"] = None
    elif what == "obj":
        genesis["obj"] = rng.choice(({"id": log.origin + "x", "type": "log", "ver": None},
                                     {"id": log.origin, "type": "log", "ver": 0},
                                     {"id": log.origin, "type": "logs", "ver": None}))
    else:
        choices: dict[str, tuple[Any, ...]] = {
            "kept": (None, 0, 1, prevlog["size"] - 1, prevlog["size"], -1),
            "origin": (log.origin, trial.history.logs[0].origin,
                       trial.history.logs[-1].origin, "audit.x/y/2019", "x", "a b", None),
            "root": ("0" * 64, "0" * 63, "A" * 64), "size": (0, 1, prevlog["size"] - 1, 10**6)}
        genesis["prevlog"] = prevlog | {what: rng.choice(choices[what])}
    return f"{log.name}: prevlog {what}"


def notes(trial: Trial) -> str:
    """Which checkpoints there are, who signed them and when."""
    log, rng = _log(trial), trial.rng
    plan = rng.choice(log.notes)
    what = rng.choice(("drop", "add", "double", "log key only", "foreign", "time", "last witness"))
    if what == "drop" and len(log.notes) > 1:
        log.notes.remove(plan)
        log.receipts.clear()
    elif what == "add":
        log.notes.append(NotePlan(rng.randrange(1, len(log.entries) + 1), plan.signers,
                                  plan.seconds))
    elif what == "double":
        log.notes.append(NotePlan(plan.size, plan.signers[:1], plan.seconds, rng.randint(2, 9)))
    elif what == "log key only":
        plan.signers = plan.signers[:1]
    elif what == "foreign":
        plan.signers = [Signer(log.origin, TEST_1024), CITY]
    elif what == "time":
        plan.seconds += rng.choice((-90_000, -84_600, -84_601, 2100, 2101, 90_000, 2**40))
    else:
        log.notes[-1].signers = [*log.notes[-1].signers[:1], CITY]
    return f"{log.name}: notes {what} {plan.size}"


def shards(trial: Trial) -> str:
    """A log dropped, exchanged or called otherwise; details left out."""
    assert trial.history
    history, rng = trial.history, trial.rng
    what = rng.choice(("drop", "swap", "rename", "details none", "details lost"))
    if what == "drop" and len(history.logs) > 1:
        history.logs.remove(rng.choice(history.logs))
    elif what == "swap":
        rng.shuffle(history.logs)
    elif what == "rename":
        log = _log(trial)
        log.origin = rng.choice((log.origin + ".r1", log.origin[:-1] + "9", "audit.x/y/2026"))
        log.entries[0]["obj"]["id"] = log.origin
        for plan in log.notes:
            plan.signers = [Signer(log.origin, signer.seed) if signer.kind == 1 else signer
                            for signer in plan.signers]
        if rng.random() < 0.7:
            key = log.notes[0].signers[0].key.text
            path = trial.folder / "policy"
            put(path, f"log {key}\n".encode() + path.read_bytes())
    elif what == "details none":
        history.details = "none"
        for log in history.logs:
            log.details.clear()
    else:
        _log(trial).details.clear()
    return f"shards {what}"


def settle(history: History, trial: Trial) -> None:
    """Lets the plans fit the changed trees; a thief may also mend the links."""
    for log in history.logs:
        total = len(log.entries) + len(log.lost)
        log.notes = [plan for plan in log.notes if plan.size <= total] or [
            NotePlan(total, log.notes[0].signers, log.notes[0].seconds)]
        if trial.rng.random() < 0.7 and not log.lost:
            log.notes[-1].size = total
        log.receipts = {name: (index, len(log.notes) - 1)
                        for name, (index, _) in log.receipts.items()
                        if index < log.notes[-1].size}
    if trial.rng.random() < 0.7:
        history.relink()


def export(history: History, trial: Trial) -> bool:
    """Writes the changed history in place of the bundle; False if it has no bytes."""
    try:
        settle(history, trial)
        history.write(trial.bundle)
    except (FormError, FileExistsError, TypeError, AttributeError):
        return False  # a broken member, or two logs of one name
    return True


MUTATIONS: tuple[tuple[Callable[[Trial], str], int], ...] = (
    (member, 8), (special, 5), (entries, 4), (link, 4), (notes, 5), (shards, 3))

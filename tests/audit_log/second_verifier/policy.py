"""The auditor's policy: which keys count, and how many witnesses are wanted."""
from dataclasses import dataclass, field

from .form import DECIMAL, FormError, text_lines
from .keys import LOG, WITNESS, VerifierKey, parse_vkey, verify
from .notes import Checkpoint, SignatureLine

NO_QUORUM = "none"


@dataclass(frozen=True)
class Group:
    """Met when at least `threshold` of its members are."""
    threshold: int
    members: tuple[str, ...]


@dataclass
class Policy:
    """Log keys by origin, witnesses and groups by name, and the quorum."""
    logs: dict[str, list[VerifierKey]] = field(default_factory=dict)
    witnesses: dict[str, VerifierKey] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: str = ""

    def is_met(self, signed: "Judgement") -> bool:
        """True if the witnesses that signed are a quorum."""
        return self.quorum == NO_QUORUM or self._is_met(self.quorum, signed)

    def _is_met(self, name: str, signed: "Judgement") -> bool:
        if name in self.witnesses:
            return name in signed.witness_times
        group = self.groups[name]
        return sum(self._is_met(member, signed) for member in group.members) >= group.threshold


@dataclass(frozen=True)
class Judgement:
    """What the known signature lines of one checkpoint are worth."""
    log_keys: frozenset[VerifierKey]
    witness_times: dict[str, int]
    invalid: tuple[str, ...]


def judge(checkpoint: Checkpoint, policy: Policy) -> Judgement:
    """Lines of keys outside the policy are ignored; the others verify or are invalid."""
    log_keys: set[VerifierKey] = set()
    witness_times: dict[str, int] = {}
    invalid: list[str] = []
    for line in checkpoint.signatures:
        for key in policy.logs.get(checkpoint.origin, ()):
            if (line.name, line.key_id) == (key.name, key.key_id):
                if verify(key.public, line.value, checkpoint.body):
                    log_keys.add(key)
                else:
                    invalid.append(line.name)
        for name, key in policy.witnesses.items():
            if (line.name, line.key_id) == (key.name, key.key_id):
                time = _cosignature_time(line, key, checkpoint.body)
                if time is None:
                    invalid.append(line.name)
                else:
                    witness_times[name] = time
    return Judgement(frozenset(log_keys), witness_times, tuple(invalid))


def _cosignature_time(line: SignatureLine, key: VerifierKey, body: bytes) -> int | None:
    if len(line.value) != 8 + 64:
        return None
    seconds = int.from_bytes(line.value[:8], "big")
    message = f"cosignature/v1\ntime {seconds}\n".encode("ascii") + body
    return seconds if verify(key.public, line.value[8:], message) else None


def parse_policy(data: bytes) -> Policy:
    """The policy of a file; FormError if it does not parse."""
    policy = Policy()
    for line in text_lines(data):
        words = [word for word in line.split(" ") if word]
        if not words or words[0].startswith("#"):
            continue
        reader = _READERS.get(words[0])
        if reader is None:
            raise FormError(f"unknown word {words[0]!r}")
        reader(policy, words[1:])
    if not policy.quorum:
        raise FormError("no quorum line")
    return policy


def _read_log(policy: Policy, words: list[str]) -> None:
    if len(words) not in (1, 2):
        raise FormError("log <vkey> [url]")
    key = parse_vkey(words[0], LOG)
    keys = policy.logs.setdefault(key.name, [])
    if key in keys or len(keys) == 2:
        raise FormError("one key per origin, two when a key was rotated")
    keys.append(key)


def _read_witness(policy: Policy, words: list[str]) -> None:
    if len(words) not in (2, 3):
        raise FormError("witness <name> <vkey> [url]")
    _declare(policy, words[0])
    key = parse_vkey(words[1], WITNESS)
    if key.public in {other.public for other in policy.witnesses.values()}:
        raise FormError("two witnesses with one key")
    policy.witnesses[words[0]] = key


def _read_group(policy: Policy, words: list[str]) -> None:
    if len(words) < 3:
        raise FormError("group <name> <any|all|k> <member>...")
    name, count, members = words[0], words[1], tuple(words[2:])
    _declare(policy, name)
    taken = [member for group in policy.groups.values() for member in group.members]
    if len({*taken, *members}) != len(taken) + len(members):
        raise FormError("a name is a member of a group at most once")
    for member in members:
        if member not in policy.witnesses and member not in policy.groups:
            raise FormError(f"{member!r} is not declared before its use")
    if count in ("any", "all"):
        threshold = 1 if count == "any" else len(members)
    elif DECIMAL.fullmatch(count) and len(count) < 5 and 1 <= int(count) <= len(members):
        threshold = int(count)
    else:
        raise FormError("a group wants any, all or a number of its members")
    policy.groups[name] = Group(threshold, members)


def _read_quorum(policy: Policy, words: list[str]) -> None:
    if len(words) != 1 or policy.quorum:
        raise FormError("exactly one quorum <name>")
    if words[0] != NO_QUORUM and words[0] not in policy.witnesses | policy.groups:
        raise FormError(f"{words[0]!r} is not declared before its use")
    policy.quorum = words[0]


def _declare(policy: Policy, name: str) -> None:
    if name == NO_QUORUM or name in policy.witnesses or name in policy.groups:
        raise FormError(f"the name {name!r} is taken")


_READERS = {"log": _read_log, "witness": _read_witness, "group": _read_group,
            "quorum": _read_quorum}

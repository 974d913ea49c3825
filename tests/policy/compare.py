#!/usr/bin/env python3
"""Holds decide() against the reference policy on random questions (AZ-04), then changes each cell
and each rule of the reference in turn: every change must be noticed on the same questions (AZ-05).

    compare.py --decide BINARY [--count 1000000] [--seed N]
"""

import argparse
import copy
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from reference_policy import RIGHTS, ROLES, RULES, SEEN_BY, Policy, Record  # noqa: E402

HEADER = Path(__file__).parents[2] / "domain" / "access.hpp"
OWNERS = ["nobody", "other", "self"]


def actions_of_the_program() -> list[str]:
    """Names and order of the enumeration, by which the program knows its actions."""
    body = re.search(r"enum class Action \{(.*?)\};", HEADER.read_text(encoding="utf-8"), re.S)
    return re.findall(r"^\s*(\w+),", body.group(1), re.M)


def one_in(chance: random.Random, n: int) -> bool:
    return chance.randrange(n) == 0


def questions(count: int, seed: int, actions: list[str]):
    """(line for the program, question for the reference); most records are harmless, so that the
    last checks are reached as often as the first."""
    chance = random.Random(seed)
    for _ in range(count):
        action, role = chance.randrange(len(actions)), chance.randrange(len(ROLES))
        fresh, about = chance.randrange(2), 0 if one_in(chance, 10) else 1
        record = Record(not one_in(chance, 8), OWNERS[chance.randrange(3)], one_in(chance, 3),
                        one_in(chance, 2), chance.randrange(4), one_in(chance, 8),
                        one_in(chance, 3), one_in(chance, 8), one_in(chance, 6),
                        one_in(chance, 2), one_in(chance, 4))
        line = (f"{action:02}{role}{fresh}{about}{record.here:d}{OWNERS.index(record.owner)}"
                f"{record.named:d}{record.same_unit:d}{record.sensitivity}{record.conflict:d}"
                f"{record.closed:d}{record.shredded:d}{record.shelter:d}"
                f"{record.by_manager:d}{record.emergency:d}")
        yield line, (ROLES[role], bool(fresh), actions[action], record if about else None)


def ask_the_program(binary: str, lines: list[str]) -> list[str]:
    with tempfile.TemporaryFile("w+") as asked:
        asked.write("\n".join(lines) + "\n")
        asked.seek(0)
        done = subprocess.run([binary], stdin=asked, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def mutants():
    """Each cell taken away, given, widened or narrowed, and its step-up turned; each rule left out."""
    for action, row in RIGHTS.items():
        for role in ROLES:
            now = row.get(role)
            reach = now.rstrip("!") if now else None
            others = [None, "own", "team", "all"]
            # Whatever one may do reaches no further than what one sees: these change nothing.
            sight = RIGHTS[SEEN_BY.get(action, action)].get(role)
            alike = {"team", "all"} if action in SEEN_BY and sight == "team" else set()
            for other in [r for r in others if r != reach and not {r, reach} <= alike]:
                yield (action, role), f"{action} of {role}: {now} becomes {other}", other
            if now:
                turned = reach if now.endswith("!") else now + "!"
                yield (action, role), f"{action} of {role}: {now} becomes {turned}", turned


def changed(action: str, role: str, right: str | None) -> Policy:
    rights = copy.deepcopy(RIGHTS)
    if right is None:
        rights[action].pop(role)
    else:
        rights[action][role] = right
    return Policy(rights)


def unnoticed(asked: list[tuple], answers: list[str]) -> list[str]:
    by_cell: dict[tuple, list[int]] = {}
    for i, (role, _, action, _) in enumerate(asked):
        by_cell.setdefault((action, role), []).append(i)
    missed = []
    for cell, name, right in mutants():
        policy = changed(*cell, right)
        if all(policy.judge(*asked[i]) == answers[i] for i in by_cell[cell]):
            missed.append(name)
    for rule in RULES:
        policy = Policy(without=rule)
        if all(policy.judge(*q) == a for q, a in zip(asked[:100_000], answers)):
            missed.append(f"rule {rule} left out")
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--decide", required=True)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    options = parser.parse_args()
    actions = actions_of_the_program()
    unknown = sorted(set(actions) ^ set(RIGHTS))
    if unknown:
        print(f"reference_policy.py and domain/access.hpp differ in actions: {unknown}")
        return 1
    pairs = list(questions(options.count, options.seed, actions))
    asked = [question for _, question in pairs]
    answers = ask_the_program(options.decide, [line for line, _ in pairs])
    policy = Policy()
    differing = [(q, a) for q, a in zip(asked, answers, strict=True) if policy.judge(*q) != a]
    for question, answer in differing[:10]:
        print(f"{question}: the program says {answer}, the reference {policy.judge(*question)}")
    sample = min(len(asked), 300_000)
    missed = unnoticed(asked[:sample], answers[:sample])
    for name in missed:
        print(f"not noticed: {name}")
    print(f"policy: {len(asked)} questions, seed {options.seed}, {len(differing)} differences; "
          f"{len(missed)} changes of the policy unnoticed")
    return 1 if differing or missed else 0


if __name__ == "__main__":
    sys.exit(main())

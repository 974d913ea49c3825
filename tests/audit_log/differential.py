"""Looks for bundles on which the two verifiers do not agree.

    differential.py --verifier build/release/persistence/kizuna-verify --mutations 2000 --seed 1

Each trial copies a valid bundle, changes it, and wants the same exit code from both (and, on
success, the same lines that begin `link`, `gap`, `shard` or `OK`). A trial that disagrees is
kept under --keep with the command that repeats it.
"""
import argparse
import collections
import datetime
import json
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import auditor_mutations
import file_mutations
import history_mutations
import make_bundle
from second_verifier.command import run
from second_verifier.form import seconds_of
from signing import CITY, SECOND
from trial import GOLDEN, Base, Trial, copy, golden_signers

BASES = (("small", 6), ("golden", 5), ("restored", 3), ("ordinary", 1))
CONTRACT = ("link", "gap", "shard", "OK")


def _bases(folder: Path, seed: int) -> dict[str, Base]:
    bases = {}
    for variant in make_bundle.VARIANTS:
        history = make_bundle.make(variant, seed)
        make_bundle.write_all(history, folder / variant)
        signers = {log.origin: sorted({signer for plan in log.notes for signer in plan.signers}
                                      | {CITY, SECOND}, key=lambda signer: signer.key.text)
                   for log in history.logs}
        bases[variant] = Base(variant, folder / variant, tuple(history.arguments),
                              seconds_of(history.now), signers, variant, seed)
    shutil.copytree(GOLDEN, folder / "golden")
    cases = json.loads((GOLDEN / "cases.json").read_text("utf-8"))
    bases["golden"] = Base("golden", folder / "golden", tuple(cases["default_args"]),
                           seconds_of(cases["default_now"]), golden_signers())
    return bases


def _pick(rng: random.Random, mutations):
    return rng.choices([item for item, _ in mutations], [weight for _, weight in mutations])[0]


def _mutate(trial: Trial, timestamps: auditor_mutations.Timestamps) -> None:
    rng = trial.rng
    if trial.base.variant and rng.random() < 0.45:
        trial.history = make_bundle.make(trial.base.variant, trial.base.seed)
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            trial.done.append(_pick(rng, history_mutations.MUTATIONS)(trial))
        shutil.rmtree(trial.bundle)
        if not history_mutations.export(trial.history, trial):
            trial.done.append("could not be written: the honest bundle instead")
            shutil.rmtree(trial.bundle, ignore_errors=True)
            make_bundle.make(trial.base.variant, trial.base.seed).write(trial.bundle)
    kind = rng.random()
    if trial.history is None or kind < 0.15:
        if rng.random() < 0.04:
            trial.done.append(timestamps.mutate(trial))
        else:
            for _ in range(rng.choice((1, 1, 1, 2))):
                trial.done.append(_pick(rng, file_mutations.MUTATIONS)(trial))
    if kind > 0.75:
        trial.done.append(_pick(rng, auditor_mutations.MUTATIONS)(trial))


def _arguments(trial: Trial) -> list[str]:
    moment = datetime.datetime.fromtimestamp(trial.now, datetime.timezone.utc)
    given = ["--now", moment.strftime("%Y-%m-%dT%H:%M:%SZ")]
    if "--now" in trial.arguments:
        given = []
    return ["--policy", "policy", "--bundle", "bundle", *trial.arguments, *given]


def _second(trial: Trial, arguments: list[str]) -> tuple[int, str]:
    """The second verifier inside this process, in the folder of the trial."""
    paths = {"--policy", "--bundle", "--anchor", "--receipt", "--tsa"}
    absolute = [str(trial.folder / value) if before in paths else value
                for before, value in zip(["", *arguments], arguments)]
    return run(absolute)


def _contract(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(CONTRACT)]


def _fail_codes(text: str) -> list[str]:
    return sorted({line.split(" ")[1] for line in text.splitlines() if line.startswith("FAIL ")})


def _compare(trial: Trial, verifier: list[str]) -> tuple[int, str]:
    """Exit code of the second verifier, and what the first does otherwise."""
    arguments = _arguments(trial)
    code, text = _second(trial, arguments)
    first = subprocess.run([*verifier, *arguments], cwd=trial.folder, capture_output=True,
                           check=False, timeout=60)
    if first.returncode != code:
        return code, f"first {first.returncode}, second {code}"
    printed = first.stdout.decode("utf-8", "replace")
    if code == 0 and sorted(_contract(printed)) != sorted(_contract(text)):
        return code, "both succeed and print different lines"
    if code >= 10 and _fail_codes(printed) != _fail_codes(text):
        return code, f"exit {code}, FAIL lines of {_fail_codes(printed)} and {_fail_codes(text)}"
    return code, ""


def _keep(trial: Trial, difference: str, verifier: list[str], target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(trial.folder, target)
    command = shlex.join([*verifier, *_arguments(trial)])
    (target / "what").write_text(
        f"{difference}\nbase {trial.base.name}\n" + "".join(f"{step}\n" for step in trial.done)
        + f"{command}\n", "utf-8", "surrogateescape")
    print(f"DISAGREE {difference}: {trial.base.name}: {'; '.join(trial.done)}\n  kept {target}",
          flush=True)


def main() -> int:
    """Command line; 1 if any trial disagreed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verifier", required=True, help="command, quoted as in a shell")
    parser.add_argument("--mutations", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="number of the one trial to run")
    parser.add_argument("--keep", type=Path, default=Path("differential-kept"))
    options = parser.parse_args()
    verifier = shlex.split(options.verifier)
    if Path(verifier[0]).exists():
        verifier[0] = str(Path(verifier[0]).resolve())
    codes: collections.Counter[int] = collections.Counter()
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bases = _bases(folder / "bases", options.seed)
        timestamps = auditor_mutations.Timestamps(folder / "tsa")
        numbers = range(options.mutations) if options.only is None else [options.only]
        for number in numbers:
            rng = random.Random(f"{options.seed} {number}")
            base = bases[_pick(rng, BASES)]
            trial = Trial(base, folder / "trial", rng, list(base.arguments), base.now)
            copy(base.folder, trial.folder)
            _mutate(trial, timestamps)
            code, difference = _compare(trial, verifier)
            codes[code] += 1
            if difference:
                failed += 1
                _keep(trial, difference, verifier, options.keep / f"{options.seed}-{number}")
            shutil.rmtree(trial.folder)
    print("exit codes: " + ", ".join(f"{code} x {count}" for code, count in sorted(codes.items())))
    done = sum(codes.values())
    print(f"{done - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The command line, the order of the steps and what is printed."""
import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import anchor_steps, content_steps, signature_steps, tree_steps
from .bundle import FORM, Bundle, read_bundle
from .finding import Finding
from .form import FormError, seconds_of
from .notes import Anchor, Receipt, parse_anchor, parse_receipt
from .policy import Policy, parse_policy

CANNOT_START = 2


@dataclass
class Given:
    """What the auditor gave: the policy, and the bytes of every other file."""
    policy: Policy
    bundle: Path
    anchors: list[tuple[str, bytes]]
    receipts: list[tuple[str, bytes]]
    first_origin: str | None
    now: int
    certificates: Path | None
    accepted: set[str]


class _CannotStart(Exception):
    pass


class _Once(argparse.Action):
    """An option that may be given once: which of two would count?"""

    def __call__(self, parser, namespace, values, option_string=None) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option_string} given twice")
        setattr(namespace, self.dest, values)


def main(arguments: Sequence[str]) -> int:
    """Prints what `run` says; returns the exit code."""
    code, text = run(arguments)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout.write(text)
    return code


def run(arguments: Sequence[str]) -> tuple[int, str]:
    """Exit code and standard output for these arguments."""
    try:
        given = _given(_options().parse_args(arguments))
    except _CannotStart as error:
        print(error, file=sys.stderr)
        return CANNOT_START, ""
    except SystemExit as stop:
        return int(stop.code or 0), ""
    return _verify(given)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="second_verifier", allow_abbrev=False)
    parser.add_argument("--policy", required=True, action=_Once)
    parser.add_argument("--bundle", required=True, action=_Once)
    parser.add_argument("--anchor", action="append", default=[])
    parser.add_argument("--receipt", action="append", default=[])
    parser.add_argument("--from", dest="first_origin", action=_Once)
    parser.add_argument("--now", action=_Once)
    parser.add_argument("--tsa", action=_Once)
    parser.add_argument("--accept-gap", action="append", default=[])
    return parser


def _given(options: argparse.Namespace) -> Given:
    bundle = Path(options.bundle)
    if not bundle.is_dir():
        raise _CannotStart(f"{bundle}: not a folder")
    try:
        policy = parse_policy(_read(options.policy))
        now = int(time.time()) if options.now is None else seconds_of(options.now)
    except FormError as error:
        raise _CannotStart(f"policy or --now: {error}") from None
    if options.tsa is not None:
        _read(options.tsa)
    return Given(policy, bundle,
                 [(name, _read(name)) for name in options.anchor],
                 [(name, _read(name)) for name in options.receipt],
                 options.first_origin, now,
                 None if options.tsa is None else Path(options.tsa), set(options.accept_gap))


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise _CannotStart(f"{name}: {error.strerror}") from None


def _verify(given: Given) -> tuple[int, str]:
    """Steps in the order of their codes; the first that finds anything ends the run."""
    bundle, findings = read_bundle(given.bundle)
    anchors, own, unreadable = _auditors_files(given, bundle)
    findings += unreadable
    if findings:
        return _failed(findings)
    receipts = [receipt for shard in bundle.shards for receipt in shard.receipts] + own
    policy = given.policy
    steps: list[Callable[[], list[Finding]]] = [
        lambda: tree_steps.sequence(bundle),
        lambda: tree_steps.root(bundle, receipts),
        lambda: signature_steps.signature(bundle, policy, receipts, anchors),
        lambda: signature_steps.quorum(bundle, policy, receipts),
        lambda: anchor_steps.outside(bundle, anchors, receipts, given.accepted),
        lambda: tree_steps.tail(bundle),
        lambda: signature_steps.age(bundle, policy, given.now),
        lambda: content_steps.detail(bundle),
        lambda: content_steps.token(bundle, given.certificates),
        lambda: content_steps.link(bundle, given.first_origin),
    ]
    for step in steps:
        findings = step()
        if findings:
            outside = findings[0].code in (anchor_steps.ROLLBACK, anchor_steps.SPLIT_VIEW)
            return _failed(findings, anchor_steps.gap_lines(bundle) if outside else [])
    return 0, _summary(bundle, len(receipts), len(anchors))


def _auditors_files(given: Given,
                    bundle: Bundle) -> tuple[list[Anchor], list[Receipt], list[Finding]]:
    anchors: list[Anchor] = []
    receipts: list[Receipt] = []
    findings: list[Finding] = []
    for name, data in given.anchors:
        try:
            anchors.append(parse_anchor(data, name))
        except FormError as error:
            findings.append(Finding(FORM, name, str(error)))
    for name, data in given.receipts:
        try:
            receipt = parse_receipt(data, name)
            if receipt.entry is None and not bundle.shard_of(receipt.checkpoint.origin):
                raise FormError("without extra its shard must be in the bundle")
            receipts.append(receipt)
        except FormError as error:
            findings.append(Finding(FORM, name, str(error)))
    return anchors, receipts, findings


def _failed(findings: list[Finding], remarks: Sequence[str] = ()) -> tuple[int, str]:
    text = "".join([*(f"{remark}\n" for remark in remarks), *map(str, findings)])
    return min(finding.code for finding in findings), text


def _summary(bundle: Bundle, receipts: int, anchors: int) -> str:
    lines = [f"shard {shard.origin} entries {len(shard.entries)} "
             f"checkpoints {len(shard.notes)} root {shard.tree.root(len(shard.entries)).hex()}"
             for shard in bundle.shards]
    lines += content_steps.link_lines(bundle) + anchor_steps.gap_lines(bundle)
    wanted = [entry.value["detail"] in shard.details for shard in bundle.shards
              for entry in shard.entries if entry.value["detail"] is not None]
    lines.append(f"details present {sum(wanted)} absent {len(wanted) - sum(wanted)}")
    lines.append(f"receipts {receipts} anchors {anchors}")
    return "\n".join(lines + ["OK", ""])

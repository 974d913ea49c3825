"""Mutations of what the auditor gives: clock, anchors, policy, options, certificates."""
import subprocess
from collections.abc import Callable
from pathlib import Path

import signing
from second_verifier.form import FormError
from second_verifier.keys import WITNESS
from second_verifier.notes import parse_checkpoint
from signing import CITY, SECOND, TEST_1024, TEST_SHA, Signer
from trial import Trial, put


def clock(trial: Trial) -> str:
    """Another day, or a second beside the limit."""
    trial.now += trial.rng.choice((-400 * 86_400, -3600, -2101, -2100, -2099, 84_599, 84_600,
                                   84_601, 86_400, 86_401, 400 * 86_400))
    return f"now {trial.now}"


def paper(trial: Trial) -> str:
    """A sheet with another size, root, origin or spelling."""
    rng = trial.rng
    origin = rng.choice((*trial.base.signers, "audit.kizuna.example/isesaki/2019"))
    root = rng.randbytes(32)
    size = rng.choice((1, 5, 20, 10_000))
    notes = trial.files("bundle/shards/*/checkpoints/*.note")
    if notes and rng.random() < 0.6:
        try:
            note = parse_checkpoint(rng.choice(notes).read_bytes())
            origin, size, root = note.origin, note.size + rng.choice((0, 0, 0, 1)), note.root
        except FormError:
            pass
    text = signing.paper(origin, size, root)
    spelling = rng.choice(("same", "same", "lower", "spaces", "upper check", "six lines"))
    if spelling == "lower":
        text = text.replace(text.split(b"\n")[3], text.split(b"\n")[3].lower())
    elif spelling == "spaces":
        text = text.replace(b"root ", b"root   ").replace(b"\ncheck", b"  \ncheck")
    elif spelling == "upper check":
        text = text[:-5] + text[-5:].upper()
    elif spelling == "six lines":
        text += b"signed by hand\n"
    put(trial.folder / "anchors" / "fuzz.paper", text)
    trial.arguments += ["--anchor", "anchors/fuzz.paper"]
    return f"paper {origin} {size} {spelling}"


def held(trial: Trial) -> str:
    """Some of the honest anchors and receipts that the auditor keeps."""
    for option, folder in (("--anchor", "anchors"), ("--receipt", "receipts")):
        for path in trial.files(f"{folder}/*"):
            if trial.rng.random() < 0.4:
                trial.arguments += [option, trial.text(path)]
    return "honest files given"


def options(trial: Trial) -> str:
    """An option left out, added or wrong."""
    rng = trial.rng
    what = rng.choice(("drop", "from", "gap", "nothing", "unreadable", "unknown", "tsa"))
    if what == "drop" and len(trial.arguments) >= 2:
        start = 2 * rng.randrange(len(trial.arguments) // 2)
        del trial.arguments[start:start + 2]
    elif what == "from":
        trial.arguments += ["--from", rng.choice((*trial.base.signers, "x"))]
    elif what == "gap":
        trial.arguments += ["--accept-gap", rng.choice((*trial.base.signers, "x"))]
    elif what == "unreadable":
        trial.arguments += [rng.choice(("--anchor", "--receipt", "--tsa")), "does-not-exist"]
    elif what == "unknown":
        trial.arguments += rng.choice((["--force", "yes"], ["stray"], ["--now", "yesterday"],
                                       ["--now", "2026-02-30T00:00:00Z"]))
    elif what == "tsa":
        trial.arguments += ["--tsa", "policy"]
    return f"options {what}"


def policy(trial: Trial) -> str:
    """Another quorum, another spelling, a key more or less."""
    path = trial.folder / "policy"
    rows = path.read_text("utf-8", "surrogateescape").splitlines()
    rng = trial.rng
    at = rng.randrange(len(rows) + 1)
    second = "second" if any(row.startswith("witness second") for row in rows) else "joho"
    what = rng.choice(("none", "all", "k", "order", "drop", "insert", "blank", "twice"))
    last = -2 if len(rows) > 1 and rows[-2].startswith("group") and rng.random() < 0.9 else -1
    if what == "none":
        rows[-1] = "quorum none"
    elif what == "all":
        rows[last:] = [f"group both all joho {second}", "quorum both"]
    elif what == "k":
        rows[last:] = [f"group some {rng.choice(('0', '1', '2', '3', '01', 'any', 'most'))} "
                       f"joho {second}", "quorum some"]
    elif what == "order":
        rng.shuffle(rows)
    elif what == "drop" and rows:
        del rows[at % len(rows)]
    elif what == "insert":
        rows.insert(at, rng.choice((
            "# comment", "", "   ", "unknown word", "quorum joho", "group empty any",
            "group none any joho", f"witness joho {SECOND.key.text}", "log x+00000000+AAAA",
            f"witness w {SECOND.key.text} https://witness.example/", f"log {CITY.key.text}",
            f"log {Signer('other.example', TEST_1024).key.text} https://other.example/ more",
            f"  log   {Signer('other.example', TEST_1024).key.text}  ", " # comment",
            f"witness third {Signer('third.example', CITY.seed, WITNESS).key.text}",
            f"witness third {Signer('third.example', TEST_SHA, WITNESS).key.text}",
            f"witness none {SECOND.key.text}", "group g any missing", "group g any joho joho")))
    elif what == "blank" and rows:
        rows[at % len(rows)] = rows[at % len(rows)].replace(" ", rng.choice(("  ", "\t")))
    elif what == "twice" and rows:
        rows.insert(at, rows[at % len(rows)])
    put(path, ("\n".join(rows) + "\n").encode("utf-8", "surrogateescape"))
    return f"policy {what}"


class Timestamps:
    """Two timestamp authorities made with openssl: one the auditor trusts, one not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "tsa.cnf").write_text(
            "[tsa]\ndefault_tsa = t\n[t]\nserial = serial\ndefault_policy = 1.2.3.4\n"
            "digests = sha256, sha512\nsigner_digest = sha256\ness_cert_id_alg = sha256\n"
            "[v]\nextendedKeyUsage = critical,timeStamping\nbasicConstraints = critical,CA:TRUE\n"
            "[req]\ndistinguished_name = dn\n[dn]\n", "ascii")
        (folder / "serial").write_text("01\n", "ascii")
        for name in ("good", "other"):
            self._openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650",
                          "-keyout", f"{name}.key", "-out", f"{name}.pem", "-subj",
                          f"/CN=test {name}", "-config", "tsa.cnf", "-extensions", "v")

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def token(self, data: bytes, name: str, digest: str, certificate: bool) -> bytes:
        """A granted response over these bytes, with the authority's certificate or without."""
        (self.folder / "data").write_bytes(data)
        self._openssl("ts", "-query", "-data", "data", f"-{digest}",
                      *(["-cert"] if certificate else []), "-out", "query")
        self._openssl("ts", "-reply", "-queryfile", "query", "-config", "tsa.cnf", "-signer",
                      f"{name}.pem", "-inkey", f"{name}.key", "-out", "reply")
        return (self.folder / "reply").read_bytes()

    def mutate(self, trial: Trial) -> str:
        """A token beside a note: good, of another authority, over other bytes, damaged."""
        path = trial.some("bundle/shards/*/checkpoints/*.note")
        if path is None:
            return "no note"
        rng = trial.rng
        what = rng.choice(("good", "good", "other authority", "other bytes", "sha512", "flip",
                           "without certificate"))
        data = path.read_bytes() + (b"x" if what == "other bytes" else b"")
        token = bytearray(self.token(data, "other" if what == "other authority" else "good",
                                     "sha512" if what == "sha512" else "sha256",
                                     what != "without certificate"))
        if what == "flip":
            token[rng.randrange(len(token))] ^= 1 << rng.randrange(8)
        put(path.with_name(path.name + ".tsr"), bytes(token))
        if rng.random() < 0.8:
            trial.arguments += ["--tsa", str(self.folder / "good.pem")]
        return f"token {what} beside {trial.text(path)}"


MUTATIONS: tuple[tuple[Callable[[Trial], str], int], ...] = (
    (clock, 3), (paper, 5), (held, 4), (options, 3), (policy, 4))

"""Signs notes, receipts and paper sheets with published test keys.

The keys are those of RFC 8032 section 7.1: never for production.
"""
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from second_verifier.form import encode_base64
from second_verifier.keys import LOG, WITNESS, VerifierKey, make_key
from second_verifier.merkle import Tree
from second_verifier.notes import PAPER_TITLE, PROOF_TITLE, checkpoint_body

TEST_1 = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
TEST_2 = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
TEST_3 = "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"
TEST_1024 = "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5"
TEST_SHA = "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42"


@dataclass(frozen=True)
class Signer:
    """A test key under a name; `kind` is that of a log or of a witness."""
    name: str
    seed: str
    kind: int = LOG

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.seed))

    @property
    def key(self) -> VerifierKey:
        """The public half."""
        public = self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return make_key(self.name, self.kind, public)

    def line(self, body: bytes, seconds: int) -> str:
        """Signature line over a checkpoint body; `seconds` matters to a witness only."""
        if self.kind == LOG:
            value = self._private.sign(body)
        else:
            message = f"cosignature/v1\ntime {seconds}\n".encode("ascii") + body
            value = seconds.to_bytes(8, "big") + self._private.sign(message)
        return f"\u2014 {self.name} {encode_base64(self.key.key_id + value)}\n"


CITY = Signer("witness.city.example/joho", TEST_2, WITNESS)
SECOND = Signer("witness.second.example/x", TEST_1024, WITNESS)


def note(origin: str, size: int, root: bytes, signers: Sequence[Signer], seconds: int) -> bytes:
    """A checkpoint with one line per signer."""
    body = checkpoint_body(origin, size, root)
    lines = "".join(signer.line(body, seconds) for signer in signers)
    return body + b"\n" + lines.encode("utf-8")


def receipt(tree: Tree, entries: Sequence[bytes], index: int, signed: bytes,
            with_entry: bool = True) -> bytes:
    """Receipt for entry `index` under the checkpoint `signed` of this tree."""
    size = int(signed.split(b"\n")[1])
    extra = f"extra {encode_base64(entries[index])}\n" if with_entry else ""
    path = "".join(f"{encode_base64(node)}\n" for node in tree.inclusion(index, size))
    return f"{PROOF_TITLE}\n{extra}index {index}\n{path}\n".encode("utf-8") + signed


def paper(origin: str, size: int, root: bytes) -> bytes:
    """The five lines that an auditor types from the closing sheet."""
    digits = root.hex().upper()
    groups = " ".join(digits[i:i + 4] for i in range(0, 64, 4))
    check = hashlib.sha256(checkpoint_body(origin, size, root)).hexdigest()[:4]
    return (f"{PAPER_TITLE}\norigin {origin}\nsize {size}\nroot {groups}\n"
            f"check {check}\n").encode("ascii")

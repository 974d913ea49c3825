"""Verifier keys and Ed25519."""
import functools
import hashlib
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .form import FormError, decode_base64, encode_base64

LOG = 0x01
WITNESS = 0x04

_FIELD_PRIME = 2**255 - 19
_GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
_KEY_ID = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True)
class VerifierKey:
    """`name+hex(key id)+base64(type byte || public key)`."""
    name: str
    key_id: bytes
    kind: int
    public: bytes

    @property
    def text(self) -> str:
        """The vkey as it is written."""
        material = encode_base64(bytes([self.kind]) + self.public)
        return f"{self.name}+{self.key_id.hex()}+{material}"


def make_key(name: str, kind: int, public: bytes) -> VerifierKey:
    """Key whose id is the first 4 bytes of H(name || 0x0A || type || public key)."""
    digest = hashlib.sha256(name.encode("utf-8") + b"\n" + bytes([kind]) + public).digest()
    return VerifierKey(name, digest[:4], kind, public)


def parse_vkey(text: str, kind: int) -> VerifierKey:
    """A vkey of the wanted type whose key id agrees."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not parts[0] or " " in parts[0] or not _KEY_ID.fullmatch(parts[1]):
        raise FormError("not a verifier key")
    material = decode_base64(parts[2])
    if len(material) != 33 or material[0] != kind:
        raise FormError("verifier key of another type or length")
    key = make_key(parts[0], kind, material[1:])
    if key.key_id.hex() != parts[1]:
        raise FormError("key id does not agree with the key")
    return key


@functools.lru_cache(maxsize=100_000)
def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """RFC 8032 pure: S < L, canonical points, no cofactor."""
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= _GROUP_ORDER:
        return False
    if not _is_canonical(public) or not _is_canonical(signature[:32]):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _is_canonical(point: bytes) -> bool:
    number = int.from_bytes(point, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= _FIELD_PRIME:
        return False
    return not (sign and y in (1, _FIELD_PRIME - 1))  # x = 0 has no negative

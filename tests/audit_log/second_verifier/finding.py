"""What a step found."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One `FAIL` line; `proof` follows it in full."""
    code: int
    place: str
    reason: str
    proof: str = ""

    def __str__(self) -> str:
        return f"FAIL {self.code} {self.place}: {self.reason}\n{self.proof}"

"""One experiment: a copy of a valid bundle, what is done to it and how it is judged."""
import os
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from history import History
from signing import CITY, TEST_1, Signer

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "audit_log"
GOLDEN_ORIGINS = ("audit.kizuna.example/isesaki/2025", "audit.kizuna.example/isesaki/2026")


@dataclass(frozen=True)
class Base:
    """A valid bundle on disk; `variant` and `seed` make its history again."""
    name: str
    folder: Path
    arguments: tuple[str, ...]
    now: int
    signers: dict[str, list[Signer]]
    variant: str = ""
    seed: int = 0


@dataclass
class Trial:
    """A copy of a base that mutations may change."""
    base: Base
    folder: Path
    rng: random.Random
    arguments: list[str]
    now: int
    history: History | None = None
    done: list[str] = field(default_factory=list)

    @property
    def bundle(self) -> Path:
        """The copied bundle."""
        return self.folder / "bundle"

    def files(self, pattern: str = "bundle/**/*") -> list[Path]:
        """Files of the copy, in a fixed order."""
        return sorted(path for path in self.folder.glob(pattern) if path.is_file())

    def some(self, pattern: str) -> Path | None:
        """One file that matches."""
        files = self.files(pattern)
        return self.rng.choice(files) if files else None

    def text(self, path: Path) -> str:
        """Path for people."""
        return str(path.relative_to(self.folder))


def golden_signers() -> dict[str, list[Signer]]:
    """Keys of the golden bundle."""
    return {origin: [Signer(origin, TEST_1), CITY] for origin in GOLDEN_ORIGINS}


def put(path: Path, content: bytes) -> None:
    """Writes a file anew: the copies are hard links to the base."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def copy(base: Path, folder: Path) -> None:
    """Copies a base by hard links."""
    shutil.copytree(base, folder, copy_function=os.link)

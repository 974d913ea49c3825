#!/usr/bin/env python3
"""The disk fills up under load and is freed again (R-04): 503 within a second and no false
acknowledgement meanwhile, well again by itself within ten seconds, nothing lost or doubled.

On a small tmpfs when it may be mounted (root); otherwise the service's files are kept from growing
by RLIMIT_FSIZE. One of the two always runs."""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from ledger import Load, check_acts, check_installation, check_log  # noqa: E402
from service import Client, Service  # noqa: E402

REFUSED_WITHIN = 1.0
HEALS_WITHIN = 10.0


class SmallDisk:
    """A tmpfs that a filler file leaves no room on."""

    name = "tmpfs"

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kizuna-disk-"))
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m,mode=0700", "kizuna-disk",
                        str(self.folder)], check=True, stderr=subprocess.DEVNULL)

    def fill(self, _: Service) -> None:
        with open(self.folder / "filler", "ab", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 65536)
            except OSError:
                pass

    def free(self, _: Service) -> None:
        (self.folder / "filler").unlink()

    def close(self) -> None:
        subprocess.run(["umount", str(self.folder)], check=True)
        self.folder.rmdir()


class ShortFiles:
    """Files of the service may not be written beyond one page."""

    name = "RLIMIT_FSIZE"

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kizuna-disk-"))

    def fill(self, service: Service) -> None:
        # Not the present size: the database's own log is written over again from its beginning.
        self._limit(service, 4096)

    def free(self, service: Service) -> None:
        self._limit(service, resource.RLIM_INFINITY)

    def _limit(self, service: Service, size: int) -> None:
        _, hard = resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (size, hard))

    def close(self) -> None:
        pass


def make_disk() -> SmallDisk | ShortFiles:
    try:
        return SmallDisk()
    except subprocess.CalledProcessError:
        return ShortFiles()


def wait_for_refusal(load: Load) -> None:
    deadline = time.monotonic() + 20
    while load.done.statuses.get(503, 0) == 0:
        assert time.monotonic() < deadline, f"the disk is full, answers {load.done.statuses}"
        time.sleep(0.02)


def wait_until_well(load: Load) -> float:
    began = time.monotonic()
    before = len(load.done.ids)
    while len(load.done.ids) == before:
        assert time.monotonic() - began < HEALS_WITHIN, f"not well again: {load.done.statuses}"
        time.sleep(0.02)
    return time.monotonic() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kizuna", required=True)
    parser.add_argument("--cycles", type=int, default=20)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--limit", action="store_true", help="RLIMIT_FSIZE even as root")
    options = parser.parse_args()
    disk = ShortFiles() if options.limit else make_disk()
    service = Service(options.kizuna, folder=str(disk.folder))
    accounts = {a["login"]: a for a in service.load_demo()}
    service.start()
    signed_in = Client(service)
    signed_in.sign_in(accounts["counselor"])
    all_ids: set[str] = set()
    refused, slowest_refusal, slowest_heal = 0, 0.0, 0.0
    try:
        for _ in range(options.cycles):
            load = Load(signed_in, options.workers)
            time.sleep(0.3)
            disk.fill(service)
            wait_for_refusal(load)
            time.sleep(1.0)
            assert service.process.poll() is None, "the service has ended"
            disk.free(service)
            slowest_heal = max(slowest_heal, wait_until_well(load))
            done = load.end()
            assert set(done.statuses) <= {201, 503}, f"answers {done.statuses}"
            assert done.lost_connections == 0, f"{done.lost_connections} connections lost"
            assert done.slowest_refusal < REFUSED_WITHIN, f"503 after {done.slowest_refusal:.2f} s"
            slowest_refusal = max(slowest_refusal, done.slowest_refusal)
            refused += done.statuses[503]
            all_ids |= set(done.ids.values())
            check_log(service)
            check_acts(service, all_ids)
        assert service.stop() == 0
        check_installation(service)
        entries = check_log(service)
    finally:
        if service.process.poll() is None:
            service.kill()
        disk.close()
    print(f"{disk.name}: {options.cycles} times full, {len(all_ids)} acknowledged creates, "
          f"{refused} answers 503 (slowest {slowest_refusal:.2f} s), well again after "
          f"{slowest_heal:.1f} s at most, {entries} entries: nothing lost, nothing doubled")
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

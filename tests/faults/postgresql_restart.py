#!/usr/bin/env python3
"""PostgreSQL is stopped at once (as by a power cut) and started again while people work.

Meanwhile they get 503 and nothing is promised; afterwards everything goes on by itself, nothing
that was acknowledged is lost or doubled, and the log has no gap. Run under tests/with_postgresql."""

import argparse
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from ledger import Load, check_acts, check_installation, check_log, service_on  # noqa: E402
from service import Client  # noqa: E402

PG_CTL = "/usr/lib/postgresql/15/bin/pg_ctl"
HEALS_WITHIN = 30.0


class Cluster:
    """The server of tests/with_postgresql."""

    def __init__(self) -> None:
        self.data = Path(os.environ["KIZUNA_TEST_POSTGRESQL_DIR"])
        self.log = os.environ["KIZUNA_TEST_POSTGRESQL_LOG"]
        words = shlex.split((self.data / "postmaster.opts").read_text())
        # …/postgres -D DATA OPTION…
        self.options = shlex.join(words[3:])

    def call(self, *words: str) -> None:
        command = [PG_CTL, "-D", str(self.data), "-w", *words]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        # Its output would keep a pipe of ours open for as long as the server runs.
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def stop(self) -> None:
        self.call("-m", "immediate", "stop")

    def start(self) -> None:
        self.call("-l", self.log, "-o", self.options, "start")


def wait_until_well(client: Client) -> float:
    began = time.monotonic()
    while time.monotonic() - began < HEALS_WITHIN:
        status, _, _ = client.request("GET", "/readyz")
        if status == 200:
            return time.monotonic() - began
        time.sleep(0.05)
    raise AssertionError(f"not well again after {HEALS_WITHIN} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kizuna", required=True)
    parser.add_argument("--cycles", type=int, default=20)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--down", type=float, default=2.0, help="seconds")
    options = parser.parse_args()
    cluster = Cluster()
    service = service_on("postgresql", options.kizuna, "restart")
    accounts = {a["login"]: a for a in service.load_demo()}
    service.start()
    signed_in = Client(service)
    signed_in.sign_in(accounts["counselor"])
    all_ids: set[str] = set()
    refused, slowest_heal = 0, 0.0
    for _ in range(options.cycles):
        load = Load(signed_in, options.workers)
        time.sleep(0.5)
        cluster.stop()
        time.sleep(options.down)
        cluster.start()
        slowest_heal = max(slowest_heal, wait_until_well(signed_in.twin()))
        time.sleep(0.5)
        done = load.end()
        unexpected = set(done.statuses) - {201, 503}
        assert not unexpected, f"answers {done.statuses}"
        assert done.lost_connections == 0, f"{done.lost_connections} connections lost"
        refused += done.statuses.get(503, 0)
        all_ids |= set(done.ids.values())
        check_log(service)
        check_acts(service, all_ids)
    assert refused > 0, "nobody noticed that the database was away"
    assert service.stop() == 0
    check_installation(service)
    print(f"{options.cycles} stops, {len(all_ids)} acknowledged creates, {refused} answers 503, "
          f"well again after {slowest_heal:.1f} s at most: nothing lost, nothing doubled, no gap")
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""kill -9 under load, again and again: nothing that was acknowledged may be lost or doubled.

Each worker creates persons with Idempotency-Keys and notes what was acknowledged. After the kill
the server starts again; every noted id must be there, and the log must hold exactly one entry for
each act, without a gap."""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from ledger import Load, check_acts, check_installation, check_log, service_on  # noqa: E402
from service import Client  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kizuna", required=True)
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--cycles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=0.6)
    options = parser.parse_args()

    service = service_on(options.engine, options.kizuna, "kill_nine")
    accounts = {a["login"]: a for a in service.load_demo()}
    service.start()
    signed_in = Client(service)
    signed_in.sign_in(accounts["counselor"])
    all_ids: set[str] = set()
    for cycle in range(options.cycles):
        load = Load(signed_in, options.workers)
        time.sleep(options.seconds)
        service.kill()
        acknowledged = load.end().ids
        check_log(service)
        all_ids |= set(acknowledged.values())
        check_acts(service, all_ids)
        service.start()
        probe = signed_in.twin()
        for person in list(acknowledged.values())[-3:]:
            status, _, _ = probe.request("GET", f"/v1/persons/{person}")
            assert status == 200, f"cycle {cycle}: {person} answers {status}"
    assert service.stop() == 0
    check_installation(service)
    print(f"{options.engine}: {options.cycles} kills, {len(all_ids)} acknowledged creates, "
          f"{check_log(service)} entries: nothing lost, nothing doubled, no gap")
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

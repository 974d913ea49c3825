#!/usr/bin/env python3
"""SIGTERM under load (security.md T-16): every request that was begun gets its whole answer, the
process ends with 0 within its time, and what was acknowledged is there."""

import argparse
import sys
import time
from http.client import HTTPException, RemoteDisconnected
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from ledger import Load, check_acts, check_installation, check_log, service_on  # noqa: E402
from service import Client  # noqa: E402

ENDS_WITHIN = 30.0


class Watched(Client):
    """Counts answers that broke off in the middle; a connection that ends between two requests is
    no broken answer."""

    broken: list[str] = []

    def request(self, method, path, body=None, headers=None):
        try:
            return super().request(method, path, body, headers)
        except (RemoteDisconnected, ConnectionRefusedError, ConnectionResetError, BrokenPipeError):
            raise
        except (OSError, HTTPException) as failure:
            Watched.broken.append(repr(failure))
            raise

    def twin(self):
        other = Watched(self.service)
        other.cookie, other.csrf = self.cookie, self.csrf
        return other


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kizuna", required=True)
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--cycles", type=int, default=50)
    parser.add_argument("--workers", type=int, default=16)
    options = parser.parse_args()
    service = service_on(options.engine, options.kizuna, "terminate")
    accounts = {a["login"]: a for a in service.load_demo()}
    service.start()
    signed_in = Watched(service)
    signed_in.sign_in(accounts["counselor"])
    all_ids: set[str] = set()
    slowest = 0.0
    for _ in range(options.cycles):
        load = Load(signed_in, options.workers)
        time.sleep(0.4)
        began = time.monotonic()
        status = service.stop()
        slowest = max(slowest, time.monotonic() - began)
        done = load.end()
        assert status == 0, f"ended with {status}"
        assert slowest < ENDS_WITHIN, f"took {slowest:.1f} s to end"
        assert not Watched.broken, f"broken answers: {Watched.broken[:3]}"
        assert set(done.statuses) <= {201, 503}, f"answers {done.statuses}"
        all_ids |= set(done.ids.values())
        check_log(service)
        check_acts(service, all_ids)
        # Everything was signed at the end, so the auditor misses nothing.
        service.start()
    assert service.stop() == 0
    check_installation(service)
    print(f"{options.engine}: {options.cycles} stops, {len(all_ids)} acknowledged creates, slowest "
          f"stop {slowest:.1f} s: no broken answer, nothing lost, nothing doubled")
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""kill -9 under load, again and again: nothing that was acknowledged may be lost or doubled.

Each worker creates persons with Idempotency-Keys and notes what was acknowledged. After the kill
the server starts again; every noted key must give the same answer again, every id must be there,
and the log must hold exactly one entry for each act, without a gap.
"""

import argparse
import http.client
import sqlite3
import sys
import threading
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from service import Client, Service  # noqa: E402


def work(client: Client, acknowledged: dict[str, str], stop: threading.Event) -> None:
    number = 0
    while not stop.is_set():
        key = uuid.uuid4().hex
        number += 1
        body = {"names": {"family_name": "試験", "given_name": f"番号{number}"}}
        try:
            status, answer, _ = client.request("POST", "/v1/persons", body,
                                               {"Idempotency-Key": key})
        except (OSError, http.client.HTTPException):
            return
        if status == 201:
            acknowledged[key] = answer["id"]


def check_log(folder: Path) -> int:
    """Gapless, and as long as its head says."""
    database = sqlite3.connect(f"file:{folder / 'kizuna.sqlite'}?mode=ro", uri=True)
    total = 0
    for origin, size in database.execute("select origin, size from audit_tree"):
        count, last = database.execute(
            "select count(*), max(seq) from audit_entry where origin = ?", (origin,)).fetchone()
        if count != size or (size and last != size - 1):
            raise AssertionError(f"{origin}: {count} entries, last {last}, head says {size}")
        total += count
    assert database.execute("pragma integrity_check").fetchone()[0] == "ok"
    database.close()
    return total


def check_acts(folder: Path, ids: set[str]) -> None:
    """Each person that was acknowledged is there once, with exactly one entry."""
    database = sqlite3.connect(f"file:{folder / 'kizuna.sqlite'}?mode=ro", uri=True)
    stored = {row[0] for row in database.execute("select id from person")}
    logged: dict[str, int] = {}
    for (entry,) in database.execute("select entry from audit_entry where act = 'person.create'"):
        if '"out":"ok"' not in entry:
            continue
        person = entry.split('"obj":{"id":"')[1].split('"')[0]
        logged[person] = logged.get(person, 0) + 1
    database.close()
    missing = ids - stored
    assert not missing, f"{len(missing)} acknowledged persons are lost"
    doubled = [person for person in ids if logged.get(person) != 1]
    assert not doubled, f"{len(doubled)} persons have not exactly one entry"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kizuna", required=True)
    parser.add_argument("--cycles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=0.6)
    options = parser.parse_args()

    service = Service(options.kizuna)
    accounts = {a["login"]: a for a in service.load_demo()}
    service.start()
    signed_in = Client(service)
    signed_in.sign_in(accounts["counselor"])
    all_ids: set[str] = set()
    for cycle in range(options.cycles):
        acknowledged: dict[str, str] = {}
        stop = threading.Event()
        workers = [threading.Thread(target=work, args=(signed_in.twin(), acknowledged, stop))
                   for _ in range(options.workers)]
        for worker in workers:
            worker.start()
        time.sleep(options.seconds)
        service.kill()
        stop.set()
        for worker in workers:
            worker.join()
        check_log(service.folder)
        all_ids |= set(acknowledged.values())
        check_acts(service.folder, all_ids)
        service.start()
        probe = signed_in.twin()
        for person in list(acknowledged.values())[-3:]:
            status, _, _ = probe.request("GET", f"/v1/persons/{person}")
            assert status == 200, f"cycle {cycle}: {person} answers {status}"
    service.stop()
    entries = check_log(service.folder)
    print(f"{options.cycles} kills, {len(all_ids)} acknowledged creates, {entries} entries: "
          "nothing lost, nothing doubled, no gap")
    print("1 passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

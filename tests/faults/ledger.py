"""What the database must hold after a fault: everything that was acknowledged, once, and a log
without a gap. Reads the database itself, on either engine, while nobody serves."""

import os
import sqlite3
import subprocess
import threading
import time
import uuid
from http.client import HTTPException
from pathlib import Path

from service import Client, Service


class Acknowledged:
    """Persons that workers created, by Idempotency-Key; and the answers that were no promise."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.statuses: dict[int, int] = {}
        self.slowest_refusal = 0.0
        self.lost_connections = 0

    def create_one(self, client: Client) -> int:
        """One person; the status, or 0 when the connection went away without an answer."""
        key = uuid.uuid4().hex
        body = {"names": {"family_name": "試験", "given_name": f"番号{len(self.ids)}"}}
        began = time.monotonic()
        try:
            status, answer, _ = client.request("POST", "/v1/persons", body,
                                               {"Idempotency-Key": key})
        except (OSError, HTTPException):
            self.lost_connections += 1
            return 0
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status == 201:
            self.ids[key] = answer["id"]
        elif status == 503:
            self.slowest_refusal = max(self.slowest_refusal, time.monotonic() - began)
        return status


class Load:
    """Workers on connections of one session, creating persons until told to stop."""

    def __init__(self, signed_in: Client, workers: int, after_loss: str = "end"):
        self.done = Acknowledged()
        self.stopping = threading.Event()
        self.after_loss = after_loss
        self.threads = [threading.Thread(target=self._work, args=(signed_in.twin(),))
                        for _ in range(workers)]
        for thread in self.threads:
            thread.start()

    def _work(self, client: Client) -> None:
        while not self.stopping.is_set():
            status = self.done.create_one(client)
            if status == 0 and self.after_loss == "end":
                return
            if status in (0, 503):
                time.sleep(0.02)

    def end(self) -> Acknowledged:
        self.stopping.set()
        for thread in self.threads:
            thread.join()
        return self.done


def rows(service: Service, sql: str) -> list[list[str]]:
    if service.database is None:
        database = sqlite3.connect(f"file:{service.folder / 'kizuna.sqlite'}?mode=ro", uri=True)
        found = [[str(cell) for cell in row] for row in database.execute(sql)]
        database.close()
        return found
    # The owner's policies hold for the owner too; '*' sees every center.
    done = subprocess.run(["psql", "-XAtq", "-F", "\t", service.database, "-c",
                           "set kizuna.center = '*'", "-c", sql],
                          check=True, text=True, capture_output=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def check_log(service: Service) -> int:
    """Gapless, and as long as its head says; returns the number of entries."""
    total = 0
    for origin, size in rows(service, "select origin, size from audit_tree"):
        counted = rows(service, "select count(*), coalesce(max(seq), -1) from audit_entry "
                                f"where origin = '{origin}'")[0]
        if counted != [size, str(int(size) - 1)]:
            raise AssertionError(f"{origin}: entries and last {counted}, head says {size}")
        total += int(size)
    if service.database is None:
        assert rows(service, "pragma integrity_check") == [["ok"]]
    return total


def check_acts(service: Service, ids: set[str]) -> None:
    """Each person that was acknowledged is there once, with exactly one entry."""
    stored = {row[0] for row in rows(service, "select id from person")}
    logged: dict[str, int] = {}
    for (entry,) in rows(service, "select entry from audit_entry where act = 'person.create'"):
        if '"out":"ok"' in entry:
            person = entry.split('"obj":{"id":"')[1].split('"')[0]
            logged[person] = logged.get(person, 0) + 1
    missing = ids - stored
    assert not missing, f"{len(missing)} acknowledged persons are lost"
    wrong = [person for person in ids if logged.get(person) != 1]
    assert not wrong, f"{len(wrong)} persons have not exactly one entry"
    silent = [person for person, times in logged.items() if person not in stored or times != 1]
    assert not silent, f"{len(silent)} entries tell of what is not there once"


def check_installation(service: Service) -> None:
    """kizuna check: pages, references, keys, the whole log, and what was signed."""
    done = subprocess.run([service.binary, *service.options, "check"], text=True,
                          capture_output=True)
    assert done.returncode == 0, done.stdout + done.stderr


def postgresql_database(name: str) -> tuple[str, str]:
    """A fresh database on the server of tests/with_postgresql: the owner's address, the service's."""
    server = os.environ["KIZUNA_TEST_POSTGRESQL"]
    subprocess.run(["psql", "-Xq", server, "-c", f"create database {name}"], check=True)
    owner = server.removesuffix("/postgres") + "/" + name
    return owner, owner.replace("kizuna_owner", "kizuna_service")


def service_on(engine: str, binary: str, name: str, options: list[str] | None = None) -> Service:
    """A service with demo data on "sqlite" or "postgresql"."""
    if engine == "sqlite":
        return Service(binary, options=options)
    owner, address = postgresql_database(f"kizuna_{name}_{os.getpid()}")
    service = Service(binary, options=options, database=address)
    service.command("--database-owner", owner, "migrate")
    return service


__all__ = ["Acknowledged", "Load", "Path", "check_acts", "check_installation", "check_log",
           "postgresql_database", "rows", "service_on"]

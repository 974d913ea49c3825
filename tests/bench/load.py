#!/usr/bin/env python3
"""How many durable, audited acts a second one server does, and what the disk alone would allow.

Starts `kizuna serve` on a temporary database with the demo data, drives it over TLS keep-alive
with wrk, and prints a Markdown table. Beside it stand the same server with group commit off, and
raw SQLite writing the same rows in batches of the same size.
"""

import argparse
import json
import os
import platform
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))
from service import Client, Service  # noqa: E402

HERE = Path(__file__).parent
CONNECTIONS = (1, 16, 64)

CONTACT = {
    "finalise": True, "direction": "IN", "method": "T", "is_new": "NEW", "caller_type": "99",
    "caller_label": "匿名(女性・50代くらい)", "topic_main": "A4",
    "narrative": {"facts": "成年後見の費用を知りたい。母の預金が凍結され、施設の支払いが滞っている。"},
    "path": "1", "response": "申立費用と報酬の目安を説明した。", "outcome": "1", "urgency": "C",
    "abuse": "0", "district": "UNKNOWN", "consent": "6"}


def scaled(text: str) -> float:
    """'1.23ms', '950us', '2.01s' in milliseconds."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Server:
    """A server with a signed-in counselor, whose connections the cap per address does not count."""

    def __init__(self, kizuna: str, options: list[str]):
        self.service = Service(kizuna, options=["--trusted-proxies", "127.0.0.1", *options])
        account = {a["login"]: a for a in self.service.load_demo()}["counselor"]
        self.service.start()
        self.client = Client(self.service)
        self.client.sign_in(account)

    def create(self) -> str:
        status, body, _ = self.client.request("POST", "/v1/contacts", CONTACT,
                                              {"Idempotency-Key": f"first-{time.time_ns()}"})
        if status != 201:
            raise RuntimeError(f"the contact was refused: {status} {body}")
        return body["id"]

    def drive(self, script: str, connections: int, seconds: int, **values: str) -> dict:
        environment = {**os.environ, "KIZUNA_COOKIE": self.client.cookie,
                       "KIZUNA_CSRF": self.client.csrf,
                       "KIZUNA_ORIGIN": f"https://localhost:{self.service.port}", **values}
        pid = self.service.process.pid
        before = cpu_seconds(pid)
        done = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "10s",
             "-s", str(HERE / script), f"https://localhost:{self.service.port}"],
            check=True, capture_output=True, text=True, env=environment).stdout
        used = cpu_seconds(pid) - before
        if "Non-2xx" in done or "Socket errors" in done:
            raise RuntimeError(done)
        requests = int(re.search(r"(\d+) requests in", done).group(1))
        return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", done).group(1)),
                "p50": scaled(re.search(r"\n +50%\s+(\S+)", done).group(1)),
                "p99": scaled(re.search(r"\n +99%\s+(\S+)", done).group(1)),
                "cpu": used / requests * 1e6}

    def stop(self) -> None:
        self.service.stop()
        shutil.rmtree(self.service.folder, ignore_errors=True)


def raw_rates(tool: str, kizuna: str, seconds: int) -> dict[int, float]:
    """What SQLite alone does with the rows of one create."""
    server = Server(kizuna, [])
    server.create()
    folder = Path(tempfile.mkdtemp(prefix="kizuna-bench-", dir=server.service.folder.parent))

    def copy(name: str) -> Path:
        target = folder / name
        with sqlite3.connect(server.service.folder / "kizuna.sqlite") as source, \
                sqlite3.connect(target) as out:
            source.backup(out)
        return target

    before = copy("before.sqlite")
    server.create()
    after = copy("after.sqlite")
    server.stop()
    rates = {}
    for batch in CONNECTIONS:
        work = folder / f"work-{batch}.sqlite"
        shutil.copy(before, work)
        out = subprocess.run([tool, str(before), str(after), str(work), str(batch), str(seconds)],
                             check=True, capture_output=True, text=True).stdout
        rates[batch] = float(out.split()[0])
    shutil.rmtree(folder, ignore_errors=True)
    return rates


def measure(kizuna: str, options: list[str], seconds: int) -> dict:
    server = Server(kizuna, options)
    contact = server.create()
    results = {}
    for name, script in (("create", "create.lua"), ("read", "read.lua")):
        for connections in CONNECTIONS:
            # A second of the same load first: statements get prepared, files grow.
            server.drive(script, connections, 1, KIZUNA_CONTACT=contact, KIZUNA_RUN="warm")
            results[name, connections] = server.drive(
                script, connections, seconds, KIZUNA_CONTACT=contact, KIZUNA_RUN="run")
    server.stop()
    return results


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kizuna", required=True)
    parser.add_argument("--raw-rows", required=True)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--database", help="postgresql://… of a migrated, empty database")
    parser.add_argument("--json", help="also write the figures to this file")
    options = parser.parse_args()

    grouped = measure(options.kizuna, [], options.seconds)
    single = measure(options.kizuna, ["--group-max", "1"], options.seconds)
    raw = raw_rates(options.raw_rows, options.kizuna, options.seconds)

    print(f"{os.cpu_count()} cores, load generator included; {platform.release()}; "
          f"{options.seconds} s a row; SQLite, synchronous=FULL\n")
    print("| act | connections | per second | p50 ms | p99 ms | server CPU µs | group commit off | "
          "ratio | raw SQLite, same rows and batch | ratio |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for (act, connections), row in grouped.items():
        alone = single[act, connections]
        disk = raw[connections] if act == "create" else None
        print(f"| {act} | {connections} | {row['rate']:,.0f} | {row['p50']:.2f} | {row['p99']:.2f} | "
              f"{row['cpu']:.0f} | {alone['rate']:,.0f} | {row['rate'] / alone['rate']:.1f} | "
              + (f"{disk:,.0f} | {row['rate'] / disk:.2f} |" if disk else "– | – |"))
    if options.json:
        Path(options.json).write_text(json.dumps(
            {"grouped": {f"{a} {c}": r for (a, c), r in grouped.items()},
             "single": {f"{a} {c}": r for (a, c), r in single.items()}, "raw": raw}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())

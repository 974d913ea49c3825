"""Measures GET /v1/persons?q=… over TLS keep-alive, one client, against a real `kizuna serve`."""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "faults"))
from service import Client, Service  # noqa: E402

CENTER = "isesaki"
COPIED = ["person", "person_address", "person_phone", "person_key", "person_index"]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def psql(uri: str, *arguments: str, **more) -> str:
    return subprocess.run(["/usr/lib/postgresql/15/bin/psql", "-qAt", "-v", "ON_ERROR_STOP=1", uri,
                           *arguments], check=True, text=True, capture_output=True, **more).stdout


def copied_text(value: object) -> str:
    if value is None:
        return "\\N"
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def copy_people(source: sqlite3.Connection, uri: str) -> None:
    """The rows that the store wrote to SQLite, by COPY, which the wall between centers allows to
    the superuser alone."""
    for table in COPIED:
        column = "id" if table == "person" else "person_id"
        rows = source.execute(f"select * from {table} where {column} in "
                              "(select id from person where created_by = 'bench')")
        names = [description[0] for description in rows.description]
        kept = [at for at, name in enumerate(names) if name not in ("number", "survivor_id")]
        load = subprocess.Popen(
            ["/usr/lib/postgresql/15/bin/psql", "-q", "-v", "ON_ERROR_STOP=1", uri,
             "-c", f"copy {table} ({', '.join(names[at] for at in kept)}) from stdin"],
            stdin=subprocess.PIPE, text=True, encoding="utf-8")
        for row in rows:
            load.stdin.write("\t".join(copied_text(row[at]) for at in kept) + "\n")
        load.stdin.close()
        if load.wait() != 0:
            raise RuntimeError(f"{table} was not copied")
    psql(uri, "-c", "vacuum analyze")


def sqlite_service(kizuna: str, filler: str, people: int) -> tuple[Service, list[dict]]:
    service = Service(kizuna)
    accounts = service.load_demo()
    database = service.folder / "kizuna.sqlite"
    subprocess.run([filler, str(database), CENTER, str(people)], check=True)
    return service, accounts


def postgresql_service(kizuna: str, source: Path) -> tuple[Service, list[dict]]:
    owner = os.environ["KIZUNA_TEST_POSTGRESQL"].replace("/postgres", "/kizuna_bench")
    psql(os.environ["KIZUNA_TEST_POSTGRESQL"], "-c", "create database kizuna_bench")
    service = Service(kizuna, database=owner.replace("kizuna_owner", "kizuna_service"))
    service.options += ["--database-owner", owner]
    service.command("migrate")
    accounts = service.load_demo()
    copy_people(sqlite3.connect(f"file:{source}?mode=ro", uri=True),
                owner.replace("kizuna_owner", "kizuna_root"))
    return service, accounts


def windows(text: str, length: int) -> list[str]:
    return [text[at:at + length] for at in range(len(text) - length + 1)]


def queries(source: Path, count: int) -> dict[str, list[str]]:
    """By name of the row: what is typed. The same for both databases."""
    chance = random.Random(7)
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as db:
        people = db.execute("select family_name, given_name, family_kana, given_kana from person "
                            "where created_by = 'bench' and rowid % 997 = 0").fetchall()
    chance.shuffle(people)
    rows: dict[str, list[str]] = {}
    for length in (2, 3, 4):
        for name, columns in (("kana", (2, 3)), ("kanji", (0, 1))):
            begins, parts = [], []
            for person in people:
                whole = person[columns[0]] + person[columns[1]]
                if len(whole) < length:
                    continue
                begins.append(whole[:length])
                parts.append(chance.choice(windows(whole, length)))
            rows[f"{name}, {length} letters, from the start"] = begins[:count]
            rows[f"{name}, {length} letters, anywhere"] = parts[:count]
    frequent = ["佐藤", "鈴木", "高橋", "田中", "サトウ", "スズキ", "タナカ", "タカハシ", "美子", "和子",
                "カズコ", "ヨシ", "ユキ", "トウ", "子 佐藤", "和子 佐藤", "コ サトウ", "美子 鈴木"]
    rows["frequent names and parts, both orders"] = [chance.choice(frequent) for _ in range(count)]
    letters = sorted({letter for person in people[:300] for letter in person[0] + person[1]})
    sounds = sorted({letter for person in people[:300] for letter in person[2] + person[3]})
    rows["absent: letters at random"] = [
        "".join(chance.choices(chance.choice((letters, sounds)), k=chance.choice((2, 3, 4))))
        for _ in range(count)]
    return rows


def measure(client: Client, words: list[str]) -> tuple[float, float, float]:
    """p50, p99 and the slowest in milliseconds."""
    times = []
    for word in words:
        path = "/v1/persons?q=" + urllib.parse.quote(word)
        begun = time.perf_counter()
        status, _, _ = client.request("GET", path)
        times.append((time.perf_counter() - begun) * 1000)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
    times.sort()
    return times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)], times[-1]


def measured(service: Service, accounts: list[dict], rows: dict[str, list[str]]) -> dict:
    service.start()
    try:
        client = Client(service)
        client.sign_in(next(a for a in accounts if a["login"] == "counselor"))
        for words in rows.values():  # the cache of a service that has been at work for a while
            measure(client, words[:100])
        return {name: measure(client, words) for name, words in rows.items()}
    finally:
        service.stop()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--kizuna", required=True)
    options.add_argument("--filler", required=True)
    options.add_argument("--people", type=int, default=1_000_000)
    options.add_argument("--requests", type=int, default=500, help="of each row")
    given = options.parse_args()
    folders = []
    try:
        say("SQLite: demo data, then synthetic people")
        embedded, accounts = sqlite_service(given.kizuna, given.filler, given.people)
        folders.append(embedded.folder)
        source = embedded.folder / "kizuna.sqlite"
        rows = queries(source, given.requests)
        on_sqlite = measured(embedded, accounts, rows)
        say("PostgreSQL: demo data, then the same people")
        shared, accounts = postgresql_service(given.kizuna, source)
        folders.append(shared.folder)
        on_postgresql = measured(shared, accounts, rows)
    finally:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{given.people:,} people, {given.requests} requests a row, milliseconds, "
          f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    print("| words | SQLite p50 | p99 | slowest | PostgreSQL p50 | p99 | slowest |")
    print("|---|---|---|---|---|---|---|")
    for name in rows:
        cells = [f"{value:.1f}" for value in (*on_sqlite[name], *on_postgresql[name])]
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()

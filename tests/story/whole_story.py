#!/usr/bin/env python3
"""The whole story on real parts: demo data, TLS, sign-in, a consultation, an auditor's export that
two verifiers accept, and an older database that the service refuses."""

import argparse
import datetime
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "faults"))
from service import Client, Service  # noqa: E402

JST = datetime.timezone(datetime.timedelta(hours=9))
PASSED: list[str] = []


def step(name: str, holds: bool, seen: object = "") -> None:
    print(("ok    " if holds else "FAIL  ") + name + ("" if holds else f": {seen}"), flush=True)
    if not holds:
        raise SystemExit(f"{len(PASSED)} passed, 1 failed")
    PASSED.append(name)


def consultation() -> dict:
    now = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=5)
    return {"finalise": True, "received_at": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "method": "T",
            "caller_type": "99", "caller_label": "匿名(女性・50代くらい)", "topic_main": "A4",
            "narrative": {"facts": "成年後見の費用を知りたい。"}, "path": "1",
            "response": "費用の目安を説明した。", "outcome": "1", "urgency": "C", "abuse": "0",
            "district": "UNKNOWN", "consent": "6", "is_new": "NEW", "direction": "IN"}


def counselor_works(service: Service, accounts: dict) -> None:
    counselor = Client(service)
    counselor.sign_in(accounts["counselor"])
    status, contact, _ = counselor.request("POST", "/v1/contacts", consultation(),
                                           {"Idempotency-Key": "story-1"})
    step("a counselor records a consultation in one request", status == 201, contact)
    step("it takes the next number of its fiscal year", "-C-" in contact["number"], contact["number"])
    other = {**consultation(), "response": "別の内容。"}
    status, again, _ = counselor.request("POST", "/v1/contacts", other,
                                         {"Idempotency-Key": "story-1"})
    step("another body under the same key is refused", status == 422, again)
    digits = consultation()
    digits["narrative"]["facts"] = "番号は1234 5678 9018です"
    status, refused, _ = counselor.request("POST", "/v1/contacts", digits,
                                           {"Idempotency-Key": "story-2"})
    step("a My Number is refused", status == 422 and "my_number" in str(refused), refused)
    status, found, _ = counselor.request("GET", "/v1/persons?q=%E9%AB%98%E6%A9%8B")
    names = [hit["name"] for hit in found["persons"]]
    step("高橋 finds 髙橋 澄江", status == 200 and "髙橋 澄江" in names, names)
    status, refused, _ = counselor.request("GET", "/v1/audit-log/entries")
    step("a counselor may not read the log", status == 403, refused)


# What became of the demo's cases by the end of the year.
CASES = {"R06-K-00001": "S7", "R06-K-00002": "S7", "R06-K-00003": "S8", "R07-K-00001": "S7",
         "R07-K-00002": "S7", "R07-K-00003": "S5", "R07-K-00004": "S7", "R07-K-00005": "S6",
         "R07-K-00006": "S6", "R07-K-00007": "S8", "R07-K-00008": "S6", "R07-K-00009": "S6",
         "R07-K-00010": "S5"}
DIED, ABUSE, COMPLAINT, DOUBTFUL = "R06-K-00003", "R07-K-00003", "R07-K-00007", "R07-K-00010"


def figures(manager: Client) -> object:
    status, table, _ = manager.request("GET", "/v1/statistics/ST-1?fiscal_year=2025")
    return table["tables"][0]["lines"][0]["cells"] if status == 200 else table


def manager_counts(service: Service, accounts: dict) -> None:
    manager = Client(service)
    manager.sign_in(accounts["manager"])
    cells = figures(manager)
    step("ST-1 of 令和7年度: 延べ59 実14 新規11 継続3 再開0", cells == ["59", "14", "11", "3", "0"], cells)
    status, page, _ = manager.request("GET", "/v1/cases?limit=50")
    lines = {line["number"]: line for line in page.get("cases", [])}
    found = {number: line["state"] for number, line in lines.items()}
    step("thirteen cases stand where the year has led them", found == CASES, found)

    def case(number: str) -> dict:
        return manager.request("GET", "/v1/cases/" + lines[number]["id"])[1]

    reported = case(ABUSE)
    reported_at = datetime.datetime.fromisoformat(
        reported["overlays"][0]["reported_at"].replace("Z", "+00:00"))
    step("the abuse was reported on Friday at 17:20 and restricts the case",
         reported["overlays"][0]["status"] == "2" and reported["sensitivity"] == "s2"
         and f"{reported_at.astimezone(JST):%F %H:%M}" == "2025-05-23 17:20", reported)
    died, complaint = case(DIED), case(COMPLAINT)
    step("the case of the dead is closed on 3-02, the complaint on 12-01",
         [(one["close_code"], one["head"]["state_since"]) for one in (died, complaint)]
         == [("5", "2026-03-02"), ("1", "2025-12-01")], (died, complaint))
    person_is_taken_apart(manager, lines)


def person_is_taken_apart(manager: Client, lines: dict) -> None:
    person = "/v1/persons/" + lines[DOUBTFUL]["subject"]
    _, merged, headers = manager.request("GET", person)
    step("the man from the car was merged into 渡邊 修", merged.get("merged_into"), merged)
    status, apart, _ = manager.request("POST", person + "/actions/unmerge",
                                       {"reason": "取り違えだった"}, {"If-Match": headers["etag"]})
    step("taking them apart again is possible", status == 200 and not apart["merged_into"], apart)
    cells = figures(manager)
    step("and changes no figure", cells == ["59", "14", "11", "3", "0"], cells)


def auditor_proves(service: Service, accounts: dict, verifier: str, work: Path) -> None:
    auditor = Client(service)
    auditor.sign_in(accounts["auditor"])
    status, page, _ = auditor.request("GET", "/v1/audit-log/entries")
    step("an auditor reads the log", status == 200, page)
    step("and no name stands in it", "髙橋" not in str(page), "a name")
    status, _, _ = auditor.request("GET", "/v1/persons?q=%E9%AB%98")
    step("an auditor never sees content", status == 403, status)
    step("the service stops in peace", service.stop() == 0)
    policy = work / "policy"
    policy.write_text(service.command("audit", "--center", "isesaki", "vkey"))
    bundle = work / "bundle"
    service.command("audit", "--center", "isesaki", "export", "--out", str(bundle))
    check = [verifier, "--policy", str(policy), "--bundle", str(bundle)]
    done = subprocess.run(check, capture_output=True, text=True)
    step("kizuna-verify accepts the bundle", done.returncode == 0, done.stdout + done.stderr)
    second = [sys.executable, str(ROOT / "tests" / "audit_log" / "second_verifier")] + check[1:]
    done = subprocess.run(second, capture_output=True, text=True)
    step("the second verifier agrees", done.returncode == 0, done.stdout + done.stderr)
    step("the log says that this is demo data",
         "audit.demo." in (bundle / "index").read_text(), (bundle / "index").read_text())
    chunk = sorted(bundle.glob("shards/2025/entries/*.jsonl"))[0]
    chunk.write_text(chunk.read_text().replace('"code":201', '"code":200', 1))
    done = subprocess.run(check, capture_output=True, text=True)
    step("one changed word is found (12)", done.returncode == 12, done.returncode)


def older_copy_is_refused(service: Service, work: Path) -> None:
    database = service.folder / "kizuna.sqlite"
    old = work / "old.sqlite"
    service.start()
    service.stop()
    shutil.copy(database, old)
    service.start()
    Client(service).request("GET", "/v1/cases")
    service.stop()
    shutil.copy(old, database)
    for rest in service.folder.glob("kizuna.sqlite-*"):
        rest.unlink()
    done = subprocess.run([service.binary, *service.options, "serve"], capture_output=True, text=True,
                          timeout=30)
    step("an older copy of the database is refused (15)", done.returncode == 15,
         (done.returncode, done.stderr))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kizuna", required=True)
    parser.add_argument("--verifier", required=True)
    options = parser.parse_args()
    service = Service(options.kizuna)
    try:
        accounts = {account["login"]: account for account in service.load_demo()}
        service.start()
        with tempfile.TemporaryDirectory() as work:
            counselor_works(service, accounts)
            manager_counts(service, accounts)
            auditor_proves(service, accounts, options.verifier, Path(work))
            older_copy_is_refused(service, Path(work))
    finally:
        if service.process and service.process.poll() is None:
            service.kill()
    print(f"{len(PASSED)} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

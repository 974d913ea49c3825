#!/usr/bin/env python3
"""Hostile clients against a real server over real TLS: slow ones, many, greedy and rude ones.

The rows are those of docs/hardening.md that need a process of its own: H-30, H-32, T-08, T-12,
T-14. Times are the server's own; only latencies are judged mildly, because CI machines do other
things at the same time.
"""

import argparse
import http.client
import json
import os
import resource
import selectors
import socket
import ssl
import statistics
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from service import Client, Service, record_answer  # noqa: E402

passed = 0


def check(what: str, good: bool, detail: object = "") -> None:
    global passed
    print(("ok    " if good else "FAIL  ") + what + ("" if good else f": {detail}"), flush=True)
    if not good:
        raise SystemExit(1)
    passed += 1


def plain(service: Service, source: str = "127.0.0.1", timeout: float = 20) -> socket.socket:
    return socket.create_connection(("127.0.0.1", service.port), timeout, (source, 0))


def encrypted(service: Service, source: str = "127.0.0.1") -> ssl.SSLSocket:
    context = ssl.create_default_context(cafile=str(service.folder / "tls" / "certificate.pem"))
    return context.wrap_socket(plain(service, source), server_hostname="localhost")


def get(service: Service, path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost:{service.port}\r\n\r\n".encode()


def memory_kib(service: Service) -> int:
    status = Path(f"/proc/{service.process.pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def cpu_seconds(service: Service) -> float:
    fields = Path(f"/proc/{service.process.pid}/stat").read_text(encoding="ascii").split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


class Answers:
    """Reads one answer after the other from a connection."""

    def __init__(self, connection: ssl.SSLSocket):
        self.file = connection.makefile("rb")

    def next(self) -> tuple[int, dict, bytes] | None:
        line = self.file.readline()
        if not line:
            return None
        headers = http.client.parse_headers(self.file)
        body = self.file.read(int(headers.get("Content-Length", 0)))
        return int(line.split()[1]), headers, body


def expect_without_credentials(service: Service) -> None:
    connection = encrypted(service)
    host = f"localhost:{service.port}"
    connection.sendall((f"POST /v1/persons HTTP/1.1\r\nHost: {host}\r\nOrigin: https://{host}\r\n"
                        "Content-Type: application/json\r\nContent-Length: 100\r\n"
                        "Expect: 100-continue\r\n\r\n").encode())
    status, headers, body = Answers(connection).next()
    record_answer("H-30", "POST", "/v1/persons", status, headers["Content-Type"], body.decode())
    check("H-30 no 100 for who sends no credentials", status == 401, status)
    check("H-30 and the connection ends", connection.recv(1) == b"")


def pipelined_gets(service: Service) -> None:
    """10,000 GETs, 2,000 to a connection, nothing read until all is sent or the server stops
    reading; each connection answers its first 1,000 in order and ends."""
    before = memory_kib(service)
    highest = before
    for _ in range(5):
        connection = encrypted(service)
        asked = b"".join(get(service, f"/v1/absent/{i}") for i in range(2000))

        def ask(connection=connection, asked=asked) -> None:
            try:
                connection.sendall(asked)
            except OSError:
                pass  # the server ends the connection after its thousandth answer

        sender = threading.Thread(target=ask)
        sender.start()
        time.sleep(0.3)
        highest = max(highest, memory_kib(service))
        answers = Answers(connection)
        count = 0
        while True:
            try:
                answer = answers.next()
            except OSError:
                break
            if answer is None:
                break
            assert json.loads(answer[2])["instance"] == f"/v1/absent/{count}", "out of order"
            count += 1
        sender.join()
        connection.close()
        highest = max(highest, memory_kib(service))
        assert count == 1000, f"{count} answers on one connection"
    check("H-32 10,000 pipelined GETs: in order, 1,000 to a connection", True)
    check("H-32 and the memory stays flat", highest - before < 16 << 10, f"{before} {highest} KiB")


def until_ended(connections: list[socket.socket], seconds: float) -> int:
    """How many of them the server has not ended after that time."""
    end = time.monotonic() + seconds
    with selectors.DefaultSelector() as waiting:
        for connection in connections:
            connection.setblocking(False)
            waiting.register(connection, selectors.EVENT_READ)
        while waiting.get_map() and time.monotonic() < end:
            for key, _ in waiting.select(0.5):
                try:
                    ended = key.fileobj.recv(4096) == b""
                except (BlockingIOError, ssl.SSLWantReadError):
                    ended = False
                except OSError:
                    ended = True
                if ended:
                    waiting.unregister(key.fileobj)
        return len(waiting.get_map())


def stalled_handshakes(service: Service, good: Client) -> None:
    def latency() -> float:
        times = []
        for _ in range(40):
            began = time.monotonic()
            assert good.request("GET", "/v1/sessions/current")[0] == 200
            times.append(time.monotonic() - began)
        return statistics.median(times)

    alone = latency()
    stalled = [plain(service, f"127.0.2.{i % 80 + 1}") for i in range(2000)]
    beside = latency()
    check("T-08 others wait no longer beside 2,000 half-open connections",
          beside <= max(2 * alone, 0.05), f"{alone:.4f} s, then {beside:.4f} s")
    check("T-08 stalled handshakes end", until_ended(stalled, 10) == 0)
    for connection in stalled:
        connection.close()
    rude = plain(service)
    rude.sendall(b"\x16\x03\x01\x48\x01" + b"x" * 5)
    alert = rude.recv(64)
    check("T-08 a record that is too long: alert 22", alert[:1] == b"\x15" and alert[6:7] == b"\x16",
          alert)
    torn = plain(service)
    torn.sendall(b"\x16\x03\x01\x02\x00\x01\x00")
    torn.shutdown(socket.SHUT_WR)
    check("T-08 a record that breaks off: closed", until_ended([torn], 6) == 0)


def slow_headers(service: Service, good: Client) -> None:
    slow: list[ssl.SSLSocket] = []
    for i in range(1000):
        connection = encrypted(service, f"127.0.3.{i % 40 + 1}")
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        slow.append(connection)
        if i % 50 == 0:
            good.request("GET", "/v1/sessions/current")
    times: list[float] = []
    failures = 0
    trickle = time.monotonic()
    end = time.monotonic() + 5
    while time.monotonic() < end:
        began = time.monotonic()
        # Every tenth comes on a connection of its own.
        client = good.twin() if len(times) % 10 == 0 else good
        try:
            failures += client.request("GET", "/v1/sessions/current")[0] != 200
        except (OSError, http.client.HTTPException):
            failures += 1
        times.append(time.monotonic() - began)
        if time.monotonic() - trickle > 1:
            trickle = time.monotonic()
            for connection in slow:
                try:
                    connection.send(b"x")
                except OSError:
                    pass  # already ended by the server
        time.sleep(0.01)
    times.sort()
    p99 = times[len(times) * 99 // 100]
    check(f"T-12 beside 1,000 slow ones {len(times)} good requests, p99 {p99 * 1000:.0f} ms",
          failures <= len(times) // 100 and p99 < 2, f"{failures} failed")
    check("T-12 and the slow ones end", until_ended(slow, 15) == 0)
    for connection in slow:
        connection.close()


def one_address(service: Service) -> None:
    held = [plain(service, "127.0.4.1") for _ in range(40)]
    time.sleep(0.3)
    open_now = until_ended(held, 0.5)
    check("T-12 an address has 32 connections at most", open_now == 32, open_now)
    for connection in held:
        connection.close()


def no_files_left(service: Service) -> None:
    held = [plain(service, f"127.0.5.{i % 50 + 1}") for i in range(500)]
    time.sleep(0.5)
    before = cpu_seconds(service)
    time.sleep(3)
    busy = (cpu_seconds(service) - before) / 3
    check("T-14 without file descriptors it waits and does not spin", busy < 0.2, f"{busy:.2f}")
    for connection in held:
        connection.close()
    began = time.monotonic()
    answered = 0
    while time.monotonic() - began < 5 and not answered:
        try:
            connection = encrypted(service)
            connection.sendall(get(service, "/livez"))
            answered = Answers(connection).next()[0]
        except OSError:
            time.sleep(0.05)
    check("T-14 and serves again when there are some", answered == 200,
          f"{answered} after {time.monotonic() - began:.1f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kizuna", required=True)
    options = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 8192), most))

    service = Service(options.kizuna)
    accounts = {a["login"]: a for a in service.load_demo()}
    service.start()
    try:
        good = Client(service)
        good.sign_in(accounts["counselor"])
        expect_without_credentials(service)
        pipelined_gets(service)
        one_address(service)
        stalled_handshakes(service, good)
        slow_headers(service, good)
        check("and it still stops in peace", service.stop() == 0)
        service.start(lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (128, 128)))
        no_files_left(service)
        service.stop()
    finally:
        if service.process.poll() is None:
            service.kill()
    print(f"{passed} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

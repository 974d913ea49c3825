"""A real `kizuna serve` on a temporary folder, and a small client that signs in as people do."""

import base64
import hashlib
import hmac
import http.client
import json
import os
import signal
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def totp(secret: str, at: float) -> str:
    """RFC 6238: SHA-1, six digits, thirty seconds."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def record_answer(test: str, method: str, path: str, status: int, content_type: str,
                  body: str) -> None:
    """As the fixture of the API tests does it, for tests/openapi/check_answers.py."""
    folder = os.environ.get("KIZUNA_RECORD_ANSWERS")
    if not folder:
        return
    line = {"test": test, "method": method, "path": path.partition("?")[0], "status": status,
            "content_type": content_type, "body": body}
    with open(Path(folder) / f"{os.getpid()}.jsonl", "a", encoding="utf-8") as out:
        out.write(json.dumps(line) + "\n")


class Service:
    """Starts, kills and restarts the server; the data folder stays."""

    def __init__(self, binary: str, folder: str | None = None, options: list[str] | None = None,
                 database: str | None = None):
        self.binary = binary
        self.database = database
        self.folder = Path(folder or tempfile.mkdtemp(prefix="kizuna-faults-"))
        self.port = free_port()
        self.options = ["--data", str(self.folder), "--port", str(self.port), "--log-level", "error"]
        self.options += ["--requests-per-second", "0"] + (options or [])
        if database:
            self.options += ["--database", database]
        self.process: subprocess.Popen | None = None

    def command(self, *words: str) -> str:
        done = subprocess.run([self.binary, *self.options, *words], check=True, text=True,
                              capture_output=True)
        return done.stdout

    def load_demo(self) -> list[dict]:
        self.command("demo")
        return json.loads(self.command("demo", "--credentials"))

    def start(self, prepare: Callable[[], None] | None = None) -> None:
        """`prepare` runs in the new process before the server does."""
        self.process = subprocess.Popen([self.binary, *self.options, "serve"], text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        preexec_fn=prepare)
        line = self.process.stdout.readline()
        if not line.startswith("ready "):
            raise RuntimeError(f"the server did not start: {line}{self.process.stderr.read()}")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=40)


class Client:
    """One keep-alive connection with a session."""

    def __init__(self, service: Service):
        self.service = service
        self.context = ssl.create_default_context(
            cafile=str(service.folder / "tls" / "certificate.pem"))
        self.connection: http.client.HTTPSConnection | None = None
        self.cookie = ""
        self.csrf = ""

    def request(self, method: str, path: str, body: dict | None = None,
                headers: dict | None = None) -> tuple[int, dict, dict]:
        if self.connection is None:
            self.connection = http.client.HTTPSConnection(
                "localhost", self.service.port, context=self.context, timeout=20)
        sent = {"Origin": f"https://localhost:{self.service.port}", **(headers or {})}
        if self.cookie:
            sent["Cookie"] = self.cookie
            sent["X-CSRF-Token"] = self.csrf
        text = None
        if body is not None:
            text = json.dumps(body)
            sent["Content-Type"] = "application/json"
        try:
            self.connection.request(method, path, text, sent)
            answer = self.connection.getresponse()
            raw = answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise
        record_answer(Path(sys.argv[0]).name, method, path, answer.status,
                      answer.getheader("Content-Type", ""), raw.decode("utf-8", "replace"))
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie" and value.startswith("__Host-sid="):
                self.cookie = value.split(";")[0]
        parsed = json.loads(raw) if raw and b"{" in raw[:1] else {}
        return answer.status, parsed, dict(answer.getheaders())

    def sign_in(self, account: dict) -> dict:
        status, body, _ = self.request("POST", "/v1/sessions", {
            "login": account["login"], "password": account["password"],
            "otp": totp(account["otp_secret"], time.time())})
        if status != 201:
            raise RuntimeError(f"sign-in answered {status}: {body}")
        self.csrf = body["csrf_token"]
        return body

    def twin(self) -> "Client":
        """Another connection of the same session."""
        other = Client(self.service)
        other.cookie, other.csrf = self.cookie, self.csrf
        return other

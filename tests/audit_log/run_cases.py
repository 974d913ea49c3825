"""Runs a verifier on every case of a `cases.json` and compares the exit codes.

    run_cases.py --verifier build/release/persistence/kizuna-verify [--data DIR]
"""
import argparse
import base64
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "audit_log"


def apply(operation: dict[str, Any], bundle: Path, data: Path) -> None:
    """Applies one operation of a case to the copy of the bundle."""
    kind, path = operation["op"], bundle / operation["file"]
    if kind in ("write", "copy"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(operation["base64"]) if kind == "write"
                         else (data / operation["from"]).read_bytes())
    elif kind == "rename":
        path.rename(bundle / operation["to"])
    elif kind == "delete_file":
        path.unlink()
    elif kind == "delete_folder":
        shutil.rmtree(path)
    else:
        path.write_bytes(_changed(operation, path.read_bytes()))


def _changed(operation: dict[str, Any], content: bytes) -> bytes:
    match operation["op"]:
        case "replace":
            find = operation["find"].encode()
            if find not in content:
                raise ValueError(f"{operation['file']} does not hold the text to replace")
            return content.replace(find, operation["with"].encode(), 1)
        case "flip":
            changed = bytearray(content)
            changed[operation["offset"]] ^= 1 << operation["bit"]
            return bytes(changed)
        case "append":
            return content + operation["text"].encode()
        case "truncate_bytes":
            return content[:len(content) - operation["drop"]]
    lines = content.split(b"\n")
    match operation["op"]:
        case "delete_line":
            del lines[operation["line"] - 1]
        case "insert_line":
            lines.insert(operation["line"] - 1, operation["text"].encode())
        case "swap_lines":
            first, second = operation["a"] - 1, operation["b"] - 1
            lines[first], lines[second] = lines[second], lines[first]
        case other:
            raise ValueError(f"unknown operation {other}")
    return b"\n".join(lines)


def exit_code(case: dict[str, Any], cases: dict[str, Any], verifier: list[str],
              data: Path) -> int:
    """Exit code of the verifier on one case, run in the folder of the data."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "bundle"
        shutil.copytree(data / "bundle", bundle, copy_function=shutil.copyfile)
        for operation in case["ops"]:
            apply(operation, bundle, data)
        command = [*verifier, "--policy", case["policy"], "--bundle", str(bundle),
                   *cases["default_args"], *case["args"]]
        if "--now" not in case["args"]:
            command += ["--now", cases["default_now"]]
        return subprocess.run(command, cwd=data, stdout=subprocess.DEVNULL, check=False,
                              timeout=120).returncode


def main() -> int:
    """Prints a table and `N passed, M failed`; 1 if any case failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verifier", required=True, help="command, quoted as in a shell")
    parser.add_argument("--data", type=Path, default=GOLDEN, help="folder with cases.json")
    options = parser.parse_args()
    verifier = shlex.split(options.verifier)
    if Path(verifier[0]).exists():
        verifier[0] = str(Path(verifier[0]).resolve())
    cases = json.loads((options.data / "cases.json").read_text("utf-8"))
    failed = 0
    for case in cases["cases"]:
        code = exit_code(case, cases, verifier, options.data)
        verdict = "pass" if code == case["expect"] else "FAIL"
        failed += verdict == "FAIL"
        print(f"{verdict}  expected {case['expect']:2}  got {code:2}  "
              f"{case['name']}: {case['why']}")
    print(f"{len(cases['cases']) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

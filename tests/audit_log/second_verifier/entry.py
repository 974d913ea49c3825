"""Members of an entry, the genesis and the other special entries, each by itself.

What an entry says about its place in the tree ("order") is not judged here.
"""
import datetime
import functools
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from . import kj1
from .form import HEX, ID, FormError, is_origin
from .merkle import leaf_hash
from .keys import LOG, parse_vkey

ALWAYS = frozenset("act actor after before case code detail obj out purpose reqid seq src ts v"
                   .split())
ROLES = frozenset("counselor manager city_staff approver auditor admin readonly service".split())
PURPOSES = frozenset("consult subsidy audit breakglass disclosure_request maintenance system"
                     .split())
OUTCOMES = frozenset(("ok", "denied", "error"))

_ACT = re.compile(r"[a-z][a-z0-9_]{0,30}\.[a-z][a-z0-9_]{0,30}")
_TYPE = re.compile(r"[a-z][a-z0-9_]{0,31}")
_OBJECT_ID = re.compile(r'[!#-\[\]-~]{1,400}')
_AMR = re.compile(r"[a-z0-9]{1,16}")
_SID = re.compile(r"[0-9a-f]{16}")
_IP = re.compile(r"[0-9a-f.:]{2,45}")
_DENY = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
                   r"\.([0-9]{6})Z")


@dataclass(frozen=True)
class Entry:
    """An entry whose form is good: its bytes, its members and its leaf hash."""
    raw: bytes
    value: dict[str, Any]
    leaf: bytes

    def is_special(self, act: str) -> bool:
        """True for an entry of this act that succeeded."""
        return self.value["act"] == act and self.value["out"] == "ok"


@functools.lru_cache(maxsize=100_000)
def _read(raw: bytes) -> Entry | str:
    try:
        value = kj1.decode(raw)
        check_members(value)
        _check_special(value)
    except FormError as error:
        return str(error)
    return Entry(raw, value, leaf_hash(raw))


def read_entry(raw: bytes) -> Entry:
    """Entry of these bytes; FormError if they break a rule of the format."""
    result = _read(raw)
    if isinstance(result, str):
        raise FormError(result)
    return result


def check_members(value: dict[str, Any]) -> None:
    """Every member by its type and its allowed values."""
    _names(value, ALWAYS, frozenset(("deny", "n", "prevlog")), "entry")
    _want(_is_int(value["v"]) and value["v"] == 1, "v")
    _want(_is_int(value["seq"]) and value["seq"] >= 0, "seq")
    _want(_is_time(value["ts"]), "ts")
    _want(_matches(_ACT, value["act"]), "act")
    _check_actor(value["actor"])
    _check_src(value["src"])
    _check_obj(value["obj"])
    _want(value["case"] is None or _matches(ID, value["case"]), "case")
    _want(_one_of(PURPOSES, value["purpose"]), "purpose")
    _want(_one_of(OUTCOMES, value["out"]), "out")
    _want(_is_int(value["code"]) and (value["code"] == 0 or 100 <= value["code"] <= 599), "code")
    for name in ("before", "after", "detail"):
        _want(value[name] is None or _matches(HEX, value[name]), name)
    _want(value["reqid"] is None or _matches(_UUID, value["reqid"]), "reqid")
    denied = value["out"] == "denied"
    _want(("deny" in value) == denied, "deny is there exactly when out is denied")
    if denied:
        _want(_matches(_DENY, value["deny"]), "deny")
    if "n" in value:
        _want(denied and _is_int(value["n"]) and value["n"] >= 2, "n")
    _want(("prevlog" in value) == (value["act"] == "log.genesis"), "prevlog")


def _check_actor(actor: Any) -> None:
    if actor is None:
        return
    _names(actor, frozenset(("aal", "amr", "id", "role", "sid")), frozenset(), "actor")
    _want(_is_int(actor["aal"]) and 1 <= actor["aal"] <= 3, "actor.aal")
    amr = actor["amr"]
    _want(isinstance(amr, list) and 1 <= len(amr) <= 8
          and all(_matches(_AMR, method) for method in amr)
          and len(set(amr)) == len(amr), "actor.amr")
    _want(_matches(ID, actor["id"]), "actor.id")
    _want(_one_of(ROLES, actor["role"]), "actor.role")
    _want(actor["sid"] is None or _matches(_SID, actor["sid"]), "actor.sid")


def _check_src(src: Any) -> None:
    _names(src, frozenset(("inst", "ip", "term")), frozenset(), "src")
    _want(_matches(ID, src["inst"]), "src.inst")
    _want(src["ip"] is None or _matches(_IP, src["ip"]), "src.ip")
    _want(src["term"] is None or _matches(ID, src["term"]), "src.term")


def _check_obj(obj: Any) -> None:
    if obj is None:
        return
    _names(obj, frozenset(("id", "type", "ver")), frozenset(), "obj")
    _want(_matches(_TYPE, obj["type"]), "obj.type")
    _want(_matches(_OBJECT_ID, obj["id"]), "obj.id")
    _want(obj["ver"] is None or (_is_int(obj["ver"]) and obj["ver"] >= 0), "obj.ver")


def _check_special(value: dict[str, Any]) -> None:
    if value["act"] == "log.genesis":
        _check_genesis(value)
    elif value["out"] == "ok" and value["act"] in _SPECIAL:
        _SPECIAL[value["act"]](value)


def _check_genesis(value: dict[str, Any]) -> None:
    _want(value["actor"] is None and value["out"] == "ok" and value["code"] == 0
          and value["purpose"] == "system", "genesis: actor, out, code or purpose")
    obj = value["obj"]
    _want(obj is not None and obj["type"] == "log" and obj["ver"] is None, "genesis: obj")
    prevlog = value["prevlog"]
    if prevlog is None:
        return
    _names(prevlog, frozenset(("kept", "origin", "root", "size")), frozenset(), "prevlog")
    _want(isinstance(prevlog["origin"], str) and is_origin(prevlog["origin"]), "prevlog.origin")
    _want(_is_int(prevlog["size"]) and prevlog["size"] >= 1, "prevlog.size")
    _want(_matches(HEX, prevlog["root"]), "prevlog.root")
    kept = prevlog["kept"]
    _want(kept is None or (_is_int(kept) and 0 <= kept < prevlog["size"]), "prevlog.kept")


def _check_rotation(value: dict[str, Any]) -> None:
    obj = value["obj"]
    _want(obj is not None and obj["type"] == "key", "key.rotate: obj")
    parse_vkey(obj["id"], LOG)
    _want(value["before"] is not None, "key.rotate: before")
    _want(value["after"] == hashlib.sha256(obj["id"].encode("ascii")).hexdigest(),
          "key.rotate: after is not the hash of the new key")


def _check_restore(value: dict[str, Any]) -> None:
    obj = value["obj"]
    _want(value["actor"] is not None and value["purpose"] == "maintenance",
          "log.restore: actor or purpose")
    _want(obj is not None and obj["type"] == "log" and obj["ver"] is not None,
          "log.restore: obj")


def _check_shred(value: dict[str, Any]) -> None:
    obj = value["obj"]
    _want(value["actor"] is not None, "case.shred: actor")
    _want(obj is not None and obj["type"] == "case" and obj["id"] == value["case"],
          "case.shred: obj and case")
    _want(value["before"] is None and value["after"] is None and value["detail"] is not None,
          "case.shred: before, after or detail")


_SPECIAL = {"key.rotate": _check_rotation, "log.restore": _check_restore,
            "case.shred": _check_shred}


def _want(good: bool, what: str) -> None:
    if not good:
        raise FormError(what)


def _names(value: Any, needed: frozenset[str], allowed: frozenset[str], what: str) -> None:
    _want(isinstance(value, dict), what)
    _want(needed <= value.keys() <= needed | allowed, f"{what}: members")


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _one_of(values: frozenset[str], value: Any) -> bool:
    return isinstance(value, str) and value in values


def _is_time(value: Any) -> bool:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return False
    try:
        datetime.datetime(*(int(part) for part in match.groups()))
    except ValueError:
        return False
    return True

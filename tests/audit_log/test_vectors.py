"""Published vectors of the tree, the entry encoding and the receipt.

    python3 -m unittest discover -s tests/audit_log -p 'test_*.py'
"""
import hashlib
import hmac
import unittest

from second_verifier import kj1, merkle
from second_verifier.entry import read_entry
from second_verifier.keys import LOG, WITNESS, parse_vkey
from second_verifier.notes import parse_checkpoint, parse_receipt
from second_verifier.policy import Policy, judge
from second_verifier.form import FormError, decode_base64

V1_INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
             "606162636465666768696a6b6c6d6e6f"]
V1_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
V2_FIVE_OF_EIGHT = [
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    V1_ROOTS[4],
]
V3_SIX_TO_EIGHT = [
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    V1_ROOTS[4],
]
V3_FOUR_TO_SEVEN = ["837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e"]
V4_ROOTS = {
    255: "58f204dcc06ebcf29082c362701341df88ec3d5f338036c72a98894aaf69059d",
    256: "78cd7db3bbfa785ffefa21e1c0aa7d4806c6e22ad65472710377ecb7e5a5a54e",
    257: "086ce24d72dd8347eef9afbf95829379f67cee8f5d23cece828a2dae88729c8d",
    1000: "ed58fe22105717ceedf760a43eedfb173a60c44ef40fd61b6cd86bd4ebb59b61",
}
V5_ENTRY = (
    b'{"act":"case.view","actor":{"aal":2,"amr":["pwd","otp"],"id":"u-7c1d",'
    b'"role":"counselor","sid":"5f2d3c0a9b8e7f61"},"after":null,"before":null,'
    b'"case":"c-0001","code":200,"detail":null,"obj":{"id":"c-0001","type":"case","ver":7},'
    b'"out":"ok","purpose":"consult","reqid":"6f1c2f5e-6d0e-4b0a-9a36-0d3f2b7a1c11","seq":1,'
    b'"src":{"inst":"app1","ip":"10.20.30.40","term":"PC-0123"},'
    b'"ts":"2026-04-01T00:15:30.123456Z","v":1}')
V5_LEAF = "2e574bcc676c2ac5734c59e45450f149e426aa44f9eca9d9dae16a6a0caf8a67"
V5_COMMITMENT = "8b4df61fda776f36e69b7b80b829a83e73bd39298d720be504824eeb4085a2bf"
V6_RECEIPT = """\
c2sp.org/tlog-proof@v1
index 1
mkpE5D5kiXmV0/s3+HTMy8n8uOOxfTFLdDj3zg+eVNI=
inruoN8x3d0/FCapwSOPDkFYiirkI1fzGXqD8YNL+0M=

audit.kizuna.example/isesaki/2026
3
X6vhbPsZPHNFJu0t2JsNLXDJlOoqMN6mFmeyxX16Tl4=

\u2014 audit.kizuna.example/isesaki/2026 CKGIUN3vy1iMjMzmulgA2zSzzvU0Nxw+BOdnzq9/2/XK2hBrBoPKxruZsWLrH6QxrIssvnoZXX4qNNzDAQla3H8hEQg=
\u2014 witness.city.example/joho sYwgrgAAAABpzGSwHdTode72Ap8Fah0vPfvXyA0YIZy8IOr/3cU9Uqrgk2vjq0Dvdxr3Awv4+68vdDkN4v6OINqraQNz2GhUXgaIDg==
""".encode("utf-8")
V6_LOG = ("audit.kizuna.example/isesaki/2026+08a18850+"
          "AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
V6_WITNESS = "witness.city.example/joho+b18c20ae+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM"
V6_TIME = 1775002800


def _hex(nodes: list[bytes]) -> list[str]:
    return [node.hex() for node in nodes]


class TreeVectors(unittest.TestCase):
    """V1 to V4."""

    def setUp(self) -> None:
        self.leaves = [merkle.leaf_hash(bytes.fromhex(text)) for text in V1_INPUTS]
        self.tree = merkle.Tree(self.leaves)

    def test_v1_roots(self) -> None:
        for size, root in enumerate(V1_ROOTS):
            self.assertEqual(self.tree.root(size).hex(), root)

    def test_v2_inclusion(self) -> None:
        self.assertEqual(_hex(self.tree.inclusion(5, 8)), V2_FIVE_OF_EIGHT)
        self.assertEqual(_hex(self.tree.inclusion(2, 3)), [V1_ROOTS[2]])

    def test_every_inclusion_leads_to_its_root(self) -> None:
        for size in range(1, 9):
            for index in range(size):
                path = self.tree.inclusion(index, size)
                self.assertEqual(
                    merkle.root_of_inclusion(self.leaves[index], index, size, path).hex(),
                    V1_ROOTS[size])
                self.assertIsNone(
                    merkle.root_of_inclusion(self.leaves[index], index, size, path + [b""]))

    def test_v3_consistency(self) -> None:
        self.assertEqual(_hex(self.tree.consistency(6, 8)), V3_SIX_TO_EIGHT)
        self.assertEqual(_hex(self.tree.consistency(4, 7)), V3_FOUR_TO_SEVEN)

    def test_every_consistency_proof_holds(self) -> None:
        roots = [bytes.fromhex(root) for root in V1_ROOTS]
        for size in range(2, 9):
            for old in range(1, size):
                path = self.tree.consistency(old, size)
                self.assertTrue(merkle.consistent(old, size, roots[old], roots[size], path))
                self.assertFalse(merkle.consistent(old, size, roots[old - 1], roots[size], path))

    def test_v4_large_trees(self) -> None:
        tree = merkle.Tree([merkle.leaf_hash(number.to_bytes(4, "big"))
                            for number in range(1000)])
        for size, root in V4_ROOTS.items():
            self.assertEqual(tree.root(size).hex(), root)


class EntryVectors(unittest.TestCase):
    """V5."""

    def test_v5_entry(self) -> None:
        self.assertEqual(len(V5_ENTRY), 412)
        self.assertEqual(read_entry(V5_ENTRY).leaf.hex(), V5_LEAF)

    def test_v5_commitment(self) -> None:
        fields = kj1.encode({"status": "drafted", "amount": 28000})
        commitment = hmac.new(bytes(range(32)), b"kizuna-audit-commit-v1\n" + fields,
                              hashlib.sha256)
        self.assertEqual(commitment.hexdigest(), V5_COMMITMENT)

    def test_every_changed_bit_is_rejected_or_changes_the_leaf(self) -> None:
        for position in range(len(V5_ENTRY) * 8):
            changed = bytearray(V5_ENTRY)
            changed[position // 8] ^= 1 << position % 8
            try:
                leaf = read_entry(bytes(changed)).leaf.hex()
            except FormError:
                continue
            self.assertNotEqual(leaf, V5_LEAF)

    def test_bytes_that_are_not_canonical(self) -> None:
        for text in ('{"a":-0}', '{"a":1.0}', '{"a":1e2}', '{"a":01}', '{"a":+1}', '{"a":NaN}',
                     '{"a":9007199254740992}', '{"a":"\\u0041"}', '{"a":"\\/"}',
                     '{"a":"\\ud800"}', '{"a":"\\ud83d\\ude00"}', '{"a":"\ufdd0"}',
                     '{"a":"\U0001ffff"}', '{"a": 1}', '{"b":1,"a":1}', '{"a":1,"a":1}',
                     '{"A":1}', '{"":1}', '{"a":"\\u001F"}', '{"a":"\x1f"}', '{"a":"\\u0009"}',
                     '{"a":{"a":{"a":{"a":{}}}}}', '{"a":[[[[]]]]}', "[]", "1", "", " {}",
                     "\ufeff{}", '{"a":' + "9" * 5000 + "}", "[" * 8000):
            with self.subTest(text=text[:40]), self.assertRaises(FormError):
                kj1.decode(text.encode("utf-8", "surrogatepass"))

    def test_bytes_that_are_canonical(self) -> None:
        for text in ("{}", '{"a":-9007199254740991}', '{"a":"\\u001f\\b\\t\\n\\f\\r\\"\\\\/\x7f"}',
                     '{"a":[[[]]],"b":{"c":{"d":{}}}}', '{"a":"\u7d46\U0001f600"}'):
            self.assertEqual(kj1.encode(kj1.decode(text.encode("utf-8"))), text.encode("utf-8"))


class ReceiptVectors(unittest.TestCase):
    """V6."""

    def test_v6_receipt(self) -> None:
        receipt = parse_receipt(V6_RECEIPT, "V6")
        self.assertEqual(
            merkle.root_of_inclusion(bytes.fromhex(V5_LEAF), receipt.index,
                                     receipt.checkpoint.size, receipt.path),
            receipt.checkpoint.root)
        log, witness = parse_vkey(V6_LOG, LOG), parse_vkey(V6_WITNESS, WITNESS)
        policy = Policy({log.name: [log]}, {"joho": witness}, {}, "joho")
        judgement = judge(receipt.checkpoint, policy)
        self.assertEqual(judgement.log_keys, {log})
        self.assertEqual(judgement.witness_times, {"joho": V6_TIME})
        self.assertEqual(judgement.invalid, ())
        self.assertTrue(policy.is_met(judgement))

    def test_every_changed_bit_of_the_note_is_noticed(self) -> None:
        log, witness = parse_vkey(V6_LOG, LOG), parse_vkey(V6_WITNESS, WITNESS)
        policy = Policy({log.name: [log]}, {"joho": witness}, {}, "joho")
        note = parse_receipt(V6_RECEIPT, "V6").checkpoint.raw
        for position in range(len(note) * 8):
            changed = bytearray(note)
            changed[position // 8] ^= 1 << position % 8
            try:
                judgement = judge(parse_checkpoint(bytes(changed)), policy)
            except FormError:
                continue
            self.assertFalse(judgement.log_keys and not judgement.invalid
                             and policy.is_met(judgement))

    def test_base64_is_canonical(self) -> None:
        self.assertEqual(decode_base64("AAA="), b"\0\0")
        for text in ("AAB=", "AAA", "AAA=\n", "AA A=", "AAA-", "AAA\u00e9"):
            with self.assertRaises(FormError):
                decode_base64(text)


if __name__ == "__main__":
    unittest.main()

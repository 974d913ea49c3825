#include "persistence/audit_log/format/merkle.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace kizuna::audit;

namespace {

std::string bytes(std::string_view text) {
  return *unhex(text);
}
Hash hash(std::string_view text) {
  return *unhex_hash(text);
}

/// The eight leaves and nine roots published with the RFC 6962 reference tests.
const std::vector<std::string> leaves = {"",
                                         "00",
                                         "10",
                                         "2021",
                                         "3031",
                                         "40414243",
                                         "5051525354555657",
                                         "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> roots = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
const std::string eighth_sibling =
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";

Hash published_leaf(std::uint64_t index) {
  return leaf_hash(bytes(leaves[index]));
}

Hash numbered_leaf(std::uint64_t index) {
  std::string number;
  for (const int shift : {24, 16, 8, 0}) number += static_cast<char>(index >> shift & 0xFF);
  return leaf_hash(number);
}

Hash root_of(std::uint64_t size, Hash (*leaf)(std::uint64_t)) {
  Frontier frontier;
  for (std::uint64_t i = 0; i < size; ++i) frontier.append(leaf(i));
  return frontier.root();
}

std::vector<std::string> texts(const std::vector<Hash>& proof) {
  std::vector<std::string> out;
  for (const Hash& one : proof) out.push_back(hex(one));
  return out;
}

TEST(Merkle, gives_the_published_roots) {
  for (std::uint64_t size = 0; size <= 8; ++size) {
    EXPECT_EQ(hex(root_of(size, published_leaf)), roots[size]) << size;
  }
}

TEST(Merkle, gives_the_published_inclusion_proofs) {
  const RangeRoot tree = range_root_of(published_leaf);
  EXPECT_EQ(
      texts(inclusion_proof(5, 8, tree)),
      (std::vector<std::string>{"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                eighth_sibling, roots[4]}));
  EXPECT_EQ(texts(inclusion_proof(2, 3, tree)), std::vector<std::string>{roots[2]});
}

TEST(Merkle, gives_the_published_consistency_proofs) {
  const RangeRoot tree = range_root_of(published_leaf);
  EXPECT_EQ(
      texts(consistency_proof(6, 8, tree)),
      (std::vector<std::string>{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                eighth_sibling, roots[4]}));
  EXPECT_EQ(
      texts(consistency_proof(4, 7, tree)),
      std::vector<std::string>{"837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e"});
}

TEST(Merkle, gives_the_published_roots_of_numbered_leaves) {
  const std::vector<std::pair<std::uint64_t, std::string>> expected = {
      {255, "58f204dcc06ebcf29082c362701341df88ec3d5f338036c72a98894aaf69059d"},
      {256, "78cd7db3bbfa785ffefa21e1c0aa7d4806c6e22ad65472710377ecb7e5a5a54e"},
      {257, "086ce24d72dd8347eef9afbf95829379f67cee8f5d23cece828a2dae88729c8d"},
      {1000, "ed58fe22105717ceedf760a43eedfb173a60c44ef40fd61b6cd86bd4ebb59b61"}};
  for (const auto& [size, root] : expected) EXPECT_EQ(hex(root_of(size, numbered_leaf)), root);
}

TEST(Merkle, every_inclusion_proof_up_to_70_holds_and_no_other_leaf_does) {
  const RangeRoot tree = range_root_of(numbered_leaf);
  for (std::uint64_t size = 1; size <= 70; ++size) {
    const Hash root = root_of(size, numbered_leaf);
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(index, size, tree);
      ASSERT_TRUE(verify_inclusion(index, size, numbered_leaf(index), proof, root));
      ASSERT_FALSE(verify_inclusion(index, size, numbered_leaf(index + 1), proof, root));
      if (size > 1) {
        ASSERT_FALSE(verify_inclusion((index + 1) % size, size, numbered_leaf(index), proof, root));
      }
    }
  }
  EXPECT_THROW(inclusion_proof(3, 3, tree), std::invalid_argument);
}

/// The hashes lead to the root that is claimed, but of a tree of another size.
TEST(Merkle, inclusion_proof_has_the_length_that_the_size_asks_for) {
  const Hash first = numbered_leaf(0);
  const Hash second = numbered_leaf(1);
  EXPECT_TRUE(verify_inclusion(0, 2, first, {second}, node_hash(first, second)));
  EXPECT_FALSE(verify_inclusion(0, 4, first, {second}, node_hash(first, second)));
  EXPECT_FALSE(verify_inclusion(0, 1, first, {second}, node_hash(first, second)));
  EXPECT_FALSE(verify_inclusion(0, 2, first, {}, first));
}

TEST(Merkle, every_consistency_proof_up_to_40_holds_and_breaks_with_any_bit) {
  const RangeRoot tree = range_root_of(numbered_leaf);
  for (std::uint64_t size = 1; size <= 40; ++size) {
    const Hash root = root_of(size, numbered_leaf);
    for (std::uint64_t old_size = 1; old_size <= size; ++old_size) {
      const Hash old_root = root_of(old_size, numbered_leaf);
      auto proof = consistency_proof(old_size, size, tree);
      ASSERT_TRUE(verify_consistency(old_size, size, old_root, root, proof));
      for (Hash& one : proof) {
        one[7] ^= 1;
        ASSERT_FALSE(verify_consistency(old_size, size, old_root, root, proof));
        one[7] ^= 1;
      }
      ASSERT_FALSE(verify_consistency(old_size, size, numbered_leaf(old_size), root, proof));
      proof.push_back(root);
      ASSERT_FALSE(verify_consistency(old_size, size, old_root, root, proof));
    }
  }
  EXPECT_THROW(consistency_proof(0, 3, tree), std::invalid_argument);
}

TEST(Frontier, goes_through_text_at_every_size) {
  Frontier frontier;
  for (std::uint64_t size = 0; size < 70; ++size) {
    const auto again = Frontier::from_text(frontier.to_text());
    ASSERT_TRUE(again) << size;
    EXPECT_EQ(*again, frontier);
    frontier.append(numbered_leaf(size));
  }
}

TEST(Frontier, refuses_text_it_would_not_write) {
  const std::string one = " " + hex(hash(roots[1]));
  for (const std::string& text :
       {std::string(""), std::string("1"), "0" + one, "3" + one, "01" + one, "1 " + one,
        "1" + one.substr(0, 64), "1" + one + " ", "x" + one}) {
    EXPECT_FALSE(Frontier::from_text(text)) << text;
  }
  EXPECT_TRUE(Frontier::from_text("1" + one));
}

}  // namespace

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "persistence/audit_log/format/encoding.hpp"
#include "tests/persistence/audit_log/verifier/bundle_copy.hpp"

namespace {

using namespace kizuna::audit::test;
using nlohmann::json;

std::string text_in(const json& operation, const char* member) {
  return operation.at(member).get<std::string>();
}

std::size_t number_in(const json& operation, const char* member) {
  return operation.at(member).get<std::size_t>();
}

/// Operations on lines; they count from 1.
void apply_to_lines(const BundleCopy& bundle, const std::string& file, const json& operation) {
  const std::string name = text_in(operation, "op");
  auto lines = bundle.lines(file);
  const auto at = [&](const char* member) {
    return lines.begin() + static_cast<std::ptrdiff_t>(number_in(operation, member)) - 1;
  };
  if (name == "delete_line") {
    lines.erase(at("line"));
  } else if (name == "insert_line") {
    lines.insert(at("line"), text_in(operation, "text"));
  } else if (name == "swap_lines") {
    std::iter_swap(at("a"), at("b"));
  } else {
    FAIL() << "operation not known: " << name;
  }
  bundle.write_lines(file, lines);
}

void apply(const BundleCopy& bundle, const json& operation) {
  const std::string name = text_in(operation, "op");
  const std::string file = text_in(operation, "file");
  if (name == "replace") {
    std::string text = bundle.read(file);
    const std::string find = text_in(operation, "find");
    const auto at = text.find(find);
    ASSERT_NE(at, std::string::npos) << find;
    bundle.write(file, text.replace(at, find.size(), text_in(operation, "with")));
  } else if (name == "flip") {
    std::string bytes = bundle.read(file);
    char& byte = bytes.at(number_in(operation, "offset"));
    byte = static_cast<char>(byte ^ 1 << number_in(operation, "bit"));
    bundle.write(file, bytes);
  } else if (name == "append") {
    bundle.write(file, bundle.read(file) + text_in(operation, "text"));
  } else if (name == "truncate_bytes") {
    const std::string bytes = bundle.read(file);
    bundle.write(file, bytes.substr(0, bytes.size() - number_in(operation, "drop")));
  } else if (name == "write") {
    bundle.write(file, *kizuna::audit::unbase64(text_in(operation, "base64")));
  } else if (name == "copy") {
    bundle.write(file, read_bytes(golden(text_in(operation, "from"))));
  } else if (name == "rename") {
    std::filesystem::rename(bundle.path(file), bundle.path(text_in(operation, "to")));
  } else if (name == "delete_file" || name == "delete_folder") {
    ASSERT_GT(std::filesystem::remove_all(bundle.path(file)), 0U);
  } else {
    apply_to_lines(bundle, file, operation);
  }
}

TEST(Verifier, gives_each_golden_case_its_exit_code) {
  const json all = json::parse(read_bytes(golden("cases.json")));
  ASSERT_EQ(all.at("cases").size(), 46U);
  for (const json& one : all.at("cases")) {
    SCOPED_TRACE(text_in(one, "name"));
    const BundleCopy bundle;
    for (const json& operation : one.at("ops")) apply(bundle, operation);
    auto arguments = all.at("default_args").get<std::vector<std::string>>();
    for (const json& argument : one.at("args")) arguments.push_back(argument.get<std::string>());
    arguments.insert(arguments.end(), {"--policy", text_in(one, "policy")});
    const Verdict verdict = verify_copy(bundle, arguments);
    const int expected = one.at("expect").get<int>();
    EXPECT_EQ(verdict.code, expected) << verdict.out << verdict.err;
    const std::string fail = "FAIL " + std::to_string(expected) + " ";
    EXPECT_EQ(verdict.out.find(fail) != std::string::npos, expected != 0);
    EXPECT_EQ(verdict.out.ends_with("\nOK\n"), expected == 0);
  }
}

TEST(Verifier, prints_what_it_saw_of_the_valid_bundle) {
  const BundleCopy bundle;
  EXPECT_EQ(verify_copy(bundle, {"--from", "audit.kizuna.example/isesaki/2025"}).out,
            "shard audit.kizuna.example/isesaki/2025 entries 5 checkpoints 1 root "
            "1f86357ecd79ccd6a7fe3d300b9d02254f05d791f20e5add023401a431de029c\n"
            "shard audit.kizuna.example/isesaki/2026 entries 40 checkpoints 4 root "
            "fd623db195b19dd4f3081e45793cb8e625cb046fabf371acd4e7f2c2b09feebc\n"
            "details present 4 absent 1\n"
            "receipts 1 anchors 0\n"
            "OK\n");
}

TEST(Verifier, prints_both_notes_of_a_split_view) {
  const BundleCopy bundle;
  const Verdict verdict = verify_copy(bundle, {"--anchor", "anchors/other-history-20.note"});
  EXPECT_EQ(verdict.code, 16);
  EXPECT_NE(verdict.out.find(read_bytes(golden("anchors/other-history-20.note"))),
            std::string::npos);
  EXPECT_NE(verdict.out.find(bundle.read("shards/2026/checkpoints/000000000020.note")),
            std::string::npos);
}

}  // namespace

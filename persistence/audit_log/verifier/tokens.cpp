// RFC 3161 timestamps over checkpoint notes.
#include <openssl/bio.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <ctime>
#include <memory>

#include "persistence/audit_log/format/timestamp.hpp"
#include "persistence/audit_log/verifier/bundle.hpp"
#include "persistence/audit_log/verifier/steps.hpp"

namespace kizuna::audit {
namespace {

template <class T>
using Held = std::unique_ptr<T, void (*)(T*)>;

constexpr std::size_t largest_token = 1024 * 1024;

/// When the authority says it stamped. Its certificate is judged as of then: it will have expired
/// long before the record may be destroyed.
std::optional<std::time_t> stamped_at(TS_TST_INFO* info) {
  std::tm broken_down{};
  if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &broken_down) != 1) return std::nullopt;
  return timegm(&broken_down);
}

bool names_sha256(TS_TST_INFO* info) {
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr,
                  TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(info)));
  return OBJ_obj2nid(algorithm) == NID_sha256;
}

/// Why the token says nothing about these bytes; empty if it does.
std::string fault_of_token(std::string_view token, const std::string& stamped,
                           const std::filesystem::path& authorities) {
  const auto* at = reinterpret_cast<const unsigned char*>(token.data());
  const auto* const end = at + token.size();
  const Held<TS_RESP> response(d2i_TS_RESP(nullptr, &at, static_cast<long>(token.size())),
                               TS_RESP_free);
  if (!response || at != end) return "not an RFC 3161 response";
  const ASN1_INTEGER* status = TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response.get()));
  TS_TST_INFO* info = TS_RESP_get_tst_info(response.get());
  if (ASN1_INTEGER_get(status) != TS_STATUS_GRANTED || info == nullptr) return "not granted";
  if (!names_sha256(info)) return "not over SHA-256";
  const auto time = stamped_at(info);
  if (!time) return "without a time";

  const Held<TS_VERIFY_CTX> context(TS_VERIFY_CTX_new(), TS_VERIFY_CTX_free);
  // The context owns the store and the data it is given.
  X509_STORE* store = X509_STORE_new();
  if (X509_STORE_load_file(store, authorities.c_str()) != 1) {
    X509_STORE_free(store);
    return "the certificates of --tsa cannot be read";
  }
  X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), *time);
  TS_VERIFY_CTX_set_store(context.get(), store);
  TS_VERIFY_CTX_set_data(context.get(),
                         BIO_new_mem_buf(stamped.data(), static_cast<int>(stamped.size())));
  TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_VERSION | TS_VFY_DATA | TS_VFY_SIGNATURE);
  if (TS_RESP_verify_response(context.get(), response.get()) != 1) return "does not verify";
  return "";
}

}  // namespace

void check_tokens(Case& given) {
  for (const Shard& shard : given.record.shards) {
    for (const std::string& name : shard.tokens) {
      const std::string place = shard.place + "/checkpoints/" + name;
      const auto folder = shard.folder / "checkpoints";
      const auto token = read_file(folder / name, largest_token);
      const auto note = read_file(folder / name.substr(0, name.size() - 4), largest_text);
      std::string fault = "cannot be read";
      if (!given.options.authorities) {
        fault = "no --tsa to judge it by";
      } else if (token && note) {
        fault = fault_of_token(*token, *note, *given.options.authorities);
      }
      if (!fault.empty()) given.findings.add(step::token, place, fault);
    }
  }
}

}  // namespace kizuna::audit

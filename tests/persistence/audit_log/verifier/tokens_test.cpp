// Timestamps by an authority that is made up on the spot.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include <array>
#include <chrono>
#include <memory>
#include <thread>

#include "tests/persistence/audit_log/verifier/bundle_copy.hpp"

namespace {

using namespace kizuna::audit::test;

template <class T>
using Held = std::unique_ptr<T, void (*)(T*)>;

void extend(X509* certificate, int what, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Held<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, what, value),
                                       X509_EXTENSION_free);
  ASSERT_TRUE(extension);
  X509_add_ext(certificate, extension.get(), -1);
}

ASN1_INTEGER* next_serial(TS_RESP_CTX*, void*) {
  ASN1_INTEGER* serial = ASN1_INTEGER_new();
  ASN1_INTEGER_set(serial, 7);
  return serial;
}

std::string der(const TS_RESP* response) {
  std::string bytes(static_cast<std::size_t>(i2d_TS_RESP(response, nullptr)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(bytes.data());
  i2d_TS_RESP(response, &at);
  return bytes;
}

/// A request for a timestamp over the hash of the bytes, certificate included.
std::string request(const std::string& bytes, const EVP_MD* digest) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned length = 0;
  EVP_Digest(bytes.data(), bytes.size(), hash.data(), &length, digest, nullptr);
  const Held<X509_ALGOR> algorithm(X509_ALGOR_new(), X509_ALGOR_free);
  X509_ALGOR_set_md(algorithm.get(), digest);
  const Held<TS_MSG_IMPRINT> imprint(TS_MSG_IMPRINT_new(), TS_MSG_IMPRINT_free);
  TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
  TS_MSG_IMPRINT_set_msg(imprint.get(), hash.data(), static_cast<int>(length));
  const Held<TS_REQ> asked(TS_REQ_new(), TS_REQ_free);
  TS_REQ_set_version(asked.get(), 1);
  TS_REQ_set_msg_imprint(asked.get(), imprint.get());
  TS_REQ_set_cert_req(asked.get(), 1);
  std::string encoded(static_cast<std::size_t>(i2d_TS_REQ(asked.get(), nullptr)), '\0');
  auto* at = reinterpret_cast<unsigned char*>(encoded.data());
  i2d_TS_REQ(asked.get(), &at);
  return encoded;
}

/// A timestamp authority with its own self-signed certificate.
class Authority {
 public:
  /// Its certificate is valid from an hour ago for `seconds`.
  explicit Authority(long seconds = 86'400)
      : key_(EVP_EC_gen("P-256"), EVP_PKEY_free), certificate_(X509_new(), X509_free) {
    X509* cert = certificate_.get();
    X509_set_version(cert, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
    X509_gmtime_adj(X509_getm_notBefore(cert), -3600);
    X509_gmtime_adj(X509_getm_notAfter(cert), seconds);
    const auto* name = reinterpret_cast<const unsigned char*>("test authority");
    X509_NAME_add_entry_by_txt(X509_get_subject_name(cert), "CN", MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(cert, X509_get_subject_name(cert));
    X509_set_pubkey(cert, key_.get());
    extend(cert, NID_key_usage, "critical,digitalSignature");
    extend(cert, NID_ext_key_usage, "critical,timeStamping");
    X509_sign(cert, key_.get(), EVP_sha256());
  }

  /// A response over the bytes, hashed by `digest`.
  std::string stamp(const std::string& bytes, const EVP_MD* digest = EVP_sha256()) const {
    const Held<TS_RESP_CTX> context(TS_RESP_CTX_new(), TS_RESP_CTX_free);
    TS_RESP_CTX_set_signer_cert(context.get(), certificate_.get());
    TS_RESP_CTX_set_signer_key(context.get(), key_.get());
    TS_RESP_CTX_set_signer_digest(context.get(), EVP_sha256());
    TS_RESP_CTX_add_md(context.get(), EVP_sha256());
    TS_RESP_CTX_add_md(context.get(), EVP_sha512());
    TS_RESP_CTX_set_serial_cb(context.get(), next_serial, nullptr);
    const Held<ASN1_OBJECT> policy(OBJ_txt2obj("1.2.3.4.1", 1), ASN1_OBJECT_free);
    TS_RESP_CTX_set_def_policy(context.get(), policy.get());
    const std::string asked = request(bytes, digest);
    const Held<BIO> source(BIO_new_mem_buf(asked.data(), static_cast<int>(asked.size())),
                           BIO_free_all);
    const Held<TS_RESP> response(TS_RESP_create_response(context.get(), source.get()),
                                 TS_RESP_free);
    return der(response.get());
  }

  void write_certificate(const std::filesystem::path& path) const {
    const Held<BIO> file(BIO_new_file(path.c_str(), "w"), BIO_free_all);
    ASSERT_EQ(PEM_write_bio_X509(file.get(), certificate_.get()), 1);
  }

 private:
  Held<EVP_PKEY> key_;
  Held<X509> certificate_;
};

const std::string note_name = "shards/2026/checkpoints/000000000040.note";

/// Verdict with this token beside the last note and the certificate of `trusted`.
int code_with(const std::string& token, const Authority& trusted) {
  const BundleCopy bundle;
  bundle.write(note_name + ".tsr", token);
  const BundleCopy elsewhere;
  trusted.write_certificate(elsewhere.path("tsa.pem"));
  return verify_copy(bundle, {"--tsa", elsewhere.path("tsa.pem").string()}).code;
}

TEST(Token, over_the_note_by_a_trusted_authority_holds) {
  const Authority authority;
  EXPECT_EQ(code_with(authority.stamp(read_bytes(golden("bundle/" + note_name))), authority), 0);
}

TEST(Token, that_says_nothing_about_the_note_is_found) {
  const Authority authority;
  const Authority stranger;
  const std::string note = read_bytes(golden("bundle/" + note_name));
  const std::string token = authority.stamp(note);
  std::string changed = token;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  const std::vector<std::pair<const char*, std::string>> table = {
      {"another note", authority.stamp(note + "x")},
      {"another hash", authority.stamp(note, EVP_sha512())},
      {"not granted", authority.stamp(note, EVP_sha1())},
      {"a stranger", stranger.stamp(note)},
      {"its signature", changed},
      {"a byte more", token + "x"},
      {"a byte less", token.substr(0, token.size() - 1)},
      {"nothing", ""},
  };
  for (const auto& [what, bytes] : table) EXPECT_EQ(code_with(bytes, authority), 20) << what;
}

TEST(Token, without_certificates_to_judge_it_by_is_found) {
  const Authority authority;
  const BundleCopy bundle;
  bundle.write(note_name + ".tsr", authority.stamp(bundle.read(note_name)));
  EXPECT_EQ(verify_copy(bundle).code, 20);
}

/// The record outlives the certificate.
TEST(Token, is_judged_as_of_the_time_it_names) {
  const Authority authority(2);
  const std::string token = authority.stamp(read_bytes(golden("bundle/" + note_name)));
  std::this_thread::sleep_for(std::chrono::milliseconds(3100));
  EXPECT_EQ(code_with(token, authority), 0);
}

}  // namespace

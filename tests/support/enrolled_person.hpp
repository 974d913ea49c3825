#pragma once
#include <string>

#include "api/totp.hpp"
#include "persistence/keyring.hpp"
#include "persistence/passwords.hpp"
#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {

/// Gives an account of the fixture a password and a second factor, so that the real way in can be
/// walked.
struct EnrolledPerson {
  EnrolledPerson(ApiFixture& fixture, const std::string& login,
                 const std::string& in_center = "isesaki")
      : api(fixture), center(in_center), id(fixture.account_id(login, in_center)) {
    const auto writer = api.database.writer();
    writer->begin_write();
    writer->see_only(center);
    const auto key =
        api.keys.key_for(*writer, center, "", persistence::KeyPurpose::content, api.now);
    writer->execute(
        "update account set password_hash = :hash, totp_sealed = :seed "
        "where center_id = :center and id = :id",
        {{"hash", hash()},
         {"seed", persistence::seal(key, seed, "totp/" + id)},
         {"center", center},
         {"id", id}});
    writer->commit();
    api.keys.mark_saved();
  }

  /// Made once: each costs some 20 ms.
  static const std::string& hash() {
    static const std::string made =
        persistence::hash_password(password, persistence::password_costs_floor);
    return made;
  }
  std::string code() const { return api::totp_code(seed, api.now); }
  std::string wrong_code() const { return code() == "000000" ? "000001" : "000000"; }

  static constexpr const char* password = "茶色い犬が橋を渡る7回";
  ApiFixture& api;
  std::string center;
  std::string id;
  std::string seed = "12345678901234567890";
};

}  // namespace kizuna::tests

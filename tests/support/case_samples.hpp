#pragma once
#include <string>

#include "tests/support/api_fixture.hpp"

namespace kizuna::tests {

/// A finalised contact, put into the database directly; everything that T-1 asks for is there.
struct SampleContact {
  std::string subject;
  std::string staff = "counselor";
  std::string urgency = "B";
  std::string abuse = "0";
  std::string person_wish = "KNOWN";
  std::string center = "isesaki";
};

/// What a counselor sends after a telephone call: everything that finalising asks for, with
/// `changes` over it.
nlohmann::json contact_form(const nlohmann::json& changes = nlohmann::json::object());

/// The id of the new contact.
std::string put_contact(ApiFixture& api, const SampleContact& sample);

/// A person with a name and a sex, through the API.
std::string put_person(ApiFixture& api, const std::string& given_name = "澄江");

}  // namespace kizuna::tests

#pragma once
#include "tests/support/case_samples.hpp"

namespace kizuna::tests {

/// The body that begins a draft of a contact.
inline nlohmann::json form(nlohmann::json content) {
  return {{"kind", "contact"}, {"content", std::move(content)}};
}

/// The body that saves one.
inline nlohmann::json text(nlohmann::json content) {
  return {{"content", std::move(content)}};
}

class DraftsTest : public ApiTest {
 protected:
  /// The place of a new draft.
  std::string begin(Client& client, nlohmann::json content) {
    const Answer made = client.post("/v1/drafts", form(std::move(content)));
    EXPECT_EQ(made.status, 201) << made.body;
    return made.header("location");
  }

  template <class... Columns>
  auto rows(std::string_view sql) {
    const auto reader = api.database.reader();
    reader->begin_read();
    reader->see_only("isesaki");
    auto found = reader->rows<Columns...>(sql);
    reader->commit();
    return found;
  }

  /// Source, severity, post and state of the tasks.
  std::vector<std::string> tasks() {
    std::vector<std::string> all;
    for (const auto& [source, severity, post, contact] :
         rows<std::string, std::string, std::optional<std::string>, std::optional<std::string>>(
             "select source, severity, owner_post, contact_id from task order by created_at")) {
      all.push_back(source + " " + severity + " " + post.value_or("") + " " +
                    (contact ? "on a contact" : "alone"));
    }
    return all;
  }

  static std::vector<std::string> held(const Answer& answer) {
    std::vector<std::string> all;
    for (const auto& field : answer.json["held_back"])
      all.push_back(field["pointer"].get<std::string>() + " " + field["code"].get<std::string>());
    return all;
  }

  std::string open_case() {
    const Answer made =
        api.as("counselor")
            .post("/v1/cases", {{"from_contact", put_contact(api, {.subject = put_person(api)})}});
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json["head"]["id"].get<std::string>();
  }
};

}  // namespace kizuna::tests

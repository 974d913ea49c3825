#include "tests/support/case_samples.hpp"

#include "api/ids.hpp"

namespace kizuna::tests {
namespace {

constexpr std::string_view insert_contact = R"sql(
  insert into contact (center_id, id, version, root_id, amendment, is_newest, voided, received_at,
    late_reason, staff_id, direction, method, is_new, caller_type, caller_label, caller_org,
    relation_label, relation_by_marriage, relation_unknown, callback_phone, callback_no_message,
    callback_no_center_name, callback_time_window, subject_person_id, topic_main, narrative_facts,
    narrative_words, narrative_opinion, person_wish, person_wish_text, path, path_org, route,
    response, outcome, urgency, abuse, district, language, interpreter, consent, document_handled,
    next_action, shareable_with, finalised_at, first_finalised_at, created_at, created_by,
    updated_at)
  values (:center, :id, 1, :id, 0, 1, 0, :now, '', :staff, 'IN', 'T', 'NEW', '22', '', '',
    '長女', 0, 0, '', 0, 0, '', :subject, 'A3', '試験の相談', '', '', :wish, '', '1', '', '0',
    '説明した', '5', :urgency, :abuse, 'D03', '', '', '1', 0, '', '', :now, :now, :now, :staff,
    :now))sql";

}  // namespace

nlohmann::json contact_form(const nlohmann::json& changes) {
  nlohmann::json body = {{"method", "T"},
                         {"is_new", "NEW"},
                         {"caller_type", "22"},
                         {"topic_main", "A1"},
                         {"narrative", {{"facts", "母の預金が引き出せない。"}}},
                         {"path", "1"},
                         {"response", "制度の説明をした。"},
                         {"outcome", "1"},
                         {"abuse", "0"},
                         {"district", "D08"},
                         {"consent", "1"}};
  body.update(changes);
  return body;
}

std::string put_contact(ApiFixture& api, const SampleContact& sample) {
  const std::string id = api::new_id(api.now);
  const auto writer = api.database.writer();
  writer->begin_write();
  writer->see_only(sample.center);
  writer->execute(insert_contact,
                  {{"center", sample.center},
                   {"id", id},
                   {"now", static_cast<long long>(api.now.time_since_epoch().count())},
                   {"staff", api.account_id(sample.staff, sample.center)},
                   {"subject", sample.subject},
                   {"wish", sample.person_wish},
                   {"urgency", sample.urgency},
                   {"abuse", sample.abuse}});
  writer->commit();
  return id;
}

std::string put_person(ApiFixture& api, const std::string& given_name) {
  nlohmann::json person = {{"names",
                            {{"family_name", "髙橋"},
                             {"given_name", given_name},
                             {"family_kana", "タカハシ"},
                             {"given_kana", "スミエ"},
                             {"kana_source", "heard"}}},
                           {"sex", "female"},
                           {"birth", "S12.11.3"}};
  Client counselor = api.as("counselor");
  Answer made = counselor.post("/v1/persons", person);
  if (made.status == 409) {
    // The tests want several people of that name.
    for (const auto& other : made.json.at("candidates")) {
      person["duplicates"].push_back({{"person", other}, {"answer", "not_same"}});
    }
    made = counselor.post("/v1/persons", person);
  }
  EXPECT_EQ(made.status, 201) << made.body;
  return made.json.value("id", "");
}

}  // namespace kizuna::tests

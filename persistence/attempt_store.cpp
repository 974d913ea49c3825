#include "persistence/attempt_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view insert_row = R"sql(
  insert into contact_attempt (center_id, id, subject_person_id, case_id, attempted_at, method,
    note, by_account_id)
  values (:center, :id, :subject, :case, :at, :method, :note, :by))sql";
// The same rows that T-13 counts.
constexpr std::string_view select_of_case = R"sql(
  select id, subject_person_id, case_id, attempted_at, method, note, by_account_id
  from contact_attempt
  where center_id = :center and (case_id = :case or subject_person_id = :subject)
  order by attempted_at desc, id desc)sql";

}  // namespace

void insert_attempt(Session& writer, std::string_view center_id, const ContactAttempt& attempt) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", attempt.id},
                              {"subject", attempt.subject_id},
                              {"case", attempt.case_id},
                              {"at", to_stored(attempt.attempted_at)},
                              {"method", attempt.method},
                              {"note", attempt.note},
                              {"by", attempt.by}});
}

std::vector<ContactAttempt> attempts_of_case(Session& session, const domain::Authorized&,
                                             std::string_view center_id, std::string_view case_id,
                                             std::string_view subject_id) {
  std::vector<ContactAttempt> all;
  for (auto& [id, subject, of_case, at, method, note, by] :
       session.rows<Text, MaybeText, MaybeText, long long, Text, Text, Text>(
           select_of_case, {{"center", center_id}, {"case", case_id}, {"subject", subject_id}})) {
    all.push_back({std::move(id), std::move(subject), std::move(of_case), from_stored(at),
                   std::move(method), std::move(note), std::move(by)});
  }
  return all;
}

}  // namespace kizuna::persistence

#include "persistence/oversight_store.hpp"

namespace kizuna::persistence {
namespace {

constexpr std::string_view select_by_number = R"sql(
  select id, subject_id from case_file where center_id = :center and number = :number)sql";

}  // namespace

std::optional<CaseTie> case_of_number(Session& session, std::string_view center_id,
                                      std::string_view number) {
  auto row = session.row<std::string, std::string>(select_by_number,
                                                   {{"center", center_id}, {"number", number}});
  if (!row) return std::nullopt;
  auto& [id, subject] = *row;
  return CaseTie{std::move(id), std::move(subject)};
}

}  // namespace kizuna::persistence

#include "persistence/print_store.hpp"

#include "persistence/account_store.hpp"

namespace kizuna::persistence {
namespace {

using Text = std::string;
using MaybeText = std::optional<std::string>;

constexpr std::string_view begin_series = R"sql(
  insert into print_series (center_id, form, object_id, last_copy)
  values (:center, :form, :object, 0)
  on conflict (center_id, form, object_id) do nothing)sql";
// The row stays locked until the transaction ends: nobody else can take the numbers between.
constexpr std::string_view advance = R"sql(
  update print_series set last_copy = last_copy + :copies
  where center_id = :center and form = :form and object_id = :object)sql";
constexpr std::string_view select_last = R"sql(
  select last_copy from print_series
  where center_id = :center and form = :form and object_id = :object)sql";
constexpr std::string_view insert_row = R"sql(
  insert into print_job (center_id, id, form, form_version, object_id, case_id, request,
    content_hash, purpose, recipient, first_copy, copies, printed_by, printed_at)
  values (:center, :id, :form, :version, :object, :case, :request, :hash, :purpose, :recipient,
    :first, :copies, :by, :at))sql";
constexpr std::string_view select_row = R"sql(
  select form, form_version, object_id, case_id, request, content_hash, purpose, recipient,
    first_copy, copies, printed_by, printed_at
  from print_job where center_id = :center and id = :id)sql";

}  // namespace

long long take_copies(Session& writer, std::string_view center_id, std::string_view form,
                      std::string_view object_id, long long copies) {
  const Param center{"center", center_id};
  const Param which{"form", form};
  const Param object{"object", object_id};
  writer.execute(begin_series, {center, which, object});
  writer.execute_one(advance, {center, which, object, {"copies", copies}});
  const auto row = writer.row<long long>(select_last, {center, which, object});
  return std::get<0>(row.value()) - copies + 1;
}

void insert_print(Session& writer, std::string_view center_id, const PrintJob& job) {
  writer.execute(insert_row, {{"center", center_id},
                              {"id", job.id},
                              {"form", job.form},
                              {"version", job.form_version},
                              {"object", job.object_id},
                              {"case", job.case_id},
                              {"request", job.request},
                              {"hash", job.content_hash},
                              {"purpose", job.purpose},
                              {"recipient", job.recipient},
                              {"first", job.first_copy},
                              {"copies", job.copies},
                              {"by", job.printed_by},
                              {"at", to_stored(job.printed_at)}});
}

std::optional<PrintJob> find_print(Session& session, std::string_view center_id,
                                   std::string_view id) {
  auto row =
      session.row<Text, long long, Text, MaybeText, Text, Text, Text, Text, long long, long long,
                  Text, long long>(select_row, {{"center", center_id}, {"id", id}});
  if (!row) return std::nullopt;
  auto& [form, version, object, case_id, request, hash, purpose, recipient, first, copies, by, at] =
      *row;
  return PrintJob{Text(id),
                  std::move(form),
                  version,
                  std::move(object),
                  std::move(case_id),
                  std::move(request),
                  std::move(hash),
                  std::move(purpose),
                  std::move(recipient),
                  first,
                  copies,
                  std::move(by),
                  from_stored(at)};
}

}  // namespace kizuna::persistence

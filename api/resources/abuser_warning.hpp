#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/context.hpp"
#include "api/json/describe.hpp"
#include "persistence/contact_store.hpp"

/// the caller, or whom they ask for, stands in the list of somebody protected. What a match
/// tells is the same to everybody and nothing about whom it concerns (M-8).
namespace kizuna::api {

/// What to say, and no more.
struct AbuserWarning {
  std::string script;
};
BOOST_DESCRIBE_STRUCT(AbuserWarning, (), (script))
constexpr std::string_view dto_summary(const AbuserWarning*) {
  return "お答えしない相手への返答の文。だれに関することかは、ここにはない";
}

/// Who was typed and not chosen; it is compared and not stored.
struct TypedPeople {
  std::string caller;
  std::string subject;
};

/// The protected people whom the call may be about, each once.
std::vector<std::string> protected_from(Context& context, const domain::intake::Contact& contact,
                                        const TypedPeople& typed);

AbuserWarning abuser_warning();

/// A contact of such a caller is final: the owners of the cases and MANAGER must decide what it
/// means, and learn nothing of it but its number. Once for all of its rows.
void tell_of_abuser(Context& on_writer, const persistence::ContactRecord& record,
                    const TypedPeople& typed);

}  // namespace kizuna::api

#pragma once
#include <string>
#include <string_view>

#include "api/context.hpp"
#include "persistence/contact_store.hpp"

/// What every change of a contact shares.
namespace kizuna::api {

struct OpenedContact {
  persistence::ContactAccess access;
  persistence::ContactRecord record;
};

/// Finds a contact, asks whether the caller may, tells the log which one it is, and only then reads
/// it. What is still being typed is seen by its writer alone (I-3).
OpenedContact open_contact(Context& context, const std::string& id, domain::Action action);

/// R-40 for a text that is no field of the form: a reason, a note.
void refuse_my_number(std::string_view pointer, std::string_view text);

/// Whether the person exists for the caller: hidden people and the caller's own relations do not.
bool knows_person(const Context& context, const std::string& person_id);

/// Refuses every reference to something that is not there for the caller, hidden or absent alike.
void check_references(Context& context, const domain::intake::Contact& contact);

/// Refuses every individual number and every reference to something that is not there.
void check_contact(Context& context, const persistence::ContactRecord& record);

/// Everything that finalising asks for, all fields at once.
void check_complete(const Context& context, const persistence::ContactRecord& record);

/// Gives the number of the year of receipt and closes the row (I-1).
void finalise_record(Context& context, persistence::ContactRecord& record);

/// Tells MANAGER of urgency S or abuse 1, once for all rows (I-9), and for a finalised contact that
/// goes on ("2 continue") puts the next step on its date (I-8). `before` is the row it replaces.
void make_tasks(Context& context, const persistence::ContactRecord& record,
                const persistence::ContactRecord* before);

/// What the log keeps: codes before and after as commitments, and names of changed fields.
void tell_log(Context& context, const persistence::ContactRecord* before,
              const persistence::ContactRecord& after);

/// Names of the members of the form that differ.
std::vector<std::string> changed_fields(const persistence::ContactRecord& before,
                                        const persistence::ContactRecord& after);

}  // namespace kizuna::api

#pragma once
#include <string>
#include <utility>
#include <vector>

#include "api/resources/export_permit_dto.hpp"
#include "api/route.hpp"

namespace kizuna::api {

/// A list with its conditions in one spelling, whatever their order: "cases?owner=…&state=S2".
std::string export_question(std::string_view list,
                            std::vector<std::pair<std::string, std::string>> conditions);

/// TM-03: of up to 20 people whoever may list them may take the list out. More than that is for a
/// manager with a fresh second factor and a permit that another manager gave for this very
/// question.
void require_export_right(const Context& context, const std::string& question, std::size_t people);

Command ask_for_export(Context& context);
/// Of the last 30 days.
Response list_export_permits(Context& context);
Command approve_export(Context& context);

}  // namespace kizuna::api

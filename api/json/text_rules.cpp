#include "api/json/text_rules.hpp"

#include "domain/people/my_number.hpp"
#include "domain/people/text_check.hpp"

namespace kizuna::api {

bool check_incoming_text(std::string_view text, TextShape shape, std::size_t code_points_max,
                         Place& place) {
  const domain::TextRule rule{.max_code_points = code_points_max,
                              .prose = shape == TextShape::prose,
                              .may_be_empty = false};
  if (const auto problem = domain::check_text(text, rule)) {
    place.fail(domain::text_field_error(place.pointer(), *problem));
    return false;
  }
  // A password is never stored as text, and saying what it looks like would tell about it.
  if (shape == TextShape::secret) return true;
  if (const auto hits = domain::find_my_numbers(text); !hits.empty()) {
    place.fail(domain::my_number_field_error(place.pointer(), hits));
    return false;
  }
  return true;
}

}  // namespace kizuna::api

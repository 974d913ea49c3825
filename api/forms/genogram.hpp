#pragma once
#include "api/print/sheet.hpp"
#include "api/resources/chart_dto.hpp"

namespace kizuna::api {

/// The family as lines and shapes: man a square, woman a circle, unknown a diamond; the subject
/// doubled, the dead crossed, who lives with the subject framed. Where somebody was moved by hand
/// on the screen, there they stand on paper.
print::Drawing genogram_of(const CaseChart& chart);

}  // namespace kizuna::api

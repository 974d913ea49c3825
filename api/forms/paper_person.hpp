#pragma once
#include <string>

#include "api/forms/form.hpp"
#include "api/resources/person_reading.hpp"

namespace kizuna::api {

/// A person as paper may show them.
struct PaperPerson {
  bool known = false;  ///< false: for the reader there is nobody of that id
  bool masked = false;
  domain::MaskLevel mask = domain::MaskLevel::none;
  domain::Viewer viewer = domain::Viewer::other;
  PersonView view;

  std::string name() const;
  std::string kana() const;
  /// 地区 in words, or what stands for it behind a mask (M-5).
  std::string district(std::string_view code) const;
  /// A school, an office, a telephone: anything that tells the place.
  std::string place(std::string text) const;
};

/// An empty id is nobody.
PaperPerson paper_person(Context& context, const std::string& id);

/// Name, birth, sex, addresses and telephones in ruled rows.
print::Fields fields_of(const PaperPerson& person, bool furigana, domain::CivilDate today);

/// The line of the look before printing; `part` is 本人 or 相談者.
PersonOnPaper on_paper(const PaperPerson& person, std::string part, bool with_places,
                       domain::CivilDate today);

}  // namespace kizuna::api

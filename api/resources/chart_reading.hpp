#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>

#include "api/resources/case_reading.hpp"
#include "api/resources/chart_dto.hpp"
#include "domain/people/protected_value.hpp"
#include "persistence/chart_store.hpp"

namespace kizuna::api {

/// The subject's member has the id of the case, so that there is a node to tie to before anything
/// has been drawn.
domain::FamilyMember subject_member(const persistence::CaseRecord& record);

/// May this reader know who of the register stands there? Kin under a mask of level 2 or 3 are
/// known to their own case team and MANAGER; kin of the reader never (AZ-08).
bool knows_kin(const Context& context, const std::string& person_id);

/// The mask of the case's subject, and how far this reader stands from it.
struct SubjectMask {
  domain::MaskLevel level = domain::MaskLevel::none;
  domain::Viewer viewer = domain::Viewer::other;
};
SubjectMask mask_of_subject(const Context& context, const persistence::CaseRecord& record);

/// A chart as one reader may see it.
class ChartReading {
 public:
  ChartReading(Context& context, const FoundCase& found, persistence::ChartRecord record);

  /// With names where the reader may know them; this is what rules and labels work on.
  const domain::Family& family() const { return family_; }
  const persistence::ChartRecord& record() const { return record_; }
  bool hides(const domain::FamilyMember& member) const;
  bool hides(const domain::FamilyTie& tie) const;  ///< one of its ends is hidden
  bool hides(const persistence::SupportAgency&) const { return hides_places_; }
  /// Views speak of whoever has been looked up, on the chart or in its past.
  void look_up(const domain::FamilyMember& member);

  CaseChart chart() const;
  FamilyMemberView view_of(const persistence::Charted<domain::FamilyMember>& member) const;
  FamilyTieView view_of(const persistence::Charted<domain::FamilyTie>& tie) const;
  SupportAgencyView view_of(const persistence::Charted<persistence::SupportAgency>& agency,
                            bool revealed = false) const;
  /// Of the register, whose names this reading shows; for the log.
  std::vector<std::string> persons_shown() const;

 private:
  /// What the register says of somebody; nullopt: not for this reader.
  struct Registered {
    std::string name;
    std::string kana;
    domain::Sex sex = domain::Sex::unknown;
    domain::BirthDate birth;
    std::optional<domain::CivilDate> died_on;
  };
  std::optional<Registered> registered(const std::string& person_id) const;
  domain::FamilyMember filled_in(domain::FamilyMember member) const;
  std::string name_of(const std::string& member_id) const;

  Context& context_;
  domain::Authorized authorized_;
  persistence::ChartRecord record_;
  std::map<std::string, std::optional<Registered>> register_;
  std::map<std::string, std::string> hidden_names_;  ///< by person
  std::map<std::string, std::string> names_;         ///< by member
  std::set<std::string> hidden_members_;
  domain::Family family_;
  std::map<std::string, int> generations_;
  bool hides_places_ = false;
};

/// The chart as it stands, in the words of the log and of the answer.
ChartReading read_chart(Context& context, const FoundCase& found);
Response chart_response(Context& context, const FoundCase& found, int status = 200);

}  // namespace kizuna::api

#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/refusal.hpp"

/// The one machine on which every workflow table runs. A table is a set of constexpr rows that a
/// domain person can read; this header checks it at compile time, says which actions are open in a
/// state, makes one step, and renders the table for the documents and for GET /v1/reference.
namespace kizuna::domain::workflow {

/// A short list that can be written inside a constexpr row.
template <class T, std::size_t Max>
struct Few {
  std::array<T, Max> items{};
  std::size_t count = 0;

  constexpr Few() = default;
  constexpr Few(std::initializer_list<T> list) {
    for (const T& item : list) items.at(count++) = item;
  }
  constexpr const T* begin() const { return items.data(); }
  constexpr const T* end() const { return items.data() + count; }
  constexpr bool contains(T wanted) const { return std::find(begin(), end(), wanted) != end(); }
};

/// How long a state may last before its exit is overdue. Working days are those of the city.
enum class DueUnit { none, same_day, working_days, calendar_days, months, by_urgency, by_plan };

/// `amount` counts in `unit`; it is 0 where the unit needs no number. With `by_urgency` it is the
/// longest of the possible lengths, in working days.
struct DueWithin {
  DueUnit unit = DueUnit::none;
  int amount = 0;

  friend constexpr bool operator==(const DueWithin&, const DueWithin&) = default;
};

/// "3開庁日以内", "当日", "—".
std::string to_japanese(DueWithin due);

/// Where a transition leads: to a named state, nowhere (it only changes an overlay), or back to the
/// state that was left when the present one was entered.
template <class State>
struct Target {
  enum class Kind { state, stay, left_state };
  Kind kind = Kind::stay;
  State state{};
};

template <class State>
constexpr Target<State> go(State state) {
  return {Target<State>::Kind::state, state};
}

/// One transition. `id` is the number that people quote ("T-2"), `action` the name in the API.
template <class State, class Post, class Need>
struct Row {
  std::string_view id;
  Few<State, 12> from;
  std::string_view action;
  std::string_view label;  ///< Japanese, as on the button
  Target<State> to;
  Post who;
  Few<Need, 10> needs;
  DueWithin due_within;
  std::string_view source;
};

template <class State>
struct StateRow {
  State state;
  std::string_view id;    ///< "S2"
  std::string_view code;  ///< "triaged"
  std::string_view ja;
  DueWithin exit_due;
  bool terminal = false;
};

/// One guard: what would satisfy it, in Japanese, and where on the screen that is entered.
/// `four_eyes` marks the guards on persons ("who != who").
template <class Need>
struct NeedRow {
  Need need;
  std::string_view code;     ///< "consent_recorded"
  std::string_view pointer;  ///< JSON pointer, "/consent"
  std::string_view ja;
  bool four_eyes = false;
};

template <class Post>
struct PostRow {
  Post post;
  std::string_view ja;
};

/// A whole workflow. `carries(actual, asked)` says whether a post includes another.
template <class State, class Post, class Need>
struct Table {
  std::string_view name;  ///< "case"
  std::string_view title;
  State initial;
  std::span<const StateRow<State>> states;
  std::span<const PostRow<Post>> posts;
  std::span<const NeedRow<Need>> needs;
  std::span<const Row<State, Post, Need>> rows;
  std::span<const std::string_view> reopen_ids;  ///< the only exits of terminal states
  bool (*carries)(Post actual, Post asked);
};

/// What is wrong with a table; `none` is what a static_assert asks for.
enum class TableFault {
  none,
  duplicate_id,
  ambiguous_action,
  undeclared_state,
  undeclared_need,
  undeclared_post,
  unreachable_state,
  terminal_has_exit,
  open_state_without_exit,
  due_differs_from_state,
};

namespace detail {

template <class Range, class Wanted, class Member>
constexpr auto* find_by(const Range& rows, const Wanted& wanted, Member member) {
  for (const auto& row : rows)
    if (row.*member == wanted) return &row;
  return static_cast<decltype(&*rows.begin())>(nullptr);
}

/// Not by find_by(): under UBSan g++ 12 takes no address of an inline table for a constant.
template <class Range, class Wanted, class Member>
constexpr bool declares(const Range& rows, const Wanted& wanted, Member member) {
  for (const auto& row : rows)
    if (row.*member == wanted) return true;
  return false;
}

template <class S, class P, class N>
constexpr TableFault check_row(const Table<S, P, N>& table, std::size_t at) {
  const auto& row = table.rows[at];
  const bool reopens =
      std::find(table.reopen_ids.begin(), table.reopen_ids.end(), row.id) != table.reopen_ids.end();
  for (std::size_t other = at + 1; other < table.rows.size(); ++other) {
    if (table.rows[other].id == row.id) return TableFault::duplicate_id;
    if (table.rows[other].action != row.action) continue;
    for (S from : row.from)
      if (table.rows[other].from.contains(from)) return TableFault::ambiguous_action;
  }
  for (S from : row.from) {
    const auto* state = find_by(table.states, from, &StateRow<S>::state);
    if (state == nullptr) return TableFault::undeclared_state;
    if (state->terminal && row.to.kind != Target<S>::Kind::stay && !reopens)
      return TableFault::terminal_has_exit;
    if (row.due_within.unit != DueUnit::none && row.due_within != state->exit_due)
      return TableFault::due_differs_from_state;
  }
  if (row.to.kind == Target<S>::Kind::state &&
      !declares(table.states, row.to.state, &StateRow<S>::state))
    return TableFault::undeclared_state;
  for (N need : row.needs)
    if (!declares(table.needs, need, &NeedRow<N>::need)) return TableFault::undeclared_need;
  if (!declares(table.posts, row.who, &PostRow<P>::post)) return TableFault::undeclared_post;
  return TableFault::none;
}

template <class S, class P, class N>
constexpr bool entered_from_elsewhere(const Table<S, P, N>& table, S state) {
  // Reachable by closure from the initial state; a bounded sweep needs no work list.
  std::array<bool, 64> reached{};
  const auto index = [&](S wanted) {
    return static_cast<std::size_t>(find_by(table.states, wanted, &StateRow<S>::state) -
                                    table.states.data());
  };
  reached.at(index(table.initial)) = true;
  for (std::size_t sweep = 0; sweep < table.states.size(); ++sweep)
    for (const auto& row : table.rows) {
      if (row.to.kind != Target<S>::Kind::state) continue;
      for (S from : row.from)
        if (reached.at(index(from))) reached.at(index(row.to.state)) = true;
    }
  return reached.at(index(state));
}

template <class S, class P, class N>
constexpr bool has_exit(const Table<S, P, N>& table, S state) {
  for (const auto& row : table.rows)
    if (row.from.contains(state) && row.to.kind != Target<S>::Kind::stay) return true;
  return false;
}

}  // namespace detail

/// For `static_assert(check_table(table) == TableFault::none)`: ids are unique, an action means one
/// thing in a state, everything named is declared, all states are reachable and can be left,
/// terminal states only by the listed reopening rows, and a row's due is the due of its states.
template <class S, class P, class N>
constexpr TableFault check_table(const Table<S, P, N>& table) {
  for (std::size_t at = 0; at < table.rows.size(); ++at)
    if (const TableFault fault = detail::check_row(table, at); fault != TableFault::none)
      return fault;
  for (const auto& state : table.states) {
    if (!detail::entered_from_elsewhere(table, state.state)) return TableFault::unreachable_state;
    if (!state.terminal && !detail::has_exit(table, state.state))
      return TableFault::open_state_without_exit;
  }
  return TableFault::none;
}

/// The row that an action means in a state, or nullptr.
template <class S, class P, class N>
constexpr const Row<S, P, N>* find_row(const Table<S, P, N>& table, S state,
                                       std::string_view action) {
  for (const auto& row : table.rows)
    if (row.action == action && row.from.contains(state)) return &row;
  return nullptr;
}

/// Every row that somebody of this post may try in this state; guards are not looked at.
template <class S, class P, class N>
std::vector<const Row<S, P, N>*> available(const Table<S, P, N>& table, S state, P post) {
  std::vector<const Row<S, P, N>*> rows;
  for (const auto& row : table.rows)
    if (row.from.contains(state) && table.carries(post, row.who)) rows.push_back(&row);
  return rows;
}

/// A step that may be taken. `to` equals `from` where only an overlay changes.
template <class State>
struct Step {
  std::string_view rule;
  std::string_view action;
  State from;
  State to;
};

/// Who acts, and from which state the present one was entered (for rows that lead back).
template <class State, class Post>
struct Actor {
  Post post;
  std::optional<State> left_state;
};

/// Decides one step. `met(need)` answers for each guard of the row. Refusals: not_found for an
/// action the table does not know, conflict for one not open in this state, forbidden for a post
/// too low, guard_not_met with one FieldError per unmet guard, four_eyes if only guards on persons
/// are unmet.
template <class S, class P, class N, class Met>
Result<Step<S>> step(const Table<S, P, N>& table, S state, std::string_view action,
                     const Actor<S, P>& actor, Met&& met) {
  const auto* known = detail::find_by(table.rows, action, &Row<S, P, N>::action);
  if (known == nullptr)
    return refuse(ProblemCode::not_found, std::string(table.name), "その操作はありません。");
  const auto* row = find_row(table, state, action);
  if (row == nullptr) {
    std::string detail = "今の状態(";
    detail.append(detail::find_by(table.states, state, &StateRow<S>::state)->ja);
    detail.append(")では「").append(known->label).append("」はできません。");
    return refuse(ProblemCode::conflict, std::string(known->id), std::move(detail));
  }
  if (!table.carries(actor.post, row->who)) {
    std::string detail = "「";
    detail.append(row->label).append("」ができるのは");
    detail.append(detail::find_by(table.posts, row->who, &PostRow<P>::post)->ja).append("です。");
    return refuse(ProblemCode::forbidden, std::string(row->id), std::move(detail));
  }
  std::vector<FieldError> errors;
  bool only_persons = true;
  for (N need : row->needs) {
    if (met(need)) continue;
    const auto* asked = detail::find_by(table.needs, need, &NeedRow<N>::need);
    only_persons = only_persons && asked->four_eyes;
    errors.push_back(
        {std::string(asked->pointer), std::string(asked->code), std::string(asked->ja)});
  }
  if (row->to.kind == Target<S>::Kind::left_state && !actor.left_state)
    return refuse(ProblemCode::conflict, std::string(row->id),
                  "戻り先の状態が記録されていません。");
  if (!errors.empty()) {
    std::string detail = "「";
    detail.append(row->label).append("」に必要なことが残っています。");
    return refuse(only_persons ? ProblemCode::four_eyes : ProblemCode::guard_not_met,
                  std::string(row->id), std::move(detail), std::move(errors));
  }
  switch (row->to.kind) {
    case Target<S>::Kind::state:
      return Step<S>{row->id, row->action, state, row->to.state};
    case Target<S>::Kind::left_state:
      return Step<S>{row->id, row->action, state, *actor.left_state};
    case Target<S>::Kind::stay:
      break;
  }
  return Step<S>{row->id, row->action, state, state};
}

/// A state and a transition as plain text, for GET /v1/reference and for the documents.
struct ReferenceState {
  std::string_view id, code, ja;
  std::string exit_due;
  bool terminal = false;
};

struct ReferenceRow {
  std::string_view id, action, label;
  std::vector<std::string_view> from;        ///< state ids
  std::string_view to;                       ///< a state id, "stay" or "left_state"
  std::string_view who;                      ///< Japanese
  std::vector<std::string_view> needs;       ///< Japanese
  std::vector<std::string_view> need_codes;  ///< same order as `needs`
  std::string due_within;
  std::string_view source;
};

struct Reference {
  std::string_view name, title;
  std::vector<ReferenceState> states;
  std::vector<ReferenceRow> rows;
};

template <class S, class P, class N>
Reference reference(const Table<S, P, N>& table) {
  Reference out{table.name, table.title, {}, {}};
  for (const auto& state : table.states)
    out.states.push_back(
        {state.id, state.code, state.ja, to_japanese(state.exit_due), state.terminal});
  for (const auto& row : table.rows) {
    ReferenceRow plain;
    plain.id = row.id;
    plain.action = row.action;
    plain.label = row.label;
    for (S from : row.from)
      plain.from.push_back(detail::find_by(table.states, from, &StateRow<S>::state)->id);
    plain.to = row.to.kind == Target<S>::Kind::stay ? std::string_view("stay")
               : row.to.kind == Target<S>::Kind::left_state
                   ? std::string_view("left_state")
                   : detail::find_by(table.states, row.to.state, &StateRow<S>::state)->id;
    plain.who = detail::find_by(table.posts, row.who, &PostRow<P>::post)->ja;
    for (N need : row.needs) {
      const auto* asked = detail::find_by(table.needs, need, &NeedRow<N>::need);
      plain.needs.push_back(asked->ja);
      plain.need_codes.push_back(asked->code);
    }
    plain.due_within = to_japanese(row.due_within);
    plain.source = row.source;
    out.rows.push_back(std::move(plain));
  }
  return out;
}

/// The table as Markdown: one section with the states and the transitions.
std::string to_markdown(const Reference& reference);

}  // namespace kizuna::domain::workflow

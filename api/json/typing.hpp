#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/describe.hpp"

/// What somebody is still typing into a form.
namespace kizuna::api {

/// The members of T in any incomplete shape: each may be missing, and each may hold a text that is
/// not yet what T asks for ("R8.5."). Members that T does not know stay an error, and so does a
/// group where T has a text. A field that may not be stored at all (an individual number, too
/// long) is left out and named in `held`; the others are kept, byte for byte.
template <Described T>
struct Typing {
  std::string json = "{}";
  std::vector<domain::FieldError> held;  ///< by pointers into `json`
};

/// The longest text of a field while it is typed.
inline constexpr std::size_t typed_line_max = 200;
template <class T>
inline constexpr std::size_t typed_size = typed_line_max;
template <std::size_t Max>
inline constexpr std::size_t typed_size<Line<Max>> = std::max(Max, typed_line_max);
template <std::size_t Max>
inline constexpr std::size_t typed_size<Prose<Max>> = Max;

// The parts that touch the JSON tree, compiled once in typing.cpp.
using WalkTyped = void (*)(const nlohmann::json& in, Place& place, nlohmann::json& out,
                           std::vector<domain::FieldError>& held);
void read_typed(const nlohmann::json& in, Place& place, WalkTyped walk, std::string& json,
                std::vector<domain::FieldError>& held);
void keep_typed(const nlohmann::json& in, Place& place, std::size_t code_points_max,
                std::string_view name, nlohmann::json& object,
                std::vector<domain::FieldError>& held);
/// The whole list is one field.
void keep_typed_list(const nlohmann::json& in, Place& place, std::size_t size_max,
                     std::size_t code_points_max, std::string_view name, nlohmann::json& object,
                     std::vector<domain::FieldError>& held);
void typed_schema(std::size_t code_points_max, nlohmann::json& out);

/// `typed` with the last clean text of every field that was held, taken from `stored` (I-7).
std::string with_last_clean(const std::string& typed, const std::string& stored,
                            const std::vector<domain::FieldError>& held);

/// A text of the form by its pointer; empty where there is none.
std::string typed_text(const std::string& json, const std::string& pointer);
/// Code points of all texts.
std::size_t typed_length(const std::string& json);

namespace detail {

template <class T>
struct Given {
  using Type = T;
};
template <class T>
struct Given<std::optional<T>> {
  using Type = T;
};
template <class T>
struct Listed {
  static constexpr std::size_t size_max = 0;
};
template <class T, std::size_t Max>
struct Listed<List<T, Max>> {
  static constexpr std::size_t size_max = Max;
  static constexpr std::size_t text_max = typed_size<T>;
};

template <Described T>
void walk_typed(const nlohmann::json& in, Place& place, nlohmann::json& out,
                std::vector<domain::FieldError>& held) {
  make_object(out);
  if (!check_object(in, place)) return;
  refuse_unknown_members(in, Field<T>::names(false), place);
  boost::mp11::mp_for_each<typename Field<T>::Members>([&](auto member) {
    using Value = typename Given<typename Field<T>::template TypeOf<decltype(member)>>::Type;
    Place::Step step(place, std::string_view(member.name));
    const auto* value = find_member(in, member.name, true, place);
    if (value == nullptr) return;
    if constexpr (Described<Value>) {
      walk_typed<Value>(*value, place, member_of(out, member.name), held);
    } else if constexpr (Listed<Value>::size_max > 0) {
      keep_typed_list(*value, place, Listed<Value>::size_max, Listed<Value>::text_max, member.name,
                      out, held);
    } else {
      keep_typed(*value, place, typed_size<Value>, member.name, out, held);
    }
  });
}

template <Described T>
void typed_object_schema(std::string_view title, nlohmann::json& out) {
  make_object_schema(out, title, "", {});
  boost::mp11::mp_for_each<typename Field<T>::Members>([&](auto member) {
    using Value = typename Given<typename Field<T>::template TypeOf<decltype(member)>>::Type;
    nlohmann::json& property = member_of(member_of(out, "properties"), member.name);
    if constexpr (Described<Value>) {
      typed_object_schema<Value>(short_name(type_name<Value>()), property);
      make_nullable(property);
    } else if constexpr (Listed<Value>::size_max > 0) {
      make_array_schema(property, Listed<Value>::size_max);
      typed_schema(Listed<Value>::text_max, member_of(property, "items"));
      make_nullable(property);
    } else {
      typed_schema(typed_size<Value>, property);
    }
  });
}

}  // namespace detail

template <Described T>
struct Field<Typing<T>> {
  static void read(const nlohmann::json& in, Place& place, Typing<T>& out) {
    read_typed(in, place, &detail::walk_typed<T>, out.json, out.held);
  }
  static void write(const Typing<T>& value, JsonText& out) { out.printed(value.json); }
  static void schema(SchemaSet& set, nlohmann::json& out) {
    const std::string name = std::string(type_name<T>()) + "WhileTyped";
    set.refer(name, out, [&](nlohmann::json& named) {
      detail::typed_object_schema<T>(short_name(name), named);
    });
  }
};

}  // namespace kizuna::api

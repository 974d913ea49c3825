#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "api/json/fields.hpp"

/// One description of a DTO, three uses. After
///   struct NewNote { Name<> author; std::optional<Prose<2000>> text; };
///   BOOST_DESCRIBE_STRUCT(NewNote, (), (author, text))
/// read_body<NewNote>, write_body and schema_of<NewNote> know everything about it.
namespace kizuna::api {

/// One sentence about a DTO for the reference, in Japanese. Overload it beside the DTO:
///   constexpr std::string_view dto_summary(const NewNote*) { return "相談の覚え書き"; }
constexpr std::string_view dto_summary(const void*) {
  return {};
}

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

/// "kizuna::api::NewNote", taken from how the compiler spells this function.
template <class T>
constexpr std::string_view type_name() {
  constexpr std::string_view spelled = __PRETTY_FUNCTION__;
  constexpr auto begin = spelled.find("T = ") + 4;
  return spelled.substr(begin, spelled.find_first_of(";]", begin) - begin);
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

// The parts that touch the JSON tree, compiled once in describe.cpp.
bool is_null(const nlohmann::json& in);
bool check_object(const nlohmann::json& in, Place& place);
void refuse_unknown_members(const nlohmann::json& in, const std::vector<std::string_view>& known,
                            Place& place);
/// The member, or nullptr; complains of a missing one unless it is optional.
const nlohmann::json* find_member(const nlohmann::json& in, std::string_view name,
                                  bool may_be_absent, Place& place);
/// How many elements, or 0 after a complaint.
std::size_t check_array(const nlohmann::json& in, std::size_t size_max, Place& place);
const nlohmann::json& element(const nlohmann::json& in, std::size_t index);
void make_object(nlohmann::json& out);
nlohmann::json& member_of(nlohmann::json& object, std::string_view name);
void make_nullable(nlohmann::json& schema);
void make_array_schema(nlohmann::json& out, std::size_t size_max);
void make_object_schema(nlohmann::json& out, std::string_view title, std::string_view summary,
                        const std::vector<std::string_view>& required);

template <class T>
struct Field<std::optional<T>> {
  static void read(const nlohmann::json& in, Place& place, std::optional<T>& out) {
    if (is_null(in)) return out.reset();
    Field<T>::read(in, place, out.emplace());
  }
  static void write(const std::optional<T>& value, JsonText& out) {
    value ? Field<T>::write(*value, out) : out.null();
  }
  static void schema(SchemaSet& set, nlohmann::json& out) {
    Field<T>::schema(set, out);
    make_nullable(out);
  }
};

template <class T, std::size_t Max>
struct Field<List<T, Max>> {
  static void read(const nlohmann::json& in, Place& place, List<T, Max>& out) {
    out.value.resize(check_array(in, Max, place));
    for (std::size_t i = 0; i < out.value.size(); ++i) {
      Place::Step step(place, i);
      Field<T>::read(element(in, i), place, out.value[i]);
    }
  }
  static void write(const List<T, Max>& value, JsonText& out) {
    out.begin_array();
    for (const T& one : value.value) {
      out.element();
      Field<T>::write(one, out);
    }
    out.end_array();
  }
  static void schema(SchemaSet& set, nlohmann::json& out) {
    make_array_schema(out, Max);
    Field<T>::schema(set, member_of(out, "items"));
  }
};

template <Described T>
struct Field<T> {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                           boost::describe::mod_inherited>;

  template <class Member>
  using TypeOf = std::remove_cvref_t<decltype(std::declval<T>().*Member::pointer)>;

  static std::vector<std::string_view> names(bool required_only) {
    std::vector<std::string_view> all;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      if (!required_only || !is_optional<TypeOf<decltype(member)>>) all.push_back(member.name);
    });
    return all;
  }

  static void read(const nlohmann::json& in, Place& place, T& out) {
    if (!check_object(in, place)) return;
    refuse_unknown_members(in, names(false), place);
    boost::mp11::mp_for_each<Members>([&](auto member) {
      using Value = TypeOf<decltype(member)>;
      Place::Step step(place, std::string_view(member.name));
      const auto* value = find_member(in, member.name, is_optional<Value>, place);
      if (value != nullptr) Field<Value>::read(*value, place, out.*member.pointer);
    });
  }

  static void write(const T& value, JsonText& out) {
    out.begin_object();
    boost::mp11::mp_for_each<Members>([&](auto member) {
      out.member(member.name);
      Field<TypeOf<decltype(member)>>::write(value.*member.pointer, out);
    });
    out.end_object();
  }

  static void schema(SchemaSet& set, nlohmann::json& out) {
    set.refer(type_name<T>(), out, [&](nlohmann::json& named) {
      make_object_schema(named, short_name(type_name<T>()),
                         dto_summary(static_cast<const T*>(nullptr)), names(true));
      boost::mp11::mp_for_each<Members>([&](auto member) {
        Field<TypeOf<decltype(member)>>::schema(
            set, member_of(member_of(named, "properties"), member.name));
      });
    });
  }
};

/// Every complaint about the document at once: unknown_member (400) if there is a member that T
/// does not know, else invalid_fields (422). Include <nlohmann/json.hpp> where you call it.
template <class T, class Json = nlohmann::json>
domain::Result<T> read_dto(const Json& in) {
  Place place;
  T out{};
  Field<T>::read(in, place, out);
  if (!place.is_clean()) return tl::unexpected(place.take_refusal());
  return out;
}

/// JSON Schema 2020-12 of T: a reference into `set` where T is a DTO.
template <class T, class Json = nlohmann::json>
Json schema_of(SchemaSet& set) {
  Json out;
  Field<T>::schema(set, out);
  return out;
}

using ReadInto = void (*)(const nlohmann::json& in, Place& place, void* out);
domain::Result<void> read_bytes(std::string_view bytes, ReadInto read, void* out);

/// read_json and read_dto in one step; needs no nlohmann header.
template <class T>
domain::Result<T> read_body(std::string_view bytes) {
  T out{};
  const auto read = [](const nlohmann::json& in, Place& place, void* into) {
    Field<T>::read(in, place, *static_cast<T*>(into));
  };
  return read_bytes(bytes, read, &out).map([&] { return std::move(out); });
}

/// The body of an answer. Absent optionals are written as null.
template <class T>
std::string write_body(const T& value) {
  JsonText out;
  Field<T>::write(value, out);
  return std::move(out).take();
}

}  // namespace kizuna::api

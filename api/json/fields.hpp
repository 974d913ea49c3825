#pragma once
#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/json_text.hpp"
#include "api/json/place.hpp"
#include "api/json/schema_set.hpp"
#include "domain/calendar/civil_date.hpp"

/// The kinds of values a document may hold. Each type carries its own check and its own schema, so
/// a DTO says in its member list everything that the reader, the writer and OpenAPI need.
namespace kizuna::api {

/// One line of text, at most `Max` code points; no controls, never blank.
template <std::size_t Max>
struct Line {
  std::string value;
  friend bool operator==(const Line&, const Line&) = default;
};

/// Text of several lines, at most `Max` code points; line feeds and tabs allowed, never blank.
template <std::size_t Max>
struct Prose {
  std::string value;
  friend bool operator==(const Prose&, const Prose&) = default;
};

/// The name of a person or a place: a line, kept byte for byte.
template <std::size_t Max = 100>
struct Name {
  std::string value;
  friend bool operator==(const Name&, const Name&) = default;
};

/// A password or a one-time code: read, never written, never checked for what it says.
template <std::size_t Max>
struct Secret {
  std::string value;
};

/// "2026-04-01", a day in Japan.
struct CivilDateText {
  domain::CivilDate value;
  friend bool operator==(const CivilDateText&, const CivilDateText&) = default;
};

/// "2026-04-01T00:15:30.123456Z".
struct InstantText {
  domain::Instant value;
  friend bool operator==(const InstantText&, const InstantText&) = default;
};

/// Lower-case UUID text of any version.
struct Uuid {
  std::string value;
  friend bool operator==(const Uuid&, const Uuid&) = default;
};

template <std::int64_t Min, std::int64_t Max>
struct Int {
  static_assert(Min <= Max);
  std::int64_t value = Min;
  friend bool operator==(const Int&, const Int&) = default;
};

/// Yen that a person may enter; no center pays or holds a thousand million.
using Yen = Int<0, 1'000'000'000>;
/// The version of a stored record, from 1.
using Version = Int<1, 9'007'199'254'740'991>;

/// One code of a list. `Codes` has
///   static bool contains(std::string_view code);
///   static std::vector<std::string_view> codes();
template <class Codes>
struct Code {
  std::string value;
  friend bool operator==(const Code&, const Code&) = default;
};

/// At most `Max` values.
template <class T, std::size_t Max>
struct List {
  std::vector<T> value;
  friend bool operator==(const List&, const List&) = default;
};

/// What the reader, the writer and the schema do with a type:
///   static void read(const nlohmann::json& in, Place& place, T& out);
///   static void write(const T& value, JsonText& out);
///   static void schema(SchemaSet& set, nlohmann::json& out);
/// Anybody may specialize it for a type of theirs.
template <class T>
struct Field;

enum class TextShape { line, prose, secret };

/// For ids in paths as well.
bool is_uuid(std::string_view text);

// What the specializations below share, compiled once in fields.cpp.
void read_text(const nlohmann::json& in, Place& place, TextShape shape, std::size_t code_points_max,
               std::string& out);
void read_uuid(const nlohmann::json& in, Place& place, std::string& out);
void read_integer(const nlohmann::json& in, Place& place, std::int64_t min, std::int64_t max,
                  std::int64_t& out);
void read_code(const nlohmann::json& in, Place& place, bool (*contains)(std::string_view),
               std::string& out);
void text_schema(TextShape shape, std::size_t code_points_max, nlohmann::json& out);
void integer_schema(std::int64_t min, std::int64_t max, nlohmann::json& out);
void code_schema(const std::vector<std::string_view>& codes, nlohmann::json& out);

template <class T, TextShape Shape, std::size_t Max>
struct TextField {
  static void read(const nlohmann::json& in, Place& place, T& out) {
    read_text(in, place, Shape, Max, out.value);
  }
  static void write(const T& value, JsonText& out) { out.text(value.value); }
  static void schema(SchemaSet&, nlohmann::json& out) { text_schema(Shape, Max, out); }
};

template <std::size_t Max>
struct Field<Line<Max>> : TextField<Line<Max>, TextShape::line, Max> {};
template <std::size_t Max>
struct Field<Prose<Max>> : TextField<Prose<Max>, TextShape::prose, Max> {};
template <std::size_t Max>
struct Field<Name<Max>> : TextField<Name<Max>, TextShape::line, Max> {};
template <std::size_t Max>
struct Field<Secret<Max>> : TextField<Secret<Max>, TextShape::secret, Max> {
  static void write(const Secret<Max>&, JsonText&) = delete;
};

template <>
struct Field<CivilDateText> {
  static void read(const nlohmann::json& in, Place& place, CivilDateText& out);
  static void write(const CivilDateText& value, JsonText& out);
  static void schema(SchemaSet& set, nlohmann::json& out);
};

template <>
struct Field<InstantText> {
  static void read(const nlohmann::json& in, Place& place, InstantText& out);
  static void write(const InstantText& value, JsonText& out);
  static void schema(SchemaSet& set, nlohmann::json& out);
};

template <>
struct Field<bool> {
  static void read(const nlohmann::json& in, Place& place, bool& out);
  static void write(bool value, JsonText& out);
  static void schema(SchemaSet& set, nlohmann::json& out);
};

template <>
struct Field<Uuid> {
  static void read(const nlohmann::json& in, Place& place, Uuid& out) {
    read_uuid(in, place, out.value);
  }
  static void write(const Uuid& value, JsonText& out) { out.text(value.value); }
  static void schema(SchemaSet& set, nlohmann::json& out);
};

template <std::int64_t Min, std::int64_t Max>
struct Field<Int<Min, Max>> {
  static void read(const nlohmann::json& in, Place& place, Int<Min, Max>& out) {
    read_integer(in, place, Min, Max, out.value);
  }
  static void write(const Int<Min, Max>& value, JsonText& out) { out.integer(value.value); }
  static void schema(SchemaSet&, nlohmann::json& out) { integer_schema(Min, Max, out); }
};

template <class Codes>
struct Field<Code<Codes>> {
  static void read(const nlohmann::json& in, Place& place, Code<Codes>& out) {
    read_code(in, place, &Codes::contains, out.value);
  }
  static void write(const Code<Codes>& value, JsonText& out) { out.text(value.value); }
  static void schema(SchemaSet&, nlohmann::json& out) { code_schema(Codes::codes(), out); }
};

/// Text that the service itself wrote. It has no `read`: what a client sends needs a limit.
template <>
struct Field<std::string> {
  static void write(const std::string& value, JsonText& out) { out.text(value); }
  static void schema(SchemaSet& set, nlohmann::json& out);
};

/// A number that the service itself computed. It has no `read`: what a client sends needs a range.
template <>
struct Field<std::int64_t> {
  static void write(std::int64_t value, JsonText& out) { out.integer(value); }
  static void schema(SchemaSet& set, nlohmann::json& out);
};

}  // namespace kizuna::api

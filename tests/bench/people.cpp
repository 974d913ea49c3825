#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iostream>
#include <random>
#include <string>

#include "domain/people/person.hpp"
#include "persistence/person_store.hpp"
#include "tests/bench/names.hpp"

/// kizuna_bench_people DATABASE CENTER COUNT
/// Fills a migrated database with the same synthetic people on every run, through the store that
/// the service uses.
namespace kizuna::bench {
namespace {

using persistence::Session;

constexpr std::uint64_t seed = 20260401;
constexpr std::size_t batch = 20000;

class People {
 public:
  /// The next person, always the same one for the same place in the row.
  persistence::PersonRecord next() {
    persistence::PersonRecord record;
    record.id = id();
    domain::Person& person = record.person;
    std::string family, family_kana, given, given_kana;
    surname(family, family_kana);
    join(pick(given_heads), pick(given_tails), given, given_kana);
    person.names.family_name = family;
    person.names.given_name = given;
    person.names.family_kana = family_kana;
    person.names.given_kana = given_kana;
    person.names.kana_source = domain::KanaSource::heard;
    const domain::CivilDate born =
        std::chrono::sys_days(std::chrono::year(1925) / 1 / 1) + std::chrono::days(below(70 * 365));
    person.birth = {domain::BirthPrecision::day, born, born};
    person.addresses.push_back({domain::AddressKind::actual,
                                "3720000",
                                "102041" + std::to_string(100 + below(300)),
                                {"1丁目" + std::to_string(1 + below(99)) + "番地"},
                                std::nullopt,
                                std::nullopt});
    record.districts.push_back(below(2) == 0 ? "D01" : "D02");
    person.phones.push_back({"0270" + std::to_string(100000 + below(900000)), "", ""});
    return record;
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  template <std::size_t N>
  const Part& pick(const std::array<Part, N>& parts) {
    return parts[below(N)];
  }

  static void join(const Part& head, const Part& tail, std::string& written, std::string& reading) {
    written.append(head.written).append(tail.written);
    reading.append(head.reading).append(tail.reading);
  }

  void surname(std::string& written, std::string& reading) {
    if (below(3) == 0) return join(pick(surname_heads), pick(surname_tails), written, reading);
    // The square leans towards the front of the list, as real frequencies do.
    const std::uint64_t at = below(surnames.size()) * below(surnames.size()) / surnames.size();
    written = surnames[at].written;
    reading = surnames[at].reading;
  }

  /// UUIDs of version 7, in order, as the service makes them.
  std::string id() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "00000000-0000-7000-8000-000000000000";
    std::uint64_t count = ++count_;
    for (std::size_t at = 12; at > 0; --at) {
      if (at == 9) continue;
      text[at - 1] = digits[count & 15U];
      count >>= 4U;
    }
    for (std::size_t at = 24; at < text.size(); ++at) text[at] = digits[below(16)];
    return text;
  }

  std::mt19937_64 random_{seed};
  std::uint64_t count_ = 0;
};

void fill(const std::string& database, const std::string& center, std::size_t count) {
  Session writer(persistence::DatabaseUrl::parse(database), persistence::SessionKind::writer);
  const domain::Instant now = std::chrono::sys_days(std::chrono::year(2026) / 4 / 1);
  People people;
  for (std::size_t done = 0; done < count;) {
    writer.begin_write();
    writer.see_only(center);
    for (const std::size_t end = std::min(count, done + batch); done < end; ++done) {
      persistence::insert_person(writer, center, people.next(), "bench", now);
    }
    writer.commit();
    std::cerr << '\r' << done << " of " << count << " people" << std::flush;
  }
  std::cerr << '\n';
}

}  // namespace
}  // namespace kizuna::bench

int main(int argc, char** argv) {
  std::size_t count = 0;
  const std::string_view number = argc == 4 ? argv[3] : "";
  if (std::from_chars(number.data(), number.data() + number.size(), count).ec != std::errc{}) {
    std::cerr << "kizuna_bench_people DATABASE CENTER COUNT\n";
    return 2;
  }
  try {
    kizuna::bench::fill(argv[1], argv[2], count);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "kizuna_bench_people: " << error.what() << '\n';
    return 1;
  }
}

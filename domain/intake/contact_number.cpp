#include "domain/intake/contact_number.hpp"

#include <stdexcept>

namespace kizuna::domain::intake {
namespace {

constexpr int first_reiwa_year = 2019;

std::string padded(int number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string numbered(std::string_view label, std::string_view kind, int ordinal) {
  if (ordinal < 1) throw std::invalid_argument("print numbers start at 1");
  return std::string(label).append(kind).append(padded(ordinal, 5));
}

}  // namespace

int number_series(Instant received_at) {
  return fiscal_year(jst_date(received_at));
}

std::string proposed_label(int fiscal_year) {
  if (fiscal_year < first_reiwa_year) throw std::invalid_argument("no label before FY2019");
  return std::string("R").append(padded(fiscal_year - first_reiwa_year + 1, 2));
}

std::string contact_number(std::string_view label, int ordinal, int amendment) {
  std::string number = numbered(label, "-C-", ordinal);
  if (amendment > 0) number.append("訂").append(std::to_string(amendment));
  return number;
}

std::string case_number(std::string_view label, int ordinal, int opening) {
  std::string number = numbered(label, "-K-", ordinal);
  if (opening > 1) number.append("-").append(std::to_string(opening));
  return number;
}

std::string disclosure_number(std::string_view label, int ordinal) {
  return numbered(label, "-D-", ordinal);
}

}  // namespace kizuna::domain::intake

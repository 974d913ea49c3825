#pragma once
#include <string>
#include <vector>

#include "domain/intake/codes.hpp"

/// What the random moves of the differential test are made of, as far as several files use it.
namespace kizuna::tests::differential {

using Texts = std::vector<std::string>;

/// An id that no answer has shown.
inline const std::string never_was = "0196f3a0-0000-7000-8000-000000000000";

/// Old letters, wide letters, supplementary planes: where two databases would sort or fold apart.
inline const Texts family_names = {"髙橋",     "高橋",     "渡邊",       "渡辺", "齋藤",
                                   "𠮷田",     "吉田",     "ヴァスケス", "ﾀﾅｶ",  "de Souza",
                                   "DE SOUZA", "Ångström", "濵﨑"};
inline const Texts given_names = {"澄江", "勇", "トシ", "Maria", "maria", "神", "々子", "ー"};
inline const Texts births = {"S12.11.3", "S12.11.3", "1951-07",   "1951-07-20", "S20",
                             "H1.1.8",   "S64.1.7",  "T15.12.25", "R99.1.1"};

/// The code at that place of a list, round and round.
inline std::string code_of(const char* list, std::size_t at) {
  const auto rows = domain::intake::find_list(list)->rows;
  return std::string(rows[at % rows.size()].code);
}

}  // namespace kizuna::tests::differential

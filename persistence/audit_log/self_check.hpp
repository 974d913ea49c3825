#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "persistence/session.hpp"

namespace kizuna::persistence {

/// Something in the log that is not as it was written.
struct LogFault {
  std::string place;  ///< origin and entry, note or detail
  std::string what;
};

/// AUD-22: recomputes a center's whole log from the bytes of its entries, and compares heads,
/// order, links between years, stored notes with their signatures, and the hashes of sealed
/// details. Stops after 100 faults. `vkey_of` gives the public key of an origin; empty where none
/// is known, and its signatures are then not checked. The reader must not be inside a transaction.
std::vector<LogFault> faults_of_log(
    Session& reader, std::string_view center_id,
    const std::function<std::string(const std::string& origin)>& vkey_of);

}  // namespace kizuna::persistence

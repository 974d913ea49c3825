#pragma once
#include <filesystem>
#include <iosfwd>
#include <string>

#include "server/settings.hpp"

namespace kizuna::server {

// All return an exit code and tell on `err` why it is not 0.

/// `kizuna backup`: copies the embedded database while it is served, and examines the copy before
/// it gets its name. Leaves the entry data.backup in every center's log, inside the copy too. Keys
/// and the signer's state are not in it, on purpose. 2 on PostgreSQL, which has tools of its own.
int backup(const Settings& settings, const std::filesystem::path& file, std::ostream& out,
           std::ostream& err);

struct RestoreRequest {
  std::filesystem::path from;  ///< a backup; empty: judge the database that is there already
  std::string loss_reason;     ///< declares that what the backup does not know is lost
};

/// `kizuna restore`: examines a copy of the backup, then puts it in the place of the database,
/// which is kept aside. 15 and nothing done when something would be lost and no reason is given;
/// with a reason the loss is declared in the log of each center (declared_loss.hpp). Without
/// `from` it does the same for a database that was put back by other means: PostgreSQL.
int restore(const Settings& settings, const RestoreRequest& request, std::ostream& out,
            std::ostream& err);

}  // namespace kizuna::server

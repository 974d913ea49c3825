#pragma once
#include <string>
#include <vector>

#include "server/responder.hpp"

namespace kizuna::server::testing {

/// One hostile or good request. The host "localhost:8443" stands for the server's own authority.
struct CorpusRow {
  std::string id;  ///< of the requirement, with a letter where it has several inputs
  std::string bytes;
  int status;
  bool close;  ///< whether the server must end the connection after its answer
};

const std::vector<CorpusRow>& corpus();

/// The routes that the corpus speaks of: GET /, GET and POST /v1/contacts, POST
/// /v1/contacts/{id}/actions/close without a body.
BodyRule corpus_rule(std::string_view method, std::string_view path);

}  // namespace kizuna::server::testing

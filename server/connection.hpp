#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <string>
#include <vector>

#include "server/connection_limits.hpp"
#include "server/connections.hpp"
#include "server/metrics.hpp"
#include "server/request_gate.hpp"
#include "server/responder.hpp"
#include "server/tls.hpp"

namespace kizuna::server {

/// What all connections of a server share. Outlives them.
struct ConnectionSurroundings {
  Responder& responder;
  Metrics& metrics;
  Connections& connections;
  ConnectionLimits limits;
  GateRules gate;
  std::vector<std::string> proxies;  ///< canonical addresses
};

/// Serves an accepted and admitted socket until it ends, on the strand that is its executor.
void serve_connection(std::shared_ptr<boost::asio::io_context> io,
                      boost::asio::ip::tcp::socket socket, std::string address,
                      std::shared_ptr<const TlsContext> tls,
                      const ConnectionSurroundings& surroundings, Connections::Id id);

}  // namespace kizuna::server

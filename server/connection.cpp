#include "server/connection.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <exception>
#include <iterator>
#include <utility>

#include "server/exchange.hpp"
#include "server/framing_problem.hpp"
#include "server/logging.hpp"
#include "server/request_id.hpp"
#include "server/route_checks.hpp"

// Coroutines of g++ 12: members of an object that outlives them, parameters by value, every
// temporary a named local, one co_await per statement and never inside a condition.
namespace kizuna::server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::size_t read_bytes = std::size_t{8} << 10;
constexpr std::size_t body_read_bytes = std::size_t{16} << 10;
// The kernel doubles it: at most 256 KiB wait for a slow reader.
constexpr int send_buffer_bytes = 128 << 10;

/// Beast parses the same bytes; a request goes on only if it reads what the gate read.
bool beast_agrees(std::string_view bytes, const RequestHead& head) {
  http::request_parser<http::empty_body> parser;
  parser.header_limit(static_cast<std::uint32_t>(bytes.size() + 1));
  parser.body_limit(boost::none);
  error_code ec;
  parser.put(asio::buffer(bytes.data(), bytes.size()), ec);
  if (ec || !parser.is_header_done() || parser.chunked()) return false;
  const auto& message = parser.get();
  const auto length = parser.content_length();
  const bool same_length = length ? head.content_length == *length : !head.content_length;
  const auto fields = std::distance(message.begin(), message.end());
  return same_length && message.method_string() == head.method && message.target() == head.target &&
         static_cast<std::size_t>(fields) == head.field_lines;
}

/// Who can only get 401 is not asked for the body (H-30); the lanes answer, and log the denial.
bool lacks_credentials(const Exchange& exchange) {
  return !exchange.rule.is_open && !exchange.head.field("cookie") &&
         !exchange.head.field("authorization");
}

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<asio::io_context> io, asio::ip::tcp::socket socket,
             std::string address, std::shared_ptr<const TlsContext> tls,
             const ConnectionSurroundings& surroundings)
      : io_(std::move(io)),
        address_(std::move(address)),
        tls_(std::move(tls)),
        around_(surroundings),
        limits_(surroundings.limits),
        stream_(std::move(socket), tls_->new_session(key_updates_)),
        deadline_(stream_.get_executor()) {
    error_code ignored;
    this->socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    this->socket().set_option(asio::socket_base::send_buffer_size(send_buffer_bytes), ignored);
    key_updates_.on_flood = [this] { cut(); };
  }

  asio::awaitable<void> run();
  void end(Connections::Ending ending);

 private:
  enum class Ended : std::uint8_t { complete, refused, timed_out, closed };
  enum class AtDeadline : std::uint8_t { cancel_read, cut };

  asio::awaitable<bool> serve_one();
  asio::awaitable<Ended> read_head(std::shared_ptr<RequestGate> gate);
  asio::awaitable<Ended> read_body(std::shared_ptr<std::string> body, std::size_t length);
  asio::awaitable<bool> answer(std::shared_ptr<Exchange> exchange, api::Response response);
  asio::awaitable<bool> write(std::shared_ptr<const std::string> bytes);
  asio::awaitable<void> close();
  asio::awaitable<api::Response> ask(api::Request request);

  void judge(Exchange& exchange, RequestGate& gate, std::string_view head_bytes) const;
  void note(const Exchange& exchange, int status) const;
  void arm(std::chrono::milliseconds time, AtDeadline action);
  void disarm();
  void cut();
  asio::ip::tcp::socket& socket() { return stream_.next_layer(); }
  std::string_view received() const {
    const auto data = buffer_.data();
    return {static_cast<const char*>(data.data()), data.size()};
  }

  std::weak_ptr<asio::io_context> io_;  ///< its queue may hold us: owning it would be a cycle
  std::string address_;
  std::shared_ptr<const TlsContext> tls_;
  const ConnectionSurroundings& around_;
  ConnectionLimits limits_;
  KeyUpdateMeter key_updates_;
  asio::ssl::stream<asio::ip::tcp::socket> stream_;
  asio::steady_timer deadline_;
  std::uint64_t armed_ = 0;  ///< tells a deadline that was disarmed while its handler waited
  boost::beast::flat_buffer buffer_{std::size_t{32} << 10};
  std::size_t served_ = 0;
  bool idle_ = false;
  bool stopping_ = false;
  bool timed_out_ = false;
};

/// One timer of our own instead of beast::tcp_stream's: that one closes the socket, and then
/// nobody could be told 408.
void Connection::arm(std::chrono::milliseconds time, AtDeadline action) {
  const std::uint64_t mine = ++armed_;
  timed_out_ = false;
  deadline_.expires_after(time);
  deadline_.async_wait([self = shared_from_this(), mine, action](error_code ec) {
    if (ec || mine != self->armed_) return;
    self->timed_out_ = true;
    error_code ignored;
    if (action == AtDeadline::cancel_read) {
      self->socket().cancel(ignored);
    } else {
      self->cut();
    }
  });
}

void Connection::disarm() {
  ++armed_;
  deadline_.cancel();
}

/// Ends it with RST: what the peer did not take in time is not kept for it.
void Connection::cut() {
  error_code ignored;
  socket().set_option(asio::socket_base::linger(true, 0), ignored);
  socket().close(ignored);
}

void Connection::end(Connections::Ending ending) {
  asio::post(stream_.get_executor(), [self = shared_from_this(), ending] {
    if (ending == Connections::Ending::cut) return self->cut();
    self->stopping_ = true;
    error_code ignored;
    if (self->idle_) self->socket().cancel(ignored);
  });
}

asio::awaitable<void> Connection::run() {
  error_code ec;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  arm(limits_.handshake, AtDeadline::cut);
  co_await stream_.async_handshake(asio::ssl::stream_base::server, token);
  disarm();
  if (ec) {
    around_.metrics.handshake_failed();
    error_code ignored;
    socket().close(ignored);
    co_return;
  }
  bool more = true;
  while (more) more = co_await serve_one();
  co_await close();
}

asio::awaitable<bool> Connection::serve_one() {
  auto gate = std::make_shared<RequestGate>(around_.gate);
  const Ended head_ended = co_await read_head(gate);
  if (head_ended == Ended::closed) co_return false;
  auto exchange = std::make_shared<Exchange>();
  exchange->request_id = make_request_id();
  exchange->began = Clock::now();
  if (head_ended == Ended::complete) {
    judge(*exchange, *gate, received().substr(0, gate->head_size()));
    buffer_.consume(gate->head_size());
  } else {
    exchange->verdict = head_ended == Ended::timed_out ? Verdict::request_timeout : gate->verdict();
  }
  const std::size_t length = exchange->head.content_length.value_or(0);
  auto body = std::make_shared<std::string>();
  const bool unwanted = exchange->head.expects_continue && lacks_credentials(*exchange);
  if (exchange->verdict == Verdict::accepted && length > 0 && !unwanted) {
    if (exchange->head.expects_continue && buffer_.size() == 0) {
      auto go_on = std::make_shared<const std::string>("HTTP/1.1 100 Continue\r\n\r\n");
      const bool sent = co_await write(go_on);
      if (!sent) co_return false;
    }
    const Ended body_ended = co_await read_body(body, length);
    if (body_ended == Ended::closed) co_return false;
    if (body_ended == Ended::timed_out) exchange->verdict = Verdict::request_timeout;
  }
  exchange->last =
      !exchange->head.keep_alive || ++served_ >= limits_.requests_per_connection || unwanted;
  api::Response response;
  if (exchange->verdict == Verdict::accepted) {
    api::Request request = to_request(*exchange, address_, around_.proxies);
    request.body = std::move(*body);
    response = co_await ask(std::move(request));
  } else {
    response = framing_problem(exchange->verdict, exchange->request_id, exchange->rule.allow);
    // The body of a refused request was not read: where the next one begins is not known.
    exchange->last = exchange->last || length > 0;
  }
  const bool more = co_await answer(exchange, std::move(response));
  co_return more;
}

void Connection::judge(Exchange& exchange, RequestGate& gate, std::string_view head_bytes) const {
  exchange.verdict = gate.verdict();
  exchange.head = gate.take_head();
  if (exchange.verdict != Verdict::accepted) return;
  if (!beast_agrees(head_bytes, exchange.head)) {
    exchange.verdict = Verdict::parsers_disagree;
    return;
  }
  const std::string method = exchange.head.method == "HEAD" ? "GET" : exchange.head.method;
  exchange.rule = around_.responder.body_rule(method, exchange.head.path);
  exchange.verdict = check_route(exchange.head, exchange.rule, limits_.unknown_route_body_bytes);
}

asio::awaitable<Connection::Ended> Connection::read_head(std::shared_ptr<RequestGate> gate) {
  bool header_began = false;
  while (true) {
    const RequestGate::Progress progress = gate->feed(received());
    if (progress != RequestGate::Progress::need_more) {
      disarm();
      co_return progress == RequestGate::Progress::complete ? Ended::complete : Ended::refused;
    }
    idle_ = buffer_.size() == 0;
    if (idle_ && stopping_) co_return Ended::closed;
    if (idle_) {
      arm(limits_.idle, AtDeadline::cancel_read);
    } else if (!header_began) {
      header_began = true;
      arm(limits_.header, AtDeadline::cancel_read);
    }
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    auto space = buffer_.prepare(read_bytes);
    const std::size_t count = co_await stream_.async_read_some(space, token);
    const bool was_idle = idle_;
    idle_ = false;
    buffer_.commit(count);
    if (ec) {
      disarm();
      co_return timed_out_ && !was_idle ? Ended::timed_out : Ended::closed;
    }
  }
}

asio::awaitable<Connection::Ended> Connection::read_body(std::shared_ptr<std::string> body,
                                                         std::size_t length) {
  *body = received().substr(0, length);
  buffer_.consume(body->size());
  const Clock::time_point began = Clock::now();
  while (body->size() < length) {
    // Every body_bytes_per_second received earn one more second.
    const std::chrono::milliseconds earned(body->size() * 1000 / limits_.body_bytes_per_second);
    const auto left = began + limits_.body + earned - Clock::now();
    arm(std::chrono::duration_cast<std::chrono::milliseconds>(left), AtDeadline::cancel_read);
    const std::size_t before = body->size();
    body->resize(before + std::min(body_read_bytes, length - before));
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    auto space = asio::buffer(body->data() + before, body->size() - before);
    const std::size_t count = co_await stream_.async_read_some(space, token);
    disarm();
    body->resize(before + count);
    if (ec) co_return timed_out_ ? Ended::timed_out : Ended::closed;
  }
  co_return Ended::complete;
}

/// Not a coroutine: it hands the coroutine's continuation to the responder, whose thread posts it
/// back to the strand. `done` keeps the io_context, so that a late answer finds it alive.
asio::awaitable<api::Response> Connection::ask(api::Request request) {
  auto initiation = [this](auto handler, api::Request asked) {
    auto pending = std::make_shared<decltype(handler)>(std::move(handler));
    auto keep = io_.lock();
    around_.responder.respond(std::move(asked), [keep, pending](api::Response response) {
      auto executor = asio::get_associated_executor(*pending);
      asio::post(executor, [pending, answer = std::move(response)]() mutable {
        auto resume = std::move(*pending);
        resume(std::move(answer));
      });
    });
  };
  return asio::async_initiate<const asio::use_awaitable_t<>&, void(api::Response)>(
      initiation, asio::use_awaitable, std::move(request));
}

asio::awaitable<bool> Connection::answer(std::shared_ptr<Exchange> exchange,
                                         api::Response response) {
  exchange->last = exchange->last || stopping_;
  const int status = response.status;
  auto bytes = std::make_shared<const std::string>(to_bytes(*exchange, std::move(response)));
  note(*exchange, exchange->verdict == Verdict::answer_not_writable ? 500 : status);
  const bool sent = co_await write(bytes);
  co_return sent && !exchange->last;
}

void Connection::note(const Exchange& exchange, int status) const {
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - exchange.began);
  const VerdictRow& row = describe(exchange.verdict);
  // A method that we do not know is the client's own text.
  const std::string_view method =
      exchange.rule.method_allowed ? std::string_view(exchange.head.method) : "-";
  const std::string_view route =
      exchange.rule.route_exists ? std::string_view(exchange.rule.route) : "-";
  if (exchange.verdict == Verdict::accepted) {
    around_.metrics.request_served(method, route, status, took);
  } else {
    around_.metrics.request_refused(row.name);
  }
  log_request({exchange.request_id, method, route, row.name, status, took});
}

asio::awaitable<bool> Connection::write(std::shared_ptr<const std::string> bytes) {
  std::size_t sent = 0;
  while (sent < bytes->size()) {
    error_code ec;
    auto token = asio::redirect_error(asio::use_awaitable, ec);
    auto rest = asio::buffer(bytes->data() + sent, bytes->size() - sent);
    arm(limits_.write, AtDeadline::cut);
    const std::size_t count = co_await stream_.async_write_some(rest, token);
    disarm();
    if (ec) {
      cut();
      co_return false;
    }
    sent += count;
  }
  co_return true;
}

/// close_notify, FIN, then a little patience for what was on its way: closing at once would send
/// RST, which can destroy our answer before the peer has read it.
asio::awaitable<void> Connection::close() {
  error_code ec;
  error_code ignored;
  auto token = asio::redirect_error(asio::use_awaitable, ec);
  if (!socket().is_open()) co_return;
  arm(limits_.shutdown, AtDeadline::cancel_read);
  co_await stream_.async_shutdown(token);
  disarm();
  socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  arm(limits_.drain, AtDeadline::cancel_read);
  auto waste = std::make_shared<std::string>(body_read_bytes, '\0');
  std::size_t drained = 0;
  ec = {};
  while (!ec && drained < limits_.drain_bytes) {
    auto space = asio::buffer(waste->data(), waste->size());
    const std::size_t count = co_await socket().async_read_some(space, token);
    drained += count;
  }
  disarm();
  socket().close(ignored);
}

}  // namespace

void serve_connection(std::shared_ptr<asio::io_context> io, asio::ip::tcp::socket socket,
                      std::string address, std::shared_ptr<const TlsContext> tls,
                      const ConnectionSurroundings& surroundings, Connections::Id id) {
  const auto executor = socket.get_executor();
  auto connection = std::make_shared<Connection>(std::move(io), std::move(socket),
                                                 std::move(address), std::move(tls), surroundings);
  surroundings.metrics.connection_opened();
  surroundings.connections.bind(
      id, [weak = std::weak_ptr<Connection>(connection)](Connections::Ending ending) {
        if (const auto alive = weak.lock()) alive->end(ending);
      });
  asio::co_spawn(executor, connection->run(),
                 [connection, id, &surroundings](const std::exception_ptr& failure) {
                   if (failure) log_event(LogLevel::error, "connection_failed");
                   surroundings.metrics.connection_closed();
                   surroundings.connections.release(id);
                 });
}

}  // namespace kizuna::server

#include "server/lanes.hpp"

#include <chrono>

#include "api/json/media_type.hpp"
#include "api/route.hpp"
#include "persistence/audit_log/checkpoint_store.hpp"
#include "server/logging.hpp"

namespace kizuna::server {
namespace {

using persistence::Session;
using persistence::SessionKind;
using persistence::WriteJob;

// Counted denials are written at the latest this long after their minute.
constexpr std::chrono::milliseconds writer_patience{1000};

bool is_probe(std::string_view path) {
  return path == "/livez" || path == "/readyz";
}

std::string id_of(const api::Request& request) {
  const auto id = request.header("x-request-id");
  return id ? std::string(*id) : std::string();
}

/// A session that is there again after the database has been away.
class ReaderSession {
 public:
  explicit ReaderSession(const persistence::DatabaseUrl& url) : url_(url) {}

  Session* get() {
    if (session_ != nullptr && session_->usable()) return session_.get();
    session_.reset();
    try {
      session_ = std::make_unique<Session>(url_, SessionKind::reader);
    } catch (const std::exception&) {
      return nullptr;
    }
    return session_.get();
  }

 private:
  persistence::DatabaseUrl url_;
  std::unique_ptr<Session> session_;
};

}  // namespace

Lanes::Lanes(const LaneSettings& settings, api::Services& services, AfterCommit after_commit,
             Metrics* metrics)
    : settings_(settings),
      services_(services),
      after_commit_(std::move(after_commit)),
      metrics_(metrics),
      reads_(settings.requests_max),
      hashes_(settings.hashing_waiting_max),
      writes_(2 * settings.requests_max) {
  connect_writer();
  writer_thread_ = std::jthread([this] { run_writer(); });
  for (int i = 0; i < settings_.read_lanes; ++i) {
    readers_.emplace_back([this] { run_reader(reads_); });
  }
  for (int i = 0; i < settings_.hash_lanes; ++i) {
    readers_.emplace_back([this] { run_reader(hashes_); });
  }
}

Lanes::~Lanes() {
  stop();
}

void Lanes::stop() {
  if (stopping_.exchange(true)) return;
  // From the door inwards: what has been taken in is answered before the next door closes.
  reads_.close();
  hashes_.close();
  readers_.clear();
  writes_.close();
  writer_thread_ = {};
  const std::lock_guard lock(notes_mutex_);
  writer_has_ended_ = true;
  store_notes();
}

void Lanes::store_checkpoint(const std::string& center_id, audit::Note note) {
  const std::lock_guard lock(notes_mutex_);
  notes_.emplace_back(center_id, std::move(note));
  if (writer_has_ended_) store_notes();
}

void Lanes::store_notes() {
  const auto notes = std::exchange(notes_, {});
  if (notes.empty() || writer_ == nullptr) return;
  try {
    writer_->begin_write();
    for (const auto& [center_id, note] : notes) {
      writer_->see_only(center_id);
      persistence::store_note(*writer_, center_id, note, services_.clock());
    }
    writer_->commit();
  } catch (const std::exception&) {
    writer_->rollback();
  }
}

void Lanes::respond(api::Request request, std::function<void(api::Response)> done) {
  if (is_probe(request.path)) return done(probe(request.path));
  const std::string id = id_of(request);
  const std::string path = request.path;
  auto leave = [this, done = std::move(done)](api::Response response) {
    --requests_now_;
    done(std::move(response));
  };
  // Refused at the door: before any work, and before the queue can grow.
  if (++requests_now_ > settings_.requests_max || stopping_) {
    count_refusal("door");
    return leave(api::unavailable_response(id, path));
  }
  const bool hashing = api::needs_hashing(request);
  Arrival arrival{std::move(request), leave};
  if (!(hashing ? hashes_ : reads_).push(std::move(arrival))) {
    count_refusal(hashing ? "hash" : "read");
    leave(api::unavailable_response(id, path));
  }
}

void Lanes::run_reader(BoundedQueue<Arrival>& queue) {
  ReaderSession session(settings_.database);
  while (auto arrival = queue.pop()) {
    Session* reader = session.get();
    if (reader == nullptr || !writer_is_well_) {
      // Without the log nobody sees anything; the writer tries again by itself.
      arrival->done(api::unavailable_response(id_of(arrival->request), arrival->request.path));
      continue;
    }
    hand_over(api::prepare(std::move(arrival->request), *reader, services_),
              std::move(arrival->done));
  }
}

void Lanes::hand_over(api::Prepared prepared, std::function<void(api::Response)> done) {
  const persistence::ActRecord* denial = prepared.sole_denial();
  const bool counted = denial != nullptr && !denials_.admit(*denial, services_.clock());
  if (counted || prepared.needs_no_log()) {
    return done(std::move(prepared).take_response());
  }
  // Bounded by requests_max, so this queue cannot be full while the door holds.
  WriteJob job = std::move(prepared).into_job(std::move(done));
  if (!writes_.push(std::move(job)) && job.done) job.done(false);
}

void Lanes::run_writer() {
  bool closed = false;
  while (!closed) {
    std::vector<WriteJob> jobs = writes_.take(settings_.group_max, writer_patience, closed);
    for (auto& act : closed ? denials_.take_all() : denials_.take_due(services_.clock())) {
      WriteJob job;
      job.center_id = act.center_id;
      job.acts = {std::move(act)};
      jobs.push_back(std::move(job));
    }
    if (!writer_is_well_) connect_writer();
    if (!jobs.empty()) commit(std::move(jobs));
    show_queues();
    const std::lock_guard lock(notes_mutex_);
    store_notes();
  }
}

void Lanes::commit(std::vector<WriteJob> jobs) {
  if (group_ == nullptr) {
    for (WriteJob& job : jobs) {
      if (job.done) job.done(false);
    }
    return;
  }
  const auto began = std::chrono::steady_clock::now();
  const auto places = group_->run(jobs, services_.clock());
  if (metrics_ != nullptr) {
    metrics_->write_batch(jobs.size(), std::chrono::duration_cast<std::chrono::microseconds>(
                                           std::chrono::steady_clock::now() - began));
  }
  writer_is_well_ = group_->last_failure().empty() || !places.empty();
  if (!group_->last_failure().empty()) {
    // A code of the database, never a value: see persistence/driver.hpp.
    log_event(LogLevel::error, "commit_failed", {{"reason", group_->last_failure()}});
  }
  if (after_commit_ && !places.empty()) after_commit_(places);
}

/// Once a turn of the write lane, that is at least once a second: enough for a figure that is
/// looked at every few.
void Lanes::show_queues() {
  if (metrics_ == nullptr) return;
  metrics_->lane_queue_depth("read", reads_.size());
  metrics_->lane_queue_depth("hash", hashes_.size());
  metrics_->lane_queue_depth("write", writes_.size());
  metrics_->log_writable(writer_is_well_);
}

void Lanes::count_refusal(std::string_view lane) {
  if (metrics_ != nullptr) metrics_->lane_overloaded(lane);
}

bool Lanes::connect_writer() {
  try {
    if (writer_ == nullptr || !writer_->usable()) {
      group_.reset();
      writer_ = std::make_unique<Session>(settings_.database, SessionKind::writer);
      log_ = std::make_unique<persistence::AuditLog>(services_.keys, settings_.instance);
      group_ = std::make_unique<persistence::GroupCommit>(*writer_, *log_, services_.keys);
    }
    writer_->begin_write();
    writer_->rollback();
    writer_is_well_ = true;
  } catch (const std::exception&) {
    writer_is_well_ = false;
  }
  return writer_is_well_;
}

api::Response Lanes::probe(std::string_view path) const {
  const bool well = path == "/livez" || (writer_is_well_ && !stopping_);
  api::Response response = api::json_response(
      well ? R"({"status":"ok"})" : R"({"status":"unavailable"})", well ? 200 : 503);
  return response;
}

BodyRule Lanes::body_rule(std::string_view method, std::string_view path) const {
  BodyRule rule;
  if (is_probe(path)) {
    rule.route_exists = true;
    rule.method_allowed = method == "GET";
    rule.allow = "GET";
    rule.route = path;
    return rule;
  }
  const api::RouteMatch match = api::match_route(method, path);
  rule.route_exists = match.path_known;
  rule.method_allowed = match.route != nullptr;
  rule.allow = match.allow;
  if (match.route == nullptr) return rule;
  rule.takes_body = match.route->body != nullptr;
  rule.is_open = has(match.route->traits, api::open);
  rule.route = match.route->path;
  if (!has(match.route->traits, api::streams_text)) rule.produces = "application/json";
  return rule;
}

}  // namespace kizuna::server

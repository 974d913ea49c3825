#include "server/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <stdexcept>

namespace kizuna::server {
namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;
using Buckets = prometheus::Histogram::BucketBoundaries;

double seconds(std::chrono::microseconds time) {
  return static_cast<double>(time.count()) / 1e6;
}

const Buckets& request_buckets() {
  static const Buckets buckets = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                  0.2,   0.5,    1.0,   2.5,  5.0,   10.0, 30.0};
  return buckets;
}

/// "2xx": the exact status is in the log.
std::string status_class(int status) {
  return std::to_string(status / 100) + "xx";
}

}  // namespace

struct Metrics::Families {
  std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
  prometheus::Family<prometheus::Gauge>& open =
      BuildGauge().Name("kizuna_connections").Help("Open connections").Register(*registry);
  prometheus::Family<prometheus::Counter>& connections = BuildCounter()
                                                             .Name("kizuna_connections_total")
                                                             .Help("Connections by how they began")
                                                             .Register(*registry);
  prometheus::Family<prometheus::Counter>& requests = BuildCounter()
                                                          .Name("kizuna_requests_total")
                                                          .Help("Requests that a route answered")
                                                          .Register(*registry);
  prometheus::Family<prometheus::Histogram>& times =
      BuildHistogram()
          .Name("kizuna_request_seconds")
          .Help("From the end of the head to the answer")
          .Register(*registry);
  prometheus::Family<prometheus::Counter>& refused =
      BuildCounter()
          .Name("kizuna_refused_requests_total")
          .Help("Requests refused before their route")
          .Register(*registry);
  prometheus::Family<prometheus::Gauge>& queue =
      BuildGauge().Name("kizuna_lane_queue").Help("Jobs that wait").Register(*registry);
  prometheus::Family<prometheus::Counter>& overloaded =
      BuildCounter()
          .Name("kizuna_lane_overloaded_total")
          .Help("Jobs refused because the queue was full")
          .Register(*registry);
  prometheus::Family<prometheus::Histogram>& batch_jobs =
      BuildHistogram().Name("kizuna_write_batch_jobs").Help("Jobs per commit").Register(*registry);
  prometheus::Family<prometheus::Histogram>& batch_times =
      BuildHistogram().Name("kizuna_write_batch_seconds").Help("Per commit").Register(*registry);
  prometheus::Family<prometheus::Gauge>& certificate =
      BuildGauge()
          .Name("kizuna_certificate_expires_seconds")
          .Help("Unix time at which the TLS certificate runs out")
          .Register(*registry);
  prometheus::Gauge& uncovered = gauge("kizuna_log_uncovered_entries", "Entries not yet signed");
  prometheus::Gauge& signed_well =
      gauge("kizuna_log_signed_well", "1 while the log of every center could be signed");
  prometheus::Gauge& writable = gauge("kizuna_log_writable", "1 while the log can be written");
  prometheus::Gauge& faults = gauge("kizuna_log_faults", "Faults found by the last nightly check");
  prometheus::Gauge& checked =
      gauge("kizuna_log_checked_seconds", "Unix time at which the last nightly check ended");
  prometheus::Gauge& open_now = open.Add({});
  prometheus::Counter& accepted = connections.Add({{"result", "accepted"}});
  prometheus::Counter& capped = connections.Add({{"result", "cap_reached"}});
  prometheus::Counter& handshakes_failed = connections.Add({{"result", "handshake_failed"}});
  prometheus::Histogram& batch_size = batch_jobs.Add({}, Buckets{1, 2, 4, 8, 16, 32, 64});
  prometheus::Histogram& batch_seconds = batch_times.Add({}, request_buckets());
  std::unique_ptr<prometheus::Exposer> exposer;

 private:
  prometheus::Gauge& gauge(const char* name, const char* help) {
    return BuildGauge().Name(name).Help(help).Register(*registry).Add({});
  }
};

Metrics::Metrics(const std::optional<std::string>& listen)
    : families_(std::make_unique<Families>()) {
  if (!listen) return;
  try {
    families_->exposer = std::make_unique<prometheus::Exposer>(*listen, 1);
  } catch (const std::exception&) {
    throw std::runtime_error("metrics: cannot listen on " + *listen);
  }
  families_->exposer->RegisterCollectable(families_->registry);
}

Metrics::~Metrics() = default;

void Metrics::connection_opened() {
  families_->accepted.Increment();
  families_->open_now.Increment();
}

void Metrics::connection_closed() {
  families_->open_now.Decrement();
}

void Metrics::connection_refused() {
  families_->capped.Increment();
}

void Metrics::handshake_failed() {
  families_->handshakes_failed.Increment();
}

void Metrics::request_served(std::string_view method, std::string_view route, int status,
                             std::chrono::microseconds took) {
  const std::string method_label(method);
  const std::string route_label(route.empty() ? "-" : route);
  families_->requests
      .Add({{"method", method_label}, {"route", route_label}, {"status", status_class(status)}})
      .Increment();
  families_->times.Add({{"route", route_label}}, request_buckets()).Observe(seconds(took));
}

void Metrics::request_refused(std::string_view verdict) {
  families_->refused.Add({{"verdict", std::string(verdict)}}).Increment();
}

void Metrics::lane_queue_depth(std::string_view lane, std::size_t jobs) {
  families_->queue.Add({{"lane", std::string(lane)}}).Set(static_cast<double>(jobs));
}

void Metrics::lane_overloaded(std::string_view lane) {
  families_->overloaded.Add({{"lane", std::string(lane)}}).Increment();
}

void Metrics::write_batch(std::size_t jobs, std::chrono::microseconds took) {
  families_->batch_size.Observe(static_cast<double>(jobs));
  families_->batch_seconds.Observe(seconds(took));
}

void Metrics::log_uncovered(std::size_t entries, bool signed_well) {
  families_->uncovered.Set(static_cast<double>(entries));
  families_->signed_well.Set(signed_well ? 1 : 0);
}

void Metrics::log_writable(bool writable) {
  families_->writable.Set(writable ? 1 : 0);
}

void Metrics::log_checked(std::size_t faults, std::chrono::sys_seconds at) {
  families_->faults.Set(static_cast<double>(faults));
  families_->checked.Set(static_cast<double>(at.time_since_epoch().count()));
}

void Metrics::certificate_expires(std::chrono::sys_seconds instant) {
  families_->certificate.Add({}).Set(static_cast<double>(instant.time_since_epoch().count()));
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(families_->registry->Collect());
}

}  // namespace kizuna::server

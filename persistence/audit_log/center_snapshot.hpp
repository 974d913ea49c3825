#pragma once
#include <string_view>

#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A read transaction that sees one center, over at the end of the scope.
class CenterSnapshot {
 public:
  CenterSnapshot(Session& reader, std::string_view center_id) : reader_(reader) {
    reader_.begin_read();
    try {
      reader_.see_only(center_id);
    } catch (...) {
      reader_.rollback();
      throw;
    }
  }
  ~CenterSnapshot() { reader_.rollback(); }
  CenterSnapshot(const CenterSnapshot&) = delete;
  CenterSnapshot& operator=(const CenterSnapshot&) = delete;

 private:
  Session& reader_;
};

}  // namespace kizuna::persistence

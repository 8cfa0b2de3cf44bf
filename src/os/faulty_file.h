// Files that break on purpose: whatever lies behind them works until the n-th operation, which fails.
//
// A test runs an action with n = 1, 2, 3… until it succeeds, and checks after each failure that nothing is
// half done. Not safe to use from several threads.
#pragma once

#include <utility>

#include "os/file.h"

namespace recoupe {

class FaultyFiles final : public Files {
 public:
  // `behind` must outlive this. Operations count from 1: each open, each read of a chunk, each walk, each
  // write.
  FaultyFiles(Files& behind, int fail_at, Error error)
      : behind_(&behind), left_(fail_at), error_(std::move(error)) {}
  FileKind kind(const std::string& path) const override { return behind_->kind(path); }
  Result<std::unique_ptr<ByteSource>> open(const std::string& path) const override;
  Result<Walk> walk(const std::string& path) const override;
  Result<void> write(const std::string& path, std::string_view bytes) override;

  bool has_failed() const { return left_ <= 0; }
  // Counts one operation; true when this is the one that fails.
  bool breaks() const { return --left_ == 0; }
  const Error& error() const { return error_; }

 private:
  Files* behind_;
  mutable int left_;  // operations before the fault, itself included
  Error error_;
};

}  // namespace recoupe

// See intake.h.
#include "pipeline/intake.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace recoupe {
namespace {

// What may be in flight at once, beside one item a thread: enough that a long report does not make the others
// wait, little enough that memory stays far below the program's 200 MB.
constexpr std::size_t kItemsPerJob = 16;
constexpr std::size_t kTextBytes = std::size_t{16} << 20;

// Reports of all inputs, one after the other. One thread at a time.
class Inputs {
 public:
  Inputs(const Files& files, const std::vector<std::string>& paths, const IntakeOptions& options)
      : files_(&files), options_(&options), paths_(paths.begin(), paths.end()) {}

  std::optional<Result<Report>> next();
  std::uint64_t bytes() const { return bytes_ + (stream_ ? stream_->bytes_read() : 0); }

 private:
  std::optional<Error> open_next();
  std::optional<Error> expand(const std::string& folder);
  Result<Report> accept(Result<Report> report) const;

  const Files* files_;
  const IntakeOptions* options_;
  std::deque<std::string> paths_;
  std::deque<Error> refused_;  // of a folder's walk
  std::string name_;
  std::unique_ptr<ByteSource> source_;
  std::optional<ReportStream> stream_;
  std::uint64_t bytes_ = 0;
};

std::optional<Result<Report>> Inputs::next() {
  for (;;) {
    if (stream_) {
      if (auto item = stream_->next()) return accept(std::move(*item));
      bytes_ += stream_->bytes_read();
      stream_.reset();
    }
    if (!refused_.empty()) {
      Error error = std::move(refused_.front());
      refused_.pop_front();
      return tl::unexpected(std::move(error));
    }
    if (paths_.empty()) return std::nullopt;
    if (auto error = open_next()) return tl::unexpected(std::move(*error));
  }
}

std::optional<Error> Inputs::open_next() {
  name_ = std::move(paths_.front());
  paths_.pop_front();
  if (name_ == "-") {
    name_ = "standard input";
    source_ = standard_input();
  } else if (files_->kind(name_) == FileKind::folder) {
    return expand(name_);
  } else {
    auto opened = files_->open(name_);
    if (!opened) return std::move(opened.error());
    source_ = std::move(*opened);
  }
  stream_.emplace([source = source_.get()](std::span<char> into) { return source->read(into); }, name_,
                  options_->defaults);
  return std::nullopt;
}

std::optional<Error> Inputs::expand(const std::string& folder) {
  auto walk = files_->walk(folder);
  if (!walk) return std::move(walk.error());
  if (walk->files.empty() && walk->refused.empty())
    return Error{folder, "an empty folder", "name the files or a folder that holds some"};
  paths_.insert(paths_.begin(), walk->files.begin(), walk->files.end());
  refused_.assign(walk->refused.begin(), walk->refused.end());
  return std::nullopt;
}

Result<Report> Inputs::accept(Result<Report> report) const {
  if (!report || options_->any_language || is_readable_language(report->language)) return report;
  return fail(name_ + ": " + report->input,
              "in the language '" + report->language + "', which is not read yet",
              "keep it without events with --language any");
}

// The items in flight, in input order. The producer appends, workers fill in any that is not taken, the
// consumer takes the first one once it is filled.
class Flight {
 public:
  explicit Flight(std::size_t most_items) : most_items_(most_items) {}

  struct Slot {
    Result<Report> report;
    std::uint64_t bytes;
    std::size_t size;
    std::optional<Result<IntakeItem>> item;
  };

  bool append(Result<Report> report, std::uint64_t bytes) {
    const std::size_t size = report ? report->text.size() : 0;
    auto slot = std::make_unique<Slot>(Slot{std::move(report), bytes, size, std::nullopt});
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return stopped_ || slots_.empty() || (slots_.size() < most_items_ && size_ + size <= kTextBytes);
    });
    if (stopped_) return false;
    size_ += size;
    todo_.push_back(slot.get());
    slots_.push_back(std::move(slot));
    work_.notify_one();
    return true;
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    work_.notify_all();
    ready_.notify_all();
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    work_.notify_all();
    room_.notify_all();
  }
  Slot* take_work() {  // nullptr: there will be none
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return stopped_ || ended_ || !todo_.empty(); });
    if (stopped_ || todo_.empty()) return nullptr;
    Slot* slot = todo_.front();
    todo_.pop_front();
    return slot;
  }
  void finish(Slot& slot, Result<IntakeItem> item) {
    const std::lock_guard lock(mutex_);
    slot.item = std::move(item);
    ready_.notify_one();
  }
  std::unique_ptr<Slot> take_first() {  // nullptr: all were taken
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return slots_.empty() ? ended_ : slots_.front()->item.has_value(); });
    if (slots_.empty()) return nullptr;
    auto slot = std::move(slots_.front());
    slots_.pop_front();
    size_ -= slot->size;
    room_.notify_one();
    return slot;
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_, work_, ready_;
  std::deque<std::unique_ptr<Slot>> slots_;
  std::deque<Slot*> todo_;
  std::size_t most_items_;
  std::size_t size_ = 0;  // bytes of text in flight
  bool ended_ = false;
  bool stopped_ = false;
};

}  // namespace

Intake::Intake(const Reader& reader, const Files& files, IntakeOptions options)
    : reader_(&reader), files_(&files), options_(std::move(options)) {}

Result<IntakeItem> Intake::read(Result<Report> report) const {
  if (!report) return tl::unexpected(std::move(report.error()));
  IntakeItem item;
  item.reading = reader_->read(std::move(*report), options_.indexed ? &item.sentences : nullptr);
  return item;
}

void Intake::run(const std::vector<std::string>& inputs, const Visit& visit) const {
  if (options_.jobs > 1)
    run_parallel(inputs, visit);
  else
    run_here(inputs, visit);
}

void Intake::run_here(const std::vector<std::string>& paths, const Visit& visit) const {
  Inputs inputs(*files_, paths, options_);
  while (auto report = inputs.next())
    if (!visit(read(std::move(*report)), inputs.bytes())) return;
}

void Intake::run_parallel(const std::vector<std::string>& paths, const Visit& visit) const {
  Flight flight(options_.jobs * kItemsPerJob);
  std::vector<std::jthread> threads;  // after `flight`: joined before it goes
  threads.emplace_back([&] {
    Inputs inputs(*files_, paths, options_);
    while (auto report = inputs.next())
      if (!flight.append(std::move(*report), inputs.bytes())) return;
    flight.end();
  });
  for (unsigned i = 0; i < options_.jobs; ++i)
    threads.emplace_back([&] {
      while (Flight::Slot* slot = flight.take_work()) flight.finish(*slot, read(std::move(slot->report)));
    });
  while (auto slot = flight.take_first())
    if (!visit(std::move(*slot->item), slot->bytes)) break;
  flight.stop();
}

std::uint64_t Intake::total_bytes(const std::vector<std::string>& inputs) const {
  std::uint64_t sum = 0;
  for (const std::string& input : inputs) {
    if (input == "-") return 0;
    const auto walk = files_->walk(input);
    if (!walk) continue;  // `run` will say so
    for (const std::string& file : walk->files) sum += files_->size(file);
  }
  return sum;
}

Result<IngestSum> ingest(const Intake& intake, const std::vector<std::string>& inputs, Ledger& ledger,
                         std::uint64_t lexicon, const IngestWatch& watch) {
  IngestSum sum;
  std::optional<Error> broken;
  intake.run(inputs, [&](Result<IntakeItem> item, std::uint64_t bytes) {
    if (!item) {
      ++sum.refused;
      watch.refused(item.error());
    } else {
      const auto added = ledger.add(item->reading, item->sentences, lexicon);
      if (!added) {
        broken = added.error();
        return false;
      }
      ++sum.read;
      sum.added += *added;
    }
    watch.progress(bytes, sum.read);
    sum.stopped = watch.stop();
    return !sum.stopped;
  });
  if (broken) return tl::unexpected(std::move(*broken));
  auto linked = ledger.relink();
  if (!linked) return tl::unexpected(std::move(linked.error()));
  sum.incidents = *linked;
  return sum;
}

}  // namespace recoupe

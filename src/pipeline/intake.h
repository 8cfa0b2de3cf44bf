// Inputs → readings → ledger: many reports read at once, handed on one by one in the order of the input.
//
// One thread takes reports from the inputs, `jobs` threads read them, and the caller's thread receives them,
// so that the output of one job and of eight is the same to the byte. What is in flight is bounded in number
// and in bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "os/file.h"
#include "pipeline/reading.h"
#include "report/input.h"

namespace recoupe {

struct IntakeOptions {
  InputDefaults defaults;
  bool any_language =
      false;             // keep reports that cannot be read yet, without events, instead of refusing them
  unsigned jobs = 1;     // threads that read; 1: everything on the caller's thread
  bool indexed = false;  // readings come with their sentences
};

struct IntakeItem {
  Reading reading;
  std::vector<IndexedSentence> sentences;  // empty unless `indexed`
};

class Intake {
 public:
  // Receives each report or the refusal of one, in input order; false stops the intake. `bytes`: taken from
  // the inputs so far.
  using Visit = std::function<bool(Result<IntakeItem> item, std::uint64_t bytes)>;

  Intake(const Reader& reader, const Files& files, IntakeOptions options);  // both must outlive the intake
  // `inputs`: files, folders (walked) and "-" for standard input.
  void run(const std::vector<std::string>& inputs, const Visit& visit) const;
  // Bytes that the inputs hold; 0 when that can't be told beforehand (standard input).
  std::uint64_t total_bytes(const std::vector<std::string>& inputs) const;

 private:
  Result<IntakeItem> read(Result<Report> report) const;
  void run_here(const std::vector<std::string>& paths, const Visit& visit) const;
  void run_parallel(const std::vector<std::string>& paths, const Visit& visit) const;

  const Reader* reader_;
  const Files* files_;
  IntakeOptions options_;
};

struct IngestSum {
  std::size_t read = 0;     // reports read, new or not
  std::size_t added = 0;    // new in the ledger
  std::size_t refused = 0;  // items
  bool stopped = false;     // by `watch`, before the inputs ended
  RelinkSum incidents;
};

struct IngestWatch {  // what the caller sees meanwhile; all must be set
  std::function<void(const Error&)> refused;
  std::function<void(std::uint64_t bytes, std::size_t reports)> progress;
  std::function<bool()> stop;  // asked after each report's transaction
};

// Reads all inputs into the ledger, one transaction a report, then draws the incidents anew. Stopped early,
// what was entered stays, and its incidents are drawn. An error is the ledger's.
Result<IngestSum> ingest(const Intake& intake, const std::vector<std::string>& inputs, Ledger& ledger,
                         std::uint64_t lexicon, const IngestWatch& watch);

}  // namespace recoupe

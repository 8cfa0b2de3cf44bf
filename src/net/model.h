// A trained model as one file: named tensors, mapped into memory and never parsed.
//
//   magic "RECOUPEN" · u32 version · u32 number of tensors · u64 checksum of all that follows the header ·
//   u64 0 per tensor, by name: {char name[24] zero-padded, u32 element size, u32 0, u64 rows, u64 columns,
//   u64 offset} tensors, each aligned to 64 bytes from the start of the file; rows one after the other
//
// Little-endian. What the tensors mean is their reader's to say (word/syntax_net.h). A writer of another
// version, or a file that is cut, is refused by `open`; a bit that fell over is found by `verify`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace recoupe::net {

inline constexpr std::uint32_t kModelVersion = 1;

struct TensorBytes {
  std::uint32_t element = 0;  // bytes
  std::uint64_t rows = 0;
  std::uint64_t columns = 0;
  std::string bytes;  // rows * columns * element
};

class Model {
 public:
  Model() = default;
  // A view: `bytes` must outlive the Model and must be aligned to 16 bytes.
  static Result<Model> open(std::span<const std::byte> bytes, std::string name);
  bool verify() const;
  bool empty() const { return bytes_.empty(); }

  // Empty unless the tensor is there with this shape and element size.
  template <class T>
  std::span<const T> tensor(std::string_view name, std::size_t rows, std::size_t columns) const {
    return {reinterpret_cast<const T*>(find(name, sizeof(T), rows, columns)),
            find(name, sizeof(T), rows, columns) == nullptr ? 0 : rows * columns};
  }
  std::size_t rows(std::string_view name) const;  // 0 when there is no such tensor

 private:
  const std::byte* find(std::string_view name, std::size_t element, std::size_t rows,
                        std::size_t columns) const;

  std::span<const std::byte> bytes_;
};

// The same tensors give the same bytes.
std::string write_model(const std::map<std::string, TensorBytes>& tensors);

}  // namespace recoupe::net

#include "net/kernels.h"

namespace recoupe::net {

const Kernels& best_kernels() {
  if (const Kernels* found = avx512_kernels()) return *found;
  if (const Kernels* found = avx2_kernels()) return *found;
  return generic_kernels();
}

void pack(const float* b, std::size_t row, std::size_t step, std::size_t inner, std::size_t columns,
          float* out) {
  for (std::size_t panel = 0; panel < columns; panel += kPanel)
    for (std::size_t k = 0; k < inner; ++k)
      for (std::size_t j = panel; j < panel + kPanel; ++j)
        *out++ = j < columns ? b[k * row + j * step] : 0.0F;
}

}  // namespace recoupe::net

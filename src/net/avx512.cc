// Compiled with -mavx512f -mfma; called only where the processor has AVX-512.
#if defined(__AVX512F__)
#define RECOUPE_KERNELS avx512
#define RECOUPE_VECTOR 64
#define RECOUPE_TILE 12
#include "net/kernels_body.h"

namespace recoupe::net {

const Kernels* avx512_kernels() {
  static constexpr Kernels kKernels{"avx512", avx512::multiply, avx512::scan, avx512::gather};
  return __builtin_cpu_supports("avx512f") ? &kKernels : nullptr;
}

}  // namespace recoupe::net
#else
#include "net/kernels.h"

namespace recoupe::net {
const Kernels* avx512_kernels() { return nullptr; }
}  // namespace recoupe::net
#endif

// Compiled with -mavx2 -mfma; called only where the processor has both.
#if defined(__AVX2__) && defined(__FMA__)
#define RECOUPE_KERNELS avx2
#define RECOUPE_VECTOR 32
#define RECOUPE_TILE 6
#include "net/kernels_body.h"

namespace recoupe::net {

const Kernels* avx2_kernels() {
  static constexpr Kernels kKernels{"avx2", avx2::multiply, avx2::scan, avx2::gather};
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kKernels : nullptr;
}

}  // namespace recoupe::net
#else
#include "net/kernels.h"

namespace recoupe::net {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace recoupe::net
#endif

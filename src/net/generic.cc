// For any processor: vectors of 16 bytes, which the compiler makes of whatever there is.
#define RECOUPE_KERNELS generic
#define RECOUPE_VECTOR 16
#define RECOUPE_TILE 2
#include "net/kernels_body.h"

namespace recoupe::net {

const Kernels& generic_kernels() {
  static constexpr Kernels kKernels{"generic", generic::multiply, generic::scan, generic::gather};
  return kKernels;
}

}  // namespace recoupe::net

// The arithmetic of small networks: a matrix product, a recurrent scan, a sum of embeddings.
//
// One body (kernels_body.h) is compiled once for every instruction set, on vectors of that set's width; which
// set this processor has is asked when the program runs. All of them compute the same sums in the same order
// and differ in rounding alone (a fused multiply-add rounds once), so that a tagging differs between machines
// only where two answers were as good as equal. A row of a product depends on its own row of A and on B,
// never on how many rows are multiplied at once: a sentence reads the same whoever stands beside it in a
// batch.
//
// Cost: AVX2 does about 25 multiply-adds a nanosecond on matrices of a few hundred columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace recoupe::net {

// Matrices are rows of floats. The right factor of a product lies in panels of 16 columns, each panel with
// all its rows: [panel][row][16]. Columns come in multiples of 16.
inline constexpr std::size_t kPanel = 16;

struct Product {   // C += A · B
  const float* a;  // element (i, k) at a[i * a_row + k * a_step]
  std::size_t a_row = 0;
  std::size_t a_step = 1;
  const float* panels;  // B, inner × columns
  float* c;             // element (i, j) at c[i * c_row + j]
  std::size_t c_row = 0;
  std::size_t rows = 0;
  std::size_t inner = 0;
  std::size_t columns = 0;
};

// A simple recurrent unit (Lei et al. 2018) over one sentence in one direction. For every word, with gates
// z, f, r (`width` floats each, one after the other, biases added) that depend on that word alone:
//   f = sigmoid(f + peep_f * c'),  r = sigmoid(r + peep_r * c')        c': memory of the word before
//   c = f * c' + (1 - f) * z,      h = r * c + (1 - r) * input
// f and r replace their gates. All matrices have `words` rows.
struct Scan {
  float* gates;
  std::size_t gate_row;
  const float* peephole;  // for f, then for r
  const float* input;
  std::size_t input_row;
  float* memory;  // c
  std::size_t memory_row;
  float* output;  // h
  std::size_t output_row;
  std::size_t words;
  std::size_t width;  // a multiple of 16
  bool backwards;     // from the last word to the first
};

struct Kernels {
  std::string_view name;
  void (*multiply)(const Product&);
  void (*scan)(const Scan&);
  // out[0, width) += `count` rows of `table`, whose numbers are floats cut to their upper 16 bits (bfloat16).
  void (*gather)(const std::uint16_t* table, const std::uint32_t* rows, std::size_t count, std::size_t width,
                 float* out);
};

const Kernels& generic_kernels();
const Kernels* avx2_kernels();    // nullptr where the processor has no AVX2 with FMA
const Kernels* avx512_kernels();  // nullptr where the processor has no AVX-512
const Kernels& best_kernels();

// Row-major `b` (inner × columns, element (k, j) at b[k * row + j * step]) as panels; what is missing in the
// last panel is zero. `out` has inner × columns rounded up to panels floats.
void pack(const float* b, std::size_t row, std::size_t step, std::size_t inner, std::size_t columns,
          float* out);

constexpr std::size_t padded(std::size_t columns) { return (columns + kPanel - 1) / kPanel * kPanel; }

}  // namespace recoupe::net

// The kernels on vectors of RECOUPE_VECTOR bytes, in a namespace of their own for every instruction set, so
// that the linker never joins what was compiled for different processors. Included once by each of
// generic.cc, avx2.cc and avx512.cc, and by nobody else; for that reason it includes and uses no template of
// the standard library.
#include "net/kernels.h"

namespace recoupe::net::RECOUPE_KERNELS {

constexpr std::size_t kLanes = RECOUPE_VECTOR / sizeof(float);
constexpr std::size_t kVectors = kPanel / kLanes;  // in a row of a panel
constexpr std::size_t kTile = RECOUPE_TILE;        // rows whose sums stay in registers

typedef float Vector __attribute__((vector_size(RECOUPE_VECTOR)));
typedef std::int32_t Integers __attribute__((vector_size(RECOUPE_VECTOR)));
typedef float Anywhere __attribute__((vector_size(RECOUPE_VECTOR), aligned(4), may_alias));
typedef std::uint16_t Halves __attribute__((vector_size(RECOUPE_VECTOR / 2), aligned(2), may_alias));

inline Vector load(const float* from) { return *reinterpret_cast<const Anywhere*>(from); }
inline void store(float* to, Vector value) { *reinterpret_cast<Anywhere*>(to) = value; }

// ── Product ──

template <std::size_t Rows>
void multiply_tile(const Product& p, std::size_t row, std::size_t panel) {
  Vector sum[Rows][kVectors] = {};
  const float* a = p.a + row * p.a_row;
  const float* b = p.panels + panel * p.inner * kPanel;
  for (std::size_t k = 0; k < p.inner; ++k, a += p.a_step, b += kPanel)
    for (std::size_t i = 0; i < Rows; ++i)
      for (std::size_t v = 0; v < kVectors; ++v) sum[i][v] += a[i * p.a_row] * load(b + v * kLanes);
  for (std::size_t i = 0; i < Rows; ++i)
    for (std::size_t v = 0; v < kVectors; ++v) {
      float* c = p.c + (row + i) * p.c_row + panel * kPanel + v * kLanes;
      store(c, load(c) + sum[i][v]);
    }
}

// What a tile leaves over goes to smaller ones.
template <std::size_t Rows>
void multiply_rows(const Product& p, std::size_t row, std::size_t panel) {
  for (; row + Rows <= p.rows; row += Rows) multiply_tile<Rows>(p, row, panel);
  if constexpr (Rows > 1) multiply_rows<(Rows + 1) / 2>(p, row, panel);
}

void multiply(const Product& p) {
  for (std::size_t panel = 0; panel * kPanel < p.columns; ++panel) multiply_rows<kTile>(p, 0, panel);
}

// ── Scan ──

// e^x to 2e-7: 2^n by the exponent's bits, the rest by a polynomial (Cephes). Adding 1.5 · 2^23 rounds to a
// whole number and leaves it in the low bits.
inline Vector exponential(Vector x) {
  constexpr float kRound = 12582912.0F;
  const Vector low = Vector{} - 80.0F;
  const Vector high = Vector{} + 80.0F;
  x = x < low ? low : x;
  x = x > high ? high : x;
  const Vector shifted = x * 1.44269504F + kRound;
  const Vector n = shifted - kRound;
  const Vector r = x - n * 0.693359375F + n * 2.12194440e-4F;
  Vector y = r * 1.9875691500e-4F + 1.3981999507e-3F;
  y = y * r + 8.3334519073e-3F;
  y = y * r + 4.1665795894e-2F;
  y = y * r + 1.6666665459e-1F;
  y = y * r + 5.0000001201e-1F;
  y = y * r * r + r + 1.0F;
  const Integers exponent = __builtin_bit_cast(Integers, shifted) << 23;
  const Integers bits = __builtin_bit_cast(Integers, y) + exponent;
  return __builtin_bit_cast(Vector, bits);
}

inline Vector sigmoid(Vector x) { return 1.0F / (1.0F + exponential(-x)); }

void scan(const Scan& s) {
  for (std::size_t n = 0; n < s.words; ++n) {
    const std::size_t t = s.backwards ? s.words - 1 - n : n;
    const float* before = n == 0 ? nullptr : s.memory + (s.backwards ? t + 1 : t - 1) * s.memory_row;
    float* gates = s.gates + t * s.gate_row;
    for (std::size_t i = 0; i < s.width; i += kLanes) {
      const Vector last = before == nullptr ? Vector{} : load(before + i);
      const Vector f = sigmoid(load(gates + s.width + i) + load(s.peephole + i) * last);
      const Vector r = sigmoid(load(gates + 2 * s.width + i) + load(s.peephole + s.width + i) * last);
      const Vector z = load(gates + i);
      const Vector x = load(s.input + t * s.input_row + i);
      const Vector c = z + f * (last - z);
      store(gates + s.width + i, f);
      store(gates + 2 * s.width + i, r);
      store(s.memory + t * s.memory_row + i, c);
      store(s.output + t * s.output_row + i, x + r * (c - x));
    }
  }
}

// ── Gather ──

void gather(const std::uint16_t* table, const std::uint32_t* rows, std::size_t count, std::size_t width,
            float* out) {
  for (std::size_t i = 0; i < width; i += kLanes) {
    Vector sum = load(out + i);
    for (std::size_t n = 0; n < count; ++n) {
      const Halves* halves = reinterpret_cast<const Halves*>(table + rows[n] * width + i);
      const Integers bits = __builtin_convertvector(*halves, Integers) << 16;
      sum += __builtin_bit_cast(Vector, bits);
    }
    store(out + i, sum);
  }
}

}  // namespace recoupe::net::RECOUPE_KERNELS

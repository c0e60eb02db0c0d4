/// The SHA-256 digest of some bytes (FIPS 180-4), by which a plan names its inputs.
///
/// Foundation has none on Linux, and the product depends on no package.
package struct SHA256: Sendable {
  /// Eight words of state, first those of FIPS 180-4, 5.3.3.
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// Bytes that do not fill a block of 64 yet.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0

  package init() {}

  /// 64 lower-case hexadecimal digits.
  package static func hex(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hex()
  }

  /// Adds bytes; however they are cut into pieces, the digest is the same.
  package mutating func update(_ bytes: [UInt8]) {
    byteCount &+= UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest += bytes[..<start]
      if rest.count < 64 { return }
      let block = rest
      Self.addBlocks(of: block.span, to: &state)
      rest.removeAll(keepingCapacity: true)
    }
    let end = start + (bytes.count - start) / 64 * 64
    Self.addBlocks(of: bytes.span.extracting(start..<end), to: &state)
    rest += bytes[end...]
  }

  /// The digest of all bytes so far, as 64 lower-case hexadecimal digits.
  package func hex() -> String {
    var tail = rest + [0x80]
    while tail.count % 64 != 56 { tail.append(0) }
    let bitCount = byteCount &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    var final = state
    Self.addBlocks(of: tail.span, to: &final)
    return final.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// FIPS 180-4, 6.2.2, for every block of 64 bytes.
  private static func addBlocks(of bytes: Span<UInt8>, to state: inout [UInt32]) {
    let constants = constants
    var schedule: InlineArray<64, UInt32> = .init(repeating: 0)
    var block = 0
    while block < bytes.count {
      for word in 0..<16 {
        let at = block + word * 4
        schedule[word] =
          UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
          | UInt32(bytes[at + 3])
      }
      for word in 16..<64 {
        schedule[word] =
          smallSigma1(schedule[word - 2]) &+ schedule[word - 7] &+ smallSigma0(schedule[word - 15])
          &+ schedule[word - 16]
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for round in 0..<64 {
        let choice = (e & f) ^ (~e & g)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        let first = h &+ bigSigma1(e) &+ choice &+ constants[round] &+ schedule[round]
        let second = bigSigma0(a) &+ majority
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ second)
      }
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
      state[4] &+= e
      state[5] &+= f
      state[6] &+= g
      state[7] &+= h
      block += 64
    }
  }

  private static func rotate(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word &>> bits | word &<< (32 &- bits)
  }

  private static func bigSigma0(_ x: UInt32) -> UInt32 {
    rotate(x, 2) ^ rotate(x, 13) ^ rotate(x, 22)
  }
  private static func bigSigma1(_ x: UInt32) -> UInt32 {
    rotate(x, 6) ^ rotate(x, 11) ^ rotate(x, 25)
  }
  private static func smallSigma0(_ x: UInt32) -> UInt32 { rotate(x, 7) ^ rotate(x, 18) ^ x &>> 3 }
  private static func smallSigma1(_ x: UInt32) -> UInt32 {
    rotate(x, 17) ^ rotate(x, 19) ^ x &>> 10
  }

  /// The first 32 bits of the fraction of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
  private static let constants: [UInt32] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]
}

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
    var sum = SHA256Registers(state)
    var start = 0
    while start &+ 64 <= bytes.count {
      var words = SHA256Words(bytes.extracting(start..<start &+ 64))
      var registers = sum
      registers.mix(words, .first)
      words.goOn()
      registers.mix(words, .second)
      words.goOn()
      registers.mix(words, .third)
      words.goOn()
      registers.mix(words, .fourth)
      sum.add(registers)
      start &+= 64
    }
    state = sum.values
  }
}

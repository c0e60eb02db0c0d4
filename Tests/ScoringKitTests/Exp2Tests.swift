import ScoringKit
import Testing

@Suite struct `Exp2` {
  /// Exponents, the bits that `exp2` must give on every machine, and the nearest number to the exact
  /// value (worked out with 50 decimal digits), all as bit patterns.
  private static let known: [(exponent: UInt64, bits: UInt64, exact: UInt64)] = [
    (0xbfc5555555555555, 0x3fec823e074ec129, 0x3fec823e074ec129),
    (0xc004000000000000, 0x3fc6a09e667f3bcc, 0x3fc6a09e667f3bcd),
    (0xbfe0000000000000, 0x3fe6a09e667f3bcc, 0x3fe6a09e667f3bcd),
    (0x3fe0000000000000, 0x3ff6a09e667f3bcc, 0x3ff6a09e667f3bcd),
    (0x3fb999999999999a, 0x3ff125fbee250664, 0x3ff125fbee250664),
    (0xbfb999999999999a, 0x3feddb680117ab12, 0x3feddb680117ab12),
    (0x01a56e1fc2f8f359, 0x3ff0000000000000, 0x3ff0000000000000),
    (0xbc670ef54646d497, 0x3ff0000000000000, 0x3ff0000000000000),
    (0xbff3777777777777, 0x3fdb89a32aefafac, 0x3fdb89a32aefafac),
    (0xc010d55555555555, 0x3fabb279bae0702e, 0x3fabb279bae0702e),
    (0xc024911111111111, 0x3f4a4b497c92bfde, 0x3f4a4b497c92bfde),
    (0xc059000000000000, 0x39b0000000000000, 0x39b0000000000000),
    (0xc074d547ae147ae1, 0x2b197508ed90126c, 0x2b197508ed90126c),
    (0x3fefffffca501acb, 0x3fffffffdac97541, 0x3fffffffdac97541),
    (0xc08ff26666666666, 0x000cfefc5e672a12, 0x000cfefc5e672a12),
    (0xc090690000000000, 0x0000000000d744fd, 0x0000000000d744fd),
    (0xc090c7999999999a, 0x0000000000000001, 0x0000000000000001),
    (0xc090c9999999999a, 0x0000000000000001, 0x0000000000000001),
    (0x408ffe0000000000, 0x7feae89f995ad3ad, 0x7feae89f995ad3ad),
    (0x4085e0020c49ba5e, 0x6bb002d711c79a4c, 0x6bb002d711c79a4c),
    (0xc0203a5f1a280a17, 0x3f6d918e9f63e774, 0x3f6d918e9f63e774),
    (0xc024612ec3d0c68b, 0x3f4c0e19adcd25a4, 0x3f4c0e19adcd25a5),
    (0xc010c15133b5d502, 0x3fac1332a3354519, 0x3fac1332a3354519),
    (0xc02642f3928942e8, 0x3f3d3a24192fe8ac, 0x3f3d3a24192fe8ac),
    (0xc0164714f96f6a90, 0x3f959080cf663bb8, 0x3f959080cf663bb8),
    (0xc01e726a2280d66e, 0x3f74f0ed877831f8, 0x3f74f0ed877831f8),
    (0xc0269ba7944558e8, 0x3f39eb7d3667d528, 0x3f39eb7d3667d528),
    (0xc017a4a134b6393e, 0x3f9105549580b89e, 0x3f9105549580b89e),
  ]

  @Test func `has the stored bits, within one place of the exact value`() {
    for (exponent, bits, exact) in Self.known {
      let value = exp2(Double(bitPattern: exponent))
      #expect(value.bitPattern == bits, "2^\(Double(bitPattern: exponent))")
      #expect(max(bits, exact) - min(bits, exact) <= 1)
    }
  }

  @Test func `has the same bits at a hundred thousand exponents as an independent computation`() {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for step in 0...100_000 {
      hash = (hash ^ exp2(-Double(step) / 4096).bitPattern) &* 0x100_0000_01b3
    }
    #expect(hash == 0x0ede_1048_d776_7564)
  }

  @Test func `is exact for whole exponents`() {
    for whole in -1074...1023 {
      #expect(exp2(Double(whole)) == Double(sign: .plus, exponent: whole, significand: 1))
    }
  }

  @Test func `stays at or below 1 for exponents of 0 or less`() {
    for exponent in [0, -0.0, -1e-300, -0x1p-53, -1e-9] { #expect(exp2(exponent) <= 1) }
  }

  @Test func `ends in infinity, in zero and in NaN`() {
    #expect(exp2(1024) == .infinity)
    #expect(exp2(.infinity) == .infinity)
    #expect(exp2(1023.999) < .infinity)
    #expect(exp2(-1076) == 0)
    #expect(exp2(-.infinity) == 0)
    #expect(exp2(.nan).isNaN)
  }
}

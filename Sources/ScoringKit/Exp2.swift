/// 2 to the power of `exponent`, with the same bits on every machine.
///
/// C libraries differ in the last place of their `exp2`, and a plan must not depend on the machine
/// that made it; so this one uses IEEE + - x alone, in a fixed order, with fixed constants.
/// It is within 1 ulp of the exact value (a test compares); exact for whole exponents; infinity
/// above 1023.99..., 0 below -1075, NaN for NaN.
///
/// Method: 2^x = 2^k * e^(r ln 2), k the nearest whole number, |r| <= 1/2; the rounding of r ln 2 is
/// carried in a second number; thirteen terms of the series of e^t (Taylor) leave less than 2^-57.
@inlinable
public func exp2(_ exponent: Double) -> Double {
  guard exponent < 1024 else { return exponent.isNaN ? exponent : .infinity }
  guard exponent > -1076 else { return 0 }
  // Adding 1.5 x 2^52 leaves no room for a fraction: the sum is rounded to a whole number.
  let whole = (exponent + 0x1.8p52) - 0x1.8p52
  let rest = exponent - whole

  // ln 2 in two parts; the upper has 26 trailing zero bits, so its product with `upper` is exact.
  let upper = Double(bitPattern: rest.bitPattern & 0xFFFF_FFFF_F800_0000)
  let lower = rest - upper
  let power = rest * 0x1.62e42fefa39efp-1
  let product = upper * 0x1.62e42f8p-1
  let slip = (product - power) + (upper * 0x1.be8e7bcd5e4f2p-27 + lower * 0x1.62e42fefa39efp-1)

  // (e^t - 1 - t) / t^2, its terms in pairs and the pairs in pairs: a processor works on several at once.
  let square = power * power
  let fourth = square * square
  let low = (1.0 / 2 + 1.0 / 6 * power) + (1.0 / 24 + 1.0 / 120 * power) * square
  let middle = (1.0 / 720 + 1.0 / 5_040 * power) + (1.0 / 40_320 + 1.0 / 362_880 * power) * square
  let high =
    (1.0 / 3_628_800 + 1.0 / 39_916_800 * power)
    + (1.0 / 479_001_600 + 1.0 / 6_227_020_800 * power) * square
  let series = low + (middle + high * fourth) * fourth
  let value = 1 + (power + (series * square + slip))
  return scale(value, by: Int(whole))
}

/// `value` (between 0.7 and 1.5) times 2^`whole`, rounded once.
@inlinable
func scale(_ value: Double, by whole: Int) -> Double {
  // 2^1024 is not a number, and 2^-1074 has one bit: in two steps only the last one rounds.
  if whole > 1023 { return value * powerOfTwo(1023) * powerOfTwo(whole - 1023) }
  if whole < -1021 { return value * powerOfTwo(-1021) * powerOfTwo(whole + 1021) }
  return value * powerOfTwo(whole)
}

/// 2^`whole` for -1022...1023.
@inlinable
func powerOfTwo(_ whole: Int) -> Double {
  Double(bitPattern: UInt64(whole + 1023) << 52)
}

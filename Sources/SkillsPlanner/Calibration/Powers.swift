/// 2 to the power of `exponent`, with the same bits on every machine, to within 1e-15 of its value.
///
/// IEEE + - x alone, in a fixed order: C libraries differ in the last place. The exponent is at most
/// 1,000; 0 below -1,000, and NaN for NaN. ScoringKit has its own, exact to the last place, which
/// the core may not import.
///
/// Method: 2^x = 2^k * e^(r ln 2), k the nearest whole number; the series of e^t (Taylor).
func powerOfTwo(_ exponent: Double) -> Double {
  precondition(!(exponent > 1000), "an exponent that no distance gives")
  guard exponent >= -1000 else { return exponent.isNaN ? exponent : 0 }
  let whole = exponent.rounded(.toNearestOrEven)
  let power = (exponent - whole) * naturalLogarithmOfTwo
  var sum = 1.0
  for term in stride(from: 16.0, to: 0, by: -1) { sum = 1 + sum * power / term }
  return Double(sign: .plus, exponent: Int(whole), significand: sum)
}

/// The natural logarithm, with the same bits on every machine, to within 1e-15 of its value.
///
/// The number is above 0 and finite: anything else is a mistake of the caller.
///
/// Method: x = 2^k * m, m between the roots of 1/2 and of 2; ln m = 2 artanh((m - 1) / (m + 1)), by
/// its series: eleven terms leave less than 1e-18.
func naturalLogarithm(_ number: Double) -> Double {
  precondition(number > 0 && number.isFinite, "there is no such logarithm")
  var whole = Double(number.exponent)
  var rest = number.significand
  if rest > 1.4142135623730951 {
    rest /= 2
    whole += 1
  }
  let ratio = (rest - 1) / (rest + 1)
  let square = ratio * ratio
  var sum = 0.0
  for term in stride(from: 21.0, through: 1, by: -2) { sum = 1 / term + sum * square }
  return whole * naturalLogarithmOfTwo + 2 * ratio * sum
}

private let naturalLogarithmOfTwo = 0x1.62e42fefa39efp-1

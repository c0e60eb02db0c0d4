/// A whole number with commas between thousands: 12,345.
package func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return number < 0 ? "-" + text : text
}

/// A share in whole per cent, rounded half to even; a dash where there is nothing to share, or more than was ever counted.
package func share(_ part: Int, of whole: Int) -> String {
  let counts = 0...(1 << 55)
  return whole > 0 && counts.contains(whole) && counts.contains(part)
    ? "\(roundedHalfToEven(100 * part, over: whole))%" : "-"
}

extension Optimality {
  /// The gap as a share of the bound, rounded up: "0.0111%", and "0%" where there is none.
  ///
  /// The one figure of how far from the best a plan may be: a share of the plan's own points would be another number.
  package var gapShare: String {
    guard gap > 0, bound > 0 else { return "0%" }
    // In ten-thousandths of a per cent, so that no gap looks like none.
    let (quotient, rest) = (Int128(gap) * 1_000_000).quotientAndRemainder(dividingBy: Int128(bound))
    let parts = Int(clamping: quotient + (rest > 0 ? 1 : 0))
    let decimals = String(10_000 + parts % 10_000).dropFirst()
    return "\(parts / 10_000).\(decimals)%"
  }

  /// "proven best", or how far from the best it is at most: "within 0.0111% of the best".
  package var nearness: String {
    gap > 0 ? "within \(gapShare) of the best" : "proven best"
  }

  /// What the plan would have more or fewer of under other limits: "about 1,234" where the plan is near the best and the
  /// figure is known no nearer, "1,234" where it is exact, "0" where it is nothing.
  package func about(_ figure: Int) -> String {
    gap > 0 && figure != 0 ? "about \(grouped(figure))" : grouped(figure)
  }
}

/// Writes decimal numbers as digits with a point: never an exponent, never a locale.
package enum DecimalText {
  /// The shortest text that reads back as the same number, or the number with exactly `places` decimals.
  ///
  /// 2 is "2", 0.1 is "0.1", 1e-7 is "0.0000001"; with 2 places 2.675 is "2.68", since the shortest
  /// text is rounded, half away from zero, and not the binary fraction behind it. Minus zero is "0".
  /// The value must be finite.
  package static func plain(_ value: Double, places: Int? = nil) -> String {
    precondition(value.isFinite, "only a finite number can be written")
    if places == nil, value != 0 {
      // Most numbers are written as they are described, without the ".0" of a whole one.
      let text = value.description
      if !text.utf8.contains(UInt8(ascii: "e")) {
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      }
    }
    var (digits, point) = shortest(value.magnitude)
    if let places { round(&digits, &point, to: places) }
    while digits.count < point { digits.append(0) }
    if point < 1 {
      digits.insert(contentsOf: repeatElement(0, count: 1 - point), at: 0)
      point = 1
    }
    if let places {
      while digits.count < point + places { digits.append(0) }
    }
    let isZero = digits.allSatisfy { $0 == 0 }
    var text = value < 0 && !isZero ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index == point { text += "." }
      text += String(digit)
    }
    return text
  }

  /// The digits of the shortest text, without zeros at the end, and how many stand before the point.
  private static func shortest(_ value: Double) -> (digits: [Int], point: Int) {
    var digits: [Int] = []
    var point: Int?
    var exponent = 0
    let text = value.description
    for (offset, byte) in text.utf8.enumerated() {
      if let digit = byte.digit {
        digits.append(digit)
      } else if byte == .point {
        point = digits.count
      } else {
        exponent = Int(text.dropFirst(offset + 1)) ?? 0
        break
      }
    }
    var before = (point ?? digits.count) + exponent
    while digits.last == 0 { digits.removeLast() }
    while digits.first == 0 {
      digits.removeFirst()
      before -= 1
    }
    return digits.isEmpty ? ([], 0) : (digits, before)
  }

  private static func round(_ digits: inout [Int], _ point: inout Int, to places: Int) {
    let kept = point + places
    guard kept < digits.count else { return }
    if kept < 0 {
      (digits, point) = ([], 0)
      return
    }
    let isUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    guard isUp else { return }
    var index = kept - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }
}

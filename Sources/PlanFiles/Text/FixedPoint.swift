/// Decimal numbers as whole multiples of a power of ten, so that no fraction is ever rounded.
package enum FixedPoint {
  /// "0.25" with 6 places is 250,000. A minus is allowed, thousands separators too.
  ///
  /// Nil when the text is no such number, is finer than the places, or too large. Zeros at the end of
  /// the decimals do not count.
  package static func value(of text: String, places: Int) -> Int? {
    let parts = text.utf8.split(separator: UInt8.point, omittingEmptySubsequences: false)
    guard let integer = parts.first, parts.count <= 2, Numbers.whole(Array(integer)) != nil else {
      return nil
    }
    var decimals: [UInt8] = []
    if parts.count == 2 {
      decimals = Array(parts[1])
      guard !decimals.isEmpty, decimals.allSatisfy({ $0.digit != nil }) else { return nil }
      while decimals.last == .zero { decimals.removeLast() }
    }
    guard decimals.count <= places else { return nil }
    decimals += repeatElement(.zero, count: places - decimals.count)
    return Numbers.whole(integer.filter { $0 != .comma } + decimals)
  }
}

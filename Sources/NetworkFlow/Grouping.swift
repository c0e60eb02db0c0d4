/// The places of a list by a number that each has, one group after the other, ascending within a group.
struct Grouping: Sendable {
  private var offsets: [Int32]
  private var places: [Int32]

  /// - Parameters:
  ///   - numbers: of each place, from 0 to below `groups`.
  /// - Complexity: O(places + groups).
  init(_ numbers: some Collection<Int>, groups: Int) {
    offsets = [Int32](repeating: 0, count: groups + 1)
    for number in numbers { offsets[number + 1] += 1 }
    for group in 0..<groups { offsets[group + 1] += offsets[group] }
    var next = offsets
    places = [Int32](repeating: 0, count: numbers.count)
    for (place, number) in numbers.enumerated() {
      places[Int(next[number])] = Int32(place)
      next[number] += 1
    }
  }

  /// As many places as there are.
  var count: Int { places.count }

  subscript(group: Int) -> ArraySlice<Int32> {
    places[Int(offsets[group])..<Int(offsets[group + 1])]
  }
}

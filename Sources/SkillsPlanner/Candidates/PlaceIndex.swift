/// Places in a k-d tree of boxes: finds those within reach of a home, and looks at few others.
///
/// Boxes and places are compared by the square of half the chord, whose every rounded step is monotone:
/// a box is never further than a place in it, so nothing within reach is missed by a rounding.
struct PlaceIndex: Sendable {
  /// A box around some places that follow each other.
  private struct Box: Sendable {
    let low: UnitVector
    let high: UnitVector
    let places: Range<Int32>
    /// The box after this one and all inside it; the very next where none is inside.
    var next: Int32 = 0

    /// From a home to the nearest point of the box; 0 inside it.
    func nearest(to home: UnitVector) -> Double {
      home.halfChordSquared(
        to: UnitVector(
          x: min(max(home.x, low.x), high.x), y: min(max(home.y, low.y), high.y),
          z: min(max(home.z, low.z), high.z)))
    }

    /// From a home to the furthest corner.
    func furthest(from home: UnitVector) -> Double {
      home.halfChordSquared(
        to: UnitVector(
          x: home.x - low.x > high.x - home.x ? low.x : high.x,
          y: home.y - low.y > high.y - home.y ? low.y : high.y,
          z: home.z - low.z > high.z - home.z ? low.z : high.z))
    }
  }

  /// In the order of the tree, in which neighbours stand near each other.
  let places: [UnitVector]
  /// Each box before those inside it.
  private let boxes: [Box]
  private static let mostInALeaf = 8

  /// O(n log² n). No place gives an index that finds none.
  init(_ places: [UnitVector]) {
    var builder = Builder(places: places)
    if !places.isEmpty { builder.add(0..<places.count) }
    self.places = builder.places
    boxes = builder.boxes
  }

  /// Calls `body` with the number and the square of each place that is within one.
  @inline(__always)
  func visit(
    within square: Double, of home: UnitVector, _ body: (_ place: Int, _ square: Double) -> Void
  ) {
    var at = 0
    while at < boxes.count {
      if boxes[at].nearest(to: home) > square {
        at = Int(boxes[at].next)
        continue
      }
      if Int(boxes[at].next) == at + 1 {
        for place in boxes[at].places {
          let found = home.halfChordSquared(to: places[Int(place)])
          if found <= square { body(Int(place), found) }
        }
      }
      at += 1
    }
  }

  /// The sum of what stands at the places within a square.
  ///
  /// - Parameter sums: what stands at all places before each, and last at all of them.
  func sum(of sums: [Int], within square: Double, of home: UnitVector) -> Int {
    var sum = 0
    var at = 0
    while at < boxes.count {
      let box = boxes[at]
      if box.nearest(to: home) > square {
        at = Int(box.next)
      } else if box.furthest(from: home) <= square {
        sum += sums[Int(box.places.upperBound)] - sums[Int(box.places.lowerBound)]
        at = Int(box.next)
      } else {
        if Int(box.next) == at + 1 {
          for place in box.places.lowerBound..<box.places.upperBound
          where home.halfChordSquared(to: places[Int(place)]) <= square {
            sum += sums[Int(place) + 1] - sums[Int(place)]
          }
        }
        at += 1
      }
    }
    return sum
  }

  /// The square of the nearest place; nil where there is none.
  func nearest(to home: UnitVector) -> Double? {
    guard !boxes.isEmpty else { return nil }
    var least = Double.infinity
    var at = 0
    while at < boxes.count {
      let box = boxes[at]
      if box.nearest(to: home) >= least {
        at = Int(box.next)
        continue
      }
      if Int(box.next) == at + 1 {
        for place in box.places {
          least = min(least, home.halfChordSquared(to: places[Int(place)]))
        }
      }
      at += 1
    }
    return least
  }

  private struct Builder {
    var places: [UnitVector]
    var boxes: [Box] = []

    mutating func add(_ range: Range<Int>) {
      let own = boxes.count
      var low = places[range.lowerBound]
      var high = low
      for place in places[range] {
        low = UnitVector(x: min(low.x, place.x), y: min(low.y, place.y), z: min(low.z, place.z))
        high = UnitVector(
          x: max(high.x, place.x), y: max(high.y, place.y), z: max(high.z, place.z))
      }
      boxes.append(
        Box(low: low, high: high, places: Int32(range.lowerBound)..<Int32(range.upperBound)))
      if range.count > PlaceIndex.mostInALeaf {
        let (x, y, z) = (high.x - low.x, high.y - low.y, high.z - low.z)
        if x >= max(y, z) {
          places[range].sort { $0.x < $1.x }
        } else if y >= z {
          places[range].sort { $0.y < $1.y }
        } else {
          places[range].sort { $0.z < $1.z }
        }
        let middle = range.lowerBound + range.count / 2
        add(range.lowerBound..<middle)
        add(middle..<range.upperBound)
      }
      boxes[own].next = Int32(boxes.count)
    }
  }
}

package import SkillsPlanner

/// Where postcodes are: all of a country's, with their points and districts.
///
/// 24 bytes a postcode, so 41 MB for the 1.7 million of Great Britain. A look-up is O(log n).
package struct PostcodeIndex: Sendable {
  /// Where a postcode is.
  package struct Place: Hashable, Sendable {
    /// To a millionth of a degree.
    package let point: Point
    /// The code of the local authority district; nil where the source gives none.
    package let district: String?

    package init(point: Point, district: String?) {
      self.point = point
      self.district = district
    }
  }

  /// The known postcode that is nearest to one that was asked for.
  package struct Nearest: Hashable, Sendable {
    /// How much of the postcode is the same.
    package enum Shared: Hashable, Sendable {
      /// The postcode itself is known.
      case unit
      /// "PR1 2".
      case sector
      /// "PR1", which the Royal Mail calls a district.
      case outward
    }

    package let postcode: Postcode
    package let place: Place
    package let shared: Shared
  }

  /// Collects the postcodes of an index, in any order.
  package struct Builder {
    fileprivate var entries: [Entry] = []
    fileprivate var districts: [String] = []
    private var placeOfDistrict: [String: Int32] = [:]

    package init() {}

    /// Adds a postcode; of one that comes twice the last place counts.
    ///
    /// - Returns: false where the postcode has not the shape of one, and so is left out.
    package mutating func add(_ postcode: Postcode, at place: Place) -> Bool {
      guard let key = postcode.key else { return false }
      entries.append(
        Entry(
          key: key, north: Int32(place.point.north), east: Int32(place.point.east),
          district: place.district.map { code(of: $0) } ?? -1, order: UInt32(entries.count)))
      return true
    }

    private mutating func code(of district: String) -> Int32 {
      if let known = placeOfDistrict[district] { return known }
      let code = Int32(districts.count)
      placeOfDistrict[district] = code
      districts.append(district)
      return code
    }
  }

  fileprivate struct Entry: Sendable {
    let key: UInt64
    /// Millionths of a degree.
    let north: Int32
    let east: Int32
    /// Its place among the districts, -1 for none.
    let district: Int32
    /// When it was added.
    let order: UInt32
  }

  /// By key, each once.
  private let entries: [Entry]
  private let districts: [String]

  /// O(n log n).
  package init(_ builder: consuming Builder) {
    districts = builder.districts
    var entries = builder.entries
    entries.sort { ($0.key, $0.order) < ($1.key, $1.order) }
    var last = 0
    for place in entries.indices.dropFirst() {
      if entries[place].key != entries[last].key { last += 1 }
      entries[last] = entries[place]
    }
    entries.removeSubrange(min(last + 1, entries.count)...)
    self.entries = entries
  }

  /// Whether any postcode lies in the district, by its code.
  func reaches(_ district: String) -> Bool { districts.contains(district) }

  /// The place of the known postcode that is nearest on the ground, of two as near the earlier one; nil
  /// where none is within the distance, which is 1 to 100,000 m. O(n).
  func nearest(to point: Point, within metres: Int) -> Place? {
    // A degree north is 111 km at least, and one east half of that at most as far north as Shetland.
    let band = metres * 10
    var best: (place: Place, metres: Int)?
    for entry in entries
    where (Int(entry.north) - point.north).magnitude <= UInt(band)
      && (Int(entry.east) - point.east).magnitude <= UInt(3 * band)
    {
      let place = place(of: entry)
      let distance = place.point.metres(to: point)
      if distance <= metres, distance < best?.metres ?? Int.max { best = (place, distance) }
    }
    return best?.place
  }

  /// Postcodes that are known.
  package var count: Int { entries.count }

  /// Nil for a postcode that is not known, and for a text that is none.
  package subscript(_ postcode: Postcode) -> Place? {
    guard let key = postcode.key else { return nil }
    let place = firstPlace(notBelow: key)
    guard place < entries.count, entries[place].key == key else { return nil }
    return self.place(of: entries[place])
  }

  /// The postcode itself where it is known, else the nearest known one of its sector, else of its
  /// outward code; nil where there is neither.
  ///
  /// Nearest is what shares most leading characters and among those is closest in the order of
  /// postcodes, the earlier one of two that are as close: units of a sector are mostly numbered along
  /// their streets. It is a guess, good to about the size of a sector.
  package func nearest(to postcode: Postcode) -> Nearest? {
    guard let key = postcode.key else { return nil }
    let place = firstPlace(notBelow: key)
    // What shares most leading characters is a neighbour in the order.
    let neighbours = entries[max(0, place - 1)..<min(place + 1, entries.count)]
    let near = neighbours.min { left, right in
      (unlikeCharacters(left.key, key), distance(left.key, key))
        < (unlikeCharacters(right.key, key), distance(right.key, key))
    }
    guard let near else { return nil }
    let shared: Nearest.Shared
    if near.key == key {
      shared = .unit
    } else if near.key >> 12 == key >> 12 {
      shared = .sector
    } else if near.key >> 18 == key >> 18 {
      shared = .outward
    } else {
      return nil
    }
    return Nearest(
      postcode: Postcode(key: near.key), place: self.place(of: near), shared: shared)
  }

  private func place(of entry: Entry) -> Place {
    let district = entry.district < 0 ? nil : districts[Int(entry.district)]
    guard let point = Point(north: Int(entry.north), east: Int(entry.east)) else {
      preconditionFailure("the index was made from points")
    }
    return Place(point: point, district: district)
  }

  private func firstPlace(notBelow key: UInt64) -> Int {
    var range = entries.startIndex..<entries.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        entries[middle].key < key
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

/// Characters from the first unlike one of two keys on; 0 where they are the same.
private func unlikeCharacters(_ left: UInt64, _ right: UInt64) -> Int {
  (UInt64.bitWidth - (left ^ right).leadingZeroBitCount + 5) / 6
}

private func distance(_ left: UInt64, _ right: UInt64) -> UInt64 {
  left < right ? right - left : left - right
}

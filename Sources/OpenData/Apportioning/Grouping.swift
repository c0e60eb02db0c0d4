/// The weights where they share out anything.
func positive(_ weights: [Int]?) -> [Int]? {
  guard let weights, weights.contains(where: { $0 > 0 }) else { return nil }
  return weights
}

/// Neighbours with one key together, in the order they come in.
func grouped<Element, Key: Equatable>(
  _ elements: [Element], by key: (Element) -> Key
) -> [[Element]] {
  var groups: [[Element]] = []
  for element in elements {
    if let last = groups.last?.first, key(last) == key(element) {
      groups[groups.count - 1].append(element)
    } else {
      groups.append([element])
    }
  }
  return groups
}

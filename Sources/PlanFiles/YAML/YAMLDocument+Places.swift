package import SkillsPlanner

/// A step into a document: to the value of a key, or to an item of a list from 0.
package enum YAMLStep: Sendable, Hashable {
  case key(String)
  case item(Int)
}

extension YAMLDocument {
  /// Where a value stands; where a step leads nowhere, what the steps before it lead to.
  package func location(of steps: [YAMLStep]) -> Location {
    var node = root
    for step in steps {
      guard let next = node.next(step) else { break }
      node = next
    }
    return Location(file: file, line: node.place.line, column: node.place.column)
  }
}

extension YAMLNode {
  fileprivate func next(_ step: YAMLStep) -> YAMLNode? {
    switch (step, content) {
    case (.key(let key), .mapping(let entries)): entries.first { $0.key == key }?.value
    case (.item(let item), .sequence(let items)):
      items.indices.contains(item) ? items[item] : nil
    default: nil
    }
  }
}

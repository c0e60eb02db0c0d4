/// How much of a need is met, in the four steps that a map tells apart by shape and pattern.
enum Standing: Int, CaseIterable, Sendable {
  case nobody, fewerThanHalf, halfOrMore, everybody

  /// Nil where nobody could start.
  init?(placed: Int, of learners: Int) {
    guard learners > 0 else { return nil }
    if placed <= 0 {
      self = .nobody
    } else if placed >= learners {
      self = .everybody
    } else {
      // Without a product, which a forged number could make too large.
      self = placed >= learners &- placed ? .halfOrMore : .fewerThanHalf
    }
  }

  var meaning: String {
    switch self {
    case .nobody: "nobody placed"
    case .fewerThanHalf: "fewer than half placed"
    case .halfOrMore: "half or more placed"
    case .everybody: "everybody placed"
    }
  }

  /// The class of an outline; what fills it stands in the style.
  var outline: Markup {
    switch self {
    case .nobody: "a0"
    case .fewerThanHalf: "a1"
    case .halfOrMore: "a2"
    case .everybody: "a3"
    }
  }

  /// A cross, a thin ring, a thick ring, a disc, about a point.
  func point(x: Int, y: Int, radius: Int, _ title: Markup) -> Markup {
    switch self {
    case .nobody:
      let arm = radius * 7 / 10
      return
        "<path class=\"ring\" d=\"M\(x - arm) \(y - arm)l\(2 * arm) \(2 * arm)m0 \(-2 * arm)l\(-2 * arm) \(2 * arm)\">\(title)</path>"
    case .fewerThanHalf:
      return "<circle class=\"ring\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\">\(title)</circle>"
    case .halfOrMore:
      return
        "<g><circle class=\"ring\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\"/><circle class=\"fill\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(max(1, radius / 2))\">\(title)</circle></g>"
    case .everybody:
      return "<circle class=\"fill\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\">\(title)</circle>"
    }
  }
}

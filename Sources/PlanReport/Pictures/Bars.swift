import SkillsPlanner

/// Bars under each other, each below its own name, so that long names and narrow screens are no trouble.
struct Bars: Sendable {
  struct Bar: Sendable {
    let name: String
    /// Said at the right.
    let value: String
    /// The filled part.
    let filled: Int
    /// The outline that it fills; nil draws none.
    let most: Int?
    /// Where a mark stands, as for last year; nil draws none.
    let mark: Int?

    init(_ name: String, _ value: String, filled: Int, most: Int? = nil, mark: Int? = nil) {
      self.name = name
      self.value = value
      self.filled = filled
      self.most = most
      self.mark = mark
    }
  }

  private static let width = 340
  private static let step = 36

  /// - Parameter longest: what the full width stands for; nil takes the longest of the bars.
  static func picture(
    _ id: String, _ title: String, _ description: String, _ bars: [Bar], longest: Int? = nil,
    legend: [Picture.Mark] = []
  ) -> Picture {
    let most = longest ?? bars.flatMap { [$0.filled, $0.most ?? 0, $0.mark ?? 0] }.max() ?? 0
    let content = bars.enumerated().map { place, bar in
      draw(bar, top: place * step, most: max(1, most))
    }.joined()
    return Picture(
      id, title, description, width: width, height: max(1, bars.count * step), legend: legend,
      content)
  }

  private static func draw(_ bar: Bar, top: Int, most: Int) -> Markup {
    func length(_ number: Int) -> Int {
      millionths(min(max(0, number), most), of: most) * (width - 4) / 1_000_000
    }
    let name = cut(bar.name, to: width - 8 * bar.value.count - 10)
    var drawn: Markup =
      "<text x=\"0\" y=\"\(top + 13)\">\(name)</text><text class=\"v\" x=\"\(width)\" y=\"\(top + 13)\">\(bar.value)</text>"
    if let most = bar.most {
      drawn +=
        "<rect class=\"track\" x=\"1\" y=\"\(top + 19)\" width=\"\(max(1, length(most)))\" height=\"10\"/>"
    }
    if bar.filled > 0 {
      drawn +=
        "<rect class=\"fill\" x=\"1\" y=\"\(top + 19)\" width=\"\(max(1, length(bar.filled)))\" height=\"10\"/>"
    }
    if let mark = bar.mark {
      let x = 1 + length(mark)
      drawn += "<path class=\"mark\" d=\"M\(x) \(top + 16)v16\"/>"
    }
    return drawn
  }

  /// As much of a name as fits into so many units, in a font that is wide; its table has all of it.
  private static func cut(_ name: String, to room: Int) -> String {
    var left = room
    for place in name.indices {
      left -=
        "WM@".contains(name[place]) ? 13 : name[place].isLowercase || name[place] == " " ? 7 : 9
      if left < 0 { return name[..<place] + "…" }
    }
    return name
  }

  static let placed = mark(
    "<rect class=\"fill\" x=\"1\" y=\"4\" width=\"22\" height=\"10\"/>", "placed in this plan")
  static let couldStart = mark(
    "<rect class=\"track\" x=\"1\" y=\"4\" width=\"22\" height=\"10\"/>", "could start")
  static let lastYear = mark("<path class=\"mark\" d=\"M12 1v16\"/>", "last year")

  static func mark(_ content: Markup, _ meaning: String) -> Picture.Mark {
    Picture.Mark(content: content, meaning: meaning)
  }
}

import PlanFiles
import SkillsPlanner

/// The trade-off drawn: places to the right, points upwards, the brief's plan marked by shape and word.
struct FrontierPicture {
  private let text: FrontierText
  private var frontier: PlanFrontier { text.frontier }

  init(_ text: FrontierText) { self.text = text }

  /// The corners and all else that is drawn.
  private var points: [PlanFrontier.Point] {
    frontier.corners + [frontier.plan] + (frontier.equalWeights.map { [$0] } ?? [])
  }

  private var places: ClosedRange<Int> { range(points.map(\.places)) }
  private var heights: ClosedRange<Int> { range(points.map(\.points)) }

  /// From the least to the most of some numbers, and one more where these are the same.
  private func range(_ numbers: [Int]) -> ClosedRange<Int> {
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
    return least...max(most, least + 1)
  }

  /// Where a number lies in a range, 0...1.
  private func share(_ number: Int, _ range: ClosedRange<Int>) -> Double {
    Double(number - range.lowerBound) / Double(range.upperBound - range.lowerBound)
  }

  // MARK: In a terminal

  private static let (width, height) = (72, 20)

  /// 72 by 20 characters with axes.
  var lines: [String] {
    let dots = Self.width - 10
    let rows = Self.height - 3
    var canvas = Array(repeating: Array(repeating: Character(" "), count: dots), count: rows)
    func draw(_ mark: Character, _ point: PlanFrontier.Point) {
      let across = Int((share(point.places, places) * Double(dots - 1)).rounded())
      let up = Int((share(point.points, heights) * Double(rows - 1)).rounded())
      canvas[rows - 1 - up][across] = mark
    }
    for dot in 0..<dots {
      let wanted = Double(dot) / Double(dots - 1)
      guard let height = height(at: wanted) else { continue }
      let up = Int((height * Double(rows - 1)).rounded())
      canvas[rows - 1 - up][dot] = "."
    }
    for corner in frontier.corners { draw("o", corner) }
    if let equal = frontier.equalWeights { draw("=", equal) }
    draw("X", frontier.plan)
    let top = DecimalText.plain(Double(heights.upperBound) / 1e6, places: 1)
    let bottom = DecimalText.plain(Double(heights.lowerBound) / 1e6, places: 1)
    let margin = max(9, top.count, bottom.count)
    let body = canvas.enumerated().map { row, line in
      let label = row == 0 ? top : row == rows - 1 ? bottom : ""
      return "\(padded(label, margin)) |\(String(line))".trimmingTrailingSpaces
    }
    let left = grouped(places.lowerBound)
    let right = grouped(places.upperBound)
    let between = String(repeating: " ", count: max(1, dots - left.count - right.count))
    let marks =
      frontier.equalWeights == nil
      ? "X the plan, o corners" : "X the plan, o corners, = all rules weighing the same"
    let key = wrapped(
      "Points in millions, over places to \(text.deciles): \(marks)", indent: 0)
    return key + [""] + body + [
      "\(padded("", margin)) +\(String(repeating: "-", count: dots))",
      "\(padded("", margin))  \(left)\(between)\(right)",
    ]
  }

  private func padded(_ word: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - word.count)) + word
  }

  /// How high the curve is at a share of the width, 0...1; nil beside it.
  private func height(at wanted: Double) -> Double? {
    for (left, right) in zip(frontier.corners, frontier.corners.dropFirst()) {
      let (from, to) = (share(left.places, places), share(right.places, places))
      guard from <= wanted, wanted <= to, from < to else { continue }
      let way = (wanted - from) / (to - from)
      return share(left.points, heights)
        + way * (share(right.points, heights) - share(left.points, heights))
    }
    return nil
  }

  // MARK: For a page

  /// A drawing with its words, for light and dark pages, readable without colours and to screen readers.
  var svg: String {
    let curve = frontier.corners.map(position).joined(separator: " ")
    let first = frontier.corners.first ?? frontier.plan
    let last = frontier.corners.last ?? frontier.plan
    let description =
      "A falling curve: from \(grouped(first.places)) places to \(text.deciles) with "
      + "\(grouped(first.points)) points to \(grouped(last.places)) places with "
      + "\(grouped(last.points)). The brief's plan has \(grouped(frontier.plan.places)) and "
      + "\(grouped(frontier.plan.points))."
    var parts = [
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 440" role="img" aria-labelledby="t d">"#,
      "<title id=\"t\">\(Self.escaped(text.title)): points and places to \(text.deciles)</title>",
      "<desc id=\"d\">\(Self.escaped(description))</desc>",
      """
      <style>
      svg { color: #1a1a1a; background: #ffffff; font: 14px sans-serif; }
      @media (prefers-color-scheme: dark) { svg { color: #f0f0f0; background: #161616; } }
      .axis, .curve { fill: none; stroke: currentColor; }
      .curve { stroke-width: 2; }
      text { fill: currentColor; }
      .mark { fill: none; stroke: currentColor; stroke-width: 2; }
      </style>
      """,
      #"<path class="axis" d="M90 30 V380 H700"/>"#,
      "<polyline class=\"curve\" points=\"\(curve)\"/>",
      label("end", 84, 36, Self.millions(heights.upperBound)),
      label("end", 84, 384, Self.millions(heights.lowerBound)),
      label("start", 90, 18, "points, in millions"),
      label("start", 90, 400, grouped(places.lowerBound)),
      label("end", 700, 400, grouped(places.upperBound)),
      label("middle", 395, 425, "places to learners of \(text.deciles)"),
      mark("M-6 -6 L6 6 M-6 6 L6 -6", frontier.plan, "the brief's plan"),
    ]
    if let equal = frontier.equalWeights {
      parts.append(mark("M-6 -3 H6 M-6 3 H6", equal, "all rules weighing the same"))
    }
    return (parts + ["</svg>", ""]).joined(separator: "\n")
  }

  private static func millions(_ points: Int) -> String {
    DecimalText.plain(Double(points) / 1e6, places: 1)
  }

  private func coordinates(_ point: PlanFrontier.Point) -> (across: String, down: String) {
    (
      DecimalText.plain(90 + 610 * share(point.places, places), places: 1),
      DecimalText.plain(380 - 344 * share(point.points, heights), places: 1)
    )
  }

  private func position(_ point: PlanFrontier.Point) -> String {
    let (across, down) = coordinates(point)
    return "\(across),\(down)"
  }

  /// A sign at a point with its word below, on the side where there is room.
  private func mark(_ path: String, _ point: PlanFrontier.Point, _ word: String) -> String {
    let (across, down) = coordinates(point)
    let isRight = share(point.places, places) > 0.6
    return "<g transform=\"translate(\(across) \(down))\"><path class=\"mark\" d=\"\(path)\"/>"
      + label(isRight ? "end" : "start", isRight ? -10 : 10, 22, word) + "</g>"
  }

  private func label(_ anchor: String, _ across: Int, _ down: Int, _ word: String) -> String {
    "<text x=\"\(across)\" y=\"\(down)\" text-anchor=\"\(anchor)\">\(Self.escaped(word))</text>"
  }

  private static func escaped(_ word: String) -> String {
    word.printable.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: String(character)
      }
    }.joined()
  }
}

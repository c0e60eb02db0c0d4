import PlanFiles
import SkillsPlanner

/// A calibration of travel for people: lines of at most 80 characters where names allow.
struct TravelCalibrationText {
  let calibration: TravelCalibration
  private let title: String
  /// The one whose starts count; nil for all.
  let level: Level?
  /// Those of the brief's needs.
  private let planned: Set<Level>
  /// As the brief has it; nil where it has none.
  private let rule: RuleUse?
  /// The brief's model, beside its name: its own half-distance, or the rule's where it gives none.
  let present: (name: String, flows: FittedFlows)?

  /// - Parameter present: the brief's half-distance in metres; nil where it gives none.
  init(
    _ calibration: TravelCalibration, title: String, level: Level?, planned: Set<Level>,
    rule: RuleUse?,
    present: Int?
  ) {
    self.calibration = calibration
    self.title = title
    self.level = level
    self.planned = planned
    self.rule = rule
    self.present = rule.map { _ in
      (
        present == nil ? "rule" : "brief",
        calibration.flows(metres: present ?? TravelRule.usual)
      )
    }
  }

  var text: String {
    let blocks = [heading, fit, bands, steadiness, reading, advice]
    return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let starts = calibration.starts
    let beside = present.map {
      "; the \($0.name) has \(Screen.kilometres(metres: $0.flows.metres ?? 0)) km"
    }
    return wrapped(title, indent: 0, width: Screen.width)
      + ["How far apprentices go, by last year's starts\(ofLevel)", ""]
      + Screen.row("Half-distance", "\(fitted) km\(beside ?? "")", indent: 15)
      + Screen.row(
        "Fitted to",
        "\(grouped(starts.flows.total)) apprenticeship starts among "
          + "\(calibration.distances.districts.count) districts", indent: 15)
      + Screen.row(
        "Left out",
        "\(grouped(starts.fromOutside)) starts of people from outside and "
          + "\(grouped(starts.residentsElsewhere)) of residents elsewhere, whose other end has no "
          + "place" + (level == nil ? "" : "; \(grouped(starts.atOtherLevels)) at other levels"),
        indent: 15)
  }

  /// The models side by side.
  private var fit: [String] {
    let models = [calibration.fitted] + (present.map { [$0.flows] } ?? [])
    let all = models + [calibration.withoutDistance]
    let real = calibration.starts.flows
    let kilometres = meanKilometres(real.counts.map(Double.init), calibration.distances)
    return Columns(
      ["", "last year", "fitted"] + (present.map { [$0.name] } ?? []) + ["no distance"],
      leftAligned: [0]
    ).lines([
      ["half-distance, km", "-"]
        + all.map { $0.metres.map(Screen.kilometres(metres:)) ?? "-" },
      ["starts in the right pair of districts", "-"] + all.map { Screen.percent($0.commonPart) },
      ["pattern explained", "-"]
        + all.map { flows in
          // A model may fit worse than one in which distance plays no part.
          let share = calibration.explained(by: flows)
          return share < 0 ? "none" : Screen.percent(share)
        },
      ["mean distance, km", kilometres.map(Screen.kilometres(_:)) ?? "-"]
        + all.map { $0.meanKilometres.map(Screen.kilometres(_:)) ?? "-" },
      [
        "learning in their own district",
        Screen.percent(Double(real.inside) / Double(max(1, real.total))),
      ] + all.map { Screen.percent($0.insideShare) },
    ])
  }

  private var bands: [String] {
    let bands = calibration.bands
    let lastYear = Self.percentages(bands.map(\.lastYear))
    let modelled = Self.percentages(bands.map(\.modelled))
    let longest = max(1, (lastYear + modelled).max() ?? 1)
    let bar = { (share: Int) in
      String(repeating: "#", count: roundedHalfToEven(20 * share, over: longest))
    }
    return ["Starts by distance between home and delivery district"]
      + Columns(["km", "last year", "", "fitted", ""], leftAligned: [0, 2, 4]).lines(
        bands.indices.map { place in
          let band = bands[place]
          return [
            band.to.map { "\(band.from) to \($0)" } ?? "\(band.from) and more",
            "\(lastYear[place])%", bar(lastYear[place]).padded(to: 20), "\(modelled[place])%",
            bar(modelled[place]),
          ]
        })
  }

  private var steadiness: [String] {
    let lines =
      ["How steady it is"]
      + Columns(["level", "starts", "half-distance, km"]).lines(
        calibration.levels.map { row in
          [
            row.levels.isEmpty ? "all" : codes(row.levels), grouped(row.starts),
            row.metres.map(Screen.kilometres(metres:)) ?? "too few to tell",
          ]
        })
    let spread = calibration.spread
    guard let first = spread.first, let last = spread.last else {
      return lines + Screen.item("Without one district, the others are too few to tell.")
    }
    return lines
      + Screen.item(
        "Leaving out one district at a time: from \(km(first)) without "
          + "\(first.district.name) to \(km(last)) without \(last.district.name); the median is "
          + "\(km(spread[(spread.count - 1) / 2])).")
  }

  private var reading: [String] {
    var sentences = [
      "Half-distance: where a course is half as likely to be taken as one at the door.",
      "The model is given how many start from each district and in each, so that only what distance "
        + "does is told. Pattern explained: how much of the difference between no distance and last "
        + "year (deviance).",
      "An apprenticeship is learned at work: this is how far people go to the district where it is "
        + "delivered, not to a classroom.",
      "Flows between districts are coarse. A distance is the mean straight line from a district's "
        + "areas, by adults, to the places of its apprenticeships, by last year's starts; inside a "
        + "district too. Most of them stand at the middle of the district's people, since no venue "
        + "is published. Estuaries, hills and roads are not in it.",
    ]
    let real = calibration.starts.flows
    let inside = Double(real.inside) / Double(max(1, real.total))
    if let row = calibration.levels.first(where: { $0.levels == planned.sorted() }),
      let metres = row.metres
    {
      sentences.append(
        "The brief's own levels (\(codes(row.levels))) give \(Screen.kilometres(metres: metres)) km. The "
          + "official release has no levels by district: a table that skillsplan import made from it "
          + "has modelled ones, which makes the figures by level less sure than that of all.")
    }
    if inside > calibration.fitted.insideShare + 0.01 {
      sentences.append(
        "\(Screen.percent(inside)) learned in their own district, where distance alone gives "
          + "\(Screen.percent(calibration.fitted.insideShare)): employers, habit and buses count too."
      )
    }
    if !calibration.distances.withoutCourse.isEmpty {
      let names = calibration.distances.withoutCourse.map(\.name).joined(separator: ", ")
      sentences.append(
        "No apprenticeship has a place in \(names): the district's people stand for it.")
    }
    return ["How to read it"] + sentences.flatMap(Screen.item)
  }

  /// The line for the brief, which is the last.
  private var advice: [String] {
    let introduction =
      rule == nil
      ? "For the brief, under rules, where it has no such rule; the weight is yours to choose:"
      : "For the brief, under rules, in the place of its own line:"
    return wrapped(introduction, indent: 0, width: Screen.width) + ["  \(ruleLine)"]
  }

  /// The rule with the fitted half-distance, as a brief has it.
  var ruleLine: String {
    (rule ?? RuleUse(id: TravelRule.id, weight: 20, settings: [], location: nil))
      .setting(TravelRule.halfDistance, to: "\(fitted) km").line
  }

  private var ofLevel: String { level.map { " at level \($0.code)" } ?? "" }

  private func codes(_ levels: [Level]) -> String {
    levels.map(\.code).joined(separator: ", ")
  }

  private var fitted: String { Screen.kilometres(Double(calibration.fitted.metres ?? 0) / 1000) }

  private func km(_ row: TravelCalibration.LeavingOut) -> String {
    "\(Screen.kilometres(Double(row.metres ?? 0) / 1000)) km"
  }

  /// Shares in whole per cent that sum to 100, by largest remainder; of a total above 0.
  private static func percentages(_ starts: [Double]) -> [Int] {
    let weights = starts.map { Int(($0 * 1000).rounded(.toNearestOrEven)) }
    guard weights.contains(where: { $0 > 0 }) else { return weights }
    return largestRemainder(total: 100, weights: weights)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

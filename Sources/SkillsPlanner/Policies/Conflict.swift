/// Limits that cannot hold together, of which none can be spared as far as is known.
public struct Conflict: Sendable, Hashable {
  public struct Member: Sendable, Hashable {
    /// As a plan would name it.
    public let label: String
    /// Whether it asks for so much at the most, or at the least, as a minimum cohort does.
    public let bound: Policy.Bound
    /// Places, learners or pence that it asks for; a share as it is.
    public let asked: Policy.Amount
    /// The nearest amount that holds together with all others, of a share in whole per cent; nil where none is known.
    public let nearest: Policy.Amount?
    /// By its place in the brief; nil for the funded starts of a level.
    public let policy: Int?
    public let pin: Int?
    /// Whether it closes courses that are smaller than it asks for.
    public let isCohort: Bool
    /// Whether it is the funded starts of a level.
    public let isLevel: Bool
  }

  /// In the order of the brief, policies first, then minimum cohorts, funded starts last.
  public let members: [Member]
  /// Whether it is known that without any one of them the others can hold together.
  public let isSmallest: Bool
  /// Whether it is known that no number between what is asked and the nearest one holds.
  public let isNearest: Bool

  /// - Parameter members: of two of the same pin, as the two sides of a number of places are, one is told, by which
  ///   number the other could hold being no number for both.
  init(members: [Member], isSmallest: Bool = true, isNearest: Bool = true) {
    var told: [Member] = []
    for member in members {
      if member.pin != nil, let last = told.last, last.pin == member.pin {
        told[told.count - 1] = last.with(nearest: nil)
      } else {
        told.append(member)
      }
    }
    (self.members, self.isSmallest, self.isNearest) = (told, isSmallest, isNearest)
  }
}

extension Conflict {
  /// One of which nobody asks what is in it.
  static let unnamed = Conflict(members: [])

  /// What is the matter, in a sentence.
  public var explained: String {
    guard members.count > 1 else {
      return
        "\(members.first?.label ?? "") cannot hold: learners, places and funded starts do not allow it"
    }
    let all = members.map(\.label).joined(separator: "; ")
    let others = members.count == 2 ? "each alone" : "any \(members.count - 1) of them"
    let why =
      members.contains(where: \.isCohort)
      ? " (courses smaller than their minimum cohort do not run)" : ""
    let though = isSmallest ? ", though \(others) can" : ""
    return "\(members.count) limits cannot hold together\(though): \(all)\(why)"
  }

  /// What to do, with the nearest numbers.
  public var fix: String {
    func change(_ member: Member) -> String? {
      guard let nearest = member.nearest, !nearest.isNothing else { return nil }
      return nearest.number
    }
    let further =
      members.contains(where: \.isCohort)
      ? " Courses that could run may still not fill, so numbers further off may be needed." : ""
    guard members.count > 1 else {
      return members.first.flatMap(change).map { "Change it to \($0).\(further)" }
        ?? "Leave it out."
    }
    let changes = members.compactMap { member in
      change(member).map { "\($0) in \"\(member.label)\"" }
    }
    let others = members.filter { change($0) == nil }.map { "\"\($0.label)\"" }
    guard !changes.isEmpty else { return "Leave one of them out, or ask for less." }
    let rest = others.isEmpty ? "" : ", or leave out \(others.joined(separator: " or "))"
    let nearer = isNearest ? "" : " Numbers nearer to what was asked for may hold too."
    return
      "Change one of them: to \(changes.joined(separator: ", or to "))\(rest).\(nearer)\(further)"
  }
}

extension Policy.Amount {
  /// At least nothing is no floor, and at most nothing is what was asked for or less.
  fileprivate var isNothing: Bool { self == .places(0) || self == .pence(0) }

  /// Without its unit, but for money: "9,000", "£1,250,000".
  fileprivate var number: String {
    switch self {
    case .places(let places): grouped(places)
    case .share(let share): percent(share)
    case .pence(let pence): pounds(pence)
    }
  }
}

extension Conflict.Member {
  fileprivate func with(nearest: Policy.Amount?) -> Conflict.Member {
    Conflict.Member(
      label: label, bound: bound, asked: asked, nearest: nearest, policy: policy, pin: pin,
      isCohort: isCohort, isLevel: isLevel)
  }

  /// - Parameter nearest: how many it could ask for.
  init(_ cohort: Cohort, nearest: Int?) {
    self.init(
      label: cohort.label, bound: .atLeast, asked: .places(cohort.least),
      nearest: nearest.map { .places($0) }, policy: cohort.policy, pin: nil, isCohort: true,
      isLevel: false)
  }

  init(levelCalled level: Level, _ asked: Placement.Bounds, _ nearest: Int?) {
    self.init(
      label: "funded starts at level \(level.code)", bound: .atMost,
      asked: .places(asked.most ?? 0), nearest: nearest.map { .places($0) }, policy: nil, pin: nil,
      isCohort: false, isLevel: true)
  }
}

import PlanFiles
import PlanProof
import SkillsPlanner

/// What was checked of a plan, in words that an officer can quote.
struct VerifyText {
  private let found: Verification
  private let counts: Proof.Counts
  private let inputs: Int
  private let rules: Int
  private let tenths: Int

  init(_ found: Verification, after time: Duration) {
    self.found = found
    counts = found.proof.counts
    inputs = counts.inputs
    rules = counts.rules
    tenths =
      Int(time.components.seconds) * 10
      + roundedHalfToEven(Int(time.components.attoseconds / 1_000_000_000_000_000), over: 100)
  }

  /// Lines of at most 100 characters where names allow, ending in a line feed.
  var text: String {
    let rows = found.isProved ? found.isAlone ? alone : fromInputs : refuted
    return (wrapped(verdict, indent: 0) + [""] + rows.flatMap { row($0, $1) }).joined(
      separator: "\n") + "\n"
  }

  private var verdict: String {
    let name = found.file.file
    guard found.isProved else {
      let faults = found.diagnostics.count
      return
        "\(name) is refuted: \(counted(faults, "fault")), each on standard error. Do not rely on it."
    }
    return found.isAlone
      ? "\(name) adds up, as far as a plan can prove alone."
      : "\(name) is proved from its inputs: every number follows, and \(noPlan)."
  }

  /// What people set, all of it kept.
  private var kept: String {
    counts.limits > 0
      ? "; \(counted(counts.limits, "limit")) that people set \(counts.limits == 1 ? "is" : "are") kept"
      : ""
  }

  /// That no plan has more points, or how far from the best this one is at most.
  private var noPlan: String {
    let (points, bound) = (counts.points ?? 0, counts.bound)
    guard bound > points else { return "no plan has more points" }
    let optimality = Optimality(points: points, bound: bound, unique: false, candidates: 0)
    return "it is \(optimality.nearness)"
  }

  private var fromInputs: [(String, String)] {
    [
      (
        "Inputs",
        "\(counted(inputs, "file")) and \(counted(rules, "rule")), each the one whose SHA-256 the plan names"
      ),
      (
        "Needs",
        "\(counted(counts.needs, "need")) of \(counted(counts.learners, "learner")) in \(counted(counts.areas, "area")), worked out again from residents and targets"
      ),
      (
        "Places",
        "\(counted(counts.places, "place")) in \(counted(counts.allocations, "allocation")): each course of the level, within reach and eligible; ways, \(counted(counts.scores, "score")) and points worked out again"
      ),
      (
        "Limits",
        "\(counted(counts.courses, "course")) and the levels give no more than their places and funded starts\(kept)"
      ),
      ("Sums", sums),
      (
        "Not placed",
        "\(counted(counts.shortfalls, "need")), each with the first cause that applies"
      ),
      (
        "Certificate",
        "no plan has more than \(grouped(counts.valuesBound)) points: the values say so over \(counted(counts.candidates, "candidate")), found by looking at \(counted(counts.pairs, "pair")) of a need and a course of its level"
          + (counts.bound < counts.valuesBound
            ? "; none more than \(grouped(counts.bound)): the search says so, made again" : "")
      ),
      ("Bytes", bytes), ("Time", time),
    ]
  }

  /// How much was looked at, without a word of what holds.
  private var refuted: [(String, String)] {
    [
      (
        "Looked at",
        "\(counted(counts.needs, "need")), \(counted(counts.allocations, "allocation")), \(counted(counts.courses, "course")), \(counted(counts.shortfalls, "shortfall")), \(counted(counts.totals, "row")) of sums"
          + (found.isAlone ? "" : ", \(counted(counts.candidates, "candidate"))")
      ), ("Time", time),
    ]
  }

  private var alone: [(String, String)] {
    [
      ("Sums", sums),
      (
        "Places",
        "\(counted(counts.places, "place")) in \(counted(counts.allocations, "allocation")), within learners, places and funded starts"
      ),
      (
        "Bound",
        counts.points.map {
          "by the plan's own points, terms and values \(grouped($0)) points are earned, and no more could be if no candidate had more points than the values say, which was not checked"
        }
          ?? "not checked: a plan of format version 1 does not carry the terms that bonuses follow from"
      ),
      (
        "Bytes",
        "the \(grouped(found.file.bytes.count)) bytes are those that the planner writes of such a plan"
      ),
      (
        "Not checked",
        "\(counted(inputs, "input")) and \(counted(rules, "rule")), needs of areas, who is within reach, candidates, scores, causes, what one place more gains, whether another plan is as good, what policies and pins cost, words: without --without-inputs they are"
      ), ("Time", time),
    ]
  }

  private var sums: String {
    "\(counted(counts.totals, "row")) of levels, districts, providers, deciles and causes, added up again from \(counted(counts.needs, "need")) and \(counted(counts.courses, "course"))"
  }

  private var bytes: String {
    "planned again, the same \(grouped(found.file.bytes.count)): so words and what one place more gains are proved too, "
      + (found.isUnique
        ? "and that after the tie-breaks no other plan is as good"
        : "and that others are as good")
  }

  private var time: String { "\(tenths / 10).\(tenths % 10) s" }

  private func row(_ name: String, _ text: String) -> [String] {
    wrapped(text, indent: 15).enumerated().map { place, line in
      place > 0
        ? line
        : "  " + name + String(repeating: " ", count: 13 - name.count) + line.dropFirst(15)
    }
  }

  /// What was checked, for programs; its keys stay as they are.
  var json: JSON {
    let file: [(key: String, value: JSON)] = [
      ("plan", .text(found.file.file)), ("proved", .truth(found.isProved)),
      ("from-inputs", .truth(!found.isAlone)), ("faults", .list(found.diagnostics.map(Self.json))),
      ("same-bytes", .truth(found.difference == nil)),
      ("bytes", .whole(found.file.bytes.count)), ("inputs", .whole(inputs)),
      ("rules", .whole(rules)),
    ]
    let looked: [(key: String, value: JSON)] = [
      ("areas", .whole(counts.areas)), ("needs", .whole(counts.needs)),
      ("learners", .whole(counts.learners)), ("courses", .whole(counts.courses)),
      ("allocations", .whole(counts.allocations)), ("places", .whole(counts.places)),
      ("scores", .whole(counts.scores)), ("shortfalls", .whole(counts.shortfalls)),
      ("totals", .whole(counts.totals)), ("pairs", found.isAlone ? .missing : .whole(counts.pairs)),
      ("candidates", found.isAlone ? .missing : .whole(counts.candidates)),
      ("points", counts.points.map(JSON.whole) ?? .missing),
      ("seconds", .decimal(Double(tenths) / 10)),
    ]
    return .object(file + looked)
  }

  private static func json(_ fault: Diagnostic) -> JSON {
    let line: JSON = (fault.location?.line).map(JSON.whole) ?? .missing
    return .object([
      ("code", .text(fault.code)), ("line", line), ("summary", .text(fault.summary)),
    ])
  }
}

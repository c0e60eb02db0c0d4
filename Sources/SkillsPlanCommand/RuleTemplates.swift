/// The files that a new rule begins with; they build, and their examples pass, before a word is changed.
struct RuleTemplates {
  let name: RuleName

  var source: String {
    """
    public import ScoringKit

    /// # What it rewards
    /// To fill in: which candidates score more, in one sentence.
    ///
    /// # Why
    /// To fill in: what a plan gains by it.
    ///
    /// # Formula
    /// The value / full, from 0 to 1; `missing` where there is none.
    ///
    /// # Source
    /// To fill in: who publishes the column, for which year.
    struct \(name.type): ScoreRule {
      static let about = About(
        id: "\(name.id)", version: "0.1.0",
        summary: "Scores courses with a higher \(name.column) above those with a lower one.")

      private let full: Double
      private let missing: Double
      private let value: NumberColumn

      init(_ setup: inout Setup) {
        full = setup.number("full", in: 0.001...1_000_000, default: 1000, "The value that scores 1.")
        missing = setup.share("missing", default: 0.5, "The score of a course without a value.")
        value = setup.numbers("course.\(name.column)", .rising)
      }

      func score(_ candidate: borrowing Candidate) -> Double {
        guard let value = candidate[value] else { return missing }
        return min(1, max(0, value / full))
      }
    }

    /// What the planner opens.
    @implementation @c public func skillsplan_plugin_v1() -> Plugin { export(\(name.type).self) }

    """
  }

  var examples: String {
    """
    # What the rule answers, and why: `skillsplan rules test` runs them through the built plugin. A column
    # that is left out is missing; scores are compared to the millionth.
    - columns: {"course.\(name.column)": 500}
      score: 0.5
      why: "To fill in: the usual case."
    - columns: {"course.\(name.column)": 2000}
      score: 1
      why: "To fill in: an end of the scale."
    - columns: {}
      score: 0.5
      why: "To fill in: what a missing value means."

    """
  }

  // MARK: A package of its own

  /// - Parameter planner: Where SkillsPlanner is: a path as seen from the package, or a URL.
  func manifest(planner: String) -> String {
    let isURL = planner.contains("://") || planner.hasPrefix("git@")
    let dependency =
      isURL
      ? ".package(url: \"\(planner)\", branch: \"main\")"
      : ".package(name: \"SkillsPlanner\", path: \"\(planner)\")"
    let package = isURL ? Self.identity(of: planner) : "SkillsPlanner"
    return """
      // swift-tools-version: 6.2
      import PackageDescription

      let package = Package(
        name: "\(name.type)",
        products: [
          .library(name: "\(name.type)Rule", type: .dynamic, targets: ["\(name.type)"])
        ],
        dependencies: [
          \(dependency)
        ],
        targets: [
          .target(
            name: "\(name.type)",
            dependencies: [.product(name: "ScoringKit", package: "\(package)")],
            exclude: ["examples.yaml"]),
          .testTarget(
            name: "\(name.type)Tests",
            dependencies: [
              "\(name.type)", .product(name: "ScoringTesting", package: "\(package)"),
            ]),
        ]
      )

      """
  }

  var tests: String {
    """
    import ScoringTesting
    import Testing

    @testable import \(name.type)

    @Suite struct \(name.type)Tests {
      @Test func `it keeps what every rule owes`() {
        #expect(check(\(name.type).self).passes)
      }

      @Test func `half of the full value scores a half`() throws {
        #expect(try score(of: \(name.type).self, ["course.\(name.column)": 500]) == 0.5)
      }
    }

    """
  }

  var readme: String {
    """
    # \(name.id)

    A scoring rule for SkillsPlanner. The rule is `Sources/\(name.type)/\(name.type).swift`; what it answers, and why, is in
    `Sources/\(name.type)/examples.yaml`.

        swift build
        swift test
        skillsplan rules test .build/debug/lib\(name.type)Rule.so
        swift build -c release
        skillsplan plan brief.yaml --plugin .build/release/lib\(name.type)Rule.so

    In the brief: `- {rule: \(name.id), weight: 10}`.

    """
  }

  static let ignored = ".build\n"

  /// What SwiftPM calls a package of a URL: its last part without ".git".
  private static func identity(of url: String) -> String {
    let last = url.split(separator: "/").last.map(String.init) ?? url
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }
}

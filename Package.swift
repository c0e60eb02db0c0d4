// swift-tools-version: 6.2
import PackageDescription

/// The language settings of every Swift target: strict from the first line, warnings are errors.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The rules that ship with the planner: each is a folder in Plugins/, a target and a dynamic library.
/// They are listed by hand, since a manifest that scans the folder silently misses a new one.
let rules = [
  "AttainmentGap",
  "Curve",
  "Deprivation",
  "Outcomes",
  "ProviderReach",
  "SectorPriority",
  "Table",
  "TravelDistance",
]

/// Rules that only the tests load, by `--plugin`.
let testRules = ["Breaking", "WithinDistrict"]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, _ more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + more, swiftSettings: settings)
}

/// A rule's library carries neither the path it was built at nor the toolchain's, and no symbols that nobody
/// needs, so that the same source and compiler give the same digest everywhere, and what was built is what is
/// installed. It finds the Swift runtime in the program that opens it.
func rule(_ name: String, in folder: String, library: String) -> Target {
  .target(
    name: name, dependencies: ["ScoringKit"], path: "\(folder)/\(name)",
    exclude: ["examples.yaml"], swiftSettings: settings,
    linkerSettings: [
      .unsafeFlags([
        "-no-toolchain-stdlib-rpath", "-Xlinker", "-soname=lib\(library).so", "-Xlinker", "-s",
      ])
    ])
}

let package = Package(
  name: "SkillsPlanner",
  products: [
    .executable(name: "skillsplan", targets: ["skillsplan"]),
    .library(name: "ScoringKit", targets: ["ScoringKit"]),
    .library(name: "ScoringTesting", targets: ["ScoringTesting"]),
    .library(name: "SkillsPlanner", targets: ["SkillsPlanner"]),
    .library(name: "NetworkFlow", targets: ["NetworkFlow"]),
  ]
    + rules.map { .library(name: "\($0)Rule", type: .dynamic, targets: [$0]) }
    + testRules.map { .library(name: "\($0)TestRule", type: .dynamic, targets: [$0]) },
  targets: [
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMemory"),
    .target(name: "CScoring"),
    .target(name: "CSandbox"),
    library("ScoringKit", ["CScoring"]),
    library("RuleProperties"),
    library("ScoringTesting", ["ScoringKit", "RuleProperties"]),
    library("NetworkFlow"),
    library("SkillsPlanner", ["NetworkFlow"]),
    library("PlanProof", ["SkillsPlanner"]),
    library("DisclosureAttack"),
    library("PlanReport", ["SkillsPlanner", "DisclosureAttack"]),
    library("PlanFiles", ["SkillsPlanner", "CYaml", "CMemory"]),
    library("OpenData", ["SkillsPlanner", "PlanFiles"]),
    library("RuleHost", ["SkillsPlanner", "CScoring", "CSandbox"]),
    library(
      "SkillsPlanCommand",
      [
        "SkillsPlanner", "PlanProof", "PlanReport", "DisclosureAttack", "PlanFiles", "OpenData",
        "RuleHost",
        "RuleProperties",
      ]),
    .executableTarget(
      name: "skillsplan", dependencies: ["SkillsPlanCommand"], swiftSettings: settings),

    tests(of: "NetworkFlow"),
    tests(of: "SkillsPlanner", ["NetworkFlow"]),
    tests(of: "PlanProof", ["SkillsPlanner"]),
    tests(of: "ScoringKit"),
    tests(of: "ScoringTesting", ["ScoringKit", "RuleProperties"]),
    tests(of: "PlanReport", ["SkillsPlanner", "DisclosureAttack"]),
    tests(of: "PlanFiles", ["SkillsPlanner"]),
    tests(of: "OpenData", ["SkillsPlanner", "PlanFiles"]),
    tests(of: "RuleHost", ["SkillsPlanner", "PlanFiles"]),
    tests(
      of: "SkillsPlanCommand",
      ["SkillsPlanner", "PlanProof", "PlanFiles", "PlanReport", "DisclosureAttack", "RuleHost"]),
  ]
    + rules.map { rule($0, in: "Plugins", library: "\($0)Rule") }
    + testRules.map { rule($0, in: "Tests/Plugins", library: "\($0)TestRule") }
)

// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The planner's targets are links to their folders: the reader is for the planner's own package alone, so the
/// benchmark builds it in a package of its own.
func linked(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "ReadingBenchmark",
  targets: [
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    linked("NetworkFlow"),
    linked("SkillsPlanner", ["NetworkFlow"]),
    linked("PlanFiles", ["SkillsPlanner", "CYaml"]),
    .executableTarget(
      name: "ReadingBenchmark", dependencies: ["PlanFiles", "SkillsPlanner"],
      swiftSettings: settings),
  ]
)

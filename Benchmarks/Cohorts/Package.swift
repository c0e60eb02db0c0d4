// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "CohortBenchmark",
  dependencies: [.package(name: "SkillsPlanner", path: "../..")],
  targets: [
    .executableTarget(
      name: "CohortBenchmark",
      dependencies: [.product(name: "NetworkFlow", package: "SkillsPlanner")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
      ])
  ]
)

// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "NetworkFlowBenchmark",
  dependencies: [.package(name: "SkillsPlanner", path: "../..")],
  targets: [
    .executableTarget(
      name: "NetworkFlowBenchmark",
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

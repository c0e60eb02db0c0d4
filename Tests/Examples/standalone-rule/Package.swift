// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "WageGain",
  products: [
    .library(name: "WageGainRule", type: .dynamic, targets: ["WageGain"])
  ],
  dependencies: [
    .package(name: "SkillsPlanner", path: "../../..")
  ],
  targets: [
    .target(
      name: "WageGain",
      dependencies: [.product(name: "ScoringKit", package: "SkillsPlanner")],
      exclude: ["examples.yaml"]),
    .testTarget(
      name: "WageGainTests",
      dependencies: [
        "WageGain", .product(name: "ScoringTesting", package: "SkillsPlanner"),
      ]),
  ]
)

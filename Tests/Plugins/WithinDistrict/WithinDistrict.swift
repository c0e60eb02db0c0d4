public import ScoringKit

/// # What it rewards
/// Nothing: it admits a course only where it is in the learner's own district.
///
/// # Why
/// It shows and tests what a rule of eligibility is; the planner does not ship it.
///
/// # Formula
/// Admitted where the area's district is the course's; not admitted where either is unknown.
///
/// # Source
/// None.
struct WithinDistrict: EligibilityRule {
  static let about = About(
    id: "within-district", version: "1.0.0",
    summary: "Admits only courses in the learner's own district.")
  static let reason = "the course is in another district"

  private let sameDistrict: TextMatch

  init(_ setup: inout Setup) {
    sameDistrict = setup.match("area.district", with: "course.district")
  }

  func admits(_ candidate: borrowing Candidate) -> Bool {
    candidate[sameDistrict] ?? false
  }
}

/// What the planner opens.
@implementation @c public func skillsplan_plugin_v1() -> Plugin { export(WithinDistrict.self) }

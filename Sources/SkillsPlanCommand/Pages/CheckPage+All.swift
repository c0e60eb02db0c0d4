import OpenData
import PlanFiles
import RuleHost
import SkillsPlanner

extension CheckPage {
  /// The page of every code that the program can print, by code.
  static let all =
    (planFiles + importing + plugins + settings + planning + ruleAuthors + folders
    + policiesAndPins + keepingLimits + networks + proving + verifying + explaining + sensitivity
    + reporting + publishing + frontier + contradictions + cohorts)
    .sorted { $0.code < $1.code }

  /// The groups of codes by their first two digits, and what each is about.
  static let groups = [
    ("SP01", "Files and their encoding"),
    ("SP02", "Tables (CSV)"),
    ("SP03", "Briefs and plans (YAML)"),
    ("SP04", "Official files, for import"),
    ("SP05", "Plugins, and what a brief gives their rules"),
    ("SP06", "A brief together with its tables and rules"),
    ("SP07", "Making and testing a rule"),
    ("SP08", "The folder of a plan"),
    ("SP09", "Calibration and back-cast"),
    ("SP10", "Networks in DIMACS form"),
    ("SP11", "Plans that are proved, explained and published"),
    ("SP12", "Ranges and trade-offs of a plan"),
  ]
}

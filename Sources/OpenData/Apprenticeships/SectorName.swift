/// The names of sectors, for readers of a plan.
package enum SectorName {
  /// Today's name of a sector subject area of tier 1, or of the tier 1 that one of tier 2 belongs to, in lower case; nil
  /// for a code that is none.
  package static func name(of code: String) -> String? {
    let first = code.split(separator: ".").first.map(String.init) ?? ""
    return SectorSubjectArea.allCases.first { $0.code == first }?.name
  }
}

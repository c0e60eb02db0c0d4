import SkillsPlanner

/// The checks of the import, SP04xx; what is wrong with a table as such is checked by the reader
/// (SP02xx).
enum ImportCheck: String, CaseIterable, Sendable {
  /// A file whose header belongs to no release that is known.
  case unknownRelease = "SP0401"
  /// A release that the table needs and no file gives.
  case missingRelease = "SP0402"
  /// A file on the LSOAs of 2011, which are others than those of 2021.
  case otherVintage = "SP0403"
  /// Two files of one release.
  case releaseTwice = "SP0404"
  /// A code or name of one file that another does not have.
  case noMatch = "SP0405"
  /// A geography code of another kind.
  case geography = "SP0406"
  /// A provider without a UKPRN.
  case ukprn = "SP0407"
  /// A sector subject area that does not exist.
  case sector = "SP0408"
  /// A second row for one thing.
  case twice = "SP0409"
  /// A census ward that no area fits, and no neighbour named for it.
  case emptyWard = "SP0410"
  /// A year that a file does not have.
  case noYear = "SP0411"
  /// A cell that is no postcode.
  case postcode = "SP0412"
  /// A cell that is no day.
  case day = "SP0413"
  /// A postcode that no look-up knows.
  case unknownPostcode = "SP0414"
  /// Metres that are not on the British National Grid.
  case offGrid = "SP0415"
  /// A look-up that does not lead from a table's geography to the one wanted.
  case noLookUp = "SP0416"
  /// A map that does not say what a table is.
  case map = "SP0417"
  /// A code that a look-up does not know.
  case notInLookUp = "SP0418"
  /// JSON that is not what is due.
  case json = "SP0419"
  /// Areas whose change between two years is no split and no merger.
  case irregular = "SP0420"
  /// Two files of which each would make the same rows in its own way.
  case twoWays = "SP0421"
  /// A file in the place of a table that no import made.
  case othersTable = "SP0422"
}

extension Diagnostic {
  /// An error that a check of this module found.
  static func error(
    _ check: ImportCheck, at location: Location?, _ summary: String, fix: String
  ) -> Diagnostic {
    Diagnostic(.error, check.rawValue, at: location, summary, fix: fix)
  }

  /// A warning that a check of this module found.
  static func warning(
    _ check: ImportCheck, at location: Location?, _ summary: String, fix: String
  ) -> Diagnostic {
    Diagnostic(.warning, check.rawValue, at: location, summary, fix: fix)
  }
}

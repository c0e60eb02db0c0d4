/// Every check on the user's files, with its stable code; a code is never given to another check.
///
/// SP01xx: files and encoding. SP02xx: CSV. SP03xx: YAML. SP09xx: what a calibration and a back-cast need.
package enum Check: String, CaseIterable, Sendable {
  /// There is no such file.
  case missingFile = "SP0101"
  /// A folder, or another thing that is not a file, stands where a file is due.
  case notAFile = "SP0102"
  /// The file is there and cannot be read.
  case unreadableFile = "SP0103"
  /// Bytes that are neither UTF-8 nor Windows-1252.
  case encoding = "SP0104"
  /// A workbook, a UTF-16 text or other bytes that are not plain text.
  case notPlainText = "SP0105"
  /// Nothing in the file.
  case emptyFile = "SP0106"
  /// A file that cannot be written.
  case notWritten = "SP0107"

  /// A quote that opens a cell and is never closed.
  case openQuote = "SP0201"
  /// Text between a closing quote and the separator.
  case textAfterQuote = "SP0202"
  /// A column that the table must have.
  case missingColumn = "SP0203"
  /// Two columns of one name.
  case duplicateColumn = "SP0204"
  /// A row with fewer or more cells than the header.
  case raggedRow = "SP0205"
  /// A cell that must not be empty.
  case emptyCell = "SP0206"
  /// A cell that is not a whole number.
  case wholeCell = "SP0207"
  /// A cell that is not a number.
  case decimalCell = "SP0208"
  /// A number outside the range that makes sense.
  case cellRange = "SP0209"
  /// A cell that is none of the words it may be.
  case unknownWord = "SP0210"
  /// A key that an earlier row has.
  case duplicateKey = "SP0211"
  /// A header and no rows.
  case noRows = "SP0212"
  /// More problems in one table than anybody reads.
  case manyProblems = "SP0213"
  /// Cells of a row, or of two rows, that contradict each other.
  case inconsistentRow = "SP0214"
  /// Areas of 2011 beside areas of 2021.
  case mixedVintage = "SP0215"
  /// An area or a course that is nowhere.
  case noPlace = "SP0216"
  /// A district that has no area.
  case unknownDistrict = "SP0217"
  /// Rows of one table whose key another table lacks.
  case unmatchedKey = "SP0218"
  /// A column to join that the table has already.
  case clashingColumn = "SP0219"
  /// An area that is not where its district is.
  case strayPoint = "SP0220"
  /// A table of a plan that the list of sources does not know.
  case noSources = "SP0221"
  /// A table that is another than the one whose sources are listed.
  case changedTable = "SP0222"

  /// Text that is not YAML.
  case yamlSyntax = "SP0301"
  /// Nothing in the file but spaces and comments.
  case emptyYAML = "SP0302"
  /// Two entries of one key in a mapping.
  case duplicateEntry = "SP0303"
  /// An anchor or an alias.
  case anchor = "SP0304"
  /// A tag.
  case tag = "SP0305"
  /// A merge key.
  case mergeKey = "SP0306"
  /// A second document in the file.
  case secondDocument = "SP0307"
  /// Lists and mappings inside each other without end.
  case nesting = "SP0308"
  /// A key that is a list or a mapping.
  case compoundKey = "SP0309"
  /// A number that a comma inside braces has cut in two.
  case splitNumber = "SP0310"
  /// A list, a mapping or a single value where another of the three is due.
  case wrongKind = "SP0311"
  /// A value that is left out.
  case emptyValue = "SP0312"
  /// An unquoted text that YAML tools read as something else.
  case lookAlike = "SP0313"
  /// A value that cannot be read as what is due.
  case wrongValue = "SP0314"
  /// A number outside the range that makes sense.
  case valueRange = "SP0315"
  /// A word that is none of those it may be.
  case unknownValue = "SP0316"
  /// Keys that a mapping must have.
  case missingKey = "SP0317"
  /// A key that nothing reads.
  case unknownKey = "SP0318"
  /// A file of one kind where another is due.
  case wrongFileKind = "SP0319"
  /// A file of a format that came after this program.
  case newerVersion = "SP0320"
  /// Briefs that extend each other in a circle.
  case circularExtends = "SP0321"
  /// A chain of briefs that extend each other without end.
  case deepExtends = "SP0322"
  /// A weight for a rule that the extended brief does not have, or does not weigh.
  case unknownWeight = "SP0323"
  /// A weight for a rule that the extended brief uses several times.
  case ambiguousWeight = "SP0324"
  /// Weights beside rules that replace those they would change.
  case rulesAndWeights = "SP0325"
  /// A policy or a pin that asks for nothing, or for two things.
  case notOneDemand = "SP0330"
  /// An amount that is neither places nor a share nor money.
  case wrongAmount = "SP0331"
  /// A minimum cohort for learners.
  case misplacedScope = "SP0332"
  /// A pin that names no learners or no courses.
  case pinWithoutSide = "SP0333"
  /// A pin that expires before it was decided.
  case expiresBeforeDecided = "SP0334"
  /// An objective that is none of those there are.
  case wrongObjective = "SP0335"

  /// A brief or a plan without a table of starts.
  case noStarts = "SP0901"
  /// Starts that do not tell how far people go.
  case tooFewFlows = "SP0902"
  /// Starts that do not fall with distance.
  case noFall = "SP0903"
  /// A table that is not the one a plan was made from.
  case changedInput = "SP0904"
  /// A plan or a year without an apprentice, or with more than can be counted.
  case nothingToCompare = "SP0905"
}

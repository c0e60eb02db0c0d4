import PlanFiles
import SkillsPlanner

/// What the user asked of the import of one file.
package struct TableOptions: Sendable {
  /// A path, or "-" for the standard input.
  let file: String
  /// The table to write; nil to say what the file is and write nothing.
  let output: String?
  /// A map.yaml; nil to recognise the release.
  let map: String?
  /// A look-up that carries the table to another geography.
  let lookUp: String?
  /// The geography wanted, where the look-up leads to more than one.
  let target: Geography?
  /// A table with a column `population` by the areas that the look-up leads to.
  let weights: String?
  /// A look-up of postcodes, which gives rows their points.
  let postcodes: String?
  /// Whether a row that cannot be used is an error.
  let isStrict: Bool
  /// Sentences for sources.yaml.
  let notes: [String]

  /// - Parameter target: "ward-2024", "district", or nil.
  /// - Throws: the first thing that makes no sense.
  package init(
    file: String, output: String?, map: String? = nil, lookUp: String? = nil,
    target: String? = nil, weights: String? = nil, postcodes: String? = nil,
    isStrict: Bool = false, notes: [String] = []
  ) throws(ImportUsage) {
    self.target = try target.map { word throws(ImportUsage) in
      guard let geography = Geography(word) else {
        throw ImportUsage("\(word.cited()) is no geography: write lsoa-2021, ward-2024, district")
      }
      return geography
    }
    if lookUp == nil, target != nil || weights != nil {
      throw ImportUsage("--to and --weights go with --lookup")
    }
    if [file, map, lookUp, weights, postcodes].count(where: { $0 == "-" }) > 1 {
      throw ImportUsage("the standard input can be one file only")
    }
    if output == "-" {
      throw ImportUsage("-o takes the name of a file")
    }
    let inputs = [file, map, lookUp, weights, postcodes].compactMap { $0 }
    if let output, FilePath.areSame(output, SourcesOnDisk.path(ofTable: output)) {
      throw ImportUsage(
        "\(output.cited()) is where the sources go; name another file for the table")
    }
    if let output,
      let input = inputs.first(where: { FilePath.areSame($0, Quarantine.path(ofTable: output)) })
    {
      throw ImportUsage(
        "\(input.cited()) is read, and is where the quarantine of \(output.printable) goes; name another table"
      )
    }
    if let output,
      let input = inputs.first(where: { FilePath.areSame($0, output) })
    {
      throw ImportUsage(
        "\(output.cited()) is read (\(input.printable)); name another file for the table")
    }
    self.file = file
    self.output = output
    self.map = map
    self.lookUp = lookUp
    self.weights = weights
    self.postcodes = postcodes
    self.isStrict = isStrict
    self.notes = notes
  }
}

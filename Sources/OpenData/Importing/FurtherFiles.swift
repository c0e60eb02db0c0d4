import PlanFiles
import SkillsPlanner

/// The files that an import reads beside the one that becomes the table.
struct FurtherFiles {
  /// What sources.yaml says of them.
  private(set) var files: [SourcesFile.File] = []

  /// A table carried over to another geography.
  struct Carried {
    let rebasing: Rebasing
    let lookUp: LookUp
    /// What was done, for sources.yaml.
    let sentences: [String]
    let warnings: [Diagnostic]
  }

  /// All postcodes of a look-up that has points.
  mutating func postcodes(_ path: String) throws(InvalidInput) -> PostcodeIndex {
    let (stages, rows) = try read(path)
    func place(_ name: String) -> Int? { stages.names.firstIndex(of: name) }
    guard let postcode = place("postcode"), let latitude = place("latitude"),
      let longitude = place("longitude")
    else {
      throw InvalidInput([
        .error(
          ImportCheck.noLookUp, at: Location(file: path),
          "the file has no postcodes with points",
          fix: "Give Code-Point Open or the ONS Postcode Directory.")
      ])
    }
    let district = place("district")
    var builder = PostcodeIndex.Builder()
    for row in rows {
      guard let north = row[latitude].number, let east = row[longitude].number,
        let point = Point(latitude: north, longitude: east)
      else { continue }
      let code = district.map { row[$0].text } ?? ""
      _ = builder.add(
        Postcode(row[postcode].text), at: .init(point: point, district: code.isEmpty ? nil : code))
    }
    return PostcodeIndex(builder)
  }

  /// Carries rows over to the geography that a look-up leads to.
  mutating func carry(
    _ rows: [[TableValue]], _ stages: Stages, over path: String, to target: Geography?,
    weights weightsPath: String?
  ) throws(InvalidInput) -> Carried {
    let (lookUpStages, links) = try read(path)
    guard let geography = stages.geography, let key = stages.key, geography.kind < .postcode else {
      throw InvalidInput([
        .error(
          ImportCheck.noLookUp, at: Location(file: path),
          "the table has no codes of areas, so no look-up can carry it over",
          fix: "Leave --lookup out.")
      ])
    }
    if geography.year == nil {
      throw InvalidInput([
        .error(
          ImportCheck.noLookUp, at: Location(file: path),
          "nobody tells of which year the \(geography.kind.rawValue) codes of the table are",
          fix: "Say it in a map, as geography: \(geography.kind.rawValue) 2021.")
      ])
    }
    let lookUp = try LookUp(links, of: lookUpStages.recognition, from: geography, to: target)
    let weights = try weightsPath.map { path throws(InvalidInput) in
      try self.weights(path, for: lookUp)
    }
    let rebasing = Rebasing(
      rows, names: stages.names, carried: stages.carried, key: key,
      others: stages.furtherKeys, by: lookUp, weights: weights ?? [:])
    return Carried(
      rebasing: rebasing, lookUp: lookUp,
      sentences: rebasing.sentences(lookUp, isWeighted: weights != nil),
      warnings: rebasing.warnings(
        at: Location(file: path), weights: weightsPath.map { Location(file: $0) }))
  }

  /// People by the codes that a look-up leads to.
  private mutating func weights(
    _ path: String, for lookUp: LookUp
  ) throws(InvalidInput) -> [String: Int] {
    let (stages, rows) = try read(path)
    guard let key = stages.key, let people = stages.names.firstIndex(of: "population"),
      let geography = stages.geography, lookUp.to.fits(geography)
    else {
      throw InvalidInput([
        .error(
          ImportCheck.noLookUp, at: Location(file: path),
          "the weights have no column population by \(lookUp.to)",
          fix:
            "Give a table with residents by \(lookUp.to), such as File 7 of the Indices of Deprivation."
        )
      ])
    }
    return Dictionary(rows.map { ($0[key].text, $0[people].whole ?? 0) }) { first, _ in first }
  }

  private mutating func read(
    _ path: String
  ) throws(InvalidInput) -> (stages: Stages, rows: [[TableValue]]) {
    let stream = try ByteStream(path: path)
    var stages = Stages(try Recognition.opening(stream), postcodes: nil)
    var rows: [[TableValue]] = []
    while let row = try stages.next() { rows.append(row.values) }
    rows += stages.folded()
    try stream.finish()
    files.append(
      SourcesFile.File(
        FilePath.name(of: stream.file), stages.recognition.layout, geography: stages.geography,
        sha256: stream.sha256 ?? "", tally: stages.tally))
    return (stages, rows)
  }
}

extension Rebasing {
  /// What was done, for sources.yaml.
  fileprivate func sentences(_ lookUp: LookUp, isWeighted: Bool) -> [String] {
    let weights = isWeighted ? "residents" : "equal parts, since no weights were given"
    return [
      "Carried over from \(lookUp.from) to \(lookUp.to) by \(lookUp.title): \(counts.unchanged) rows "
        + "unchanged, \(counts.split) parts of a split, \(counts.merged) added up, "
        + "\(counts.irregular) irregular.",
      "Counts are shared out by \(weights) and largest remainder, so that totals are kept; rates, "
        + "scores, ranks and deciles are copied to the parts and averaged over the whole, by residents "
        + "where the table has them.",
    ] + (irregular.isEmpty ? [] : ["Irregular: " + irregular.joined(separator: "; ") + "."])
  }

  fileprivate func warnings(at lookUp: Location, weights: Location?) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if !irregular.isEmpty {
      warnings.append(
        .warning(
          ImportCheck.irregular, at: lookUp,
          "\(irregular.count) areas changed irregularly, so what stands for their parts is a guess: "
            + irregular.prefix(3).joined(separator: "; ")
            + (irregular.count > 3 ? "; ... (all are in sources.yaml)" : ""),
          fix: "Look at them before anything hangs on them."))
    }
    if let first = unweighted.first {
      warnings.append(
        .warning(
          ImportCheck.notInLookUp, at: weights,
          "\(unweighted.count) parts of split areas have no weight here and get nothing of a count; "
            + "the first is \(first)", fix: "Give weights of the same edition, for all of them."))
    }
    return warnings
  }
}

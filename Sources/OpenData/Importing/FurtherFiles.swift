import PlanFiles
import SkillsPlanner

/// The files that an import reads beside the one that becomes the table.
struct FurtherFiles {
  /// What sources.yaml says of them.
  private(set) var files: [SourcesFile.File] = []
  /// Rows of theirs that could not be used.
  private(set) var warnings: [Diagnostic] = []

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
    var placeless = 0
    for row in rows {
      guard let north = row[latitude].number, let east = row[longitude].number,
        let point = Point(latitude: north, longitude: east)
      else {
        placeless += 1
        continue
      }
      let code = district.map { row[$0].text } ?? ""
      _ = builder.add(
        Postcode(row[postcode].text), at: .init(point: point, district: code.isEmpty ? nil : code))
    }
    if placeless > 0 {
      let last = files.count - 1
      files[last].rows?.kept -= placeless
      files[last].rows?.leftOut.append(.init(placeless, "a postcode without a point"))
    }
    return PostcodeIndex(builder)
  }

  /// Carries rows over to the geography that a look-up leads to.
  mutating func carry(
    _ table: GatheredTable, ofRelease isRelease: Bool, over path: String, to target: Geography?,
    weights weightsPath: String?
  ) throws(InvalidInput) -> Carried {
    let (lookUpStages, links) = try read(path)
    guard let geography = table.geography, let key = table.key, geography.kind < .postcode else {
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
      table.markedRows, names: table.names, carried: table.carried, key: key,
      others: table.furtherKeys,
      // In a table of the user's own a column called name may be anybody's.
      nameColumn: isRelease ? table.names.firstIndex(of: "name") : nil, by: lookUp,
      weights: weights ?? [:])
    return Carried(
      rebasing: rebasing, lookUp: lookUp,
      sentences: rebasing.sentences(lookUp, isWeighted: weights != nil) + [table.counted],
      warnings: rebasing.warnings(
        lookUp, at: Location(file: path), weights: weightsPath.map { Location(file: $0) })
        + (lookUpStages.recognition.release == .bestFit && lookUp.to.kind == .lsoa
          ? [
            .warning(
              ImportCheck.irregular, at: Location(file: path),
              "the best fit gives each area one of the other year, so that all but one part of a split get no "
                + "row", fix: "Give the exact fit, which has all parts.")
          ] : []))
  }

  /// People by the codes that a look-up leads to.
  private mutating func weights(
    _ path: String, for lookUp: LookUp
  ) throws(InvalidInput) -> [String: Int] {
    let (stages, rows) = try readPeople(path)
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
    // Where nobody is published there is no weight, which is warned of where it matters.
    let known = rows.compactMap { row in row[people].whole.map { (row[key].text, $0) } }
    return Dictionary(known) { first, _ in first }
  }

  /// A release with people, or any table with columns `area` and `population`.
  private mutating func readPeople(
    _ path: String
  ) throws(InvalidInput) -> (stages: Stages, rows: [[TableValue]]) {
    do throws(InvalidInput) {
      return try read(path)
    } catch {
      guard let own = try? read(path, map: .people) else { throw error }
      return own
    }
  }

  private mutating func read(
    _ path: String, map: Layout? = nil
  ) throws(InvalidInput) -> (stages: Stages, rows: [[TableValue]]) {
    let stream = try ByteStream(path: path)
    var stages = Stages(try Recognition.opening(stream, map: map), postcodes: nil)
    var rows: [[TableValue]] = []
    while let row = try stages.next() { rows.append(row.values) }
    rows += stages.folded()
    try stream.finish()
    warnings += stages.quarantine.asWarnings + stages.warnings
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
    let weights = isWeighted ? "by residents" : "in equal parts, since no weights were given"
    let shared =
      counts.split + counts.irregular == 0
      ? "Counts are added up"
      : "Counts are shared out \(weights), made whole by largest remainder so that totals are kept, and "
        + "added up"
    return [
      "Carried over from \(lookUp.from) to \(lookUp.to) by \(lookUp.title): \(grouped(counts.unchanged)) "
        + "rows unchanged, \(grouped(counts.recoded)) of one area with another code, \(grouped(counts.split)) parts of a split, \(grouped(counts.merged)) added up, "
        + "\(grouped(counts.irregular)) irregular, \(grouped(counts.incomplete)) incomplete.",
      "\(shared); rates and scores are copied to the parts and averaged over the whole, by residents where "
        + "the table has them; ranks and deciles likewise between areas of one kind, else left out; names "
        + "and words are those of the part with most people.",
    ] + (irregular.isEmpty ? [] : ["Irregular: " + irregular.joined(separator: "; ") + "."])
  }

  fileprivate func warnings(
    _ links: LookUp, at lookUp: Location, weights: Location?
  ) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if let first = incomplete.first {
      warnings.append(
        .warning(
          ImportCheck.notInLookUp, at: lookUp,
          "\(grouped(incomplete.count)) areas are made of some of their parts alone, since the table lacks the "
            + "others; the first is \(first)",
          fix: "Give the table for all of its \(links.from) areas, or leave these out."))
    }
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

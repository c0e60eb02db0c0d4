/// Turns the tables of a pack into counts and sums.
///
/// Learners, those placed and those not placed each run as one flow: from a decile through each of its areas to the
/// district, from there at a level to that level, and back. Last year's starts and the plan's places run from a
/// district of delivery by sector to a level, and back by provider. Every sum that two tables share is a node of one.
struct PackReader {
  var knowledge = Knowledge()
  let pack: PublishedPack
  /// Before the names of counts; empty for the newest pack.
  let prefix: String
  /// Which of an older pack's cells are taken for those of the newest, by column.
  private let sharing: Sharing

  /// Reads the newest pack.
  init(_ pack: PublishedPack) {
    self.pack = pack
    prefix = ""
    sharing = Sharing()
    read()
  }

  /// Adds an older pack to what is known of the newest.
  init(adding pack: PublishedPack, to knowledge: Knowledge, _ sharing: Sharing) {
    self.pack = pack
    self.knowledge = knowledge
    prefix = Self.older
    self.sharing = sharing
    read()
  }

  /// Before the name of a count of an older pack that is not that of the newest.
  static let older = "previous/"

  private mutating func read() {
    for row in pack.rows(of: "districts") {
      cell("districts", row, ["district", "level"], "residents_last_year")
    }
    let learners = people("learners")
    let placed = people("placed")
    let not = people(nil)
    for (name, whole) in learners {
      guard let part = placed[name], let rest = not[name] else { continue }
      knowledge.add(whole, isSumOf: [part, rest])
    }
    let causes = pack.rows(of: "causes").compactMap { cell("causes", $0, ["cause"], "learners") }
    if let total = not["total"], !causes.isEmpty { knowledge.add(total, isSumOf: causes) }
    if ["deliveries", "provision", "providers"].allSatisfy(pack.has) {
      provision("last_year", ofLevels: "last_year", total: nil)
      provision("plan", ofLevels: "used", total: placed["total"])
    }
    readPolicies()
  }

  /// The counts of people of one kind by where they stand; nil for those not placed, of whom tables need not tell.
  private mutating func people(_ column: String?) -> [String: Int] {
    var counts: [String: Int] = [:]
    var graph = Knowledge.Graph()
    func name(_ table: String, _ key: String) -> String { "\(table)/\(key)" }
    var reader = self
    func arc(_ table: String, _ row: [String: String], _ key: [String], from: String, to: String) {
      guard let count = reader.cell(table, row, key, column) else { return }
      graph.add(count, from: from, to: to)
      counts[name(table, Self.key(row, key))] = count
    }
    for row in pack.rows(of: "deciles") {
      arc("deciles", row, ["decile"], from: "source", to: "decile \(row["decile"] ?? "")")
    }
    for row in pack.rows(of: "areas") {
      arc(
        "areas", row, ["area"], from: "decile \(row["decile"] ?? "")",
        to: "district \(row["district"] ?? "")")
    }
    for row in pack.rows(of: "districts") {
      arc(
        "districts", row, ["district", "level"], from: "district \(row["district"] ?? "")",
        to: "level \(row["level"] ?? "")")
    }
    for row in pack.rows(of: "levels") {
      arc("levels", row, ["level"], from: "level \(row["level"] ?? "")", to: "sink")
    }
    self = reader
    let total = knowledge.count("\(prefix)total/\(column ?? Self.notPlaced)")
    graph.add(total, from: "sink", to: "source")
    counts["total"] = total
    knowledge.add(graph)
    return counts
  }

  private mutating func provision(_ column: String, ofLevels levels: String, total shared: Int?) {
    var graph = Knowledge.Graph()
    for row in pack.rows(of: "deliveries") {
      guard let count = cell("deliveries", row, ["district"], column) else { continue }
      graph.add(count, from: "source", to: "district \(row["district"] ?? "")")
    }
    for row in pack.rows(of: "provision") {
      guard let count = cell("provision", row, ["district", "level", "sector"], column)
      else { continue }
      graph.add(
        count, from: "district \(row["district"] ?? "")", to: "level \(row["level"] ?? "")")
    }
    for row in pack.rows(of: "levels") {
      guard let count = cell("levels", row, ["level"], levels) else { continue }
      graph.add(count, from: "level \(row["level"] ?? "")", to: "sink")
    }
    let total = shared ?? knowledge.count("\(prefix)total/\(column)")
    graph.add(total, from: "sink", to: "source")
    knowledge.add(graph)
    let providers = pack.rows(of: "providers").compactMap {
      cell("providers", $0, ["provider"], column)
    }
    knowledge.add(total, isSumOf: providers)
  }

  static let notPlaced = "not placed"

  private static func key(_ row: [String: String], _ columns: [String]) -> String {
    columns.map { row[$0] ?? "" }.joined(separator: "/")
  }

  /// The count of a cell; nil where the cell is no count. Without a column, a count that no table has.
  @discardableResult
  private mutating func cell(
    _ table: String, _ row: [String: String], _ key: [String], _ column: String?
  ) -> Int? {
    let name = "\(table)/\(Self.key(row, key))/\(column ?? Self.notPlaced)"
    guard let column else { return knowledge.count(prefix + name) }
    guard let text = row[column], let interval = pack.rule.counts(for: text) else { return nil }
    if !prefix.isEmpty, let newest = knowledge.place(of: name),
      sharing.shares(
        column, knowledge.bounds[newest], knowledge.texts[newest] ?? "", interval, text)
    {
      knowledge.narrow(newest, to: interval)
      return newest
    }
    let isNumber = Int(text) != nil
    return knowledge.count(
      prefix + name, interval, text: text, isShown: prefix.isEmpty && isNumber,
      isTold: prefix.isEmpty && interval != Interval(0, .max))
  }
}

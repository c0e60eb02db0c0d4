import RuleProperties
public import ScoringKit

/// The value of a column for one candidate.
public enum ColumnValue: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral
{
  case number(Double)
  case text(String)

  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(stringLiteral value: String) { self = .text(value) }
}

/// The score of one candidate: `try score(of: WageGain.self, ["course.wage_gain": 500])`.
///
/// A column that is left out is missing.
///
/// - Throws: `Refusal` where the rule refuses the parameters, or does not read a column that is given.
public func score<R: ScoreRule>(
  of rule: R.Type, _ columns: [String: ColumnValue], parameters: Parameters = [:]
) throws(Refusal) -> Double {
  let instance = unsafe try PluginInstance(export(rule), json: parameters.json)
  for name in columns.keys.sorted() where !instance.columns.contains(where: { $0.name == name }) {
    throw Refusal("the rule does not read \(name)")
  }
  let row = instance.columns.map { column -> Cell in
    switch columns[column.name] {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case nil: .missing
    }
  }
  let dictionaries = row.map { cell -> [String] in
    if case .text(let text) = cell { ["(no candidate has this)", text] } else { [] }
  }
  do throws(TrialFailure) {
    let batch = TrialBatch(rows: [row], dictionaries: dictionaries, decoy: .nan)
    return try instance.score(instance.layOut(batch))[0]
  } catch {
    throw Refusal(error.message)
  }
}

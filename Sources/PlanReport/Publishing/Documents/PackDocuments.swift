package import SkillsPlanner

/// The pages and records of a pack, made from the plan's words and the tables that are published.
///
/// Counts are taken from those tables alone, so that a page never says more of people than they do. What the plan does
/// not know is to be completed: nothing is made up.
package struct PackDocuments: Sendable {
  let plan: Plan
  let tables: [PublicTable]
  let disclosure: Disclosure
  let evidence: Evidence
  let rulings: PackRulings

  /// - Parameter tables: those that are published, protected if need be.
  package init(
    _ plan: Plan, _ tables: [PublicTable], _ disclosure: Disclosure, _ evidence: Evidence
  ) {
    self.plan = plan
    self.tables = tables
    self.disclosure = disclosure
    self.evidence = evidence
    rulings = PackRulings(plan, tables, disclosure)
  }

  /// What was done to check the plan, in sentences.
  package struct Evidence: Sendable, Hashable {
    /// What `verify` found.
    package let verification: String
    /// What `backcast` found; nil where the tables of last year are not at hand.
    package let validation: String?

    package init(verification: String, validation: String?) {
      self.verification = verification
      self.validation = validation
    }
  }

  static let toBeCompleted = "To be completed."

  func page(_ title: String, _ sections: [Section]) -> Document {
    Document(
      title: title, year: plan.year, status: plan.status,
      links: [Document.Link(file: "index.html", title: "All that is published of this plan")],
      sections: sections)
  }

  /// A published table for reading; nil where it is left out.
  func table(_ name: String, _ columns: [String]? = nil, note: String = "") -> Block? {
    guard let table = tables.first(where: { $0.name == name }) else { return nil }
    let places = (columns ?? table.columns.map(\.name)).compactMap(table.place(of:))
    return .table(
      Table(
        name, table.description,
        places.map { place in
          let column = table.columns[place]
          return column.kind == .text
            ? .text(column.title, column.name) : .number(column.title, column.name)
        },
        table.rows.map { row in
          places.map { place in
            table.columns[place].name == PublicTable.Column.sector.name
              ? .text(Self.sectorInWords(row[place].shown)) : Self.cell(row[place])
          }
        }, note: note))
  }

  /// With its name, where a sector is published.
  private static func sectorInWords(_ code: String) -> String {
    sectorName(code.first?.isNumber == true ? code : "")
  }

  private static func cell(_ cell: PublicTable.Cell) -> Cell {
    switch cell {
    case .whole(let number): .whole(number)
    // That a count is hidden is said in its cell, also where all of a column are.
    case .text, .decimal, .fewerThanFive, .empty, .hidden, .notAvailable: .text(cell.shown)
    }
  }

  /// Who has a role, as the plan has it.
  func holder(of role: String) -> String {
    plan.owner.roles.first { $0.role.lowercased() == role }.map(\.holder)
      ?? Self.toBeCompleted
  }

  /// What the symbols in tables mean, and how counts are protected.
  var symbols: Section {
    Section(
      id: "symbols", title: "Symbols, and how counts are protected",
      blocks: [
        .paragraph(disclosure.inWords),
        .terms(
          [Block.Item("[x]", "Not published by its source.")]
            + (disclosure == .none
              ? []
              : [
                Block.Item(
                  "[c]",
                  "Hidden: a small count, or one from which a small count could be worked out.")
              ])),
      ])
  }
}

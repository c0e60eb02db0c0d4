import SkillsPlanner

extension Report {
  /// The ways in which the same facts are written.
  public enum Format: String, CaseIterable, Sendable {
    case html, markdown, csv, json, geojson, svg
  }

  /// A text and what it is called among its like: "districts" for a table, "map" for a picture.
  public struct Named: Sendable, Hashable {
    public let name: String
    public let text: String
  }

  /// The report, or one district's part of it, as Markdown; nil where the plan has no district of this code.
  public func markdown(district: String? = nil) -> String? {
    part(district).map { MarkdownWriter().text($0.document) }
  }

  /// All tables of the report and the rows of the plan, each as comma separated values.
  public func tables(district: String? = nil) -> [Named]? {
    part(district).map { part in
      part.tables.map { Named(name: $0.id, text: commaSeparated($0)) }
    }
  }

  /// All tables as one JSON object, or the one of this name; nil where there is none, or no such district.
  public func json(table: String? = nil, district: String? = nil) -> String? {
    guard let part = part(district) else { return nil }
    let tables = part.tables.filter { table == nil || $0.id == table }
    return tables.isEmpty ? nil : JSONWriter().text(part.document, tables: tables)
  }

  /// The areas as outlines or points with their need, places and shortfall.
  public func geojson(district: String? = nil) -> String? {
    part(district).map { GeoJSONWriter().text($0.telling, $0.document) }
  }

  /// All pictures, each as a file of its own.
  public func pictures(district: String? = nil) -> [Named]? {
    part(district).map { part in
      part.document.pictures.map {
        Named(name: $0.id, text: SVGWriter().text($0, status: part.document.status))
      }
    }
  }

  private struct Part {
    let telling: Telling
    let document: Document

    /// A table that stands on the page and among the rows is written once.
    var tables: [Table] {
      let onPage = document.tables
      let names = Set(onPage.map(\.id))
      return onPage + telling.rowsOfThePlan.filter { !names.contains($0.id) }
    }
  }

  private func part(_ district: String?) -> Part? {
    guard let district else {
      let telling = Telling(plan, index, boundaries: boundaries)
      return Part(telling: telling, document: telling.wholePlan())
    }
    guard let row = plan.districts.first(where: { $0.district.code == district }) else {
      return nil
    }
    let telling = Telling(plan, index, district: row, boundaries: boundaries)
    return Part(telling: telling, document: telling.page(of: row))
  }
}

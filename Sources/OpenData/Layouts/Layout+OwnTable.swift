extension Layout {
  /// The table that the import makes of a file of this layout, as a layout: so that its own tables can be
  /// read where a published file is due, as look-ups, weights and postcodes.
  ///
  /// The year of the areas is not in the table's header: their codes tell it, where they can.
  var ownTable: Layout {
    var layout = self
    layout.title = "\(title) (a table of this import)"
    layout.form = .rows
    layout.geography = geography.map { Geography($0.kind) }
    layout.skips = []
    if case .classes(let column, let figures, let classes) = form {
      layout.columns.removeAll { $0.name == column || $0.name == figures }
      layout.columns += classes.values.sorted().map {
        LayoutColumn([HeaderName($0)], as: $0, .count)
      }
      layout.key.removeAll { $0 == column }
    }
    layout.columns = layout.columns.map(\.ownColumn)
    // Points that the import found.
    for (name, content) in [("latitude", CellContent.latitude), ("longitude", .longitude)]
    where !layout.columns.contains(where: { $0.name == name }) {
      layout.columns.append(LayoutColumn([HeaderName(name)], as: name, content, optional: true))
    }
    return layout
  }

  /// A table of the import that can be of any of these: it does not tell which, and all of their licences
  /// may apply.
  static func oneOf(_ layouts: [Layout]) -> Layout {
    var layout = layouts[0]
    layout.title = layouts.map(\.title).joined(separator: "; or ")
    layout.publisher = Set(layouts.map(\.publisher)).sorted().joined(separator: "; or ")
    layout.vintage = "Not told by the table: " + layouts.map(\.vintage).joined(separator: "; or ")
    layout.attributions = layouts.flatMap(\.attributions).reduce(into: []) { lines, line in
      if !lines.contains(line) { lines.append(line) }
    }
    return layout
  }
}

extension LayoutColumn {
  /// The column as the table has it: our name, and cells in our spelling.
  fileprivate var ownColumn: LayoutColumn {
    let content: CellContent =
      switch content {
      case .percentage: .decimal(0...1_000)
      case .decimal(let range, let factor) where factor != 1:
        .decimal((range.lowerBound * factor)...(range.upperBound * factor))
      case .word(let words):
        .word(Dictionary(words.values.map { ($0, $0) }) { first, _ in first })
      default: content
      }
    return LayoutColumn(
      [HeaderName(name)], as: name, content, optional: !isRequired, mayBeMissing: true,
      carried: carried)
  }
}

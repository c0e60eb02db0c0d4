import SkillsPlanner

/// A style or a script that the program itself wrote: the only text of a page that is not escaped.
struct OwnCode: Sendable {
  let text: String

  init(_ text: StaticString) { self.text = "\(text)" }

  private init(joined text: String) { self.text = text }

  static func + (left: OwnCode, right: OwnCode) -> OwnCode {
    OwnCode(joined: left.text + right.text)
  }

  /// What stands at the head and the foot of each printed page, with the number of the page.
  ///
  /// Every character of the texts but letters, digits and spaces is written by its number, so that none can end the
  /// string, the rule or the element.
  static func printedPages(head: String, foot: String) -> OwnCode {
    OwnCode(
      joined: """
        @page{size:A4;margin:18mm 15mm 22mm;\
        @top-left{content:"\(styleString(head))";font:8pt sans-serif;color:#545c63}\
        @bottom-left{content:"\(styleString(foot))";font:8pt sans-serif;color:#1d2327;width:80%}\
        @bottom-right{content:counter(page) " of " counter(pages);font:8pt sans-serif;color:#545c63}}

        """)
  }

  /// The heads of tables whose cells stand below their own where a page is narrow.
  static func headsInCells(of tables: [Table]) -> OwnCode {
    let rules = tables.flatMap { table in
      let cells = table.columns.enumerated().dropFirst().map { place, column in
        let head = styleString(column.title + (table.form == .sentences ? ": " : ""))
        return "#t-\(table.id) td:nth-child(\(place + 1)):not(:empty)::before{content:\"\(head)\"}"
      }
      let first = styleString("\(table.columns[0].title) ")
      return cells
        + (table.isNamedByNumbers ? ["#t-\(table.id) tbody th::before{content:\"\(first)\"}"] : [])
    }
    return OwnCode(
      joined: rules.isEmpty
        ? "" : "@media screen and (max-width:40rem){\(rules.joined(separator: "\n"))}\n")
  }

  private static func styleString(_ text: String) -> String {
    text.printable.unicodeScalars.map { scalar in
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return isPlain || scalar == " "
        ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }.joined()
  }
}

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

  private static func styleString(_ text: String) -> String {
    text.printable.unicodeScalars.map { scalar in
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      return isPlain || scalar == " "
        ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }.joined()
  }
}

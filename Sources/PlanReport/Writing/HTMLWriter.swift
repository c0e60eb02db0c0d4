import SkillsPlanner

/// Writes a document as one page that asks nothing of a network, a server or a script.
struct HTMLWriter {
  let sha256: ([UInt8]) -> String

  func page(_ document: Document) -> String {
    let style =
      OwnCode.colours + .pictures + .page + .print
      + .headsInCells(of: document.tables.map(\.forReading).filter { $0.form != .plain })
      + .printedPages(head: "\(document.title), \(document.year)", foot: document.status)
    let head: Markup = """
      <!doctype html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy(style, .script))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(document.title), \(document.year)</title>
      <style>\(Markup(style))</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the plan</a>
      <svg class="patterns" aria-hidden="true" focusable="false">\(Self.patterns)</svg>
      <header>
      <h1>\(isolated(document.title))</h1>
      <p class="year">Plan year \(document.year)</p>
      <p class="status"><b>Status</b> \(isolated(document.status))</p>
      \(contents(of: document))
      </header>
      <main id="main" tabindex="-1">

      """
    let foot: Markup = """
      </main>
      <footer>
      <p class="status"><b>Status</b> \(isolated(document.status))</p>
      <p>\(isolated(document.title)), \(document.year). Made from the plan file alone by SkillsPlanner.</p>
      </footer>
      <script>\(Markup(OwnCode.script))</script>
      </body>
      </html>

      """
    return (head + document.sections.map(section).joined() + foot).text
  }

  /// Nothing may be loaded, and no style or script may run but those of these bytes.
  private func policy(_ style: OwnCode, _ script: OwnCode) -> String {
    func source(_ code: OwnCode) -> String {
      "'sha256-\(base64(ofHex: sha256(Array(code.text.utf8))))'"
    }
    return
      "default-src 'none'; style-src \(source(style)); script-src \(source(script)); base-uri 'none'; form-action 'none'"
  }

  /// The fills that tell areas apart without their colour.
  static let patterns: Markup = """
    <defs><pattern id="p1" width="10" height="10" patternUnits="userSpaceOnUse"><rect class="pb" width="10" height="10"/><circle class="pd" cx="5" cy="5" r="2"/></pattern>\
    <pattern id="p2" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="pb" width="10" height="10"/><path class="ps" d="M3 0v10"/></pattern></defs>
    """

  private func contents(of document: Document) -> Markup {
    let sections = document.sections.map { section -> Markup in
      "<li><a href=\"#\(section.id)\">\(section.title)</a></li>"
    }.joined()
    let contents: Markup = """
      <nav aria-labelledby="contents"><h2 id="contents">On this page</h2><ol>\(sections)</ol></nav>
      """
    guard !document.links.isEmpty else { return contents }
    let links = document.links.map { link -> Markup in
      "<li><a href=\"\(link.file)\">\(isolated(link.title))</a></li>"
    }.joined()
    return contents + """
      <nav aria-labelledby="pages"><h2 id="pages">Other pages</h2><ul>\(links)</ul></nav>
      """
  }

  private func section(_ section: Section) -> Markup {
    """
    <section aria-labelledby="\(section.id)">
    <h2 id="\(section.id)">\(isolated(section.title))</h2>
    \(blocks(section.blocks[...]))</section>

    """
  }

  /// A picture alone and the short table behind it stand beside each other where there is room.
  private func blocks(_ blocks: ArraySlice<Block>) -> Markup {
    var rest = blocks
    var written: Markup = .empty
    while let first = rest.popFirst() {
      if case .pictures(let pictures) = first, pictures.count == 1,
        pictures.allSatisfy({ !$0.isWide }),
        case .table(let table) = rest.first, table.rows.count <= Self.mostRowsBeside
      {
        rest.removeFirst()
        written += "<div class=\"pair\">\(drawn(pictures))<div>\(self.table(table))</div></div>\n"
      } else {
        written += block(first)
      }
    }
    return written
  }

  private static let mostRowsBeside = 14

  private func block(_ block: Block) -> Markup {
    switch block {
    case .lead(let text): "<p class=\"lead\">\(isolated(text))</p>\n"
    case .paragraph(let text): "<p>\(isolated(text))</p>\n"
    case .heading(let text): "<h3>\(isolated(text))</h3>\n"
    case .figures(let figures): "<dl class=\"figures\">\(figures.map(figure).joined())</dl>\n"
    case .list(let items): items.isEmpty ? .empty : "<ul>\(items.map(item).joined())</ul>\n"
    case .terms(let items):
      items.isEmpty ? .empty : "<dl class=\"terms\">\(items.map(term).joined())</dl>\n"
    case .pictures(let pictures): drawn(pictures)
    case .table(let table): self.table(table)
    }
  }

  private func figure(_ figure: Block.Figure) -> Markup {
    "<div><dt>\(figure.label)</dt><dd>\(figure.value)</dd></div>"
  }

  private func item(_ item: Block.Item) -> Markup {
    if let file = item.file {
      return "<li><a href=\"\(file)\">\(isolated(item.name))</a> \(isolated(item.text))</li>"
    }
    return "<li><b>\(isolated(item.name))</b> \(isolated(item.text))</li>"
  }

  private func term(_ item: Block.Item) -> Markup {
    "<dt>\(isolated(item.name))</dt><dd>\(isolated(item.text))</dd>"
  }

  private func drawn(_ pictures: [Picture]) -> Markup {
    guard let first = pictures.first else { return .empty }
    let form: Markup = first.isWide ? " wide" : pictures.count == 1 ? " one" : .empty
    // Panels side by side share one legend, below them all.
    let shares = pictures.count > 1
    let figures = pictures.map { picture -> Markup in
      """
      <figure><figcaption>\(isolated(picture.title))</figcaption><svg class="picture" viewBox="0 0 \(picture.width) \(picture.height)" role="img" aria-label="\(picture.description)">\(picture.content)</svg>\(shares ? .empty : legend(of: picture))</figure>
      """
    }.joined()
    return "<div class=\"pictures\(form)\">\(figures)</div>\n"
      + (shares ? legend(of: first) : .empty)
  }

  private func legend(of picture: Picture) -> Markup {
    guard !picture.legend.isEmpty else { return .empty }
    let marks = picture.legend.map { mark -> Markup in
      "<li><svg width=\"24\" height=\"18\" viewBox=\"0 0 24 18\" aria-hidden=\"true\">\(mark.content)</svg>\(mark.meaning)</li>"
    }.joined()
    return "<ul class=\"legend\">\(marks)</ul>"
  }

  /// More rows than these scroll in a box of their own, below heads that stay.
  private static let mostRowsAtOnce = 30

  private func table(_ whole: Table) -> Markup {
    let table = whole.forReading
    let isLong: Markup = table.rows.count > Self.mostRowsAtOnce ? " long" : .empty
    let form: Markup =
      switch table.form {
      case .plain: .empty
      case .sentences: " class=\"k s\""
      case .cards: " class=\"k m\""
      }
    let heads = table.columns.map { column -> Markup in
      let kind: Markup = column.isNumber ? " class=\"n\"" : .empty
      return "<th scope=\"col\"\(kind)>\(column.title)</th>"
    }.joined()
    let rows = table.rows.map { row($0, of: table) }.joined()
    let total: Markup =
      table.total.map { "<tfoot>\(row($0, of: table))</tfoot>" } ?? .empty
    let note: Markup = table.note.isEmpty ? .empty : "<p class=\"note\">\(table.note)</p>"
    return """
      <div class="table\(isLong)" role="region" aria-labelledby="c-\(table.id)" tabindex="0"><table id="t-\(table.id)"\(form)><caption id="c-\(table.id)"><span>\(isolated(table.caption))</span></caption><thead><tr>\(heads)</tr></thead><tbody>
      \(rows)</tbody>\(total)</table></div>
      \(note)

      """
  }

  private func row(_ cells: [Cell], of table: Table) -> Markup {
    let written = zip(cells, table.columns).enumerated().map { place, pair -> Markup in
      let (cell, column) = pair
      let text = shown(cell)
      guard place > 0 else {
        let code: Markup = column.isCode ? " class=\"c\"" : .empty
        return "<th scope=\"row\"\(code)>\(text)</th>"
      }
      return "<td\(Self.kind(of: column))>\(text)</td>"
    }
    return "<tr>\(written.joined())</tr>\n"
  }

  private func shown(_ cell: Cell) -> Markup {
    switch cell {
    case .text, .missing: isolated(cell.shown)
    case .whole, .change, .share, .metres, .tenths, .degrees: Markup(showing: cell.shown)
    }
  }

  private static func kind(of column: Column) -> Markup {
    if column.isNumber { return " class=\"n\"" }
    if column.key == "sha256" { return " class=\"hex\"" }
    if column.isCode { return " class=\"c\"" }
    if column.isDay { return " class=\"d\"" }
    return column.isWordy ? " class=\"t\"" : .empty
  }

  /// A text that may be written from right to left does not turn its neighbours round, and a word too long for a cell
  /// may be broken.
  private func isolated(_ text: String) -> Markup {
    let isLong = text.split(separator: " ").contains { $0.utf8.count > Self.longestWord }
    let shown = isLong ? Self.breakable(text) : Markup(showing: text)
    return text.utf8.allSatisfy { $0 < 0x80 } ? shown : "<bdi>\(shown)</bdi>"
  }

  private static let longestWord = 32

  private static func breakable(_ text: String) -> Markup {
    text.split(separator: " ", omittingEmptySubsequences: false).enumerated().map { place, word in
      var rest = word
      var broken: Markup = place == 0 ? .empty : " "
      while rest.count > longestWord {
        broken += "\(String(rest.prefix(longestWord)))<wbr>"
        rest = rest.dropFirst(longestWord)
      }
      return broken + Markup(showing: String(rest))
    }.joined()
  }
}

/// Base 64 of bytes that are given in hexadecimal, as a policy names digests.
func base64(ofHex hex: String) -> String {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  let values = hex.compactMap(\.hexDigitValue)
  // Three hexadecimal digits are two of base 64.
  var text = ""
  for start in stride(from: 0, to: values.count, by: 3) {
    let part = values[start..<min(start + 3, values.count)]
    let bits = part.reduce(0) { $0 << 4 | $1 } << (4 * (3 - part.count))
    text.append(digits[bits >> 6])
    if part.count > 1 { text.append(digits[bits & 63]) }
  }
  return text + String(repeating: "=", count: (4 - text.count % 4) % 4)
}
